/*
 * outline: what a document turned out to contain; found by a first
 *          composition, used by the second.
 *
 * Does     remembers headings, figures and tables with their numbers, and
 *          which anchors exist, so that contents, lists of figures and
 *          references to later pages are known before they are written.
 * Units    level 1 = chapter.
 * Gives    items in document order; outline_lookup() by anchor.
 * Errors   none.
 * Memory   the arena given to outline_copy(); while composing, the
 *          builder's.
 * Source   own.
 */
#ifndef COMPOSE_WRITE_OUTLINE_H
#define COMPOSE_WRITE_OUTLINE_H

#include "base/vec.h"

#include <stdbool.h>

enum outline_kind { OUTLINE_HEADING, OUTLINE_FIGURE, OUTLINE_TABLE, OUTLINE_PLACE };

struct outline_item {
	enum outline_kind kind;
	int level;          /* headings */
	const char *number; /* "2.1", "SB-01", "3"; NULL = none */
	const char *text;
	const char *anchor;
	bool in_toc;
};

struct outline {
	VEC(struct outline_item) items;
	const struct outline_item **by_anchor; /* sorted; after outline_copy() */
	size_t nanchors;
};

/* A copy that borrows nothing, ready for outline_lookup(). */
struct outline *outline_copy(struct arena *a, const struct outline *from);

/* The first item with this anchor, NULL = none. */
const struct outline_item *outline_lookup(const struct outline *o, const char *anchor);

#endif
