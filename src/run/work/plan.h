/*
 * plan: which documents a project asks for.
 *
 * Does     turns publications, committees and periods into a flat list of
 *          jobs; each job is one file.
 * Units    -
 * Gives    jobs in the order of the publications, then committee, period.
 * Errors   FAULT_NO_PUBLICATION if --only or --committee name nothing.
 * Memory   the arena given; editions are made once each and shared.
 * Source   own.
 */
#ifndef RUN_WORK_PLAN_H
#define RUN_WORK_PLAN_H

#include "base/vec.h"
#include "model/model.h"
#include "run/cli/options.h"

struct job {
	const struct publication *publication;
	const struct model *model;            /* the edition's */
	const struct organization *committee; /* NULL for a concept */
	struct period period;                 /* reports */
	date as_of;
};

struct plan {
	VEC(struct job) jobs;
};

int plan_make(struct arena *a, const struct model *m, const struct options *o, struct plan *plan,
	struct diag *d);

#endif
