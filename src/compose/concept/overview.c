#include "compose/concept/concept.h"
#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"

/* ---- status by field ---- */

static void
status_by_field(struct chapter *c)
{
	struct builder *b = c->b;
	size_t nfields = b->model->fields.n;
	struct figure_tally *rows = arena_array(b->a, struct figure_tally, nfields + 1);
	size_t nrows = 0;
	struct tally total = tally_of(&c->states, NULL);
	const char *message = concept_done_words(b, &total);

	for (size_t i = 0; i < nfields; i++) {
		struct tally t = tally_of(&c->states, &b->model->fields.v[i]);

		if (t.total)
			rows[nrows++] = (struct figure_tally){
				words_field(&b->model->fields.v[i]), t, false};
	}
	if (!nrows)
		return;
	figure_status(
		b, &(struct figure_status){.kind = CHART_STATUS_BARS,
			   .rows = rows,
			   .nrows = nrows,
			   .total = &total,
			   .caption = LABEL_FILL(b->a, b->labels, LABEL_CAPTION_STATUS_BY_FIELD,
				   message, words_date(b, b->in->as_of)),
			   .anchor = "fig-status",
			   .message = message,
			   .head = words_label(b, LABEL_FIELD)});
}

/* ---- all measures ---- */

enum { CODE, TITLE, LEAD, HORIZON, PRIORITY, STATUS, PAGE, NCOLUMNS };

static void
head(struct grid *g)
{
	static const enum label heads[NCOLUMNS] = {LABEL_CODE, LABEL_MEASURE, LABEL_LEAD_SHORT,
		LABEL_HORIZON_COLUMN, LABEL_PRIORITY, LABEL_STATUS, LABEL_PAGE};

	grid_head(g);
	grid_row(g);
	for (int i = 0; i < PAGE; i++)
		grid_th(g, words_label(g->b, heads[i]));
	grid_th_num(g, words_label(g->b, heads[PAGE]));
}

static void
measure_row(struct grid *g, const struct state *s)
{
	const struct measure *m = s->measure;
	struct builder *b = g->b;

	grid_row(g);
	concept_code_cell(g, m);
	grid_td(g, words_measure(m));
	grid_td(g, words_org(m->lead.to));
	grid_td(g, words_horizon(b, m->horizon));
	grid_td(g, words_priority(b, m->priority));
	grid_status(g, s->status, words_status(b, s->status));
	concept_page_cell(g, m);
}

static void
all_measures(struct chapter *c)
{
	static const struct column columns[NCOLUMNS] = {{.no_wrap = true}, {.weight = 5},
		{.weight = 2}, {.weight = 2}, {.no_wrap = true}, {.weight = 3}, {.no_wrap = true}};
	struct builder *b = c->b;
	const struct action_field *field = NULL;
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = LABEL_FILL(b->a, b->labels, LABEL_CAPTION_OVERVIEW,
				words_date(b, b->in->as_of)),
			.anchor = "tab-overview",
			.may_turn = true});
	head(&g);
	grid_body(&g);
	for (size_t i = 0; i < c->states.n; i++) {
		if (c->states.v[i].measure->field != field) {
			field = c->states.v[i].measure->field;
			concept_group_row(&g, NCOLUMNS, field);
		}
		measure_row(&g, &c->states.v[i]);
	}
	grid_close(&g);
}

int
concept_overview(struct chapter *c)
{
	struct builder *b = c->b;
	struct tally total = tally_of(&c->states, NULL);

	concept_heading(c, words_label(b, LABEL_OVERVIEW), NULL);
	builder_para(b, TS_LEAD,
		LABEL_FILL_N(b->a, b->labels,
			c->part->only_resolved ? LABEL_OVERVIEW_RESOLVED : LABEL_OVERVIEW_LEAD,
			total.total, words_int(b, total.total), words_date(b, b->in->as_of),
			figure_tally_words(b, &total)));
	status_by_field(c);
	all_measures(c);
	return 0;
}
