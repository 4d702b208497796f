/* Tables: every place of the grid is taken once, every cell has its heads. */
#include "aside/check/check.h"

#include <string.h>

struct grid {
	int *taken; /* [column] rows still covered from above */
	size_t ncolumns;
};

/* Counts a row's cells into the grid; false if places stay free or are taken twice. */
static bool
fill_row(struct grid *g, const struct row *row)
{
	size_t covered = 0;

	for (size_t i = 0; i < g->ncolumns; i++)
		covered += g->taken[i] > 0;
	for (size_t i = 0; i < row->ncells; i++) {
		const struct cell *cell = &row->cells[i];

		for (int k = 0; k < cell->colspan; k++) {
			size_t at = (size_t)cell->column + (size_t)k;

			if (cell->column < 0 || at >= g->ncolumns || g->taken[at] > 0)
				return false;
			g->taken[at] = cell->rowspan;
			covered++;
		}
	}
	for (size_t i = 0; i < g->ncolumns; i++)
		g->taken[i]--;
	return covered == g->ncolumns;
}

static void
check_rows(const struct survey *s, struct check *c, const struct table *t, bool is_head)
{
	struct grid g = {arena_array(s->arena, int, t->ncolumns + 1), t->ncolumns};
	const struct row *rows = is_head ? t->head : t->body;
	size_t n = is_head ? t->nhead : t->nbody;

	for (size_t i = 0; i < n; i++)
		if (!fill_row(&g, &rows[i])) {
			check_note(s, c, false, "row %zu of %zu columns", i + 1, t->ncolumns);
			return;
		}
	for (size_t i = 0; i < t->ncolumns; i++)
		if (g.taken[i] > 0) {
			check_note(s, c, false, "a cell reaches below the last row");
			return;
		}
}

void
check_grids(const struct survey *s, struct check *c)
{
	for (size_t i = 0; i < s->blocks.n; i++) {
		const struct block *b = s->blocks.v[i];
		size_t failures = c->failures;

		if (b->kind != BLOCK_TABLE)
			continue;
		check_rows(s, c, b->table, true);
		check_rows(s, c, b->table, false);
		if (c->failures == failures)
			check_note(s, c, true, "%s", "");
	}
}

static uint32_t
table_of(const struct survey *s, uint32_t i)
{
	const struct document *doc = s->in->doc;

	while (i != ELEM_NONE && i < doc->elems.n && doc->elems.v[i].role != ROLE_TABLE)
		i = doc->elems.v[i].parent;
	return i;
}

static bool
has_heads(const struct survey *s, uint32_t cell)
{
	const struct document *doc = s->in->doc;
	const struct elem *e = &doc->elems.v[cell];

	for (size_t i = 0; i < e->nheaders; i++)
		if (e->headers[i] >= doc->elems.n || doc->elems.v[e->headers[i]].role != ROLE_TH ||
			table_of(s, e->headers[i]) != table_of(s, cell))
			return false;
	return e->nheaders > 0;
}

/* Head cells have a scope, the others name their head cells; a table has both. */
void
check_heads(const struct survey *s, struct check *c)
{
	const struct document *doc = s->in->doc;
	size_t *heads = arena_array(s->arena, size_t, doc->elems.n + 1);

	for (uint32_t i = 0; i < doc->elems.n; i++) {
		const struct elem *e = &doc->elems.v[i];
		uint32_t table = table_of(s, i);

		if (e->role == ROLE_TH) {
			check_note(s, c, e->scope != SCOPE_NONE, "head cell %u without scope", i);
			if (table < doc->elems.n)
				heads[table]++;
		}
		if (e->role == ROLE_TD)
			check_note(s, c, has_heads(s, i), "cell %u without head cells", i);
	}
	for (uint32_t i = 0; i < doc->elems.n; i++)
		if (doc->elems.v[i].role == ROLE_TABLE)
			check_note(s, c, heads[i] > 0, "table without head cells");
}
