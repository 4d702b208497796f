/*
 * search: the cheapest way through a paragraph by one rule.
 *
 * Does     sums the items up once; then finds the way of least demerits, as
 *          often as rules are tried.
 * Units    mpt; demerits.
 * Gives    lines in order.
 * Errors   false if no way keeps to the rule's tolerance.
 * Memory   all in `tmp`.
 * Source   Knuth & Plass 1981.
 */
#ifndef LAYOUT_LINE_SEARCH_H
#define LAYOUT_LINE_SEARCH_H

#include "layout/line/rule.h"

struct brk_sums {
	const struct text_item *items;
	size_t nitems;
	int64_t *width, *stretch, *shrink; /* sums of the items before; differences are mpt */
	size_t *start;                     /* first item of a line that may start here */
	size_t *end;                       /* one behind the last item of a line broken here */
	size_t *active, *next;             /* room for a search's lists */
};

struct brk_sums brk_sum(const struct text_item *items, size_t nitems, struct arena *tmp);

bool brk_is_forced(const struct text_item *it);
bool brk_is_break(const struct text_item *items, size_t i);

bool brk_search(const struct brk_sums *sums, const struct brk_setting *set,
	const struct brk_rule *rule, struct arena *tmp, struct brk *result);

#endif
