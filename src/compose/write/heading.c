#include "compose/write/builder.h"
#include "compose/write/ink.h"

#include "base/str.h"

#include <assert.h>

static const char *
dotted(struct builder *b, int level)
{
	struct str s;
	const char *text;

	str_init(&s);
	for (int i = 0; i < level; i++)
		str_addf(&s, i ? ".%d" : "%d", b->numbers[i]);
	text = arena_strdup(b->a, s.s);
	str_release(&s);
	return text;
}

/* DIN 1421: decimal numbers without a final dot. */
static const char *
next_number(struct builder *b, const struct heading *h, int level)
{
	if (h->is_minor || h->is_unnumbered)
		return NULL;
	if (h->number)
		return h->number;
	if (level > 1 && !b->chapter_is_numbered)
		return NULL;
	if (level == 1 && h->chapter > b->numbers[0])
		b->numbers[0] = h->chapter;
	else
		b->numbers[level - 1]++;
	for (int i = level; i < HEADING_LEVELS; i++)
		b->numbers[i] = 0;
	return dotted(b, level);
}

static enum role
heading_role(const struct builder *b, int level)
{
	int n = level + b->heading_offset;

	return (enum role)(ROLE_H1 + (n > HEADING_LEVELS ? HEADING_LEVELS : n) - 1);
}

static enum text_style
heading_style(int level)
{
	return (enum text_style)(TS_H1 + (level > HEADING_LEVELS ? HEADING_LEVELS : level) - 1);
}

/* Headings inside prose are quieter than the sections' own. */
static enum text_style
minor_style(int level)
{
	return level <= 2 ? TS_H3 : TS_H4;
}

/* The section of this level becomes the place where pieces go. */
static void
open_section(struct builder *b, int level, const char *title)
{
	uint32_t sect;

	b->frame.parent = b->sects[level - 1];
	sect = builder_elem(b, ROLE_SECT);
	builder_elem_at(b, sect)->title = title;
	for (int i = level; i <= HEADING_LEVELS; i++)
		b->sects[i] = sect;
	b->depth = level;
	b->frame.parent = sect;
}

/* The number stands in the margin; a reader hears it before the title. */
static void
margin_number(struct builder *b, struct block *block, int level, const char *number, bool is_code)
{
	enum text_style style = is_code      ? TS_MARGIN_CODE
				: level == 1 ? TS_CHAPTER_NUMBER
					     : TS_MARGIN;
	struct frame old = builder_side_open(b, block);
	uint32_t span = builder_elem(b, ROLE_SPAN);

	builder_elem_at(b, span)->actual = builder_printf(b, "%s ", number);
	builder_line_open(b, style, span);
	ink_fixed(b, number);
	builder_para_close(b);
	builder_side_close(b, old);
}

static void
remember(struct builder *b, const struct block *block, const struct heading *h, int level)
{
	*VEC_PUSH(b->a, &b->found.items) = (struct outline_item){.kind = OUTLINE_HEADING,
		.level = level,
		.number = block->heading.number,
		.text = h->title,
		.anchor = block->anchor,
		.in_toc = !h->not_in_toc && !h->is_minor};
}

static struct block *
print_heading(struct builder *b, const struct heading *h, int level, const char *number)
{
	uint32_t elem = builder_elem(b, heading_role(b, level));
	struct block *block = builder_block(b, BLOCK_HEADING, elem);

	block->style = h->is_minor ? minor_style(level) : heading_style(level);
	block->anchor = h->anchor ? h->anchor : builder_printf(b, "h-%zu", b->found.items.n);
	block->keep_with_next = true;
	block->page_break_before = h->page_break_before;
	block->least_room_permille = h->least_room_permille;
	block->heading.level = level > HEADING_LEVELS ? HEADING_LEVELS : level;
	block->heading.number = number;
	block->heading.no_bookmark = h->no_bookmark;
	block->heading.text = number ? builder_printf(b, "%s %s", number, h->title) : h->title;
	block->heading.running = level == 1 ? (h->running ? h->running : h->title) : NULL;
	if (number)
		margin_number(b, block, level, number, h->number != NULL);
	b->ink = (struct ink){
		.runs = &block->runs, .elem = elem, .link = LINK_NONE, .lang = b->frame.lang};
	ink_text(b, h->title);
	b->ink.runs = NULL;
	return block;
}

struct block *
builder_heading(struct builder *b, const struct heading *h)
{
	int level = h->level;
	const char *number;
	struct block *block;

	/* No level is ever skipped, whatever the caller asks for. */
	if (level > b->depth + 1)
		level = b->depth + 1;
	assert(level >= 1);
	if (level == 1) {
		b->chapter_is_numbered = !h->is_unnumbered;
		b->chapter++;
	}
	number = next_number(b, h, level);
	if (!h->is_minor && level <= HEADING_LEVELS)
		open_section(b, level, h->title);
	block = print_heading(b, h, level, number);
	remember(b, block, h, level);
	return block;
}

struct block *
builder_title(struct builder *b, enum text_style style, const char *title)
{
	uint32_t elem = builder_elem(b, ROLE_H1);
	struct block *block = builder_block(b, BLOCK_HEADING, elem);

	block->style = style;
	block->anchor = "title";
	block->heading.level = 1;
	block->heading.text = title;
	b->ink = (struct ink){
		.runs = &block->runs, .elem = elem, .link = LINK_NONE, .lang = b->frame.lang};
	ink_text(b, title);
	b->ink.runs = NULL;
	b->heading_offset = 1;
	return block;
}

/* ---- captions ---- */

struct block *
builder_caption_open(
	struct builder *b, enum outline_kind kind, const char *text, const char *anchor)
{
	bool is_figure = kind == OUTLINE_FIGURE;
	int n = is_figure ? ++b->nfigures : ++b->ntables;
	const char *number = builder_printf(b, "%d", n);
	struct block *block = builder_line_open(b, TS_CAPTION, builder_elem(b, ROLE_CAPTION));

	block->keep_with_next = true;
	block->anchor = anchor ? anchor : builder_printf(b, is_figure ? "fig-%d" : "tab-%d", n);
	*VEC_PUSH(b->a, &b->found.items) = (struct outline_item){
		.kind = kind, .number = number, .text = text, .anchor = block->anchor};
	b->ink.style = CS_STRONG;
	b->ink.no_break = true;
	ink_text(
		b, LABEL_FILL(b->a, b->labels, is_figure ? LABEL_FIGURE_N : LABEL_TABLE_N, number));
	b->ink.style = CS_NONE;
	b->ink.no_break = false;
	ink_text(b, "\u2002");
	return block;
}

struct block *
builder_caption(struct builder *b, enum outline_kind kind, const char *text, const char *anchor)
{
	struct block *block = builder_caption_open(b, kind, text, anchor);

	ink_text(b, text);
	builder_para_close(b);
	return block;
}
