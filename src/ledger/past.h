/*
 * past: what an earlier report said, in place of what today's data say.
 *
 * Does     finds the seal of an earlier report of the same series; puts its
 *          words into states that are compared with today's.
 * Units    day numbers.
 * Gives    states of today's measures, with the sealed words.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/records.md.
 */
#ifndef LEDGER_PAST_H
#define LEDGER_PAST_H

#include "ledger/ledger.h"

/* Whose reports: a series of one publication, edition and committee. */
struct past_series {
	const struct ledger *ledger; /* may be NULL: nothing is sealed */
	const struct model *model;
	const struct publication *publication;
	const struct organization *committee;
};

/*
 * The seal of the report on a period, of the committee or one it succeeds;
 * NULL = not sealed. One that was withdrawn is given too: it has no facts.
 */
const struct seal *past_seal(const struct past_series *s, struct period p);

/* Of all measures of that day those that it names, with its words. */
struct states past_states(struct arena *a, const struct states *all, const struct facts *said);

/* How many of the sealed measures are not among the states: moved, or no longer shown. */
struct past_gone {
	const struct measure **moved; /* still shown by this edition */
	size_t nmoved;
	int hidden;
};
struct past_gone past_gone(
	struct arena *a, const struct model *m, const struct states *s, const struct facts *said);

/* The sealed value of an indicator on a day, NULL = the report had none. */
const struct fact_value *past_value(const struct facts *said, const char *indicator, date day);

#endif
