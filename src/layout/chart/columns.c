#include "layout/chart/kinds.h"

enum {
	COLUMN_PARTS = 3, /* a column takes three fifths of its period's width */
	COLUMN_SHARE = 5,
	COLUMN_BARS = 3, /* but is never wider than three bars are high */
	GAP_SHARE = 3,   /* a low segment gives a third of its height to the gap at most */
};

/* One column: where it stands and what its height means. */
struct columns {
	mpt pitch, thickness;
	mpt top, foot; /* of the tallest column */
	int64_t most;
	size_t step; /* labels at every step-th column, counted from the last */
};

static mpt
column_x(const struct columns *k, size_t i)
{
	return (mpt)i * k->pitch + (k->pitch - k->thickness) / 2;
}

static bool
is_labelled(const struct drawing *p, const struct columns *k, size_t i)
{
	return (p->chart->ncategories - 1 - i) % k->step == 0;
}

/* Number beside a column, no higher than the one below it allows. */
static mpt
put_beside(struct drawing *p, const struct columns *k, mpt x, struct point segment, int64_t v)
{
	struct draw_words w = draw_words(p, TS_CHART_VALUE, chart_number(p, v));
	mpt middle = mpt_min(segment.x, segment.y - w.cap / 2);

	/* No room between the columns: the table has the number. */
	if (w.width + p->look->label_gap > k->pitch - k->thickness)
		return segment.y;
	draw_put(p, &w, x + k->thickness + p->look->label_gap / 3, middle, DRAW_LEFT);
	return middle - w.cap / 2 - p->look->label_gap / 3;
}

static void
column(struct drawing *p, const struct columns *k, size_t i)
{
	const struct chart *c = p->chart;
	mpt x = column_x(k, i), length = k->foot - k->top, free_below = k->foot;
	int64_t before = 0;
	size_t n;

	for (n = 0; n < c->nseries; n++) {
		const struct fill_look *fill = draw_series_fill(p, &c->series[n]);
		int64_t v = chart_count(&c->series[n], i);
		mpt from = k->foot - chart_part(length, before, k->most);
		mpt to = k->foot - chart_part(length, before + v, k->most), middle;
		struct draw_words w;

		if (v == 0)
			continue;
		before += v;
		to += mpt_min(p->look->segment_gap, (from - to) / GAP_SHARE);
		middle = (from + to) / 2;
		w = draw_words_in(p, TS_CHART_VALUE, fill->text, chart_number(p, v));
		draw_fill(p, x, to, k->thickness, from - to, fill);
		if (w.cap + p->look->label_gap / 2 <= from - to &&
			draw_room_on_fill(p, &w, fill) <= k->thickness)
			draw_on_fill(p, &w, x + k->thickness / 2, middle, fill);
		else
			free_below = put_beside(p, k, x, (struct point){middle, free_below}, v);
	}
}

static void
plan_columns(struct drawing *p, struct columns *k)
{
	const struct chart *c = p->chart;
	mpt widest = 0, pitch = p->ask->width / (mpt)c->ncategories, full;
	size_t i;

	full = COLUMN_BARS * p->look->bar * COLUMN_SHARE / COLUMN_PARTS;
	k->pitch = mpt_max(mpt_min(pitch, full), 1);
	k->thickness = mpt_max(k->pitch * COLUMN_PARTS / COLUMN_SHARE, 1);
	for (i = 0; i < c->ncategories; i++) {
		int64_t total = chart_total(c, i);
		struct draw_words w = draw_words(p, TS_CHART_LABEL, c->categories[i]);

		k->most = total > k->most ? total : k->most;
		widest = mpt_max(widest, w.width);
	}
	/* The last label may have to stand left of its column's middle: half more for it. */
	widest += p->look->label_gap / 2;
	k->step = 1;
	if (widest > k->pitch)
		k->step = (size_t)((widest + widest / 2 + k->pitch - 1) / k->pitch);
	k->top = p->style->text[TS_CHART_VALUE].leading;
	k->foot = k->top + (k->most > 0 ? p->look->column_height : 0);
}

static void
column_labels(struct drawing *p, const struct columns *k, size_t i)
{
	const struct chart *c = p->chart;
	int64_t total = chart_total(c, i);
	struct draw_words sum = draw_words(p, TS_CHART_VALUE, chart_number(p, total));
	mpt x = column_x(k, i) + k->thickness / 2, room = (mpt)k->step * k->pitch;
	mpt top = k->foot - chart_part(k->foot - k->top, total, k->most);
	struct draw_words name;

	/* Columns too narrow for their numbers leave them to the table. */
	if (sum.width <= k->pitch)
		draw_put(p, &sum, x, top - p->look->label_gap / 2 - sum.cap / 2, DRAW_MIDDLE);
	if (!is_labelled(p, k, i))
		return;
	name = draw_words_wrapped(
		p, TS_CHART_LABEL, c->categories[i], room - p->look->label_gap / 2);
	x = mpt_max(mpt_min(x, p->ask->width - name.width / 2), name.width / 2);
	draw_put(p, &name, x, k->foot + p->look->label_gap / 2 + name.height / 2, DRAW_MIDDLE);
}

static mpt
names_height(struct drawing *p, const struct columns *k)
{
	mpt height = 0;
	size_t i;

	for (i = 0; i < p->chart->ncategories; i++)
		if (is_labelled(p, k, i))
			height = mpt_max(height,
				draw_words_wrapped(p, TS_CHART_LABEL, p->chart->categories[i],
					(mpt)k->step * k->pitch - p->look->label_gap / 2)
					.height);
	return height;
}

void
chart_status_columns(struct drawing *p)
{
	struct columns k = {.most = 0};
	struct chart_key *keys;
	mpt legend;
	size_t i;

	if (!p->chart->ncategories)
		return;
	plan_columns(p, &k);
	keys = arena_array(p->out, struct chart_key, p->chart->nseries + 1);
	legend = chart_legend(p, keys, chart_status_keys(p, keys), 0);
	legend += legend ? p->look->bar_gap : 0;
	k.top += legend;
	k.foot += legend;
	for (i = 0; i < p->chart->ncategories; i++) {
		column(p, &k, i);
		column_labels(p, &k, i);
	}
	draw_ground(p, 0, k.foot, (mpt)i * k.pitch, p->look->axis, p->look->axis_color);
	draw_slice(p, k.foot + p->look->label_gap / 2 + names_height(p, &k), false);
}
