/* The structure tree: who may stand in whom, headings, order, figures, lists, contents. */
#include "aside/check/check.h"

#include <stdlib.h>
#include <string.h>

#define ROLE_BIT(r) (UINT64_C(1) << (r))

static const struct elem *
elem_of(const struct survey *s, uint32_t i)
{
	return &s->in->doc->elems.v[i];
}

static uint32_t
nelems(const struct survey *s)
{
	return (uint32_t)s->in->doc->elems.n;
}

static bool
is_heading(enum role r)
{
	return r >= ROLE_H1 && r <= ROLE_H6;
}

/* Parents that a role must have, 0 = any (ISO 32000-1 §14.8.4.3). */
static uint64_t
parents_of(enum role r)
{
	if (r == ROLE_LI)
		return ROLE_BIT(ROLE_L);
	if (r == ROLE_LBODY)
		return ROLE_BIT(ROLE_LI);
	if (r == ROLE_LBL)
		return ROLE_BIT(ROLE_LI) | ROLE_BIT(ROLE_NOTE) | ROLE_BIT(ROLE_TOCI);
	if (r == ROLE_TOCI)
		return ROLE_BIT(ROLE_TOC);
	if (r == ROLE_THEAD || r == ROLE_TBODY)
		return ROLE_BIT(ROLE_TABLE);
	if (r == ROLE_TR)
		return ROLE_BIT(ROLE_TABLE) | ROLE_BIT(ROLE_THEAD) | ROLE_BIT(ROLE_TBODY);
	if (r == ROLE_TH || r == ROLE_TD)
		return ROLE_BIT(ROLE_TR);
	return 0;
}

/* Children that a role may have, 0 = any. */
static uint64_t
children_of(enum role r)
{
	if (r == ROLE_L)
		return ROLE_BIT(ROLE_LI) | ROLE_BIT(ROLE_L) | ROLE_BIT(ROLE_CAPTION);
	if (r == ROLE_LI)
		return ROLE_BIT(ROLE_LBL) | ROLE_BIT(ROLE_LBODY);
	if (r == ROLE_TABLE)
		return ROLE_BIT(ROLE_CAPTION) | ROLE_BIT(ROLE_THEAD) | ROLE_BIT(ROLE_TBODY) |
		       ROLE_BIT(ROLE_TR);
	if (r == ROLE_THEAD || r == ROLE_TBODY)
		return ROLE_BIT(ROLE_TR);
	if (r == ROLE_TR)
		return ROLE_BIT(ROLE_TH) | ROLE_BIT(ROLE_TD);
	if (r == ROLE_TOC)
		return ROLE_BIT(ROLE_TOCI) | ROLE_BIT(ROLE_TOC) | ROLE_BIT(ROLE_CAPTION);
	return 0;
}

static bool
may_nest(enum role parent, enum role child)
{
	uint64_t parents = parents_of(child), children = children_of(parent);

	if (is_heading(child) && (is_heading(parent) || parent == ROLE_P))
		return false;
	return (!parents || parents & ROLE_BIT(parent)) &&
	       (!children || children & ROLE_BIT(child));
}

void
check_nesting(const struct survey *s, struct check *c)
{
	check_note(s, c, nelems(s) > 0 && elem_of(s, 0)->role == ROLE_DOCUMENT, "no Document");
	for (uint32_t i = 1; i < nelems(s); i++) {
		const struct elem *e = elem_of(s, i);
		bool is_in_tree = e->parent < i;

		check_note(s, c, is_in_tree && may_nest(elem_of(s, e->parent)->role, e->role),
			"%s %u in %s", role_name(e->role), i,
			is_in_tree ? role_name(elem_of(s, e->parent)->role) : "nothing");
	}
}

/* Where an element ends in reading order: its next brother's place, or its parent's end. */
static uint32_t *
ends_of(const struct survey *s)
{
	uint32_t *end = arena_array(s->arena, uint32_t, (size_t)nelems(s) + 1);
	uint32_t *brother = arena_array(s->arena, uint32_t, (size_t)nelems(s) + 1);

	for (uint32_t i = nelems(s); i-- > 1;) {
		uint32_t parent = elem_of(s, i)->parent;

		end[i] = brother[parent]; /* 0 = the last of its parent */
		brother[parent] = elem_of(s, i)->seq;
	}
	if (nelems(s) > 0)
		end[0] = UINT32_MAX;
	for (uint32_t i = 1; i < nelems(s); i++)
		if (end[i] == 0)
			end[i] = end[elem_of(s, i)->parent];
	return end;
}

/*
 * Elements come in reading order, and no mark of an element stands before
 * its beginning or behind its end.
 */
void
check_order(const struct survey *s, struct check *c)
{
	const struct pages *pages = s->in->pages;
	uint32_t *end = ends_of(s);

	for (uint32_t i = 1; i < nelems(s); i++)
		check_note(s, c, elem_of(s, i)->seq < end[i], "%s %u",
			role_name(elem_of(s, i)->role), i);
	for (size_t p = 0; p < pages->pages.n; p++)
		for (size_t i = 0; i < pages->pages.v[p].boxes.n; i++) {
			const struct box *b = &pages->pages.v[p].boxes.v[i];

			if (b->artifact != ARTIFACT_NONE || b->elem >= nelems(s))
				continue;
			check_note(s, c,
				b->seq >= elem_of(s, b->elem)->seq && b->seq < end[b->elem],
				"%s %u on page %zu", role_name(elem_of(s, b->elem)->role), b->elem,
				p + 1);
		}
}

void
check_headings(const struct survey *s, struct check *c)
{
	int before = 0;

	for (uint32_t i = 0; i < nelems(s); i++) {
		int level = (int)elem_of(s, i)->role - (int)ROLE_H1 + 1;

		if (!is_heading(elem_of(s, i)->role))
			continue;
		check_note(s, c, level <= before + 1, "H%d after H%d", level, before);
		before = level;
	}
	if (before == 0)
		check_note(s, c, false, "no heading");
}

static bool
is_under(const struct survey *s, uint32_t i, uint32_t ancestor)
{
	while (i > ancestor && i < nelems(s))
		i = elem_of(s, i)->parent;
	return i == ancestor;
}

static const struct link *
link_under(const struct survey *s, uint32_t elem)
{
	for (size_t i = 0; i < s->in->doc->links.n; i++)
		if (is_under(s, s->in->doc->links.v[i].elem, elem))
			return &s->in->doc->links.v[i];
	return NULL;
}

/* Each entry of the contents leads to a place that is on a page. */
void
check_contents(const struct survey *s, struct check *c)
{
	for (uint32_t i = 0; i < nelems(s); i++) {
		const struct link *l;

		if (elem_of(s, i)->role != ROLE_TOCI)
			continue;
		l = link_under(s, i);
		check_note(s, c, l && l->anchor && pages_anchor(s->in->pages, l->anchor),
			"entry %zu", c->count + 1);
	}
}

void
check_figures(const struct survey *s, struct check *c)
{
	for (uint32_t i = 0; i < nelems(s); i++) {
		const char *alt = elem_of(s, i)->alt;

		if (elem_of(s, i)->role == ROLE_FIGURE)
			check_note(s, c, alt && alt[strspn(alt, " ")], "figure %zu", c->count + 1);
	}
}

static bool
has_box(const struct survey *s, uint32_t elem)
{
	const struct pages *p = s->in->pages;

	for (size_t i = 0; i < p->bboxes.n; i++)
		if (p->bboxes.v[i].elem == elem)
			return p->bboxes.v[i].w > 0 && p->bboxes.v[i].h > 0 &&
			       p->bboxes.v[i].page < p->pages.n;
	return false;
}

void
check_boxes(const struct survey *s, struct check *c)
{
	for (uint32_t i = 0; i < nelems(s); i++)
		if (elem_of(s, i)->role == ROLE_FIGURE)
			check_note(s, c, has_box(s, i), "figure %zu", c->count + 1);
}

static size_t
children_with(const struct survey *s, uint32_t parent, enum role role)
{
	size_t n = 0;

	for (uint32_t i = parent + 1; i < nelems(s) && is_under(s, i, parent); i++)
		n += elem_of(s, i)->parent == parent && elem_of(s, i)->role == role;
	return n;
}

/* A symbol or nothing may stand for the label, a number may not be missing. */
static bool
is_item(const struct survey *s, uint32_t i)
{
	size_t labels = children_with(s, i, ROLE_LBL);
	uint32_t list = elem_of(s, i)->parent;
	bool is_counted = list < nelems(s) && elem_of(s, list)->numbering == LIST_DECIMAL;

	return children_with(s, i, ROLE_LBODY) == 1 && labels <= 1 && (labels == 1 || !is_counted);
}

/* Lists have items, items one body and its label. */
void
check_lists(const struct survey *s, struct check *c)
{
	for (uint32_t i = 0; i < nelems(s); i++) {
		if (elem_of(s, i)->role == ROLE_L)
			check_note(s, c, children_with(s, i, ROLE_LI) > 0, "list without items");
		if (elem_of(s, i)->role == ROLE_LI)
			check_note(s, c, is_item(s, i), "item %u", i);
	}
}
