/*
 * How the breaks are found
 * ------------------------
 * A paragraph is a row of items: boxes (ink), glue (blanks) and penalties
 * (places where a word may be divided). A line may end at glue that follows a
 * box, or at a penalty that is not forbidden:
 *
 *     box glue box penalty box glue box … penalty(forced)
 *         ^        ^           ^          ^
 *
 * Every way through these places is a paragraph; the search (search.c)
 * finds the one of least cost by a rule (rule.c).
 *
 * Ragged lines, the default, need one search. They stretch no blanks; their
 * right edge gives instead: the rest of the line counts as if it were the
 * stretch of one glue `rag` long.
 *
 * Justified lines are first broken by TeX's rules: without divisions; with
 * them; and where TeX would let text stick out of the margin, by what authors
 * then set by hand (\sloppy: any looseness, then some stretch that is not
 * there). That is the known way. Then another rule is tried, for which lines
 * cost the square of their ratio, with several prices for a hyphen. Its way is
 * taken only if it has no more hyphens, ladders and lost last lines than the
 * known one, and no greater sum of squares, but for a little where it mends a
 * fault. So ours is as good as TeX's in each of these by construction, not by
 * the choice of the prices; tests/bench/tex measures it.
 *
 * If a piece is wider than the measure there is no known way. Then the other
 * rule alone decides, and the piece is an overfull line, marked for the report.
 */
#include "layout/line/breaks.h"

#include "layout/line/search.h"

#define NODE_NONE SIZE_MAX

/* --- equally long lines --------------------------------------------------------- */

/* Lines that plain filling needs at this measure. */
static size_t
count_lines(const struct brk_sums *s, mpt measure)
{
	size_t i, start = s->start[0], fits = NODE_NONE, n = 1;

	for (i = 0; i < s->nitems; i++) {
		const struct text_item *it = &s->items[i];
		mpt width;

		if (!brk_is_break(s->items, i) || it->is_hyphen || it->penalty >= PENALTY_EMERGENCY)
			continue;
		width = mpt_held(s->width[s->end[i] > start ? s->end[i] : start] - s->width[start]);
		if (width > measure && fits != NODE_NONE) {
			n++;
			start = s->start[fits + 1];
			i = fits;
			fits = NODE_NONE;
			continue;
		}
		if (!brk_is_forced(it)) {
			fits = i;
			continue;
		}
		start = s->start[i + 1];
		fits = NODE_NONE;
		n += i + 1 < s->nitems;
	}
	return n;
}

/* The narrowest measure that needs no more lines than the given one. */
static mpt
balanced_measure(const struct brk_sums *s, mpt widest)
{
	size_t n = count_lines(s, widest);
	mpt low = mpt_min(brk_measure(s->items, s->nitems).whole, widest), high = widest;

	while (low < high) {
		mpt middle = low + (high - low) / 2;

		if (count_lines(s, middle) <= n)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

/* --- justified lines ------------------------------------------------------------ */

/* What a reader sees of a way to break a paragraph. */
struct brk_tally {
	int hyphens;
	int pairs, ladders; /* places where two, three lines in a row end in a hyphen */
	int lost;           /* last lines of one short word */
	int rests;          /* other last lines that are but the rest of a divided word */
	int64_t squares;    /* of the ratios */
};

/* What the counts weigh beside the squares; 1 = a line stretched fully. */
#define SQUARE_ONE ((int64_t)BRK_RATIO_ONE * BRK_RATIO_ONE)
#define SQUARES_HYPHEN (SQUARE_ONE / 4)
#define SQUARES_FAULT SQUARE_ONE
#define SQUARES_FAULT_LOOSE (SQUARE_ONE * 4) /* where lines can't be good the squares are large */
#define SQUARES_REST (SQUARE_ONE / 2)

static struct brk_tally
count(const struct brk_sums *s, const struct brk_setting *set, const struct brk *b)
{
	struct brk_tally t = {.hyphens = 0};
	int row = 0;
	size_t i;

	for (i = 0; i < b->nlines; i++) {
		const struct brk_line *l = &b->lines[i];

		if (l->is_single_word && l->width < set->short_last)
			t.lost++;
		else if (l->is_single_word && row)
			t.rests++;
		row = l->is_hyphenated || s->items[l->last].is_explicit ? row + 1 : 0;
		t.hyphens += l->is_hyphenated;
		t.pairs += row == 2;
		t.ladders += row == 3;
		t.squares += (int64_t)l->ratio * l->ratio;
	}
	return t;
}

static int64_t
weigh(const struct brk_tally *t, int64_t fault)
{
	return t->squares + t->hyphens * SQUARES_HYPHEN + t->pairs * SQUARES_FAULT +
	       (t->ladders + t->lost) * fault + t->rests * SQUARES_REST;
}

/* What mending a fault may cost, and in all. Narrow columns have neither kind of fault. */
static int64_t
mended(const struct brk_setting *set, int faults, int64_t fault)
{
	return set->short_last ? faults * fault / 2 : 0;
}

static bool
is_no_worse(const struct brk_setting *set, const struct brk_tally *a, const struct brk_tally *b,
	int64_t fault)
{
	int faults = b->ladders - a->ladders + b->lost - a->lost;

	return a->hyphens <= b->hyphens && a->pairs <= b->pairs && a->ladders <= b->ladders &&
	       a->lost <= b->lost && a->lost + a->rests <= b->lost + b->rests &&
	       a->squares <= b->squares + mended(set, faults, fault);
}

/* TeX's way, or what its authors do where it finds none; what a fault weighs there, or 0. */
static int64_t
fill_known(const struct brk_sums *s, const struct brk_setting *set, struct arena *tmp,
	struct brk *result)
{
	struct brk_rule spare = BRK_LOOSE;

	if (brk_search(s, set, &BRK_WHOLE, tmp, result) ||
		brk_search(s, set, &BRK_DIVIDED, tmp, result))
		return SQUARES_FAULT;
	spare.more = set->spare;
	if (brk_search(s, set, &BRK_LOOSE, tmp, result) || brk_search(s, set, &spare, tmp, result))
		return SQUARES_FAULT_LOOSE;
	return 0;
}

/* A line worse than this has a square above what the known way has in all. */
static int
worst_line(const struct brk_setting *set, const struct brk_tally *known, int64_t fault)
{
	int64_t squares = known->squares + mended(set, known->ladders + known->lost, fault);
	int ratio = BRK_RATIO_ONE;

	while (ratio < BRK_RATIO_MAX && (int64_t)ratio * ratio < squares)
		ratio += BRK_RATIO_ONE / 10;
	return brk_rule_badness(ratio);
}

/* Halves the range of prices: cheaper hyphens, as long as there are not more of them. */
static void
improve(const struct brk_sums *s, const struct brk_setting *set, int64_t fault, struct arena *tmp,
	struct brk *result)
{
	const struct brk_tally known = count(s, set, result);
	struct brk_tally best = known;
	int low = 0, high = BRK_PRICES;

	while (low < high) {
		int middle = low + (high - low) / 2;
		struct brk_rule rule = brk_rule_even(middle);
		struct brk_tally t;
		struct brk way;

		rule.is_whole = !known.hyphens;
		rule.tolerance = worst_line(set, &known, fault);
		if (!brk_search(s, set, &rule, tmp, &way))
			return;
		t = count(s, set, &way);
		if (is_no_worse(set, &t, &known, fault) && weigh(&t, fault) < weigh(&best, fault)) {
			best = t;
			*result = way;
		}
		if (rule.is_whole)
			return;
		if (t.hyphens <= known.hyphens && t.pairs <= known.pairs &&
			t.ladders <= known.ladders)
			high = middle;
		else
			low = middle + 1;
	}
}

static void
fill_justified(const struct brk_sums *s, const struct brk_setting *set, struct arena *tmp,
	struct brk *result)
{
	struct brk_rule rule = brk_rule_even(BRK_PRICES / 2);
	int64_t fault = set->balance ? 0 : fill_known(s, set, tmp, result);

	if (!fault)
		brk_search(s, set, &rule, tmp, result);
	else if (result->nlines > 1)
		improve(s, set, fault, tmp, result);
}

void
brk_fill(const struct text_item *items, size_t nitems, const struct brk_setting *set,
	struct arena *out, struct arena *tmp, struct brk *result)
{
	struct arena_mark mark = arena_save(tmp);
	struct brk_setting use = *set;
	struct brk_sums s = brk_sum(items, nitems, tmp);

	if (set->balance && set->first_width == set->width)
		use.first_width = use.width = balanced_measure(&s, set->width);
	if (set->rag)
		brk_search(&s, &use, &BRK_RAGGED, tmp, result);
	else
		fill_justified(&s, &use, tmp, result);
	result->lines = arena_memdup(out, result->lines, result->nlines * sizeof(*result->lines));
	arena_rewind(tmp, mark);
}
