/*
 * Costs by field. A measure without a figure is counted, never taken for
 * zero; sums are of the figures that exist.
 */
#include "compose/concept.h"
#include "compose/figure.h"
#include "compose/words.h"

#define FUNDING_STATES 4
#define CENTS 100

struct sums {
	int64_t once, yearly, spent; /* cents */
	int measures, without;       /* without: no figure at all */
	bool has_once, has_yearly, has_spent;
};

struct funds {
	int64_t cents;
	int n, without;
};

static void
add_measure(struct sums *s, const struct measure *m, date at)
{
	bool has_figure = false;

	for (size_t i = 0; i < m->costs.n; i++) {
		const struct cost *cost = &m->costs.v[i];

		if (cost->cents < 0)
			continue;
		has_figure = true;
		s->has_yearly = s->has_yearly || cost->kind == COST_YEARLY;
		s->has_once = s->has_once || cost->kind != COST_YEARLY;
		if (cost->kind == COST_YEARLY)
			s->yearly += cost->cents;
		else
			s->once += cost->cents;
	}
	for (size_t i = 0; i < m->expenditures.n; i++) {
		if (m->expenditures.v[i].date > at)
			continue;
		s->spent += m->expenditures.v[i].cents;
		s->has_spent = true;
	}
	s->measures++;
	s->without += !has_figure;
}

/* field NULL = all. */
static struct sums
sums_of(const struct chapter *c, const struct action_field *f)
{
	struct sums s = {0};

	for (size_t i = 0; i < c->states.n; i++)
		if (!f || c->states.v[i].measure->field == f)
			add_measure(&s, c->states.v[i].measure, c->b->in->as_of);
	return s;
}

/* "20.000 € once and 5.000 € yearly"; what has no figure is not named. */
static const char *
money_words(struct builder *b, const struct sums *s)
{
	const char *parts[2];
	size_t n = 0;

	if (s->has_once)
		parts[n++] = LABEL_FILL(b->a, b->labels, LABEL_COST_ONCE, words_euro(b, s->once));
	if (s->has_yearly)
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
		struct sums s = sums_of(c, &b->model->fields.v[i]);

		categories[i] = words_field(&b->model->fields.v[i]);
		values[0][i] = s.once / CENTS;
		values[1][i] = s.yearly / CENTS;
		texts[0][i] = s.has_once ? words_euro(b, s.once) : "";
		texts[1][i] = s.has_yearly ? words_euro(b, s.yearly) : "";
	}
	for (int k = 0; k < 2; k++)
		series[k] = (struct chart_series){
			.label = words_label(b, k ? LABEL_YEARLY : LABEL_ONCE),
			.fill_kind = FILL_SERIES,
			.fill = k,
			.values = values[k],
			.texts = texts[k]};
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
		struct sums s = sums_of(c, f);

		parts[i] = LABEL_FILL(
			b->a, b->labels, LABEL_ALT_COSTS, words_field(f), money_words(b, &s));
	}
	return builder_printf(b, "%s: %s. %s.", words_label(b, LABEL_ALT_BARS), message,
		words_list(b, parts, n, "; "));
}

/* ---- tables ---- */

static void
sums_cells(struct grid *g, const struct sums *s)
{
	struct builder *b = g->b;

	grid_num(g, words_int(b, s->measures));
	grid_decimal(g, s->has_once ? words_amount(b, s->once) : "");
	grid_decimal(g, s->has_yearly ? words_amount(b, s->yearly) : "");
	grid_num(g, words_int(b, s->without));
	grid_decimal(g, s->has_spent ? words_amount(b, s->spent) : "");
}

static void
cost_table(struct chapter *c, const char *summary)
{
	static const struct column columns[] = {{.no_wrap = true}, {.weight = 2}, {.weight = 3},
		{.weight = 3}, {.weight = 2}, {.weight = 3}};
	static const enum label heads[] = {LABEL_MEASURES, LABEL_ONCE_EURO, LABEL_YEARLY_EURO,
		LABEL_WITHOUT_FIGURE, LABEL_SPENT_EURO};
	struct builder *b = c->b;
	struct sums total = sums_of(c, NULL);
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 6,
			.summary = summary,
			.keep_together = true});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_FIELD));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		grid_th_num(&g, words_label(b, heads[i]));
	grid_body(&g);
	for (size_t i = 0; i < b->model->fields.n; i++) {
		struct sums s = sums_of(c, &b->model->fields.v[i]);

		grid_row(&g);
		grid_row_th(&g, words_field(&b->model->fields.v[i]));
		sums_cells(&g, &s);
	}
	grid_total_row(&g);
	grid_row_th(&g, words_label(b, LABEL_TOTAL));
	sums_cells(&g, &total);
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

int
concept_costs(struct chapter *c)
{
	struct builder *b = c->b;
	struct sums total = sums_of(c, NULL);
	const char *message = money_words(b, &total);
	struct block *block;
	struct frame old;

	concept_heading(c, words_label(b, LABEL_COSTS_CHAPTER), NULL);
	builder_para(b, TS_LEAD,
		LABEL_FILL_N(b->a, b->labels, LABEL_COSTS_LEAD, total.without, message,
			words_int(b, total.without), words_int(b, total.measures)));
	builder_para(b, TS_BODY, words_label(b, LABEL_COSTS_NOTE));
	block = figure_chart(b, cost_chart(c),
		LABEL_FILL(b->a, b->labels, LABEL_CAPTION_COSTS, message), "fig-costs",
		cost_alt(c, message));
	old = figure_data_open(b, block);
	cost_table(c, message);
	figure_data_close(b, old);
	funding_table(c);
	return 0;
}
