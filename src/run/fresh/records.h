/*
 * records: the facts of one edition as short hashes, so that a rebuild can
 *          say which of them changed.
 *
 * Does     hashes each record (measure, meeting, …) of the model; status
 *          reports belong to their measure.
 * Units    -
 * Gives    pairs "measure SB-03" -> "hash status", sorted by key.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/manifest.md.
 */
#ifndef RUN_FRESH_RECORDS_H
#define RUN_FRESH_RECORDS_H

#include "model/model.h"
#include "publish/manifest.h"

struct records {
	const char *name; /* hash of all */
	struct pairs pairs;
	struct pairs ids; /* record key -> the id it has in the model */
};

void records_make(struct arena *a, const struct model *m, struct records *out);

#endif
