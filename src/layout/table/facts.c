/*
 * Facts in the margin column: the table's rows one below the other, each
 * label above its value. For assistive technology it is the same table.
 */
#include "layout/galley/galley.h"
#include "layout/galley/symbol.h"

/* The column is narrow: what is set there has styles of its own. */
static enum text_style
style_of(const struct cell *c)
{
	return c->is_head ? TS_MARGIN_LABEL : TS_MARGIN_VALUE;
}

static void
flow_fact(struct flow *f, struct measure m, const struct cell *c)
{
	m.style = style_of(c);
	if (c->fill >= 0) {
		mpt w = symbol_width(f->lay, m.style);

		symbol_hang(f, &(struct symbol){c->fill, m.style, m.is_rtl ? m.x + m.w - w : m.x, w,
				       m.is_rtl});
		m = measure_inset(m, w, 0);
	}
	flow_blocks(f, m, c->first);
}

void
flow_facts(struct flow *f, struct measure m, const struct block *b)
{
	const struct table *t = b->table;
	struct flow_span bbox = {.kind = SPAN_BBOX, .x = m.x, .w = m.w, .elem = b->elem};
	uint32_t span = flow_span_begin(f, bbox);
	size_t i, k;

	f->kept += f->lay->style->sheet.fact_gap;
	for (i = 0; i < t->nbody; i++) {
		flow_white(f, f->lay->style->sheet.fact_gap);
		for (k = 0; k < t->body[i].ncells; k++)
			flow_fact(f, m, &t->body[i].cells[k]);
	}
	flow_span_end(f, span);
}
