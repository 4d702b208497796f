/*
 * paper: the paper that carries a report to its committee.
 *
 * Does     finds the paper the data name for a report, else proposes one;
 *          says whether the committee has heard it.
 * Units    day numbers.
 * Gives    NULL or no day where nothing is known.
 * Errors   none.
 * Memory   the model is borrowed.
 * Source   docs/records.md, "Heard"; docs/domain.md section 5.
 *
 * The proposal. A report is a supplement of the paper that adopted the
 * concept: of its series the one this committee hears first after the
 * cut-off date. Heard means: the paper's item in this committee belongs to a
 * meeting that was held and has a result, neither adjourned nor withdrawn.
 */
#ifndef PROGRESS_COMMITTEE_PAPER_H
#define PROGRESS_COMMITTEE_PAPER_H

#include "progress/progress.h"

struct report_id {
	const struct model *model;
	const struct publication *publication;
	const struct organization *committee;
	struct period period;
	date cutoff;
};

/* The paper by which the concept was adopted, NULL = not known. */
const struct paper *concept_paper(const struct model *m);
const struct paper *report_paper(const struct report_id *r);

struct hearing {
	const struct paper *paper;      /* NULL = the report has none */
	bool is_named;                  /* by the data; else it is a proposal */
	const struct agenda_item *item; /* NULL = not heard yet */
	date day;                       /* of its meeting, DATE_NONE = not heard yet */
};
struct hearing report_hearing(const struct report_id *r);

#endif
