/*
 * makeup: one page being filled, node after node.
 *
 * Does     the same steps for trying a page (page.c) and for placing it
 *          (boxes.c), so that both agree to the last unit.
 * Units    mpt from the top of the text column; floats shift it down.
 * Gives    where a node's top would be, or that it does not fit.
 * Errors   none.
 * Memory   none.
 * Source   own.
 */
#ifndef LAYOUT_PAGE_MAKEUP_H
#define LAYOUT_PAGE_MAKEUP_H

#include "layout/page/page.h"

/* Begins a page with what the page before left over. */
struct page_makeup makeup_begin(const struct galley *f, struct page_carry carry);

/*
 * Puts node i below what is there; *top is where it begins. False if it
 * does not fit: then the makeup is as before unless is_first, when it is
 * placed all the same.
 */
bool makeup_node(
	const struct galley *f, struct page_makeup *makeup, uint32_t i, bool is_first, mpt *top);

/* Height the page has used, foot and floats included. */
mpt makeup_height(const struct page_makeup *makeup);

/* The same, or the margin's if that reaches further down. */
mpt makeup_used(const struct page_makeup *makeup);

/* True if notes or floats wait for another page. */
bool makeup_has_rest(const struct page_carry *carry);

#endif
