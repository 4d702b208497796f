/*
 * list: an office's own list of measures becomes a project.
 *
 * Does     reads a spreadsheet by a map; makes fields, measures, offices and
 *          the reports of one day, and the files around them.
 * Units    -
 * Gives    the files of a project that builds.
 * Errors   -1 after faults, each with its cell. What was read otherwise than
 *          it stands there (a day from "Ende 2026") is a note.
 * Memory   the arena given.
 * Source   own; the map's form: table/map.h.
 */
#ifndef EXCHANGE_TABLE_LIST_H
#define EXCHANGE_TABLE_LIST_H

#include "exchange/store/imports.h"

int list_to_project(struct arena *a, const struct imported_file *list,
	const struct imported_file *map, struct model_files *out, struct diag *d);

#endif
