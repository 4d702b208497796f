#include "paint/structure/eltree.h"

#include <assert.h>
#include <stdlib.h>

struct child {
	uint32_t parent, seq, elem;
};

static int
cmp_u32(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
cmp_child(const void *pa, const void *pb)
{
	const struct child *a = pa;
	const struct child *b = pb;
	int c = cmp_u32(a->parent, b->parent);

	if (c == 0)
		c = cmp_u32(a->seq, b->seq);
	return c != 0 ? c : cmp_u32(a->elem, b->elem);
}

static int
cmp_mark(const void *pa, const void *pb)
{
	const struct mark *a = pa;
	const struct mark *b = pb;
	int c = cmp_u32(a->elem, b->elem);

	if (c == 0)
		c = cmp_u32(a->seq, b->seq);
	if (c == 0)
		c = cmp_u32(a->page, b->page);
	return c != 0 ? c : cmp_u32(a->mcid, b->mcid);
}

static int
cmp_annot(const void *pa, const void *pb)
{
	const struct annot *a = pa;
	const struct annot *b = pb;
	int c = cmp_u32(a->elem, b->elem);

	return c != 0 ? c : cmp_u32(a->object, b->object);
}

void
eltree_make(struct eltree *t, const struct document *doc, struct arena *a)
{
	uint32_t n = (uint32_t)doc->elems.n;
	struct child *rows = arena_array(a, struct child, n + 1);
	uint32_t *first = arena_array(a, uint32_t, (size_t)n + 1);
	uint32_t *children = arena_array(a, uint32_t, (size_t)n + 1);
	uint32_t nrows = 0;

	for (uint32_t i = 1; i < n; i++) {
		assert(doc->elems.v[i].parent < i);
		rows[nrows++] = (struct child){doc->elems.v[i].parent, doc->elems.v[i].seq, i};
	}
	qsort(rows, nrows, sizeof *rows, cmp_child);
	for (uint32_t i = 0; i < nrows; i++) {
		first[rows[i].parent + 1]++;
		children[i] = rows[i].elem;
	}
	for (uint32_t i = 0; i < n; i++)
		first[i + 1] += first[i];
	*t = (struct eltree){.elems = doc->elems.v,
		.n = n,
		.lang = doc->lang,
		.first = first,
		.children = children};
}

bool
eltree_has_child_between(const struct eltree *t, uint32_t elem, uint32_t from, uint32_t to)
{
	uint32_t lo = t->first[elem];
	uint32_t hi = t->first[elem + 1];

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (t->elems[t->children[mid]].seq <= from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->first[elem + 1] && t->elems[t->children[lo]].seq < to;
}

const char *
eltree_lang(const struct eltree *t, uint32_t elem)
{
	for (; elem != ELEM_NONE; elem = t->elems[elem].parent)
		if (t->elems[elem].lang)
			return t->elems[elem].lang;
	return t->lang;
}

/* Without their cells the rows of a table would have different lengths. */
static bool
is_grid(enum role r)
{
	return r == ROLE_TH || r == ROLE_TD;
}

/* Of a table of which nothing is on paper there is nothing to keep. */
static bool
is_in_kept_table(const struct eltree *t, uint32_t elem)
{
	while (elem && t->elems[elem].role != ROLE_TABLE)
		elem = t->elems[elem].parent;
	return t->is_kept[elem];
}

static void
keep_with_parents(struct eltree *t, uint32_t elem)
{
	for (; !t->is_kept[elem]; elem = t->elems[elem].parent)
		t->is_kept[elem] = true;
}

static void
keep_what_has_content(struct eltree *t, struct arena *a)
{
	t->is_kept = arena_array(a, bool, (size_t)t->n + 1);
	t->is_kept[0] = true;
	for (uint32_t i = 1; i < t->n; i++)
		if (t->first_mark[i] < t->first_mark[i + 1] ||
			t->first_annot[i] < t->first_annot[i + 1])
			keep_with_parents(t, i);
	for (uint32_t i = 1; i < t->n; i++)
		if (is_grid(t->elems[i].role) && is_in_kept_table(t, i))
			keep_with_parents(t, i);
}

void
eltree_finish(struct eltree *t, struct arena *a)
{
	uint32_t *first_mark = arena_array(a, uint32_t, (size_t)t->n + 1);
	uint32_t *first_annot = arena_array(a, uint32_t, (size_t)t->n + 1);

	if (t->marks.n > 0)
		qsort(t->marks.v, t->marks.n, sizeof *t->marks.v, cmp_mark);
	if (t->annots.n > 0)
		qsort(t->annots.v, t->annots.n, sizeof *t->annots.v, cmp_annot);
	for (size_t i = 0; i < t->marks.n; i++)
		first_mark[t->marks.v[i].elem + 1]++;
	for (size_t i = 0; i < t->annots.n; i++)
		first_annot[t->annots.v[i].elem + 1]++;
	for (uint32_t i = 0; i < t->n; i++) {
		first_mark[i + 1] += first_mark[i];
		first_annot[i + 1] += first_annot[i];
	}
	t->first_mark = first_mark;
	t->first_annot = first_annot;
	keep_what_has_content(t, a);
}
