/*
 * imports: changed files into the project, all or none, and back again.
 *
 * Does     keeps what is replaced and what was imported in imports/N, writes
 *          the new files beside the old ones (checked, fsync), renames them
 *          all at the end. A run that died in between is taken back by the
 *          next one.
 * Units    -
 * Gives    the number N of the import.
 * Errors   -1 after a fault; then every file of the project is as it was.
 * Memory   none kept; struct writers holds the lock for all of it.
 * Source   own. imports/N holds:
 *            record      one line per file: href, hash before, hash after
 *            before/     the files as they were
 *            files/      the imported ones
 *            pending     while the renaming is under way
 *            undone      after `import undo`
 */
#ifndef EXCHANGE_STORE_IMPORTS_H
#define EXCHANGE_STORE_IMPORTS_H

#include "model/model.h"
#include "publish/writers.h"

struct imported_file {    /* as it came from outside */
	const char *name; /* without folders */
	const char *bytes;
	size_t n;
};

struct imported_files {
	struct imported_file *v;
	size_t n, cap;
};

struct import {
	const char *command; /* "form" */
	struct model_files files;
	struct imported_files sources;
};

/* Takes back what a run that died has left half renamed. */
int imports_recover(struct writers *w, struct diag *d);
int imports_next(const struct writers *w); /* the number the next one gets */
int imports_commit(struct writers *w, const struct import *i, int *number, struct diag *d);
/* Brings the last import back; names of the files restored go to `out`. */
int imports_undo(
	struct writers *w, struct arena *a, int *number, struct model_files *out, struct diag *d);

#endif
