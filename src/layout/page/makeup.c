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
to_grid(const struct flow *f, mpt y)
{
	mpt grid = f->lay->style->page.grid;

	return grid > 0 ? (y + grid - 1) / grid * grid : y;
}

static mpt
snapped(const struct flow *f, mpt y, mpt extent)
{
	return extent == SNAP_NONE ? y : to_grid(f, y + extent) - extent;
}

mpt
fill_height(const struct page_fill *fill)
{
	return fill->y + fill->notes + fill->floats;
}

mpt
fill_used(const struct page_fill *fill)
{
	return mpt_max(fill_height(fill), fill->side + fill->floats);
}

bool
fill_has_rest(const struct page_carry *c)
{
	return c->floats != c->floats_end || c->note != c->notes_end;
}

/* --- floats --------------------------------------------------------------------- */

static mpt
float_height(const struct flow *f, uint32_t order)
{
	const struct flow_piece *p = &f->pieces.v[f->floats.v[order]];

	return to_grid(f, p->height + f->lay->style->chart.space_after);
}

static void
fill_float(const struct flow *f, struct page_fill *fill, uint32_t order)
{
	bool is_waiting = fill->carry.floats != fill->carry.floats_end;
	mpt h = float_height(f, order);

	fill->carry.floats_end = order + 1;
	if (is_waiting || fill_height(fill) + h > f->frame.h) {
		fill->cost += COST_FLOAT_LATE;
		return;
	}
	fill->floats += h;
	fill->carry.floats = order + 1;
}

/* The first goes on the page whatever its height, else it would wait for ever. */
static void
begin_floats(const struct flow *f, struct page_fill *fill)
{
	struct page_carry *c = &fill->carry;

	while (c->floats < c->floats_end) {
		mpt h = float_height(f, c->floats);

		if (fill->floats && fill_height(fill) + h > f->frame.h)
			return;
		fill->floats += h;
		c->floats++;
	}
}

/* --- footnotes ------------------------------------------------------------------ */

static mpt
lines_waiting(const struct flow *f, const struct page_carry *c, uint32_t end)
{
	mpt n = 0;
	uint32_t i;

	for (i = c->note; i < end; i++)
		n += (mpt)note_lines(f->lay, f->notes.v[i], f->frame.w);
	return n - (mpt)c->note_line;
}

static mpt
foot_gap(const struct flow *f, const struct page_fill *fill)
{
	return fill->notes ? 0 : f->lay->style->note.space_above;
}

/* Moves the cursor over so many lines. */
static void
take_lines(const struct flow *f, struct page_carry *c, mpt nlines)
{
	while (nlines > 0) {
		mpt all = (mpt)note_lines(f->lay, f->notes.v[c->note], f->frame.w);
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
set_notes(const struct flow *f, struct page_fill *fill, mpt nlines)
{
	fill->notes += foot_gap(f, fill) + nlines * note_leading(f->lay);
	take_lines(f, &fill->carry, nlines);
}

/* False if the node's notes have no room below a text that ends at bottom. */
static bool
fill_notes(const struct flow *f, struct page_fill *fill, uint32_t end, mpt bottom)
{
	mpt want = lines_waiting(f, &fill->carry, end);
	mpt room = f->frame.h - bottom - fill->floats - fill->notes - foot_gap(f, fill);
	mpt fits = room / note_leading(f->lay);

	if (want <= fits) {
		fill->carry.notes_end = end;
		set_notes(f, fill, want);
		return true;
	}
	if (fits < NOTE_LINES_LEAST || want < 2 * NOTE_LINES_LEAST)
		return false;
	fits = mpt_min(fits, want - NOTE_LINES_LEAST);
	fill->carry.notes_end = end;
	set_notes(f, fill, fits);
	fill->cost += COST_NOTE_SPLIT;
	fill->is_closed = true;
	return true;
}

/* What is left of a note takes at most half the next page, unless there is no text. */
static void
begin_notes(const struct flow *f, struct page_fill *fill)
{
	struct page_carry *c = &fill->carry;
	mpt want, fits;

	if (c->note == c->notes_end)
		return;
	want = lines_waiting(f, c, c->notes_end);
	fits = (f->frame.h / 2 - foot_gap(f, fill)) / note_leading(f->lay);
	set_notes(f, fill, mpt_min(want, mpt_max(fits, 1)));
}

/* --- nodes ---------------------------------------------------------------------- */

struct page_fill
fill_begin(const struct flow *f, struct page_carry carry)
{
	struct page_fill fill = {.carry = carry};

	begin_floats(f, &fill);
	begin_notes(f, &fill);
	return fill;
}

static mpt
node_top(const struct flow *f, const struct page_fill *fill, uint32_t i, bool is_first)
{
	const struct flow_node *n = &f->nodes.v[i];
	mpt y = n->is_wide || n->clears ? mpt_max(fill->y, fill->side) : fill->y;

	y += n->kept;
	y += is_first ? n->start : n->above;
	if (is_first && n->head != FLOW_NONE)
		y += f->pieces.v[n->head].height;
	return snapped(f, y, n->snap);
}

static void
fill_side(const struct flow *f, struct page_fill *fill, const struct flow_node *n, mpt top)
{
	const struct flow_piece *p;
	mpt y;

	if (n->side == FLOW_NONE)
		return;
	p = &f->pieces.v[n->side];
	y = mpt_max(p->is_raised ? 0 : top + n->baseline - p->baseline, fill->side);
	fill->side = y + p->height;
	if (fill->side + fill->floats > f->frame.h)
		fill->cost += COST_SIDE;
}

bool
fill_node(const struct flow *f, struct page_fill *fill, uint32_t i, bool is_first, mpt *top)
{
	const struct flow_node *n = &f->nodes.v[i];
	mpt y = node_top(f, fill, i, is_first), bottom = y + n->height;
	bool fits = !fill->is_closed && !(fill->has_turned && n->is_numbered) &&
		    bottom + fill->floats + fill->notes <= f->frame.h;

	if (!fits && !is_first)
		return false;
	if (n->nnotes && !fill_notes(f, fill, n->note + n->nnotes, bottom)) {
		if (!is_first)
			return false;
		fill->carry.notes_end = n->note + n->nnotes;
	}
	if (!is_first && n->room && f->frame.h - fill->floats - fill->notes - y < n->room)
		fill->cost += COST_ROOM;
	if (n->floating != FLOW_NONE)
		fill_float(f, fill, n->floating);
	fill_side(f, fill, n, y);
	fill->y = bottom;
	fill->has_turned |= n->is_turned;
	if (n->is_wide)
		fill->side = mpt_max(fill->side, bottom);
	*top = y;
	return true;
}
