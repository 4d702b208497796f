#include "compose/concept/concept.h"
#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"

#include <string.h>

#define NCOLUMNS 6

/* The quarters all charts of the chapter share. */
struct axis {
	struct period first, last;
	const char **labels;
	size_t nperiods;
};

static bool
has_dates(const struct measure *m)
{
	return m->start != DATE_NONE || m->end != DATE_NONE;
}

static date
first_day(const struct measure *m)
{
	return m->start != DATE_NONE ? m->start : m->end;
}

static date end_of(const struct state *s);

static date
last_day(const struct state *s)
{
	date end = end_of(s);

	return end != DATE_NONE ? end : s->measure->start;
}

/* The cut-off date is always on the axis. */
static struct axis
find_axis(struct chapter *c)
{
	struct builder *b = c->b;
	date first = b->in->as_of;
	date last = b->in->as_of;
	struct axis x = {.nperiods = 1};
	struct period p;

	for (size_t i = 0; i < c->states.n; i++) {
		const struct measure *m = c->states.v[i].measure;

		if (!has_dates(m))
			continue;
		first = first_day(m) < first ? first_day(m) : first;
		last = last_day(&c->states.v[i]) > last ? last_day(&c->states.v[i]) : last;
	}
	x.first = period_of(PERIOD_QUARTER, first);
	x.last = period_of(PERIOD_QUARTER, last);
	for (p = x.first; period_cmp(p, x.last) < 0; p = period_next(p))
		x.nperiods++;
	x.labels = arena_array(b->a, const char *, x.nperiods);
	p = x.first;
	for (size_t i = 0; i < x.nperiods; i++, p = period_next(p))
		x.labels[i] = words_period(b, p);
	return x;
}

static void
milestones(struct builder *b, const struct measure *m, struct chart_span *span)
{
	date *dates = arena_array(b->a, date, m->steps.n + 1);
	bool *done = arena_array(b->a, bool, m->steps.n + 1);

	for (size_t i = 0; i < m->steps.n; i++) {
		const struct step *s = &m->steps.v[i];

		if (s->due == DATE_NONE && s->done == DATE_NONE)
			continue;
		dates[span->nmilestones] = s->due != DATE_NONE ? s->due : s->done;
		done[span->nmilestones++] = s->done != DATE_NONE && s->done <= b->in->as_of;
	}
	span->milestones = dates;
	span->milestone_done = done;
}

static bool
has_ended(enum status s)
{
	return s == STATUS_DONE || s == STATUS_REJECTED || s == STATUS_TRANSFERRED;
}

/* What is over ended when that was reported; what is to be done ends when it now is to. */
static date
end_of(const struct state *s)
{
	if (has_ended(s->status) && s->since > s->measure->start)
		return s->since;
	return status_is_working(s->status) ? s->shift.now : s->measure->end;
}

static date
first_end_of(const struct state *s)
{
	return state_has_slipped(s) ? s->shift.first : DATE_NONE;
}

static size_t
spans_of(struct chapter *c, const struct action_field *f, struct chart *chart)
{
	struct builder *b = c->b;
	struct chart_span *spans = arena_array(b->a, struct chart_span, f->measures.n + 1);

	for (size_t i = 0; i < c->states.n; i++) {
		const struct state *s = &c->states.v[i];
		struct chart_span *span = &spans[chart->nspans];

		if (s->measure->field != f || !has_dates(s->measure))
			continue;
		span->code = s->measure->code;
		span->label = words_measure(s->measure);
		span->start = first_day(s->measure);
		span->end = end_of(s);
		span->first_end = first_end_of(s);
		span->status = (int)s->status;
		milestones(b, s->measure, span);
		chart->nspans++;
	}
	chart->spans = spans;
	return chart->nspans;
}

static const char *
time_words(struct builder *b, const struct chart_span *s)
{
	if (s->end == DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_FROM, words_quarter(b, s->start));
	if (s->first_end != DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_FROM_TO_FIRST, words_quarter(b, s->start),
			words_quarter(b, s->end), words_quarter(b, s->first_end));
	return LABEL_FILL(b->a, b->labels, LABEL_FROM_TO, words_quarter(b, s->start),
		words_quarter(b, s->end));
}

static const char *
schedule_alt(struct builder *b, const struct chart *chart, const char *field)
{
	const char **parts = arena_array(b->a, const char *, chart->nspans + 1);

	for (size_t i = 0; i < chart->nspans; i++)
		parts[i] = builder_printf(b, "%s %s, %s", chart->spans[i].code,
			time_words(b, &chart->spans[i]),
			words_status(b, (enum status)chart->spans[i].status));
	return builder_printf(b, "%s, %s: %s.", words_label(b, LABEL_ALT_SCHEDULE), field,
		words_list(b, parts, chart->nspans, "; "));
}

static const char *
milestone_words(struct builder *b, const struct chart_span *s)
{
	size_t done = 0;

	if (!s->nmilestones)
		return "";
	for (size_t i = 0; i < s->nmilestones; i++)
		done += s->milestone_done[i];
	return LABEL_FILL(b->a, b->labels, LABEL_SHARE, words_int(b, (int64_t)done),
		words_int(b, (int64_t)s->nmilestones));
}

/* What is done, given up or put off has no next step. */
static bool
is_at_rest(int status)
{
	return status == STATUS_DONE || status == STATUS_DEFERRED || status == STATUS_REJECTED ||
	       status == STATUS_TRANSFERRED;
}

static date
next_milestone(const struct chart_span *s)
{
	date next = DATE_NONE;

	if (is_at_rest(s->status))
		return DATE_NONE;
	for (size_t i = 0; i < s->nmilestones; i++)
		if (!s->milestone_done[i] && (next == DATE_NONE || s->milestones[i] < next))
			next = s->milestones[i];
	return next;
}

/* A step whose day has passed is no step to come. */
static void
next_cell(struct grid *g, const struct chart_span *s)
{
	struct builder *b = g->b;
	date next = next_milestone(s);
	bool is_past = next < b->in->as_of;
	uint32_t elem;

	if (next == DATE_NONE) {
		grid_td(g, "");
		return;
	}
	elem = grid_cell_open(g, (struct grid_cell){0});
	builder_line_open(b, grid_cell_style(g), elem);
	ink_styled(b, is_past ? CS_WARNING : CS_NONE,
		is_past ? LABEL_FILL(b->a, b->labels, LABEL_WAS_DUE, words_short_date(b, next))
			: words_short_date(b, next));
	builder_para_close(b);
	grid_cell_close(g);
}

/* Where it ends now; below it where it was to end at first. */
static void
end_cell(struct grid *g, const struct chart_span *s)
{
	struct builder *b = g->b;
	uint32_t elem = grid_cell_open(g, (struct grid_cell){0});
	int months;

	builder_line(b, grid_cell_style(g), elem,
		s->end == DATE_NONE ? words_label(b, LABEL_OPEN_ENDED) : words_quarter(b, s->end));
	if (s->first_end != DATE_NONE) {
		months = months_between(s->first_end, s->end);
		builder_line_open(b, grid_cell_style(g), elem);
		ink_styled(b, CS_MUTED,
			LABEL_FILL_N(b->a, b->labels, LABEL_FIRST_END, months,
				words_quarter(b, s->first_end), words_int(b, months)));
		builder_para_close(b);
	}
	grid_cell_close(g);
}

static void
schedule_row(struct grid *g, const struct chart_span *s)
{
	struct builder *b = g->b;

	grid_row(g);
	grid_row_th(g, s->code);
	grid_td(g, s->label);
	grid_td(g, words_quarter(b, s->start));
	end_cell(g, s);
	grid_td(g, milestone_words(b, s));
	next_cell(g, s);
}

/* The numbers of all charts: a table that may break lets the charts fill their pages. */
static void
schedule_table(struct chapter *c, const struct chart *charts)
{
	static const struct column columns[] = {{.no_wrap = true},
		{.min_permille = 280, .weight = 1}, {.no_wrap = true}, {.min_permille = 160},
		{.no_wrap = true}, {.min_permille = 170}};
	static const enum label heads[] = {LABEL_CODE, LABEL_MEASURE, LABEL_START, LABEL_END,
		LABEL_STEPS_DONE, LABEL_NEXT_MILESTONE};
	struct builder *b = c->b;
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = LABEL_FILL(
				b->a, b->labels, LABEL_CAPTION_DATES, words_date(b, b->in->as_of)),
			.anchor = "tab-schedule"});
	grid_head(&g);
	grid_row(&g);
	for (size_t i = 0; i < NCOLUMNS; i++)
		grid_th(&g, words_label(b, heads[i]));
	grid_body(&g);
	for (size_t f = 0; f < b->model->fields.n; f++) {
		if (charts[f].nspans)
			concept_group_row(&g, NCOLUMNS, &b->model->fields.v[f]);
		for (size_t i = 0; i < charts[f].nspans; i++)
			schedule_row(&g, &charts[f].spans[i]);
	}
	grid_close(&g);
}

/* The project's own words for the statuses of these measures. */
static void
status_words(struct builder *b, struct chart *chart)
{
	struct chart_series *series = arena_array(b->a, struct chart_series, STATUS_COUNT);

	for (int s = 0; s < STATUS_COUNT; s++) {
		size_t i = 0;

		while (i < chart->nspans && chart->spans[i].status != s)
			i++;
		if (i < chart->nspans)
			series[chart->nseries++] =
				(struct chart_series){.label = words_status(b, (enum status)s),
					.fill_kind = FILL_STATUS,
					.fill = s};
	}
	chart->series = series;
}

static void
field_schedule(
	struct chapter *c, const struct axis *x, const struct action_field *f, struct chart *chart)
{
	struct builder *b = c->b;
	const char *caption = LABEL_FILL(b->a, b->labels, LABEL_CAPTION_SCHEDULE, f->title);

	if (!spans_of(c, f, chart))
		return;
	chart->kind = CHART_SCHEDULE;
	chart->from = period_first(x->first);
	chart->to = period_last(x->last);
	chart->today = b->in->as_of;
	chart->today_label =
		LABEL_FILL(b->a, b->labels, LABEL_AS_OF, words_short_date(b, b->in->as_of));
	chart->period_labels = x->labels;
	chart->nperiods = x->nperiods;
	status_words(b, chart);
	figure_chart(b, chart, caption, NULL, schedule_alt(b, chart, f->title));
}

/* Measures without any date, by code. */
static void
undated(struct chapter *c)
{
	struct builder *b = c->b;
	const char **codes = arena_array(b->a, const char *, c->states.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < c->states.n; i++)
		if (!has_dates(c->states.v[i].measure))
			codes[n++] = c->states.v[i].measure->code;
	if (n)
		builder_para(b, TS_SMALL,
			LABEL_FILL(b->a, b->labels, LABEL_UNDATED, words_join(b, codes, n)));
}

static void
horizons(struct chapter *c)
{
	struct builder *b = c->b;
	struct list_pen l;
	bool any = false;

	for (int h = HORIZON_SHORT; h < HORIZON_COUNT; h++)
	any = any || c->concept->horizon[h];
	if (!any)
		return;
	builder_list_open(b, &l, LIST_DISC);
	for (int h = HORIZON_SHORT; h < HORIZON_COUNT; h++) {
		if (!c->concept->horizon[h])
			continue;
		builder_item(b, &l, NULL,
			builder_printf(b, "%s: %s", words_horizon(b, (enum horizon)h),
				c->concept->horizon[h]));
	}
	builder_list_close(b, &l);
}

int
concept_schedule(struct chapter *c)
{
	struct builder *b = c->b;
	struct axis x = find_axis(c);
	size_t nfields = b->model->fields.n;
	struct chart *charts = arena_array(b->a, struct chart, nfields + 1);

	concept_heading(c, words_label(b, LABEL_SCHEDULE), NULL);
	builder_para(b, TS_BODY, words_label(b, LABEL_SCHEDULE_LEAD));
	horizons(c);
	for (size_t i = 0; i < nfields; i++)
		field_schedule(c, &x, &b->model->fields.v[i], &charts[i]);
	schedule_table(c, charts);
	undated(c);
	return 0;
}
