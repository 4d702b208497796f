#include "layout/galley/galley.h"

static enum text_align
effective_align(const struct lines_place *place)
{
	if (!place->para->is_rtl)
		return place->align;
	if (place->align == ALIGN_LEFT || place->align == ALIGN_JUSTIFY)
		return ALIGN_RIGHT;
	return place->align == ALIGN_RIGHT ? ALIGN_LEFT : place->align;
}

static mpt
line_x(const struct lines_place *place, size_t i)
{
	const struct para_line *line = &place->para->lines[i];
	mpt indent = i == 0 ? place->indent_first : 0;
	mpt rest = place->w - indent - line->text.width;

	switch (effective_align(place)) {
	case ALIGN_LEFT:
	case ALIGN_JUSTIFY:
		return place->x + indent;
	case ALIGN_RIGHT:
		return place->x + rest;
	case ALIGN_CENTER:
		return place->x + indent + rest / 2;
	case ALIGN_DECIMAL:
		return place->x + rest - place->decimals;
	}
	return place->x;
}

static void
put_underline(struct galley *f, const struct glyph_run *r, mpt x, mpt baseline)
{
	struct font_metrics m = font_metrics_at(f->ctx->fonts, r->font, r->size);

	galley_rule(f, x, baseline + m.underline_pos, r->width, m.underline_size, r->color);
}

mpt
galley_put_line(struct galley *f, const struct lines_place *place, size_t line, mpt baseline)
{
	const struct text_line *t = &place->para->lines[line].text;
	mpt x = line_x(place, line);
	size_t k;

	for (k = 0; k < t->nruns; k++) {
		const struct glyph_run *r = &t->runs[k];
		const struct tag *tag = &f->ctx->tags.v[r->tag];
		struct box *b = galley_box(f);

		*b = (struct box){.kind = BOX_TEXT,
			.artifact = tag->artifact,
			.elem = tag->elem,
			.seq = tag->seq,
			.link = tag->link,
			.x = x + r->x,
			.y = baseline,
			.w = r->width,
			.u.run = r};
		if (r->is_underlined)
			put_underline(f, r, x + r->x, baseline);
	}
	return x;
}

/* What a page break before line i would cost, and be. */
static int
line_cost(const struct text_look *look, const struct para *p, size_t i, unsigned *faults)
{
	int cost = PAGE_BREAK_LINE;
	size_t orphans = look->orphans > 1 ? (size_t)look->orphans : 1;
	size_t widows = look->widows > 1 ? (size_t)look->widows : 1;

	if (i == 0)
		return PAGE_BREAK_FREE;
	if (p->nlines <= 2 || i < orphans) {
		cost += PAGE_BREAK_LONELY;
		*faults |= 1u << LF_ORPHAN;
	}
	if (p->nlines - i < widows) {
		cost += PAGE_BREAK_LONELY;
		*faults |= 1u << LF_WIDOW;
	}
	if (p->lines[i - 1].brk.is_hyphenated) {
		cost += PAGE_BREAK_HYPHEN;
		*faults |= 1u << LF_HYPHEN_AT_PAGE_END;
	}
	return cost;
}

static void
galley_line(struct galley *f, const struct lines_place *place, size_t i)
{
	struct context *l = f->ctx;
	const struct text_look *look = &l->style->text[place->style];
	const struct para_line *line = &place->para->lines[i];
	mpt baseline = look->leading - context_baseline(l, place->style);
	struct galley_node *n;
	unsigned faults = 0;
	int cost = line_cost(look, place->para, i, &faults);
	uint32_t k;

	galley_cost(f, cost, faults);
	n = galley_node(f, look->leading, baseline, place->block);
	if (i > 0 || look->leading % l->style->page.grid)
		n->snap = SNAP_NONE;
	for (k = 0; k < line->nnotes; k++)
		galley_note(f, place->para->notes[line->note + k]);
	galley_put_line(f, place, i, baseline);
}

void
galley_put_lines(struct galley *f, const struct lines_place *place)
{
	const struct para *p = place->para;
	size_t i, k = 0;

	for (i = 0; i < p->nlines; i++) {
		galley_line(f, place, i);
		for (; k < p->nfaults && p->faults[k].line == i; k++)
			galley_fault(
				f, (struct galley_fault){.kind = p->faults[k].kind,
					   .where = place->block ? place->block->where
								 : (struct where){NULL, 0, 0, NULL},
					   .text = p->text,
					   .amount = p->faults[k].amount});
	}
}
