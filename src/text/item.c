#include "text/item.h"

#include "base/vec.h"
#include "text/chars.h"

/* Plain TeX has 50 for both kinds of hyphen; a joint is the better place. */
#define PENALTY_EXPLICIT 50
#define PENALTY_SYLLABLE 60
#define PENALTY_JOINT 30

/* The list being made, and the box that is still open. */
struct maker {
	const struct item_in *in;
	struct arena *tmp;
	VEC(struct text_item) items;
	struct text_item box;
	bool is_box_open;
};

static void
put(struct maker *m, struct text_item item)
{
	*VEC_PUSH(m->tmp, &m->items) = item;
}

static void
box_add(struct maker *m, uint32_t start, uint32_t end, mpt width)
{
	if (!m->is_box_open)
		m->box = (struct text_item){.kind = ITEM_BOX, .start = start};
	m->is_box_open = true;
	m->box.end = end;
	m->box.width = mpt_add(m->box.width, width);
}

static void
box_close(struct maker *m)
{
	if (m->is_box_open)
		put(m, m->box);
	m->is_box_open = false;
}

static void
put_penalty(struct maker *m, enum seq_break b, uint32_t at, mpt width)
{
	struct text_item item = {.kind = ITEM_PENALTY, .width = width, .start = at, .end = at};

	switch (b) {
	case BREAK_ALLOWED:
		break;
	case BREAK_EXPLICIT:
		item.penalty = PENALTY_EXPLICIT;
		item.is_explicit = true;
		break;
	case BREAK_SYLLABLE:
		item.penalty = PENALTY_SYLLABLE;
		item.is_hyphen = true;
		break;
	case BREAK_JOINT:
		item.penalty = PENALTY_JOINT;
		item.is_hyphen = true;
		break;
	case BREAK_EMERGENCY:
		item.penalty = PENALTY_EMERGENCY;
		break;
	case BREAK_EMERGENCY_HYPHEN:
		item.penalty = PENALTY_EMERGENCY;
		item.is_hyphen = true;
		break;
	case BREAK_FORCED:
		item.penalty = PENALTY_FORCED;
		break;
	case BREAK_NONE:
		return;
	}
	put(m, item);
}

static bool
has_hyphen(enum seq_break b)
{
	return b == BREAK_SYLLABLE || b == BREAK_JOINT || b == BREAK_EMERGENCY_HYPHEN;
}

/*
 * before[i] is the width of the segment's code points before its i-th, as
 * shaped whole; a ligature's width is shared out among its characters.
 */
static mpt *
widths_before(struct maker *m, const struct seg *seg, uint32_t first, uint32_t n)
{
	const uint32_t *offsets = m->in->offsets;
	mpt *at = arena_array(m->tmp, mpt, (size_t)(seg->end - seg->start) + 1);
	bool *is_start = arena_array(m->tmp, bool, (size_t)(seg->end - seg->start) + 1);
	mpt *before = arena_array(m->tmp, mpt, (size_t)n + 1);
	mpt sum = 0;

	for (size_t g = 0; g < seg->shaped->nglyphs; g++) {
		at[seg->shaped->glyphs[g].cluster] += seg->shaped->glyphs[g].advance;
		is_start[seg->shaped->glyphs[g].cluster] = true;
	}
	for (uint32_t i = 0; i < n;) {
		mpt advance = at[offsets[first + i] - seg->start];
		uint32_t k = i + 1;

		while (k < n && !is_start[offsets[first + k] - seg->start])
			k++;
		for (uint32_t j = i; j < k; j++)
			before[j] = sum + mpt_scale(advance, j - i, k - i);
		sum += advance;
		i = k;
	}
	before[n] = sum;
	return before;
}

static bool
has_inner_break(const struct seq *s, const struct piece *p)
{
	for (uint32_t i = p->start + 1; i < p->end; i++)
		if (s->brk[i] != BREAK_NONE)
			return true;
	return false;
}

/* First byte of the cluster that ends before byte `at`; `at` itself if the cut is unsafe. */
static uint32_t
last_cluster(const struct seg *seg, uint32_t at)
{
	uint32_t cut = at - seg->start;
	uint32_t last = 0;
	bool is_start = at == seg->end;

	if (cut >= SHAPE_MASK_BYTES || seg->shaped->unsafe >> cut & 1)
		return at;
	for (size_t g = 0; g < seg->shaped->nglyphs; g++) {
		uint32_t cluster = seg->shaped->glyphs[g].cluster;

		is_start = is_start || cluster == cut;
		if (cluster < cut && cluster > last)
			last = cluster;
	}
	return is_start ? seg->start + last : at;
}

/*
 * How much wider the line gets by dividing the segment before byte `at`. As a
 * rule that is the hyphen and its kerning with the last letter, which is the
 * same in all words; only where the cut changes the shapes the whole part is
 * looked at.
 */
static mpt
cut_width(struct maker *m, const struct seg *seg, uint32_t at, mpt before, enum seq_break b)
{
	struct text_cache *c = m->in->cache;
	uint32_t last = last_cluster(seg, at);

	if (last == at)
		return seg_shape_part(c, seg, seg->start, at, has_hyphen(b))->width - before;
	if (!has_hyphen(b))
		return 0;
	return seg_shape_part(c, seg, last, at, true)->width -
	       seg_shape_part(c, seg, last, at, false)->width;
}

/* A break between two segments of one word belongs to the one before it. */
static void
put_break_before(struct maker *m, const struct seg *seg, enum seq_break b)
{
	const struct seg *last = seg - 1;

	if (!m->is_box_open || b == BREAK_NONE)
		return;
	box_close(m);
	put_penalty(m, b, seg->start, cut_width(m, last, last->end, last->shaped->width, b));
}

static void
put_parts(struct maker *m, const struct seg *seg, const struct piece *p)
{
	const uint8_t *brk = m->in->seq->brk;
	const uint32_t *offsets = m->in->offsets;
	const mpt *before = widths_before(m, seg, p->start, p->end - p->start);
	uint32_t from = p->start;

	for (uint32_t i = p->start + 1; i < p->end; i++) {
		mpt width = before[i - p->start];

		if (brk[i] == BREAK_NONE)
			continue;
		box_add(m, offsets[from], offsets[i], width - before[from - p->start]);
		box_close(m);
		put_penalty(m, brk[i], offsets[i], cut_width(m, seg, offsets[i], width, brk[i]));
		from = i;
	}
	box_add(m, offsets[from], seg->end, seg->shaped->width - before[from - p->start]);
}

static void
put_word(struct maker *m, size_t k)
{
	const struct piece *p = &m->in->pieces->v[k];
	const struct seg *seg = &m->in->detail->segs[k];

	put_break_before(m, seg, m->in->seq->brk[p->start]);
	if (has_inner_break(m->in->seq, p))
		put_parts(m, seg, p);
	else
		box_add(m, seg->start, seg->end, seg->shaped->width);
}

/* Whether a line may end at this blank is known at the word behind it. */
static enum seq_break
break_after(const struct seq *s, uint32_t i)
{
	while (i < s->n && ch_is_glue(s->cp[i]))
		i++;
	return s->brk[i];
}

static void
put_blank(struct maker *m, size_t k)
{
	const struct piece *p = &m->in->pieces->v[k];
	const struct seg *seg = &m->in->detail->segs[k];
	struct text_item item = {.kind = ITEM_GLUE,
		.width = seg->shaped->width,
		.stretch = glue_stretch(seg->shaped->width),
		.shrink = glue_shrink(seg->shaped->width),
		.start = seg->start,
		.end = seg->end};
	enum seq_break b = break_after(m->in->seq, p->end);

	box_close(m);
	if (m->in->seq->hint[p->end] == BREAK_FORCED)
		item = (struct text_item){.kind = ITEM_PENALTY,
			.penalty = PENALTY_FORCED,
			.start = seg->start,
			.end = seg->end};
	else if (b == BREAK_NONE || b == BREAK_EMERGENCY)
		put(m, (struct text_item){.kind = ITEM_PENALTY,
			       .penalty = b == BREAK_NONE ? PENALTY_FORBIDDEN : PENALTY_EMERGENCY,
			       .start = seg->start,
			       .end = seg->start});
	put(m, item);
}

void
item_make(const struct item_in *in, struct arena *tmp, struct arena *out, struct text_para *para)
{
	struct maker m = {.in = in, .tmp = tmp};

	for (size_t k = 0; k < in->pieces->n; k++) {
		if (in->pieces->v[k].is_glue)
			put_blank(&m, k);
		else
			put_word(&m, k);
	}
	box_close(&m);
	put_penalty(&m, BREAK_FORCED, in->offsets[in->seq->n], 0);
	para->nitems = m.items.n;
	para->items = arena_memdup(out, m.items.v, m.items.n * sizeof(*m.items.v));
}
