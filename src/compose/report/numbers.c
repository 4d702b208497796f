#include "compose/report/report.h"

#include "base/str.h"
#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/money.h"

/* ---- indicators ---- */

static bool
is_indicator_of(const struct report *r, const struct indicator *i)
{
	for (size_t k = 0; k < i->fields.n; k++)
		for (size_t f = 0; f < r->nfields; f++)
			if (i->fields.v[k].to == r->fields[f])
				return true;
	return false;
}

static const struct indicator **
own_indicators(struct report *r, size_t *n)
{
	const struct model *m = r->model;
	const struct indicator **v =
		arena_array(r->b->a, const struct indicator *, m->indicators.n);

	*n = 0;
	for (size_t i = 0; i < m->indicators.n; i++)
		if (is_indicator_of(r, &m->indicators.v[i]))
			v[(*n)++] = &m->indicators.v[i];
	return v;
}

/* Its day; that it is new or preliminary is said, not only set in bold. */
static const char *
value_day(struct report *r, const struct observation *o, bool is_new)
{
	const char *day = words_short_date(r->b, o->date);

	if (o->is_provisional)
		day = REPORT_SAY(r, LABEL_REPORT_PROVISIONAL, day);
	return is_new ? REPORT_SAY(r, LABEL_REPORT_NEW_VALUE, day) : day;
}

static void
value_cell(struct report *r, struct grid *g, const struct indicator *i, const struct observation *o)
{
	bool is_new;

	if (!o || o->date == DATE_NONE) {
		grid_td(g, "");
		return;
	}
	is_new = o->date >= r->first && o->date <= r->cutoff;
	grid_cell_open(g, (struct grid_cell){.is_number = true, .align = ALIGN_RIGHT});
	builder_para_open(r->b, TS_TABLE_NUMBER);
	ink_styled(r->b, is_new ? CS_STRONG : CS_NONE,
		words_decimal(r->b, num_round(o->value, i->decimals)));
	builder_para_close(r->b);
	builder_para_open(r->b, TS_TABLE_NUMBER);
	ink_styled(r->b, CS_MUTED, value_day(r, o, is_new));
	builder_para_close(r->b);
	grid_cell_close(g);
}

/* The value before the latest. */
static const struct observation *
value_before(const struct indicator *i, const struct observation *latest)
{
	return latest && latest > i->series.v ? latest - 1 : NULL;
}

/* As the report before had it, if it did. */
static struct observation
as_said(const struct report *r, const struct indicator *i, const struct observation *o)
{
	const struct fact_value *said =
		r->said && i->r.id ? past_value(r->said, i->r.id, o->date) : NULL;
	struct observation out = *o;

	if (said)
		out.value = said->value;
	return out;
}

static void
value_before_cell(struct report *r, struct grid *g, const struct indicator *i,
	const struct observation *before)
{
	struct observation o;

	if (!before) {
		value_cell(r, g, i, NULL);
		return;
	}
	o = as_said(r, i, before);
	value_cell(r, g, i, &o);
}

static void
indicator_row(struct report *r, struct grid *g, const struct indicator *i)
{
	const struct observation *latest = figure_latest(i, r->cutoff);

	grid_row(g);
	grid_row_th(g, i->unit ? REPORT_SAY(r, LABEL_REPORT_INDICATOR, i->name, i->unit) : i->name);
	value_cell(r, g, i, &i->baseline);
	value_before_cell(r, g, i, value_before(i, latest));
	value_cell(r, g, i, latest);
	value_cell(r, g, i, &i->target);
}

static void
indicator_table(struct report *r, const struct indicator *const *v, size_t n)
{
	static const struct column columns[] = {{.weight = 1}, {.no_wrap = true}, {.no_wrap = true},
		{.no_wrap = true}, {.no_wrap = true}};
	static const enum label heads[] = {
		LABEL_BASELINE, LABEL_REPORT_VALUE_BEFORE, LABEL_LATEST, LABEL_TARGET};
	struct grid g;

	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = sizeof columns / sizeof *columns,
			.caption = REPORT_SAY(
				r, LABEL_REPORT_CAPTION_INDICATORS, words_date(r->b, r->cutoff))});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(r->b, LABEL_INDICATOR));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		grid_th_num(&g, words_label(r->b, heads[i]));
	grid_body(&g);
	for (size_t i = 0; i < n; i++)
		indicator_row(r, &g, v[i]);
	grid_close(&g);
}

/* A chart that would show nothing new waits for its next value. */
static bool
has_news(const struct report *r, const struct indicator *i)
{
	const struct observation *latest = figure_latest(i, r->cutoff);

	return latest && latest > i->series.v && latest->date >= r->first;
}

#define CHARTS_A_ROW 3
#define MOST_CHARTS 3 /* the table has them all */

/* Small charts side by side; the table above holds their newest numbers. */
static void
indicator_charts(struct report *r, const struct indicator *const *v, size_t n)
{
	struct group row = {.block = NULL};
	size_t shown = 0;

	for (size_t i = 0; i < n && shown < MOST_CHARTS; i++) {
		if (!has_news(r, v[i]))
			continue;
		if (shown % CHARTS_A_ROW == 0) {
			row = builder_group_open(r->b, GROUP_COLUMNS, ROLE_COUNT);
			row.block->keep_together = true;
		}
		figure_indicator_chart(r->b, v[i], r->cutoff);
		if (++shown % CHARTS_A_ROW == 0)
			builder_group_close(r->b, row);
	}
	if (shown % CHARTS_A_ROW == 0)
		return;
	/* Empty columns keep the last row's charts as wide as the others. */
	for (; shown % CHARTS_A_ROW; shown++)
		builder_group_close(r->b, builder_group_open(r->b, GROUP_PLAIN, ROLE_COUNT));
	builder_group_close(r->b, row);
}

int
report_indicators(struct report *r)
{
	size_t n;
	const struct indicator **v = own_indicators(r, &n);

	if (!n)
		return 0;
	report_section(r, LABEL_INDICATORS);
	builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_INDICATORS_LEAD))
		->keep_with_next = true;
	indicator_table(r, v, n);
	indicator_charts(r, v, n);
	return 0;
}

/* ---- obstacles ---- */

struct hindered {
	const struct measure **v;
	size_t n;
};

static bool
is_open(const struct state *s)
{
	return s->status != STATUS_DONE && s->status != STATUS_REJECTED &&
	       s->status != STATUS_TRANSFERRED;
}

static bool
has_obstacle(const struct measure *m, enum obstacle_reason reason)
{
	for (size_t i = 0; i < m->obstacles.n; i++)
		if (m->obstacles.v[i].reason == reason)
			return true;
	return false;
}

static struct hindered
hindered_by(struct report *r, enum obstacle_reason reason)
{
	struct hindered h = {arena_array(r->b->a, const struct measure *, r->now.n), 0};

	for (size_t i = 0; i < r->now.n; i++)
		if (is_open(&r->now.v[i]) && has_obstacle(r->now.v[i].measure, reason))
			h.v[h.n++] = r->now.v[i].measure;
	return h;
}

static const struct chart *
obstacle_chart(struct report *r, const struct hindered *h)
{
	struct chart *c = arena_one(r->b->a, struct chart);
	struct chart_series *series = arena_one(r->b->a, struct chart_series);
	const char **categories = arena_array(r->b->a, const char *, REASON_COUNT);
	int64_t *values = arena_array(r->b->a, int64_t, REASON_COUNT);

	for (int i = 0; i < REASON_COUNT; i++) {
		categories[i] = words_reason(r->b, (enum obstacle_reason)i);
		values[i] = (int64_t)h[i].n;
	}
	*series = (struct chart_series){.label = words_label(r->b, LABEL_MEASURES),
		.fill_kind = FILL_SERIES,
		.fill = 0,
		.values = values,
		.n = REASON_COUNT};
	*c = (struct chart){.kind = CHART_BARS,
		.grouping = r->b->nf.grouping,
		.categories = categories,
		.ncategories = REASON_COUNT,
		.series = series,
		.nseries = 1,
		.today = DATE_NONE};
	return c;
}

static int
commonest(const struct hindered *h)
{
	int best = 0;

	for (int i = 1; i < REASON_COUNT; i++)
		if (h[i].n > h[best].n)
			best = i;
	return best;
}

/* The commonest kind, or all kinds that are as common. */
static const char *
obstacle_message(struct report *r, const struct hindered *h, size_t most)
{
	const char *kinds[REASON_COUNT];
	const char *count = words_int(r->b, (int64_t)most);
	size_t n = 0;

	for (int i = 0; i < REASON_COUNT; i++)
		if (h[i].n == most)
			kinds[n++] = REPORT_SAY(r, LABEL_REPORT_REASON_FORM,
				words_reason(r->b, (enum obstacle_reason)i));
	if (n > 1)
		return REPORT_SAY(r, LABEL_REPORT_OBSTACLE_TIE, words_join(r->b, kinds, n), count,
			words_date(r->b, r->cutoff));
	return REPORT_SAY_N(r, LABEL_REPORT_OBSTACLE_MESSAGE, (long)most, kinds[0], count,
		words_date(r->b, r->cutoff));
}

static const char *
obstacle_alt(struct report *r, const struct hindered *h, const char *message)
{
	const char *alt =
		builder_printf(r->b, "%s: %s", words_label(r->b, LABEL_ALT_BARS), message);

	for (int i = 0; i < REASON_COUNT; i++)
		alt = builder_printf(r->b, "%s%s %s %s", alt, i ? ";" : ":",
			words_reason(r->b, (enum obstacle_reason)i),
			words_int(r->b, (int64_t)h[i].n));
	return builder_printf(r->b, "%s.", alt);
}

#define MOST_CODES 32 /* so many to a row have room beside the chart */

static bool
has_room_beside(const struct hindered *h)
{
	for (int i = 0; i < REASON_COUNT; i++)
		if (h[i].n > MOST_CODES)
			return false;
	return true;
}

static void
obstacle_table(struct report *r, const struct hindered *h, const char *summary)
{
	static const struct column columns[] = {{.weight = 2}, {.no_wrap = true}, {.weight = 7}};
	struct grid g;

	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 3,
			.summary = summary,
			.keep_together = has_room_beside(h)});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(r->b, LABEL_REPORT_REASON));
	grid_th_num(&g, words_label(r->b, LABEL_REPORT_COUNT));
	grid_th(&g, words_label(r->b, LABEL_MEASURES));
	grid_body(&g);
	for (int i = 0; i < REASON_COUNT; i++) {
		grid_row(&g);
		grid_row_th(&g, words_reason(r->b, (enum obstacle_reason)i));
		grid_num(&g, words_int(r->b, (int64_t)h[i].n));
		grid_td(&g, report_codes(r, h[i].v, h[i].n));
	}
	grid_close(&g);
}

int
report_obstacles(struct report *r)
{
	struct hindered h[REASON_COUNT];
	size_t n = 0;
	int top;
	const char *message;
	struct group g;

	for (int i = 0; i < REASON_COUNT; i++) {
		h[i] = hindered_by(r, (enum obstacle_reason)i);
		n += h[i].n;
	}
	if (!n)
		return 0;
	top = commonest(h);
	message = obstacle_message(r, h, h[top].n);
	report_section(r, LABEL_OBSTACLES);
	builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_OBSTACLES_LEAD))
		->keep_with_next = true;
	g = figure_columns_open(r->b, obstacle_chart(r, h), message, obstacle_alt(r, h, message));
	if (has_room_beside(h)) {
		obstacle_table(r, h, message);
		builder_group_close(r->b, g);
	} else {
		builder_group_close(r->b, g);
		obstacle_table(r, h, message);
	}
	return 0;
}

/* ---- finances ---- */

/* Cells of which nobody has stated anything are empty: that is not zero. */
static void
money_cells(struct grid *g, const struct money *m)
{
	const struct {
		int n;
		int64_t cents;
	} cells[] = {{m->nonce, m->once}, {m->nyearly, m->yearly}, {m->napplied, m->applied},
		{m->ngranted, m->granted}, {m->nspent, m->spent}};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		grid_num(g, cells[i].n ? words_euro(g->b, cells[i].cents) : "");
}

static bool
is_stated(const struct money *m)
{
	return m->nonce || m->nyearly || m->napplied || m->ngranted || m->nspent;
}

static const char *
money_lead(struct report *r, const struct money *all)
{
	int64_t fresh = all->spent - (r->said ? r->said->money.spent : all->spent_before);
	const char *day = words_date(r->b, r->cutoff);

	if (!is_stated(all))
		return words_label(r->b, LABEL_REPORT_MONEY_NONE);
	if (!all->nspent)
		return REPORT_SAY(r, LABEL_REPORT_MONEY_UNSPENT, day);
	return REPORT_SAY(r, LABEL_REPORT_MONEY_LEAD, day, words_euro(r->b, all->spent),
		words_euro(r->b, fresh));
}

static void
money_head(struct report *r, struct grid *g)
{
	static const enum label heads[] = {LABEL_REPORT_ONCE, LABEL_REPORT_YEARLY,
		LABEL_REPORT_APPLIED, LABEL_REPORT_GRANTED, LABEL_REPORT_SPENT};

	grid_head(g);
	grid_row(g);
	grid_th(g, words_label(r->b, LABEL_FIELD));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		grid_th_num(g, words_label(r->b, heads[i]));
	grid_body(g);
}

static void
money_table(struct report *r, const struct money *all)
{
	static const struct column columns[] = {{.weight = 1}, {.min_permille = 135},
		{.min_permille = 135}, {.min_permille = 135}, {.min_permille = 135},
		{.min_permille = 135}};
	struct grid g;

	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = sizeof columns / sizeof *columns,
			.caption = REPORT_SAY(
				r, LABEL_REPORT_CAPTION_MONEY, words_date(r->b, r->cutoff)),
			.keep_together = true});
	money_head(r, &g);
	for (size_t i = 0; i < r->nfields; i++) {
		struct money m = money_of(&r->now, r->fields[i], r->before);

		grid_row(&g);
		grid_row_th(&g, words_field(r->fields[i]));
		money_cells(&g, &m);
	}
	grid_total_row(&g);
	grid_row_th(&g, words_label(r->b, LABEL_TOTAL));
	money_cells(&g, all);
	grid_close(&g);
}

int
report_finances(struct report *r)
{
	struct money all = money_of(&r->now, NULL, r->before);
	struct block *lead;

	if (!r->now.n)
		return 0;
	report_section(r, LABEL_REPORT_FINANCES);
	lead = builder_para(r->b, TS_BODY, money_lead(r, &all));
	if (!is_stated(&all))
		return 0;
	lead->keep_with_next = true;
	money_table(r, &all);
	if (all.without_figure)
		builder_para(r->b, TS_TABLE_NOTE,
			REPORT_SAY_N(r, LABEL_REPORT_MONEY_NOTE, all.without_figure,
				words_int(r->b, all.without_figure),
				words_int(r->b, all.measures)));
	return 0;
}
