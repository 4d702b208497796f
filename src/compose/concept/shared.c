#include "compose/concept/concept.h"

#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/adopted.h"

bool
concept_is_decided(const struct builder *b, const struct item_ref *decision)
{
	const struct meeting *m = decision->to ? decision->to->meeting : NULL;

	return decision->to && (!m || m->start <= b->in->as_of);
}

bool
concept_shows(const struct chapter *c, const struct measure *m)
{
	if (!c->part->only_resolved)
		return true;
	return m->ndecided > 0 || adopted_with(c->b->model, m, c->b->in->as_of) != NULL;
}

const char *
concept_done_words(struct builder *b, const struct tally *t)
{
	/* Where every measure is permanent, a share of done ones says nothing. */
	if (!t->limited)
		return figure_tally_words(b, t);
	return LABEL_FILL_N(b->a, b->labels, LABEL_DONE_OF_LIMITED, t->limited,
		words_int(b, t->done), words_int(b, t->limited));
}

struct block *
concept_heading(struct chapter *c, const char *title, const char *anchor)
{
	return builder_heading(c->b, &(struct heading){.level = 1,
					     .title = title,
					     .anchor = anchor ? anchor : c->part->kind,
					     .is_unnumbered = !c->is_numbered,
					     .page_break_before = true});
}

/* ---- cells of tables of measures ---- */

void
concept_code_cell(struct grid *g, const struct measure *m)
{
	uint32_t elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true});

	builder_line_open(g->b, grid_cell_style(g), elem);
	g->b->ink.no_hyphen = g->b->ink.no_break = true;
	ink_link(g->b, m->r.id, m->code);
	builder_para_close(g->b);
	grid_cell_close(g);
}

void
concept_page_cell(struct grid *g, const struct measure *m)
{
	uint32_t elem =
		grid_cell_open(g, (struct grid_cell){.is_number = true, .align = ALIGN_RIGHT});

	builder_line_open(g->b, grid_cell_style(g), elem);
	ink_page(g->b, m->r.id);
	builder_para_close(g->b);
	grid_cell_close(g);
}

void
concept_group_row(struct grid *g, int ncolumns, const struct action_field *f)
{
	grid_group_row(g, ncolumns, builder_printf(g->b, "%d\u2002%s", f->number, f->title));
}
