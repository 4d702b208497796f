/*
 * nav: ways through the file: bookmarks, page labels, links.
 *
 * Does     writes the outline tree, the page label tree and one link
 *          annotation per link and page, with a quadrilateral per line.
 * Units    mpt from the page's top; pages from 0.
 * Gives    object numbers, 0 where there is nothing to write; annotations
 *          are added to tree->annots, page by page.
 * Errors   -1 after FAULT_PAINT: a link to what is on no page.
 * Memory   the arena given.
 * Source   ISO 32000-1 §12.3.2, §12.3.3, §12.4.2, §12.5.6.5; ISO 14289-1
 *          §7.18.5 (links); ISO 19005-2 §6.3.
 */
#ifndef PAINT_STRUCTURE_NAV_H
#define PAINT_STRUCTURE_NAV_H

#include "layout/box.h"
#include "paint/haru.h"
#include "paint/structure/eltree.h"

struct nav {
	struct haru *h;
	struct arena *arena;
	const struct pages *pages;
	const uint32_t *page_object;
	const struct box *const *first_box; /* per element: its first text, NULL = none */
	const uint32_t *first_page;         /* that box's page */
};

/* Fills first_box and first_page. */
void nav_places(struct nav *n);

uint32_t nav_outline(const struct nav *n);
uint32_t nav_labels(const struct nav *n);
/* Appends the page's annotations to t->annots and their references to annots. */
int nav_links(
	const struct nav *n, size_t page, struct eltree *t, struct str *annots, struct diag *d);

#endif
