#include "layout/galley/galley.h"

#include "layout/line/paragraph.h"

#include <assert.h>

void
galley_init(struct galley *f, struct context *l, struct arena *arena)
{
	*f = (struct galley){.ctx = l,
		.arena = arena,
		.side = GALLEY_NONE,
		.head = GALLEY_NONE,
		.frame = frame_of_page(l->style, PAGE_BODY, text_is_rtl(l->doc->lang))};
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
galley_open(struct galley_inner *in, struct galley *f)
{
	struct context *l = f->ctx;
	int depth = f->depth + 1;
	struct arena **a = &l->depth[depth < CONTEXT_DEPTH ? depth : CONTEXT_DEPTH - 1];

	if (!*a)
		*a = arena_new();
	in->mark = arena_save(*a);
	galley_init(&in->galley, l, *a);
	in->galley.depth = depth;
	in->galley.frame = f->frame;
}

void
galley_close(struct galley_inner *in)
{
	/* Beyond the last arena inner and outer share one: then it only grows. */
	if (in->galley.depth < CONTEXT_DEPTH)
		arena_rewind(in->galley.arena, in->mark);
}

void
galley_white(struct galley *f, mpt space)
{
	f->white = mpt_max(f->white, space);
}

void
galley_cost(struct galley *f, int cost, unsigned faults)
{
	f->cost = f->cost > PAGE_BREAK_NEVER ? f->cost : f->cost + cost;
	f->faults_next |= faults;
}

static void
take_hanging(struct galley *f, mpt baseline)
{
	size_t i;

	for (i = 0; i < f->hanging.n; i++) {
		struct box *b = galley_box(f);

		*b = f->hanging.v[i];
		b->y += baseline;
	}
	f->hanging.n = 0;
}

void
galley_note(struct galley *f, uint32_t note)
{
	assert(f->nodes.n);
	*VEC_PUSH(f->arena, &f->notes) = note;
	VEC_LAST(&f->nodes)->nnotes++;
}

static void
take_waiting(struct galley *f)
{
	size_t i;

	for (i = 0; i < f->waiting.n; i++)
		galley_note(f, f->waiting.v[i]);
	f->waiting.n = 0;
}

void
galley_append(struct galley *f, const struct galley *inner)
{
	size_t i;

	for (i = 0; i < inner->marks.n; i++) {
		struct galley_mark *m = VEC_PUSH(f->arena, &f->marks);

		*m = inner->marks.v[i];
		m->node = (uint32_t)f->nodes.n;
		m->y = 0;
	}
	for (i = 0; i < inner->notes.n; i++)
		*VEC_PUSH(f->arena, &f->waiting) = inner->notes.v[i];
	for (i = 0; i < inner->faults.n; i++) {
		struct galley_fault *x = VEC_PUSH(f->arena, &f->faults);

		*x = inner->faults.v[i];
		x->node = (uint32_t)f->nodes.n;
	}
}

struct galley_node *
galley_node(struct galley *f, mpt height, mpt baseline, const struct block *block)
{
	struct galley_node *n = VEC_PUSH(f->arena, &f->nodes);

	if (f->most)
		f->white = mpt_min(f->white, f->most);
	*n = (struct galley_node){.above = f->white + f->extra,
		.kept = f->kept,
		.height = height,
		.baseline = baseline,
		.cost = f->cost,
		.faults = f->faults_next,
		.box = (uint32_t)f->boxes.n,
		.note = (uint32_t)f->notes.n,
		.side = f->side,
		.head = f->head,
		.floating = GALLEY_NONE,
		.room = f->room,
		.spare = f->spare,
		.clears = f->clears,
		.block = block};
	f->white = f->extra = f->kept = f->most = 0;
	f->cost = 0;
	f->faults_next = 0;
	f->side = GALLEY_NONE;
	f->room = f->spare = 0;
	f->clears = false;
	take_hanging(f, baseline);
	take_waiting(f);
	return n;
}

struct box *
galley_box(struct galley *f)
{
	struct box *b = VEC_PUSH(f->arena, &f->boxes);

	assert(f->nodes.n);
	VEC_LAST(&f->nodes)->nboxes++;
	return b;
}

void
galley_rule(struct galley *f, mpt x, mpt y, mpt w, mpt thickness, uint32_t color)
{
	*galley_box(f) = (struct box){.kind = BOX_LINE,
		.artifact = ARTIFACT_LAYOUT,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = x,
		.y = y,
		.w = w,
		.u.line = {.color = color, .thickness = thickness}};
}

static void
add_mark(struct galley *f, enum mark_kind kind, const struct block *b, const char *id)
{
	*VEC_PUSH(f->arena, &f->marks) = (struct galley_mark){
		.kind = kind, .node = (uint32_t)f->nodes.n, .block = b, .id = id};
}

void
galley_anchor(struct galley *f, const struct block *b)
{
	if (b->anchor)
		add_mark(f, MARK_ANCHOR, b, b->anchor);
	if (b->kind == BLOCK_HEADING)
		add_mark(f, MARK_HEADING, b, NULL);
}

uint32_t
galley_span_begin(struct galley *f, struct galley_span span)
{
	span.first = (uint32_t)f->nodes.n;
	span.last = GALLEY_NONE;
	*VEC_PUSH(f->arena, &f->spans) = span;
	return (uint32_t)f->spans.n - 1;
}

void
galley_span_end(struct galley *f, uint32_t i)
{
	struct galley_span *s = &f->spans.v[i];

	if (f->nodes.n <= s->first)
		s->kind = SPAN_NONE;
	else
		s->last = (uint32_t)f->nodes.n - 1;
}

void
galley_fault(struct galley *f, struct galley_fault fault)
{
	assert(f->nodes.n);
	fault.node = (uint32_t)f->nodes.n - 1;
	*VEC_PUSH(f->arena, &f->faults) = fault;
}

/* White above a node: the first of a small galley has none. */
static mpt
white_above(const struct galley *f, size_t node)
{
	const struct galley_node *n = &f->nodes.v[node];

	return n->kept + (node ? n->above : 0);
}

mpt
galley_height(const struct galley *f)
{
	int64_t h = 0;
	size_t i;

	for (i = 0; i < f->nodes.n; i++)
		h += white_above(f, i) + f->nodes.v[i].height;
	return mpt_held(h);
}

mpt
galley_top(const struct galley *f, size_t node)
{
	int64_t y = 0;
	size_t i;

	for (i = 0; i < node; i++)
		y += white_above(f, i) + f->nodes.v[i].height;
	return mpt_held(y + white_above(f, node));
}

void
galley_span_box(const struct galley *f, const struct galley_span *s, struct box *b)
{
	mpt top = galley_top(f, s->first) - s->pad;
	mpt bottom = galley_top(f, s->last) + f->nodes.v[s->last].height + s->pad;

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

struct galley_piece
galley_piece(struct galley *f, struct arena *arena)
{
	struct galley_piece p = {.height = galley_height(f), .elem = ELEM_NONE};
	size_t i, k;
	int64_t y = 0;

	p.boxes = arena_array(arena, struct box, f->boxes.n + f->spans.n + 1);
	for (i = 0; i < f->spans.n; i++)
		if (f->spans.v[i].kind == SPAN_GROUND || f->spans.v[i].kind == SPAN_RULE_LEFT)
			galley_span_box(f, &f->spans.v[i], &p.boxes[p.nboxes++]);
	for (i = 0; i < f->nodes.n; i++) {
		const struct galley_node *n = &f->nodes.v[i];

		y += white_above(f, i);
		for (k = 0; k < n->nboxes; k++) {
			p.boxes[p.nboxes] = f->boxes.v[n->box + k];
			p.boxes[p.nboxes].y = mpt_held(p.boxes[p.nboxes].y + y);
			p.nboxes++;
		}
		y += n->height;
	}
	p.baseline = f->nodes.n ? f->nodes.v[0].baseline : 0;
	return p;
}

uint32_t
galley_add_piece(struct galley *f, struct galley_piece piece)
{
	*VEC_PUSH(f->arena, &f->pieces) = piece;
	return (uint32_t)f->pieces.n - 1;
}

void
galley_put_piece(struct galley *f, const struct galley_piece *p, mpt x, mpt y)
{
	size_t i;

	for (i = 0; i < p->nboxes; i++) {
		struct box *b = galley_box(f);

		*b = p->boxes[i];
		b->x += x;
		b->y = mpt_add(b->y, y);
	}
}
