/*
 * report: what the parts of a committee report share.
 *
 * Does     gathers once what every part prints: states before and now,
 *          changes, sums, tasks, decisions asked for.
 * Units    day numbers; counts of measures; cents.
 * Gives    one function per part, in the order of report.c's table; a part
 *          with nothing to say writes nothing.
 * Errors   a part reports through the builder's diag and gives -1.
 * Memory   the document's arena.
 * Source   docs/domain.md section 4; docs/look.md, "Committee report".
 */
#ifndef COMPOSE_REPORT_REPORT_H
#define COMPOSE_REPORT_REPORT_H

#include "compose/write/builder.h"
#include "compose/write/grid.h"
#include "ledger/deviation.h"
#include "progress/change.h"
#include "progress/committee/decision.h"
#include "progress/committee/task.h"

struct report {
	struct builder *b;
	const struct model *model;
	const struct organization *committee;
	struct period period;
	date first, cutoff;         /* the period's first day; the last one looked at */
	date before;                /* the day before the period */
	bool is_first;              /* no measure had a report before, or there was no committee */
	bool is_new_committee;      /* it did not exist before, but may succeed another */
	struct states now, was;     /* the committee's measures, as it was competent then */
	const struct state **prior; /* of now.v[i] before the period, NULL = was not there */
	struct tally sum, sum_was;
	struct changes changes;
	const struct facts *said; /* by the sealed report before; NULL = not sealed */
	bool is_withdrawn;        /* that report was: there is nothing to compare with */
	struct deviations deviations;
	bool has_corrections; /* they have been written */
	struct facts *facts;  /* what this report says */
	struct tasks tasks;
	struct needs needs;
	int nneeds_was;
	const struct action_field **fields; /* those of its measures */
	size_t nfields;
	const struct part *part;
	bool has_title; /* the cover's is the document's only one */
};

/* The parts. */
int report_cover(struct report *r);
int report_header(struct report *r);
int report_proposal(struct report *r);
int report_overview(struct report *r);
int report_by_field(struct report *r);
int report_over_time(struct report *r);
int report_changes(struct report *r);
int report_corrections(struct report *r);
int report_late(struct report *r);
int report_measures(struct report *r);
int report_tasks(struct report *r);
int report_indicators(struct report *r);
int report_obstacles(struct report *r);
int report_finances(struct report *r);
int report_next_meeting(struct report *r);
int report_missing(struct report *r);
int report_attachments(struct report *r);
int report_legend(struct report *r);
/* Instead of all parts but the header and the next meeting. */
int report_idle(struct report *r);

/* ---- pieces ---- */

const char *report_title(const struct report *r); /* the publication's or ours */
const char *report_heading(struct report *r);     /* the same, with the municipality */
/* Committee, period and, of invented data, that they are. */
const char *report_whose(struct report *r);

/* A section of the report; anchor = the part's kind. */
struct block *report_section(struct report *r, enum label title);
/* A heading without a section of its own: of a box, of a short list. */
struct block *report_minor_heading(struct report *r, enum text_style style, const char *title);

/* A label filled with texts; the catalogue's words in short. */
#define REPORT_SAY(r, id, ...) LABEL_FILL((r)->b->a, (r)->b->labels, id, __VA_ARGS__)
#define REPORT_SAY_N(r, id, n, ...) LABEL_FILL_N((r)->b->a, (r)->b->labels, id, n, __VA_ARGS__)

/* A cell whose text is never divided: codes, paper numbers. */
void report_code_cell(struct grid *g, const char *code);
/* Table without a numbered caption; rows follow after report_table_head(). */
void report_table(struct report *r, struct grid *g, const struct grid_spec *spec,
	const enum label *heads, size_t nheads);
/* "SB-01, SB-04 and WS-02" */
const char *report_codes(struct report *r, const struct measure *const *v, size_t n);

/* The series this report is the newest of. */
struct past_series report_series(const struct report *r);
/* One sentence for page 1, "" = there is nothing to correct. */
const char *report_say_corrections(struct report *r);

/* What changed, in a few words: "in planning → under way; due date moved from … to …". */
const char *report_change_words(struct report *r, const struct change *c);
/* "2 done, 4 started and 1 slipped" */
const char *report_change_counts(struct report *r);
/* "under way"; the quarter's or meeting's name for sentences. */
const char *report_due_words(struct report *r, const struct state *s);
/* Why it is as it is: the newest report's reason, else its note, else "". */
const char *report_reason(const struct state *s);
/* Note of the newest report if it is of this period, else "". */
const char *report_news(const struct report *r, const struct state *s);

#endif
