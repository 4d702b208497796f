#include "layout/page/note.h"

/* As wide as the last note's, which has the most digits: all texts stand alike. */
static mpt
label_width(struct context *l)
{
	const struct note *n = &l->doc->notes.v[l->doc->notes.n - 1];
	struct run run = para_own_run(n->label, n->lang);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = TS_FOOTNOTE,
		.lang = n->lang ? n->lang : l->doc->lang,
		.where = n->where};

	if (!l->note_label)
		l->note_label = para_extent(l, &ask).natural + l->style->note.label_gap;
	return l->note_label;
}

mpt
note_leading(const struct context *l)
{
	return l->style->text[TS_FOOTNOTE].leading;
}

const struct para *
note_para(struct context *l, uint32_t note, mpt width)
{
	const struct note *n = &l->doc->notes.v[note];
	struct para_ask ask = {.runs = n->runs.v,
		.nruns = n->runs.n,
		.style = TS_FOOTNOTE,
		.lang = n->lang ? n->lang : l->doc->lang,
		.width = width - label_width(l),
		.where = n->where};

	return para_make(l, &ask);
}

size_t
note_lines(struct context *l, uint32_t note, mpt width)
{
	size_t n = note_para(l, note, width)->nlines;

	return n ? n : 1;
}

static struct run
label_run(const struct note *n)
{
	struct run run = para_own_run(n->label, n->lang);

	run.elem = n->label_elem;
	run.link = n->label_link;
	run.seq = n->label_seq;
	return run;
}

static void
put_label(struct galley *f, const struct note *n, bool is_rtl, mpt baseline)
{
	struct context *l = f->ctx;
	struct run run = label_run(n);
	struct para_ask ask = {.runs = &run,
		.nruns = 1,
		.style = TS_FOOTNOTE,
		.lang = n->lang ? n->lang : l->doc->lang,
		.width = label_width(l),
		.where = n->where};
	struct lines_place place = {.style = TS_FOOTNOTE,
		.align = ALIGN_LEFT,
		.x = is_rtl ? f->frame.w - label_width(l) : 0,
		.w = label_width(l)};

	place.para = para_make_once(l, &ask);
	if (place.para->nlines)
		galley_put_line(f, &place, 0, baseline);
}

void
note_put(struct galley *f, uint32_t note, size_t first, size_t end, mpt y)
{
	struct context *l = f->ctx;
	const struct note *n = &l->doc->notes.v[note];
	const struct para *p = note_para(l, note, f->frame.w);
	mpt leading = note_leading(l), hang = label_width(l);
	mpt baseline = leading - context_baseline(l, TS_FOOTNOTE);
	struct lines_place place = {.para = p,
		.style = TS_FOOTNOTE,
		.align = ALIGN_LEFT,
		.x = p->is_rtl ? 0 : hang,
		.w = f->frame.w - hang};
	size_t k;

	for (k = first; k < end && k < p->nlines; k++) {
		mpt top = y + (mpt)(k - first) * leading;

		if (k == 0)
			put_label(f, n, p->is_rtl, top + baseline);
		galley_put_line(f, &place, k, top + baseline);
	}
}
