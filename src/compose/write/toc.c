#include "compose/write/toc.h"

#include "compose/write/ink.h"

#include <string.h>

#define CAPTIONS_KEPT 4 /* a list of captions does not begin with one alone at a page's foot */

/* A span of its own, so that number, title and page are not read as one word. */
static struct run
line_run(struct builder *b, enum run_kind kind)
{
	struct ink old = ink_open(b, ROLE_SPAN);
	struct run r = {.kind = kind,
		.no_hyphen = true,
		.no_break = true,
		.lang = b->frame.lang,
		.elem = b->ink.elem,
		.seq = b->doc->next_seq++,
		.link = b->ink.link,
		.note = NOTE_NONE,
		.where = b->where};

	ink_close(b, old);
	return r;
}

/* Number, title and page are one link to the place. */
static struct block *
toc_line(struct builder *b, const struct outline_item *item, int level)
{
	static const enum text_style styles[] = {TS_TOC_1, TS_TOC_2, TS_TOC_3};
	struct block *block;
	struct ink old;

	block = builder_line_open(
		b, styles[level > 3 ? 2 : level - 1], builder_elem(b, ROLE_REFERENCE));
	block->kind = BLOCK_TOC_LINE;
	block->toc = arena_one(b->a, struct toc_line);
	block->toc->leader_elem = ELEM_NONE;
	block->toc->level = level;
	block->toc->target = item->anchor;
	block->toc->number = item->number;
	old = ink_open_link(b, item->anchor, item->text);
	if (block->toc->number) {
		block->toc->number_run = line_run(b, RUN_TEXT);
		block->toc->number_run.text = block->toc->number;
		builder_elem_at(b, block->toc->number_run.elem)->actual =
			builder_printf(b, "%s ", block->toc->number);
	}
	ink_text(b, item->text);
	block->toc->page = line_run(b, RUN_PAGE_REF);
	block->toc->page.target = item->anchor;
	ink_close(b, old);
	builder_para_close(b);
	return block;
}

/* An entry and, nested in it, what lies below; gives the next entry's index. */
static size_t
entries(struct builder *b, const struct outline *o, size_t i, int level, int deepest)
{
	uint32_t parent = b->frame.parent;
	uint32_t toc = builder_elem(b, ROLE_TOC);

	while (i < o->items.n) {
		const struct outline_item *item = &o->items.v[i];

		if (item->kind != OUTLINE_HEADING || !item->in_toc || item->level > deepest) {
			i++;
			continue;
		}
		if (item->level < level)
			break;
		b->frame.parent = toc;
		b->frame.parent = builder_elem(b, ROLE_TOCI);
		toc_line(b, item, item->level);
		for (i++; i < o->items.n; i++) {
			const struct outline_item *next = &o->items.v[i];

			if (next->kind != OUTLINE_HEADING || !next->in_toc || next->level > deepest)
				continue;
			if (next->level > item->level)
				i = entries(b, o, i, item->level + 1, deepest);
			break;
		}
	}
	b->frame.parent = parent;
	return i;
}

void
toc_contents(struct builder *b, int deepest_level)
{
	if (b->known)
		entries(b, b->known, 0, 1, deepest_level);
}

bool
toc_has_captions(const struct builder *b, enum outline_kind kind)
{
	if (!b->known)
		return true; /* the first composition cannot know; the second decides */
	for (size_t i = 0; i < b->known->items.n; i++)
		if (b->known->items.v[i].kind == kind)
			return true;
	return false;
}

void
toc_captions(struct builder *b, enum outline_kind kind)
{
	uint32_t parent = b->frame.parent;
	struct block *before = NULL;
	uint32_t toc;
	int n = 0;

	if (!b->known)
		return;
	toc = builder_elem(b, ROLE_TOC);
	for (size_t i = 0; i < b->known->items.n; i++) {
		if (b->known->items.v[i].kind != kind)
			continue;
		b->frame.parent = toc;
		b->frame.parent = builder_elem(b, ROLE_TOCI);
		if (before && n++ < CAPTIONS_KEPT)
			before->keep_with_next = true;
		before = toc_line(b, &b->known->items.v[i], 2);
	}
	b->frame.parent = parent;
}
