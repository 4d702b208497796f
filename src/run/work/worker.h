/*
 * worker: one document in a worker, from facts to a staged file.
 *
 * Does     composes, compares the fingerprint with the manifest, and only
 *          if something differs lays out, paints, finishes and stages.
 * Units    -
 * Gives    a reply as bytes, for pool.h.
 * Errors   in the reply's messages.
 * Memory   each job's own arena.
 * Source   src/ARCHITECTURE.md.
 */
#ifndef RUN_WORK_WORKER_H
#define RUN_WORK_WORKER_H

#include "publish/publish.h"
#include "run/fresh/inputs.h"
#include "run/work/reply.h"

struct worker { /* set before the workers are forked */
	struct renderer *renderer;
	const struct plan *plan;
	const size_t *jobs; /* indexes into the plan: this shard's */
	const struct common_inputs *common;
	struct publisher *publisher;
	const struct options *options;
	bool is_dry; /* status: say what would be made */
};

void worker_begin(void *worker);
void worker_work(void *worker, size_t i, struct str *out);

/* "sachstand asidq 2026-Q3", for messages about a document without a name yet. */
const char *job_name(struct arena *a, const struct job *job);
/* What tells the job from others in the manifest: project, publication, committee, period. */
struct manifest_file job_entry(struct arena *a, const struct job *job);

#endif
