/*
 * sheetout: workbooks out, through libxlsxwriter; its only door.
 *
 * Does     writes a form or plain tables as XLSX, the same bytes for the same
 *          content: no date of the day is in them.
 * Units    rows and columns from 0.
 * Gives    the workbook as bytes in the arena.
 * Errors   NULL with errno set, if the temporary file could not be written.
 * Memory   the arena given; tmp is a folder for a temporary file.
 * Source   ECMA-376; libxlsxwriter's manual.
 */
#ifndef EXCHANGE_FORM_SHEETOUT_H
#define EXCHANGE_FORM_SHEETOUT_H

#include "exchange/form/form.h"

struct bytes {
	const char *s;
	size_t n;
};

struct bytes form_workbook(struct arena *a, const struct form *f, const char *tmp);

/* A plain sheet: texts, and numbers or days where the column says so. */
enum out_kind { OUT_TEXT, OUT_NUMBER, OUT_DATE };
struct out_table {
	const char *name;
	const char *const *heads;
	const enum out_kind *kinds;
	size_t ncols;
	const char *const *cells; /* row after row; "" = empty */
	size_t nrows;
};
struct bytes tables_workbook(
	struct arena *a, const struct out_table *tables, size_t n, const char *tmp);

#endif
