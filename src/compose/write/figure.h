/*
 * figure: charts with their caption, alternative text and table of numbers.
 *
 * Does     sets Caption, Figure and Table one after the other; makes the
 *          charts that both kinds of document show from tallies of status.
 * Units    counts of measures.
 * Gives    chart, alternative text and table from the same numbers.
 * Errors   FAULT_SUMS_DISAGREE if rows are not their total: no document then.
 * Memory   the document's arena.
 * Source   docs/look.md; docs/domain.md section 8.
 */
#ifndef COMPOSE_WRITE_FIGURE_H
#define COMPOSE_WRITE_FIGURE_H

#include "compose/write/builder.h"
#include "compose/write/grid.h"

/* A numbered chart; chart must live as long as the document. */
struct block *figure_chart(struct builder *b, const struct chart *chart, const char *caption,
	const char *anchor, const char *alt);
/* The table of its numbers is written between these two. */
struct frame figure_data_open(struct builder *b, struct block *figure);
void figure_data_close(struct builder *b, struct frame old);

/* One bar or column of a status chart. */
struct figure_tally {
	const char *label;
	struct tally tally;
	bool is_recomputed; /* not as it was reported: the table marks it */
};

/* Caption over the whole width, below it the chart in a column; its table may follow beside it. */
struct group figure_columns_open(
	struct builder *b, const struct chart *chart, const char *caption, const char *alt);

/*
 * Stacked bars (kind CHART_STATUS_BARS), columns (CHART_STATUS_COLUMNS) or
 * one slim bar (CHART_STATUS_BAR) with the numbers as a table below.
 * head is the first column's head; total NULL = no total row. With a
 * table_caption the table is one of its own and may follow on the next page.
 */
struct figure_status {
	enum chart_kind kind;
	const struct figure_tally *rows;
	size_t nrows;
	const struct tally *total;
	const char *caption, *anchor, *message, *head, *table_caption;
	const char *change;     /* against the period before, for the alternative text; or NULL */
	enum table_style style; /* of the table */
};
void figure_status(struct builder *b, const struct figure_status *f);
/*
 * Whether the chart draws, status by status, what the table prints, and the
 * rows add up to the total; figure_status() asks it of every figure.
 */
int figure_agrees(struct builder *b, const struct figure_status *f, const struct chart *chart);

/* "in planning 2, under way 3, done 1" */
const char *figure_tally_words(struct builder *b, const struct tally *t);

/* Line chart of an indicator up to the cut-off date with its table beside it; nothing with fewer
 * than two values. */
void figure_indicator(struct builder *b, const struct indicator *i, date at);
/* The same without the table; the alternative text names every value then. */
struct block *figure_indicator_chart(struct builder *b, const struct indicator *i, date at);
/* The newest observation up to the date, NULL = none. */
const struct observation *figure_latest(const struct indicator *i, date at);

#endif
