#include "text/para.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/detail.h"
#include "text/divide/bounds.h"
#include "text/divide/divide.h"
#include "text/divide/uax14.h"
#include "text/item.h"
#include "text/itemize.h"
#include "text/micro.h"
#include "text/seq.h"

#include <stdlib.h>
#include <string.h>

struct text_cache *
text_cache_open(struct fonts *f, const char *exceptions, struct diag *d)
{
	struct text_cache *c = xmalloc(sizeof(*c));

	c->fonts = f;
	c->diag = d;
	c->hyph = hyph_open(exceptions, d);
	c->shape = shape_open(f);
	c->bounds = bounds_open();
	c->tmp = arena_new();
	c->widths = arena_new();
	return c;
}

void
text_cache_close(struct text_cache *c)
{
	if (!c)
		return;
	hyph_close(c->hyph);
	shape_close(c->shape);
	bounds_close(c->bounds);
	arena_free(c->tmp);
	arena_free(c->widths);
	free(c);
}

struct fonts *
text_cache_fonts(struct text_cache *c)
{
	return c->fonts;
}

/* The text in UTF-8, and where each code point starts in it. */
static uint32_t *
encode(const struct seq *s, struct arena *tmp, struct arena *out, struct text_para *para)
{
	uint32_t *offsets = arena_array(tmp, uint32_t, s->n + 1);
	char *buf = arena_alloc(tmp, s->n * UTF8_MAX + 1);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		offsets[i] = (uint32_t)n;
		n += utf8_encode(s->cp[i], buf + n);
	}
	offsets[s->n] = (uint32_t)n;
	para->text = arena_strndup(out, buf, n);
	para->ntext = n;
	return offsets;
}

static uint64_t
no_lig_bits(const struct seq *s, const uint32_t *offsets, const struct piece *p)
{
	uint64_t bits = 0;

	for (uint32_t i = p->start + 1; i < p->end; i++) {
		uint32_t byte = offsets[i] - offsets[p->start];

		if (s->no_lig[i] && byte < SHAPE_MASK_BYTES)
			bits |= (uint64_t)1 << byte;
	}
	return bits;
}

static struct seg
make_seg(const struct item_in *in, const struct piece *p, hb_language_t lang, const char *text)
{
	const unsigned shaping = TEXT_TABULAR | TEXT_VERBATIM;
	const struct text_run *run = &in->detail->runs[p->run];
	struct seg seg = {.start = in->offsets[p->start],
		.end = in->offsets[p->end],
		.run = p->run,
		.level = p->level,
		.is_glue = p->is_glue};

	struct shape_want want = {.text = text + seg.start,
		.ntext = seg.end - seg.start,
		.font = p->font,
		.size = run->size,
		.letter_spacing = run->letter_spacing,
		.flags = run->flags & shaping,
		.no_lig = no_lig_bits(in->seq, in->offsets, p),
		.script = p->script,
		.lang = lang,
		.is_rtl = p->level % 2 == 1};

	seg.shaped = shape_word(in->cache->shape, &want);
	return seg;
}

static struct seg *
make_segs(const struct item_in *in, const struct text_setting *set, const char *text,
	struct arena *out)
{
	struct seg *segs = arena_array(out, struct seg, in->pieces->n);
	hb_language_t lang = HB_LANGUAGE_INVALID;
	uint32_t run = UINT32_MAX;

	for (size_t k = 0; k < in->pieces->n; k++) {
		const struct piece *p = &in->pieces->v[k];

		if (p->run != run) {
			run = p->run;
			lang = hb_language_from_string(
				seq_lang(in->seq, in->detail->runs, set, p->start), -1);
		}
		segs[k] = make_seg(in, p, lang, text);
	}
	return segs;
}

static void
prepare(struct text_cache *c, struct seq *s, const struct text_detail *detail,
	const struct text_setting *set)
{
	seq_make(s, detail->runs, detail->nruns, c->tmp);
	if (set->narrow_spaces)
		micro_apply(s, detail->runs, set);
	bounds_clusters(c->bounds, s->cp, s->n, s->start, c->tmp);
	uax14_fill(s, detail->runs, c->bounds, c->tmp);
	divide_words(c->hyph, s, detail->runs, set);
	uax14_emergency(s);
}

int
text_para_make(struct text_cache *c, const struct text_run *runs, size_t nruns,
	const struct text_setting *set, struct arena *out, struct text_para *para)
{
	struct arena_mark mark = arena_save(c->tmp);
	struct text_detail *detail = arena_one(out, struct text_detail);
	struct pieces pieces;
	struct seq seq;
	int status;

	detail->runs = arena_memdup(out, runs, nruns * sizeof(*runs));
	detail->nruns = nruns;
	detail->lang = set->lang ? set->lang : "";
	prepare(c, &seq, detail, set);
	status = itemize(
		&(struct itemize_in){c->fonts, c->diag, &seq, detail->runs, set}, c->tmp, &pieces);
	if (status == 0) {
		struct item_in in = {c, &seq, encode(&seq, c->tmp, out, para), &pieces, detail};

		detail->segs = make_segs(&in, set, para->text, out);
		detail->nsegs = pieces.n;
		para->is_rtl = pieces.is_rtl;
		para->detail = detail;
		item_make(&in, c->tmp, out, para);
		status = pieces.has_missing ? -1 : 0;
	}
	arena_rewind(c->tmp, mark);
	return status;
}

mpt
text_width(struct text_cache *c, const struct text_run *run)
{
	struct arena_mark mark = arena_save(c->widths);
	struct text_setting set = {.lang = run->lang};
	struct text_para para;
	mpt width = 0;

	if (text_para_make(c, run, 1, &set, c->widths, &para) == 0)
		for (size_t i = 0; i < para.nitems; i++)
			if (para.items[i].kind != ITEM_PENALTY)
				width += para.items[i].width;
	arena_rewind(c->widths, mark);
	return width;
}
