/*
 * A table too wide for an upright page gets landscape pages of its own. The
 * text goes on and fills the page, up to the next table; the table follows behind
 * that page, like a float, and stands in the text as a node without height. If nothing but a
 * heading stands above it there is no text to go on with: then the page ends,
 * and the heading goes along.
 */
#include "layout/block/set.h"

/* What waits for the margin, which a landscape page has not, stands above the table. */
static void
side_above(struct galley *f, uint32_t side, const struct block *b)
{
	if (side == GALLEY_NONE)
		return;
	galley_node(f, f->pieces.v[side].height, f->pieces.v[side].baseline, b);
	galley_put_piece(f, &f->pieces.v[side], 0, 0);
	galley_cost(f, PAGE_BREAK_STRANDED, 0);
}

/* The headings that nothing but the table follows: the first one's node. */
static size_t
find_heading(const struct galley *f)
{
	size_t i = f->nodes.n;
	int cost = f->cost;

	while (i > 0 && cost >= PAGE_BREAK_STRANDED) {
		const struct block *b = f->nodes.v[i - 1].block;

		if (!b || b->kind != BLOCK_HEADING)
			break;
		cost = f->nodes.v[--i].cost;
	}
	return i;
}

static bool
is_taken(const struct galley *f, size_t first, const struct block *b)
{
	size_t i;

	for (i = first; i < f->nodes.n; i++)
		if (f->nodes.v[i].block == b)
			return true;
	return false;
}

/* Their own marks are set again with them; other marks wait for what comes next. */
static void
drop_marks(struct galley *f, size_t first)
{
	size_t i, n = 0;

	for (i = 0; i < f->marks.n; i++) {
		struct galley_mark mark = f->marks.v[i];

		if (mark.node >= first && is_taken(f, first, mark.block))
			continue;
		if (mark.node > first)
			mark.node = (uint32_t)first;
		f->marks.v[n++] = mark;
	}
	f->marks.n = n;
}

/* Takes the nodes from `first` on out of the galley; gives their blocks. */
static const struct block **
take_headings(struct galley *f, size_t first, size_t *nblocks)
{
	const struct block **blocks =
		arena_array(f->arena, const struct block *, f->nodes.n - first + 1);
	size_t i, n = 0;

	for (i = first; i < f->nodes.n; i++)
		if (n == 0 || blocks[n - 1] != f->nodes.v[i].block)
			blocks[n++] = f->nodes.v[i].block;
	*nblocks = n;
	if (n == 0)
		return blocks;
	drop_marks(f, first);
	while (f->faults.n && VEC_LAST(&f->faults)->node >= first)
		f->faults.n--;
	f->boxes.n = f->nodes.v[first].box;
	f->notes.n = f->nodes.v[first].note;
	f->nodes.n = first;
	f->cost = 0;
	f->faults_next = 0;
	return blocks;
}

void
set_landscape_now(struct galley *f, bool is_rtl, const struct block *b)
{
	struct frame before = f->frame;
	struct measure m = {.is_full = true, .is_rtl = is_rtl};
	size_t nblocks, i;
	const struct block **headings = take_headings(f, find_heading(f), &nblocks);
	uint32_t side;

	f->flush(f);
	f->frame = frame_of_page(f->ctx->style, PAGE_LANDSCAPE, before.is_rtl);
	m.w = f->frame.w;
	side = f->side;
	f->side = GALLEY_NONE;
	for (i = 0; i < nblocks; i++)
		set_block(f, m, headings[i]);
	side_above(f, side, b);
	set_table_whole(f, m, b);
	f->flush(f);
	f->frame = before;
}

void
set_landscape(struct galley *f, bool is_rtl, const struct block *b)
{
	int cost = f->cost;
	unsigned faults = f->faults_next;
	struct galley_node *node;
	struct galley_mark *mark = f->marks.n ? VEC_LAST(&f->marks) : NULL;
	bool is_own = mark && mark->kind == MARK_ANCHOR && mark->block == b;

	if (!f->nodes.n || cost >= PAGE_BREAK_STRANDED) {
		set_landscape_now(f, is_rtl, b);
		return;
	}
	f->marks.n -= is_own; /* set again where the table is */
	galley_cost(f, PAGE_BREAK_TOGETHER, 0);
	*VEC_PUSH(f->arena, &f->turned) =
		(struct galley_landscape){(uint32_t)f->nodes.n, is_rtl, b};
	node = galley_node(f, 0, 0, b);
	node->snap = SNAP_NONE;
	node->is_landscape = true;
	galley_cost(f, cost, faults);
}
