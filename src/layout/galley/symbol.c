#include "layout/galley/symbol.h"

static const struct para *
symbol_para(struct context *l, int fill, enum text_style style, mpt width)
{
	const char *sign = l->style->chart.status[fill].symbol;
	struct run run = para_own_run(sign ? sign : "", l->doc->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = style,
		.lang = l->doc->lang,
		.width = width,
		.artifact = ARTIFACT_LAYOUT};

	return para_make_once(l, &ask);
}

static mpt
natural_width(struct context *l, enum text_style style)
{
	mpt most = 0;

	for (int i = 0; i < STYLE_FILLS_STATUS; i++) {
		const struct para *p = symbol_para(l, i, style, l->style->page.column_width);

		for (size_t k = 0; p->nlines && k < p->lines[0].text.nruns; k++)
			most = mpt_max(most, p->lines[0].text.runs[k].width);
	}
	return most;
}

/* The widest of them: words stand below each other whatever stands before them. */
static mpt
symbol_size(struct context *l, enum text_style style)
{
	if (!l->symbol_w[style])
		l->symbol_w[style] = natural_width(l, style);
	return l->symbol_w[style];
}

mpt
symbol_width(struct context *l, enum text_style style)
{
	return symbol_size(l, style) + l->style->chip_gap;
}

static int
lightness(uint32_t rgb)
{
	return (int)((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF));
}

/* On paper: of the two colours of a fill the one that is seen. */
static uint32_t
sign_color(const struct fill_look *fill)
{
	return lightness(fill->line) < lightness(fill->color) ? fill->line : fill->color;
}

static void
paint_sign(const struct galley *f, struct box *b, uint32_t color)
{
	struct glyph_run *run = arena_memdup(f->ctx->out, b->u.run, sizeof *run);

	run->color = color;
	b->u.run = run;
}

void
symbol_hang(struct galley *f, const struct symbol *s)
{
	struct lines_place place = {.style = s->style,
		.align = s->is_rtl ? ALIGN_RIGHT : ALIGN_LEFT,
		.x = s->x,
		.w = s->w};
	struct galley_inner in;

	if (s->fill < 0 || s->fill >= STYLE_FILLS_STATUS)
		return;
	place.para = symbol_para(f->ctx, s->fill, s->style, s->w);
	if (!place.para->nlines)
		return;
	galley_open(&in, f);
	galley_node(&in.galley, 0, 0, NULL);
	galley_put_line(&in.galley, &place, 0, 0);
	for (size_t i = 0; i < in.galley.boxes.n; i++) {
		struct box b = in.galley.boxes.v[i];

		paint_sign(f, &b, sign_color(&f->ctx->style->chart.status[s->fill]));
		*VEC_PUSH(f->arena, &f->hanging) = b;
	}
	galley_close(&in);
}

void
symbol_line(struct galley *f, enum text_style style, int fill, mpt width)
{
	const struct text_look *look = &f->ctx->style->text[style];
	mpt size = symbol_size(f->ctx, style);

	symbol_hang(f, &(struct symbol){fill, style, width - size, size, true});
	galley_node(f, look->leading, look->leading - context_baseline(f->ctx, style), NULL)->snap =
		SNAP_NONE;
}
