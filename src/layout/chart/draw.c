#include "layout/chart/draw.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum {
	PLATE_PAD = 5,     /* air beside a number on a segment: a fifth of its size */
	ALWAYS_SEEN = 300, /* WCAG 2.1 §1.4.11: graphics have 3:1 */
	DASHES = 3,        /* a dash is three times as long as the line is thick */
	DISC_POINTS = 16,
	COS_UNIT = 1000,
};

void
draw_init(struct drawing *p, const struct chart_ask *ask, struct arena *out)
{
	*p = (struct drawing){.ask = ask,
		.chart = ask->chart,
		.style = ask->style,
		.look = &ask->style->chart,
		.numbers = num_format_for(ask->lang, ask->chart->grouping),
		.out = out};
}

/* --- words -------------------------------------------------------------------- */

static struct font_spec
font_of(const struct drawing *p, enum text_style style)
{
	const struct text_look *t = &p->style->text[style];

	return (struct font_spec){p->style->family[t->font], t->weight, t->is_italic};
}

static struct text_run
run_of(const struct drawing *p, enum text_style style, uint32_t color, const char *text)
{
	const struct text_look *t = &p->style->text[style];

	return (struct text_run){.text = text,
		.font = font_of(p, style),
		.size = t->size,
		.letter_spacing = t->letter_spacing,
		.color = color,
		.lang = p->ask->lang,
		.flags = t->tabular ? TEXT_TABULAR : 0,
		.tag = p->ask->tag,
		.where = p->ask->where};
}

static void
make_para(struct drawing *p, const struct text_run *run, bool hyphenate, struct text_para *para)
{
	struct text_setting set = {.lang = p->ask->lang,
		.hyphenate = hyphenate,
		.narrow_spaces = p->ask->narrow_spaces,
		.hyphen_min_left = p->style->hyphen_min_left,
		.hyphen_min_right = p->style->hyphen_min_right,
		.hyphen_min_word = p->style->hyphen_min_word};

	if (text_para_make(p->ask->text, run, 1, &set, p->out, para) != 0)
		p->has_failed = true;
}

static struct draw_words
no_words(struct drawing *p, enum text_style style)
{
	const struct text_look *t = &p->style->text[style];
	struct fonts *fonts = text_cache_fonts(p->ask->text);
	int font = font_find(fonts, font_of(p, style));

	if (font < 0) {
		p->has_failed = true;
		return (struct draw_words){.nlines = 0};
	}
	return (struct draw_words){
		.leading = t->leading, .cap = font_metrics_at(fonts, font, t->size).cap_height};
}

static void
add_line(struct drawing *p, struct draw_words *w, const struct text_para *para, size_t first,
	size_t last)
{
	struct text_line *line = &w->lines[w->nlines++];

	text_line_make(p->ask->text, para, first, last, 0, p->out, line);
	w->width = mpt_max(w->width, line->width);
	w->height += w->leading;
}

struct draw_words
draw_words_in(struct drawing *p, enum text_style style, uint32_t color, const char *text)
{
	struct draw_words w = no_words(p, style);
	struct text_run run = run_of(p, style, color, text);
	struct text_para para = {.nitems = 0};

	if (p->has_failed || !text || !*text)
		return w;
	make_para(p, &run, false, &para);
	if (para.nitems)
		add_line(p, &w, &para, 0, para.nitems - 1);
	return w;
}

struct draw_words
draw_words(struct drawing *p, enum text_style style, const char *text)
{
	return draw_words_in(p, style, p->style->text[style].color, text);
}

/* Between words, then with a hyphen, then anywhere in a word that has no other. */
enum break_rank { RANK_NONE, RANK_ANYWHERE, RANK_HYPHEN, RANK_WORDS };

static enum break_rank
break_rank(const struct text_para *para, size_t i)
{
	const struct text_item *item = &para->items[i];

	if (item->kind == ITEM_BOX ||
		(item->kind == ITEM_GLUE && i > 0 && para->items[i - 1].kind != ITEM_BOX))
		return RANK_NONE;
	if (item->kind == ITEM_GLUE)
		return RANK_WORDS;
	if (item->penalty >= PENALTY_EMERGENCY)
		return item->penalty < PENALTY_FORBIDDEN ? RANK_ANYWHERE : RANK_NONE;
	return item->is_hyphen ? RANK_HYPHEN : RANK_WORDS;
}

/* The last and best break that fits; `first` itself means that nothing does. */
static size_t
line_end(const struct text_para *para, size_t first, mpt width)
{
	enum break_rank best = RANK_NONE;
	size_t i, end = first;
	mpt used = 0;

	for (i = first; i < para->nitems; i++) {
		const struct text_item *item = &para->items[i];
		mpt hyphen = item->kind == ITEM_PENALTY ? item->width : 0;
		enum break_rank rank = break_rank(para, i);

		if (i > first && rank != RANK_NONE && rank >= best && used + hyphen <= width) {
			best = rank;
			end = i;
			if (item->kind == ITEM_PENALTY && item->penalty == PENALTY_FORCED)
				return i;
		}
		if (item->kind != ITEM_PENALTY)
			used += item->width;
	}
	return end;
}

/* Back to the end of a word, unless more than half would go. */
static size_t
word_end(const char *text, size_t n)
{
	size_t end = n;

	while (end > n / 2 && text[end] && text[end] != ' ')
		end--;
	if (end <= n / 2)
		end = n;
	while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ','))
		end--;
	return end;
}

/* As much of the text as fits before an ellipsis, on one line. */
static void
add_cut_line(
	struct drawing *p, struct draw_words *w, struct text_run *run, const char *text, mpt width)
{
	size_t low = 0, high = strlen(text);
	struct text_para para = {.nitems = 0};

	while (low < high) {
		size_t middle = (low + high + 1) / 2;

		run->text = arena_printf(p->out, "%.*s\u2026", (int)middle, text);
		if (text_width(p->ask->text, run) <= width)
			low = middle;
		else
			high = middle - 1;
	}
	while (low > 0 && utf8_is_inside(text[low])) /* not inside a UTF-8 sequence */
		low--;
	low = word_end(text, low);
	run->text = arena_printf(p->out, "%.*s\u2026", (int)low, text);
	make_para(p, run, false, &para);
	if (para.nitems)
		add_line(p, w, &para, 0, para.nitems - 1);
}

struct draw_words
draw_words_wrapped(struct drawing *p, enum text_style style, const char *text, mpt width)
{
	struct draw_words w = no_words(p, style);
	struct text_run run = run_of(p, style, p->style->text[style].color, text);
	struct text_para para = {.nitems = 0};
	size_t first = 0;

	if (p->has_failed || !text || !*text)
		return w;
	make_para(p, &run, true, &para);
	while (first < para.nitems && w.nlines < DRAW_LINES) {
		size_t last = line_end(&para, first, width);
		bool is_end = last == para.nitems - 1;

		if (last == first || (!is_end && w.nlines == DRAW_LINES - 1)) {
			add_cut_line(p, &w, &run, para.text + para.items[first].start, width);
			break;
		}
		add_line(p, &w, &para, first, last);
		first = last + 1;
	}
	return w;
}

/* --- marks -------------------------------------------------------------------- */

static struct box *
add_box(struct drawing *p, enum box_kind kind)
{
	struct box *b = VEC_PUSH(p->out, &p->boxes);

	*b = (struct box){
		.kind = kind, .elem = p->ask->elem, .seq = p->ask->seq, .link = LINK_NONE};
	return b;
}

static void
put_line(struct drawing *p, const struct text_line *line, mpt x, mpt baseline)
{
	size_t i;

	for (i = 0; i < line->nruns; i++) {
		struct box *b = add_box(p, BOX_TEXT);

		b->x = x + line->runs[i].x;
		b->y = baseline;
		b->w = line->runs[i].width;
		b->u.run = &line->runs[i];
	}
}

void
draw_put(struct drawing *p, const struct draw_words *w, mpt x, mpt y, enum draw_side side)
{
	size_t i;
	mpt baseline;

	if (!w->nlines)
		return;
	baseline = y + w->cap / 2 - (mpt)(w->nlines - 1) * w->leading / 2;
	for (i = 0; i < w->nlines; i++) {
		mpt width = w->lines[i].width;
		mpt left = side == DRAW_LEFT ? x : side == DRAW_RIGHT ? x - width : x - width / 2;

		put_line(p, &w->lines[i], left, baseline + (mpt)i * w->leading);
	}
}

void
draw_line(struct drawing *p, struct point a, struct point b, uint32_t color, mpt thickness)
{
	struct box *line = add_box(p, BOX_LINE);

	line->x = a.x;
	line->y = a.y;
	line->w = b.x - a.x;
	line->h = b.y - a.y;
	line->u.line.color = color;
	line->u.line.thickness = thickness;
}

void
draw_dashed(struct drawing *p, struct point a, struct point b, uint32_t color, mpt thickness)
{
	draw_line(p, a, b, color, thickness);
	VEC_LAST(&p->boxes)->u.line.dash = DASHES * thickness;
}

static bool
is_pale(const struct drawing *p, const struct fill_look *fill)
{
	return style_contrast(fill->color, p->style->color[COLOR_PAPER]) < ALWAYS_SEEN;
}

uint32_t
draw_mark_color(const struct drawing *p, const struct fill_look *fill)
{
	return is_pale(p, fill) ? fill->line : fill->color;
}

static bool
is_hatched(const struct fill_look *fill)
{
	return fill->hatch != HATCH_SOLID && fill->hatch != HATCH_EMPTY;
}

static struct box *
add_fill(struct drawing *p, mpt x, mpt y, mpt w, mpt h)
{
	struct box *b = add_box(p, BOX_FILL);

	b->x = x;
	b->y = y;
	b->w = w;
	b->h = h;
	return b;
}

void
draw_ground(struct drawing *p, mpt x, mpt y, mpt w, mpt h, uint32_t color)
{
	struct box *b = add_fill(p, x, y, w, h);

	b->u.fill.ground = b->u.fill.line = color;
	b->u.fill.hatch = HATCH_SOLID;
}

/* Its edge, where paper or the hatch would eat it. */
static void
add_frame(struct drawing *p, mpt x, mpt y, mpt w, mpt h, uint32_t color)
{
	struct box *b = add_fill(p, x, y, w, h);

	b->u.fill.ground = b->u.fill.line = color;
	b->u.fill.hatch = HATCH_EMPTY;
	b->u.fill.outline = mpt_min(p->look->axis, mpt_min(w, h) / 2);
}

void
draw_fill(struct drawing *p, mpt x, mpt y, mpt w, mpt h, const struct fill_look *fill)
{
	struct box *b = add_fill(p, x, y, w, h);

	b->u.fill.ground = fill->color;
	b->u.fill.line = fill->line;
	b->u.fill.hatch = fill->hatch;
	b->u.fill.hatch_gap = p->look->hatch_gap;
	b->u.fill.hatch_line = p->look->hatch_line;
	/* An empty fill is painted as its outline alone; lines behind it must not show. */
	if (fill->hatch == HATCH_EMPTY)
		b->u.fill.hatch = HATCH_SOLID;
	if (is_pale(p, fill) || is_hatched(fill))
		add_frame(p, x, y, w, h, draw_mark_color(p, fill));
}

/* A box is moved by its x and y alone: its points are told from there. */
static const struct point *
relative_points(struct drawing *p, const struct point *points, size_t n, struct point origin)
{
	struct point *v = arena_memdup(p->out, points, n * sizeof(*points));

	for (size_t i = 0; i < n; i++) {
		v[i].x -= origin.x;
		v[i].y -= origin.y;
	}
	return v;
}

static void
add_polygon(struct drawing *p, const struct point *points, size_t n, uint32_t color)
{
	struct box *b = add_box(p, BOX_POLYGON);
	struct point low = points[0], high = points[0];
	size_t i;

	for (i = 1; i < n; i++) {
		low = (struct point){mpt_min(low.x, points[i].x), mpt_min(low.y, points[i].y)};
		high = (struct point){mpt_max(high.x, points[i].x), mpt_max(high.y, points[i].y)};
	}
	b->x = low.x;
	b->y = low.y;
	b->w = high.x - low.x;
	b->h = high.y - low.y;
	b->u.polygon.points = relative_points(p, points, n, low);
	b->u.polygon.npoints = n;
	b->u.polygon.color = color;
	b->u.polygon.is_closed = true;
}

void
draw_triangle(struct drawing *p, struct point base, mpt to_x, mpt half, uint32_t color)
{
	struct point points[] = {{base.x, base.y - half}, {to_x, base.y}, {base.x, base.y + half}};

	add_polygon(p, points, sizeof(points) / sizeof(*points), color);
}

void
draw_diamond(struct drawing *p, struct point c, mpt radius, uint32_t color)
{
	struct point points[] = {
		{c.x, c.y - radius}, {c.x + radius, c.y}, {c.x, c.y + radius}, {c.x - radius, c.y}};

	add_polygon(p, points, sizeof(points) / sizeof(*points), color);
}

void
draw_disc(struct drawing *p, struct point c, mpt radius, uint32_t color)
{
	/* cos of i/16 of a turn; whole numbers, so that every machine draws the same */
	static const int cosine[DISC_POINTS] = {1000, 924, 707, 383, 0, -383, -707, -924, -1000,
		-924, -707, -383, 0, 383, 707, 924};
	struct point points[DISC_POINTS];
	size_t i;

	for (i = 0; i < DISC_POINTS; i++) {
		int sine = cosine[(i + 3 * DISC_POINTS / 4) % DISC_POINTS];

		points[i].x = c.x + mpt_scale(radius, cosine[i], COS_UNIT);
		points[i].y = c.y + mpt_scale(radius, sine, COS_UNIT);
	}
	add_polygon(p, points, DISC_POINTS, color);
}

/* --- numbers on segments ------------------------------------------------------ */

static mpt
plate_pad(const struct drawing *p)
{
	return p->style->text[TS_CHART_VALUE].size / PLATE_PAD;
}

mpt
draw_room_on_fill(const struct drawing *p, const struct draw_words *w, const struct fill_look *fill)
{
	mpt room = w->width + 2 * plate_pad(p);

	/* A plate that hides the hatch would make the segment an empty one. */
	return is_hatched(fill) ? room + p->look->hatch_gap : room;
}

void
draw_on_fill(
	struct drawing *p, const struct draw_words *w, mpt x, mpt y, const struct fill_look *fill)
{
	mpt pad = plate_pad(p);

	if (is_hatched(fill))
		draw_ground(p, x - w->width / 2 - pad, y - w->cap / 2 - pad, w->width + 2 * pad,
			w->cap + 2 * pad, fill->color);
	draw_put(p, w, x, y, DRAW_MIDDLE);
}

/* --- looks and slices --------------------------------------------------------- */

static const struct fill_look *
fill_at(const struct fill_look *fills, int n, int fill)
{
	assert(fill >= 0 && fill < n);
	return &fills[fill];
}

const struct fill_look *
draw_fill_of(const struct drawing *p, enum fill_kind kind, int fill)
{
	switch (kind) {
	case FILL_STATUS:
		return fill_at(p->look->status, STYLE_FILLS_STATUS, fill);
	case FILL_SCHEDULE:
		return fill_at(p->look->schedule, STYLE_FILLS_SCHEDULE, fill);
	case FILL_SERIES:
		return fill_at(p->look->series, STYLE_FILLS_SERIES, fill);
	}
	return NULL;
}

const struct fill_look *
draw_series_fill(const struct drawing *p, const struct chart_series *s)
{
	return draw_fill_of(p, s->fill_kind, s->fill);
}

static struct chart_slice
take_boxes(struct drawing *p, mpt height)
{
	struct chart_slice s = {.height = height, .nboxes = p->boxes.n};

	s.boxes = arena_memdup(p->out, p->boxes.v, p->boxes.n * sizeof(*p->boxes.v));
	p->boxes.n = 0;
	return s;
}

void
draw_head(struct drawing *p, mpt height)
{
	p->head = take_boxes(p, height);
}

void
draw_slice(struct drawing *p, mpt height, bool may_begin_page)
{
	struct chart_slice s = take_boxes(p, height);

	s.may_begin_page = may_begin_page;
	*VEC_PUSH(p->out, &p->slices) = s;
}
