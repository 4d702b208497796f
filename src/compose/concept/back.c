#include "compose/concept/concept.h"
#include "compose/write/grid.h"
#include "compose/write/ink.h"
#include "compose/write/prose.h"
#include "compose/write/words.h"

#include <stdlib.h>
#include <string.h>

/* ---- order of names ---- */

struct entry {
	const char *key; /* as DIN 5007-1 sorts: letters without their marks */
	const void *what;
};

static int
by_key(const void *x, const void *y)
{
	const struct entry *p = x;
	const struct entry *q = y;

	return strcmp(p->key, q->key);
}

static void
sort(struct entry *entries, size_t n)
{
	qsort(entries, n, sizeof *entries, by_key);
}

/* ---- glossary ---- */

static const char *
term_name(struct builder *b, const struct term *t)
{
	return t->abbr ? builder_printf(b, "%s (%s)", t->name, t->abbr) : t->name;
}

static void
term_row(struct grid *g, const struct term *t)
{
	struct builder *b = g->b;
	uint32_t elem;
	struct block *first;

	builder_at(b, &t->r);
	grid_row(g);
	elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true});
	first = builder_line(b, grid_cell_style(g), elem, term_name(b, t));
	if (first && t->r.id)
		builder_place(b, first, t->r.id, t->name);
	grid_cell_close(g);
	elem = grid_cell_open(g, (struct grid_cell){0});
	builder_line_open(b, grid_cell_style(g), elem);
	prose_inline(b, t->definition);
	builder_para_close(b);
	grid_cell_close(g);
}

static void
glossary_table(struct builder *b, const struct entry *terms, size_t n)
{
	static const struct column columns[] = {{.min_permille = 340}, {.weight = 1}};
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 2,
			.summary = words_label(b, LABEL_GLOSSARY)});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_TERM));
	grid_th(&g, words_label(b, LABEL_MEANING));
	grid_body(&g);
	for (size_t i = 0; i < n; i++)
		term_row(&g, terms[i].what);
	grid_close(&g);
}

static void
abbreviations(struct builder *b)
{
	static const struct column columns[] = {{.min_permille = 200}, {.weight = 1}};
	struct entry *entries = arena_array(b->a, struct entry, b->model->glossary.n + 1);
	size_t n = 0;
	struct grid g;

	for (size_t i = 0; i < b->model->glossary.n; i++) {
		const struct term *t = &b->model->glossary.v[i];

		if (t->abbr)
			entries[n++] = (struct entry){words_sort_key(b, t->abbr), t};
	}
	if (!n)
		return;
	sort(entries, n);
	builder_heading(
		b, &(struct heading){.level = 2, .title = words_label(b, LABEL_ABBREVIATIONS)});
	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 2,
			.summary = words_label(b, LABEL_ABBREVIATIONS)});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_ABBREVIATION));
	grid_th(&g, words_label(b, LABEL_MEANING));
	grid_body(&g);
	for (size_t i = 0; i < n; i++) {
		const struct term *t = entries[i].what;

		grid_row(&g);
		grid_row_th(&g, t->abbr);
		grid_td(&g, t->name);
	}
	grid_close(&g);
}

int
concept_glossary(struct chapter *c)
{
	struct builder *b = c->b;
	size_t n = b->model->glossary.n;
	struct entry *entries = arena_array(b->a, struct entry, n + 1);

	if (!n)
		return 0;
	for (size_t i = 0; i < n; i++)
		entries[i] = (struct entry){
			words_sort_key(b, b->model->glossary.v[i].name), &b->model->glossary.v[i]};
	sort(entries, n);
	concept_heading(c, words_label(b, LABEL_GLOSSARY_CHAPTER), NULL);
	builder_heading(b, &(struct heading){.level = 2, .title = words_label(b, LABEL_GLOSSARY)});
	glossary_table(b, entries, n);
	abbreviations(b);
	return 0;
}

/* ---- index of measures by office ---- */

#define INDEX_COLUMNS 4

static bool
is_actor(const struct measure *m, const struct organization *o)
{
	for (size_t i = 0; i < m->actors.n; i++)
		if (m->actors.v[i].to == o)
			return true;
	return false;
}

static void
index_row(struct grid *g, const struct measure *m, enum label role)
{
	grid_row(g);
	concept_code_cell(g, m);
	grid_td(g, words_measure(m));
	grid_td(g, words_label(g->b, role));
	concept_page_cell(g, m);
}

/* What an office leads, then what it takes part in. */
static void
index_rows(const struct chapter *c, struct grid *g, const struct organization *o)
{
	grid_group_row(g, INDEX_COLUMNS, words_office(g->b, o));
	for (size_t i = 0; i < c->states.n; i++)
		if (c->states.v[i].measure->lead.to == o)
			index_row(g, c->states.v[i].measure, LABEL_LEADING);
	for (size_t i = 0; i < c->states.n; i++)
		if (is_actor(c->states.v[i].measure, o))
			index_row(g, c->states.v[i].measure, LABEL_TAKING_PART);
}

static void
index_table(const struct chapter *c, const struct entry *offices, size_t n)
{
	static const struct column columns[INDEX_COLUMNS] = {
		{.no_wrap = true}, {.weight = 1}, {.no_wrap = true}, {.no_wrap = true}};
	struct builder *b = c->b;
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = INDEX_COLUMNS,
			.summary = words_label(b, LABEL_INDEX)});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_CODE));
	grid_th(&g, words_label(b, LABEL_MEASURE));
	grid_th(&g, words_label(b, LABEL_OFFICE_ROLE));
	grid_th_num(&g, words_label(b, LABEL_PAGE));
	grid_body(&g);
	for (size_t i = 0; i < n; i++)
		index_rows(c, &g, offices[i].what);
	grid_close(&g);
}

static bool
has_part(const struct chapter *c, const struct organization *o)
{
	for (size_t i = 0; i < c->states.n; i++)
		if (c->states.v[i].measure->lead.to == o || is_actor(c->states.v[i].measure, o))
			return true;
	return false;
}

int
concept_index(struct chapter *c)
{
	struct builder *b = c->b;
	size_t norgs = b->model->organizations.n;
	struct entry *entries = arena_array(b->a, struct entry, norgs + 1);
	size_t n = 0;

	for (size_t i = 0; i < norgs; i++) {
		const struct organization *o = &b->model->organizations.v[i];

		if (has_part(c, o))
			entries[n++] = (struct entry){words_sort_key(b, o->name), o};
	}
	sort(entries, n);
	concept_heading(c, words_label(b, LABEL_INDEX), NULL);
	index_table(c, entries, n);
	return 0;
}

/* ---- sources ---- */

int
concept_sources(struct chapter *c)
{
	struct builder *b = c->b;
	struct list_pen l;

	if (!c->concept->references.n)
		return 0;
	concept_heading(c, words_label(b, LABEL_SOURCES), NULL);
	builder_list_open(b, &l, LIST_DECIMAL);
	for (size_t i = 0; i < c->concept->references.n; i++) {
		const struct reference *r = &c->concept->references.v[i];
		struct block *line;

		builder_at(b, &r->r);
		builder_item_open(b, &l, NULL, -1);
		line = builder_line_open(b, TS_LIST, builder_item_body(&l));
		if (r->r.id)
			builder_place(b, line, r->r.id, prose_plain(b->a, r->content->first));
		prose_inline(b, r->content);
		builder_para_close(b);
		builder_item_close(b, &l);
	}
	builder_list_close(b, &l);
	return 0;
}
