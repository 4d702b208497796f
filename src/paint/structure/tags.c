#include "paint/structure/tags.h"

#include "paint/token.h"

#include <stdlib.h>
#include <string.h>

enum { LEAF_KEYS = 64 };

static const char *const scope_names[] = {
	[SCOPE_NONE] = "", [SCOPE_COLUMN] = "Column", [SCOPE_ROW] = "Row"};
static const char *const numbering_names[] = {[LIST_UNSTATED] = "",
	[LIST_NONE] = "None",
	[LIST_DISC] = "Disc",
	[LIST_DECIMAL] = "Decimal"};

static size_t
npages(const struct tags *t)
{
	return t->pages->pages.n;
}

/* Attributes: one dictionary per owner (ISO 32000-1 §14.7.5, §14.8.5). */

static void
add_headers(struct str *b, const struct tags *t, const struct elem *e)
{
	if (e->nheaders == 0)
		return;
	str_add(b, "/Headers[");
	for (size_t i = 0; i < e->nheaders; i++)
		tok_bytes(b, t->id[e->headers[i]], strlen(t->id[e->headers[i]]));
	str_addc(b, ']');
}

static void
add_table_attributes(struct str *b, const struct tags *t, const struct elem *e)
{
	if (e->scope == SCOPE_NONE && e->colspan <= 1 && e->rowspan <= 1 && e->nheaders == 0 &&
		!e->summary)
		return;
	str_add(b, "<</O/Table");
	if (e->scope != SCOPE_NONE)
		str_addf(b, "/Scope/%s", scope_names[e->scope]);
	if (e->colspan > 1)
		str_addf(b, "/ColSpan %d", e->colspan);
	if (e->rowspan > 1)
		str_addf(b, "/RowSpan %d", e->rowspan);
	add_headers(b, t, e);
	if (e->summary) {
		str_add(b, "/Summary");
		tok_text(b, e->summary);
	}
	str_add(b, ">>");
}

static void
add_layout_attributes(struct str *b, const struct tags *t, uint32_t i)
{
	const struct elem_bbox *box = t->bbox[i];
	mpt height;

	if (!box || t->tree->elems[i].role != ROLE_FIGURE)
		return;
	height = t->pages->pages.v[box->page].height;
	str_add(b, "<</O/Layout/Placement/Block/BBox[");
	tok_num(b, box->x);
	tok_num(b, height - box->y - box->h);
	tok_num(b, box->x + box->w);
	tok_milli(b, height - box->y);
	str_add(b, "]>>");
}

static void
add_attributes(struct str *b, const struct tags *t, uint32_t i)
{
	const struct elem *e = &t->tree->elems[i];
	size_t start = b->n;

	str_add(b, "/A[");
	add_table_attributes(b, t, e);
	add_layout_attributes(b, t, i);
	if (e->numbering != LIST_UNSTATED)
		str_addf(b, "<</O/List/ListNumbering/%s>>", numbering_names[e->numbering]);
	if (b->n == start + strlen("/A[")) {
		b->n = start;
		b->s[start] = '\0';
		return;
	}
	str_addc(b, ']');
}

static void
add_text_entry(struct str *b, const char *key, const char *text)
{
	if (!text)
		return;
	str_add(b, key);
	tok_text(b, text);
}

/* Kids: marks and child elements, both sorted by their place, are merged. */

static void
add_mark(struct str *b, const struct tags *t, const struct mark *m, uint32_t own_page)
{
	if (m->page == own_page) {
		tok_int(b, m->mcid);
		str_addc(b, ' ');
		return;
	}
	str_add(b, "<</Type/MCR/Pg ");
	tok_ref(b, t->page_object[m->page]);
	str_addf(b, "/MCID %u>>", m->mcid);
}

static void
add_kids(struct str *b, const struct tags *t, uint32_t i, uint32_t own_page)
{
	const struct eltree *tree = t->tree;
	uint32_t m = tree->first_mark[i];
	uint32_t c = tree->first[i];

	str_add(b, "/K[");
	while (m < tree->first_mark[i + 1] || c < tree->first[i + 1]) {
		bool is_mark = c == tree->first[i + 1] ||
			       (m < tree->first_mark[i + 1] &&
				       tree->marks.v[m].seq <= tree->elems[tree->children[c]].seq);

		if (is_mark) {
			add_mark(b, t, &tree->marks.v[m++], own_page);
			continue;
		}
		if (t->object[tree->children[c]] != 0) {
			tok_ref(b, t->object[tree->children[c]]);
			str_addc(b, ' ');
		}
		c++;
	}
	for (uint32_t k = tree->first_annot[i]; k < tree->first_annot[i + 1]; k++) {
		str_add(b, "<</Type/OBJR/Pg ");
		tok_ref(b, t->page_object[tree->annots.v[k].page]);
		str_add(b, "/Obj ");
		tok_ref(b, tree->annots.v[k].object);
		str_add(b, ">>");
	}
	str_addc(b, ']');
}

/* Printer of one StructElem. */
static void
print_elem(struct str *b, const void *ctx, uint32_t i)
{
	const struct tags *t = ctx;
	const struct eltree *tree = t->tree;
	const struct elem *e = &tree->elems[i];
	bool has_page = tree->first_mark[i] < tree->first_mark[i + 1];
	uint32_t page = has_page ? tree->marks.v[tree->first_mark[i]].page : 0;

	str_addf(b, "/S/%s/P ", role_name(e->role));
	tok_ref(b, e->parent == ELEM_NONE ? t->root : t->object[e->parent]);
	if (has_page) {
		str_add(b, "/Pg ");
		tok_ref(b, t->page_object[page]);
	}
	if (t->id[i]) {
		str_add(b, "/ID");
		tok_bytes(b, t->id[i], strlen(t->id[i]));
	}
	add_text_entry(b, "/T", e->title);
	add_text_entry(b, "/Lang", e->lang);
	add_text_entry(b, "/Alt", e->alt);
	add_text_entry(b, "/ActualText", e->actual);
	add_text_entry(b, "/E", e->expansion);
	add_attributes(b, t, i);
	add_kids(b, t, i, has_page ? page : UINT32_MAX);
}

/* Ids: given ones, and made ones for notes and the head cells that cells refer to. */

static void
collect_ids(struct tags *t)
{
	const struct eltree *tree = t->tree;

	t->id = arena_array(t->arena, const char *, (size_t)tree->n + 1);
	for (uint32_t i = 0; i < tree->n; i++) {
		const struct elem *e = &tree->elems[i];

		if (!tree->is_kept[i])
			continue;
		if (e->id)
			t->id[i] = e->id;
		else if (e->role == ROLE_NOTE && !t->id[i])
			t->id[i] = arena_printf(t->arena, "#%u", i);
		for (size_t k = 0; k < e->nheaders; k++)
			if (!tree->elems[e->headers[k]].id)
				t->id[e->headers[k]] = arena_printf(t->arena, "#%u", e->headers[k]);
	}
}

struct named {
	const char *id;
	uint32_t object;
};

static int
cmp_named(const void *pa, const void *pb)
{
	return strcmp(((const struct named *)pa)->id, ((const struct named *)pb)->id);
}

static void
write_id_leaf(struct tags *t, const struct named *v, size_t n, uint32_t object)
{
	struct str b;

	str_init(&b);
	str_add(&b, "/Limits[");
	tok_bytes(&b, v[0].id, strlen(v[0].id));
	tok_bytes(&b, v[n - 1].id, strlen(v[n - 1].id));
	str_add(&b, "]/Names[");
	for (size_t i = 0; i < n; i++) {
		tok_bytes(&b, v[i].id, strlen(v[i].id));
		tok_ref(&b, v[i].object);
		str_addc(&b, ' ');
	}
	str_addc(&b, ']');
	haru_entries(t->h, object, &b);
	str_release(&b);
}

static void
write_id_tree(struct tags *t, const struct named *v, size_t n)
{
	struct str b;

	str_init(&b);
	str_add(&b, "/Kids[");
	for (size_t i = 0; i < n; i += LEAF_KEYS) {
		uint32_t leaf = haru_dict(t->h);

		write_id_leaf(t, v + i, n - i < LEAF_KEYS ? n - i : LEAF_KEYS, leaf);
		tok_ref(&b, leaf);
		str_addc(&b, ' ');
	}
	str_addc(&b, ']');
	t->id_tree = haru_dict(t->h);
	haru_entries(t->h, t->id_tree, &b);
	str_release(&b);
}

static int
write_ids(struct tags *t, struct diag *d)
{
	struct named *v = arena_array(t->arena, struct named, (size_t)t->tree->n + 1);
	size_t n = 0;

	for (uint32_t i = 0; i < t->tree->n; i++)
		if (t->id[i])
			v[n++] = (struct named){t->id[i], t->object[i]};
	if (n == 0)
		return 0;
	qsort(v, n, sizeof *v, cmp_named);
	for (size_t i = 1; i < n; i++)
		if (strcmp(v[i - 1].id, v[i].id) == 0)
			return diag_report(d, FAULT_PAINT, (struct where){0},
				"two structure elements are named %s", v[i].id);
	write_id_tree(t, v, n);
	return 0;
}

/* Parent tree (§14.7.4.4): pages by number, annotations behind them. */

static void
add_parents(struct str *b, const struct tags *t, uint32_t key)
{
	uint32_t from, to;

	if (key >= npages(t)) {
		const struct annot *a = &t->tree->annots.v[key - npages(t)];

		str_addf(b, "%u ", key);
		tok_ref(b, t->object[a->elem]);
		str_addc(b, ' ');
		return;
	}
	from = t->page_mcids[key];
	to = t->page_mcids[key + 1];
	str_addf(b, "%u[", key);
	for (uint32_t i = from; i < to; i++) {
		tok_ref(b, t->object[t->mcid_elem[i]]);
		str_addc(b, ' ');
	}
	str_addc(b, ']');
}

/* Printer of one leaf: the keys from first on. */
static void
print_parent_leaf(struct str *b, const void *ctx, uint32_t first)
{
	const struct tags *t = ctx;
	uint32_t end = (uint32_t)(npages(t) + t->tree->annots.n);

	if (end > first + LEAF_KEYS)
		end = first + LEAF_KEYS;
	str_addf(b, "/Limits[%u %u]/Nums[", first, end - 1);
	for (uint32_t key = first; key < end; key++)
		add_parents(b, t, key);
	str_addc(b, ']');
}

static void
write_parent_tree(struct tags *t)
{
	uint32_t nkeys = (uint32_t)(npages(t) + t->tree->annots.n);
	struct str b;

	str_init(&b);
	str_add(&b, "/Kids[");
	for (uint32_t key = 0; key < nkeys; key += LEAF_KEYS) {
		uint32_t leaf = haru_dict(t->h);

		haru_printer(t->h, leaf, print_parent_leaf, t, key);
		tok_ref(&b, leaf);
		str_addc(&b, ' ');
	}
	str_addc(&b, ']');
	t->parent_tree = haru_dict(t->h);
	haru_entries(t->h, t->parent_tree, &b);
	str_release(&b);
}

static void
write_root(struct tags *t)
{
	struct str b;

	str_init(&b);
	str_add(&b, "/Type/StructTreeRoot/K ");
	tok_ref(&b, t->object[0]);
	str_add(&b, "/ParentTree ");
	tok_ref(&b, t->parent_tree);
	str_addf(&b, "/ParentTreeNextKey %zu", npages(t) + t->tree->annots.n);
	if (t->id_tree != 0) {
		str_add(&b, "/IDTree ");
		tok_ref(&b, t->id_tree);
	}
	haru_entries(t->h, t->root, &b);
	str_release(&b);
}

static bool
is_too_long(const char *s)
{
	return s && tok_text_size(s) > TOK_STRING_MAX;
}

static int
check_texts(const struct tags *t, struct diag *d)
{
	for (uint32_t i = 0; i < t->tree->n; i++) {
		const struct elem *e = &t->tree->elems[i];

		if (is_too_long(e->alt) || is_too_long(e->actual) || is_too_long(e->expansion) ||
			is_too_long(e->title) || is_too_long(e->summary))
			return diag_report(d, FAULT_PAINT, (struct where){0},
				"alternative text of a %s is too long", role_name(e->role));
	}
	return 0;
}

static void
collect_bboxes(struct tags *t)
{
	t->bbox = arena_array(t->arena, const struct elem_bbox *, (size_t)t->tree->n + 1);
	for (size_t i = t->pages->bboxes.n; i-- > 0;)
		t->bbox[t->pages->bboxes.v[i].elem] = &t->pages->bboxes.v[i];
}

static void
write_elems(struct tags *t)
{
	t->object = arena_array(t->arena, uint32_t, (size_t)t->tree->n + 1);
	for (uint32_t i = 0; i < t->tree->n; i++) {
		if (!t->tree->is_kept[i])
			continue;
		t->object[i] = haru_dict(t->h);
		haru_printer(t->h, t->object[i], print_elem, t, i);
	}
}

int
tags_write(struct tags *t, struct diag *d)
{
	if (check_texts(t, d) != 0)
		return -1;
	t->root = haru_dict(t->h);
	collect_bboxes(t);
	collect_ids(t);
	write_elems(t);
	if (write_ids(t, d) != 0)
		return -1;
	write_parent_tree(t);
	write_root(t);
	return 0;
}
