/*
 * cells: values between XML and tables, both ways.
 *
 * Does     reads what a column says of an element, writes it as a cell, and
 *          understands a cell again.
 * Units    canonical text: as the XML has it; lists with " | " between.
 * Gives    "" for nothing.
 * Errors   cell_canonical(): NULL for what is not understood.
 * Memory   the project's arena.
 * Source   own.
 */
#ifndef EXCHANGE_TABLE_CELLS_H
#define EXCHANGE_TABLE_CELLS_H

#include "exchange/sheet/book.h"
#include "exchange/store/project.h"
#include "exchange/table/column.h"

#define LIST_BETWEEN " | "

struct tables {
	struct project *project;
	const struct labels *labels;
	VEC(struct measure_name) measures; /* ids and codes, by id */
};

struct measure_name {
	const char *id, *code;
	const struct measure *measure;
};

void tables_begin(struct tables *t, struct project *p);

struct nodes {
	const struct xml_node **v;
	size_t n, cap;
};
/* The elements that are the table's rows, in the order of the files. */
struct nodes table_rows(struct tables *t, const struct table *table);

const char *column_value(struct tables *t, const struct table *table, const struct column *c,
	const struct xml_node *n);
/* As people read it: decimal comma, words of the project; harmless to spreadsheets. */
const char *cell_shown(struct tables *t, const struct column *c, const char *value);
const char *cell_canonical(struct tables *t, const struct column *c, const struct cell *cell);
/* The parts of a list. */
struct strings list_parts(struct arena *a, const char *s);

#endif
