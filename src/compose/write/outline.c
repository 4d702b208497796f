#include "compose/write/outline.h"

#include <stdlib.h>
#include <string.h>

static const char *
copy(struct arena *a, const char *s)
{
	return s ? arena_strdup(a, s) : NULL;
}

/* Equal anchors keep document order: items lie in one array. */
static int
compare(const void *x, const void *y)
{
	const struct outline_item *p = *(const struct outline_item *const *)x;
	const struct outline_item *q = *(const struct outline_item *const *)y;
	int c = strcmp(p->anchor, q->anchor);

	return c ? c : (p > q) - (p < q);
}

struct outline *
outline_copy(struct arena *a, const struct outline *from)
{
	struct outline *o = arena_one(a, struct outline);

	o->by_anchor = arena_array(a, const struct outline_item *, from->items.n + 1);
	o->items.v = arena_array(a, struct outline_item, from->items.n + 1);
	o->items.n = from->items.n;
	o->items.cap = from->items.n + 1;
	for (size_t i = 0; i < from->items.n; i++) {
		struct outline_item *item = &o->items.v[i];

		*item = from->items.v[i];
		item->number = copy(a, item->number);
		item->text = copy(a, item->text);
		item->anchor = copy(a, item->anchor);
		if (item->anchor)
			o->by_anchor[o->nanchors++] = item;
	}
	qsort(o->by_anchor, o->nanchors, sizeof(struct outline_item *), compare);
	return o;
}

const struct outline_item *
outline_lookup(const struct outline *o, const char *anchor)
{
	size_t low = 0;
	size_t high = o ? o->nanchors : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(o->by_anchor[mid]->anchor, anchor) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (!o || low == o->nanchors || strcmp(o->by_anchor[low]->anchor, anchor) != 0)
		return NULL;
	return o->by_anchor[low];
}
