#include "layout/chart/kinds.h"

enum {
	GAP_SHARE = 3,  /* a narrow segment gives a third of its width to the gap at most */
	SLIM_PARTS = 2, /* the single bar is two thirds as high as those of a chart */
	SLIM_SHARE = 3,
};

/* A stack of segments in one direction: bars to the right, columns upwards. */
struct stack {
	mpt x, y, length, thickness;
	int64_t total; /* what the length stands for */
};

struct segment {
	const struct fill_look *fill;
	struct draw_words number;
	mpt x, w;
	bool is_outside;
};

static mpt
at_value(const struct stack *s, int64_t v)
{
	return chart_part(s->length, v, s->total);
}

/* White between neighbours, but something of even the narrowest stays. */
static mpt
gap_after(const struct drawing *p, mpt width)
{
	return mpt_min(p->look->segment_gap, width / GAP_SHARE);
}

static size_t
make_segments(struct drawing *p, const struct stack *s, size_t category, struct segment *segments)
{
	const struct chart *c = p->chart;
	int64_t before = 0;
	size_t i, n = 0;

	for (i = 0; i < c->nseries; i++) {
		int64_t v = chart_count(&c->series[i], category);
		struct segment *g = &segments[n];
		mpt from = at_value(s, before), to = at_value(s, before + v);

		if (v == 0)
			continue;
		before += v;
		g->fill = draw_series_fill(p, &c->series[i]);
		g->number = draw_words_in(p, TS_CHART_VALUE, g->fill->text, chart_number(p, v));
		g->x = s->x + from;
		g->w = to - from - gap_after(p, to - from);
		g->is_outside = draw_room_on_fill(p, &g->number, g->fill) > g->w;
		if (g->is_outside)
			g->number = draw_words(p, TS_CHART_VALUE, chart_number(p, v));
		n++;
	}
	return n;
}

static mpt
outside_height(const struct drawing *p, const struct draw_words *w)
{
	return w->cap + p->look->label_gap / 2;
}

/*
 * Numbers of segments too narrow for them stand above, in order, pushed to
 * the right until they don't touch; a hair leads down to their segment.
 */
static void
put_outside(struct drawing *p, const struct segment *segments, size_t n, const struct stack *s)
{
	mpt free_from = s->x;
	size_t i;

	for (i = 0; i < n; i++) {
		const struct segment *g = &segments[i];
		mpt middle = g->x + g->w / 2, left = middle - g->number.width / 2;
		mpt foot = s->y - p->look->label_gap / 4;

		if (!g->is_outside)
			continue;
		left = mpt_max(left, free_from);
		draw_put(p, &g->number, left, foot - p->look->label_gap / 4 - g->number.cap / 2,
			DRAW_LEFT);
		if (left + g->number.width / 2 - middle > g->number.width / 2)
			draw_line(p, (struct point){middle, s->y},
				(struct point){left + g->number.width / 2, foot},
				p->look->axis_color, p->look->axis / 2);
		free_from = left + g->number.width + p->look->label_gap / 2;
	}
}

static void
put_segments(struct drawing *p, const struct segment *segments, size_t n, const struct stack *s)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct segment *g = &segments[i];

		draw_fill(p, g->x, s->y, g->w, s->thickness, g->fill);
		if (!g->is_outside)
			draw_on_fill(
				p, &g->number, g->x + g->w / 2, s->y + s->thickness / 2, g->fill);
	}
	put_outside(p, segments, n, s);
}

static bool
has_outside(const struct segment *segments, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (segments[i].is_outside)
			return true;
	return false;
}

/* --- one bar per category ------------------------------------------------------- */

struct bars {
	struct chart_names names;
	struct segment *segments; /* room for one bar's */
	struct stack stack;       /* of the row being drawn */
	mpt length;               /* of the largest total */
	int64_t most;
};

static void
plan_bars(struct drawing *p, struct bars *b)
{
	const struct chart *c = p->chart;
	mpt totals = 0;
	size_t i;

	b->names = chart_name_rows(p, c->categories, c->ncategories);
	b->segments = arena_array(p->out, struct segment, c->nseries + 1);
	for (i = 0; i < c->ncategories; i++) {
		int64_t total = chart_total(c, i);
		struct draw_words w = draw_words(p, TS_CHART_VALUE, chart_number(p, total));

		b->most = total > b->most ? total : b->most;
		totals = mpt_max(totals, w.width);
	}
	b->stack.x = b->names.left + p->look->axis;
	b->length = p->ask->width - b->stack.x - p->look->label_gap - totals;
}

static void
bar_row(struct drawing *p, struct bars *b, size_t i)
{
	const struct chart_look *look = p->look;
	struct stack *s = &b->stack;
	int64_t total = chart_total(p->chart, i);
	struct draw_words sum = draw_words(p, TS_CHART_VALUE, chart_number(p, total));
	mpt inner = mpt_max(look->bar, b->names.words[i].height), top = look->bar_gap / 2, height;
	size_t n;

	s->total = total;
	s->length = chart_part(b->length, total, b->most);
	s->thickness = look->bar;
	n = make_segments(p, s, i, b->segments);
	if (has_outside(b->segments, n))
		top = mpt_max(top,
			outside_height(p, &sum) - (inner - look->bar) / 2 + look->label_gap / 4);
	height = top + inner + look->bar_gap / 2;
	s->y = top + (inner - look->bar) / 2;
	draw_put(p, &b->names.words[i], 0, top + inner / 2, DRAW_LEFT);
	put_segments(p, b->segments, n, s);
	draw_put(p, &sum, s->x + s->length + look->label_gap, top + inner / 2, DRAW_LEFT);
	draw_ground(p, b->names.left, 0, look->axis, height, look->axis_color);
	draw_slice(p, height, chart_may_break(i, p->chart->ncategories));
}

static void
status_head(struct drawing *p)
{
	struct chart_key *keys = arena_array(p->out, struct chart_key, p->chart->nseries + 1);
	mpt h = chart_legend(p, keys, chart_status_keys(p, keys), 0);

	if (h > 0)
		draw_head(p, h + p->look->bar_gap / 2);
}

void
chart_status_bars(struct drawing *p)
{
	struct bars b = {.most = 0};
	size_t i;

	if (!p->chart->ncategories)
		return;
	plan_bars(p, &b);
	status_head(p);
	for (i = 0; i < p->chart->ncategories; i++)
		bar_row(p, &b, i);
}

/* --- one slim bar --------------------------------------------------------------- */

void
chart_status_bar(struct drawing *p)
{
	const struct chart *c = p->chart;
	struct chart_key *keys = arena_array(p->out, struct chart_key, c->nseries + 1);
	struct stack s = {.length = p->ask->width,
		.thickness = mpt_scale(p->look->bar, SLIM_PARTS, SLIM_SHARE)};
	struct segment *segments = arena_array(p->out, struct segment, c->nseries + 1);
	size_t i, n, nkeys = 0;
	mpt y = s.thickness + p->look->label_gap / 2;

	if (!c->ncategories || (s.total = chart_total(c, 0)) == 0)
		return;
	n = make_segments(p, &s, 0, segments);
	for (i = 0; i < n; i++)
		draw_fill(p, segments[i].x, s.y, segments[i].w, s.thickness, segments[i].fill);
	for (i = 0; i < c->nseries; i++) {
		const struct fill_look *fill = draw_series_fill(p, &c->series[i]);

		if (chart_count(&c->series[i], 0))
			keys[nkeys++] = (struct chart_key){.fill = fill,
				.count = chart_number(p, c->series[i].values[0]),
				.symbol = fill->symbol,
				.word = c->series[i].label};
	}
	y += chart_legend(p, keys, nkeys, y);
	draw_slice(p, y, false);
}
