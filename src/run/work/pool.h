/*
 * pool: jobs in worker processes, side by side.
 *
 * Does     forks workers that inherit everything loaded so far, hands each
 *          one job after the other through pipes, replaces those that die.
 * Units    seconds; MB for the limit of memory (0 = none).
 * Gives    one outcome per job, in the order of the jobs, whatever the
 *          number of workers.
 * Errors   a crash, a hang or a lack of memory is the outcome of its own job
 *          alone; a signal to us ends all workers and gives its number.
 * Memory   outcomes are the caller's: pool_outcome_release().
 * Source   fork(2), prctl(2): PR_SET_PDEATHSIG.
 */
#ifndef RUN_WORK_POOL_H
#define RUN_WORK_POOL_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

enum pool_end { POOL_DONE, POOL_CRASHED, POOL_TIMEOUT };

#define LAST_WORDS 160

struct pool_outcome {
	enum pool_end end;
	int signal, status;          /* CRASHED: what ended the worker */
	struct str bytes;            /* DONE: what the job wrote to `out` */
	char last_words[LAST_WORDS]; /* CRASHED: the last line of its standard error */
};

struct pool {
	size_t njobs;
	int nworkers;
	int timeout_seconds; /* per job, 0 = none */
	int memory_mb;
	int signal_fd;            /* from interrupt.h, -1 = none */
	void (*begin)(void *ctx); /* in each worker, once */
	void (*work)(void *ctx, size_t job, struct str *out);
	void (*progress)(void *ctx, size_t done, size_t total);
	void *ctx;
};

/* Gives 0, or the number of the signal that ended the run. */
int pool_run(const struct pool *p, struct pool_outcome *outcomes);
void pool_outcome_release(struct pool_outcome *o);

#endif
