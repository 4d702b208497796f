/*
 * The cover page: cover.h draws it and says where the paragraphs stand; here
 * they are set and put there. It is a page of its own, never broken.
 */
#include "layout/cover.h"
#include "layout/flow.h"
#include "layout/heads.h"
#include "layout/image.h"
#include "layout/page.h"

struct cover_text {
	struct flow_inner in;
	struct flow_piece piece;
};

static void
set_text(struct flow *f, struct cover_text *t, const struct block *b, mpt width)
{
	struct measure m = {.w = width};

	flow_open(&t->in, f);
	flow_blocks(&t->in.flow, m, b);
	t->piece = flow_piece(&t->in.flow, f->arena);
	flow_close(&t->in);
}

static void
put_boxes(struct lay *l, const struct box *boxes, size_t n, mpt x, mpt y)
{
	struct page *page = VEC_LAST(&l->pages->pages);
	size_t i;

	for (i = 0; i < n; i++) {
		struct box *b = VEC_PUSH(l->out, &page->boxes);

		*b = boxes[i];
		b->x += x;
		b->y += y;
	}
}

static void
ask_logo(struct lay *l, const struct block *b, struct cover_ask *ask)
{
	struct image_size px;

	if (!b->cover->logo)
		return;
	if (image_size_read(b->cover->logo, &px) < 0) {
		diag_report(l->diag, FAULT_IMAGE_UNREADABLE, b->where, "%s", b->cover->logo);
		l->has_failed = true;
		return;
	}
	ask->logo_width = (mpt)px.width_px;
	ask->logo_height = (mpt)px.height_px;
}

static void
put_logo_bbox(struct lay *l, const struct block *b, const struct cover_plan *plan)
{
	size_t i;

	for (i = 0; i < plan->nboxes; i++) {
		const struct box *x = &plan->boxes[i];

		if (x->kind == BOX_IMAGE && x->elem == b->cover->logo_elem)
			*VEC_PUSH(l->out, &l->pages->bboxes) = (struct elem_bbox){
				x->elem, l->pages->pages.n - 1, x->x, x->y, x->w, x->h};
	}
}

void
flow_cover(struct flow *f, const struct block *b)
{
	struct lay *l = f->lay;
	const struct cover *c = b->cover;
	struct cover_ask ask = {.cover = c, .style = l->style};
	struct cover_plan plan = {.nboxes = 0};
	struct cover_text title, lower, side;
	struct frame frame = lay_frame(l->style, PAGE_COVER);

	if (!f->is_root)
		return;
	f->flush(f);
	ask_logo(l, b, &ask);
	cover_measure(&ask, &plan);
	set_text(f, &title, c->title, plan.title_width);
	set_text(f, &lower, c->lower, plan.lower_width);
	set_text(f, &side, c->side, plan.side_width);
	ask.title_height = title.piece.height;
	ask.lower_height = lower.piece.height;
	ask.side_height = side.piece.height;
	cover_draw(&ask, l->out, &plan);
	page_add(l, &frame);
	put_boxes(l, plan.boxes, plan.nboxes, 0, 0);
	put_boxes(l, title.piece.boxes, title.piece.nboxes, plan.title_x, plan.title_y);
	put_boxes(l, lower.piece.boxes, lower.piece.nboxes, plan.lower_x, plan.lower_y);
	put_boxes(l, side.piece.boxes, side.piece.nboxes, plan.side_x, plan.side_y);
	put_logo_bbox(l, b, &plan);
}
