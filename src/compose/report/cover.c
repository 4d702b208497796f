#include "compose/report/report.h"

#include "compose/write/words.h"

/* One band per field, one cell per measure of the committee. */
static void
pattern(struct report *r, struct cover *cover)
{
	struct cover_band *bands = arena_array(r->b->a, struct cover_band, r->nfields + 1);

	for (size_t f = 0; f < r->nfields; f++) {
		int *cells = arena_array(r->b->a, int, r->now.n + 1);

		for (size_t i = 0; i < r->now.n; i++)
			if (r->now.v[i].measure->field == r->fields[f])
				cells[bands[f].ncells++] = (int)r->now.v[i].status;
		bands[f].cells = cells;
	}
	cover->bands = bands;
	cover->nbands = r->nfields;
}

static void
cover_title(struct report *r, struct cover *cover)
{
	struct frame old = builder_enter(r->b, r->b->frame.parent, &cover->title);

	builder_title(r->b, TS_COVER_TITLE, builder_marked(r->b, report_heading(r)));
	builder_para(r->b, TS_COVER_SUBTITLE,
		builder_printf(r->b, "%s \u00B7 %s", r->committee->name, words_reported(r->b)));
	if (r->b->in->publication->subtitle)
		builder_para(r->b, TS_COVER_SUBTITLE, r->b->in->publication->subtitle);
	builder_leave(r->b, old);
}

static void
cover_lower(struct report *r, struct cover *cover)
{
	struct frame old = builder_enter(r->b, r->b->frame.parent, &cover->lower);

	builder_para(r->b, TS_COVER_BODY, r->model->body.name);
	if (r->model->is_sample)
		builder_para(r->b, TS_COVER_BODY, words_label(r->b, LABEL_SAMPLE));
	if (r->b->doc->is_internal)
		builder_para(r->b, TS_COVER_BODY, words_label(r->b, LABEL_REPORT_INTERNAL));
	builder_leave(r->b, old);
}

static void
cover_side(struct report *r, struct cover *cover)
{
	struct frame old = builder_enter(r->b, r->b->frame.parent, &cover->side);

	builder_para(r->b, TS_COVER_AS_OF, words_as_of(r->b, r->cutoff));
	builder_leave(r->b, old);
}

int
report_cover(struct report *r)
{
	struct block *block;

	builder_page(r->b, PAGE_COVER, NUMBERING_NONE);
	block = builder_block(r->b, BLOCK_COVER, ELEM_NONE);
	block->cover = arena_one(r->b->a, struct cover);
	block->cover->logo_elem = ELEM_NONE;
	pattern(r, block->cover);
	cover_title(r, block->cover);
	cover_lower(r, block->cover);
	cover_side(r, block->cover);
	builder_page(r->b, PAGE_BODY, NUMBERING_ARABIC);
	r->has_title = true;
	return 0;
}
