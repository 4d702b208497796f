#include "paint/order.h"

#include <stdlib.h>
#include <string.h>

/* A text box with what it is sorted by. */
struct entry {
	const struct box *box;
	size_t i;
};

static bool
is_artifact(const struct box *b)
{
	return b->artifact != ARTIFACT_NONE || b->elem == ELEM_NONE;
}

/*
 * Real content by its place in reading order; artifacts behind it. What has
 * the same place is one run of text set in several pieces: line by line as
 * layout gave it.
 */
static int
cmp_entry(const void *pa, const void *pb)
{
	const struct entry *a = pa;
	const struct entry *b = pb;

	if (is_artifact(a->box) != is_artifact(b->box))
		return is_artifact(a->box) ? 1 : -1;
	if (!is_artifact(a->box) && a->box->seq != b->box->seq)
		return a->box->seq < b->box->seq ? -1 : 1;
	return (a->i > b->i) - (a->i < b->i);
}

static bool
is_same_line(const struct box *a, const struct box *b)
{
	return a->seq == b->seq && a->y == b->y && !is_artifact(a) && !is_artifact(b);
}

/* Runs of one line come in visual order; where it runs to the left that is backwards. */
static void
sort_line(struct entry *e, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct entry moving = e[i];
		size_t j = i;

		for (; j > 0 && e[j - 1].box->u.run->text > moving.box->u.run->text; j--)
			e[j] = e[j - 1];
		e[j] = moving;
	}
}

static size_t
sort_texts(const struct page *page, struct arena *a, const struct box **out)
{
	struct entry *e = arena_array(a, struct entry, page->boxes.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < page->boxes.n; i++)
		if (page->boxes.v[i].kind == BOX_TEXT)
			e[n++] = (struct entry){&page->boxes.v[i], i};
	qsort(e, n, sizeof *e, cmp_entry);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && is_same_line(e[from].box, e[to].box); to++)
			;
		sort_line(e + from, to - from);
	}
	for (size_t i = 0; i < n; i++)
		out[i] = e[i].box;
	return n;
}

static bool
joins(const struct eltree *t, const struct order_span *span, const struct box *last,
	const struct box *b)
{
	if (is_artifact(b))
		return span->mcid == MCID_NONE && span->artifact == b->artifact &&
		       (last->kind == BOX_TEXT) == (b->kind == BOX_TEXT);
	if (span->mcid == MCID_NONE || span->elem != b->elem)
		return false;
	return last->seq < b->seq ? !eltree_has_child_between(t, b->elem, last->seq, b->seq)
				  : !eltree_has_child_between(t, b->elem, b->seq, last->seq);
}

static void
cut_into_spans(const struct eltree *t, struct arena *a, struct order *p)
{
	uint32_t mcid = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct box *b = p->boxes[i];

		if (i > 0 && joins(t, VEC_LAST(&p->spans), p->boxes[i - 1], b)) {
			VEC_LAST(&p->spans)->n++;
			continue;
		}
		*VEC_PUSH(a, &p->spans) = (struct order_span){.artifact = b->artifact,
			.elem = b->elem,
			.seq = b->seq,
			.mcid = is_artifact(b) ? MCID_NONE : mcid++,
			.first = i,
			.n = 1};
	}
}

void
order_page(const struct eltree *t, const struct page *page, struct arena *a, struct order *out)
{
	*out = (struct order){.boxes = arena_array(a, const struct box *, page->boxes.n + 1)};
	for (size_t i = 0; i < page->boxes.n; i++)
		if (page->boxes.v[i].kind != BOX_TEXT)
			out->boxes[out->n++] = &page->boxes.v[i];
	out->n += sort_texts(page, a, out->boxes + out->n);
	cut_into_spans(t, a, out);
}

static bool
ends_in_blank_or_joiner(const struct glyph_run *r)
{
	return r->ntext > 0 && strchr(" -/", r->text[r->ntext - 1]) != NULL;
}

bool
order_has_blank_after(const struct eltree *t, const struct order *p, size_t i)
{
	const struct box *a = p->boxes[i];
	const struct box *b = i + 1 < p->n ? p->boxes[i + 1] : NULL;

	if (!b || a->kind != BOX_TEXT || b->kind != BOX_TEXT || is_artifact(a) || is_artifact(b))
		return false;
	if (a->y == b->y || eltree_block(t, a->elem) != eltree_block(t, b->elem))
		return false;
	return !a->u.run->ends_in_hyphen && !ends_in_blank_or_joiner(a->u.run);
}
