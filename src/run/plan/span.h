/*
 * span: from when to when a committee is reported to.
 *
 * Does     answers which periods a publication has and up to which day each
 *          looks. Without a word from anyone the last one is the newest that
 *          is over and has a status report: the same answer on every day
 *          until there is new data or a period ends. Reports from meeting to
 *          meeting are written for the next one: there it is the running one.
 * Units    day numbers.
 * Gives    --period, --as-of and <reporting upTo> before that, in this order.
 * Errors   none.
 * Memory   none.
 * Source   input/README.md, "Bis zu welchem Tag berichtet wird".
 */
#ifndef RUN_PLAN_SPAN_H
#define RUN_PLAN_SPAN_H

#include "model/model.h"
#include "run/cli/options.h"

struct span {
	struct period first, last;
};

/* False if there is nothing to report on. */
bool span_of(const struct options *o, const struct model *m, const struct publication *pub,
	const struct organization *committee, struct span *out);

/* The last day a report on the period looks at. */
date span_cutoff(const struct options *o, const struct model *m, struct period p);
/* The day of a document that has no period. */
date span_as_of(const struct options *o, const struct model *m);

#endif
