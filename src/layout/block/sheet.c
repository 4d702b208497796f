#include "layout/block/sheet.h"

#include "base/num.h"

enum {
	PERMILLE = 1000,
	TAIL_LINES = 8 /* fewer on a page of their own look forgotten */
};

/* ---- how tight ---- */

static int
share_at(int least_permille, int degree, int most)
{
	int k = degree < most ? degree : most;

	return PERMILLE - (PERMILLE - least_permille) * k / most;
}

static void
tighten_text(struct text_look *t, int gaps, int leading)
{
	t->space_before = mpt_scale(t->space_before, gaps, PERMILLE);
	t->space_after = mpt_scale(t->space_after, gaps, PERMILLE);
	t->leading = mpt_scale(t->leading, leading, PERMILLE);
}

static void
tighten_table(struct table_look *t, int gaps)
{
	t->pad_top = mpt_scale(t->pad_top, gaps, PERMILLE);
	t->pad_bottom = mpt_scale(t->pad_bottom, gaps, PERMILLE);
	t->space_before = mpt_scale(t->space_before, gaps, PERMILLE);
	t->space_after = mpt_scale(t->space_after, gaps, PERMILLE);
}

static void
tighten(struct style *s, int gaps, int leading)
{
	for (int i = 0; i < TS_COUNT; i++)
		tighten_text(&s->text[i], gaps, leading);
	for (int i = 0; i < TABLE_COUNT; i++)
		tighten_table(&s->table[i], gaps);
	s->list.item_gap = mpt_scale(s->list.item_gap, gaps, PERMILLE);
	s->box.pad = mpt_scale(s->box.pad, gaps, PERMILLE);
	s->box.space_before = mpt_scale(s->box.space_before, gaps, PERMILLE);
	s->box.space_after = mpt_scale(s->box.space_after, gaps, PERMILLE);
	s->sheet.fact_gap = mpt_scale(s->sheet.fact_gap, gaps, PERMILLE);
}

/* The white is all given up before the lines come closer. */
static const struct style *
style_at(struct context *l, int degree)
{
	const struct sheet_look *look = &l->in->style->sheet;
	int last = TIGHT_DEGREES - 1;

	if (!degree)
		return l->in->style;
	if (!l->tight[degree]) {
		l->tight[degree] = arena_memdup(l->out, l->in->style, sizeof *l->in->style);
		tighten(l->tight[degree], share_at(look->tight_gaps_permille, degree, last - 1),
			degree == last ? look->tight_leading_permille : PERMILLE);
	}
	return l->tight[degree];
}

static size_t
set_at(struct galley *f, struct measure m, const struct block *b, set_way *set, int degree)
{
	f->ctx->style = style_at(f->ctx, degree);
	set(f, m, b);
	f->ctx->style = f->ctx->in->style;
	return f->count(f);
}

void
sheet_set(struct galley *f, struct measure m, const struct block *b, set_way *set)
{
	struct galley before = *f;
	int last = TIGHT_DEGREES - 1, degree = 0;
	size_t least, pages = set_at(f, m, b, set, 0);

	*f = before;
	least = set_at(f, m, b, set, last);
	while (degree < last && pages > least) {
		*f = before;
		pages = set_at(f, m, b, set, ++degree);
	}
	if (!degree) {
		*f = before;
		set_at(f, m, b, set, 0);
	}
}

/* ---- its pages ---- */

/* It is worth as much to begin on a new page as the white that may be left before it. */
static void
prefer_new_page(struct galley *f)
{
	int share = f->ctx->style->sheet.new_page_permille;
	int64_t worth = (int64_t)PAGE_BREAK_EMPTY * share / PERMILLE * share / PERMILLE;

	galley_cost(f, -(int)worth, 0);
	f->spare = mpt_scale(f->frame.h, share, PERMILLE);
}

void
sheet_begin(struct galley *f, struct measure m, const struct block *b)
{
	const struct style *s = f->ctx->style;
	mpt over = f->is_root ? frame_side_reach(&f->frame) : 0;
	mpt left = f->frame.is_rtl ? 0 : over;

	/* The white of the heading stands above the rule, not between them. */
	galley_white(f, s->text[TS_H3].space_before);
	prefer_new_page(f);
	galley_node(f, s->page.grid, 0, b)->is_wide = over > 0;
	f->most = s->page.grid;
	galley_rule(f, m.x - left, 0, m.w + over, s->page.head_rule, s->color[COLOR_RULE]);
	galley_cost(f, PAGE_BREAK_STRANDED, 0);
}

/* What is left of it is no crumb, and if it has room on a page it is rather kept whole. */
void
sheet_keep(struct galley *f, size_t first, mpt height)
{
	mpt tail = TAIL_LINES * f->ctx->style->text[TS_SHEET].leading;
	int64_t rest = 0;
	bool has_room = height <= f->frame.h;

	for (size_t i = f->nodes.n; i-- > first + 1;) {
		struct galley_node *n = &f->nodes.v[i];

		rest += n->kept + n->height;
		if (rest < tail)
			n->cost += PAGE_BREAK_TAIL;
		if (has_room)
			n->cost += PAGE_BREAK_SHEET;
		rest += n->above;
	}
}
