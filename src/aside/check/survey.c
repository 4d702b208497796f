/* Every block and run of a document in one row: a check is then one loop. */
#include "aside/check/check.h"

static void survey_blocks(struct survey *s, const struct block *b);

/* NOLINTBEGIN(bugprone-sizeof-expression): these rows hold pointers */
static void
push_run(struct survey *s, const struct run *r)
{
	*VEC_PUSH(s->arena, &s->runs) = r;
}

static void
push_block(struct survey *s, const struct block *b)
{
	*VEC_PUSH(s->arena, &s->blocks) = b;
}
/* NOLINTEND(bugprone-sizeof-expression) */

static void
survey_runs(struct survey *s, const struct runs *runs)
{
	for (size_t i = 0; i < runs->n; i++)
		push_run(s, &runs->v[i]);
}

static void
survey_rows(struct survey *s, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].ncells; k++)
			survey_blocks(s, rows[i].cells[k].first);
}

static void
survey_table(struct survey *s, const struct table *t)
{
	survey_blocks(s, t->caption);
	survey_rows(s, t->head, t->nhead);
	survey_rows(s, t->body, t->nbody);
	survey_blocks(s, t->notes);
}

static void
survey_list(struct survey *s, const struct list *l)
{
	for (size_t i = 0; i < l->nitems; i++) {
		survey_runs(s, &l->items[i].label);
		survey_blocks(s, l->items[i].first);
	}
}

static void
survey_cover(struct survey *s, const struct cover *c)
{
	survey_blocks(s, c->title);
	survey_blocks(s, c->lower);
	survey_blocks(s, c->side);
}

static void
survey_content(struct survey *s, const struct block *b)
{
	if (b->kind == BLOCK_LIST)
		survey_list(s, b->list);
	if (b->kind == BLOCK_TABLE)
		survey_table(s, b->table);
	if (b->kind == BLOCK_FIGURE)
		survey_blocks(s, b->figure.caption);
	if (b->kind == BLOCK_CHART) {
		survey_blocks(s, b->chart.caption);
		survey_blocks(s, b->chart.table);
	}
	if (b->kind == BLOCK_COVER)
		survey_cover(s, b->cover);
	if (b->kind == BLOCK_TOC_LINE) {
		push_run(s, &b->toc->number_run);
		push_run(s, &b->toc->page);
	}
}

static void
survey_blocks(struct survey *s, const struct block *b)
{
	for (; b; b = b->next) {
		push_block(s, b);
		survey_runs(s, &b->runs);
		survey_content(s, b);
		survey_blocks(s, b->side);
		survey_blocks(s, b->first);
	}
}

void
survey_make(struct survey *s, const struct aside_input *in, struct arena *a)
{
	*s = (struct survey){.in = in, .arena = a};
	survey_blocks(s, in->doc->first);
}
