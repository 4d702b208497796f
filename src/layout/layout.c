/*
 * Page numbers stand in the text and in the contents, and shape both: "page 9"
 * is shorter than "page 10". So the document is laid out again until the
 * numbers that were printed are the numbers that came out. Two passes are the
 * rule: the first finds the pages, the second prints them. If a number swings
 * to and fro for ever, the last pass stands and says so.
 */
#include "layout/layout.h"

#include "layout/block/set.h"
#include "layout/line/paragraph.h"
#include "layout/page/heads.h"
#include "layout/page/page.h"

#include <stdlib.h>
#include <string.h>

#define PASSES_MOST 6

const struct block *
pages_choice(const struct pages *p, const struct block *offer)
{
	for (size_t i = 0; i < p->choices.n; i++)
		if (p->choices.v[i].offer == offer)
			return p->choices.v[i].chosen;
	return NULL;
}

const struct anchor *
pages_anchor(const struct pages *p, const char *id)
{
	size_t low = 0, high = p->anchors.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int cmp = strcmp(id, p->anchors.v[middle].id);

		if (cmp == 0)
			return &p->anchors.v[middle];
		if (cmp < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

/* Of equal ids the first place comes first: that is where a link leads. */
static int
compare_anchors(const void *a, const void *b)
{
	const struct anchor *x = a, *y = b;
	int cmp = strcmp(x->id, y->id);

	if (cmp)
		return cmp;
	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return x->y < y->y ? -1 : x->y > y->y;
}

static void
sort_anchors(struct pages *p)
{
	size_t i, n = 0;

	if (p->anchors.n)
		qsort(p->anchors.v, p->anchors.n, sizeof *p->anchors.v, compare_anchors);
	for (i = 0; i < p->anchors.n; i++)
		if (n == 0 || strcmp(p->anchors.v[n - 1].id, p->anchors.v[i].id) != 0)
			p->anchors.v[n++] = p->anchors.v[i];
	p->anchors.n = n;
}

/* The first anchor that is not where the pass before had it; NULL = all settled. */
static const struct anchor *
find_moved(const struct context *l)
{
	const struct pages *p = l->pages;
	size_t i;

	for (i = 0; i < p->anchors.n; i++)
		if (i >= l->nknown || l->known[i].page != p->anchors.v[i].page)
			return &p->anchors.v[i];
	return NULL;
}

static void
begin_pass(struct context *l)
{
	struct pages *p = l->pages;

	p->pages.n = p->outline.n = p->anchors.n = p->faults.n = p->bboxes.n = 0;
	p->choices.n = 0;
	l->heads.n = 0;
	l->numbering = NUMBERING_ARABIC;
}

/* Anchors behind all text lead to the last page's foot. */
static void
end_marks(struct galley *f)
{
	struct context *l = f->ctx;
	size_t i, page = l->pages->pages.n;

	for (i = 0; i < f->marks.n && page; i++)
		if (f->marks.v[i].kind == MARK_ANCHOR)
			*VEC_PUSH(l->out, &l->pages->anchors) = (struct anchor){
				f->marks.v[i].id, page - 1, f->frame.y + f->frame.h};
}

static void
run_pass(struct context *l)
{
	struct galley f;
	struct measure m = {.is_full = true, .is_rtl = text_is_rtl(l->doc->lang)};

	begin_pass(l);
	l->pass = arena_new();
	galley_init(&f, l, l->pass);
	f.is_root = true;
	f.flush = page_flush;
	f.count = page_count;
	f.landscape = set_landscape_now;
	set_blocks(&f, m, l->doc->first);
	page_flush(&f);
	end_marks(&f);
	heads_set(l);
	sort_anchors(l->pages);
	arena_free(l->pass);
	l->pass = NULL;
}

static void
remember(struct context *l)
{
	const struct pages *p = l->pages;

	l->known = arena_memdup(l->out, p->anchors.v, p->anchors.n * sizeof *p->anchors.v);
	l->nknown = p->anchors.n;
}

/* Captions hang beside the tree of blocks. */
static const struct block *
caption_of(const struct block *b)
{
	if (b->kind == BLOCK_TABLE)
		return b->table->caption;
	if (b->kind == BLOCK_FIGURE)
		return b->figure.caption;
	return b->kind == BLOCK_CHART ? b->chart.caption : NULL;
}

static const struct block *
find_block(const struct block *b, const char *anchor)
{
	for (; b; b = b->next) {
		const struct block *in = find_block(b->first, anchor);

		if (!in)
			in = find_block(caption_of(b), anchor);
		if (in)
			return in;
		if (b->anchor && strcmp(b->anchor, anchor) == 0)
			return b;
	}
	return NULL;
}

static void
report_unsettled(struct context *l, struct anchor moved)
{
	const struct block *b = find_block(l->doc->first, moved.id);

	*VEC_PUSH(l->out, &l->pages->faults) = (struct layout_fault){.kind = LF_NO_CONVERGENCE,
		.page = moved.page,
		.where = b ? b->where : (struct where){NULL, 0, 0, NULL},
		.text = moved.id};
}

static void
run_passes(struct context *l)
{
	int most = l->in->passes_most ? l->in->passes_most : PASSES_MOST;
	struct anchor moved = {.id = ""};
	bool is_done = false;

	while (!is_done && !l->has_failed && l->pages->passes < most) {
		const struct anchor *a;

		run_pass(l);
		l->pages->passes++;
		a = find_moved(l);
		is_done = !a;
		if (a) {
			moved = *a;
			remember(l);
		}
	}
	if (l->in->lines) {
		l->is_dumping = true;
		para_cache_open(l); /* so that each paragraph is set, and printed, once more */
		run_pass(l);
	}
	if (!is_done && !l->has_failed)
		report_unsettled(l, moved);
}

/* What the user should hear about while building; the rest is in the report. */
static void
warn(struct context *l)
{
	const struct pages *p = l->pages;
	size_t i;

	for (i = 0; i < p->faults.n; i++) {
		const struct layout_fault *x = &p->faults.v[i];

		if (x->kind == LF_OVERFULL)
			diag_report(l->diag, FAULT_LINE_OVERFULL, x->where, "%zu: %s", x->page + 1,
				x->text);
		if (x->kind == LF_PAGE_OVERFULL)
			diag_report(l->diag, FAULT_PAGE_OVERFULL, x->where, "%zu: %s", x->page + 1,
				x->text);
		if (x->kind == LF_NO_CONVERGENCE)
			diag_report(l->diag, FAULT_NO_CONVERGENCE, x->where, "%d", p->passes);
	}
}

static void
release(struct context *l)
{
	size_t i;

	for (i = 0; i < CONTEXT_DEPTH; i++)
		if (l->depth[i])
			arena_free(l->depth[i]);
	arena_free(l->tmp);
}

int
layout_document(
	const struct layout_input *in, struct arena *out, struct pages *pages, struct diag *d)
{
	struct context l = {.in = in,
		.doc = in->doc,
		.style = in->style,
		.text = in->text,
		.fonts = text_cache_fonts(in->text),
		.diag = d,
		.out = out,
		.tmp = arena_new(),
		.pages = pages};
	size_t i;

	*pages = (struct pages){.doc = in->doc, .fonts = l.fonts};
	for (i = 0; i < TS_COUNT; i++)
		l.baseline[i] = -1;
	para_cache_open(&l);
	run_passes(&l);
	warn(&l);
	release(&l);
	return l.has_failed ? -1 : 0;
}
