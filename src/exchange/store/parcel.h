/*
 * parcel: what an import's worker hands to the process that commits.
 *
 * Does     carries files, messages and a count through a pipe as bytes; both
 *          ends are the same program.
 * Units    -
 * Gives    the same on the other side, strings in its arena.
 * Errors   parcel_read(): -1 if the bytes are not a whole parcel.
 * Memory   the arena given.
 * Source   own.
 */
#ifndef EXCHANGE_STORE_PARCEL_H
#define EXCHANGE_STORE_PARCEL_H

#include "base/str.h"
#include "exchange/store/imports.h"

struct parcel {
	bool is_good; /* there is something to commit, or nothing to do */
	size_t count; /* values changed */
	struct model_files files;
	struct imported_files taken; /* names only */
};

void parcel_write(struct str *out, const struct parcel *p, const struct diag *d);
int parcel_read(const struct str *in, struct arena *a, struct parcel *p, struct diag *d);

#endif
