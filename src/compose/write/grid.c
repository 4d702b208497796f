#include "compose/write/grid.h"

#include "compose/write/ink.h"

#include <assert.h>
#include <string.h>

static struct table *
table_of(const struct grid *g)
{
	return g->block->table;
}

/* Until grid_head() the frame is the caption's. */
void
grid_open(struct grid *g, struct builder *b, const struct grid_spec *spec)
{
	struct table *t = arena_one(b->a, struct table);

	*g = (struct grid){.b = b, .elem = builder_elem(b, ROLE_TABLE)};
	builder_elem_at(b, g->elem)->summary = spec->summary;
	g->block = builder_block(b, BLOCK_TABLE, g->elem);
	g->block->table = t;
	t->style = spec->style;
	t->columns = arena_memdup(b->a, spec->columns, spec->ncolumns * sizeof *t->columns);
	t->ncolumns = spec->ncolumns;
	t->keep_together = spec->keep_together;
	t->may_turn = spec->may_turn;
	t->head_elem = t->body_elem = ELEM_NONE;
	g->busy = arena_array(b->a, int, spec->ncolumns + 1);
	g->old = builder_enter(b, g->elem, &t->caption);
	if (spec->caption)
		builder_caption(b, OUTLINE_TABLE, spec->caption, spec->anchor);
}

/* ---- rows ---- */

static void
skip_busy(struct grid *g)
{
	while ((size_t)g->column < table_of(g)->ncolumns && g->busy[g->column])
		g->column++;
}

static void
end_row(struct grid *g)
{
	struct row *row;

	if (!g->row_is_open)
		return;
	for (skip_busy(g); (size_t)g->column < table_of(g)->ncolumns; skip_busy(g)) {
		grid_cell_open(g, (struct grid_cell){0});
		grid_cell_close(g);
	}
	row = VEC_LAST(&g->rows);
	row->cells = g->cells.v;
	row->ncells = g->cells.n;
	for (size_t i = 0; i < table_of(g)->ncolumns; i++)
		g->busy[i] -= g->busy[i] > 0;
	g->row_is_open = false;
}

static void
end_section(struct grid *g)
{
	struct table *t = table_of(g);

	end_row(g);
	if (g->in_head) {
		t->head = g->rows.v;
		t->nhead = g->rows.n;
		t->head_elem = g->section;
	} else {
		t->body = g->rows.v;
		t->nbody = g->rows.n;
		t->body_elem = g->section;
	}
	memset(&g->rows, 0, sizeof g->rows);
}

static void
begin_section(struct grid *g, enum role role)
{
	g->b->frame.parent = g->elem;
	g->section = builder_elem(g->b, role);
	g->in_head = role == ROLE_THEAD;
	memset(g->busy, 0, table_of(g)->ncolumns * sizeof *g->busy);
}

void
grid_head(struct grid *g)
{
	begin_section(g, ROLE_THEAD);
}

void
grid_body(struct grid *g)
{
	if (g->in_head)
		end_section(g);
	begin_section(g, ROLE_TBODY);
}

void
grid_row(struct grid *g)
{
	struct row *row;

	end_row(g);
	g->b->frame.parent = g->section;
	row = VEC_PUSH(g->b->a, &g->rows);
	*row = (struct row){.elem = builder_elem(g->b, ROLE_TR)};
	g->b->frame.parent = row->elem;
	memset(&g->cells, 0, sizeof g->cells);
	g->column = 0;
	g->row_is_open = true;
}

void
grid_total_row(struct grid *g)
{
	grid_row(g);
	VEC_LAST(&g->rows)->is_strong = true;
}

/* ---- cells ---- */

static void
describe_cell(struct grid *g, uint32_t elem, const struct cell *cell, bool is_row_head)
{
	struct elem *e = builder_elem_at(g->b, elem);

	e->colspan = cell->colspan;
	e->rowspan = cell->rowspan;
	if (!cell->is_head)
		return;
	e->scope = is_row_head ? SCOPE_ROW : SCOPE_COLUMN;
	e->id = builder_printf(g->b, "th-%u", elem);
}

static enum text_style
cell_style(const struct grid *g, const struct grid_cell *c)
{
	if (table_of(g)->style == TABLE_FACTS)
		return c->is_head ? TS_FACT_LABEL : TS_FACT_VALUE;
	if (c->is_head && !c->is_row_head)
		return TS_TABLE_HEAD;
	return c->is_number ? TS_TABLE_NUMBER : TS_TABLE_CELL;
}

static void
occupy(struct grid *g, const struct cell *cell)
{
	for (int i = 0; i < cell->colspan; i++)
		if ((size_t)cell->column + (size_t)i < table_of(g)->ncolumns)
			g->busy[cell->column + i] = cell->rowspan;
	g->column = cell->column + cell->colspan;
}

uint32_t
grid_cell_open(struct grid *g, struct grid_cell c)
{
	bool is_head = c.is_head || c.is_row_head;
	struct cell *cell;

	assert(g->row_is_open);
	skip_busy(g);
	assert((size_t)g->column < table_of(g)->ncolumns);
	cell = VEC_PUSH(g->b->a, &g->cells);
	*cell = (struct cell){.elem = builder_elem(g->b, is_head ? ROLE_TH : ROLE_TD),
		.column = g->column,
		.colspan = c.colspan ? c.colspan : 1,
		.rowspan = c.rowspan ? c.rowspan : 1,
		.is_head = is_head,
		.align = c.align,
		.fill = c.status_mark - 1};
	c.is_head = is_head;
	cell->style = cell_style(g, &c);
	describe_cell(g, cell->elem, cell, c.is_row_head);
	occupy(g, cell);
	g->cell_old = builder_enter(g->b, cell->elem, &cell->first);
	return cell->elem;
}

enum text_style
grid_cell_style(const struct grid *g)
{
	return VEC_LAST(&g->cells)->style;
}

void
grid_cell_close(struct grid *g)
{
	builder_leave(g->b, g->cell_old);
}

static void
text_cell(struct grid *g, struct grid_cell c, const char *text)
{
	uint32_t elem = grid_cell_open(g, c);

	builder_line(g->b, grid_cell_style(g), elem, text);
	grid_cell_close(g);
}

void
grid_th(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){.is_head = true}, text);
}

void
grid_th_num(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){.is_head = true, .align = ALIGN_RIGHT}, text);
}

void
grid_row_th(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){.is_row_head = true}, text);
}

void
grid_group_row(struct grid *g, int ncolumns, const char *text)
{
	grid_total_row(g);
	VEC_LAST(&g->rows)->keep_with_next = true;
	text_cell(g, (struct grid_cell){.is_row_head = true, .colspan = ncolumns}, text);
}

void
grid_td(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){0}, text);
}

void
grid_num(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){.is_number = true, .align = ALIGN_RIGHT}, text);
}

void
grid_decimal(struct grid *g, const char *text)
{
	text_cell(g, (struct grid_cell){.is_number = true, .align = ALIGN_DECIMAL}, text);
}

void
grid_status(struct grid *g, enum status status, const char *text)
{
	text_cell(g, (struct grid_cell){.status_mark = (int)status + 1}, text);
}

/* ---- heads of each cell ---- */

static bool
overlaps(const struct cell *a, const struct cell *b)
{
	return a->column < b->column + b->colspan && b->column < a->column + a->colspan;
}

/* Head cells above `cell`: of the head rows, or of the first ones of them. */
static uint32_t
heads_above(const struct table *t, size_t nrows, const struct cell *cell, uint32_t *out)
{
	uint32_t n = 0;

	for (size_t r = 0; r < nrows; r++)
		for (size_t c = 0; c < t->head[r].ncells; c++)
			if (overlaps(&t->head[r].cells[c], cell))
				out[n++] = t->head[r].cells[c].elem;
	return n;
}

static int
longest_rowspan(const struct table *t)
{
	int longest = 1;

	for (size_t r = 0; r < t->nbody; r++)
		for (size_t c = 0; c < t->body[r].ncells; c++)
			if (t->body[r].cells[c].rowspan > longest)
				longest = t->body[r].cells[c].rowspan;
	return longest;
}

/* Row heads of the row, and those from at most `reach` rows up that span it. */
static uint32_t
heads_beside(const struct table *t, size_t row_i, int reach, uint32_t *out)
{
	size_t first = row_i + 1 > (size_t)reach ? row_i + 1 - (size_t)reach : 0;
	uint32_t n = 0;

	for (size_t r = first; r <= row_i; r++) {
		for (size_t c = 0; c < t->body[r].ncells; c++) {
			const struct cell *cell = &t->body[r].cells[c];

			if (cell->is_head && r + (size_t)cell->rowspan > row_i)
				out[n++] = cell->elem;
		}
	}
	return n;
}

/* A row that is one head over the whole width: the head of the rows below. */
static bool
is_group(const struct table *t, const struct row *r)
{
	return t->ncolumns > 1 && r->ncells == 1 && r->cells[0].is_head &&
	       (size_t)r->cells[0].colspan == t->ncolumns;
}

static size_t
most_heads(const struct table *t)
{
	size_t n = t->ncolumns + 1;

	for (size_t r = 0; r < t->nhead; r++)
		n += t->head[r].ncells;
	return n;
}

static void
name_heads(struct builder *b, uint32_t elem, const uint32_t *heads, size_t n)
{
	struct elem *e = builder_elem_at(b, elem);

	e->headers = arena_memdup(b->a, heads, n * sizeof *heads);
	e->nheaders = n;
}

static void
link_heads(struct grid *g)
{
	struct table *t = table_of(g);
	uint32_t *heads = arena_array(g->b->a, uint32_t, most_heads(t) + 1);
	int reach = longest_rowspan(t);
	const struct cell *group = NULL;

	for (size_t r = 0; r < t->nbody; r++) {
		if (is_group(t, &t->body[r]))
			group = &t->body[r].cells[0];
		for (size_t c = 0; c < t->body[r].ncells; c++) {
			const struct cell *cell = &t->body[r].cells[c];
			uint32_t n = heads_above(t, t->nhead, cell, heads);

			if (cell->is_head)
				continue;
			if (group)
				heads[n++] = group->elem;
			n += heads_beside(t, r, reach, heads + n);
			name_heads(g->b, cell->elem, heads, n);
		}
	}
}

struct block *
grid_close(struct grid *g)
{
	end_section(g);
	link_heads(g);
	/* Without a caption there is nothing to continue: the head row says what stands there. */
	if (table_of(g)->caption)
		table_of(g)->continued = label_of(g->b->labels, LABEL_CONTINUED);
	builder_leave(g->b, g->old);
	return g->block;
}
