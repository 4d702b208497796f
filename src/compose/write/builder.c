#include "compose/write/builder.h"

#include "compose/write/ink.h"
#include "model/view.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- elements ---- */

/* The language an element would inherit from its parent. */
static const char *
inherited_lang(const struct builder *b, uint32_t parent)
{
	while (parent != ELEM_NONE && !b->doc->elems.v[parent].lang)
		parent = b->doc->elems.v[parent].parent;
	return parent == ELEM_NONE ? NULL : b->doc->elems.v[parent].lang;
}

uint32_t
builder_elem(struct builder *b, enum role role)
{
	const char *inherited = inherited_lang(b, b->frame.parent);
	struct elem *e = VEC_PUSH(b->a, &b->doc->elems);

	*e = (struct elem){.role = role, .parent = b->frame.parent, .seq = b->doc->next_seq++};
	if (!inherited || strcmp(inherited, b->frame.lang) != 0)
		e->lang = b->frame.lang;
	return (uint32_t)(b->doc->elems.n - 1);
}

struct elem *
builder_elem_at(struct builder *b, uint32_t elem)
{
	return &b->doc->elems.v[elem];
}

struct frame
builder_enter(struct builder *b, uint32_t parent, struct block **list)
{
	struct frame old = b->frame;

	b->frame.parent = parent;
	b->frame.tail = list;
	return old;
}

void
builder_leave(struct builder *b, struct frame old)
{
	b->frame = old;
}

void
builder_at(struct builder *b, const struct record *r)
{
	b->where = r->where;
}

/* ---- blocks ---- */

struct block *
builder_block(struct builder *b, enum block_kind kind, uint32_t elem)
{
	struct block *block = arena_one(b->a, struct block);

	block->kind = kind;
	block->elem = elem;
	block->lang = b->frame.lang;
	block->where = b->where;
	*b->frame.tail = block;
	b->frame.tail = &block->next;
	return block;
}

struct block *
builder_line_open(struct builder *b, enum text_style style, uint32_t elem)
{
	struct block *block = builder_block(b, BLOCK_PARA, elem);

	assert(!b->ink.runs);
	block->style = style;
	b->ink = (struct ink){
		.runs = &block->runs, .elem = elem, .link = LINK_NONE, .lang = b->frame.lang};
	return block;
}

struct block *
builder_para_open(struct builder *b, enum text_style style)
{
	return builder_line_open(b, style, builder_elem(b, ROLE_P));
}

void
builder_para_close(struct builder *b)
{
	assert(b->ink.runs);
	b->ink.runs = NULL;
}

struct group
builder_group_open(struct builder *b, enum group_kind kind, enum role role)
{
	uint32_t elem = role == ROLE_COUNT ? b->frame.parent : builder_elem(b, role);
	struct group g;

	g.block = builder_block(b, BLOCK_GROUP, role == ROLE_COUNT ? ELEM_NONE : elem);
	g.block->group = kind;
	g.old = builder_enter(b, elem, &g.block->first);
	return g;
}

void
builder_group_close(struct builder *b, struct group g)
{
	builder_leave(b, g.old);
}

struct group
builder_offer_open(struct builder *b)
{
	struct group g;

	g.block = builder_block(b, BLOCK_OFFER, ELEM_NONE);
	g.old = builder_enter(b, b->frame.parent, &g.block->first);
	return g;
}

void
builder_offer_close(struct builder *b, struct group g)
{
	builder_leave(b, g.old);
}

struct frame
builder_side_open(struct builder *b, struct block *block)
{
	return builder_enter(b, block->elem, &block->side);
}

void
builder_side_close(struct builder *b, struct frame old)
{
	builder_leave(b, old);
}

void
builder_page(struct builder *b, enum page_kind kind, enum page_numbering numbering)
{
	struct block *block = builder_block(b, BLOCK_PAGE, ELEM_NONE);

	block->page.kind = kind;
	block->page.numbering = numbering;
	block->page.only_if_needed = true;
}

/* ---- lists ---- */

/* ---- small helps ---- */

void
builder_place(struct builder *b, struct block *block, const char *anchor, const char *text)
{
	block->anchor = anchor;
	*VEC_PUSH(b->a, &b->found.items) =
		(struct outline_item){.kind = OUTLINE_PLACE, .text = text, .anchor = anchor};
}

char *
builder_printf(struct builder *b, const char *fmt, ...)
{
	va_list ap;
	va_list again;
	int n;
	char *s;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	s = arena_alloc(b->a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

/* ---- drafts and documents computed anew say so ---- */

static const char *
mark_words(const struct builder *b)
{
	switch (b->in->mark) {
	case MARK_NONE:
		break;
	case MARK_DRAFT:
		return label_of(b->labels, LABEL_DRAFT);
	case MARK_RECOMPUTED:
		return label_of(b->labels, LABEL_RECOMPUTED);
	}
	return "";
}

const char *
builder_marked(struct builder *b, const char *title)
{
	const char *mark = mark_words(b);

	return *mark ? LABEL_FILL(b->a, b->labels, LABEL_MARKED, mark, title) : title;
}

/* foot may be NULL. */
static const char *
marked_foot(struct builder *b, const char *foot)
{
	const char *mark = mark_words(b);

	if (!*mark)
		return foot;
	return foot ? builder_printf(b, "%s \u00B7 %s", mark, foot) : mark;
}

/* ---- the two compositions ---- */

static const char *
language_of(const struct compose_input *in)
{
	if (in->publication->lang)
		return in->publication->lang;
	return in->model->project.lang ? in->model->project.lang : in->labels->lang;
}

static void
begin(struct builder *b, const struct compose_input *in, const struct model *view, struct arena *a,
	struct diag *d)
{
	struct document *doc = arena_one(a, struct document);

	*b = (struct builder){.doc = doc, .a = a, .in = in, .d = d};
	b->model = view;
	b->labels = in->labels;
	doc->arena = a;
	doc->labels = in->labels;
	doc->lang = language_of(in);
	doc->as_of = in->as_of;
	doc->creator_version = "ratsdruck " RATSDRUCK_VERSION;
	doc->is_internal = in->publication->edition == EDITION_INTERNAL;
	doc->encrypt = in->publication->encrypt;
	b->nf = num_format_for(doc->lang, in->model->settings.grouping);
	b->explained = arena_array(a, int, in->model->glossary.n + 1);
	b->states = states_at(a, view, in->as_of);
	b->frame = (struct frame){.parent = ELEM_NONE, .tail = &doc->first, .lang = doc->lang};
	b->sects[0] = b->frame.parent = builder_elem(b, ROLE_DOCUMENT);
}

struct document *
builder_compose(const struct compose_input *in, builder_body *body, struct arena *a, struct diag *d)
{
	struct arena *first_arena = arena_new();
	struct diag *silent = diag_new();
	const struct model *view = view_of(a, in->model, in->as_of);
	struct outline *known = NULL;
	struct builder b;
	int status;

	begin(&b, in, view, first_arena, silent);
	body(&b);
	known = outline_copy(a, &b.found);
	diag_free(silent);
	arena_free(first_arena);
	begin(&b, in, view, a, d);
	b.known = known;
	status = body(&b);
	b.doc->foot_left = marked_foot(&b, b.doc->foot_left);
	return status || b.has_failed ? NULL : b.doc;
}
