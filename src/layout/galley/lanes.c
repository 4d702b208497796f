/*
 * Columns that stand side by side become nodes of the galley around them: one
 * node as a rule. A band taller than a page is cut into slices between lines.
 * The lane with the most lines leads: each of its nodes is one slice, and the
 * other lanes put into a slice what ends above its bottom. What would be cut
 * through moves down into the next slice. A cut costs little: there is no way
 * round it, and where it falls is better than a page left empty before it.
 */
#include "layout/galley/galley.h"

struct lane_at {
	size_t next; /* node */
	int64_t y;   /* bottom of what was poured, from the band's top */
};

struct lanes {
	struct galley *f;
	const struct galley_band *band;
	struct lane_at *at;
};

static mpt
white_of(const struct galley *lane, size_t i)
{
	return lane->nodes.v[i].kept + (i ? lane->nodes.v[i].above : 0);
}

static void
take_boxes(struct galley *f, const struct galley_lane *lane, const struct galley_node *n, int64_t y)
{
	uint32_t k;

	for (k = 0; k < n->nboxes; k++) {
		struct box *b = galley_box(f);

		*b = lane->galley->boxes.v[n->box + k];
		b->x += lane->x;
		b->y = mpt_held(b->y + y);
	}
	for (k = 0; k < n->nnotes; k++)
		galley_note(f, lane->galley->notes.v[n->note + k]);
}

static void
take_marks(struct galley *f, const struct galley_lane *lane, size_t node, int64_t y)
{
	const struct galley *from = lane->galley;
	size_t i;

	for (i = 0; i < from->marks.n; i++) {
		struct galley_mark mark = from->marks.v[i];

		if (mark.node != node)
			continue;
		mark.node = (uint32_t)f->nodes.n - 1;
		mark.y = mpt_held(mark.y + y);
		*VEC_PUSH(f->arena, &f->marks) = mark;
	}
	for (i = 0; i < from->faults.n; i++)
		if (from->faults.v[i].node == node)
			galley_fault(f, from->faults.v[i]);
}

/* Grounds come before the text; boxes of elements keep their node's height. */
static void
take_spans(struct galley *f, const struct galley_lane *lane, mpt y)
{
	const struct galley *from = lane->galley;
	size_t i;

	for (i = 0; i < from->spans.n; i++) {
		const struct galley_span *s = &from->spans.v[i];
		struct galley_span up = *s;

		if (s->kind == SPAN_NONE || s->last == GALLEY_NONE)
			continue;
		if (s->kind == SPAN_BBOX) {
			up.first = up.last = (uint32_t)f->nodes.n - 1;
			up.x += lane->x;
			*VEC_PUSH(f->arena, &f->spans) = up;
			continue;
		}
		galley_span_box(from, s, galley_box(f));
		VEC_LAST(&f->boxes)->x += lane->x;
		VEC_LAST(&f->boxes)->y = mpt_add(VEC_LAST(&f->boxes)->y, y);
	}
}

static void
lanes_whole(struct galley *f, const struct galley_band *band)
{
	size_t i, k;

	for (i = 0; i < band->nlanes; i++)
		take_spans(f, &band->lanes[i], band->lanes[i].y);
	for (i = 0; i < band->nlanes; i++) {
		const struct galley_lane *lane = &band->lanes[i];
		int64_t y = lane->y;

		for (k = 0; k < lane->galley->nodes.n; k++) {
			const struct galley_node *n = &lane->galley->nodes.v[k];

			y += white_of(lane->galley, k);
			take_boxes(f, lane, n, y);
			take_marks(f, lane, k, y);
			y += n->height;
		}
	}
}

static mpt
first_baseline(const struct galley_band *band)
{
	mpt least = MPT_MAX;
	size_t i;

	for (i = 0; i < band->nlanes; i++) {
		const struct galley_lane *lane = &band->lanes[i];

		if (lane->galley->nodes.n)
			least = mpt_min(least, lane->y + white_of(lane->galley, 0) +
						       lane->galley->nodes.v[0].baseline);
	}
	return least == MPT_MAX ? 0 : least;
}

/* Pours of one lane what ends above the slice's bottom. */
static void
lanes_lane(struct lanes *p, size_t i, int64_t top, int64_t bottom)
{
	const struct galley_lane *lane = &p->band->lanes[i];
	struct lane_at *at = &p->at[i];

	while (at->next < lane->galley->nodes.n) {
		const struct galley_node *n = &lane->galley->nodes.v[at->next];
		int64_t y = at->y + white_of(lane->galley, at->next);

		y = y > top ? y : top;
		if (y + n->height > bottom)
			return;
		take_boxes(p->f, lane, n, y - top);
		take_marks(p->f, lane, at->next, y - top);
		at->y = y + n->height;
		at->next++;
	}
}

static bool
is_poured(const struct lanes *p)
{
	size_t i;

	for (i = 0; i < p->band->nlanes; i++)
		if (p->at[i].next < p->band->lanes[i].galley->nodes.n)
			return false;
	return true;
}

/* The lane with the most left to lanes. */
static size_t
find_lead(const struct lanes *p)
{
	size_t i, lead = 0, most = 0;

	for (i = 0; i < p->band->nlanes; i++) {
		size_t left = p->band->lanes[i].galley->nodes.n - p->at[i].next;

		if (left > most) {
			most = left;
			lead = i;
		}
	}
	return lead;
}

static void
lanes_slice(struct lanes *p, int64_t *top)
{
	size_t lead = find_lead(p), i;
	const struct galley_lane *lane = &p->band->lanes[lead];
	size_t k = p->at[lead].next;
	const struct galley_node *n = &lane->galley->nodes.v[k];
	int64_t bottom = p->at[lead].y + white_of(lane->galley, k);
	struct galley_node *slice;

	bottom = (bottom > *top ? bottom : *top) + n->height;
	if (*top > 0)
		galley_cost(p->f, PAGE_BREAK_ITEM + n->cost, p->band->fault | n->faults);
	slice = galley_node(p->f, mpt_held(bottom - *top), n->baseline, p->band->block);
	slice->snap = SNAP_NONE;
	slice->start = *top > 0 ? lane->y : 0;
	for (i = 0; i < p->band->nlanes; i++)
		lanes_lane(p, i, *top, bottom);
	*top = bottom;
}

static void
lanes_slices(struct galley *f, const struct galley_band *band)
{
	struct lanes p = {.f = f, .band = band};
	int64_t top = 0;
	size_t i;

	p.at = arena_array(f->arena, struct lane_at, band->nlanes);
	for (i = 0; i < band->nlanes; i++)
		p.at[i].y = band->lanes[i].y;
	while (!is_poured(&p))
		lanes_slice(&p, &top);
	if (top < band->height)
		VEC_LAST(&f->nodes)->height += (mpt)(band->height - top);
}

uint32_t
galley_side_by_side(struct galley *f, const struct galley_band *band)
{
	uint32_t first = (uint32_t)f->nodes.n;

	if (band->height > band->limit) {
		lanes_slices(f, band);
		return first;
	}
	galley_node(f, band->height, first_baseline(band), band->block)->snap = SNAP_NONE;
	lanes_whole(f, band);
	return first;
}
