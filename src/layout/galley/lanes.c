/*
 * Columns that stand side by side become nodes of the flow around them: one
 * node as a rule. A band taller than a page is cut into slices between lines.
 * The lane with the most lines leads: each of its nodes is one slice, and the
 * other lanes put into a slice what ends above its bottom. What would be cut
 * through moves down into the next slice. A cut costs little: there is no way
 * round it, and where it falls is better than a page left empty before it.
 */
#include "layout/galley/galley.h"

struct lane_at {
	size_t next; /* node */
	mpt y;       /* bottom of what was poured, from the band's top */
};

struct pour {
	struct flow *f;
	const struct flow_band *band;
	struct lane_at *at;
};

static mpt
white_of(const struct flow *lane, size_t i)
{
	return lane->nodes.v[i].kept + (i ? lane->nodes.v[i].above : 0);
}

static void
take_boxes(struct flow *f, const struct flow_lane *lane, const struct flow_node *n, mpt y)
{
	uint32_t k;

	for (k = 0; k < n->nboxes; k++) {
		struct box *b = flow_box(f);

		*b = lane->flow->boxes.v[n->box + k];
		b->x += lane->x;
		b->y += y;
	}
	for (k = 0; k < n->nnotes; k++)
		flow_note(f, lane->flow->notes.v[n->note + k]);
}

static void
take_marks(struct flow *f, const struct flow_lane *lane, size_t node, mpt y)
{
	const struct flow *from = lane->flow;
	size_t i;

	for (i = 0; i < from->marks.n; i++) {
		struct flow_mark mark = from->marks.v[i];

		if (mark.node != node)
			continue;
		mark.node = (uint32_t)f->nodes.n - 1;
		mark.y += y;
		*VEC_PUSH(f->arena, &f->marks) = mark;
	}
	for (i = 0; i < from->faults.n; i++)
		if (from->faults.v[i].node == node)
			flow_fault(f, from->faults.v[i]);
}

/* Grounds come before the text; boxes of elements keep their node's height. */
static void
take_spans(struct flow *f, const struct flow_lane *lane, mpt y)
{
	const struct flow *from = lane->flow;
	size_t i;

	for (i = 0; i < from->spans.n; i++) {
		const struct flow_span *s = &from->spans.v[i];
		struct flow_span up = *s;

		if (s->kind == SPAN_NONE || s->last == FLOW_NONE)
			continue;
		if (s->kind == SPAN_BBOX) {
			up.first = up.last = (uint32_t)f->nodes.n - 1;
			up.x += lane->x;
			*VEC_PUSH(f->arena, &f->spans) = up;
			continue;
		}
		flow_span_box(from, s, flow_box(f));
		VEC_LAST(&f->boxes)->x += lane->x;
		VEC_LAST(&f->boxes)->y += y;
	}
}

static void
pour_whole(struct flow *f, const struct flow_band *band)
{
	size_t i, k;

	for (i = 0; i < band->nlanes; i++)
		take_spans(f, &band->lanes[i], band->lanes[i].y);
	for (i = 0; i < band->nlanes; i++) {
		const struct flow_lane *lane = &band->lanes[i];
		mpt y = lane->y;

		for (k = 0; k < lane->flow->nodes.n; k++) {
			const struct flow_node *n = &lane->flow->nodes.v[k];

			y += white_of(lane->flow, k);
			take_boxes(f, lane, n, y);
			take_marks(f, lane, k, y);
			y += n->height;
		}
	}
}

static mpt
first_baseline(const struct flow_band *band)
{
	mpt least = MPT_MAX;
	size_t i;

	for (i = 0; i < band->nlanes; i++) {
		const struct flow_lane *lane = &band->lanes[i];

		if (lane->flow->nodes.n)
			least = mpt_min(least, lane->y + white_of(lane->flow, 0) +
						       lane->flow->nodes.v[0].baseline);
	}
	return least == MPT_MAX ? 0 : least;
}

/* Pours of one lane what ends above the slice's bottom. */
static void
pour_lane(struct pour *p, size_t i, mpt top, mpt bottom)
{
	const struct flow_lane *lane = &p->band->lanes[i];
	struct lane_at *at = &p->at[i];

	while (at->next < lane->flow->nodes.n) {
		const struct flow_node *n = &lane->flow->nodes.v[at->next];
		mpt y = mpt_max(at->y + white_of(lane->flow, at->next), top);

		if (y + n->height > bottom)
			return;
		take_boxes(p->f, lane, n, y - top);
		take_marks(p->f, lane, at->next, y - top);
		at->y = y + n->height;
		at->next++;
	}
}

static bool
is_poured(const struct pour *p)
{
	size_t i;

	for (i = 0; i < p->band->nlanes; i++)
		if (p->at[i].next < p->band->lanes[i].flow->nodes.n)
			return false;
	return true;
}

/* The lane with the most left to pour. */
static size_t
find_lead(const struct pour *p)
{
	size_t i, lead = 0, most = 0;

	for (i = 0; i < p->band->nlanes; i++) {
		size_t left = p->band->lanes[i].flow->nodes.n - p->at[i].next;

		if (left > most) {
			most = left;
			lead = i;
		}
	}
	return lead;
}

static void
pour_slice(struct pour *p, mpt *top)
{
	size_t lead = find_lead(p), i;
	const struct flow_lane *lane = &p->band->lanes[lead];
	size_t k = p->at[lead].next;
	const struct flow_node *n = &lane->flow->nodes.v[k];
	mpt bottom = mpt_max(p->at[lead].y + white_of(lane->flow, k), *top) + n->height;
	struct flow_node *slice;

	if (*top > 0)
		flow_cost(p->f, BREAK_ITEM + n->cost, p->band->fault | n->faults);
	slice = flow_node(p->f, bottom - *top, n->baseline, p->band->block);
	slice->snap = SNAP_NONE;
	slice->start = *top > 0 ? lane->y : 0;
	for (i = 0; i < p->band->nlanes; i++)
		pour_lane(p, i, *top, bottom);
	*top = bottom;
}

static void
pour_slices(struct flow *f, const struct flow_band *band)
{
	struct pour p = {.f = f, .band = band};
	mpt top = 0;
	size_t i;

	p.at = arena_array(f->arena, struct lane_at, band->nlanes);
	for (i = 0; i < band->nlanes; i++)
		p.at[i].y = band->lanes[i].y;
	while (!is_poured(&p))
		pour_slice(&p, &top);
	if (top < band->height)
		VEC_LAST(&f->nodes)->height += band->height - top;
}

uint32_t
flow_pour(struct flow *f, const struct flow_band *band)
{
	uint32_t first = (uint32_t)f->nodes.n;

	if (band->height > band->limit) {
		pour_slices(f, band);
		return first;
	}
	flow_node(f, band->height, first_baseline(band), band->block)->snap = SNAP_NONE;
	pour_whole(f, band);
	return first;
}
