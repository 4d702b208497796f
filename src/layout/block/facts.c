/*
 * Facts in the margin column: the table's rows one below the other, each
 * label above its value. For assistive technology it is the same table.
 */
#include "layout/block/set.h"
#include "layout/galley/symbol.h"

/* The column is narrow: what is set there has styles of its own. */
static enum text_style
style_of(const struct cell *c)
{
	return c->is_head ? TS_MARGIN_LABEL : TS_MARGIN_VALUE;
}

static void
galley_fact(struct galley *f, struct measure m, const struct cell *c)
{
	m.style = style_of(c);
	if (c->fill >= 0) {
		mpt w = symbol_width(f->ctx, m.style);

		symbol_hang(f, &(struct symbol){c->fill, m.style, m.is_rtl ? m.x + m.w - w : m.x, w,
				       m.is_rtl});
		m = measure_inset(m, w, 0);
	}
	set_blocks(f, m, c->first);
}

void
set_facts(struct galley *f, struct measure m, const struct block *b)
{
	const struct table *t = b->table;
	struct galley_span bbox = {.kind = SPAN_BBOX, .x = m.x, .w = m.w, .elem = b->elem};
	uint32_t span = galley_span_begin(f, bbox);
	size_t i, k;

	f->kept += f->ctx->style->sheet.fact_gap;
	for (i = 0; i < t->nbody; i++) {
		galley_white(f, f->ctx->style->sheet.fact_gap);
		for (k = 0; k < t->body[i].ncells; k++)
			galley_fact(f, m, &t->body[i].cells[k]);
	}
	galley_span_end(f, span);
}
