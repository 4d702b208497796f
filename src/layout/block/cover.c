#include "layout/block/cover.h"

enum {
	CELL_PARTS = 9, /* cells shrink by a tenth until all bands fit */
	CELL_SHARE = 10,
	PERMILLE = 1000,
	TONE_MOST = 880, /* per mille of the way to on-primary: a little calmer than the title */
	TONE_LINE = 620,
	CHANNEL = 255,
	GRAY_RED = 299, /* ITU-R BT.601 luma, per mille */
	GRAY_GREEN = 587,
	GRAY_BLUE = 114,
	MARKED = 300, /* WCAG 2.1 §1.4.11 */
};

struct drawing {
	const struct cover_ask *ask;
	const struct style *style;
	struct box *boxes;
	size_t nboxes;
};

/* --- tones -------------------------------------------------------------------- */

static uint32_t
channel_between(uint32_t a, uint32_t b, int shift, int permille)
{
	int from = (int)(a >> shift & CHANNEL), to = (int)(b >> shift & CHANNEL);

	return (uint32_t)(from + (to - from) * permille / PERMILLE) << shift;
}

static uint32_t
color_between(uint32_t a, uint32_t b, int permille)
{
	return channel_between(a, b, 16, permille) | channel_between(a, b, 8, permille) |
	       channel_between(a, b, 0, permille);
}

/* 0 = white, 1000 = black */
static int
darkness(uint32_t rgb)
{
	int gray = (int)(rgb >> 16 & CHANNEL) * GRAY_RED + (int)(rgb >> 8 & CHANNEL) * GRAY_GREEN +
		   (int)(rgb & CHANNEL) * GRAY_BLUE;

	return PERMILLE - gray / CHANNEL;
}

/*
 * On the dark field the chart's looks are turned round: what is dark on
 * paper shines here, what is pale there is a hatch on the field.
 */
static void
cell_look(const struct style *s, const struct fill_look *fill, struct box *b)
{
	uint32_t field = s->color[COLOR_PRIMARY], ink = s->color[COLOR_ON_PRIMARY];
	bool is_dark = style_contrast(fill->color, s->color[COLOR_PAPER]) >= MARKED;
	int tone = is_dark ? darkness(fill->color) * TONE_MOST / PERMILLE : 0;

	b->u.fill.ground = color_between(field, ink, tone);
	b->u.fill.line = is_dark ? field : color_between(field, ink, TONE_LINE);
	b->u.fill.hatch = fill->hatch;
	b->u.fill.hatch_gap = s->chart.hatch_gap;
	b->u.fill.hatch_line = s->chart.hatch_line;
	b->u.fill.outline = is_dark ? 0 : s->chart.hatch_line;
}

/* --- boxes -------------------------------------------------------------------- */

static struct box *
background(struct drawing *d, mpt x, mpt y, mpt w, mpt h)
{
	struct box *b = &d->boxes[d->nboxes++];

	*b = (struct box){.kind = BOX_FILL,
		.artifact = ARTIFACT_BACKGROUND,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = x,
		.y = y,
		.w = w,
		.h = h};
	return b;
}

static void
put_field(struct drawing *d, const struct cover_plan *plan)
{
	struct box *b = background(d, 0, 0, d->style->page.width, plan->field_height);

	b->u.fill.ground = b->u.fill.line = d->style->color[COLOR_PRIMARY];
	b->u.fill.hatch = HATCH_SOLID;
}

/* --- pattern ------------------------------------------------------------------ */

struct grid {
	mpt cell, gap;
	size_t columns;
	mpt width, height; /* room for the pattern */
};

static size_t
rows_of(const struct grid *g, size_t ncells)
{
	return ncells ? (ncells + g->columns - 1) / g->columns : 1;
}

static mpt
pattern_height(const struct grid *g, const struct cover *c)
{
	size_t i, rows = 0;

	for (i = 0; i < c->nbands; i++)
		rows += rows_of(g, c->bands[i].ncells);
	return (mpt)rows * (g->cell + g->gap);
}

/* The style's cell, smaller if the bands would not fit above the title. */
static void
fit_grid(struct grid *g, const struct cover *c)
{
	for (;;) {
		mpt pitch = g->cell + g->gap;

		g->columns =
			pitch > 0 && g->width > pitch ? (size_t)((g->width + g->gap) / pitch) : 1;
		if (pattern_height(g, c) - g->gap <= g->height || pitch < MPT_PER_PT)
			return;
		g->cell = g->cell * CELL_PARTS / CELL_SHARE;
		g->gap = g->gap * CELL_PARTS / CELL_SHARE;
	}
}

static mpt
band(struct drawing *d, const struct grid *g, size_t i, struct point at)
{
	const struct cover_band *b = &d->ask->cover->bands[i];
	size_t k;

	for (k = 0; k < b->ncells; k++) {
		mpt x = at.x + (mpt)(k % g->columns) * (g->cell + g->gap);
		mpt y = at.y + (mpt)(k / g->columns) * (g->cell + g->gap);
		int status = b->cells[k];

		if (status >= 0 && status < STYLE_FILLS_STATUS)
			cell_look(d->style, &d->style->chart.status[status],
				background(d, x, y, g->cell, g->cell));
	}
	return at.y + (mpt)rows_of(g, b->ncells) * (g->cell + g->gap);
}

static void
pattern(struct drawing *d, const struct cover_plan *plan)
{
	const struct page_look *page = &d->style->page;
	const struct cover_look *look = &d->style->cover;
	struct grid g = {.cell = look->cell, .gap = look->cell_gap, .width = page->column_width};
	mpt y = page->margin_top;
	size_t i;

	g.height = plan->title_y - page->margin_top - look->cell - look->cell_gap;
	if (!d->ask->cover->nbands || g.height < look->cell_gap)
		return;
	fit_grid(&g, d->ask->cover);
	for (i = 0; i < d->ask->cover->nbands; i++)
		y = band(d, &g, i, (struct point){page->column_x, y});
}

/* --- page --------------------------------------------------------------------- */

/* The title keeps its place; a tall one rises so that it ends on the field. */
void
cover_measure(const struct cover_ask *ask, struct cover_plan *plan)
{
	const struct page_look *page = &ask->style->page;
	const struct cover_look *look = &ask->style->cover;
	mpt air = look->cell;

	*plan = (struct cover_plan){
		.field_height = mpt_scale(page->height, look->field_permille, PERMILLE),
		.title_x = page->column_x,
		.title_width = page->column_width,
		.lower_x = page->column_x,
		.lower_width = page->column_width,
		.side_x = page->side_x,
		.side_width = page->side_width,
	};
	plan->title_y = mpt_min(look->title_y, plan->field_height - air - ask->title_height);
	plan->title_y = mpt_max(plan->title_y, page->margin_top);
	plan->field_height = mpt_max(plan->field_height, plan->title_y + ask->title_height + air);
	plan->lower_y = plan->side_y = plan->field_height + page->grid * 3;
	plan->bottom = mpt_max(plan->lower_y + ask->lower_height, plan->side_y + ask->side_height);
}

static void
logo(struct drawing *d, struct cover_plan *plan)
{
	const struct cover_ask *ask = d->ask;
	const struct page_look *page = &d->style->page;
	mpt height = d->style->cover.logo_height, foot = page->height - page->margin_bottom;
	mpt width = ask->logo_height > 0 ? mpt_scale(height, ask->logo_width, ask->logo_height) : 0;
	struct box *b;

	if (!ask->cover->logo || width <= 0 || height <= 0)
		return;
	if (width > page->side_width) {
		height = mpt_scale(height, page->side_width, width);
		width = page->side_width;
	}
	b = background(d, page->side_x, foot - height, width, height);
	b->kind = BOX_IMAGE;
	b->artifact = ARTIFACT_NONE;
	b->elem = ask->cover->logo_elem;
	b->u.image = ask->cover->logo;
	plan->bottom = mpt_max(plan->bottom, foot);
}

void
cover_draw(const struct cover_ask *ask, struct arena *out, struct cover_plan *plan)
{
	struct drawing d = {.ask = ask, .style = ask->style};
	size_t i, n = 2; /* field and logo */

	for (i = 0; i < ask->cover->nbands; i++)
		n += ask->cover->bands[i].ncells;
	d.boxes = arena_array(out, struct box, n);

	cover_measure(ask, plan);
	put_field(&d, plan);
	pattern(&d, plan);
	logo(&d, plan);
	plan->boxes = d.boxes;
	plan->nboxes = d.nboxes;
}
