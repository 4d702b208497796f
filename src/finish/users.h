/*
 * users: which page needs which object, and what no page needs.
 *
 * Does     follows the references from each page, from the outlines, from the
 *          catalog and last from the structure tree's root; a page's references to other pages and
 * to its parent are not followed (ISO 32000-1 §F.3.10). Units    object numbers of the intake;
 * pages from 0. Gives    the pages in order; for each object its pages; for each page its objects.
 * Errors   -1 after FAULT_FINISH if the page tree is none.
 * Memory   in the arena.
 * Source   ISO 32000-1 Annex F.3.
 */
#ifndef FINISH_USERS_H
#define FINISH_USERS_H

#include "finish/intake.h"

struct user_set {
	uint32_t npages; /* how many pages need the object */
	uint32_t page;   /* the first of them */
	bool is_outline; /* outlines need it, and no page */
	bool is_used;    /* somebody needs it */
};

struct object_list {
	uint32_t *v;
	size_t n, cap;
};

struct users {
	struct arena *arena;
	const struct intake *in;
	struct object_list pages;     /* the page objects, in order */
	struct user_set *of;          /* by object */
	struct object_list needs;     /* what the pages need, page after page */
	size_t *first_need;           /* by page, one more at the end */
	struct object_list outline;   /* what the outlines need, their root first */
	struct object_list general;   /* what the catalog and Info need beside both */
	struct object_list structure; /* what only the structure tree needs, in its order */
	struct object_list stack;     /* objects to follow */
	uint32_t *seen;               /* by object: the round that came by */
	uint32_t round;
};

int users_find(struct users *u, const struct intake *in, struct arena *arena, struct diag *d);

#endif
