/*
 * Lines: a range of items becomes glyph runs in visual order.
 *
 * The range is found in the text, every segment it touches becomes a slice
 * (shaped anew if it is cut), blanks get their set width, slices are
 * reordered by level (UAX #9, L1 and L2), and neighbours of one look are
 * joined to runs. A blank the line ends on is kept, with no width: it keeps
 * the words apart for those who extract or hear the text.
 */
#include "text/para.h"

#include "text/detail.h"
#include "text/font/hb.h"
#include "text/visual.h"

#include <string.h>

/* A segment or part of one on this line. */
struct slice {
	const struct seg *seg;
	const struct shaped *shaped;
	uint32_t start, end; /* [byte] of the paragraph */
	mpt glue;            /* set width of a blank */
	const char *actual;
	bool has_hyphen;
	uint8_t level;
};

/* The part of the paragraph that is on the line. */
struct range {
	uint32_t start, end; /* [byte] */
	uint32_t blank;      /* [byte] of the blank behind it, or NO_BLANK */
	bool has_hyphen;
};

#define NO_BLANK UINT32_MAX

static struct range
find_range(const struct text_para *para, size_t first, size_t last)
{
	const struct text_item *items = para->items;
	const struct text_item *brk = &items[last];
	struct range r = {.blank = NO_BLANK};

	while (first < last && items[first].kind != ITEM_BOX)
		first++;
	r.start = items[first].start;
	r.end = r.start;
	for (size_t k = first; k < last; k++)
		if (items[k].kind == ITEM_BOX)
			r.end = items[k].end;
	r.has_hyphen = brk->kind == ITEM_PENALTY && brk->is_hyphen && r.end > r.start;
	if (brk->end > brk->start && r.end > r.start)
		r.blank = items[last].start;
	return r;
}

/* The segment that holds the byte. */
static size_t
find_seg(const struct text_detail *d, uint32_t byte)
{
	size_t lo = 0;
	size_t hi = d->nsegs;

	while (lo + 1 < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (d->segs[mid].start <= byte)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* The first part of a cut word speaks for the whole of it, the others are silent. */
static const char *
actual_of(const struct slice *s, const struct text_para *para, struct arena *out)
{
	const struct seg *seg = s->seg;

	if (s->start > seg->start)
		return "";
	if (s->end < seg->end || s->has_hyphen)
		return arena_strndup(out, para->text + seg->start, seg->end - seg->start);
	return NULL;
}

static struct slice
make_slice(struct text_cache *c, const struct text_para *para, const struct seg *seg,
	const struct range *r, struct arena *out)
{
	struct slice s = {.seg = seg, .shaped = seg->shaped, .level = seg->level};

	s.start = seg->start > r->start ? seg->start : r->start;
	s.end = seg->end < r->end ? seg->end : r->end;
	s.has_hyphen = r->has_hyphen && s.end == r->end;
	s.glue = seg->shaped->width;
	if (s.start > seg->start || s.end < seg->end || s.has_hyphen)
		s.shaped = seg_shape_part(c, seg, s.start, s.end, s.has_hyphen);
	s.actual = actual_of(&s, para, out);
	return s;
}

static size_t
count_segs(const struct text_para *para, const struct range *r)
{
	const struct text_detail *d = para->detail;
	size_t i = find_seg(d, r->start);
	size_t n = 0;

	while (i + n < d->nsegs && d->segs[i + n].start < r->end)
		n++;
	return n;
}

/* Slices in logical order; room for one more than there are segments in the range. */
static size_t
make_slices(struct text_cache *c, const struct text_para *para, const struct range *r,
	struct slice *slices, struct arena *out)
{
	const struct text_detail *d = para->detail;
	size_t n = 0;

	for (size_t i = find_seg(d, r->start); i < d->nsegs && d->segs[i].start < r->end; i++)
		slices[n++] = make_slice(c, para, &d->segs[i], r, out);
	if (r->blank != NO_BLANK) {
		const struct seg *seg = &d->segs[find_seg(d, r->blank)];

		slices[n++] = (struct slice){.seg = seg,
			.shaped = seg->shaped,
			.start = seg->start,
			.end = seg->end,
			.level = para->is_rtl ? 1 : 0};
	}
	return n;
}

static mpt
slice_width(const struct slice *s)
{
	return s->seg->is_glue ? s->glue : s->shaped->width;
}

/* Shares `gap` out among the blanks by their stretch or shrink; the sum is exact. */
static void
set_glue(struct slice *slices, size_t n, mpt gap)
{
	int64_t total = 0;
	int64_t so_far = 0;
	int64_t given = 0;
	mpt shrink = 0;

	for (size_t i = 0; i < n; i++) {
		total += slices[i].seg->is_glue ? slices[i].glue : 0;
		shrink += slices[i].seg->is_glue ? glue_shrink(slices[i].glue) : 0;
	}
	if (total == 0)
		return;
	if (gap < -shrink)
		gap = -shrink;
	for (size_t i = 0; i < n; i++) {
		int64_t share;

		if (!slices[i].seg->is_glue)
			continue;
		so_far += slices[i].glue;
		share = (int64_t)gap * so_far / total;
		slices[i].glue += (mpt)(share - given);
		given = share;
	}
}

/* The slices in visual order, in memory of `tmp`. */
static const struct slice *
reorder(const struct slice *slices, size_t n, struct arena *tmp)
{
	struct slice *visual = arena_array(tmp, struct slice, n);
	uint8_t *levels = arena_array(tmp, uint8_t, n);
	size_t *order = arena_array(tmp, size_t, n);

	for (size_t i = 0; i < n; i++)
		levels[i] = slices[i].level;
	visual_order(levels, n, order);
	for (size_t i = 0; i < n; i++)
		visual[i] = slices[order[i]];
	return visual;
}

static bool
is_same_look(const struct text_run *a, const struct text_run *b)
{
	return a == b || (a->size == b->size && a->rise == b->rise && a->color == b->color &&
				 a->tag == b->tag && a->is_underlined == b->is_underlined &&
				 a->lang == b->lang);
}

static bool
is_joinable(const struct text_detail *d, const struct slice *a, const struct slice *b)
{
	bool is_rtl = a->level % 2 == 1;

	if (a->actual || b->actual || a->seg->shaped->want->font != b->seg->shaped->want->font ||
		is_rtl != (b->level % 2 == 1))
		return false;
	if (is_rtl ? b->end != a->start : a->end != b->start)
		return false;
	return is_same_look(&d->runs[a->seg->run], &d->runs[b->seg->run]);
}

/* Glyphs with clusters counted from the run's first byte. */
static void
copy_glyphs(const struct slice *s, uint32_t run_start, struct glyph_run *run)
{
	for (size_t g = 0; g < s->shaped->nglyphs; g++) {
		struct glyph *to = &run->glyphs[run->nglyphs++];

		*to = s->shaped->glyphs[g];
		to->cluster += s->start - run_start;
		if (s->seg->is_glue)
			to->advance = s->glue;
		run->width += to->advance;
	}
}

/* One run from slices s[0..n), which are joinable. */
static void
make_run(const struct text_para *para, const struct slice *s, size_t n, struct glyph_run *run)
{
	const struct text_run *look = &para->detail->runs[s->seg->run];
	bool is_rtl = s->level % 2 == 1;
	uint32_t start = is_rtl ? s[n - 1].start : s[0].start;
	uint32_t end = is_rtl ? s[0].end : s[n - 1].end;

	run->font = s->seg->shaped->want->font;
	run->size = look->size;
	run->rise = look->rise;
	run->color = look->color;
	run->tag = look->tag;
	run->is_underlined = look->is_underlined;
	run->is_rtl = is_rtl;
	run->lang = look->lang && *look->lang ? look->lang : para->detail->lang;
	run->text = para->text + start;
	run->ntext = end - start;
	run->actual = s->actual;
	run->ends_in_hyphen = s->has_hyphen;
	for (size_t i = 0; i < n; i++)
		copy_glyphs(&s[i], start, run);
}

static void
make_runs(const struct text_para *para, const struct slice *slices, size_t n, struct arena *out,
	struct text_line *line)
{
	size_t nglyphs = 0;
	struct glyph *glyphs;

	for (size_t i = 0; i < n; i++)
		nglyphs += slices[i].shaped->nglyphs;
	glyphs = arena_array(out, struct glyph, nglyphs);
	line->runs = arena_array(out, struct glyph_run, n);
	for (size_t i = 0; i < n;) {
		struct glyph_run *run = &line->runs[line->nruns++];
		size_t k = i + 1;

		while (k < n && is_joinable(para->detail, &slices[k - 1], &slices[k]))
			k++;
		run->x = line->width;
		run->glyphs = glyphs;
		make_run(para, slices + i, k - i, run);
		glyphs += run->nglyphs;
		line->width += run->width;
		i = k;
	}
}

static void
add_height(struct text_cache *c, int font, const struct text_run *look, struct text_line *line)
{
	const struct font_metrics *m = &font_at(c->fonts, font, look->size)->metrics;

	line->ascent = mpt_max(line->ascent, m->ascent + look->rise);
	line->descent = mpt_max(line->descent, m->descent - look->rise);
}

/* A line without text is as high as the text around it. */
static void
add_empty_height(
	struct text_cache *c, const struct text_para *para, uint32_t at, struct text_line *line)
{
	const struct text_detail *d = para->detail;
	const struct text_run *look = d->nsegs ? &d->runs[d->segs[find_seg(d, at)].run] : d->runs;
	int font = d->nruns ? font_find(c->fonts, look->font) : -1;

	if (font >= 0)
		add_height(c, font, look, line);
}

/* NOLINTBEGIN(readability-function-size): one parameter over six, all of them plain */
void
text_line_make(struct text_cache *c, const struct text_para *para, size_t first, size_t last,
	mpt target, struct arena *out, struct text_line *line)
{
	struct arena_mark mark = arena_save(c->tmp);
	struct range r = find_range(para, first, last);
	struct slice *slices = arena_array(c->tmp, struct slice, count_segs(para, &r) + 1);
	size_t n = r.end > r.start ? make_slices(c, para, &r, slices, out) : 0;
	mpt natural = 0;

	memset(line, 0, sizeof(*line));
	for (size_t i = 0; i < n; i++)
		natural += slice_width(&slices[i]);
	if (target > 0)
		set_glue(slices, n, target - natural);
	for (size_t i = 0; i < n; i++)
		add_height(c, slices[i].seg->shaped->want->font,
			&para->detail->runs[slices[i].seg->run], line);
	if (n == 0)
		add_empty_height(c, para, r.start, line);
	make_runs(para, reorder(slices, n, c->tmp), n, out, line);
	arena_rewind(c->tmp, mark);
}
/* NOLINTEND(readability-function-size) */
