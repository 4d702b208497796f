#include "layout/chart/chart.h"
#include "layout/galley/galley.h"
#include "layout/galley/image.h"

enum {
	PX_PER_INCH = 150, /* pictures are never set coarser than this */
	PT_PER_INCH = 72,
	TALLEST_PARTS = 3 /* at most two thirds of the page, so that text stays beside it */
};

/* As wide as the column, but neither coarse nor taller than most of a page. */
static void
fit_picture(const struct frame *frame, const struct image_size *px, mpt width, mpt size[2])
{
	int64_t w = (int64_t)px->width_px * PT_PER_INCH * MPT_PER_PT / PX_PER_INCH;
	mpt tallest = frame->h - frame->h / TALLEST_PARTS;

	size[0] = w < width ? (mpt)w : width;
	size[1] = mpt_scale(size[0], px->height_px, px->width_px);
	if (size[1] > tallest) {
		size[0] = mpt_scale(tallest, px->width_px, px->height_px);
		size[1] = tallest;
	}
}

static void
set_figure(struct flow *f, struct measure m, const struct block *b, const mpt size[2])
{
	const struct style *s = f->lay->style;
	mpt x = m.is_rtl ? m.x + m.w - size[0] : m.x;
	struct flow_span bbox = {.kind = SPAN_BBOX, .x = x, .w = size[0], .elem = b->elem};
	uint32_t span;

	if (b->figure.caption) {
		flow_blocks(f, m, b->figure.caption);
		flow_cost(f, BREAK_STRANDED, 0);
	}
	flow_white(f, s->chart.space_before);
	span = flow_span_begin(f, bbox);
	flow_node(f, size[1], 0, b)->snap = SNAP_NONE;
	*flow_box(f) = (struct box){.kind = BOX_IMAGE,
		.elem = b->elem,
		.seq = f->lay->doc->elems.v[b->elem].seq,
		.link = LINK_NONE,
		.x = x,
		.y = 0,
		.w = size[0],
		.h = size[1],
		.u.image = b->figure.path};
	flow_span_end(f, span);
	flow_white(f, s->chart.space_after);
}

/* Stands in the text as a node without height, and goes to a page's top. */
static void
float_figure(struct flow *f, struct measure m, const struct block *b, const mpt size[2])
{
	struct flow_inner in;
	struct flow_piece piece;
	struct flow_node *n;
	size_t i;

	flow_open(&in, f);
	set_figure(&in.flow, m, b, size);
	piece = flow_piece(&in.flow, f->arena);
	piece.first_mark = (uint32_t)f->marks.n;
	flow_adopt(f, &in.flow);
	flow_close(&in);
	piece.nmarks = (uint32_t)f->marks.n - piece.first_mark;
	for (i = piece.first_mark; i < f->marks.n; i++)
		f->marks.v[i].is_floating = true;
	piece.elem = b->elem;
	*VEC_PUSH(f->arena, &f->floats) = flow_add_piece(f, piece);
	n = flow_node(f, 0, 0, b);
	n->snap = SNAP_NONE;
	n->floating = (uint32_t)f->floats.n - 1;
}

void
flow_figure(struct flow *f, struct measure m, const struct block *b)
{
	struct image_size px;
	mpt size[2];

	if (image_size_read(b->figure.path, &px) < 0) {
		diag_report(f->lay->diag, FAULT_IMAGE_UNREADABLE, b->where, "%s", b->figure.path);
		f->lay->has_failed = true;
		return;
	}
	fit_picture(&f->frame, &px, m.w, size);
	if (b->figure.floats_top && f->is_root)
		float_figure(f, m, b, size);
	else
		set_figure(f, m, b, size);
}

/* --- charts --------------------------------------------------------------------- */

static void
put_slice(struct flow *f, struct measure m, const struct chart_slice *slice)
{
	size_t i;

	for (i = 0; i < slice->nboxes; i++) {
		struct box *b = flow_box(f);

		*b = slice->boxes[i];
		b->x += m.x;
	}
}

static uint32_t
chart_head(struct flow *f, struct measure m, const struct chart_slice *head)
{
	struct flow_piece p = {.height = head->height, .elem = ELEM_NONE};
	size_t i;

	if (!f->is_root || !head->height)
		return FLOW_NONE;
	p.boxes = arena_array(f->arena, struct box, head->nboxes + 1);
	for (i = 0; i < head->nboxes; i++) {
		struct box *b = &p.boxes[p.nboxes++];

		*b = head->boxes[i];
		b->x += m.x;
		b->elem = ELEM_NONE;
		b->seq = 0;
		if (b->artifact == ARTIFACT_NONE)
			b->artifact = ARTIFACT_REPEAT;
	}
	return flow_add_piece(f, p);
}

static void
set_slices(struct flow *f, struct measure m, const struct block *b, const struct chart_drawing *d)
{
	uint32_t outer = f->head;
	size_t i;

	if (d->head.height) {
		flow_node(f, d->head.height, 0, b)->snap = SNAP_NONE;
		put_slice(f, m, &d->head);
		flow_cost(f, BREAK_NEVER, 0);
	}
	f->head = chart_head(f, m, &d->head);
	for (i = 0; i < d->nslices; i++) {
		if (i > 0)
			flow_cost(f, d->slices[i].may_begin_page ? BREAK_TOGETHER : BREAK_NEVER, 0);
		flow_node(f, d->slices[i].height, 0, b)->snap = SNAP_NONE;
		put_slice(f, m, &d->slices[i]);
	}
	f->head = outer;
}

static void
set_drawing(struct flow *f, struct measure m, const struct block *b, const struct chart_drawing *d)
{
	const struct chart_look *look = &f->lay->style->chart;
	struct flow_span bbox = {.kind = SPAN_BBOX, .x = m.x, .w = m.w, .elem = b->elem};
	uint32_t span;

	if (b->chart.caption) {
		flow_blocks(f, m, b->chart.caption);
		flow_cost(f, BREAK_STRANDED, 0);
	}
	flow_white(f, look->space_before);
	span = flow_span_begin(f, bbox);
	set_slices(f, m, b, d);
	flow_span_end(f, span);
	flow_white(f, look->space_after);
}

void
flow_chart(struct flow *f, struct measure m, const struct block *b)
{
	struct lay *l = f->lay;
	struct tag tag = {.elem = b->elem,
		.link = LINK_NONE,
		.artifact = b->elem == ELEM_NONE ? ARTIFACT_LAYOUT : ARTIFACT_NONE};
	struct chart_ask ask = {.chart = b->chart.chart,
		.style = l->style,
		.text = l->text,
		.labels = l->doc->labels,
		.lang = b->lang ? b->lang : l->doc->lang,
		.width = m.w,
		.elem = b->elem,
		.where = b->where,
		.narrow_spaces = l->in->narrow_spaces};
	struct chart_drawing d = {.nslices = 0};

	if (b->elem != ELEM_NONE)
		ask.seq = tag.seq = l->doc->elems.v[b->elem].seq;
	ask.tag = lay_tag(l, tag);
	if (chart_draw(&ask, l->out, &d) < 0)
		l->has_failed = true;
	if (d.nslices)
		set_drawing(f, m, b, &d);
	flow_blocks(f, m, b->chart.table);
}
