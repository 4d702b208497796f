/*
 * plan: which documents a project asks for.
 *
 * Does     turns publications, committees and periods into a flat list of
 *          jobs; each job is one file.
 * Units    -
 * Gives    jobs in the order of the publications, then committee, period;
 *          each with its names, which nobody else makes up.
 * Errors   FAULT_NO_PUBLICATION if --only or --committee name nothing,
 *          FAULT_NAME_TWICE if two jobs want one file, FAULT_SEAL_LOST of a
 *          seal that no publication asks for any more.
 * Memory   the arena given; editions are made once each and shared.
 * Source   own.
 */
#ifndef RUN_PLAN_PLAN_H
#define RUN_PLAN_PLAN_H

#include "base/vec.h"
#include "compose/compose.h"
#include "model/model.h"
#include "run/cli/options.h"

/* What tells a job from all others of the project, and its file through all runs. */
struct job_key {
	const char *publication;
	const char *committee, *period; /* "" = none */
	enum edition edition;
};

struct job {
	struct job_key key;
	const struct publication *publication;
	const struct model *model;            /* the edition's */
	const struct organization *committee; /* NULL for a concept */
	struct period period;                 /* reports */
	date as_of;
	const struct labels *labels; /* in the publication's language */
	struct document_name name;
	const struct document_name *concept; /* the public one, NULL = none is published */
	const struct ledger *ledger;         /* NULL = it is not to be looked at */
	enum document_mark mark;
	date corrected;              /* a corrected edition of that day, DATE_NONE = none */
	const struct seal *replaces; /* the edition that it corrects */
	const struct seal *seal;     /* its bytes are sealed: they are published, nothing is made */
};

/* The reports of one publication to one committee, whether or not one is built. */
struct series {
	const struct publication *publication;
	const struct organization *committee;
	bool has_last;
	struct period last; /* reported on; later ones have been published by mistake */
};

struct plan {
	VEC(struct job) jobs;
	VEC(struct series) series;
};

/* Sealed documents are in it whatever the project says of them today; withdrawn ones are not. */
int plan_make(struct arena *a, const struct model *m, const struct options *o,
	const struct ledger *ledger, struct plan *plan, struct diag *d);

#endif
