#include "paint/content.h"

#include "base/picture/turn.h"
#include "paint/hatch.h"
#include "paint/spell.h"
#include "paint/token.h"

#include <string.h>

#define TJ_PER_EM 1000
#define COLOR_UNSET UINT32_MAX

/* The state of one page while it is written. */
struct writer {
	const struct content *c;
	const struct order *order;
	struct arena *tmp;
	struct str *b;
	mpt height;
	uint32_t fill; /* current fill colour */
	/* text */
	bool in_text, in_tj, in_string;
	int font;
	mpt size, rise;
	mpt line_x, line_y; /* start of the current line, from the page's bottom left */
	int64_t pen;        /* from the box's left end, in millionths of mpt */
};

static void
end_text(struct writer *w)
{
	if (w->in_text)
		str_add(w->b, "ET\n");
	w->in_text = false;
}

static void
begin_text(struct writer *w)
{
	str_add(w->b, "BT\n");
	w->line_x = w->line_y = 0;
	w->in_text = true;
}

static void
set_fill(struct writer *w, uint32_t color)
{
	if (w->fill == color)
		return;
	tok_color(w->b, color);
	str_add(w->b, "rg\n");
	w->fill = color;
}

static void
add_rect(struct writer *w, const struct box *b, mpt inset)
{
	tok_num(w->b, b->x + inset);
	tok_num(w->b, w->height - b->y - b->h + inset);
	tok_num(w->b, b->w - 2 * inset);
	tok_num(w->b, b->h - 2 * inset);
	str_add(w->b, "re ");
}

static void
draw_fill(struct writer *w, const struct box *b)
{
	struct hatch_area area = {.left = b->x,
		.bottom = w->height - b->y - b->h,
		.right = b->x + b->w,
		.top = w->height - b->y,
		.gap = b->u.fill.hatch_gap,
		.thickness = b->u.fill.hatch_line,
		.color = b->u.fill.line};

	if (b->u.fill.hatch != HATCH_EMPTY) {
		set_fill(w, b->u.fill.ground);
		add_rect(w, b, 0);
		str_add(w->b, "f\n");
	}
	hatch_draw(w->b, b->u.fill.hatch, &area);
	if (b->u.fill.outline <= 0)
		return;
	str_add(w->b, "q ");
	tok_color(w->b, b->u.fill.line);
	str_add(w->b, "RG ");
	tok_num(w->b, b->u.fill.outline);
	str_add(w->b, "w ");
	add_rect(w, b, b->u.fill.outline / 2);
	str_add(w->b, "S Q\n");
}

static void
begin_stroke(struct writer *w, uint32_t color, mpt thickness)
{
	str_add(w->b, "q ");
	tok_color(w->b, color);
	str_add(w->b, "RG ");
	tok_num(w->b, thickness);
	str_add(w->b, "w ");
}

static void
draw_line(struct writer *w, const struct box *b)
{
	begin_stroke(w, b->u.line.color, b->u.line.thickness);
	if (b->u.line.dash > 0) {
		str_addc(w->b, '[');
		tok_milli(w->b, b->u.line.dash);
		str_add(w->b, "] 0 d ");
	}
	tok_num(w->b, b->x);
	tok_num(w->b, w->height - b->y);
	str_add(w->b, "m ");
	tok_num(w->b, b->x + b->w);
	tok_num(w->b, w->height - b->y - b->h);
	str_add(w->b, "l S Q\n");
}

static void
draw_polygon(struct writer *w, const struct box *b)
{
	if (b->u.polygon.npoints == 0)
		return;
	if (b->u.polygon.is_closed)
		set_fill(w, b->u.polygon.color);
	else
		begin_stroke(w, b->u.polygon.color, b->u.polygon.thickness);
	for (size_t i = 0; i < b->u.polygon.npoints; i++) {
		tok_num(w->b, b->x + b->u.polygon.points[i].x);
		tok_num(w->b, w->height - b->y - b->u.polygon.points[i].y);
		str_add(w->b, i == 0 ? "m " : "l ");
	}
	str_add(w->b, b->u.polygon.is_closed ? "f\n" : "S Q\n");
}

static void
draw_image(struct writer *w, const struct box *b)
{
	size_t i = images_lookup(w->c->images, b->u.image);
	mpt m[6];

	w->c->uses_image[i] = true;
	turn_matrix(images_turn(w->c->images, i),
		(struct turn_box){b->x, w->height - b->y - b->h, b->w, b->h}, m);
	str_add(w->b, "q ");
	for (size_t k = 0; k < sizeof m / sizeof *m; k++)
		tok_num(w->b, m[k]);
	str_addf(w->b, "cm /I%zu Do Q\n", i);
}

/* Text: one BT for all of a page's text, TJ arrays opened when a glyph needs one. */

static void
end_tj(struct writer *w)
{
	if (w->in_string)
		str_addc(w->b, ')');
	if (w->in_tj)
		str_add(w->b, "]TJ\n");
	w->in_string = w->in_tj = false;
}

static void
set_rise(struct writer *w, mpt rise)
{
	if (w->rise == rise)
		return;
	end_tj(w);
	tok_num(w->b, rise);
	str_add(w->b, "Ts\n");
	w->rise = rise;
}

static void
add_code(struct writer *w, uint32_t cid)
{
	if (!w->in_tj)
		str_addc(w->b, '[');
	if (!w->in_string)
		str_addc(w->b, '(');
	w->in_tj = w->in_string = true;
	tok_code(w->b, cid);
}

/* Moves the pen to x, as near as a thousandth of the size comes. */
static void
move_pen(struct writer *w, mpt x)
{
	int64_t unit = (int64_t)w->size * TJ_PER_EM;
	int64_t gap = (int64_t)x * TJ_PER_EM * TJ_PER_EM - w->pen;
	int64_t steps = (gap >= 0 ? gap + unit / 2 : gap - unit / 2) / unit;

	if (steps == 0)
		return;
	if (w->in_string)
		str_addc(w->b, ')');
	if (!w->in_tj)
		str_addc(w->b, '[');
	w->in_string = false;
	w->in_tj = true;
	tok_int(w->b, -steps);
	w->pen += steps * unit;
}

static void
show_code(struct writer *w, const struct fontset_code *code)
{
	add_code(w, code->cid);
	w->pen += code->width * w->size;
}

static void
begin_actual(struct writer *w, const char *text, size_t n)
{
	char *copy = arena_strndup(w->tmp, text, n);

	end_tj(w);
	str_add(w->b, "/Span<</ActualText");
	tok_text(w->b, copy);
	str_add(w->b, ">>BDC\n");
}

static void
end_actual(struct writer *w)
{
	end_tj(w);
	str_add(w->b, "EMC\n");
}

static void
show_glyphs(struct writer *w, const struct glyph_run *run, const struct spelt *g, size_t n)
{
	const char *open = NULL;

	for (size_t i = 0; i < n; i++) {
		struct fontset_code code =
			fontset_code(w->c->fontset, run->font, g[i].gid, g[i].text, g[i].ntext);
		const char *actual = g[i].actual ? g[i].actual : code.is_exact ? NULL : g[i].text;

		if (open && actual != open)
			end_actual(w);
		if (actual && actual != open)
			begin_actual(w, actual, g[i].actual ? g[i].nactual : g[i].ntext);
		open = actual;
		set_rise(w, run->rise + g[i].dy);
		move_pen(w, g[i].x);
		show_code(w, &code);
	}
	if (open)
		end_actual(w);
}

static void
begin_box_text(struct writer *w, const struct box *b)
{
	const struct glyph_run *run = b->u.run;

	set_fill(w, run->color);
	if (w->font != run->font || w->size != run->size) {
		str_addf(w->b, "/F%d ", run->font);
		tok_num(w->b, run->size);
		str_add(w->b, "Tf\n");
		w->font = run->font;
		w->size = run->size;
		w->c->uses_font[run->font] = true;
	}
	tok_num(w->b, b->x - w->line_x);
	tok_num(w->b, w->height - b->y - w->line_y);
	str_add(w->b, "Td\n");
	w->line_x = b->x;
	w->line_y = w->height - b->y;
	w->pen = 0;
}

static void
show_blank(struct writer *w, const struct glyph_run *run)
{
	uint32_t blank = fontset_blank(w->c->fontset, run->font);
	struct fontset_code code;

	if (blank == 0)
		return;
	code = fontset_code(w->c->fontset, run->font, blank, " ", 1);
	show_code(w, &code);
}

static void
draw_text(struct writer *w, const struct box *b, bool has_gap_after)
{
	const struct glyph_run *run = b->u.run;
	struct spelt *g = arena_array(w->tmp, struct spelt, run->nglyphs + 1);
	size_t n = spell_run(run, w->tmp, w->tmp, g);

	begin_box_text(w, b);
	show_glyphs(w, run, g, n);
	if (has_gap_after)
		show_blank(w, run);
	end_tj(w);
}

static void
draw_box(struct writer *w, const struct box *b, bool has_gap_after)
{

	if (b->kind != BOX_TEXT)
		end_text(w);
	switch (b->kind) {
	case BOX_TEXT:
		draw_text(w, b, has_gap_after);
		break;
	case BOX_FILL:
		draw_fill(w, b);
		break;
	case BOX_LINE:
		draw_line(w, b);
		break;
	case BOX_POLYGON:
		draw_polygon(w, b);
		break;
	case BOX_IMAGE:
		draw_image(w, b);
		break;
	}
}

static void
begin_artifact(struct writer *w, enum artifact a)
{
	str_add(w->b, "/Artifact<<");
	switch (a) {
	case ARTIFACT_HEADER:
		str_add(w->b, "/Type/Pagination/Subtype/Header/Attached[/Top]");
		break;
	case ARTIFACT_FOOTER:
		str_add(w->b, "/Type/Pagination/Subtype/Footer/Attached[/Bottom]");
		break;
	case ARTIFACT_REPEAT:
		str_add(w->b, "/Type/Pagination");
		break;
	case ARTIFACT_BACKGROUND:
		str_add(w->b, "/Type/Background");
		break;
	case ARTIFACT_NONE: /* no element: nothing that means anything */
	case ARTIFACT_LAYOUT:
		str_add(w->b, "/Type/Layout");
		break;
	}
	str_add(w->b, ">>BDC\n");
}

static void
begin_real(struct writer *w, const struct order_span *span)
{
	bool says_more = span->actual || span->lang;

	/* Only a Span can say its language or text (ISO 32000-1 §14.9.2.2, §14.9.4). */
	str_addf(w->b, "/%s<</MCID %u",
		says_more ? "Span" : role_name(w->c->tree->elems[span->elem].role), span->mcid);
	if (span->lang) {
		str_add(w->b, "/Lang");
		tok_text(w->b, span->lang);
	}
	if (span->actual) {
		str_add(w->b, "/ActualText");
		tok_text(w->b, span->actual);
	}
	str_add(w->b, ">>BDC\n");
}

static void
draw_span(struct writer *w, const struct order_span *span)
{
	bool is_text = w->order->boxes[span->first]->kind == BOX_TEXT;

	/* Marked content and text objects must nest: one BT around all text of a page. */
	if (!is_text)
		end_text(w);
	else if (!w->in_text)
		begin_text(w);
	if (span->mcid == MCID_NONE)
		begin_artifact(w, span->artifact);
	else
		begin_real(w, span);
	for (size_t i = span->first; i < span->first + span->n; i++)
		draw_box(w, w->order->boxes[i], order_has_gap_after(w->order, span, i));
	str_add(w->b, "EMC\n");
}

static void
draw_underline(struct writer *w, const struct box *b)
{
	const struct glyph_run *run = b->u.run;
	struct font_metrics m = font_metrics_at(w->c->fonts, run->font, run->size);

	set_fill(w, run->color);
	tok_num(w->b, b->x);
	tok_num(w->b, w->height - b->y - m.underline_pos - m.underline_size / 2);
	tok_num(w->b, b->w > 0 ? b->w : run->width);
	tok_num(w->b, m.underline_size);
	str_add(w->b, "re f\n");
}

static void
draw_underlines(struct writer *w)
{
	bool is_open = false;

	for (size_t i = 0; i < w->order->n; i++) {
		const struct box *b = w->order->boxes[i];

		if (b->kind != BOX_TEXT || !b->u.run->is_underlined)
			continue;
		if (!is_open)
			begin_artifact(w, ARTIFACT_LAYOUT);
		is_open = true;
		draw_underline(w, b);
	}
	if (is_open)
		str_add(w->b, "EMC\n");
}

void
content_page(const struct content *c, const struct page *page, const struct order *order,
	struct arena *tmp, struct str *out)
{
	struct writer w = {.c = c,
		.order = order,
		.tmp = tmp,
		.b = out,
		.height = page->height,
		.fill = COLOR_UNSET,
		.font = -1};

	memset(c->uses_font, 0, c->nfonts * sizeof *c->uses_font);
	memset(c->uses_image, 0, c->nimages * sizeof *c->uses_image);
	for (size_t i = 0; i < order->spans.n; i++)
		draw_span(&w, &order->spans.v[i]);
	end_text(&w);
	draw_underlines(&w);
}
