/*
 * glance: a run whose files are all the ones they were has nothing to do.
 *
 * Does     after a run without a fault keeps the identities of all that it
 *          could read and of all that it left in the output folder; before the
 *          next one looks whether every one of them holds.
 * Units    -
 * Gives    true = nothing that decides anything has changed: done. False says
 *          nothing: the run then looks at contents.
 * Errors   none: a record that cannot be read or written (cache.h) is none.
 * Memory   the arena given.
 * Source   docs/unattended.md.
 */
#ifndef RUN_FRESH_GLANCE_H
#define RUN_FRESH_GLANCE_H

#include "run/fresh/identity.h"
#include "run/work/render.h"

struct glance {
	struct arena *arena;
	const char *key; /* of project, command line, environment, day; NULL = no record is kept */
	const char *project, *output;
	struct identities inputs;
	int64_t start; /* of the run [ns] */
};

/* project and output as the user named them. */
void glance_open(struct glance *g, struct arena *a, const struct options *o, const char *project,
	const char *output);
/* ndocuments: how many the run before found in order. */
bool glance_holds(const struct glance *g, size_t *ndocuments);

/* The project's files, noted before they are read. */
void glance_note(struct glance *g, const struct places *places);
/* The run left everything in order. */
void glance_keep(struct glance *g, const struct renderer *w, size_t ndocuments);

#endif
