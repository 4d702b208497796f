#include "layout/block/image.h"
#include "layout/block/set.h"
#include "layout/chart/chart.h"

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
put_picture(struct galley *f, struct measure m, const struct block *b, const mpt size[2])
{
	const struct style *s = f->ctx->style;
	mpt x = m.is_rtl ? m.x + m.w - size[0] : m.x;
	struct galley_span bbox = {.kind = SPAN_BBOX, .x = x, .w = size[0], .elem = b->elem};
	uint32_t span;

	if (b->figure.caption) {
		set_blocks(f, m, b->figure.caption);
		galley_cost(f, PAGE_BREAK_STRANDED, 0);
	}
	galley_white(f, s->chart.space_before);
	span = galley_span_begin(f, bbox);
	galley_node(f, size[1], 0, b)->snap = SNAP_NONE;
	*galley_box(f) = (struct box){.kind = BOX_IMAGE,
		.elem = b->elem,
		.seq = f->ctx->doc->elems.v[b->elem].seq,
		.link = LINK_NONE,
		.x = x,
		.y = 0,
		.w = size[0],
		.h = size[1],
		.u.image = b->figure.path};
	galley_span_end(f, span);
	galley_white(f, s->chart.space_after);
}

/* Stands in the text as a node without height, and goes to a page's top. */
static void
float_figure(struct galley *f, struct measure m, const struct block *b, const mpt size[2])
{
	struct galley_inner in;
	struct galley_piece piece;
	struct galley_node *n;
	size_t i;

	galley_open(&in, f);
	put_picture(&in.galley, m, b, size);
	piece = galley_piece(&in.galley, f->arena);
	piece.first_mark = (uint32_t)f->marks.n;
	galley_append(f, &in.galley);
	galley_close(&in);
	piece.nmarks = (uint32_t)f->marks.n - piece.first_mark;
	for (i = piece.first_mark; i < f->marks.n; i++)
		f->marks.v[i].is_floating = true;
	piece.elem = b->elem;
	*VEC_PUSH(f->arena, &f->floats) = galley_add_piece(f, piece);
	n = galley_node(f, 0, 0, b);
	n->snap = SNAP_NONE;
	n->floating = (uint32_t)f->floats.n - 1;
}

void
set_figure(struct galley *f, struct measure m, const struct block *b)
{
	struct image_size px;
	mpt size[2];

	if (image_size_read(b->figure.path, &px) < 0) {
		diag_report(f->ctx->diag, FAULT_IMAGE_UNREADABLE, b->where, "%s", b->figure.path);
		f->ctx->has_failed = true;
		return;
	}
	fit_picture(&f->frame, &px, m.w, size);
	if (b->figure.floats_top && f->is_root)
		float_figure(f, m, b, size);
	else
		put_picture(f, m, b, size);
}

/* --- charts --------------------------------------------------------------------- */

static void
put_slice(struct galley *f, struct measure m, const struct chart_slice *slice)
{
	size_t i;

	for (i = 0; i < slice->nboxes; i++) {
		struct box *b = galley_box(f);

		*b = slice->boxes[i];
		b->x += m.x;
	}
}

static uint32_t
chart_head(struct galley *f, struct measure m, const struct chart_slice *head)
{
	struct galley_piece p = {.height = head->height, .elem = ELEM_NONE};
	size_t i;

	if (!f->is_root || !head->height)
		return GALLEY_NONE;
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
	return galley_add_piece(f, p);
}

static void
set_slices(struct galley *f, struct measure m, const struct block *b, const struct chart_drawing *d)
{
	uint32_t outer = f->head;
	size_t i;

	if (d->head.height) {
		galley_node(f, d->head.height, 0, b)->snap = SNAP_NONE;
		put_slice(f, m, &d->head);
		galley_cost(f, PAGE_BREAK_NEVER, 0);
	}
	f->head = chart_head(f, m, &d->head);
	for (i = 0; i < d->nslices; i++) {
		if (i > 0)
			galley_cost(f,
				d->slices[i].may_begin_page ? PAGE_BREAK_TOGETHER
							    : PAGE_BREAK_NEVER,
				0);
		galley_node(f, d->slices[i].height, 0, b)->snap = SNAP_NONE;
		put_slice(f, m, &d->slices[i]);
	}
	f->head = outer;
}

static void
set_drawing(
	struct galley *f, struct measure m, const struct block *b, const struct chart_drawing *d)
{
	const struct chart_look *look = &f->ctx->style->chart;
	struct galley_span bbox = {.kind = SPAN_BBOX, .x = m.x, .w = m.w, .elem = b->elem};
	uint32_t span;

	if (b->chart.caption) {
		set_blocks(f, m, b->chart.caption);
		galley_cost(f, PAGE_BREAK_STRANDED, 0);
	}
	galley_white(f, look->space_before);
	span = galley_span_begin(f, bbox);
	set_slices(f, m, b, d);
	galley_span_end(f, span);
	galley_white(f, look->space_after);
}

void
set_chart(struct galley *f, struct measure m, const struct block *b)
{
	struct context *l = f->ctx;
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
	ask.tag = context_tag(l, tag);
	if (chart_draw(&ask, l->out, &d) < 0)
		l->has_failed = true;
	if (d.nslices)
		set_drawing(f, m, b, &d);
	set_blocks(f, m, b->chart.table);
}
