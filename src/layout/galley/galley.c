#include "layout/galley/galley.h"

#include "layout/line/paragraph.h"

#include <assert.h>

void
flow_init(struct flow *f, struct lay *l, struct arena *arena)
{
	*f = (struct flow){.lay = l,
		.arena = arena,
		.side = FLOW_NONE,
		.head = FLOW_NONE,
		.frame = lay_frame(l->style, PAGE_BODY, text_is_rtl(l->doc->lang))};
}

struct measure
measure_inset(struct measure m, mpt left, mpt right)
{
	m.x += m.is_rtl ? right : left;
	m.w -= left + right;
	m.is_full = m.is_full && left == 0 && right == 0;
	return m;
}

void
flow_open(struct flow_inner *in, struct flow *f)
{
	struct lay *l = f->lay;
	int depth = f->depth + 1;
	struct arena **a = &l->depth[depth < LAY_DEPTH ? depth : LAY_DEPTH - 1];

	if (!*a)
		*a = arena_new();
	in->mark = arena_save(*a);
	flow_init(&in->flow, l, *a);
	in->flow.depth = depth;
	in->flow.frame = f->frame;
}

void
flow_close(struct flow_inner *in)
{
	/* Beyond the last arena inner and outer share one: then it only grows. */
	if (in->flow.depth < LAY_DEPTH)
		arena_rewind(in->flow.arena, in->mark);
}

void
flow_white(struct flow *f, mpt space)
{
	f->white = mpt_max(f->white, space);
}

void
flow_cost(struct flow *f, int cost, unsigned faults)
{
	f->cost = f->cost > BREAK_NEVER ? f->cost : f->cost + cost;
	f->faults_next |= faults;
}

static void
take_hanging(struct flow *f, mpt baseline)
{
	size_t i;

	for (i = 0; i < f->hanging.n; i++) {
		struct box *b = flow_box(f);

		*b = f->hanging.v[i];
		b->y += baseline;
	}
	f->hanging.n = 0;
}

void
flow_note(struct flow *f, uint32_t note)
{
	assert(f->nodes.n);
	*VEC_PUSH(f->arena, &f->notes) = note;
	VEC_LAST(&f->nodes)->nnotes++;
}

static void
take_waiting(struct flow *f)
{
	size_t i;

	for (i = 0; i < f->waiting.n; i++)
		flow_note(f, f->waiting.v[i]);
	f->waiting.n = 0;
}

void
flow_adopt(struct flow *f, const struct flow *inner)
{
	size_t i;

	for (i = 0; i < inner->marks.n; i++) {
		struct flow_mark *m = VEC_PUSH(f->arena, &f->marks);

		*m = inner->marks.v[i];
		m->node = (uint32_t)f->nodes.n;
		m->y = 0;
	}
	for (i = 0; i < inner->notes.n; i++)
		*VEC_PUSH(f->arena, &f->waiting) = inner->notes.v[i];
	for (i = 0; i < inner->faults.n; i++) {
		struct flow_fault *x = VEC_PUSH(f->arena, &f->faults);

		*x = inner->faults.v[i];
		x->node = (uint32_t)f->nodes.n;
	}
}

struct flow_node *
flow_node(struct flow *f, mpt height, mpt baseline, const struct block *block)
{
	struct flow_node *n = VEC_PUSH(f->arena, &f->nodes);

	if (f->most)
		f->white = mpt_min(f->white, f->most);
	*n = (struct flow_node){.above = f->white + f->extra,
		.kept = f->kept,
		.height = height,
		.baseline = baseline,
		.cost = f->cost,
		.faults = f->faults_next,
		.box = (uint32_t)f->boxes.n,
		.note = (uint32_t)f->notes.n,
		.side = f->side,
		.head = f->head,
		.floating = FLOW_NONE,
		.room = f->room,
		.spare = f->spare,
		.clears = f->clears,
		.block = block};
	f->white = f->extra = f->kept = f->most = 0;
	f->cost = 0;
	f->faults_next = 0;
	f->side = FLOW_NONE;
	f->room = f->spare = 0;
	f->clears = false;
	take_hanging(f, baseline);
	take_waiting(f);
	return n;
}

struct box *
flow_box(struct flow *f)
{
	struct box *b = VEC_PUSH(f->arena, &f->boxes);

	assert(f->nodes.n);
	VEC_LAST(&f->nodes)->nboxes++;
	return b;
}

void
flow_rule(struct flow *f, mpt x, mpt y, mpt w, mpt thickness, uint32_t color)
{
	*flow_box(f) = (struct box){.kind = BOX_LINE,
		.artifact = ARTIFACT_LAYOUT,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = x,
		.y = y,
		.w = w,
		.u.line = {.color = color, .thickness = thickness}};
}

static void
add_mark(struct flow *f, enum mark_kind kind, const struct block *b, const char *id)
{
	*VEC_PUSH(f->arena, &f->marks) = (struct flow_mark){
		.kind = kind, .node = (uint32_t)f->nodes.n, .block = b, .id = id};
}

void
flow_anchor(struct flow *f, const struct block *b)
{
	if (b->anchor)
		add_mark(f, MARK_ANCHOR, b, b->anchor);
	if (b->kind == BLOCK_HEADING)
		add_mark(f, MARK_HEADING, b, NULL);
}

uint32_t
flow_span_begin(struct flow *f, struct flow_span span)
{
	span.first = (uint32_t)f->nodes.n;
	span.last = FLOW_NONE;
	*VEC_PUSH(f->arena, &f->spans) = span;
	return (uint32_t)f->spans.n - 1;
}

void
flow_span_end(struct flow *f, uint32_t i)
{
	struct flow_span *s = &f->spans.v[i];

	if (f->nodes.n <= s->first)
		s->kind = SPAN_NONE;
	else
		s->last = (uint32_t)f->nodes.n - 1;
}

void
flow_fault(struct flow *f, struct flow_fault fault)
{
	assert(f->nodes.n);
	fault.node = (uint32_t)f->nodes.n - 1;
	*VEC_PUSH(f->arena, &f->faults) = fault;
}

/* White above a node: the first of a small flow has none. */
static mpt
white_above(const struct flow *f, size_t node)
{
	const struct flow_node *n = &f->nodes.v[node];

	return n->kept + (node ? n->above : 0);
}

mpt
flow_height(const struct flow *f)
{
	mpt h = 0;
	size_t i;

	for (i = 0; i < f->nodes.n; i++)
		h += white_above(f, i) + f->nodes.v[i].height;
	return h;
}

mpt
flow_top(const struct flow *f, size_t node)
{
	mpt y = 0;
	size_t i;

	for (i = 0; i < node; i++)
		y += white_above(f, i) + f->nodes.v[i].height;
	return y + white_above(f, node);
}

void
flow_span_box(const struct flow *f, const struct flow_span *s, struct box *b)
{
	mpt top = flow_top(f, s->first) - s->pad;
	mpt bottom = flow_top(f, s->last) + f->nodes.v[s->last].height + s->pad;

	*b = (struct box){.kind = BOX_FILL,
		.artifact = ARTIFACT_BACKGROUND,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = s->x,
		.y = top,
		.w = s->w,
		.h = bottom - top,
		.u.fill = {.ground = s->color, .hatch = HATCH_SOLID}};
}

struct flow_piece
flow_piece(struct flow *f, struct arena *arena)
{
	struct flow_piece p = {.height = flow_height(f), .elem = ELEM_NONE};
	size_t i, k;
	mpt y = 0;

	p.boxes = arena_array(arena, struct box, f->boxes.n + f->spans.n + 1);
	for (i = 0; i < f->spans.n; i++)
		if (f->spans.v[i].kind == SPAN_GROUND || f->spans.v[i].kind == SPAN_RULE_LEFT)
			flow_span_box(f, &f->spans.v[i], &p.boxes[p.nboxes++]);
	for (i = 0; i < f->nodes.n; i++) {
		const struct flow_node *n = &f->nodes.v[i];

		y += white_above(f, i);
		for (k = 0; k < n->nboxes; k++) {
			p.boxes[p.nboxes] = f->boxes.v[n->box + k];
			p.boxes[p.nboxes++].y += y;
		}
		y += n->height;
	}
	p.baseline = f->nodes.n ? f->nodes.v[0].baseline : 0;
	return p;
}

uint32_t
flow_add_piece(struct flow *f, struct flow_piece piece)
{
	*VEC_PUSH(f->arena, &f->pieces) = piece;
	return (uint32_t)f->pieces.n - 1;
}

void
flow_put_piece(struct flow *f, const struct flow_piece *p, mpt x, mpt y)
{
	size_t i;

	for (i = 0; i < p->nboxes; i++) {
		struct box *b = flow_box(f);

		*b = p->boxes[i];
		b->x += x;
		b->y += y;
	}
}
