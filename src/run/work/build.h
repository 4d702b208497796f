/*
 * build: one project, from its folder to its published set.
 *
 * Does     locks, loads, plans, hands the documents to workers, commits
 *          what they made as one set, says what was done and why.
 * Units    -
 * Gives    the exit status of the project.
 * Errors   printed here, once.
 * Memory   one arena, gone at the end.
 * Source   docs/unattended.md.
 */
#ifndef RUN_WORK_BUILD_H
#define RUN_WORK_BUILD_H

#include "run/cli/options.h"
#include "run/cli/places.h"
#include "run/work/tally.h"

struct project_run { /* one project's part of the command */
	const struct options *options;
	const struct places *places;
	const char *project, *output;
	int jobs;         /* workers for this project */
	const char *twin; /* another project with the same id, NULL = none */
};

/* `build`, and `status` if the options say so. */
int build_project(const struct project_run *e, struct tally_of_run *tally);

#endif
