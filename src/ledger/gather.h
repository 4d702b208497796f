/*
 * gather: the facts of a report, out of what it was composed from.
 *
 * Does     turns states, sums, tasks and values into struct facts.
 * Units    day numbers, whole cents.
 * Gives    the same facts for the same model, committee, days.
 * Errors   none.
 * Memory   the arena given; strings are the model's.
 * Source   progress/.
 */
#ifndef LEDGER_GATHER_H
#define LEDGER_GATHER_H

#include "ledger/facts.h"
#include "progress/committee/sight.h"

/* What the report has in its hands when it prints. */
struct gathering {
	const struct model *model;
	const struct organization *committee;
	date first, cutoff;
	const struct states *now; /* the committee's measures */
	const struct tasks *tasks;
	int needs;
};

struct facts *facts_gather(struct arena *a, const struct gathering *g);
/* What a report on that day, of a period from `first` on, would print by today's data. */
struct facts *facts_in(struct arena *a, const struct sight *s, date first);
/* Of a document without a committee: nothing but the day and the rules. */
struct facts *facts_of_day(struct arena *a, date cutoff);

#endif
