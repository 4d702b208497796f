#include "paint/hatch.h"

#include "paint/token.h"

/* Lines at 45 degrees cross an axis at the root of two times their distance. */
#define DIAGONAL_PERMILLE 1414

static int64_t
first_multiple(int64_t from, int64_t step)
{
	int64_t q = from / step;

	if (q * step > from)
		q--;
	return q * step;
}

static void
stroke(struct str *b, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
	tok_num(b, x0);
	tok_num(b, y0);
	str_add(b, "m ");
	tok_num(b, x1);
	tok_num(b, y1);
	str_add(b, "l\n");
}

static void
horizontal(struct str *b, const struct hatch_area *r)
{
	for (int64_t y = first_multiple(r->bottom, r->gap); y <= r->top; y += r->gap)
		stroke(b, r->left, y, r->right, y);
}

static void
vertical(struct str *b, const struct hatch_area *r)
{
	for (int64_t x = first_multiple(r->left, r->gap); x <= r->right; x += r->gap)
		stroke(b, x, r->bottom, x, r->top);
}

static void
rising(struct str *b, const struct hatch_area *r)
{
	int64_t step = mpt_scale(r->gap, DIAGONAL_PERMILLE, 1000);
	int64_t last = (int64_t)r->right - r->bottom;

	for (int64_t c = first_multiple((int64_t)r->left - r->top, step); c <= last; c += step)
		stroke(b, c + r->bottom, r->bottom, c + r->top, r->top);
}

static void
falling(struct str *b, const struct hatch_area *r)
{
	int64_t step = mpt_scale(r->gap, DIAGONAL_PERMILLE, 1000);
	int64_t last = (int64_t)r->right + r->top;

	for (int64_t c = first_multiple((int64_t)r->left + r->bottom, step); c <= last; c += step)
		stroke(b, c - r->bottom, r->bottom, c - r->top, r->top);
}

/* Dashes of no length with round ends are dots; the phase keeps them on the page's grid. */
static void
dots(struct str *b, const struct hatch_area *r)
{
	struct hatch_area wide = *r;

	str_add(b, "1 J [0 ");
	tok_milli(b, r->gap);
	str_add(b, "] 0 d\n");
	wide.left = (mpt)first_multiple(r->left, r->gap);
	horizontal(b, &wide);
}

static void
lines(struct str *b, enum hatch kind, const struct hatch_area *r)
{
	switch (kind) {
	case HATCH_SOLID:
	case HATCH_EMPTY:
		break;
	case HATCH_RISING:
		rising(b, r);
		break;
	case HATCH_FALLING:
		falling(b, r);
		break;
	case HATCH_CROSS:
		rising(b, r);
		falling(b, r);
		break;
	case HATCH_HORIZONTAL:
		horizontal(b, r);
		break;
	case HATCH_VERTICAL:
		vertical(b, r);
		break;
	case HATCH_DOTS:
		dots(b, r);
		break;
	case HATCH_GRID:
		horizontal(b, r);
		vertical(b, r);
		break;
	}
}

void
hatch_draw(struct str *out, enum hatch kind, const struct hatch_area *r)
{
	if (kind == HATCH_SOLID || kind == HATCH_EMPTY || r->gap <= 0 || r->thickness <= 0)
		return;
	str_add(out, "q ");
	tok_num(out, r->left);
	tok_num(out, r->bottom);
	tok_num(out, r->right - r->left);
	tok_num(out, r->top - r->bottom);
	str_add(out, "re W n\n");
	tok_color(out, r->color);
	str_add(out, "RG ");
	tok_num(out, kind == HATCH_DOTS ? 2 * r->thickness : r->thickness);
	str_add(out, "w\n");
	lines(out, kind, r);
	str_add(out, "S Q\n");
}
