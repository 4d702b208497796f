/*
 * eltree: the document's structure elements with what was painted for them.
 *
 * Does     sorts children by their place in reading order, takes note of
 *          each marked-content sequence and annotation, and leaves out
 *          elements that stayed empty.
 * Units    element numbers as in document.elems; pages count from 0.
 * Gives    children and marks of an element in the order of `seq`;
 *          cells and rows are kept even if empty, so that the grid of a
 *          table stays regular.
 * Errors   none; a parent behind its child is a fault of ours.
 * Memory   the arena given; the document is borrowed.
 * Source   ISO 32000-1 §14.7.2 (hierarchy), §14.7.4 (content).
 */
#ifndef PAINT_STRUCTURE_ELTREE_H
#define PAINT_STRUCTURE_ELTREE_H

#include "base/vec.h"
#include "compose/block.h"

#include <stdbool.h>

/* One marked-content sequence of an element. */
struct mark {
	uint32_t elem, seq, page, mcid;
};

/* One annotation of an element. */
struct annot {
	uint32_t elem, page, object;
};

struct eltree {
	const struct elem *elems;
	uint32_t n;
	const char *lang;      /* the document's */
	const uint32_t *first; /* [n + 1] into children */
	const uint32_t *children;
	VEC(struct mark) marks; /* in the order painted until eltree_finish() */
	VEC(struct annot) annots;
	/* after eltree_finish() */
	const uint32_t *first_mark;  /* [n + 1] into marks, which is then sorted */
	const uint32_t *first_annot; /* [n + 1] into annots, which is then sorted */
	bool *is_kept;
};

void eltree_make(struct eltree *t, const struct document *doc, struct arena *a);
/* True if a child of elem comes between the two places in reading order. */
bool eltree_has_child_between(const struct eltree *t, uint32_t elem, uint32_t from, uint32_t to);
/* The language that holds for an element's content. */
const char *eltree_lang(const struct eltree *t, uint32_t elem);

/* Sorts marks and annotations by element and decides what is kept. */
void eltree_finish(struct eltree *t, struct arena *a);

#endif
