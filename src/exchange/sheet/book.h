/*
 * book: a spreadsheet as it was saved, whatever program saved it.
 *
 * Does     reads XLSX (Excel, LibreOffice), ODS and CSV into one shape; the
 *          kind is told by the bytes, not by the name.
 * Units    rows and columns count from 0; hidden ones are counted like others.
 * Gives    text of cells: numbers as plain decimals with a point, days as
 *          2026-09-30 (with THH:MM behind if there is a time), truths as
 *          true or false. Cells are ordered by row, then column; empty ones
 *          are left out.
 * Errors   NULL after a fault that names the file; more cells or bytes than
 *          the limits are refused, never cut.
 * Memory   the arena given.
 * Source   ECMA-376 part 1 section 18; OpenDocument 1.2 part 1 section 9;
 *          RFC 4180.
 */
#ifndef EXCHANGE_SHEET_BOOK_H
#define EXCHANGE_SHEET_BOOK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/vec.h"

#include <stdbool.h>

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_DATE, CELL_TRUTH, CELL_ERROR };

struct cell {
	int row, col;
	enum cell_kind kind;
	bool is_formula; /* its text is the result saved with it */
	const char *text;
};

struct merged { /* one cell over several; the first has the text */
	int row, col, last_row, last_col;
};

struct sheet {
	const char *name;
	bool is_hidden;
	VEC(struct cell) cells;
	VEC(struct merged) merged;
	VEC(int) hidden_rows; /* ascending */
	int rows;             /* behind the last row with a cell */
	int cols;             /* behind the last column with a cell */
};

struct book {
	const char *shown; /* name in messages */
	VEC(struct sheet) sheets;
};

struct book *book_read(
	struct arena *a, const char *shown, const void *bytes, size_t n, struct diag *d);

const struct sheet *book_sheet(const struct book *b, const char *name); /* NULL = none */
/* Lends; NULL where nothing stands. */
const struct cell *sheet_cell(const struct sheet *s, int row, int col);
/* "" where nothing stands; blanks at both ends are gone. */
const char *sheet_text(const struct sheet *s, int row, int col);
bool sheet_is_hidden_row(const struct sheet *s, int row);
/* The merged range over that cell, NULL = none. */
const struct merged *sheet_merged(const struct sheet *s, int row, int col);

/* "F5" */
#define CELL_NAME 24
const char *cell_name(int row, int col, char buf[CELL_NAME]);
/* The place for messages: "sheet Amt 40, cell F5"; its words live in the arena. */
struct where cell_where(
	struct arena *a, const struct book *b, const struct sheet *s, int row, int col);

#endif
