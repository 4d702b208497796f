#include "layout/heads.h"

#include "base/label.h"
#include "layout/flow.h"
#include "layout/para.h"

#include <string.h>

enum { HEAD_GAP_EM = 2 }; /* at least, between the head's two parts */

void
heads_note_page(struct lay *l, const struct frame *frame)
{
	struct lay_head *h = VEC_PUSH(l->out, &l->heads);

	*h = (struct lay_head){.kind = frame->kind, .numbering = l->numbering};
}

void
heads_note_heading(struct lay *l, size_t page, const char *running)
{
	struct lay_head *h = &l->heads.v[page];

	if (!h->first)
		h->first = running;
	h->last = running;
}

struct head_line {
	const char *text;
	enum text_style style;
	enum text_align align;
	enum artifact artifact;
	mpt x, w, baseline;
};

#define ELLIPSIS "\u2026"
#define CUT_MARKS " ,;:" /* what no ellipsis shall follow */

static mpt
natural_width(struct lay *l, enum text_style style, const char *text)
{
	struct run run = para_own_run(text, l->doc->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = style,
		.lang = l->doc->lang,
		.width = MPT_MAX / 2};

	return text && *text ? para_extent(l, &ask).natural : 0;
}

/* Where the last word of the first n bytes begins; 0 = it is the only one. */
static size_t
before_last_word(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] != ' ')
		n--;
	while (n > 0 && strchr(CUT_MARKS, s[n - 1]))
		n--;
	return n;
}

/* Whole words and an ellipsis if the line is too short; one word alone is set as it is. */
static const char *
fitted(struct lay *l, const struct head_line *line)
{
	const char *text = line->text;
	size_t n = text ? strlen(text) : 0;

	while (natural_width(l, line->style, text) > line->w) {
		n = before_last_word(line->text, n);
		if (n == 0)
			return line->text;
		text = arena_printf(l->out, "%.*s " ELLIPSIS, (int)n, line->text);
	}
	return text;
}

static void
put_head_line(struct flow *f, const struct head_line *line)
{
	struct lay *l = f->lay;
	const char *text = fitted(l, line);
	struct run run = para_own_run(text, l->doc->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = line->style,
		.lang = l->doc->lang,
		.width = line->w,
		.artifact = line->artifact};
	struct para_place place = {
		.style = line->style, .align = line->align, .x = line->x, .w = line->w};

	if (!text || !*text)
		return;
	place.para = para_make_once(l, &ask);
	if (place.para->nlines)
		para_put_line(f, &place, 0, line->baseline);
}

/* The fixed part has up to half the measure, the heading what that leaves. */
static void
put_head(struct flow *f, const struct frame *frame, const char *section)
{
	const struct style *s = f->lay->style;
	mpt left = frame->side_w ? frame->side_x : frame->x;
	mpt width = frame->x + frame->w - left;
	struct head_line line = {.style = TS_RUNNING_HEAD,
		.artifact = ARTIFACT_HEADER,
		.baseline = s->page.head_y,
		.x = left,
		.w = section ? width / 2 : width};
	mpt fixed = natural_width(f->lay, line.style, f->lay->doc->head_left);
	struct box *b;

	line.text = f->lay->doc->head_left;
	line.align = ALIGN_LEFT;
	put_head_line(f, &line);
	line.text = section;
	line.align = ALIGN_RIGHT;
	line.w = width - mpt_min(fixed, line.w) - HEAD_GAP_EM * s->text[line.style].size;
	line.x = left + width - line.w;
	put_head_line(f, &line);
	if (!s->page.head_rule)
		return;
	flow_rule(f, left, s->page.head_y + lay_baseline(f->lay, TS_RUNNING_HEAD), width,
		s->page.head_rule, s->color[COLOR_HAIRLINE]);
	b = VEC_LAST(&f->boxes);
	b->artifact = ARTIFACT_HEADER;
}

/* The folio keeps its distance from the sheet's foot, on turned pages too. */
static void
put_foot(struct flow *f, const struct frame *frame, const char *number, const char *total)
{
	struct lay *l = f->lay;
	const struct page_look *look = &l->style->page;
	mpt left = frame->side_w ? frame->side_x : frame->x;
	mpt width = frame->x + frame->w - left;
	struct head_line line = {.style = TS_FOLIO,
		.artifact = ARTIFACT_FOOTER,
		.baseline = frame->height - (look->height - look->foot_y)};
	const char *folio = LABEL_FILL(l->out, l->doc->labels, LABEL_FOLIO, number, total);
	mpt folio_w = natural_width(l, line.style, folio);

	line.text = l->doc->foot_left;
	line.align = ALIGN_LEFT;
	line.x = left;
	line.w = width - folio_w - HEAD_GAP_EM * l->style->text[line.style].size;
	put_head_line(f, &line);
	line.text = folio;
	line.align = ALIGN_RIGHT;
	line.x = left + width - folio_w;
	line.w = folio_w;
	put_head_line(f, &line);
}

/*
 * Pages are counted from the first sheet on, whatever is printed on it: a
 * reader at a screen types the number the folio shows.
 */
static void
set_page(struct lay *l, size_t i, const char *total, const char *section)
{
	const struct lay_head *h = &l->heads.v[i];
	struct page *page = &l->pages->pages.v[i];
	struct frame frame = lay_frame(l->style, h->kind);
	struct flow f;
	size_t k;

	page->label = arena_printf(l->out, "%zu", i + 1);
	if (h->kind == PAGE_COVER || h->numbering == NUMBERING_NONE)
		return;
	flow_init(&f, l, l->pass);
	flow_node(&f, 0, 0, NULL);
	put_head(&f, &frame, section);
	put_foot(&f, &frame, page->label, total);
	for (k = 0; k < f.boxes.n; k++)
		*VEC_PUSH(l->out, &page->boxes) = f.boxes.v[k];
}

void
heads_set(struct lay *l)
{
	size_t i, n = l->pages->pages.n;
	const char *total = arena_printf(l->out, "%zu", n), *section = NULL;

	for (i = 0; i < n; i++) {
		const struct lay_head *h = &l->heads.v[i];

		set_page(l, i, total, h->first ? h->first : section);
		if (h->last)
			section = h->last;
	}
}
