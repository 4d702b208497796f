#include "layout/block/set.h"
#include "layout/galley/symbol.h"
#include "layout/line/paragraph.h"

#define BULLETS ((int)(sizeof(((struct list_look *)0)->bullets) / sizeof(const char *)))

struct list_at {
	struct galley *f;
	const struct block *block;
	const struct list *list;
	struct measure body;
	mpt label_x, label_w;
};

/* The style's bullet, where composition gave no label of its own. */
static const char *
bullet_of(const struct list_at *at)
{
	int level = at->list->level < BULLETS ? at->list->level : BULLETS - 1;

	return at->f->ctx->style->list.bullets[level < 0 ? 0 : level];
}

static void
hang_label(const struct list_at *at, const struct runs *label)
{
	struct context *l = at->f->ctx;
	struct run bullet = para_own_run(bullet_of(at), at->block->lang);
	struct para_ask ask = {.runs = label->n ? label->v : &bullet,
		.nruns = label->n ? label->n : 1,
		.style = at->block->style == TS_BODY ? TS_LIST : at->block->style,
		.lang = at->block->lang ? at->block->lang : l->doc->lang,
		.width = at->label_w,
		.where = at->block->where};
	struct lines_place place = {.para = para_make_once(l, &ask),
		.style = ask.style,
		.align = ALIGN_LEFT,
		.x = at->label_x,
		.w = at->label_w};
	struct galley_inner in;
	size_t i;

	if (!place.para->nlines)
		return;
	galley_open(&in, at->f);
	galley_node(&in.galley, 0, 0, at->block);
	galley_put_line(&in.galley, &place, 0, 0);
	for (i = 0; i < in.galley.boxes.n; i++)
		*VEC_PUSH(at->f->arena, &at->f->hanging) = in.galley.boxes.v[i];
	galley_close(&in);
}

static enum text_style
style_of(const struct block *b)
{
	return b->style == TS_BODY ? TS_LIST : b->style;
}

static void
galley_item(const struct list_at *at, const struct list_item *item)
{
	struct galley *f = at->f;
	enum text_style style = style_of(at->block);
	const struct text_look *look = &f->ctx->style->text[style];

	if (item->fill >= 0)
		symbol_hang(f, &(struct symbol){item->fill, style, at->label_x, at->label_w,
				       at->body.is_rtl});
	else
		hang_label(at, &item->label);
	set_blocks(f, at->body, item->first);
	if (f->hanging.n)
		galley_node(f, look->leading, look->leading - context_baseline(f->ctx, style),
			at->block);
}

/* Codes and long numbers widen the room for all labels of the list. */
static mpt
label_room(struct galley *f, const struct block *b)
{
	const struct list_look *look = &f->ctx->style->list;
	mpt room = look->indent, step;
	size_t i;

	for (i = 0; i < b->list->nitems; i++) {
		const struct runs *label = &b->list->items[i].label;
		struct para_ask ask = {.runs = label->v,
			.nruns = label->n,
			.style = style_of(b),
			.lang = b->lang ? b->lang : f->ctx->doc->lang,
			.where = b->where};

		if (label->n && b->list->items[i].fill < 0)
			room = mpt_max(room, para_extent(f->ctx, &ask).natural + look->label_gap);
	}
	/* In steps, so that the texts of neighbouring lists stand at the same place. */
	step = mpt_max(look->indent / 2, 1);
	return (room + step - 1) / step * step;
}

/* A list in a style of its own takes its gaps from there. */
static mpt
item_gap(const struct galley *f, const struct block *b)
{
	const struct style *s = f->ctx->style;

	return b->style == TS_BODY ? s->list.item_gap : s->text[b->style].space_after;
}

/* After the outermost list as after a paragraph; inside, as between items. */
static mpt
white_after(const struct galley *f, const struct block *b)
{
	const struct style *s = f->ctx->style;

	if (b->list->level > 0)
		return s->list.item_gap;
	return mpt_max(s->text[TS_LIST].space_after, s->text[b->style].space_after);
}

void
set_list(struct galley *f, struct measure m, const struct block *b)
{
	const struct list_look *look = &f->ctx->style->list;
	const struct text_look *text = &f->ctx->style->text[TS_LIST];
	mpt width = label_room(f, b);
	struct list_at at = {.f = f, .block = b, .list = b->list};
	size_t i;

	at.body = measure_inset(m, width, 0);
	if (at.body.style == TS_BODY)
		at.body.style = TS_LIST;
	at.label_w = width - look->label_gap;
	at.label_x = m.is_rtl ? m.x + m.w - at.label_w : m.x;
	galley_white(f, b->list->level ? look->item_gap : text->space_before);
	for (i = 0; i < b->list->nitems; i++) {
		if (i > 0)
			galley_white(f, item_gap(f, b));
		if (i == 1 || (i > 0 && i + 1 == b->list->nitems))
			galley_cost(f, PAGE_BREAK_ITEM, 0);
		galley_item(&at, &b->list->items[i]);
	}
	galley_white(f, white_after(f, b));
}
