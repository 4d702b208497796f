/*
 * tags: the structure tree as PDF objects.
 *
 * Does     writes StructTreeRoot, one StructElem per kept element, the
 *          parent tree for pages and annotations, and the tree of ids.
 * Units    page numbers from 0; object numbers.
 * Gives    elements that cross pages as one element; children and content
 *          interleaved in reading order; annotations behind the content.
 * Errors   -1 after FAULT_PAINT: an id used twice, a text too long.
 * Memory   the arena given; it and the tree must live until haru_save().
 * Source   ISO 32000-1 §14.7, §14.8.4, §14.8.5, §14.9; ISO 14289-1 §7.
 */
#ifndef PAINT_STRUCTURE_TAGS_H
#define PAINT_STRUCTURE_TAGS_H

#include "layout/box.h"
#include "paint/haru.h"
#include "paint/structure/eltree.h"

struct tags {
	struct haru *h;
	struct arena *arena;
	const struct pages *pages;
	const struct eltree *tree;   /* finished */
	const uint32_t *page_object; /* per page */
	const uint32_t *page_mcids;  /* [npages + 1] into mcid_elem */
	const uint32_t *mcid_elem;   /* the element of each mark, page by page */
	/* tags_write() fills these */
	uint32_t *object; /* per element, 0 = left out */
	uint32_t root, parent_tree, id_tree;
	const char **id;               /* per element or NULL */
	const struct elem_bbox **bbox; /* per element or NULL */
};

/* Annotation i of tree->annots gets the key npages + i in the parent tree. */
int tags_write(struct tags *t, struct diag *d);

#endif
