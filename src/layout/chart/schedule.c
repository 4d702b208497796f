#include "layout/chart/kinds.h"

#include <stdlib.h>

enum {
	BAR_PARTS = 1, /* a bar is half as high as its row */
	BAR_SHARE = 2,
	NAMES_PARTS = 2,
	NAMES_SHARE = 5,
	QUARTERS_PER_YEAR = 4,
	ARROW_PARTS = 3, /* half an arrow is three quarters of the bar high */
	ARROW_SHARE = 4,
};

struct schedule {
	mpt code_width, name_width;
	mpt left, right;    /* of the time */
	mpt today;          /* the cut-off line, left of 0 = none */
	size_t step, first; /* period labels at first, first + step, … */
	bool has_quarters;  /* each has a line */
	struct draw_words *codes, *names;
};

static mpt
date_x(const struct drawing *p, const struct schedule *s, date d)
{
	const struct chart *c = p->chart;
	int64_t days = (int64_t)c->to + 1 - c->from;

	if (d <= c->from || days <= 0)
		return s->left;
	if (d > c->to)
		return s->right;
	return s->left + mpt_scale(s->right - s->left, (int64_t)d - c->from, days);
}

/* The i-th quarter of the chart. */
static struct period
period_at(const struct chart *c, size_t i)
{
	struct period q = period_of(PERIOD_QUARTER, c->from);

	while (i-- > 0)
		q = period_next(q);
	return q;
}

static mpt
period_x(const struct drawing *p, const struct schedule *s, size_t i)
{
	return date_x(p, s, period_first(period_at(p->chart, i)));
}

/* --- measures ------------------------------------------------------------------- */

static void
plan_names(struct drawing *p, struct schedule *s)
{
	const struct chart *c = p->chart;
	mpt limit = NAMES_PARTS * p->ask->width / NAMES_SHARE;
	size_t i;

	s->codes = arena_array(p->out, struct draw_words, c->nspans + 1);
	s->names = arena_array(p->out, struct draw_words, c->nspans + 1);
	for (i = 0; i < c->nspans; i++) {
		s->codes[i] = draw_words(p, TS_CHART_VALUE, c->spans[i].code);
		s->code_width = mpt_max(s->code_width, s->codes[i].width);
	}
	s->code_width += s->code_width ? p->look->label_gap : 0;
	limit = mpt_max(limit - s->code_width, p->style->text[TS_CHART_LABEL].size);
	for (i = 0; i < c->nspans; i++) {
		s->names[i] = draw_words_wrapped(p, TS_CHART_LABEL, c->spans[i].label, limit);
		s->name_width = mpt_max(s->name_width, s->names[i].width);
	}
	s->left = s->code_width + s->name_width + p->look->label_gap;
	s->right = p->ask->width;
}

static const char *
period_text(struct drawing *p, const struct schedule *s, size_t i)
{
	if (s->step < QUARTERS_PER_YEAR)
		return p->chart->period_labels[i];
	return arena_printf(p->out, "%d", period_at(p->chart, i).year);
}

static bool
do_labels_fit(struct drawing *p, const struct schedule *s)
{
	mpt room = period_x(p, s, s->step) - s->left - p->look->label_gap / 2;
	size_t i;

	for (i = 0; i < p->chart->nperiods; i++)
		if (draw_words(p, TS_CHART_LABEL, period_text(p, s, i)).width > room)
			return false;
	return true;
}

/* Each quarter, half-year, year, second year … has a label, as many as fit. */
static void
plan_periods(struct drawing *p, struct schedule *s)
{
	const struct chart *c = p->chart;

	s->step = 1;
	if (!c->nperiods)
		return;
	while (s->step < c->nperiods && !do_labels_fit(p, s))
		s->step *= 2;
	if (s->step > 1)
		s->first = (size_t)(QUARTERS_PER_YEAR + 1 - period_at(c, 0).index) %
			   QUARTERS_PER_YEAR % s->step;
	s->has_quarters = period_x(p, s, 1) - s->left >= p->look->row / 2;
}

/* --- head ----------------------------------------------------------------------- */

static const char *
status_word(const struct drawing *p, int status)
{
	const struct chart *c = p->chart;
	size_t i;

	for (i = 0; i < c->nseries; i++)
		if (c->series[i].fill_kind == FILL_STATUS && c->series[i].fill == status)
			return c->series[i].label;
	return label_of(p->ask->labels, (enum label)(LABEL_STATUS_RECOMMENDED + status));
}

static bool
has_status(const struct chart *c, int status)
{
	size_t i;

	for (i = 0; i < c->nspans; i++)
		if (c->spans[i].status == status)
			return true;
	return false;
}

static bool
has_milestone(const struct chart *c, bool is_done)
{
	size_t i, n;

	for (i = 0; i < c->nspans; i++)
		for (n = 0; n < c->spans[i].nmilestones; n++)
			if (c->spans[i].milestone_done[n] == is_done)
				return true;
	return false;
}

static mpt
legend(struct drawing *p)
{
	struct chart_key keys[STYLE_FILLS_STATUS + 2];
	size_t n = 0;
	int status;

	for (status = 0; status < STYLE_FILLS_STATUS; status++)
		if (has_status(p->chart, status))
			keys[n++] = (struct chart_key){.fill = &p->look->status[status],
				.symbol = p->look->status[status].symbol,
				.word = status_word(p, status)};
	if (has_milestone(p->chart, true))
		keys[n++] = (struct chart_key){
			.is_done = true, .word = label_of(p->ask->labels, LABEL_MARK_DONE)};
	if (has_milestone(p->chart, false))
		keys[n++] = (struct chart_key){
			.is_done = false, .word = label_of(p->ask->labels, LABEL_MARK_OPEN)};
	return chart_legend(p, keys, n, 0);
}

/* The cut-off line's label, between the periods and the rows. */
struct today_label {
	struct draw_words words;
	mpt x;
};

static struct today_label
set_today(struct drawing *p, const struct schedule *s)
{
	struct today_label t = {.x = 0};

	if (s->today < 0)
		return t;
	t.words = draw_words_in(
		p, TS_CHART_VALUE, p->style->color[COLOR_ACCENT], p->chart->today_label);
	t.x = mpt_min(s->today - t.words.width / 2, p->ask->width - t.words.width);
	t.x = mpt_max(t.x, 0);
	return t;
}

/* A tick runs down to the rows unless the cut-off line's label is in its way. */
static mpt
tick_foot(const struct drawing *p, const struct today_label *t, mpt x, mpt foot)
{
	mpt air = p->look->label_gap / 2;
	bool is_hit = t->words.nlines && x > t->x - air && x < t->x + t->words.width + air;

	return is_hit ? foot - t->words.height : foot;
}

static mpt
period_labels(struct drawing *p, const struct schedule *s, const struct today_label *t, mpt top)
{
	const struct chart *c = p->chart;
	mpt foot = top + t->words.height;
	size_t i;

	if (c->nperiods > s->first)
		foot += p->style->text[TS_CHART_LABEL].leading;
	for (i = s->first; i < c->nperiods; i += s->step) {
		struct draw_words w = draw_words(p, TS_CHART_LABEL, period_text(p, s, i));
		mpt x = period_x(p, s, i), left = x + p->look->label_gap / 3;

		if (left + w.width > p->ask->width)
			continue;
		draw_put(p, &w, left, top + w.height / 2, DRAW_LEFT);
		draw_line(p, (struct point){x, top}, (struct point){x, tick_foot(p, t, x, foot)},
			p->look->grid_color, p->look->axis);
	}
	return foot;
}

static void
head(struct drawing *p, const struct schedule *s)
{
	struct today_label t = set_today(p, s);
	mpt y = legend(p);

	y += y ? p->look->label_gap : 0;
	y = period_labels(p, s, &t, y);
	draw_put(p, &t.words, t.x, y - t.words.height / 2, DRAW_LEFT);
	draw_ground(p, 0, y, p->ask->width, p->look->axis, p->look->axis_color);
	draw_head(p, y + p->look->axis);
}

/* --- rows ----------------------------------------------------------------------- */

static void
row_grid(struct drawing *p, const struct schedule *s, mpt height)
{
	const struct chart *c = p->chart;
	size_t i;

	for (i = 0; i < c->nperiods; i++) {
		bool is_year = period_at(c, i).index == 1;
		mpt x = period_x(p, s, i);

		/* Narrow quarters would be a grey haze. */
		if (!is_year && i > 0 && !s->has_quarters)
			continue;
		draw_line(p, (struct point){x, 0}, (struct point){x, height}, p->look->grid_color,
			is_year ? p->look->axis : p->look->axis / 2);
	}
	draw_line(p, (struct point){0, height}, (struct point){p->ask->width, height},
		p->look->grid_color, p->look->axis / 2);
}

/* What lies before or after the chart's time is pointed at. */
static bool
put_outside(struct drawing *p, const struct schedule *s, const struct chart_span *span, mpt y)
{
	const struct chart *c = p->chart;
	uint32_t color = draw_mark_color(p, draw_fill_of(p, FILL_STATUS, span->status));
	mpt size = p->look->marker;

	if (span->start != DATE_NONE && span->start > c->to) {
		draw_triangle(p, (struct point){s->right - size, y}, s->right, size / 2, color);
		return true;
	}
	if (span->end != DATE_NONE && span->end < c->from) {
		draw_triangle(p, (struct point){s->left + size, y}, s->left, size / 2, color);
		return true;
	}
	return false;
}

static bool
has_slipped(const struct chart *c, const struct chart_span *span)
{
	return span->first_end != DATE_NONE && span->first_end >= c->from &&
	       span->first_end < span->end && span->first_end >= span->start;
}

#define SLIP_SHARE 3 /* of a bar's height, for what lies beyond its first end */

/* A thin bar from the first end to the present one, a line where it was to end; gives that. */
static mpt
slip_bar(struct drawing *p, const struct fill_look *fill, mpt from, mpt to, struct point first)
{
	mpt height = p->look->row * BAR_PARTS / BAR_SHARE, thin = height / SLIP_SHARE;
	uint32_t color = p->style->color[COLOR_TEXT];

	first.x = mpt_max(first.x, from + p->look->line);
	draw_fill(p, first.x, first.y - thin / 2, mpt_max(to - first.x, p->look->line), thin, fill);
	draw_line(p, (struct point){first.x, first.y - height / 2},
		(struct point){first.x, first.y + height / 2}, color, p->look->line);
	return first.x;
}

static void
span_bar(struct drawing *p, const struct schedule *s, const struct chart_span *span, mpt y)
{
	const struct fill_look *fill = draw_fill_of(p, FILL_STATUS, span->status);
	mpt from = span->start == DATE_NONE ? s->left : date_x(p, s, span->start);
	mpt to = span->end == DATE_NONE ? s->right : date_x(p, s, span->end + 1);
	mpt height = p->look->row * BAR_PARTS / BAR_SHARE, arrow = height;

	if (put_outside(p, s, span, y))
		return;
	if (span->end == DATE_NONE) {
		to = mpt_max(to - arrow, from + p->look->axis);
		draw_triangle(p, (struct point){to + p->look->segment_gap, y}, s->right,
			ARROW_PARTS * height / ARROW_SHARE, draw_mark_color(p, fill));
	}
	to = mpt_max(to, from + p->look->line);
	if (has_slipped(p->chart, span))
		to = slip_bar(
			p, fill, from, to, (struct point){date_x(p, s, span->first_end + 1), y});
	draw_fill(p, from, y - height / 2, to - from, height, fill);
}

static void
span_row(struct drawing *p, const struct schedule *s, size_t i)
{
	const struct chart_span *span = &p->chart->spans[i];
	mpt air = p->look->label_gap, height = mpt_max(p->look->row, s->names[i].height + air);
	mpt y = height / 2;
	size_t n;

	row_grid(p, s, height);
	draw_put(p, &s->codes[i], 0, y, DRAW_LEFT);
	draw_put(p, &s->names[i], s->code_width, y, DRAW_LEFT);
	span_bar(p, s, span, y);
	if (s->today >= 0)
		draw_line(p, (struct point){s->today, 0}, (struct point){s->today, height},
			p->style->color[COLOR_ACCENT], p->look->line / 2);
	for (n = 0; n < span->nmilestones; n++) {
		date d = span->milestones[n];

		mpt inner = s->right - p->look->marker / 2; /* not over the edge */

		if (d != DATE_NONE && d >= p->chart->from && d <= p->chart->to)
			chart_milestone(p, (struct point){mpt_min(date_x(p, s, d), inner), y},
				span->milestone_done[n]);
	}
	draw_slice(p, height, chart_may_break(i, p->chart->nspans));
}

void
chart_schedule(struct drawing *p)
{
	const struct chart *c = p->chart;
	struct schedule s = {.today = -1};
	size_t i;

	if (!c->nspans)
		return;
	plan_names(p, &s);
	plan_periods(p, &s);
	if (c->today != DATE_NONE && c->today >= c->from && c->today <= c->to)
		s.today = date_x(p, &s, c->today);
	head(p, &s);
	for (i = 0; i < c->nspans; i++)
		span_row(p, &s, i);
}
