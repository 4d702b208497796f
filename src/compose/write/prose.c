#include "compose/write/prose.h"

#include "base/str.h"
#include "compose/write/grid.h"
#include "compose/write/ink.h"

#include <string.h>

static void blocks(struct builder *b, const struct rich_node *n, enum text_style style);

/* ---- plain text ---- */

static void
add_plain(struct str *s, const struct rich_node *n)
{
	for (; n; n = n->next) {
		if (n->kind == RICH_TEXT)
			str_add(s, n->text);
		else if (n->kind == RICH_BR)
			str_addc(s, ' ');
		else if (n->kind != RICH_NOTE)
			add_plain(s, n->first);
	}
}

const char *
prose_plain(struct arena *a, const struct rich_node *first)
{
	struct str s;
	const char *text;

	str_init(&s);
	add_plain(&s, first);
	text = arena_strdup(a, s.s);
	str_release(&s);
	return text;
}

/* ---- inline content ---- */

static void inlines(struct builder *b, const struct rich_node *n);

static void
styled(struct builder *b, const struct rich_node *n, enum char_style style)
{
	struct ink old = b->ink;

	b->ink.style = style;
	if (style == CS_CODE)
		b->ink.no_hyphen = true;
	inlines(b, n->first);
	b->ink = old;
}

static void
foreign(struct builder *b, const struct rich_node *n)
{
	struct ink old = ink_open_lang(b, n->lang ? n->lang : b->ink.lang);

	inlines(b, n->first);
	ink_close(b, old);
}

static void
quotation(struct builder *b, const struct rich_node *n)
{
	struct ink old = ink_open_quote(b);

	inlines(b, n->first);
	ink_close_quote(b, old);
}

static void
external(struct builder *b, const struct rich_node *n)
{
	const char *text = prose_plain(b->a, n->first);
	struct ink old;

	if (strcmp(text, n->target) != 0)
		text = builder_printf(b, "%s: %s", text, n->target);
	old = ink_open_url(b, n->target, text);
	inlines(b, n->first);
	ink_close(b, old);
}

/*
 * To something outside this document: its title, without link and page. A
 * sentence with a hole in it is not printed.
 */
static void
absent(struct builder *b, const struct rich_node *n)
{
	struct called c = model_called(b->model, n->target);
	const char *text = c.caption ? prose_plain(b->a, c.caption) : c.text;
	struct ink old;

	if (!text || !*text) {
		diag_report(b->d, FAULT_REF_NAMELESS, n->where, "%s", n->target);
		b->has_failed = true;
		return;
	}
	diag_report(b->d, FAULT_REF_ABSENT, n->where, "%s: \"%s\"", n->target, text);
	if (!c.is_title) {
		ink_text(b, c.code ? builder_printf(b, "%s %s", c.code, text) : text);
		return;
	}
	old = ink_open_quote(b);
	ink_text(b, text);
	ink_close_quote(b, old);
}

static void
reference(struct builder *b, const struct rich_node *n)
{
	struct ink old;

	bool is_here = outline_lookup(b->known, n->target);

	if (!n->first) {
		if (is_here || !b->known)
			ink_reference(b, n->target, "");
		else
			absent(b, n);
		return;
	}
	if (!is_here) {
		inlines(b, n->first);
		return;
	}
	old = ink_open_link(b, n->target, prose_plain(b->a, n->first));
	b->ink.style = CS_LINK;
	inlines(b, n->first);
	ink_close(b, old);
}

static void
footnote(struct builder *b, const struct rich_node *n)
{
	struct ink old = ink_open_note(b);

	inlines(b, n->first);
	ink_close_note(b, old);
}

/* NOLINTBEGIN(readability-function-size): a flat list of every kind */
static void
one_inline(struct builder *b, const struct rich_node *n)
{
	switch (n->kind) {
	case RICH_TEXT:
		ink_prose(b, n->text);
		break;
	case RICH_EM:
		styled(b, n, CS_EM);
		break;
	case RICH_STRONG:
		styled(b, n, CS_STRONG);
		break;
	case RICH_Q:
		quotation(b, n);
		break;
	case RICH_A:
		external(b, n);
		break;
	case RICH_ABBR:
		ink_abbr(b, prose_plain(b->a, n->first), n->target);
		break;
	case RICH_SPAN:
		foreign(b, n);
		break;
	case RICH_SUP:
		styled(b, n, CS_SUP);
		break;
	case RICH_SUB:
		styled(b, n, CS_SUB);
		break;
	case RICH_CODE:
		styled(b, n, CS_CODE);
		break;
	case RICH_NOTE:
		footnote(b, n);
		break;
	case RICH_REF:
		reference(b, n);
		break;
	case RICH_BR:
		ink_break(b);
		break;
	case RICH_P:
	case RICH_H:
	case RICH_UL:
	case RICH_OL:
	case RICH_LI:
	case RICH_TABLE:
	case RICH_CAPTION:
	case RICH_THEAD:
	case RICH_TBODY:
	case RICH_TR:
	case RICH_TH:
	case RICH_TD:
	case RICH_TNOTE:
	case RICH_FIGURE:
	case RICH_IMG:
	case RICH_FIGCAPTION:
	case RICH_BLOCKQUOTE:
	case RICH_ATTRIBUTION:
		break; /* no inline content */
	}
}
/* NOLINTEND(readability-function-size) */

static void
inlines(struct builder *b, const struct rich_node *n)
{
	struct where old = b->where;

	for (; n; n = n->next) {
		if (n->where.file)
			b->where = n->where;
		one_inline(b, n);
	}
	b->where = old;
}

void
prose_inline(struct builder *b, const struct rich *rich)
{
	if (rich)
		inlines(b, rich->first);
}

struct block *
prose_para(struct builder *b, const struct rich *rich, enum text_style style)
{
	struct block *block;

	if (!rich || !rich->first)
		return NULL;
	block = builder_para_open(b, style);
	prose_inline(b, rich);
	builder_para_close(b);
	return block;
}

/* ---- blocks ---- */

static struct block *
para(struct builder *b, const struct rich_node *n, enum text_style style)
{
	struct block *block = builder_para_open(b, style);

	inlines(b, n->first);
	builder_para_close(b);
	return block;
}

static bool
is_block(enum rich_kind kind)
{
	return kind < RICH_TEXT;
}

static void
list(struct builder *b, const struct rich_node *n, enum text_style style)
{
	enum text_style inner = style == TS_PLAIN ? TS_PLAIN : TS_LIST;
	struct list_pen l;

	builder_list_open(b, &l, n->kind == RICH_OL ? LIST_DECIMAL : LIST_DISC);
	for (const struct rich_node *li = n->first; li; li = li->next) {
		builder_item_open(b, &l, NULL, -1);
		if (li->first && is_block(li->first->kind)) {
			blocks(b, li->first, inner);
		} else {
			builder_line_open(b, inner, builder_item_body(&l));
			inlines(b, li->first);
			builder_para_close(b);
		}
		builder_item_close(b, &l);
	}
	builder_list_close(b, &l);
}

static const struct rich_node *
child(const struct rich_node *n, enum rich_kind kind)
{
	for (n = n->first; n; n = n->next)
		if (n->kind == kind)
			return n;
	return NULL;
}

static size_t
columns_of(const struct rich_node *table)
{
	const struct rich_node *section = child(table, RICH_THEAD);
	size_t n = 0;

	if (!section)
		section = child(table, RICH_TBODY);
	if (!section || !section->first)
		return 0;
	for (const struct rich_node *c = section->first->first; c; c = c->next)
		n += (size_t)c->colspan;
	return n;
}

static enum text_align
alignment(const struct rich_node *cell)
{
	if (!cell->align)
		return ALIGN_LEFT;
	if (strcmp(cell->align, "right") == 0)
		return ALIGN_RIGHT;
	if (strcmp(cell->align, "center") == 0)
		return ALIGN_CENTER;
	return strcmp(cell->align, "decimal") == 0 ? ALIGN_DECIMAL : ALIGN_LEFT;
}

static struct grid_cell
cell_of(const struct grid *g, const struct rich_node *n)
{
	enum text_align align = alignment(n);
	bool is_head = n->kind == RICH_TH;

	return (struct grid_cell){.is_head = is_head,
		.is_row_head = is_head && (n->is_row_head || !g->in_head),
		.colspan = n->colspan,
		.rowspan = n->rowspan,
		.align = align,
		.is_number = align == ALIGN_RIGHT || align == ALIGN_DECIMAL};
}

static void
rows(struct grid *g, const struct rich_node *section)
{
	for (const struct rich_node *tr = section->first; tr; tr = tr->next) {
		grid_row(g);
		for (const struct rich_node *c = tr->first; c; c = c->next) {
			uint32_t elem = grid_cell_open(g, cell_of(g, c));

			if (c->first) {
				builder_line_open(g->b, grid_cell_style(g), elem);
				inlines(g->b, c->first);
				builder_para_close(g->b);
			}
			grid_cell_close(g);
		}
	}
}

static void
table_notes(struct builder *b, struct block *block, const struct rich_node *n)
{
	struct frame old = b->frame;

	b->frame.tail = &block->table->notes;
	for (n = n->first; n; n = n->next)
		if (n->kind == RICH_TNOTE)
			para(b, n, TS_TABLE_NOTE);
	b->frame.tail = old.tail;
}

/* Head cells over columns of numbers are set like the numbers. */
static void
align_heads(struct table *t)
{
	for (size_t r = 0; r < t->nhead; r++) {
		for (size_t c = 0; c < t->head[r].ncells; c++) {
			struct cell *head = &t->head[r].cells[c];

			if (t->nbody && head->colspan == 1)
				for (size_t i = 0; i < t->body[0].ncells; i++)
					if (t->body[0].cells[i].column == head->column)
						head->align = t->body[0].cells[i].align;
		}
	}
}

static void
table(struct builder *b, const struct rich_node *n)
{
	size_t ncolumns = columns_of(n);
	const struct rich_node *caption = child(n, RICH_CAPTION);
	struct column *columns = arena_array(b->a, struct column, ncolumns + 1);
	struct grid g;
	struct block *block;

	if (!ncolumns)
		return;
	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = ncolumns,
			.summary = n->alt,
			.may_turn = true});
	if (caption) {
		builder_caption_open(b, OUTLINE_TABLE, prose_plain(b->a, caption->first), n->id);
		inlines(b, caption->first);
		builder_para_close(b);
	}
	if (child(n, RICH_THEAD)) {
		grid_head(&g);
		rows(&g, child(n, RICH_THEAD));
	}
	grid_body(&g);
	if (child(n, RICH_TBODY))
		rows(&g, child(n, RICH_TBODY));
	block = grid_close(&g);
	align_heads(block->table);
	table_notes(b, block, n);
}

static void
figure(struct builder *b, const struct rich_node *n)
{
	const struct rich_node *img = child(n, RICH_IMG);
	const struct rich_node *caption = child(n, RICH_FIGCAPTION);
	struct block *block;
	uint32_t elem;

	if (!img)
		return;
	elem = builder_elem(b, ROLE_FIGURE);
	builder_elem_at(b, elem)->alt = img->alt;
	block = builder_block(b, BLOCK_FIGURE, elem);
	block->figure.path = builder_printf(b, "%s/%s", b->model->dir, img->target);
	block->figure.floats_top = n->floats_top;
	if (caption) {
		struct frame old = builder_enter(b, b->frame.parent, &block->figure.caption);

		builder_caption_open(b, OUTLINE_FIGURE, prose_plain(b->a, caption->first), n->id);
		inlines(b, caption->first);
		builder_para_close(b);
		builder_leave(b, old);
	}
}

static void
blockquote(struct builder *b, const struct rich_node *n)
{
	struct group g = builder_group_open(b, GROUP_QUOTE, ROLE_BLOCKQUOTE);

	for (const struct rich_node *c = n->first; c; c = c->next)
		para(b, c, c->kind == RICH_ATTRIBUTION ? TS_ATTRIBUTION : TS_QUOTE);
	builder_group_close(b, g);
}

static void
small_heading(struct builder *b, const struct rich_node *n)
{
	builder_heading(b, &(struct heading){.level = b->depth + 1,
				   .title = prose_plain(b->a, n->first),
				   .is_minor = true});
}

/* "The following have been named:" and what follows. */
static bool
introduces(struct builder *b, const struct rich_node *n)
{
	const char *text = prose_plain(b->a, n->first);
	size_t len = strlen(text);

	while (len > 0 && strchr(" \n\t", text[len - 1]))
		len--;
	return n->next && len > 0 && text[len - 1] == ':';
}

static void
one_block(struct builder *b, const struct rich_node *n, enum text_style style)
{
	if (n->kind == RICH_P)
		para(b, n, style)->keep_with_next = introduces(b, n);
	else if (n->kind == RICH_H)
		small_heading(b, n);
	else if (n->kind == RICH_UL || n->kind == RICH_OL)
		list(b, n, style);
	else if (n->kind == RICH_TABLE)
		table(b, n);
	else if (n->kind == RICH_FIGURE)
		figure(b, n);
	else if (n->kind == RICH_BLOCKQUOTE)
		blockquote(b, n);
}

static void
blocks(struct builder *b, const struct rich_node *n, enum text_style style)
{
	struct where old_where = b->where;

	for (; n; n = n->next) {
		const char *old_lang = b->frame.lang;

		b->where = n->where;
		if (n->lang)
			b->frame.lang = n->lang;
		one_block(b, n, style);
		b->frame.lang = old_lang;
	}
	b->where = old_where;
}

void
prose_blocks(struct builder *b, const struct rich *rich, enum text_style style)
{
	const char *old = b->frame.lang;

	if (!rich)
		return;
	if (rich->lang)
		b->frame.lang = rich->lang;
	blocks(b, rich->first, style);
	b->frame.lang = old;
}
