#include "compose/write/figure.h"

#include "base/str.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/committee/agree.h"

#include <string.h>

/* ---- the frame of every chart ---- */

static struct block *
chart_block(struct builder *b, const struct chart *chart, const char *alt)
{
	uint32_t elem = builder_elem(b, ROLE_FIGURE);
	struct block *block = builder_block(b, BLOCK_CHART, elem);

	builder_elem_at(b, elem)->alt = alt;
	block->chart.chart = chart;
	block->keep_together = true;
	return block;
}

struct block *
figure_chart(struct builder *b, const struct chart *chart, const char *caption, const char *anchor,
	const char *alt)
{
	struct block *holder = NULL;
	struct frame old = builder_enter(b, b->frame.parent, &holder);
	struct block *block;

	builder_caption(b, OUTLINE_FIGURE, caption, anchor);
	builder_leave(b, old);
	block = chart_block(b, chart, alt);
	block->chart.caption = holder;
	return block;
}

struct group
figure_columns_open(
	struct builder *b, const struct chart *chart, const char *caption, const char *alt)
{
	struct group g;

	builder_caption(b, OUTLINE_FIGURE, caption, NULL);
	g = builder_group_open(b, GROUP_COLUMNS, ROLE_COUNT);
	g.block->keep_together = true;
	chart_block(b, chart, alt);
	return g;
}

struct frame
figure_data_open(struct builder *b, struct block *figure)
{
	return builder_enter(b, b->frame.parent, &figure->chart.table);
}

void
figure_data_close(struct builder *b, struct frame old)
{
	builder_leave(b, old);
}

/* ---- status ---- */

const char *
figure_tally_words(struct builder *b, const struct tally *t)
{
	const char *parts[STATUS_COUNT];
	size_t n = 0;

	for (int s = 0; s < STATUS_COUNT; s++)
		if (t->count[s])
			parts[n++] = LABEL_FILL(b->a, b->labels, LABEL_TALLY,
				words_status(b, (enum status)s), words_int(b, t->count[s]));
	return words_list(b, parts, n, ", ");
}

static bool
occurs(const struct figure_status *f, int status)
{
	for (size_t i = 0; i < f->nrows; i++)
		if (f->rows[i].tally.count[status])
			return true;
	return false;
}

static size_t
count_statuses(const struct figure_status *f)
{
	size_t n = 0;

	for (int s = 0; s < STATUS_COUNT; s++)
		n += occurs(f, s);
	return n;
}

static const struct chart *
status_chart(struct builder *b, const struct figure_status *f)
{
	struct chart *c = arena_one(b->a, struct chart);
	const char **categories = arena_array(b->a, const char *, f->nrows + 1);
	struct chart_series *series = arena_array(b->a, struct chart_series, STATUS_COUNT);

	for (size_t i = 0; i < f->nrows; i++)
		categories[i] = f->rows[i].label;
	for (int s = 0; s < STATUS_COUNT; s++) {
		int64_t *values = arena_array(b->a, int64_t, f->nrows + 1);

		if (!occurs(f, s))
			continue;
		for (size_t i = 0; i < f->nrows; i++)
			values[i] = f->rows[i].tally.count[s];
		series[c->nseries++] =
			(struct chart_series){.label = words_status(b, (enum status)s),
				.fill_kind = FILL_STATUS,
				.fill = s,
				.values = values,
				.n = f->nrows};
	}
	c->kind = f->kind;
	c->grouping = b->nf.grouping;
	c->categories = categories;
	c->ncategories = f->nrows;
	c->series = series;
	return c;
}

static enum label
kind_label(enum chart_kind kind)
{
	return kind == CHART_STATUS_COLUMNS ? LABEL_ALT_STATUS_COLUMNS : LABEL_ALT_STATUS_BARS;
}

/* "Stacked bar chart: message. 1 more than …. Sprache: in planning 2, done 1; …" */
static const char *
status_alt(struct builder *b, const struct figure_status *f)
{
	struct str s;
	const char *alt;

	str_init(&s);
	str_addf(&s, "%s: %s.", words_label(b, kind_label(f->kind)), f->message);
	if (f->change)
		str_addf(&s, " %s.", f->change);
	for (size_t i = 0; i < f->nrows; i++) {
		const char *words = figure_tally_words(b, &f->rows[i].tally);

		if (f->nrows == 1)
			str_addf(&s, " %s", LABEL_FILL(b->a, b->labels, LABEL_ALT_DETAIL, words));
		else
			str_addf(&s, "%s %s: %s", i ? ";" : "", f->rows[i].label, words);
	}
	str_add(&s, ".");
	alt = arena_strdup(b->a, s.s);
	str_release(&s);
	return alt;
}

static void
count_cells(struct grid *g, const struct figure_status *f, const struct tally *t)
{
	for (int s = 0; s < STATUS_COUNT; s++)
		if (occurs(f, s))
			grid_num(g, words_int(g->b, t->count[s]));
	grid_num(g, words_int(g->b, t->total));
}

#define SHORT_WORD 10 /* bytes; a longer one may be divided: so the columns stay even */
#define MOST_WHOLE 7  /* statuses whose words have room undivided on any kind of page */

static bool
has_short_words(const char *text)
{
	for (size_t n = strcspn(text, " "); n <= SHORT_WORD; n = strcspn(text, " ")) {
		text += n;
		if (!*text++)
			return true;
	}
	return false;
}

static bool
has_only_short_words(const char *text)
{
	for (; *text; text += strspn(text, " ")) {
		size_t n = strcspn(text, " ");

		if (n > SHORT_WORD)
			return false;
		text += n;
	}
	return true;
}

static void
status_head_cell(struct grid *g, enum status s, bool is_whole)
{
	struct builder *b = g->b;
	const char *word = words_status(b, s);
	uint32_t elem = grid_cell_open(
		g, (struct grid_cell){
			   .is_head = true, .align = ALIGN_RIGHT, .status_mark = (int)s + 1});

	builder_line_open(b, grid_cell_style(g), elem);
	b->ink.no_hyphen = is_whole && has_short_words(word);
	ink_text(b, word);
	builder_para_close(b);
	grid_cell_close(g);
}

static void
status_head(struct grid *g, const struct figure_status *f, size_t nstatuses)
{
	grid_head(g);
	grid_row(g);
	grid_th(g, f->head);
	for (int s = 0; s < STATUS_COUNT; s++)
		if (occurs(f, s))
			status_head_cell(g, (enum status)s, nstatuses <= MOST_WHOLE);
	grid_th_num(g, words_label(g->b, LABEL_TOTAL));
}

/* ---- the table beside it: a row per category ---- */

/* Longer names than this (bytes) break, or the numbers would have no room. */
#define LONG_LABEL 30
#define LABEL_PERMILLE 300

static bool
has_long_labels(const struct figure_status *f)
{
	for (size_t i = 0; i < f->nrows; i++)
		if (strlen(f->rows[i].label) > LONG_LABEL)
			return true;
	return false;
}

static void
table_open(struct grid *g, struct builder *b, const struct figure_status *f,
	const struct column *columns, size_t n)
{
	grid_open(g, b,
		&(struct grid_spec){.style = f->style,
			.columns = columns,
			.ncolumns = n,
			.caption = f->table_caption,
			.summary = f->message,
			.keep_together = true});
}

static const char *
table_label(struct builder *b, const struct figure_tally *row)
{
	return row->is_recomputed ? builder_printf(b, "%s*", row->label) : row->label;
}

static void
category_table(struct builder *b, const struct figure_status *f)
{
	struct column columns[STATUS_COUNT + 2] = {{.no_wrap = true}};
	size_t n = 2 + count_statuses(f);
	struct grid g;

	if (has_long_labels(f))
		columns[0] = (struct column){.min_permille = LABEL_PERMILLE};
	for (size_t i = 1; i < n; i++)
		columns[i].weight = 1;
	table_open(&g, b, f, columns, n);
	status_head(&g, f, n - 2);
	grid_body(&g);
	for (size_t i = 0; i < f->nrows; i++) {
		grid_row(&g);
		grid_row_th(&g, table_label(b, &f->rows[i]));
		count_cells(&g, f, &f->rows[i].tally);
	}
	if (f->total) {
		grid_total_row(&g);
		grid_row_th(&g, words_label(b, LABEL_TOTAL));
		count_cells(&g, f, f->total);
	}
	grid_close(&g);
}

/* ---- or a row per status ---- */

#define MOST_WHOLE_LONG 4 /* statuses beside a long name */
#define MOST_CATEGORIES 8 /* so many columns of numbers have room on any kind of page */

/*
 * The names of statuses are long, those of fields and periods mostly short:
 * heads of whole words say more than heads of syllables.
 */
static bool
has_status_rows(const struct figure_status *f)
{
	/* One row: beside each other if there is room for the words. */
	if (f->nrows == 1)
		return count_statuses(f) > (has_long_labels(f) ? MOST_WHOLE_LONG : MOST_WHOLE);
	for (size_t i = 0; i < f->nrows; i++)
		if (!has_only_short_words(f->rows[i].label))
			return false;
	return f->nrows <= MOST_CATEGORIES;
}

static void
category_heads(struct grid *g, const struct figure_status *f)
{
	grid_head(g);
	grid_row(g);
	grid_th(g, words_label(g->b, LABEL_STATUS));
	for (size_t i = 0; i < f->nrows; i++)
		grid_th_num(g, table_label(g->b, &f->rows[i]));
	if (f->total)
		grid_th_num(g, words_label(g->b, LABEL_TOTAL));
	grid_body(g);
}

static void
status_row(struct grid *g, const struct figure_status *f, int status)
{
	struct builder *b = g->b;
	uint32_t elem;

	grid_row(g);
	elem = grid_cell_open(
		g, (struct grid_cell){.is_row_head = true, .status_mark = status + 1});
	builder_line(b, grid_cell_style(g), elem, words_status(b, (enum status)status));
	grid_cell_close(g);
	for (size_t i = 0; i < f->nrows; i++)
		grid_num(g, words_int(b, f->rows[i].tally.count[status]));
	if (f->total)
		grid_num(g, words_int(b, f->total->count[status]));
}

static void
total_row(struct grid *g, const struct figure_status *f)
{
	grid_total_row(g);
	grid_row_th(g, words_label(g->b, LABEL_TOTAL));
	for (size_t i = 0; i < f->nrows; i++)
		grid_num(g, words_int(g->b, f->rows[i].tally.total));
	if (f->total)
		grid_num(g, words_int(g->b, f->total->total));
}

static void
status_rows_table(struct builder *b, const struct figure_status *f)
{
	struct column columns[MOST_CATEGORIES + 2] = {{.weight = 0}};
	size_t n = 1 + f->nrows + (f->total ? 1 : 0);
	struct grid g;

	for (size_t i = 1; i < n; i++)
		columns[i].weight = 1;
	table_open(&g, b, f, columns, n);
	category_heads(&g, f);
	for (int s = 0; s < STATUS_COUNT; s++)
		if (occurs(f, s))
			status_row(&g, f, s);
	total_row(&g, f);
	grid_close(&g);
}

static void
status_table(struct builder *b, const struct figure_status *f)
{
	if (has_status_rows(f))
		status_rows_table(b, f);
	else
		category_table(b, f);
}

/* What the chart draws for a status; nothing if it has no such series. */
static int64_t
drawn(const struct chart *chart, int status, size_t category)
{
	int64_t sum = 0;

	for (size_t i = 0; i < chart->nseries; i++)
		if (chart->series[i].fill == status)
			sum += chart->series[i].values[category];
	return sum;
}

static int
check_category(
	struct builder *b, const struct figure_tally *row, const struct chart *chart, size_t i)
{
	int sum = 0;

	for (int s = 0; s < STATUS_COUNT; s++) {
		int64_t in_chart = i < chart->ncategories ? drawn(chart, s, i) : 0;

		sum += row->tally.count[s];
		if (in_chart != row->tally.count[s])
			return diag_report(b->d, FAULT_SUMS_DISAGREE, b->where,
				"%s, %s: %d \u2260 %d", row->label, words_status(b, (enum status)s),
				(int)in_chart, row->tally.count[s]);
	}
	if (sum == row->tally.total)
		return 0;
	return diag_report(b->d, FAULT_SUMS_DISAGREE, b->where, "%s: %d \u2260 %d", row->label, sum,
		row->tally.total);
}

int
figure_agrees(struct builder *b, const struct figure_status *f, const struct chart *chart)
{
	struct tally *rows = arena_array(b->a, struct tally, f->nrows + 1);

	for (size_t i = 0; i < f->nrows; i++) {
		rows[i] = f->rows[i].tally;
		if (check_category(b, &f->rows[i], chart, i))
			return -1;
	}
	return f->total ? agree_tallies(*f->total, rows, f->nrows, b->d, b->where, f->head) : 0;
}

void
figure_status(struct builder *b, const struct figure_status *f)
{
	const struct chart *chart = status_chart(b, f);
	struct block *block = figure_chart(b, chart, f->caption, f->anchor, status_alt(b, f));
	struct frame old;

	b->has_failed = figure_agrees(b, f, chart) || b->has_failed;
	if (f->table_caption) {
		status_table(b, f);
		return;
	}
	old = figure_data_open(b, block);
	status_table(b, f);
	figure_data_close(b, old);
}

/* ---- indicators ---- */

const struct observation *
figure_latest(const struct indicator *i, date at)
{
	const struct observation *latest = NULL;

	for (size_t n = 0; n < i->series.n; n++)
		if (i->series.v[n].date <= at)
			latest = &i->series.v[n];
	return latest;
}

static struct chart_point
point_of(struct builder *b, const struct indicator *i, const struct observation *o)
{
	return (struct chart_point){.date = o->date,
		.value = o->value,
		.text = words_decimal(b, num_round(o->value, i->decimals)),
		.is_provisional = o->is_provisional};
}

static const struct chart_point *
single_point(struct builder *b, const struct indicator *i, const struct observation *o)
{
	struct chart_point *p;

	if (o->date == DATE_NONE)
		return NULL;
	p = arena_one(b->a, struct chart_point);
	*p = point_of(b, i, o);
	return p;
}

static const struct chart *
indicator_chart(struct builder *b, const struct indicator *i, date at)
{
	struct chart *c = arena_one(b->a, struct chart);
	struct chart_point *points = arena_array(b->a, struct chart_point, i->series.n + 1);

	for (size_t n = 0; n < i->series.n; n++)
		if (i->series.v[n].date <= at)
			points[c->npoints++] = point_of(b, i, &i->series.v[n]);
	c->kind = CHART_LINE;
	c->grouping = b->nf.grouping;
	c->unit = i->unit;
	c->points = points;
	c->baseline = single_point(b, i, &i->baseline);
	c->target = single_point(b, i, &i->target);
	c->baseline_label = words_label(b, LABEL_MARK_BASELINE);
	c->target_label = words_label(b, LABEL_MARK_TARGET);
	c->today = DATE_NONE;
	return c;
}

static const char *
value_at(struct builder *b, const struct indicator *i, const struct observation *o)
{
	return LABEL_FILL(b->a, b->labels, LABEL_VALUE_ON, words_value(b, i, o->value),
		words_date(b, o->date));
}

static const char *
indicator_alt(struct builder *b, const struct indicator *i, const struct observation *first,
	const struct observation *last)
{
	const char *text = LABEL_FILL(b->a, b->labels, LABEL_ALT_INDICATOR, i->name,
		value_at(b, i, first), value_at(b, i, last));

	if (last - first > 1)
		text = builder_printf(b, "%s %s", text,
			LABEL_FILL(b->a, b->labels, LABEL_ALT_BEFORE, value_at(b, i, last - 1)));

	if (i->target.date == DATE_NONE)
		return text;
	return builder_printf(b, "%s %s", text,
		LABEL_FILL(b->a, b->labels, LABEL_ALT_TARGET, value_at(b, i, &i->target)));
}

static const char *
indicator_caption(struct builder *b, const struct indicator *i, const struct observation *last)
{
	const char *now = value_at(b, i, last);

	if (i->target.date == DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_CAPTION_INDICATOR, i->name, now);
	return LABEL_FILL(b->a, b->labels, LABEL_CAPTION_INDICATOR_TARGET, i->name, now,
		words_value(b, i, i->target.value));
}

static void
observation_row(struct grid *g, const struct indicator *i, const struct observation *o)
{
	struct builder *b = g->b;
	const char *value = words_decimal(b, num_round(o->value, i->decimals));

	grid_row(g);
	grid_row_th(g, words_date(b, o->date));
	grid_num(g, o->is_provisional ? builder_printf(b, "%s %s", value,
						words_label(b, LABEL_PROVISIONAL_MARK))
				      : value);
}

static void
indicator_table(struct builder *b, const struct indicator *i, date at, bool is_short)
{
	static const struct column columns[] = {{.no_wrap = true}, {.weight = 1}};
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = 2,
			.summary = i->name,
			.keep_together = is_short});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_CUT_OFF));
	grid_th_num(&g, i->unit ? i->unit : words_label(b, LABEL_VALUE));
	grid_body(&g);
	for (size_t n = 0; n < i->series.n; n++)
		if (i->series.v[n].date <= at)
			observation_row(&g, i, &i->series.v[n]);
	grid_close(&g);
}

/* What is to be said of single values, below both chart and table. */
static void
observation_notes(struct builder *b, const struct indicator *i, date at)
{
	for (size_t n = 0; n < i->series.n; n++) {
		const struct observation *o = &i->series.v[n];
		const char *text = o->text;

		if (o->date > at || (!text && !o->is_provisional))
			continue;
		if (o->is_provisional && text)
			text = builder_printf(b, "%s. %s", words_label(b, LABEL_PROVISIONAL), text);
		else if (o->is_provisional)
			text = words_label(b, LABEL_PROVISIONAL);
		builder_para(b, TS_TABLE_NOTE,
			builder_printf(b, "%s: %s", words_short_date(b, o->date), text));
	}
}

#define MOST_BESIDE 24 /* so many rows stand beside a chart; more stand below and may break */

void
figure_indicator(struct builder *b, const struct indicator *i, date at)
{
	const struct observation *last = figure_latest(i, at);
	struct group both;

	if (!last || last == &i->series.v[0])
		return;
	both = figure_columns_open(b, indicator_chart(b, i, at), indicator_caption(b, i, last),
		indicator_alt(b, i, &i->series.v[0], last));
	if (last - i->series.v < MOST_BESIDE) {
		indicator_table(b, i, at, true);
		builder_group_close(b, both);
	} else {
		builder_group_close(b, both);
		indicator_table(b, i, at, false);
	}
	observation_notes(b, i, at);
}

/* Every value, as no table beside the chart holds them. */
static const char *
series_words(struct builder *b, const struct indicator *i, date at)
{
	const char *text = "";

	for (size_t n = 0; n < i->series.n; n++)
		if (i->series.v[n].date <= at)
			text = builder_printf(b, "%s%s%s: %s", text, n ? "; " : "",
				words_short_date(b, i->series.v[n].date),
				words_value(b, i, i->series.v[n].value));
	return text;
}

/* As the axis below the chart names them. */
static const char *
course_date(struct builder *b, const struct indicator *i, date d)
{
	for (size_t n = 1; n < i->series.n; n++)
		if (date_split(i->series.v[n].date).year ==
			date_split(i->series.v[n - 1].date).year)
			return words_quarter(b, d);
	return builder_printf(b, "%d", date_split(d).year);
}

/* In a narrow column: what, from where to where, and when. The target is drawn. */
static const char *
course_caption(struct builder *b, const struct indicator *i, const struct observation *last)
{
	const struct observation *first = &i->series.v[0];

	return LABEL_FILL(b->a, b->labels, LABEL_CAPTION_COURSE, i->name,
		words_decimal(b, num_round(first->value, i->decimals)),
		course_date(b, i, first->date), words_value(b, i, last->value),
		course_date(b, i, last->date));
}

struct block *
figure_indicator_chart(struct builder *b, const struct indicator *i, date at)
{
	const struct observation *last = figure_latest(i, at);

	if (!last || last == &i->series.v[0])
		return NULL;
	return figure_chart(b, indicator_chart(b, i, at), course_caption(b, i, last), NULL,
		builder_printf(b, "%s %s.", indicator_alt(b, i, &i->series.v[0], last),
			series_words(b, i, at)));
}
