/*
 * progress: what the status reports mean at a date; computed, never typed.
 *
 * Does     rebuilds the state of every measure at any date, compares two
 *          dates, counts, finds what is late, selects what a committee is
 *          competent for, computes deadlines.
 * Units    day numbers; counts of measures; cents.
 * Gives    arrays in the order of the concept (field number, place in it).
 * Errors   none: the model was checked before.
 * Memory   results in the arena given; the model is borrowed.
 * Source   docs/domain.md sections 3, 4 and 10.
 */
#ifndef PROGRESS_PROGRESS_H
#define PROGRESS_PROGRESS_H

#include "model/model.h"
#include "progress/shift.h"

/* State of one measure at a date. */
struct state {
	const struct measure *measure;
	const struct status_report *report; /* the newest not after the date, NULL = none yet */
	enum status status;                 /* STATUS_RECOMMENDED without a report */
	enum schedule schedule;             /* by the rule table in schedule.c */
	date due; /* the newest one stated, else the planned end; DATE_NONE = none */
	struct shift shift;
	date since; /* first day of the present status, DATE_NONE = unknown */
};

struct states {
	date at;
	const struct model *model; /* of the measures */
	struct state *v;
	size_t n;
};

struct tally {
	int count[STATUS_COUNT];
	int total;
	int limited; /* measures with an end: all but ongoing, rejected, transferred */
	int done;
	int late, at_risk;
};

/* Reports dated after `at` are ignored; measures replaced or withdrawn by then are left out. */
struct state state_at(const struct measure *measure, date at);
struct states states_at(struct arena *a, const struct model *m, date at);
const struct state *state_of(const struct states *s, const struct measure *measure);
/* The state of a measure that may be another view's; NULL = it is not among them. */
const struct state *state_like(const struct states *s, const struct measure *measure);

/* To be done, and later than at first. */
bool state_has_slipped(const struct state *s);
/* An ongoing task whose review date has passed on that day. */
bool state_is_unreviewed(const struct state *s, date at);
/* Late, at risk, moved to a later day, put off or given up: readers want to know why. */
bool state_needs_reason(const struct state *s);
/*
 * The newest reason given: by the newest report, else for the present date,
 * else by the last report that gave one; NULL = nobody gave any.
 */
const char *state_reason(const struct state *s);

/* Replaced and withdrawn measures belong to the concept no longer. */
bool status_has_left(enum status s);
/* False for ongoing, rejected and transferred measures: never in a share done. */
bool status_is_limited(enum status s);

/* field NULL = all fields. */
struct tally tally_of(const struct states *s, const struct action_field *field);
struct tally tally_sum(struct tally a, struct tally b);
bool tally_is_equal(struct tally a, struct tally b);

/* Language-independent, for goldens: one line per measure, then the tally. */
void progress_dump(FILE *out, const struct states *s);

/* What one report asks of this stage; the dump answers all of it. */
struct progress_question {
	const struct model *model;
	const struct organization *committee;
	struct period period;
	date cutoff;
	const char *name; /* of the publication */
};
void progress_dump_report(FILE *out, const struct progress_question *asked);

#endif
