/*
 * grid: tables, row by row and cell by cell.
 *
 * Does     makes Table, Caption, THead, TBody, TR, TH and TD with scope,
 *          spans and header lists; keeps the grid regular.
 * Units    columns count from 0.
 * Gives    every TD names the TH of its column and row.
 * Errors   none: short rows are filled with empty cells.
 * Memory   the document's arena; struct grid on the caller's stack.
 * Source   ISO 32000-1 §14.8.4.3.4; ISO 14289-1 §7.5.
 */
#ifndef COMPOSE_WRITE_GRID_H
#define COMPOSE_WRITE_GRID_H

#include "compose/write/builder.h"

struct grid_spec {
	enum table_style style;
	const struct column *columns; /* copied */
	size_t ncolumns;
	const char *caption; /* NULL = none, and not numbered */
	const char *anchor;  /* NULL = made up */
	const char *summary; /* what it holds, for assistive technology */
	bool keep_together, may_turn;
};

struct grid {
	struct builder *b;
	struct block *block;
	uint32_t elem, section; /* Table; THead or TBody */
	struct frame old, cell_old;
	VEC(struct row) rows;   /* of the present section */
	VEC(struct cell) cells; /* of the present row */
	int *busy;              /* per column: rows that a cell above still covers */
	int column;             /* next free one */
	bool in_head, row_is_open;
};

/* What a cell is; zero is a left-aligned TD. */
struct grid_cell {
	bool is_head, is_row_head;
	int colspan, rowspan; /* 0 = 1 */
	enum text_align align;
	bool is_number;  /* the table style's number look */
	int status_mark; /* enum status + 1: its symbol stands before the text; 0 = none */
};

void grid_open(struct grid *g, struct builder *b, const struct grid_spec *spec);
/* A caption with inline content: spec.caption NULL, builder_caption_open() … right after. */
void grid_head(struct grid *g); /* the rows that follow are head rows */
void grid_body(struct grid *g); /* … and these the body's */
struct block *grid_close(struct grid *g);

void grid_row(struct grid *g);
void grid_total_row(struct grid *g); /* a strong row */

/* A head over the whole width, for the rows up to the next one. */
void grid_group_row(struct grid *g, int ncolumns, const char *text);

void grid_th(struct grid *g, const char *text);      /* column head */
void grid_th_num(struct grid *g, const char *text);  /* column head over numbers */
void grid_row_th(struct grid *g, const char *text);  /* row head */
void grid_td(struct grid *g, const char *text);      /* NULL or "": an empty cell */
void grid_num(struct grid *g, const char *text);     /* right-aligned, tabular */
void grid_decimal(struct grid *g, const char *text); /* aligned on the decimal mark */
void grid_status(struct grid *g, enum status status, const char *text);

/* Any content: blocks, or builder_line() with the cell's own element. */
uint32_t grid_cell_open(struct grid *g, struct grid_cell cell);
void grid_cell_close(struct grid *g);
/* The text style a line in the open cell has. */
enum text_style grid_cell_style(const struct grid *g);

#endif
