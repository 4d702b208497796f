#include "layout/chart/kinds.h"
#include "layout/chart/scale.h"

#include <stdlib.h>

enum {
	SERIES_ACTUAL = 0, /* places in chart_look.series */
	SERIES_TARGET = 4,
	SERIES_BASELINE = 5,
	STEPS_MOST = 5,
	PLACE_UNIT = 1000000,
	NOTES_PARTS = 3, /* labels right of the lines take three tenths at most */
	NOTES_SHARE = 10,
	NOTES_MAX = 3, /* last value, target, baseline */
	MONTHS_PER_QUARTER = 3,
	DATE_TEXT = 24,
};

/* A label right of the plot, level with its line if there is room. */
struct line_note {
	struct draw_words words;
	mpt y;
};

struct plot {
	struct chart_scale scale;
	mpt left, right, top, foot;
	date from, to;
	struct line_note notes[NOTES_MAX];
	size_t nnotes;
	mpt notes_width;
};

/* --- scales ------------------------------------------------------------------- */

static void
stretch(const struct chart_point *point, double *low, double *high, bool *is_any)
{
	double v = num_to_double(point->value);

	*low = !*is_any || v < *low ? v : *low;
	*high = !*is_any || v > *high ? v : *high;
	*is_any = true;
}

/* False if there is nothing to show at all. */
static bool
fit_values(const struct drawing *p, struct plot *plot)
{
	const struct chart *c = p->chart;
	double low = 0, high = 0;
	bool is_any = false;
	size_t i;

	for (i = 0; i < c->npoints; i++)
		stretch(&c->points[i], &low, &high, &is_any);
	if (c->target)
		stretch(c->target, &low, &high, &is_any);
	if (c->baseline)
		stretch(c->baseline, &low, &high, &is_any);
	plot->scale = chart_scale_fit(low, high, STEPS_MOST);
	return is_any;
}

static void
fit_dates(const struct chart *c, struct plot *plot)
{
	size_t i;

	plot->from = plot->to = c->npoints ? c->points[0].date : 0;
	for (i = 1; i < c->npoints; i++) {
		date d = c->points[i].date;

		plot->from = d < plot->from ? d : plot->from;
		plot->to = d > plot->to ? d : plot->to;
	}
}

static mpt
value_y(const struct plot *plot, struct decimal v)
{
	int32_t place = chart_scale_place(&plot->scale, num_to_double(v));

	return plot->foot - mpt_scale(plot->foot - plot->top, place, PLACE_UNIT);
}

/* A single point stands in the middle. */
static mpt
date_x(const struct plot *plot, date d)
{
	mpt w = plot->right - plot->left;

	if (plot->to == plot->from)
		return plot->left + w / 2;
	return plot->left + mpt_scale(w, (int64_t)d - plot->from, (int64_t)plot->to - plot->from);
}

/* --- axes --------------------------------------------------------------------- */

static struct draw_words
tick_words(struct drawing *p, const struct plot *plot, int i)
{
	struct decimal d = chart_scale_tick(&plot->scale, i);

	return draw_words(p, TS_CHART_LABEL, num_decimal(p->out, p->numbers, d));
}

static mpt
widest_tick(struct drawing *p, const struct plot *plot)
{
	mpt widest = 0;
	int i;

	for (i = 0; i < plot->scale.nticks; i++)
		widest = mpt_max(widest, tick_words(p, plot, i).width);
	return widest;
}

static void
value_axis(struct drawing *p, const struct plot *plot)
{
	int i;

	for (i = 0; i < plot->scale.nticks; i++) {
		struct decimal d = chart_scale_tick(&plot->scale, i);
		struct draw_words w = tick_words(p, plot, i);
		mpt y = value_y(plot, d);
		bool is_zero = d.units == 0;

		draw_line(p, (struct point){plot->left - p->look->marker, y},
			(struct point){plot->right + p->look->marker, y},
			is_zero ? p->look->axis_color : p->look->grid_color,
			is_zero ? p->look->axis : p->look->axis / 2);
		draw_put(p, &w, plot->left - p->look->marker - p->look->label_gap / 2, y,
			DRAW_RIGHT);
	}
}

/* Years where each point has its own, else quarters. */
static bool
has_own_years(const struct chart *c)
{
	size_t i;

	for (i = 1; i < c->npoints; i++)
		if (date_split(c->points[i].date).year == date_split(c->points[i - 1].date).year)
			return false;
	return true;
}

static const char *
date_text(struct drawing *p, date d, bool is_year)
{
	struct ymd ymd = date_split(d);
	char year[DATE_TEXT], quarter[DATE_TEXT];

	snprintf(year, sizeof(year), "%d", ymd.year);
	snprintf(quarter, sizeof(quarter), "%d", (ymd.month - 1) / MONTHS_PER_QUARTER + 1);
	if (is_year)
		return arena_strdup(p->out, year);
	return LABEL_FILL(p->out, p->ask->labels, LABEL_QUARTER, quarter, year);
}

/* Below the points, the last one first; others where there is room for them. */
static mpt
date_axis(struct drawing *p, const struct plot *plot)
{
	const struct chart *c = p->chart;
	mpt free_to = p->ask->width, y = plot->foot + p->look->label_gap, height = 0;
	bool is_year = has_own_years(c);
	size_t i;

	for (i = c->npoints; i-- > 0;) {
		struct draw_words w =
			draw_words(p, TS_CHART_LABEL, date_text(p, c->points[i].date, is_year));
		mpt x = date_x(plot, c->points[i].date);

		height = p->look->label_gap + w.height;
		if (x + w.width / 2 > free_to)
			continue;
		draw_line(p, (struct point){x, plot->foot},
			(struct point){x, plot->foot + p->look->label_gap / 2}, p->look->axis_color,
			p->look->axis / 2);
		draw_put(p, &w, x, y + w.height / 2, DRAW_MIDDLE);
		free_to = x - w.width / 2 - p->look->label_gap;
	}
	return height;
}

/* --- labels at the right -------------------------------------------------------- */

static void
add_note(struct drawing *p, struct plot *plot, struct draw_words words)
{
	struct line_note *n = &plot->notes[plot->nnotes++];

	if (words.width > NOTES_PARTS * p->ask->width / NOTES_SHARE)
		words.width = NOTES_PARTS * p->ask->width / NOTES_SHARE;
	n->words = words;
	plot->notes_width = mpt_max(plot->notes_width, words.width);
}

static struct draw_words
line_words(struct drawing *p, const struct chart_point *point, const char *label)
{
	const char *text = arena_printf(p->out, "%s%s%s", label ? label : "",
		label && *label ? " " : "", point->text ? point->text : "");

	return draw_words_wrapped(
		p, TS_CHART_LABEL, text, NOTES_PARTS * p->ask->width / NOTES_SHARE);
}

static void
make_notes(struct drawing *p, struct plot *plot)
{
	const struct chart *c = p->chart;

	if (c->npoints)
		add_note(p, plot, draw_words(p, TS_CHART_VALUE, c->points[c->npoints - 1].text));
	if (c->target)
		add_note(p, plot, line_words(p, c->target, c->target_label));
	if (c->baseline)
		add_note(p, plot, line_words(p, c->baseline, c->baseline_label));
}

static int
by_height(const void *a, const void *b)
{
	const struct line_note *m = a, *n = b;

	return m->y < n->y ? -1 : m->y > n->y;
}

/* Pushes labels apart downwards, then what is below the foot up again. */
static void
spread_notes(struct plot *plot)
{
	size_t i;
	mpt limit = plot->foot;

	qsort(plot->notes, plot->nnotes, sizeof(*plot->notes), by_height);
	for (i = 1; i < plot->nnotes; i++) {
		struct line_note *n = &plot->notes[i];

		n->y = mpt_max(n->y, n[-1].y + (n[-1].words.height + n->words.height) / 2);
	}
	for (i = plot->nnotes; i-- > 0;) {
		struct line_note *n = &plot->notes[i];

		n->y = mpt_min(n->y, limit);
		if (i > 0)
			limit = n->y - (n[-1].words.height + n->words.height) / 2;
	}
}

static void
put_notes(struct drawing *p, struct plot *plot)
{
	const struct chart *c = p->chart;
	size_t i = 0;

	if (c->npoints)
		plot->notes[i++].y = value_y(plot, c->points[c->npoints - 1].value);
	if (c->target)
		plot->notes[i++].y = value_y(plot, c->target->value);
	if (c->baseline)
		plot->notes[i++].y = value_y(plot, c->baseline->value);
	spread_notes(plot);
	for (i = 0; i < plot->nnotes; i++)
		draw_put(p, &plot->notes[i].words,
			plot->right + p->look->marker + p->look->label_gap / 2, plot->notes[i].y,
			DRAW_LEFT);
}

/* --- marks -------------------------------------------------------------------- */

static void
level_line(struct drawing *p, const struct plot *plot, const struct chart_point *point, int series)
{
	mpt y = value_y(plot, point->value);
	struct point a = {plot->left - p->look->marker, y}, b = {plot->right + p->look->marker, y};

	/* The target is a line, what was before is a dashed one; neither mixes with the grid. */
	draw_line(p, a, b, p->style->color[COLOR_PAPER], p->look->line);
	if (series == SERIES_TARGET)
		draw_line(p, a, b, p->look->series[series].line, p->look->line / 2);
	else
		draw_dashed(p, a, b, p->look->series[series].line, p->look->line / 2);
}

static struct point
point_at(const struct plot *plot, const struct chart_point *point)
{
	return (struct point){date_x(plot, point->date), value_y(plot, point->value)};
}

static void
marks(struct drawing *p, const struct plot *plot)
{
	const struct chart *c = p->chart;
	uint32_t color = p->look->series[SERIES_ACTUAL].line;
	mpt radius = p->look->marker / 2;
	size_t i;

	for (i = 1; i < c->npoints; i++) {
		struct point a = point_at(plot, &c->points[i - 1]);
		struct point b = point_at(plot, &c->points[i]);

		if (c->points[i].is_provisional)
			draw_dashed(p, a, b, color, p->look->line);
		else
			draw_line(p, a, b, color, p->look->line);
	}
	for (i = 0; i < c->npoints; i++) {
		struct point at = point_at(plot, &c->points[i]);

		draw_disc(p, at, radius, color);
		if (c->points[i].is_provisional)
			draw_disc(p, at, radius - p->look->line, p->style->color[COLOR_PAPER]);
	}
}

void
chart_line(struct drawing *p)
{
	const struct chart *c = p->chart;
	struct plot plot = {.nnotes = 0};
	struct draw_words unit = draw_words_wrapped(p, TS_CHART_LABEL, c->unit, p->ask->width);
	mpt label_half = p->style->text[TS_CHART_LABEL].leading / 2;

	if (!fit_values(p, &plot))
		return;
	fit_dates(c, &plot);
	make_notes(p, &plot);
	plot.left = widest_tick(p, &plot) + p->look->label_gap / 2 + 2 * p->look->marker;
	plot.right =
		p->ask->width - plot.notes_width - p->look->label_gap / 2 - 2 * p->look->marker;
	plot.top = unit.height + p->look->label_gap / 2 + label_half;
	plot.foot = plot.top + p->look->line_height;
	draw_put(p, &unit, 0, unit.height / 2, DRAW_LEFT);
	value_axis(p, &plot);
	if (c->target)
		level_line(p, &plot, c->target, SERIES_TARGET);
	if (c->baseline)
		level_line(p, &plot, c->baseline, SERIES_BASELINE);
	marks(p, &plot);
	put_notes(p, &plot);
	draw_slice(p, plot.foot + mpt_max(date_axis(p, &plot), label_half), false);
}
