#include "layout/line/search.h"

#define WORD_PLACES 16 /* divisions of a word that are considered */

struct brk_word {
	mpt width, piece;      /* piece: since the last place */
	mpt left[WORD_PLACES]; /* width before each place, hyphen included */
	mpt mark[WORD_PLACES]; /* the hyphen's */
	int n;
};

/* The narrowest measure the word fits when it is divided once at most. */
static mpt
word_divided(const struct brk_word *w)
{
	mpt best = w->width;
	int i;

	for (i = 0; i < w->n; i++) {
		mpt right = w->width - (w->left[i] - w->mark[i]);

		best = mpt_min(best, mpt_max(w->left[i], right));
	}
	return best;
}

static void
end_word(struct brk_extent *e, struct brk_word *w, mpt mark)
{
	w->width += mark;
	e->whole = mpt_max(e->whole, w->width);
	e->divided = mpt_max(e->divided, word_divided(w));
	e->piece = mpt_max(e->piece, w->piece + mark);
	*w = (struct brk_word){.width = 0};
}

static void
measure_break(struct brk_extent *e, struct brk_word *w, const struct text_item *it)
{
	mpt mark = it->kind == ITEM_PENALTY ? it->width : 0;

	if (!it->is_hyphen || it->kind != ITEM_PENALTY) {
		end_word(e, w, mark);
		return;
	}
	e->piece = mpt_max(e->piece, w->piece + mark);
	w->piece = 0;
	if (w->n < WORD_PLACES) {
		w->mark[w->n] = mark;
		w->left[w->n++] = w->width + mark;
	}
}

struct brk_extent
brk_measure(const struct text_item *items, size_t nitems)
{
	struct brk_extent e = {.piece = 0};
	struct brk_word word = {.width = 0};
	mpt natural = 0, blank = 0;
	size_t i;

	for (i = 0; i < nitems; i++) {
		const struct text_item *it = &items[i];

		if (it->kind == ITEM_BOX) {
			word.width = mpt_add(word.width, it->width);
			word.piece = mpt_add(word.piece, it->width);
			natural = mpt_add(natural, mpt_add(it->width, blank));
			blank = 0;
		} else if (brk_is_break(items, i) && it->penalty < PENALTY_EMERGENCY) {
			measure_break(&e, &word, it);
		} else if (it->kind == ITEM_GLUE) {
			word.width = mpt_add(word.width, it->width);
			word.piece = mpt_add(word.piece, it->width);
		}
		if (it->kind == ITEM_GLUE)
			blank = mpt_add(blank, it->width);
		if (brk_is_forced(it)) {
			e.natural = mpt_max(e.natural, natural);
			natural = blank = 0;
		}
	}
	return e;
}
