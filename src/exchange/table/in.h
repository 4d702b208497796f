/*
 * in: flat tables back into the project.
 *
 * Does     finds each row by its key, changes what its cells say otherwise,
 *          adds rows that are new; takes away what is missing only if told.
 * Units    -
 * Gives    edits; a table as it was exported changes nothing.
 * Errors   -1 after faults, each with its sheet and cell.
 * Memory   the project's arena.
 * Source   own; uses of the options: is_removing.
 */
#ifndef EXCHANGE_TABLE_IN_H
#define EXCHANGE_TABLE_IN_H

#include "exchange/exchange.h"

int tables_in(struct edits *e, const struct imported_files *files, const struct import_options *o,
	struct imported_files *taken);

#endif
