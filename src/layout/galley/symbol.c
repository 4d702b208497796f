#include "layout/galley/symbol.h"

static mpt
symbol_size(const struct context *l, enum text_style style)
{
	int font = font_find(l->fonts, context_font(l, style, CS_NONE));

	if (font < 0)
		return 0;
	return font_metrics_at(l->fonts, font, l->style->text[style].size).cap_height;
}

mpt
symbol_width(const struct context *l, enum text_style style)
{
	return symbol_size(l, style) + l->style->chip_gap;
}

void
symbol_hang(struct galley *f, const struct symbol *s)
{
	const struct chart_look *look = &f->ctx->style->chart;
	mpt size = symbol_size(f->ctx, s->style);
	const struct fill_look *fill;

	if (s->fill < 0 || s->fill >= STYLE_FILLS_STATUS)
		return;
	fill = &look->status[s->fill];
	*VEC_PUSH(f->arena, &f->hanging) = (struct box){.kind = BOX_FILL,
		.artifact = ARTIFACT_LAYOUT,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = s->is_rtl ? s->x + s->w - size : s->x,
		.y = -size,
		.w = size,
		.h = size,
		.u.fill = {.ground = fill->color,
			.line = fill->line,
			.hatch = fill->hatch,
			.hatch_gap = look->hatch_gap,
			.hatch_line = look->hatch_line,
			.outline = look->axis}};
}

void
symbol_line(struct galley *f, enum text_style style, int fill, mpt width)
{
	const struct text_look *look = &f->ctx->style->text[style];
	mpt size = symbol_size(f->ctx, style);

	symbol_hang(f, &(struct symbol){fill, style, width - size, size, false});
	galley_node(f, look->leading, look->leading - context_baseline(f->ctx, style), NULL)->snap =
		SNAP_NONE;
}
