/*
 * projects: which folders the command line means, and where their files go.
 *
 * Does     takes each PROJECT as a project, or as a folder of projects; finds
 *          those that have the same id.
 * Units    -
 * Gives    one PROJECT with a project.xml: its files go straight into the
 *          output folder; else each project gets OUTPUT/FOLDER-NAME.
 * Errors   -1 if two projects would share one folder; printed.
 * Memory   the arena given.
 * Source   docs/unattended.md.
 */
#ifndef RUN_WORK_PROJECTS_H
#define RUN_WORK_PROJECTS_H

#include "base/vec.h"
#include "run/cli/options.h"

struct project_place {
	const char *project, *output;
	const char *twin; /* another of these projects that has the same id, NULL = none */
};
struct project_places {
	struct project_place *v;
	size_t n, cap;
};

int projects_find(struct arena *a, const struct options *o, struct project_places *out);

#endif
