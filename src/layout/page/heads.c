#include "layout/page/heads.h"

#include "base/words/label.h"
#include "layout/galley/galley.h"
#include "layout/line/paragraph.h"

#include <string.h>

enum { HEAD_GAP_EM = 2 }; /* at least, between the head's two parts */

void
heads_note_page(struct context *l, const struct frame *frame)
{
	struct page_head *h = VEC_PUSH(l->out, &l->heads);

	*h = (struct page_head){
		.kind = frame->kind, .numbering = l->numbering, .is_rtl = frame->is_rtl};
}

void
heads_note_heading(struct context *l, size_t page, struct running running)
{
	struct page_head *h = &l->heads.v[page];

	if (!h->first.text)
		h->first = running;
	h->last = running;
}

struct head_line {
	const char *text;
	const char *lang;
	enum text_style style;
	enum artifact artifact;
	bool at_right;
	mpt x, w, baseline;
};

#define ELLIPSIS "\u2026"
#define CUT_MARKS " ,;:" /* what no ellipsis shall follow */

static mpt
natural_width(struct context *l, const struct head_line *line, const char *text)
{
	struct run run = para_own_run(text, line->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = line->style,
		.lang = line->lang,
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
fitted(struct context *l, const struct head_line *line)
{
	const char *text = line->text;
	size_t n = text ? strlen(text) : 0;

	while (natural_width(l, line, text) > line->w) {
		n = before_last_word(line->text, n);
		if (n == 0)
			return line->text;
		text = arena_printf(l->out, "%.*s " ELLIPSIS, (int)n, line->text);
	}
	return text;
}

static void
put_head_line(struct galley *f, const struct head_line *line)
{
	struct context *l = f->ctx;
	const char *text = fitted(l, line);
	struct run run = para_own_run(text, line->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = line->style,
		.lang = line->lang,
		.width = line->w,
		.artifact = line->artifact};
	/* in text that runs to the left ALIGN_LEFT means its beginning */
	bool is_end = line->at_right != text_is_rtl(line->lang);
	struct lines_place place = {.style = line->style,
		.align = is_end ? ALIGN_RIGHT : ALIGN_LEFT,
		.x = line->x,
		.w = line->w};

	if (!text || !*text)
		return;
	place.para = para_make_once(l, &ask);
	if (place.para->nlines)
		galley_put_line(f, &place, 0, line->baseline);
}

/* From margin to margin, both columns. */
static void
span_page(const struct frame *frame, struct head_line *line)
{
	mpt reach = frame_side_reach(frame);

	line->x = frame->x - (frame->is_rtl ? 0 : reach);
	line->w = frame->w + reach;
}

/* The fixed part has up to half the measure, the heading what that leaves. */
static void
put_head_texts(
	struct galley *f, const struct frame *frame, struct head_line line, struct running section)
{
	struct context *l = f->ctx;
	struct head_line fixed = line;
	mpt fixed_w;

	fixed.text = l->doc->head_left;
	fixed.lang = l->doc->lang;
	fixed.at_right = frame->is_rtl;
	fixed.w = section.text ? line.w / 2 : line.w;
	fixed.x = frame->is_rtl ? line.x + line.w - fixed.w : line.x;
	put_head_line(f, &fixed);
	fixed_w = mpt_min(natural_width(l, &fixed, fixed.text), fixed.w);
	line.text = section.text;
	line.lang = section.lang ? section.lang : l->doc->lang;
	line.at_right = !frame->is_rtl;
	fixed_w += HEAD_GAP_EM * l->style->text[line.style].size;
	line.w -= fixed_w;
	line.x += frame->is_rtl ? 0 : fixed_w;
	put_head_line(f, &line);
}

static void
put_head(struct galley *f, const struct frame *frame, struct running section)
{
	const struct style *s = f->ctx->style;
	struct head_line line = {
		.style = TS_RUNNING_HEAD, .artifact = ARTIFACT_HEADER, .baseline = s->page.head_y};
	struct box *b;

	span_page(frame, &line);
	put_head_texts(f, frame, line, section);
	if (!s->page.head_rule)
		return;
	galley_rule(f, line.x, s->page.head_y + context_baseline(f->ctx, TS_RUNNING_HEAD), line.w,
		s->page.head_rule, s->color[COLOR_HAIRLINE]);
	b = VEC_LAST(&f->boxes);
	b->artifact = ARTIFACT_HEADER;
}

/*
 * The folio keeps its distance from the sheet's foot, on turned pages too, and
 * its corner on pages that run to the left: it is looked for in one place.
 */
static void
put_foot(struct galley *f, const struct frame *frame, const char *number, const char *total)
{
	struct context *l = f->ctx;
	const struct page_look *look = &l->style->page;
	struct head_line line = {.style = TS_FOLIO,
		.lang = l->doc->lang,
		.artifact = ARTIFACT_FOOTER,
		.baseline = frame->height - (look->height - look->foot_y)};
	const char *folio = LABEL_FILL(l->out, l->doc->labels, LABEL_FOLIO, number, total);
	mpt folio_w = natural_width(l, &line, folio);
	mpt end;

	span_page(frame, &line);
	end = line.x + line.w;
	line.text = l->doc->foot_left;
	line.w -= folio_w + HEAD_GAP_EM * l->style->text[line.style].size;
	put_head_line(f, &line);
	line.text = folio;
	line.at_right = true;
	line.x = end - folio_w;
	line.w = folio_w;
	put_head_line(f, &line);
}

/*
 * Pages are counted from the first sheet on, whatever is printed on it: a
 * reader at a screen types the number the folio shows.
 */
static void
set_page(struct context *l, size_t i, const char *total, struct running section)
{
	const struct page_head *h = &l->heads.v[i];
	struct page *page = &l->pages->pages.v[i];
	struct frame frame = frame_of_page(l->style, h->kind, h->is_rtl);
	struct galley f;
	size_t k;

	page->label = arena_printf(l->out, "%zu", i + 1);
	if (h->kind == PAGE_COVER || h->numbering == NUMBERING_NONE)
		return;
	galley_init(&f, l, l->pass);
	galley_node(&f, 0, 0, NULL);
	put_head(&f, &frame, section);
	put_foot(&f, &frame, page->label, total);
	for (k = 0; k < f.boxes.n; k++)
		*VEC_PUSH(l->out, &page->boxes) = f.boxes.v[k];
}

void
heads_set(struct context *l)
{
	size_t i, n = l->pages->pages.n;
	const char *total = arena_printf(l->out, "%zu", n);
	struct running section = {.text = NULL};

	for (i = 0; i < n; i++) {
		const struct page_head *h = &l->heads.v[i];

		set_page(l, i, total, h->first.text ? h->first : section);
		if (h->last.text)
			section = h->last;
	}
}
