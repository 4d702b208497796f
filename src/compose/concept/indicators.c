#include "compose/concept/concept.h"
#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"

static void
value_cell(struct grid *g, const struct indicator *i, const struct observation *o)
{
	struct builder *b = g->b;

	if (!o || o->date == DATE_NONE) {
		grid_td(g, "");
		return;
	}
	grid_cell_open(g, (struct grid_cell){.is_number = true, .align = ALIGN_RIGHT});
	builder_para(b, TS_TABLE_NUMBER, words_decimal(b, num_round(o->value, i->decimals)));
	builder_para_open(b, TS_TABLE_NUMBER);
	ink_styled(b, CS_MUTED, words_short_date(b, o->date));
	builder_para_close(b);
	grid_cell_close(g);
}

static void
indicator_row(struct grid *g, const struct indicator *i, date at)
{
	struct builder *b = g->b;
	uint32_t elem;

	grid_row(g);
	elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true});
	builder_line_open(b, grid_cell_style(g), elem);
	ink_link(b, i->r.id, i->name);
	builder_para_close(b);
	grid_cell_close(g);
	grid_td(g, i->unit);
	value_cell(g, i, &i->baseline);
	value_cell(g, i, figure_latest(i, at));
	value_cell(g, i, &i->target);
}

static void
summary_table(struct chapter *c)
{
	static const struct column columns[] = {{.weight = 4}, {.weight = 1}, {.no_wrap = true},
		{.no_wrap = true}, {.no_wrap = true}};
	struct builder *b = c->b;
	struct grid g;

	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 5,
			.caption = words_label(b, LABEL_CAPTION_INDICATORS),
			.anchor = "tab-indicators"});
	grid_head(&g);
	grid_row(&g);
	grid_th(&g, words_label(b, LABEL_INDICATOR));
	grid_th(&g, words_label(b, LABEL_UNIT));
	grid_th_num(&g, words_label(b, LABEL_BASELINE));
	grid_th_num(&g, words_label(b, LABEL_LATEST));
	grid_th_num(&g, words_label(b, LABEL_TARGET));
	grid_body(&g);
	for (size_t i = 0; i < b->model->indicators.n; i++)
		indicator_row(&g, &b->model->indicators.v[i], b->in->as_of);
	grid_close(&g);
}

/* Definition and source as one small paragraph. */
static void
meaning(struct builder *b, const struct indicator *i)
{
	if (!i->definition && !i->source)
		return;
	builder_para_open(b, TS_SMALL);
	if (i->definition)
		ink_text(b, i->definition);
	if (i->definition && i->source)
		ink_text(b, " ");
	if (i->source)
		ink_text(b, LABEL_FILL(b->a, b->labels, LABEL_SOURCE_IS, i->source));
	builder_para_close(b);
}

/* In one piece, two or three to a page. */
static void
one_indicator(struct builder *b, const struct indicator *i)
{
	struct group whole = builder_group_open(b, GROUP_KEEP, ROLE_COUNT);

	builder_at(b, &i->r);
	builder_heading(b, &(struct heading){.level = 2, .title = i->name, .anchor = i->r.id})
		->style = TS_H4;
	meaning(b, i);
	figure_indicator(b, i, b->in->as_of);
	builder_group_close(b, whole);
}

int
concept_indicators(struct chapter *c)
{
	struct builder *b = c->b;

	if (!b->model->indicators.n)
		return 0;
	concept_heading(c, words_label(b, LABEL_INDICATORS), NULL);
	builder_para(b, TS_BODY, words_label(b, LABEL_INDICATORS_LEAD));
	summary_table(c);
	for (size_t i = 0; i < b->model->indicators.n; i++)
		one_indicator(b, &b->model->indicators.v[i]);
	return 0;
}
