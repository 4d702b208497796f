/*
 * docbuild: small documents for tests of layout, built in C.
 *
 * Does     makes blocks, tables and lists with one call each; opens the
 *          default style and the fonts.
 * Units    mpt.
 * Gives    a document that layout_document() takes.
 * Errors   a missing style or font fails the test.
 * Memory   struct world's arena.
 * Source   own.
 */
#ifndef DOCBUILD_H
#define DOCBUILD_H

#include "layout/layout.h"

#include <string.h>

struct world {
	struct arena *arena;
	struct diag *diag;
	struct style *style;
	struct fonts *fonts;
	struct text_cache *text;
	struct document *doc;
	struct block **end; /* where the next block is linked */
	struct pages pages;
};

static inline void
world_open(struct world *w)
{
	struct elem root = {.role = ROLE_DOCUMENT, .parent = ELEM_NONE};

	memset(w, 0, sizeof *w);
	w->arena = arena_new();
	w->diag = diag_new();
	w->style =
		style_load(w->arena, "styles/default.xml", "default.xml", "styles/schema", w->diag);
	diag_dump(stderr, w->diag);
	assert_non_null(w->style);
	w->fonts = fonts_open(w->style->fallback, w->diag);
	w->text = text_cache_open(w->fonts, NULL, w->diag);
	w->doc = arena_one(w->arena, struct document);
	w->doc->arena = w->arena;
	w->doc->labels = labels_load(w->arena, "en");
	w->doc->lang = "en";
	w->doc->id = w->doc->title = w->doc->file_name = "test";
	w->end = &w->doc->first;
	*VEC_PUSH(w->arena, &w->doc->elems) = root;
}

static inline void
world_close(struct world *w)
{
	text_cache_close(w->text);
	fonts_close(w->fonts);
	diag_free(w->diag);
	arena_free(w->arena);
}

static inline uint32_t
doc_elem(struct world *w, enum role role)
{
	*VEC_PUSH(w->arena, &w->doc->elems) =
		(struct elem){.role = role, .parent = 0, .seq = ++w->doc->next_seq};
	return (uint32_t)w->doc->elems.n - 1;
}

static inline struct run
doc_run(struct world *w, const char *text, uint32_t elem)
{
	return (struct run){.text = text,
		.elem = elem,
		.seq = ++w->doc->next_seq,
		.link = LINK_NONE,
		.note = NOTE_NONE};
}

/* A block that is not linked yet. */
static inline struct block *
doc_block(struct world *w, enum block_kind kind, enum role role)
{
	struct block *b = arena_one(w->arena, struct block);

	b->kind = kind;
	b->elem = doc_elem(w, role);
	return b;
}

static inline struct block *
doc_para(struct world *w, enum text_style style, const char *text)
{
	struct block *b = doc_block(w, BLOCK_PARA, ROLE_P);

	b->style = style;
	*VEC_PUSH(w->arena, &b->runs) = doc_run(w, text, b->elem);
	return b;
}

static inline struct block *
doc_heading(struct world *w, int level, const char *text)
{
	struct block *b = doc_para(w, TS_H1 + (enum text_style)(level - 1), text);

	b->kind = BLOCK_HEADING;
	b->keep_with_next = true;
	b->heading.level = level;
	b->heading.text = b->heading.running = text;
	w->doc->elems.v[b->elem].role = ROLE_H1 + (enum role)(level - 1);
	return b;
}

static inline struct block *
doc_add(struct world *w, struct block *b)
{
	*w->end = b;
	w->end = &b->next;
	return b;
}

static inline struct cell
doc_cell(struct world *w, int column, const char *text, bool is_head)
{
	struct cell c = {.elem = doc_elem(w, is_head ? ROLE_TH : ROLE_TD),
		.column = column,
		.colspan = 1,
		.rowspan = 1,
		.is_head = is_head,
		.style = is_head ? TS_TABLE_HEAD : TS_TABLE_CELL,
		.fill = -1};

	c.first = doc_para(w, c.style, text);
	return c;
}

/* texts: nrows * ncolumns of them, row by row. */
static inline struct row *
doc_rows(struct world *w, const char *const *texts, size_t nrows, size_t ncolumns, bool is_head)
{
	struct row *rows = arena_array(w->arena, struct row, nrows);

	for (size_t i = 0; i < nrows; i++) {
		rows[i].elem = doc_elem(w, ROLE_TR);
		rows[i].ncells = ncolumns;
		rows[i].cells = arena_array(w->arena, struct cell, ncolumns);
		for (size_t k = 0; k < ncolumns; k++)
			rows[i].cells[k] = doc_cell(w, (int)k, texts[i * ncolumns + k], is_head);
	}
	return rows;
}

static inline struct block *
doc_table(struct world *w, size_t ncolumns)
{
	struct block *b = doc_block(w, BLOCK_TABLE, ROLE_TABLE);

	b->table = arena_one(w->arena, struct table);
	b->table->ncolumns = ncolumns;
	b->table->columns = arena_array(w->arena, struct column, ncolumns);
	b->table->head_elem = b->table->body_elem = ELEM_NONE;
	return b;
}

static inline int
world_layout(struct world *w)
{
	struct layout_input in = {.doc = w->doc,
		.style = w->style,
		.text = w->text,
		.narrow_spaces = true,
		.hyphenate = true};

	return layout_document(&in, w->arena, &w->pages, w->diag);
}

static inline size_t
count_faults(const struct world *w, enum layout_fault_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < w->pages.faults.n; i++)
		n += w->pages.faults.v[i].kind == kind;
	return n;
}

#endif
