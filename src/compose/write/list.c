#include "compose/write/builder.h"
#include "compose/write/ink.h"

void
builder_list_open(struct builder *b, struct list_pen *l, enum list_numbering numbering)
{
	struct list *list = arena_one(b->a, struct list);
	int level = 0;

	l->elem = builder_elem(b, ROLE_L);
	l->block = builder_block(b, BLOCK_LIST, l->elem);
	l->block->list = list;
	l->cap = 0;
	for (uint32_t e = b->frame.parent; e != ELEM_NONE; e = b->doc->elems.v[e].parent)
		level += b->doc->elems.v[e].role == ROLE_L;
	list->level = level;
	builder_elem_at(b, l->elem)->numbering = numbering;
	l->old = builder_enter(b, l->elem, &l->block->next);
}

/* "1." is the list's own counting; a fill or the level's bullet needs no text. */
static const char *
item_label(struct builder *b, const struct list_pen *l, const char *label)
{
	if (label)
		return label;
	if (builder_elem_at(b, l->elem)->numbering == LIST_DECIMAL)
		return builder_printf(b, "%zu.", l->block->list->nitems);
	return NULL;
}

void
builder_item_open(struct builder *b, struct list_pen *l, const char *label, int fill)
{
	struct list *list = l->block->list;
	struct list_item *item;
	uint32_t li = builder_elem(b, ROLE_LI);
	struct frame old = b->frame;

	list->items = vec_reserve(b->a, list->items, list->nitems, &l->cap, sizeof *list->items);
	item = &list->items[list->nitems++];
	*item = (struct list_item){.fill = fill};
	label = item_label(b, l, label);
	b->frame.parent = li;
	if (label || fill < 0) {
		b->ink = (struct ink){.runs = &item->label,
			.elem = builder_elem(b, ROLE_LBL),
			.link = LINK_NONE,
			.lang = b->frame.lang,
			.no_hyphen = true,
			.no_break = true};
		ink_text(b, label ? label : "\u2022");
		b->ink.runs = NULL;
	}
	item->elem = builder_elem(b, ROLE_LBODY);
	l->item = builder_enter(b, item->elem, &item->first);
	l->item.parent = old.parent;
}

uint32_t
builder_item_body(const struct list_pen *l)
{
	return l->block->list->items[l->block->list->nitems - 1].elem;
}

void
builder_item_close(struct builder *b, struct list_pen *l)
{
	builder_leave(b, l->item);
}

void
builder_item(struct builder *b, struct list_pen *l, const char *label, const char *text)
{
	builder_item_open(b, l, label, -1);
	builder_line(b, TS_LIST, builder_item_body(l), text);
	builder_item_close(b, l);
}

void
builder_list_close(struct builder *b, struct list_pen *l)
{
	builder_leave(b, l->old);
}
