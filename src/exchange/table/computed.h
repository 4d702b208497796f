/*
 * computed: columns that no file says: the state of a measure today.
 *
 * Does     answers from the model what the table of measures shows besides
 *          what is in the measure itself.
 * Units    as in cells.h.
 * Gives    "" for nothing.
 * Errors   none.
 * Memory   the project's arena.
 * Source   progress.h.
 */
#ifndef EXCHANGE_TABLE_COMPUTED_H
#define EXCHANGE_TABLE_COMPUTED_H

#include "exchange/table/cells.h"

const char *computed_value(struct tables *t, const struct table *table, const struct column *c,
	const struct xml_node *n);

#endif
