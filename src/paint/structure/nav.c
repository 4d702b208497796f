#include "paint/structure/nav.h"

#include "paint/token.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { OUTLINE_DEPTH = 16, DIGITS_MAX = 9, FLAG_PRINT = 4 };

#define NOBODY UINT32_MAX

static void
add_destination(struct str *b, const struct nav *n, size_t page, mpt y)
{
	str_add(b, "/Dest[");
	tok_ref(b, n->page_object[page]);
	str_add(b, "/XYZ 0 ");
	tok_num(b, mpt_max(0, n->pages->pages.v[page].height - y));
	str_add(b, "null]");
}

/* Outline: entries with levels become a tree of brothers. */

struct item {
	uint32_t object, parent, prev, next, first, last; /* items, NOBODY = none */
	long nchildren;
};

static void
link_items(const struct nav *n, struct item *it, struct item *root)
{
	uint32_t open[OUTLINE_DEPTH];
	size_t depth = 0;

	for (uint32_t i = 0; i < n->pages->outline.n; i++) {
		int level = n->pages->outline.v[i].level;
		struct item *parent;

		while (depth > 0 && n->pages->outline.v[open[depth - 1]].level >= level)
			depth--;
		it[i].parent = depth > 0 ? open[depth - 1] : NOBODY;
		it[i].first = it[i].last = it[i].next = NOBODY;
		parent = depth > 0 ? &it[it[i].parent] : root;
		it[i].prev = parent->last;
		if (parent->last != NOBODY)
			it[parent->last].next = i;
		else
			parent->first = i;
		parent->last = i;
		parent->nchildren++;
		if (depth < OUTLINE_DEPTH)
			open[depth++] = i;
	}
}

static void
add_item_ref(struct str *b, const char *key, const struct item *it, uint32_t i)
{
	if (i == NOBODY)
		return;
	str_add(b, key);
	tok_ref(b, it[i].object);
}

static void
write_item(const struct nav *n, const struct item *it, uint32_t i, uint32_t root)
{
	const struct outline_entry *e = &n->pages->outline.v[i];
	struct str b;

	str_init(&b);
	str_add(&b, "/Title");
	tok_text(&b, e->text);
	str_add(&b, "/Parent ");
	tok_ref(&b, it[i].parent == NOBODY ? root : it[it[i].parent].object);
	add_item_ref(&b, "/Prev ", it, it[i].prev);
	add_item_ref(&b, "/Next ", it, it[i].next);
	add_item_ref(&b, "/First ", it, it[i].first);
	add_item_ref(&b, "/Last ", it, it[i].last);
	/* A negative count: shown closed. */
	if (it[i].nchildren > 0)
		str_addf(&b, "/Count %ld", -it[i].nchildren);
	add_destination(&b, n, e->page, e->y);
	haru_entries(n->h, it[i].object, &b);
	str_release(&b);
}

uint32_t
nav_outline(const struct nav *n)
{
	size_t nitems = n->pages->outline.n;
	struct item *it = arena_array(n->arena, struct item, nitems + 1);
	struct item root = {.first = NOBODY, .last = NOBODY};
	struct str b;

	if (nitems == 0)
		return 0;
	root.object = haru_dict(n->h);
	for (size_t i = 0; i < nitems; i++)
		it[i].object = haru_dict(n->h);
	link_items(n, it, &root);
	for (uint32_t i = 0; i < nitems; i++)
		write_item(n, it, i, root.object);
	str_init(&b);
	str_add(&b, "/Type/Outlines");
	add_item_ref(&b, "/First ", it, root.first);
	add_item_ref(&b, "/Last ", it, root.last);
	str_addf(&b, "/Count %ld", root.nchildren);
	haru_entries(n->h, root.object, &b);
	str_release(&b);
	return root.object;
}

/* Page labels: ranges of numbers that go on, else one label per page. */

static long
label_number(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > DIGITS_MAX || s[0] == '0')
		return -1;
	for (size_t i = 0; i < n; i++)
		if (!isdigit((unsigned char)s[i]))
			return -1;
	return strtol(s, NULL, 10);
}

static bool
continues_range(const char *before, const char *s)
{
	long number = label_number(s);

	if (number < 0)
		return *before == '\0' && *s == '\0';
	return label_number(before) == number - 1;
}

uint32_t
nav_labels(const struct nav *n)
{
	const char *before = NULL;
	struct str b;
	uint32_t object;

	str_init(&b);
	str_add(&b, "/Nums[");
	for (size_t i = 0; i < n->pages->pages.n; i++) {
		const char *label = n->pages->pages.v[i].label;
		long number = label_number(label);

		if (before && continues_range(before, label)) {
			before = label;
			continue;
		}
		before = label;
		str_addf(&b, "%zu<<", i);
		if (number > 0)
			str_addf(&b, "/S/D/St %ld", number);
		else if (*label)
			str_add(&b, "/P"), tok_text(&b, label);
		str_add(&b, ">>");
	}
	str_addc(&b, ']');
	object = haru_dict(n->h);
	haru_entries(n->h, object, &b);
	str_release(&b);
	return object;
}

/* Links. */

struct area {
	mpt left, bottom, right, top;
};

static struct area
text_area(const struct nav *n, const struct page *p, const struct box *b)
{
	const struct glyph_run *run = b->u.run;
	struct font_metrics m = font_metrics_at(n->pages->fonts, run->font, run->size);
	mpt baseline = p->height - b->y + run->rise;

	return (struct area){.left = b->x,
		.bottom = baseline - m.descent,
		.right = b->x + run->width,
		.top = baseline + m.ascent};
}

static struct area
box_area(const struct nav *n, const struct page *p, const struct box *b)
{
	if (b->kind == BOX_TEXT)
		return text_area(n, p, b);
	return (struct area){.left = b->x,
		.bottom = p->height - b->y - b->h,
		.right = b->x + b->w,
		.top = p->height - b->y};
}

static bool
is_same_line(const struct area *a, const struct area *b)
{
	return a->bottom < b->top && b->bottom < a->top;
}

static void
widen(struct area *a, const struct area *b)
{
	a->left = mpt_min(a->left, b->left);
	a->bottom = mpt_min(a->bottom, b->bottom);
	a->right = mpt_max(a->right, b->right);
	a->top = mpt_max(a->top, b->top);
}

/* The lines of one link on one page, from its boxes in painting order. */
static size_t
link_lines(const struct nav *n, const struct page *p, uint32_t link, struct area *lines)
{
	size_t nlines = 0;

	for (size_t i = 0; i < p->boxes.n; i++) {
		struct area a;

		if (p->boxes.v[i].link != link || p->boxes.v[i].artifact != ARTIFACT_NONE)
			continue;
		a = box_area(n, p, &p->boxes.v[i]);
		if (nlines > 0 && is_same_line(&lines[nlines - 1], &a))
			widen(&lines[nlines - 1], &a);
		else
			lines[nlines++] = a;
	}
	return nlines;
}

static void
add_quads(struct str *b, const struct area *v, size_t n)
{
	str_add(b, "/QuadPoints[");
	for (size_t i = 0; i < n; i++) {
		const mpt quad[8] = {v[i].left, v[i].top, v[i].right, v[i].top, v[i].left,
			v[i].bottom, v[i].right, v[i].bottom};

		for (int k = 0; k < 8; k++)
			tok_num(b, quad[k]);
	}
	str_addc(b, ']');
}

void
nav_places(struct nav *n)
{
	size_t nelems = n->pages->doc->elems.n;
	const struct box **boxes = arena_array(n->arena, const struct box *, nelems + 1);
	uint32_t *page = arena_array(n->arena, uint32_t, nelems + 1);

	for (uint32_t i = 0; i < n->pages->pages.n; i++) {
		const struct page *p = &n->pages->pages.v[i];

		for (size_t k = 0; k < p->boxes.n; k++) {
			const struct box *b = &p->boxes.v[k];

			if (b->kind != BOX_TEXT || b->artifact != ARTIFACT_NONE || boxes[b->elem])
				continue;
			boxes[b->elem] = b;
			page[b->elem] = i;
		}
	}
	n->first_box = boxes;
	n->first_page = page;
}

static int
add_place(struct str *b, const struct nav *n, uint32_t elem, struct diag *d)
{
	const struct box *box = n->first_box[elem];
	const struct page *page = &n->pages->pages.v[n->first_page[elem]];

	if (!box)
		return diag_report(
			d, FAULT_PAINT, (struct where){0}, "link to a text that is on no page");
	add_destination(b, n, n->first_page[elem], page->height - text_area(n, page, box).top);
	return 0;
}

static int
add_target(struct str *b, const struct nav *n, const struct link *link, struct diag *d)
{
	const struct anchor *anchor;

	if (link->uri) {
		str_add(b, "/A<</Type/Action/S/URI/URI");
		tok_bytes(b, link->uri, strlen(link->uri));
		str_add(b, ">>");
		return 0;
	}
	if (link->place != 0)
		return add_place(b, n, link->place, d);
	anchor = pages_anchor(n->pages, link->anchor);
	if (!anchor)
		return diag_report(d, FAULT_PAINT, (struct where){0},
			"link to %s, which is on no page", link->anchor);
	add_destination(b, n, anchor->page, anchor->y);
	return 0;
}

static int
write_link(const struct nav *n, size_t page, uint32_t i, struct eltree *t, struct diag *d)
{
	const struct document *doc = n->pages->doc;
	const struct page *p = &n->pages->pages.v[page];
	const struct link *link = &doc->links.v[i];
	struct area *lines = arena_array(n->arena, struct area, p->boxes.n + 1);
	size_t nlines = link_lines(n, p, i, lines);
	struct area all = lines[0];
	struct str b;
	int result;

	for (size_t k = 1; k < nlines; k++)
		widen(&all, &lines[k]);
	str_init(&b);
	str_add(&b, "/Type/Annot/Subtype/Link/Border[0 0 0]/Rect[");
	tok_num(&b, all.left);
	tok_num(&b, all.bottom);
	tok_num(&b, all.right);
	tok_milli(&b, all.top);
	str_addf(&b, "]/F %d/StructParent %zu/P ", FLAG_PRINT, n->pages->pages.n + t->annots.n);
	tok_ref(&b, n->page_object[page]);
	add_quads(&b, lines, nlines);
	str_add(&b, "/Contents");
	tok_text(&b, link->contents ? link->contents : link->uri ? link->uri : link->anchor);
	result = add_target(&b, n, link, d);
	*VEC_PUSH(n->arena, &t->annots) = (struct annot){
		.elem = link->elem, .page = (uint32_t)page, .object = haru_dict(n->h)};
	haru_entries(n->h, VEC_LAST(&t->annots)->object, &b);
	str_release(&b);
	return result;
}

static bool
is_first_box_of_link(const struct page *p, size_t i)
{
	const struct box *b = &p->boxes.v[i];

	if (b->link == LINK_NONE || b->artifact != ARTIFACT_NONE)
		return false;
	for (size_t k = 0; k < i; k++)
		if (p->boxes.v[k].link == b->link && p->boxes.v[k].artifact == ARTIFACT_NONE)
			return false;
	return true;
}

int
nav_links(const struct nav *n, size_t page, struct eltree *t, struct str *annots, struct diag *d)
{
	const struct page *p = &n->pages->pages.v[page];

	for (size_t i = 0; i < p->boxes.n; i++) {
		if (!is_first_box_of_link(p, i))
			continue;
		if (write_link(n, page, p->boxes.v[i].link, t, d) != 0)
			return -1;
		tok_ref(annots, VEC_LAST(&t->annots)->object);
		str_addc(annots, ' ');
	}
	return 0;
}
