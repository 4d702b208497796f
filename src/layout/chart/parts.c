#include "layout/chart/kinds.h"

enum {
	NAMES_SHARE = 5, /* labels take two fifths of the width at most */
	NAMES_PARTS = 2,
	SWATCH_RATIO = 2, /* a swatch is twice as wide as high, so that its hatch shows */
	KEY_GAP = 2,      /* between keys twice what is between a swatch and its word */
	ROWS_KEPT = 10,   /* so many rows stay on one page */
	ROWS_TOGETHER = 2,
	MARK_PARTS = 3, /* half a diamond is three sixteenths of the row: the bar stays in sight */
	MARK_SHARE = 16,
};

void
chart_milestone(struct drawing *p, struct point at, bool is_done)
{
	uint32_t paper = p->style->color[COLOR_PAPER], ink = p->style->text[TS_CHART_VALUE].color;
	mpt radius = MARK_PARTS * p->look->row / MARK_SHARE;

	draw_diamond(p, at, radius + p->look->segment_gap, paper);
	draw_diamond(p, at, radius, ink);
	if (!is_done)
		draw_diamond(p, at, radius - p->look->segment_gap, paper);
}

/* --- legend ------------------------------------------------------------------- */

struct key_words {
	struct draw_words count, symbol, word;
	mpt width;
};

static mpt
swatch_height(const struct drawing *p)
{
	return p->style->text[TS_CHART_LABEL].size;
}

static mpt
swatch_width(const struct drawing *p, const struct chart_key *key)
{
	return key->fill ? SWATCH_RATIO * swatch_height(p) : swatch_height(p);
}

static mpt
inner_gap(const struct drawing *p)
{
	return p->look->label_gap / 2;
}

static mpt
width_with_gap(const struct drawing *p, const struct draw_words *w)
{
	return w->nlines ? w->width + inner_gap(p) : 0;
}

static struct key_words
set_key(struct drawing *p, const struct chart_key *key)
{
	struct key_words k = {.count = draw_words(p, TS_CHART_VALUE, key->count),
		.symbol = draw_words(p, TS_CHART_LABEL, key->symbol)};
	mpt used;

	used = swatch_width(p, key) + inner_gap(p) + width_with_gap(p, &k.count) +
	       width_with_gap(p, &k.symbol);
	k.word = draw_words(p, TS_CHART_LABEL, key->word);
	if (used + k.word.width > p->ask->width)
		k.word = draw_words_wrapped(p, TS_CHART_LABEL, key->word, p->ask->width - used);
	k.width = used + k.word.width;
	return k;
}

static void
put_key(struct drawing *p, const struct chart_key *key, const struct key_words *k, mpt x, mpt y)
{
	mpt h = swatch_height(p);

	if (key->fill)
		draw_fill(p, x, y - h / 2, swatch_width(p, key), h, key->fill);
	else
		chart_milestone(p, (struct point){x + h / 2, y}, key->is_done);
	x += swatch_width(p, key) + inner_gap(p);
	draw_put(p, &k->count, x, y, DRAW_LEFT);
	x += width_with_gap(p, &k->count);
	draw_put(p, &k->symbol, x, y, DRAW_LEFT);
	x += width_with_gap(p, &k->symbol);
	draw_put(p, &k->word, x, y, DRAW_LEFT);
}

mpt
chart_legend(struct drawing *p, const struct chart_key *keys, size_t nkeys, mpt y)
{
	mpt leading = p->style->text[TS_CHART_LABEL].leading + inner_gap(p), x = 0, top = y;
	size_t i;

	for (i = 0; i < nkeys; i++) {
		struct key_words k = set_key(p, &keys[i]);

		if (x > 0 && x + k.width > p->ask->width) {
			x = 0;
			y += leading;
		}
		put_key(p, &keys[i], &k, x, y + leading / 2);
		x += k.width + KEY_GAP * p->look->label_gap;
	}
	return nkeys ? y + leading - top : 0;
}

size_t
chart_status_keys(const struct drawing *p, struct chart_key *keys)
{
	const struct chart *c = p->chart;
	size_t i, k, n = 0;

	for (i = 0; i < c->nseries; i++) {
		const struct chart_series *s = &c->series[i];
		int64_t sum = 0;

		for (k = 0; k < c->ncategories; k++)
			sum += chart_count(s, k);
		if (sum > 0)
			keys[n++] = (struct chart_key){.fill = draw_series_fill(p, s),
				.symbol = draw_series_fill(p, s)->symbol,
				.word = s->label};
	}
	return n;
}

/* --- values and rows ---------------------------------------------------------- */

int64_t
chart_count(const struct chart_series *s, size_t category)
{
	return s->values[category] > 0 ? s->values[category] : 0;
}

int64_t
chart_total(const struct chart *c, size_t category)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < c->nseries; i++)
		sum += chart_count(&c->series[i], category);
	return sum;
}

mpt
chart_part(mpt length, int64_t v, int64_t total)
{
	double part = total ? (double)length * ((double)v / (double)total) : 0.0;

	return (mpt)(part < 0 ? part - 0.5 : part + 0.5);
}

const char *
chart_number(struct drawing *p, int64_t v)
{
	return num_int(p->out, p->numbers, v);
}

struct chart_names
chart_name_rows(struct drawing *p, const char *const *names, size_t n)
{
	struct chart_names r = {.words = arena_array(p->out, struct draw_words, n + 1)};
	mpt limit = NAMES_PARTS * p->ask->width / NAMES_SHARE, widest = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		r.words[i] = draw_words(p, TS_CHART_LABEL, names[i]);
		if (r.words[i].width > limit)
			r.words[i] = draw_words_wrapped(p, TS_CHART_LABEL, names[i], limit);
		widest = mpt_max(widest, r.words[i].width);
	}
	r.left = widest ? widest + p->look->label_gap : 0;
	return r;
}

bool
chart_may_break(size_t i, size_t n)
{
	return n > ROWS_KEPT && i >= ROWS_TOGETHER && n - i >= ROWS_TOGETHER;
}
