#include "layout/page/makeup.h"

#include "layout/page/note.h"

enum {
	COST_SIDE = 20000,       /* margin material that would run over the foot */
	COST_ROOM = 100000,      /* begun lower on the page than allowed */
	COST_NOTE_SPLIT = 15000, /* dearer than most of a page left empty */
	COST_FLOAT_LATE = 400,   /* per page a float waits */
	NOTE_LINES_LEAST = 2     /* of a note that is split, on each page */
};

static mpt
to_grid(const struct galley *f, mpt y)
{
	mpt grid = f->ctx->style->page.grid;

	return grid > 0 ? (y + grid - 1) / grid * grid : y;
}

static mpt
snapped(const struct galley *f, mpt y, mpt extent)
{
	return extent == SNAP_NONE ? y : to_grid(f, y + extent) - extent;
}

mpt
makeup_height(const struct page_makeup *makeup)
{
	return makeup->y + makeup->notes + makeup->floats;
}

mpt
makeup_used(const struct page_makeup *makeup)
{
	return mpt_max(makeup_height(makeup), makeup->side + makeup->floats);
}

bool
makeup_has_rest(const struct page_carry *c)
{
	return c->floats != c->floats_end || c->note != c->notes_end;
}

/* --- floats --------------------------------------------------------------------- */

static mpt
float_height(const struct galley *f, uint32_t order)
{
	const struct galley_piece *p = &f->pieces.v[f->floats.v[order]];

	return to_grid(f, p->height + f->ctx->style->chart.space_after);
}

static void
makeup_float(const struct galley *f, struct page_makeup *makeup, uint32_t order)
{
	bool is_waiting = makeup->carry.floats != makeup->carry.floats_end;
	mpt h = float_height(f, order);

	makeup->carry.floats_end = order + 1;
	if (is_waiting || makeup_height(makeup) + h > f->frame.h) {
		makeup->cost += COST_FLOAT_LATE;
		return;
	}
	makeup->floats += h;
	makeup->carry.floats = order + 1;
}

/* The first goes on the page whatever its height, else it would wait for ever. */
static void
begin_floats(const struct galley *f, struct page_makeup *makeup)
{
	struct page_carry *c = &makeup->carry;

	while (c->floats < c->floats_end) {
		mpt h = float_height(f, c->floats);

		if (makeup->floats && makeup_height(makeup) + h > f->frame.h)
			return;
		makeup->floats += h;
		c->floats++;
	}
}

/* --- footnotes ------------------------------------------------------------------ */

static mpt
lines_waiting(const struct galley *f, const struct page_carry *c, uint32_t end)
{
	mpt n = 0;
	uint32_t i;

	for (i = c->note; i < end; i++)
		n += (mpt)note_lines(f->ctx, f->notes.v[i], f->frame.w);
	return n - (mpt)c->note_line;
}

static mpt
foot_gap(const struct galley *f, const struct page_makeup *makeup)
{
	return makeup->notes ? 0 : f->ctx->style->note.space_above;
}

/* Moves the cursor over so many lines. */
static void
take_lines(const struct galley *f, struct page_carry *c, mpt nlines)
{
	while (nlines > 0) {
		mpt all = (mpt)note_lines(f->ctx, f->notes.v[c->note], f->frame.w);
		mpt left = all - (mpt)c->note_line;

		if (nlines < left) {
			c->note_line += (uint32_t)nlines;
			return;
		}
		nlines -= left;
		c->note++;
		c->note_line = 0;
	}
}

static void
set_notes(const struct galley *f, struct page_makeup *makeup, mpt nlines)
{
	makeup->notes += foot_gap(f, makeup) + nlines * note_leading(f->ctx);
	take_lines(f, &makeup->carry, nlines);
}

/* False if the node's notes have no room below a text that ends at bottom. */
static bool
makeup_notes(const struct galley *f, struct page_makeup *makeup, uint32_t end, mpt bottom)
{
	mpt want = lines_waiting(f, &makeup->carry, end);
	mpt room = f->frame.h - bottom - makeup->floats - makeup->notes - foot_gap(f, makeup);
	mpt fits = room / note_leading(f->ctx);

	if (want <= fits) {
		makeup->carry.notes_end = end;
		set_notes(f, makeup, want);
		return true;
	}
	if (fits < NOTE_LINES_LEAST || want < 2 * NOTE_LINES_LEAST)
		return false;
	fits = mpt_min(fits, want - NOTE_LINES_LEAST);
	makeup->carry.notes_end = end;
	set_notes(f, makeup, fits);
	makeup->cost += COST_NOTE_SPLIT;
	makeup->is_closed = true;
	return true;
}

/* What is left of a note takes at most half the next page, unless there is no text. */
static void
begin_notes(const struct galley *f, struct page_makeup *makeup)
{
	struct page_carry *c = &makeup->carry;
	mpt want, fits;

	if (c->note == c->notes_end)
		return;
	want = lines_waiting(f, c, c->notes_end);
	fits = (f->frame.h / 2 - foot_gap(f, makeup)) / note_leading(f->ctx);
	set_notes(f, makeup, mpt_min(want, mpt_max(fits, 1)));
}

/* --- nodes ---------------------------------------------------------------------- */

struct page_makeup
makeup_begin(const struct galley *f, struct page_carry carry)
{
	struct page_makeup makeup = {.carry = carry};

	begin_floats(f, &makeup);
	begin_notes(f, &makeup);
	return makeup;
}

static mpt
node_top(const struct galley *f, const struct page_makeup *makeup, uint32_t i, bool is_first)
{
	const struct galley_node *n = &f->nodes.v[i];
	mpt y = n->is_wide || n->clears ? mpt_max(makeup->y, makeup->side) : makeup->y;

	y += n->kept;
	y += is_first ? n->start : n->above;
	if (is_first && n->head != GALLEY_NONE)
		y += f->pieces.v[n->head].height;
	return snapped(f, y, n->snap);
}

static void
makeup_side(
	const struct galley *f, struct page_makeup *makeup, const struct galley_node *n, mpt top)
{
	const struct galley_piece *p;
	mpt y;

	if (n->side == GALLEY_NONE)
		return;
	p = &f->pieces.v[n->side];
	y = mpt_max(p->is_raised ? 0 : top + n->baseline - p->baseline, makeup->side);
	makeup->side = y + p->height;
	if (makeup->side + makeup->floats > f->frame.h)
		makeup->cost += COST_SIDE;
}

bool
makeup_node(const struct galley *f, struct page_makeup *makeup, uint32_t i, bool is_first, mpt *top)
{
	const struct galley_node *n = &f->nodes.v[i];
	mpt y = node_top(f, makeup, i, is_first), bottom = y + n->height;
	bool fits = !makeup->is_closed && !(makeup->has_turned && n->is_numbered) &&
		    bottom + makeup->floats + makeup->notes <= f->frame.h;

	if (!fits && !is_first)
		return false;
	if (n->nnotes && !makeup_notes(f, makeup, n->note + n->nnotes, bottom)) {
		if (!is_first)
			return false;
		makeup->carry.notes_end = n->note + n->nnotes;
	}
	if (!is_first && n->room && f->frame.h - makeup->floats - makeup->notes - y < n->room)
		makeup->cost += COST_ROOM;
	if (n->floating != GALLEY_NONE)
		makeup_float(f, makeup, n->floating);
	makeup_side(f, makeup, n, y);
	makeup->y = bottom;
	makeup->has_turned |= n->is_landscape;
	if (n->is_wide)
		makeup->side = mpt_max(makeup->side, bottom);
	*top = y;
	return true;
}
