#include "paint/structure/order.h"

#include <stdlib.h>
#include <string.h>

enum { GAP_PER_EM = 8 }; /* an eighth of the size is no kerning any more */

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

static bool
has_rtl(const struct entry *e, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (e[i].box->u.run->is_rtl)
			return true;
	return false;
}

/*
 * Runs of one line come in visual order; where it runs to the left that is
 * backwards. Elsewhere layout's order stands: texts of different paragraphs
 * (a chart's labels) lie in memory by chance.
 */
static void
sort_line(struct entry *e, size_t n)
{
	if (!has_rtl(e, n))
		return;
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

static const char *
actual_of(const struct box *b)
{
	return b->kind == BOX_TEXT && !is_artifact(b) ? b->u.run->actual : NULL;
}

/* The run's language where neither its element nor an ancestor says so. */
static const char *
foreign_lang(const struct eltree *t, const struct box *b)
{
	if (b->kind != BOX_TEXT || is_artifact(b) || !b->u.run->lang)
		return NULL;
	return strcmp(b->u.run->lang, eltree_lang(t, b->elem)) != 0 ? b->u.run->lang : NULL;
}

static bool
has_same_words(const struct order_span *span, const struct order_span *next)
{
	const char *a = span->lang ? span->lang : "";
	const char *b = next->lang ? next->lang : "";

	if (strcmp(a, b) != 0)
		return false;
	/* "" goes on with the word that the span before it says. */
	return next->actual ? span->actual && !*next->actual : !span->actual;
}

static bool
joins(const struct eltree *t, const struct order *o, const struct order_span *next)
{
	const struct order_span *span = VEC_LAST(&o->spans);
	const struct box *last = o->boxes[next->first - 1];
	const struct box *b = o->boxes[next->first];

	if (is_artifact(b))
		return is_artifact(last) && span->artifact == b->artifact &&
		       (last->kind == BOX_TEXT) == (b->kind == BOX_TEXT);
	if (is_artifact(last) || span->elem != b->elem || !has_same_words(span, next))
		return false;
	return last->seq < b->seq ? !eltree_has_child_between(t, b->elem, last->seq, b->seq)
				  : !eltree_has_child_between(t, b->elem, b->seq, last->seq);
}

static void
cut_into_spans(const struct eltree *t, struct arena *a, struct order *o)
{
	uint32_t mcid = 0;

	for (size_t i = 0; i < o->n; i++) {
		const struct box *b = o->boxes[i];
		struct order_span next = {.artifact = b->artifact,
			.elem = b->elem,
			.seq = b->seq,
			.mcid = MCID_NONE,
			.first = i,
			.n = 1,
			.actual = actual_of(b),
			.lang = foreign_lang(t, b)};

		if (i > 0 && joins(t, o, &next)) {
			VEC_LAST(&o->spans)->n++;
			continue;
		}
		if (!is_artifact(b))
			next.mcid = mcid++;
		*VEC_PUSH(a, &o->spans) = next;
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
is_apart(const struct box *left, const struct box *right)
{
	return right->x - left->x - left->u.run->width > left->u.run->size / GAP_PER_EM;
}

bool
order_has_gap_after(const struct order *o, const struct order_span *span, size_t i)
{
	const struct box *a = o->boxes[i];
	const struct box *b = i + 1 < span->first + span->n ? o->boxes[i + 1] : NULL;
	const struct glyph_run *run;

	if (!b || a->kind != BOX_TEXT || b->kind != BOX_TEXT || is_artifact(a))
		return false;
	run = a->u.run;
	if (run->ends_in_hyphen || run->ntext == 0 || run->text[run->ntext - 1] == ' ')
		return false;
	if (a->y != b->y)
		return a->seq != b->seq || run->text[run->ntext] == '\n';
	return is_apart(a, b) || is_apart(b, a);
}
