/*
 * Places the nodes of a galley on the pages that page_break() chose. Painting
 * order on a page: grounds, the repeated head, text, margin, floats, foot.
 */
#include "layout/line/paragraph.h"
#include "layout/page/heads.h"
#include "layout/page/makeup.h"
#include "layout/page/note.h"

#include <assert.h>

struct placer {
	struct galley *f;
	size_t page;         /* its number */
	size_t before;       /* number of the page its text comes from */
	uint32_t first, end; /* nodes on it */
	const struct page_start *start;
	struct page_makeup makeup;
	mpt *top;           /* per node from first, from the text's top */
	mpt text_y;         /* of the text's top on the sheet */
	size_t mark, fault; /* next ones of the galley */
};

static struct page *
page_of(const struct placer *p)
{
	return &p->f->ctx->pages->pages.v[p->page];
}

static struct box *
new_box(const struct placer *p)
{
	return VEC_PUSH(p->f->ctx->out, &page_of(p)->boxes);
}

struct page *
page_add(struct context *l, const struct frame *frame)
{
	struct page *page = VEC_PUSH(l->out, &l->pages->pages);

	/* A page of the pass before lends its boxes' memory. */
	page->boxes.n = 0;
	page->width = frame->width;
	page->height = frame->height;
	page->label = "";
	heads_note_page(l, frame);
	return page;
}

static void
put_boxes(const struct placer *p, const struct box *boxes, size_t n, mpt x, mpt y)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct box *b = new_box(p);

		*b = boxes[i];
		b->x += x;
		b->y += y;
	}
}

static void
put_piece(const struct placer *p, uint32_t piece, mpt x, mpt y)
{
	const struct galley_piece *q = &p->f->pieces.v[piece];

	put_boxes(p, q->boxes, q->nboxes, x, y);
}

/* --- spans ---------------------------------------------------------------------- */

static void
put_bbox(const struct placer *p, const struct galley_span *s, mpt y, mpt h)
{
	*VEC_PUSH(p->f->ctx->out, &p->f->ctx->pages->bboxes) =
		(struct elem_bbox){s->elem, p->page, p->f->frame.x + s->x, y, s->w, h};
}

static void
put_span(const struct placer *p, const struct galley_span *s)
{
	uint32_t last = s->last == GALLEY_NONE ? (uint32_t)p->f->nodes.n - 1 : s->last;
	uint32_t from = s->first > p->first ? s->first : p->first;
	uint32_t to = last < p->end ? last : p->end - 1;
	mpt y, h;

	if (s->kind == SPAN_NONE || from > to || from >= p->end || to < p->first)
		return;
	y = p->top[from - p->first] - s->pad;
	h = p->top[to - p->first] + p->f->nodes.v[to].height + s->pad - y;
	y += p->text_y;
	if (s->kind == SPAN_BBOX) {
		put_bbox(p, s, y, h);
		return;
	}
	*new_box(p) = (struct box){.kind = BOX_FILL,
		.artifact = ARTIFACT_BACKGROUND,
		.elem = ELEM_NONE,
		.link = LINK_NONE,
		.x = p->f->frame.x + s->x,
		.y = y,
		.w = s->w,
		.h = h,
		.u.fill = {.ground = s->color, .hatch = HATCH_SOLID}};
}

static void
put_spans(const struct placer *p)
{
	size_t i;

	if (p->first >= p->end)
		return;
	for (i = 0; i < p->f->spans.n; i++)
		put_span(p, &p->f->spans.v[i]);
}

/* --- marks and faults ----------------------------------------------------------- */

static void
put_heading(const struct placer *p, const struct block *b, mpt y)
{
	struct context *l = p->f->ctx;

	if (b->heading.running)
		heads_note_heading(l, p->page, (struct running){b->heading.running, b->lang});
	if (b->heading.no_bookmark)
		return;
	*VEC_PUSH(l->out, &l->pages->outline) = (struct outline_entry){
		b->heading.level, b->heading.text ? b->heading.text : "", p->page, y};
}

static void
put_mark(const struct placer *p, const struct galley_mark *m, mpt y)
{
	struct context *l = p->f->ctx;

	if (m->kind == MARK_HEADING)
		put_heading(p, m->block, y);
	else
		*VEC_PUSH(l->out, &l->pages->anchors) = (struct anchor){m->id, p->page, y};
}

static void
put_marks(struct placer *p)
{
	struct galley *f = p->f;

	for (; p->mark < f->marks.n; p->mark++) {
		const struct galley_mark *m = &f->marks.v[p->mark];
		mpt y = p->text_y;

		if (m->node >= p->end)
			return;
		if (m->node >= p->first)
			y += p->top[m->node - p->first] + m->y;
		if (!m->is_floating)
			put_mark(p, m, y);
	}
}

static void
add_fault(const struct placer *p, struct layout_fault fault)
{
	*VEC_PUSH(p->f->ctx->out, &p->f->ctx->pages->faults) = fault;
}

static const char *
block_words(const struct placer *p, const struct block *b)
{
	return b ? para_first_words(p->f->ctx->out, &b->runs) : "";
}

static struct where
block_where(const struct block *b)
{
	return b ? b->where : (struct where){NULL, 0, 0, NULL};
}

/* What it means that this page begins where it does. */
static void
report_start(const struct placer *p)
{
	const struct galley_node *n = &p->f->nodes.v[p->first];
	enum layout_fault_kind k;

	if (p->first == 0 || p->first >= p->end)
		return;
	for (k = 0; k < LF_COUNT; k++) {
		bool is_before = k != LF_WIDOW && p->page > 0;
		const struct block *b = is_before ? n[-1].block : n->block;

		if (n->faults & 1u << k)
			add_fault(p, (struct layout_fault){.kind = k,
					     .page = is_before ? p->before : p->page,
					     .where = block_where(b),
					     .text = block_words(p, b)});
	}
}

static void
report_faults(struct placer *p)
{
	struct galley *f = p->f;
	mpt over = makeup_height(&p->makeup) - f->frame.h;

	report_start(p);
	for (; p->fault < f->faults.n && f->faults.v[p->fault].node < p->end; p->fault++) {
		const struct galley_fault *x = &f->faults.v[p->fault];

		add_fault(p, (struct layout_fault){x->kind, p->page, x->where,
				     x->text ? x->text : "", x->amount});
	}
	if (over > 0 && p->first < p->end)
		add_fault(p, (struct layout_fault){.kind = LF_PAGE_OVERFULL,
				     .page = p->page,
				     .where = block_where(f->nodes.v[p->first].block),
				     .text = block_words(p, f->nodes.v[p->first].block),
				     .amount = over});
}

/* A chapter's title stands above everything: floats go to its page's foot. */
static bool
is_opening(const struct placer *p)
{
	const struct block *b = p->first < p->end ? p->f->nodes.v[p->first].block : NULL;

	return b && b->kind == BLOCK_HEADING && b->heading.level == 1;
}

/* --- margin, floats, foot ------------------------------------------------------- */

static void
put_side(const struct placer *p, const struct galley_piece *q, mpt y)
{
	const struct frame *frame = &p->f->frame;

	put_boxes(p, q->boxes, q->nboxes, frame->side_x, y);
	if (q->elem != ELEM_NONE)
		*VEC_PUSH(p->f->ctx->out, &p->f->ctx->pages->bboxes) = (struct elem_bbox){
			q->elem, p->page, frame->side_x, y, frame->side_w, q->height};
}

/* Level with its line, below the one before, and not over the foot if it can. */
static void
put_sides(const struct placer *p)
{
	const struct galley *f = p->f;
	mpt last = 0, height = f->frame.h - p->makeup.floats;
	uint32_t i;

	for (i = p->first; i < p->end; i++) {
		const struct galley_node *n = &f->nodes.v[i];
		const struct galley_piece *q;
		mpt y;

		if (n->is_wide)
			last = mpt_max(last, p->top[i - p->first] + n->height);
		if (n->side == GALLEY_NONE)
			continue;
		q = &f->pieces.v[n->side];
		y = p->top[i - p->first] + n->baseline - q->baseline;
		y = mpt_max(q->is_raised ? 0 : y, last);
		if (y + q->height > height)
			y = mpt_max(height - q->height, last);
		put_side(p, q, p->text_y + y);
		last = y + q->height;
	}
}

static void
put_floats(const struct placer *p)
{
	const struct galley *f = p->f;
	uint32_t i, mark;
	mpt y = f->frame.y;

	if (is_opening(p))
		y += f->frame.h - p->makeup.notes - p->makeup.floats +
		     f->ctx->style->chart.space_after;
	for (i = p->start->carry.floats; i < p->makeup.carry.floats; i++) {
		const struct galley_piece *q = &f->pieces.v[f->floats.v[i]];

		put_piece(p, f->floats.v[i], f->frame.x, y);
		for (mark = 0; mark < q->nmarks; mark++)
			put_mark(p, &f->marks.v[q->first_mark + mark], y);
		if (q->elem != ELEM_NONE)
			*VEC_PUSH(f->ctx->out, &f->ctx->pages->bboxes) = (struct elem_bbox){
				q->elem, p->page, f->frame.x, y, f->frame.w, q->height};
		y += q->height + f->ctx->style->chart.space_after;
	}
}

static void
put_note_lines(struct galley *foot, const struct placer *p)
{
	const struct page_carry *from = &p->start->carry, *to = &p->makeup.carry;
	mpt y = foot->ctx->style->note.space_above;
	uint32_t i;

	for (i = from->note; i <= to->note && i < p->f->notes.n; i++) {
		size_t first = i == from->note ? from->note_line : 0;
		size_t end = i == to->note ? to->note_line
					   : note_lines(foot->ctx, p->f->notes.v[i], p->f->frame.w);

		if (first >= end)
			continue;
		note_put(foot, p->f->notes.v[i], first, end, y);
		y += (mpt)(end - first) * note_leading(foot->ctx);
	}
}

static void
put_notes(const struct placer *p)
{
	const struct style *s = p->f->ctx->style;
	struct galley_inner in;
	mpt y = p->f->frame.y + p->f->frame.h - p->makeup.notes, w = p->f->frame.w;
	bool is_rtl;

	if (!p->makeup.notes)
		return;
	is_rtl = note_para(p->f->ctx, p->f->notes.v[p->start->carry.note], w)->is_rtl;
	galley_open(&in, p->f);
	galley_node(&in.galley, p->makeup.notes, 0, NULL);
	galley_rule(&in.galley, is_rtl ? w - s->note.rule_width : 0, s->note.space_above / 2,
		s->note.rule_width, s->note.rule, s->color[COLOR_RULE]);
	put_note_lines(&in.galley, p);
	put_boxes(p, in.galley.boxes.v, in.galley.boxes.n, p->f->frame.x, y);
	galley_close(&in);
}

/* --- a page --------------------------------------------------------------------- */

static void
replay(struct placer *p)
{
	uint32_t i;

	p->makeup = makeup_begin(p->f, p->start->carry);
	for (i = p->first; i < p->end; i++) {
		bool fits = makeup_node(p->f, &p->makeup, i, i == p->first, &p->top[i - p->first]);

		assert(fits);
		(void)fits;
	}
	p->text_y = p->f->frame.y + (is_opening(p) ? 0 : p->makeup.floats);
}

static void
put_nodes(const struct placer *p)
{
	const struct galley *f = p->f;
	uint32_t i;

	if (p->first < p->end && f->nodes.v[p->first].head != GALLEY_NONE)
		put_piece(p, f->nodes.v[p->first].head, f->frame.x, p->text_y);
	for (i = p->first; i < p->end; i++) {
		const struct galley_node *n = &f->nodes.v[i];

		put_boxes(p, f->boxes.v + n->box, n->nboxes, f->frame.x,
			p->text_y + p->top[i - p->first]);
	}
}

static void
place_page(struct placer *p)
{
	page_add(p->f->ctx, &p->f->frame);
	p->page = p->f->ctx->pages->pages.n - 1;
	p->top = arena_array(p->f->arena, mpt, p->end - p->first + 1);
	replay(p);
	put_spans(p);
	put_nodes(p);
	put_sides(p);
	put_floats(p);
	put_notes(p);
	put_marks(p);
	report_faults(p);
}

/* Turned tables whose place is on this page come behind it. */
static void
place_turned(const struct placer *p)
{
	struct galley *f = p->f;
	size_t i;

	for (i = 0; i < f->turned.n; i++) {
		const struct galley_landscape *t = &f->turned.v[i];
		struct galley own;

		if (t->node < p->first || t->node >= p->end)
			continue;
		galley_init(&own, f->ctx, f->arena);
		own.is_root = true;
		own.flush = f->flush;
		own.count = f->count;
		own.landscape = f->landscape;
		own.frame = f->frame;
		galley_anchor(&own, t->block);
		own.landscape(&own, t->is_rtl, t->block);
	}
}

/* Marks behind the last node belong to what follows. */
static void
keep_marks(struct galley *f)
{
	size_t i, n = 0;

	for (i = 0; i < f->marks.n; i++)
		if (f->marks.v[i].node >= f->nodes.n) {
			f->marks.v[n] = f->marks.v[i];
			f->marks.v[n++].node = 0;
		}
	f->marks.n = n;
}

/* So does margin material that found no line yet. */
static void
keep_side(struct galley *f)
{
	if (f->side == GALLEY_NONE) {
		f->pieces.n = 0;
		return;
	}
	f->pieces.v[0] = f->pieces.v[f->side];
	f->pieces.n = 1;
	f->side = 0;
}

/* Spans that are still open go on in what follows. */
static void
reset_galley(struct galley *f)
{
	bool has_open = false;
	size_t i;

	keep_marks(f);
	keep_side(f);
	for (i = 0; i < f->spans.n; i++) {
		f->spans.v[i].first = 0;
		if (f->spans.v[i].last == GALLEY_NONE && f->spans.v[i].kind != SPAN_NONE)
			has_open = true;
		else
			f->spans.v[i].kind = SPAN_NONE;
	}
	if (!has_open)
		f->spans.n = 0;
	f->nodes.n = f->boxes.n = f->notes.n = f->faults.n = 0;
	f->floats.n = f->turned.n = 0;
	f->white = f->extra = f->kept = f->most = 0;
	f->cost = 0;
	f->faults_next = 0;
	f->head = GALLEY_NONE;
	f->clears = false;
}

/* A heading with nothing behind it before a forced break. */
static void
report_end(const struct placer *p)
{
	const struct block *b = VEC_LAST(&p->f->nodes)->block;

	if (p->f->faults_next & 1u << LF_STRANDED_HEADING)
		add_fault(p, (struct layout_fault){.kind = LF_STRANDED_HEADING,
				     .page = p->page,
				     .where = block_where(b),
				     .text = block_words(p, b)});
}

void
page_flush(struct galley *f)
{
	struct page_breaks breaks;
	struct placer p = {.f = f};
	size_t i;

	if (!f->nodes.n)
		return;
	page_break(f, f->arena, &breaks);
	for (i = 0; i < breaks.npages; i++) {
		p.start = &breaks.pages[i];
		p.first = p.start->node;
		p.end = i + 1 < breaks.npages ? breaks.pages[i + 1].node : (uint32_t)f->nodes.n;
		place_page(&p);
		p.before = p.page;
		place_turned(&p);
	}
	report_end(&p);
	reset_galley(f);
}
