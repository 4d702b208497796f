/*
 * The cover page: cover.h draws it and says where the paragraphs stand; here
 * they are set and put there. It is a page of its own, never broken.
 */
#include "layout/block/cover.h"
#include "layout/block/image.h"
#include "layout/block/set.h"
#include "layout/page/heads.h"
#include "layout/page/page.h"

/* Bookmarks and anchors lead to the cover's top; its number is the next page's. */
static void
take_marks(struct context *l, const struct galley *f)
{
	size_t i, page = l->pages->pages.n;

	for (i = 0; i < f->marks.n; i++) {
		const struct galley_mark *m = &f->marks.v[i];

		if (m->kind == MARK_ANCHOR)
			*VEC_PUSH(l->out, &l->pages->anchors) = (struct anchor){m->id, page, 0};
		else if (!m->block->heading.no_bookmark)
			*VEC_PUSH(l->out, &l->pages->outline) = (struct outline_entry){
				m->block->heading.level, m->block->heading.text, page, 0};
	}
}

static struct galley_piece
set_text(struct galley *f, const struct block *b, mpt width)
{
	struct measure m = {.w = width};
	struct galley_inner in;
	struct galley_piece piece;

	galley_open(&in, f);
	set_blocks(&in.galley, m, b);
	piece = galley_piece(&in.galley, f->arena);
	take_marks(f->ctx, &in.galley);
	galley_close(&in);
	return piece;
}

static void
put_boxes(struct context *l, const struct box *boxes, size_t n, mpt x, mpt y)
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
ask_logo(struct context *l, const struct block *b, struct cover_ask *ask)
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
put_logo_bbox(struct context *l, const struct block *b, const struct cover_plan *plan)
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
set_cover(struct galley *f, const struct block *b)
{
	struct context *l = f->ctx;
	const struct cover *c = b->cover;
	struct cover_ask ask = {.cover = c, .style = l->style};
	struct cover_plan plan = {.nboxes = 0};
	struct galley_piece title, lower, side;
	struct frame frame = frame_of_page(l->style, PAGE_COVER, false);

	if (!f->is_root)
		return;
	f->flush(f);
	ask_logo(l, b, &ask);
	cover_measure(&ask, &plan);
	title = set_text(f, c->title, plan.title_width);
	lower = set_text(f, c->lower, plan.lower_width);
	side = set_text(f, c->side, plan.side_width);
	ask.title_height = title.height;
	ask.lower_height = lower.height;
	ask.side_height = side.height;
	cover_draw(&ask, l->out, &plan);
	page_add(l, &frame);
	put_boxes(l, plan.boxes, plan.nboxes, 0, 0);
	put_boxes(l, title.boxes, title.nboxes, plan.title_x, plan.title_y);
	put_boxes(l, lower.boxes, lower.nboxes, plan.lower_x, plan.lower_y);
	put_boxes(l, side.boxes, side.nboxes, plan.side_x, plan.side_y);
	put_logo_bbox(l, b, &plan);
}
