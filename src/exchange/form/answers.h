/*
 * answers: filled-in forms back into the project.
 *
 * Does     compares each asked cell with what was given out (the hidden
 *          sheet) and with what the project says now, and notes the edits.
 * Units    -
 * Gives    edits; a cell equal to what was given out changes nothing.
 * Errors   -1 after faults, each with its sheet and cell; then no file is
 *          taken, or with is_partial only those without a fault.
 * Memory   the project's arena.
 * Source   own.
 */
#ifndef EXCHANGE_FORM_ANSWERS_H
#define EXCHANGE_FORM_ANSWERS_H

#include "exchange/exchange.h"

/* Uses of the options: recorded, is_partial. */
int answers_read(struct edits *e, const struct imported_files *files,
	const struct import_options *o, struct imported_files *taken);

#endif
