#include "layout/chart/kinds.h"

enum {
	GROUP_PARTS = 2, /* of several series each bar is two thirds as high */
	GROUP_SHARE = 3,
};

struct cost_bars {
	struct chart_names names;
	mpt zero, length; /* length: from the least value to the largest */
	mpt thickness, pitch;
	double span;
};

static const char *
value_text(struct drawing *p, const struct chart_series *s, size_t category)
{
	return s->texts ? s->texts[category] : chart_number(p, s->values[category]);
}

/* Empty is not zero: a value without a text is not drawn. */
static bool
is_empty(const struct chart_series *s, size_t category)
{
	return s->texts && (!s->texts[category] || !*s->texts[category]);
}

struct extent {
	double low, high;        /* zero included */
	mpt low_text, high_text; /* widest text left and right of the bars */
};

static void
stretch(struct drawing *p, struct extent *e, const struct chart_series *s, size_t category)
{
	int64_t v = s->values[category];
	mpt width;

	if (is_empty(s, category))
		return;
	width = draw_words(p, TS_CHART_VALUE, value_text(p, s, category)).width;
	width += p->look->label_gap;
	if (v < 0)
		e->low_text = mpt_max(e->low_text, width);
	else
		e->high_text = mpt_max(e->high_text, width);
	e->low = (double)v < e->low ? (double)v : e->low;
	e->high = (double)v > e->high ? (double)v : e->high;
}

static void
plan(struct drawing *p, struct cost_bars *b)
{
	const struct chart *c = p->chart;
	struct extent e = {0, 0, 0, 0};
	size_t i, k;
	mpt left;

	for (i = 0; i < c->nseries; i++)
		for (k = 0; k < c->ncategories; k++)
			stretch(p, &e, &c->series[i], k);
	b->names = chart_name_rows(p, c->categories, c->ncategories);
	left = b->names.left + e.low_text;
	b->length = mpt_max(p->ask->width - left - p->look->axis - e.high_text, 0);
	b->span = e.high - e.low;
	b->zero = left + (b->span > 0 ? (mpt)((double)b->length * (-e.low / b->span)) : 0);
	b->thickness = p->look->bar;
	b->pitch = b->thickness;
	if (c->nseries > 1) {
		b->thickness = mpt_scale(p->look->bar, GROUP_PARTS, GROUP_SHARE);
		b->pitch = b->thickness + p->look->segment_gap;
	}
}

static void
one_bar(struct drawing *p, const struct cost_bars *b, const struct chart_series *s, size_t i, mpt y)
{
	struct draw_words w;
	double share = b->span > 0 ? (double)s->values[i] / b->span : 0;
	mpt length = (mpt)((double)b->length * (share < 0 ? -share : share));
	mpt right = b->zero + p->look->axis;

	if (is_empty(s, i))
		return;
	if (s->values[i] != 0) /* even the least is seen */
		length = mpt_max(length, p->look->axis);
	w = draw_words(p, TS_CHART_VALUE, value_text(p, s, i));
	if (length > 0)
		draw_fill(p, share < 0 ? b->zero - length : right, y, length, b->thickness,
			draw_series_fill(p, s));
	if (share < 0)
		draw_put(p, &w, b->zero - length - p->look->label_gap, y + b->thickness / 2,
			DRAW_RIGHT);
	else
		draw_put(p, &w, right + length + p->look->label_gap, y + b->thickness / 2,
			DRAW_LEFT);
}

static void
row(struct drawing *p, const struct cost_bars *b, size_t i)
{
	const struct chart *c = p->chart;
	mpt bars = (mpt)c->nseries * b->pitch - (b->pitch - b->thickness);
	mpt inner = mpt_max(bars, b->names.words[i].height), height = inner + p->look->bar_gap;
	mpt y = (height - bars) / 2;
	size_t n;

	draw_put(p, &b->names.words[i], 0, height / 2, DRAW_LEFT);
	for (n = 0; n < c->nseries; n++)
		one_bar(p, b, &c->series[n], i, y + (mpt)n * b->pitch);
	draw_ground(p, b->zero, 0, p->look->axis, height, p->look->axis_color);
	draw_slice(p, height, chart_may_break(i, c->ncategories));
}

/* Keys of the series; the unit, unless each value says it. */
static void
head(struct drawing *p, const struct cost_bars *b)
{
	const struct chart *c = p->chart;
	struct chart_key *keys = arena_array(p->out, struct chart_key, c->nseries + 1);
	size_t i, n = 0;
	mpt height;

	for (i = 0; i < c->nseries; i++)
		if (c->series[i].label && *c->series[i].label)
			keys[n++] = (struct chart_key){.fill = draw_series_fill(p, &c->series[i]),
				.word = c->series[i].label};
	height = chart_legend(p, keys, n, 0);
	if (c->unit && !c->series[0].texts) {
		struct draw_words unit = draw_words(p, TS_CHART_LABEL, c->unit);

		draw_put(p, &unit, b->names.left, height + unit.leading / 2, DRAW_LEFT);
		height += unit.height;
	}
	if (height)
		draw_head(p, height + p->look->bar_gap / 2);
}

void
chart_bars(struct drawing *p)
{
	struct cost_bars b = {.span = 0};
	size_t i;

	if (!p->chart->ncategories || !p->chart->nseries)
		return;
	plan(p, &b);
	head(p, &b);
	for (i = 0; i < p->chart->ncategories; i++)
		row(p, &b, i);
}
