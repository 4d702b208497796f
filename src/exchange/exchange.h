/*
 * exchange: data of others into a project, and a project's data out.
 *
 * Does     names the importers; each reads files and notes edits of the
 *          project, which are tried in memory before they are kept.
 * Units    -
 * Gives    edits, and the files they came from.
 * Errors   -1 after faults: then nothing is to be changed.
 * Memory   the project's arena.
 * Source   own.
 *
 * sheet/ spreadsheets in · store/ the project's XML changed in place, and
 * kept · form/ the office's form · table/ flat tables · oparl/ council data
 */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "exchange/store/edits.h"
#include "exchange/store/imports.h"

struct import_options {
	date recorded;    /* the day of the import */
	bool is_partial;  /* good files are taken beside bad ones */
	bool is_removing; /* what is missing in a table is taken away */
	bool takes_all;   /* council data that the project does not name, too */
};

typedef int import_function(struct edits *e, const struct imported_files *files,
	const struct import_options *o, struct imported_files *taken);

/* NULL = no such kind: form, tables, oparl. */
import_function *importer_of(const char *kind);

/* The changed project as it would be; -1 after the faults it would have. */
int exchange_try(struct project *p, const struct model_files *files);

#endif
