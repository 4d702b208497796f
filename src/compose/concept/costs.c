/*
 * Costs by field. A measure without a figure is counted, never taken for
 * zero; sums are of the figures that exist.
 */
#include "compose/concept/concept.h"
#include "compose/write/figure.h"
#include "compose/write/words.h"
#include "progress/money.h"

#define FUNDING_STATES 4
#define CENTS 100

struct funds {
	int64_t cents;
	int n, without;
};

/* The reports' own computation; field NULL = all. */
static struct money
sums_of(const struct chapter *c, const struct action_field *f)
{
	return money_of(&c->states, f, c->b->in->as_of);
}

/* "20.000 € once and 5.000 € yearly"; what has no figure is not named. */
static const char *
money_words(struct builder *b, const struct money *s)
{
	const char *parts[2];
	size_t n = 0;

	if (s->nonce)
		parts[n++] = LABEL_FILL(b->a, b->labels, LABEL_COST_ONCE, words_euro(b, s->once));
	if (s->nyearly)
		parts[n++] =
			LABEL_FILL(b->a, b->labels, LABEL_COST_YEARLY, words_euro(b, s->yearly));
	return n ? words_join(b, parts, n) : words_label(b, LABEL_NO_FIGURE);
}

/* ---- chart ---- */

static const struct chart *
cost_chart(struct chapter *c)
{
	struct builder *b = c->b;
	size_t n = b->model->fields.n;
	struct chart *chart = arena_one(b->a, struct chart);
	struct chart_series *series = arena_array(b->a, struct chart_series, 2);
	const char **categories = arena_array(b->a, const char *, n + 1);
	int64_t *values[2] = {arena_array(b->a, int64_t, n + 1), arena_array(b->a, int64_t, n + 1)};
	const char **texts[2] = {
		arena_array(b->a, const char *, n + 1), arena_array(b->a, const char *, n + 1)};

	for (size_t i = 0; i < n; i++) {
		struct money s = sums_of(c, &b->model->fields.v[i]);

		categories[i] = words_field(&b->model->fields.v[i]);
		values[0][i] = s.once / CENTS;
		values[1][i] = s.yearly / CENTS;
		texts[0][i] = s.nonce ? words_euro(b, s.once) : "";
		texts[1][i] = s.nyearly ? words_euro(b, s.yearly) : "";
	}
	for (int k = 0; k < 2; k++)
		series[k] = (struct chart_series){
			.label = words_label(b, k ? LABEL_YEARLY : LABEL_ONCE),
			.fill_kind = FILL_SERIES,
			.fill = k,
			.values = values[k],
			.texts = texts[k],
			.n = n};
	*chart = (struct chart){.kind = CHART_BARS,
		.grouping = b->nf.grouping,
		.unit = words_label(b, LABEL_EURO),
		.categories = categories,
		.ncategories = n,
		.series = series,
		.nseries = 2,
		.today = DATE_NONE};
	return chart;
}

static const char *
cost_alt(struct chapter *c, const char *message)
{
	struct builder *b = c->b;
	size_t n = b->model->fields.n;
	const char **parts = arena_array(b->a, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct action_field *f = &b->model->fields.v[i];
		struct money s = sums_of(c, f);

		parts[i] = LABEL_FILL(
			b->a, b->labels, LABEL_ALT_COSTS, words_field(f), money_words(b, &s));
	}
	return builder_printf(b, "%s: %s. %s.", words_label(b, LABEL_ALT_BARS), message,
		words_list(b, parts, n, "; "));
}

/* ---- tables ---- */

static void
sums_cells(struct grid *g, const struct money *s)
{
	struct builder *b = g->b;

	grid_num(g, words_int(b, s->measures));
	grid_decimal(g, s->nonce ? words_amount(b, s->once) : "");
	grid_decimal(g, s->nyearly ? words_amount(b, s->yearly) : "");
	grid_num(g, words_int(b, s->without_figure));
	grid_decimal(g, s->nspent ? words_amount(b, s->spent) : "");
}

static void
cost_table(struct chapter *c, const char *summary)
{
	static const struct column columns[] = {{.weight = 1}, {.weight = 2}, {.weight = 3},
		{.weight = 3}, {.weight = 2}, {.weight = 3}};
	static const enum label heads[] = {LABEL_MEASURES, LABEL_ONCE_EURO, LABEL_YEARLY_EURO,
		LABEL_WITHOUT_FIGURE, LABEL_SPENT_EURO};
	struct builder *b = c->b;
	struct money total = sums_of(c, NULL);
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = sizeof columns / sizeof *columns,
			.summary = summary,
			.keep_together = true});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_FIELD));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		grid_th_num(&g, words_label(b, heads[i]));
	grid_body(&g);
	for (size_t i = 0; i < b->model->fields.n; i++) {
		struct money s = sums_of(c, &b->model->fields.v[i]);

		grid_row(&g);
		grid_row_th(&g, words_field(&b->model->fields.v[i]));
		sums_cells(&g, &s);
	}
	grid_total_row(&g);
	grid_row_th(&g, words_label(b, LABEL_TOTAL));
	sums_cells(&g, &total);
	grid_close(&g);
}

enum { M_CODE, M_TITLE, M_ONCE, M_YEARLY, M_SPENT, M_FUNDS, M_COLUMNS };

/* "granted, open": each state once. */
static const char *
fund_words(struct builder *b, const struct measure *m)
{
	const char *words[FUNDING_STATES];
	size_t n = 0;

	for (int state = 0; state < FUNDING_STATES; state++) {
		size_t i = 0;

		while (i < m->funding.n && (int)m->funding.v[i].state != state)
			i++;
		if (i < m->funding.n)
			words[n++] = words_funding(b, (enum funding_state)state);
	}
	return words_list(b, words, n, ", ");
}

static void
measure_row(struct grid *g, struct state *state, date at)
{
	struct builder *b = g->b;
	struct states one = {.at = at, .v = state, .n = 1};
	struct money s = money_of(&one, NULL, at);

	grid_row(g);
	concept_code_cell(g, state->measure);
	grid_td(g, words_measure(state->measure));
	grid_decimal(g, s.nonce ? words_amount(b, s.once) : "");
	grid_decimal(g, s.nyearly ? words_amount(b, s.yearly) : "");
	grid_decimal(g, s.nspent ? words_amount(b, s.spent) : "");
	grid_td(g, fund_words(b, state->measure));
}

/* Cells without an amount are empty: no figure is not zero. */
static void
measures_table(struct chapter *c)
{
	static const struct column columns[M_COLUMNS] = {{.no_wrap = true}, {.weight = 1},
		{.no_wrap = true}, {.no_wrap = true}, {.no_wrap = true}, {.no_wrap = true}};
	struct builder *b = c->b;
	const struct action_field *field = NULL;
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = M_COLUMNS,
			.caption = words_label(b, LABEL_CAPTION_COSTS_MEASURES),
			.anchor = "tab-costs"});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_CODE));
	grid_th(&g, words_label(b, LABEL_MEASURE));
	grid_th_num(&g, words_label(b, LABEL_ONCE_EURO));
	grid_th_num(&g, words_label(b, LABEL_YEARLY_EURO));
	grid_th_num(&g, words_label(b, LABEL_SPENT_EURO));
	grid_th(&g, words_label(b, LABEL_FUNDING_STATE));
	grid_body(&g);
	for (size_t i = 0; i < c->states.n; i++) {
		if (c->states.v[i].measure->field != field) {
			field = c->states.v[i].measure->field;
			concept_group_row(&g, M_COLUMNS, field);
		}
		measure_row(&g, &c->states.v[i], b->in->as_of);
	}
	grid_close(&g);
}

static void
add_funding(struct funds *funds, const struct measure *m)
{
	for (size_t i = 0; i < m->funding.n; i++) {
		struct funds *f = &funds[m->funding.v[i].state];

		f->n++;
		if (m->funding.v[i].cents < 0)
			f->without++;
		else
			f->cents += m->funding.v[i].cents;
	}
}

static void
funding_rows(struct grid *g, const struct funds *funds)
{
	static const enum funding_state order[FUNDING_STATES] = {
		FUNDING_SECURED, FUNDING_GRANTED, FUNDING_APPLIED, FUNDING_OPEN};
	struct builder *b = g->b;

	for (int i = 0; i < FUNDING_STATES; i++) {
		const struct funds *f = &funds[order[i]];

		if (!f->n)
			continue;
		grid_row(g);
		grid_row_th(g, words_funding(b, order[i]));
		grid_num(g, words_int(b, f->n));
		grid_num(g, f->n > f->without ? words_euro(b, f->cents) : "");
		grid_num(g, words_int(b, f->without));
	}
}

static void
funding_table(struct chapter *c)
{
	static const struct column columns[] = {
		{.weight = 1}, {.no_wrap = true}, {.no_wrap = true}, {.no_wrap = true}};
	struct builder *b = c->b;
	struct funds funds[FUNDING_STATES] = {{0}};
	int n = 0;
	struct grid g;

	for (size_t i = 0; i < c->states.n; i++)
		add_funding(funds, c->states.v[i].measure);
	for (int i = 0; i < FUNDING_STATES; i++)
		n += funds[i].n;
	if (!n)
		return;
	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 4,
			.caption = words_label(b, LABEL_CAPTION_FUNDING),
			.keep_together = true});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_FUNDING_STATE));
	grid_th_num(&g, words_label(b, LABEL_SOURCES_COUNT));
	grid_th_num(&g, words_label(b, LABEL_AMOUNT));
	grid_th_num(&g, words_label(b, LABEL_WITHOUT_FIGURE));
	grid_body(&g);
	funding_rows(&g, funds);
	grid_close(&g);
}

/* Without a single figure there is nothing to draw; funds or expenditure may be known all the same.
 */
static void
unfigured(struct chapter *c, const struct money *total)
{
	size_t n = 0;

	for (size_t i = 0; i < c->states.n; i++)
		n += c->states.v[i].measure->funding.n;
	if (n)
		funding_table(c);
	if (n || total->nspent)
		measures_table(c);
}

int
concept_costs(struct chapter *c)
{
	struct builder *b = c->b;
	struct money total = sums_of(c, NULL);
	const char *message = money_words(b, &total);
	struct block *block;
	struct frame old;

	concept_heading(c, words_label(b, LABEL_COSTS_CHAPTER), NULL);
	if (!total.nonce && !total.nyearly) {
		builder_para(b, TS_LEAD, words_label(b, LABEL_COSTS_NONE));
		unfigured(c, &total);
		return 0;
	}
	builder_para(b, TS_LEAD,
		LABEL_FILL_N(b->a, b->labels, LABEL_COSTS_LEAD, total.without_figure, message,
			words_int(b, total.without_figure), words_int(b, total.measures)));
	builder_para(b, TS_BODY, words_label(b, LABEL_COSTS_NOTE));
	block = figure_chart(b, cost_chart(c),
		LABEL_FILL(b->a, b->labels, LABEL_CAPTION_COSTS, message), "fig-costs",
		cost_alt(c, message));
	old = figure_data_open(b, block);
	cost_table(c, message);
	figure_data_close(b, old);
	funding_table(c);
	measures_table(c);
	return 0;
}
