/*
 * seal: what a committee has noted becomes a record.
 *
 * Does     copies a published document, the files beside it and its facts
 *          from the output folder into PROJECT/sealed, and writes its
 *          record last: what has no record is not sealed.
 * Units    day numbers, bytes.
 * Gives    per document: all of it sealed, or nothing.
 * Errors   a document that was never built, is stale, was altered, marked as
 *          a draft or not heard yet is refused; the others are sealed.
 * Memory   the arena given.
 * Source   docs/records.md; the order of a commit is publish/commit.c's.
 */
#ifndef RUN_SEAL_SEAL_H
#define RUN_SEAL_SEAL_H

#include "run/cli/options.h"
#include "run/cli/places.h"
#include "run/plan/plan.h"
#include "run/work/reply.h"

struct sealing {
	const struct options *options;
	const struct places *places;
	const char *project, *output;
	const struct plan *plan;
	const size_t *jobs; /* indexes into the plan, as for the replies */
	size_t njobs;
	const struct reply *replies; /* of a dry run: stale or not */
	const struct publisher *publisher;
	const struct ledger *ledger;
	struct arena *arena;
	struct diag *diag;
};

/* Of all selected documents those that can be; *done counts them. */
void seal_documents(const struct sealing *s, size_t *done);
/* `status`: says which documents have been heard and are not sealed yet. */
void seal_propose(const struct sealing *s);

#endif
