/*
 * many: several projects, each in a process of its own.
 *
 * Does     runs them side by side; a project that crashes costs itself
 *          alone. What each says is kept and printed in their order.
 * Units    -
 * Gives    the worst exit status; the tallies added up.
 * Errors   a project's crash is one line and status 3.
 * Memory   what children say is in memory files until it is printed.
 * Source   own.
 */
#ifndef RUN_WORK_MANY_H
#define RUN_WORK_MANY_H

#include "run/work/build.h"
#include "run/work/projects.h"

int many_run(const struct options *o, const struct places *places,
	const struct project_places *projects, struct tally_of_run *tally);

/* Workers to use: --jobs, or the cores we may run on. */
int job_count(const struct options *o);

#endif
