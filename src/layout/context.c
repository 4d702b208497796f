#include "layout/context.h"

#include <string.h>

struct font_spec
context_font(const struct context *l, enum text_style style, enum char_style chars)
{
	const struct text_look *t = &l->style->text[style];
	const struct char_look *c = &l->style->chars[chars];
	struct font_spec spec = {.family = l->style->family[t->font],
		.weight = t->weight,
		.is_italic = t->is_italic};

	if (chars == CS_NONE)
		return spec;
	if (c->font >= 0)
		spec.family = l->style->family[c->font];
	if (c->weight)
		spec.weight = c->weight;
	if (c->italic >= 0)
		spec.is_italic = c->italic;
	return spec;
}

static mpt
half_leading_baseline(struct context *l, enum text_style style)
{
	const struct text_look *t = &l->style->text[style];
	int font = font_find(l->fonts, context_font(l, style, CS_NONE));
	struct font_metrics m;

	if (font < 0) {
		l->has_failed = true;
		return 0;
	}
	m = font_metrics_at(l->fonts, font, t->size);
	return mpt_max((t->leading - m.ascent - m.descent) / 2 + m.descent, 0);
}

/* Led like the text or more, in whole steps of the grid. */
static bool
is_led_like_text(const struct context *l, enum text_style style)
{
	const struct text_look *t = l->style->text;

	return t[style].leading >= t[TS_BODY].leading &&
	       t[style].leading % l->style->page.grid == 0;
}

/*
 * Styles led like the text stand as high above their line's bottom as the
 * text does, so that baselines meet whatever the size. The others (in tables,
 * notes) stand in the middle of their line.
 */
mpt
context_baseline(struct context *l, enum text_style style)
{
	mpt *b = &l->baseline[style];

	if (*b >= 0)
		return *b;
	if (style != TS_BODY && is_led_like_text(l, style))
		*b = context_baseline(l, TS_BODY);
	else
		*b = half_leading_baseline(l, style);
	return *b;
}

uint32_t
context_tag(struct context *l, struct tag tag)
{
	*VEC_PUSH(l->out, &l->tags) = tag;
	return (uint32_t)(l->tags.n - 1);
}

struct tag
tag_artifact(enum artifact kind)
{
	return (struct tag){.elem = ELEM_NONE, .link = LINK_NONE, .artifact = kind};
}

static const struct anchor *
find_known(const struct context *l, const char *id)
{
	size_t low = 0, high = l->nknown;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int cmp = strcmp(id, l->known[middle].id);

		if (cmp == 0)
			return &l->known[middle];
		if (cmp < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* As wide as most page numbers, so that the first pass is near the truth. */
#define LABEL_UNKNOWN "00"

const char *
context_page_label(const struct context *l, const char *anchor)
{
	const struct anchor *a = l->known ? find_known(l, anchor) : NULL;

	return a ? arena_printf(l->out, "%zu", a->page + 1) : LABEL_UNKNOWN;
}

/* The two columns change places; the margins, and with them head and foot, stay. */
static void
mirror(struct frame *f)
{
	mpt left = f->side_x;
	mpt right = f->x + f->w;

	f->x = left;
	f->side_x = right - f->side_w;
}

struct frame
frame_of_page(const struct style *s, enum page_kind kind, bool is_rtl)
{
	const struct page_look *p = &s->page;
	struct frame f = {.kind = kind,
		.width = p->width,
		.height = p->height,
		.x = p->column_x,
		.y = p->margin_top,
		.w = p->column_width,
		.side_x = p->side_x,
		.side_w = p->side_width,
		.is_rtl = is_rtl};

	if (kind == PAGE_LANDSCAPE) {
		f.width = p->height;
		f.height = p->width;
		f.x = p->landscape_margin_x;
		f.w = f.width - 2 * f.x;
		f.side_x = f.side_w = 0;
	}
	if (kind == PAGE_WIDE) {
		f.x = p->side_x;
		f.w = p->column_x + p->column_width - p->side_x;
		f.side_x = f.side_w = 0;
	}
	if (is_rtl && f.side_w)
		mirror(&f);
	f.h = f.height - p->margin_top - p->margin_bottom;
	return f;
}

mpt
frame_side_reach(const struct frame *frame)
{
	if (!frame->side_w)
		return 0;
	return frame->is_rtl ? frame->side_x + frame->side_w - frame->x - frame->w
			     : frame->x - frame->side_x;
}
