#include "style/contrast.h"

#include "style/names.h"

#include <math.h>

#define TEXT_LEAST 450    /* 4.5:1 */
#define GRAPHIC_LEAST 300 /* 3:1 */

struct checker {
	const struct style *style;
	struct where where;
	struct diag *diag; /* NULL: only measure */
	int rc;
	int least_graphic; /* of the pairs that need GRAPHIC_LEAST, 0 = none yet */
	size_t ngraphic;
};

static double
linear(uint32_t channel)
{
	double c = (double)channel / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) +
	       0.0722 * linear(rgb & 0xFF);
}

int
style_contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;

	return (int)((la > lb ? la / lb : lb / la) * 100.0);
}

static void
require(struct checker *c, uint32_t a, uint32_t b, int least, const char *what)
{
	int ratio = style_contrast(a, b);

	c->ngraphic += least == GRAPHIC_LEAST;
	if (least == GRAPHIC_LEAST && (!c->least_graphic || ratio < c->least_graphic))
		c->least_graphic = ratio;
	if (ratio < least && c->diag)
		c->rc = diag_report(c->diag, FAULT_STYLE_CONTRAST, c->where,
			"%s: #%06X on #%06X is %d.%02d:1, at least %d.%d:1", what, a, b,
			ratio / 100, ratio % 100, least / 100, least % 100 / 10);
}

static bool
is_on_cover(enum text_style t)
{
	return t == TS_COVER_TITLE || t == TS_COVER_SUBTITLE;
}

/* The ground a text style is set on. */
static uint32_t
ground_of(const struct style *s, enum text_style t)
{
	if (is_on_cover(t))
		return s->color[COLOR_PRIMARY];
	if (t == TS_TABLE_HEAD && s->table[TABLE_DATA].has_head_ground)
		return s->table[TABLE_DATA].head_ground;
	if (t == TS_BOX || t == TS_BOX_TITLE)
		return s->box.ground;
	return s->color[COLOR_PAPER];
}

static void
check_texts(struct checker *c)
{
	const struct style *s = c->style;

	for (int i = 0; i < TS_COUNT; i++)
		require(c, s->text[i].color, ground_of(s, (enum text_style)i), TEXT_LEAST,
			style_texts.v[i]);
	for (int i = 0; i < CS_COUNT; i++) {
		if (!s->chars[i].has_color)
			continue;
		require(c, s->chars[i].color, s->color[COLOR_PAPER], TEXT_LEAST, style_chars.v[i]);
		require(c, s->chars[i].color, s->box.ground, TEXT_LEAST, style_chars.v[i]);
	}
}

/* A fill is seen by its ground; only if that is pale it has an outline. */
static uint32_t
visible_color(const struct style *s, const struct fill_look *f)
{
	return style_contrast(f->color, s->color[COLOR_PAPER]) >= GRAPHIC_LEAST ? f->color
										: f->line;
}

/* Neighbours differ by 3:1, or by their hatch with a gap of paper between. */
static void
check_neighbours(
	struct checker *c, const struct fill_look *a, const struct fill_look *b, const char *name)
{
	const struct style *s = c->style;

	if (s->chart.segment_gap > 0 && a->hatch != b->hatch)
		return;
	require(c, visible_color(s, a), visible_color(s, b), GRAPHIC_LEAST, name);
}

static void
check_fills(struct checker *c, const struct fill_look *fills, const struct names *names, int first)
{
	const struct style *s = c->style;

	for (int i = first; i < (int)names->n; i++) {
		const struct fill_look *f = &fills[i];

		require(c, visible_color(s, f), s->color[COLOR_PAPER], GRAPHIC_LEAST, names->v[i]);
		require(c, f->text, f->color, TEXT_LEAST, names->v[i]);
		if (i > first)
			check_neighbours(c, f - 1, f, names->v[i]);
	}
}

static void
check_graphics(struct checker *c)
{
	const struct style *s = c->style;

	check_fills(c, s->chart.status, &style_statuses, 0);
	check_fills(c, s->chart.schedule, &style_schedules, 1);
	check_fills(c, s->chart.series, &style_series, 0);
	require(c, s->chart.axis_color, s->color[COLOR_PAPER], GRAPHIC_LEAST, "axis");
}

int
contrast_check(const struct style *s, struct where where, struct diag *d)
{
	struct checker c = {.style = s, .where = where, .diag = d};

	check_texts(&c);
	check_graphics(&c);
	return c.rc;
}

int
style_graphic_contrast(const struct style *s, size_t *npairs)
{
	struct checker c = {.style = s};

	check_graphics(&c);
	*npairs = c.ngraphic;
	return c.least_graphic;
}
