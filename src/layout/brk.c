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
 * Every way through these places is a paragraph. We want the one with the
 * least sum of demerits, where a line costs (LINE + badness)² + penalty², and
 * neighbours cost extra: a second hyphen in a row, a tight line beside a loose
 * one, a lonely word at the end. Since a line's cost depends only on its own
 * two ends (and, for the extras, on how the line before ended), it is enough
 * to keep, for every place, the best way to reach it per ending: its "fit"
 * (tight … very loose) and the number of hyphens in a row. These are the
 * nodes. A node stays active while a line that starts there can still fit;
 * with prefix sums of widths each test is one subtraction. So the time is
 * places times nodes per line, linear in the paragraph's length.
 *
 * In justified text badness grows with the square of the ratio up to
 * RATIO_LOOSE and then in a straight line. TeX's cube makes the one worst line
 * decide a whole narrow paragraph: for a gain there the others are divided and
 * loosened, though from some width on loose is loose. tests/bench/tex compares
 * both; the costs of hyphens here are those that give no more hyphens than TeX
 * at no greater sum of squared ratios.
 *
 * Ragged lines stretch no blanks. Their right edge does instead: the rest of
 * the line counts as if it were the stretch of one glue `rag` long. A division
 * costs more than in justified text, as a rag may breathe.
 *
 * There is no second pass with a tolerance: a loose line is never infeasible,
 * only ever more expensive. If a piece is wider than the measure, no node
 * survives; then the nearest start takes the piece as an overfull line, which
 * is marked and reported, and all goes on from there.
 */
#include "layout/brk.h"

#include "base/vec.h"

enum {
	RATIO_ONE = 1000,   /* ratios are per mille */
	RATIO_MAX = 20000,  /* looser than this is all the same to the eye */
	RATIO_LOOSE = 1200, /* from here on looser is not much worse */

	/* Badness of a line stretched or shrunk fully. */
	BADNESS_FULL = 400,
	BADNESS_FULL_RAGGED = 100,

	LINE_COST = 10, /* per line: of two equal ways the one with fewer lines wins */

	EXPLICIT_COST = 20, /* after a hyphen that is in the text */

	LADDER_MAX = 3, /* more hyphens in a row are not told apart */

	FIT_COUNT = 4
};

/* Demerits, in the unit of squared badness. */
static const int64_t COST_LAST_HYPHEN = 5000; /* the last line begins inside a word, as in TeX */
static const int64_t COST_LAST_REST = 40000;  /* the last line is nothing but that rest */
static const int64_t COST_SHORT_LAST =
	250000; /* the last line looks lost: worth a short line before */
static const int64_t COST_SINGLE_WORD = 90000; /* one word alone on the last line, however long */
static const int64_t COST_FIT_CHANGE = 10000;  /* a tight line next to a loose one */
static const int64_t COST_OVERFULL = 1000000000LL; /* never by choice */

/* What hyphens at line ends cost. */
struct hyphen_cost {
	int64_t single; /* penalty: squared with the item's own */
	int64_t pair;   /* demerits: two lines in a row end in a hyphen */
	int64_t ladder; /* three do */
};

static const struct hyphen_cost HYPHEN_JUSTIFIED = {115, 100000, 400000};
/* Nothing forces a division there: only when the rest is about a rag. */
static const struct hyphen_cost HYPHEN_RAGGED = {80, 10000, 200000};

enum brk_fit { FIT_TIGHT, FIT_DECENT, FIT_LOOSE, FIT_VERY_LOOSE };

#define NODE_NONE SIZE_MAX

struct brk_node {
	size_t item;  /* the break, or NODE_NONE at the paragraph's start */
	size_t start; /* first item of the line that starts here */
	enum brk_fit fit;
	int ladder; /* lines in a row that end in a hyphen, this one included */
	int64_t demerits;
	size_t prev; /* node */
	struct brk_line line;
};

struct brk_run {
	const struct text_item *items;
	size_t nitems;
	const struct brk_setting *set;
	mpt *width, *stretch, *shrink; /* sums of the items before */
	size_t *start;                 /* first item of a line that may start here */
	size_t *end;                   /* one behind the last item of a line broken here */
	VEC(struct brk_node) nodes;
	size_t *active;
	size_t nactive;
	size_t *next; /* active list being made */
	struct arena *tmp;
};

static bool
is_forced(const struct text_item *it)
{
	return it->kind == ITEM_PENALTY && it->penalty <= PENALTY_FORCED;
}

static bool
is_break(const struct text_item *items, size_t i)
{
	if (items[i].penalty >= PENALTY_FORBIDDEN)
		return false;
	if (items[i].kind == ITEM_PENALTY)
		return true;
	return items[i].kind == ITEM_GLUE && i > 0 && items[i - 1].kind == ITEM_BOX;
}

/* Glue and optional penalties vanish at a line's start. */
static bool
is_dropped(const struct text_item *it)
{
	return it->kind == ITEM_GLUE || (it->kind == ITEM_PENALTY && !is_forced(it));
}

static void
sum_items(struct brk_run *r)
{
	size_t n = r->nitems, i, end = 0;

	r->width = arena_array(r->tmp, mpt, n + 1);
	r->stretch = arena_array(r->tmp, mpt, n + 1);
	r->shrink = arena_array(r->tmp, mpt, n + 1);
	r->start = arena_array(r->tmp, size_t, n + 1);
	r->end = arena_array(r->tmp, size_t, n + 1);
	for (i = 0; i < n; i++) {
		const struct text_item *it = &r->items[i];
		bool is_inked = it->kind != ITEM_PENALTY;
		bool is_glue = it->kind == ITEM_GLUE;

		r->width[i + 1] = r->width[i] + (is_inked ? it->width : 0);
		r->stretch[i + 1] = r->stretch[i] + (is_glue ? it->stretch : 0);
		r->shrink[i + 1] = r->shrink[i] + (is_glue ? it->shrink : 0);
		r->end[i] = end;
		if (it->kind == ITEM_BOX || is_forced(it))
			end = i + 1;
	}
	r->end[n] = end;
	r->start[n] = n;
	for (i = n; i-- > 0;)
		r->start[i] = is_dropped(&r->items[i]) ? r->start[i + 1] : i;
}

static int
ratio_of(mpt rest, mpt give)
{
	int64_t ratio;

	if (rest == 0)
		return 0;
	if (give <= 0)
		return rest > 0 ? RATIO_MAX : -RATIO_MAX;
	ratio = (int64_t)rest * RATIO_ONE / give;
	if (ratio > RATIO_MAX)
		return RATIO_MAX;
	return ratio < -RATIO_MAX ? -RATIO_MAX : (int)ratio;
}

static int64_t
badness_of(const struct brk_run *run, int ratio)
{
	int64_t r = ratio < 0 ? -ratio : ratio;
	int64_t square = r <= RATIO_LOOSE ? r * r : RATIO_LOOSE * (2 * r - RATIO_LOOSE);

	if (run->set->rag)
		return BADNESS_FULL_RAGGED * r * r / RATIO_ONE * r / RATIO_ONE / RATIO_ONE;
	return BADNESS_FULL * square / RATIO_ONE / RATIO_ONE;
}

static const struct hyphen_cost *
hyphen_cost(const struct brk_run *r)
{
	return r->set->rag ? &HYPHEN_RAGGED : &HYPHEN_JUSTIFIED;
}

static enum brk_fit
fit_of(int ratio)
{
	if (ratio < -RATIO_ONE / 2)
		return FIT_TIGHT;
	if (ratio <= RATIO_ONE / 2)
		return FIT_DECENT;
	return ratio <= RATIO_ONE ? FIT_LOOSE : FIT_VERY_LOOSE;
}

static mpt
measure_at(const struct brk_run *r, const struct brk_node *from)
{
	return from->item == NODE_NONE ? r->set->first_width : r->set->width;
}

/* True if there is no glue inside. */
static bool
is_one_word(const struct brk_run *r, size_t first, size_t end)
{
	size_t i;

	for (i = first; i < end; i++)
		if (r->items[i].kind == ITEM_GLUE)
			return false;
	return true;
}

/* The line from a node to break b; is_overfull if it can't be squeezed in. */
static struct brk_line
line_to(const struct brk_run *r, const struct brk_node *from, size_t b)
{
	const struct text_item *it = &r->items[b];
	size_t end = r->end[b] > from->start ? r->end[b] : from->start;
	struct brk_line l = {.first = from->start, .last = b, .measure = measure_at(r, from)};
	mpt rest;

	l.width = r->width[end] - r->width[from->start];
	if (it->kind == ITEM_PENALTY)
		l.width += it->width;
	l.is_last = is_forced(it);
	l.is_hyphenated = it->kind == ITEM_PENALTY && it->is_hyphen;
	rest = l.measure - l.width;
	if (r->set->rag)
		l.ratio = rest < 0 ? -RATIO_MAX : ratio_of(rest, r->set->rag);
	else if (rest < 0)
		l.ratio = ratio_of(rest, r->shrink[end] - r->shrink[from->start]);
	else
		l.ratio = ratio_of(rest, r->stretch[end] - r->stretch[from->start]);
	l.is_overfull = l.ratio < -RATIO_ONE;
	return l;
}

static int64_t
penalty_of(const struct brk_run *r, const struct text_item *it)
{
	int64_t p = it->penalty;

	if (is_forced(it))
		return 0;
	if (it->kind != ITEM_PENALTY)
		return p;
	if (it->is_hyphen)
		p += hyphen_cost(r)->single;
	else if (it->is_explicit)
		p += EXPLICIT_COST;
	return p;
}

static int64_t
demerits_last(const struct brk_run *r, const struct brk_node *from, struct brk_line *l)
{
	int64_t d = 0;

	if (from->item == NODE_NONE)
		return 0;
	l->is_single_word = is_one_word(r, l->first, l->last);
	if (from->line.is_last)
		return 0;
	if (l->width < r->set->short_last)
		d += COST_SHORT_LAST;
	if (l->is_single_word && r->set->short_last)
		d += COST_SINGLE_WORD;
	if (from->ladder)
		d += l->is_single_word ? COST_LAST_REST : COST_LAST_HYPHEN;
	return d;
}

/* What the line costs beside how it is filled: its end, and its neighbour. */
static int64_t
demerits_extra(const struct brk_run *r, const struct brk_node *from, struct brk_line *l)
{
	int64_t d = 0;
	int change = (int)fit_of(l->ratio) - (int)from->fit;

	if (l->is_last)
		return demerits_last(r, from, l);
	if (l->is_hyphenated && from->ladder)
		d += from->ladder > 1 ? hyphen_cost(r)->ladder : hyphen_cost(r)->pair;
	if (!r->set->rag && from->item != NODE_NONE && (change > 1 || change < -1))
		d += COST_FIT_CHANGE;
	return d;
}

static int64_t
demerits_of(const struct brk_run *r, const struct brk_node *from, struct brk_line *l)
{
	int64_t penalty = penalty_of(r, &r->items[l->last]);
	int64_t fill = LINE_COST;

	/* The last line may end where it likes, unless lines shall be equal. */
	if (!l->is_last || r->set->balance || l->ratio < 0)
		fill += badness_of(r, l->ratio);
	else
		l->ratio = 0;
	return fill * fill + penalty * penalty + demerits_extra(r, from, l);
}

static struct brk_node
node_after(const struct brk_run *r, size_t from, struct brk_line line)
{
	const struct brk_node *prev = &r->nodes.v[from];
	struct brk_node n = {.item = line.last, .prev = from, .line = line};

	n.demerits = prev->demerits + demerits_of(r, prev, &n.line);
	if (line.is_overfull)
		n.demerits += COST_OVERFULL + (line.width - line.measure);
	n.start = r->start[line.last + 1 < r->nitems ? line.last + 1 : r->nitems];
	n.fit = r->set->rag || line.is_last ? FIT_DECENT : fit_of(line.ratio);
	if (line.is_hyphenated)
		n.ladder = prev->ladder + 1 < LADDER_MAX ? prev->ladder + 1 : LADDER_MAX;
	return n;
}

struct brk_best {
	struct brk_node node[FIT_COUNT][LADDER_MAX + 1];
	int64_t least[FIT_COUNT][LADDER_MAX + 1]; /* demerits, INT64_MAX = none */
};

static void
forget_best(struct brk_best *best)
{
	int fit, ladder;

	for (fit = 0; fit < FIT_COUNT; fit++)
		for (ladder = 0; ladder <= LADDER_MAX; ladder++)
			best->least[fit][ladder] = INT64_MAX;
}

static void
keep_if_best(struct brk_best *best, const struct brk_node *n)
{
	int64_t *least = &best->least[n->fit][n->ladder];

	if (n->demerits >= *least)
		return;
	*least = n->demerits;
	best->node[n->fit][n->ladder] = *n;
}

static void
add_best(struct brk_run *r, const struct brk_best *best, size_t *nnext)
{
	int fit, ladder;

	for (fit = 0; fit < FIT_COUNT; fit++)
		for (ladder = 0; ladder <= LADDER_MAX; ladder++) {
			if (best->least[fit][ladder] == INT64_MAX)
				continue;
			r->next[(*nnext)++] = r->nodes.n;
			*VEC_PUSH(r->tmp, &r->nodes) = best->node[fit][ladder];
		}
}

/* True if no later break can make the line that starts here fit. */
static bool
is_hopeless(const struct brk_run *r, const struct brk_node *from, size_t b)
{
	size_t end = r->end[b];
	mpt least;

	if (end <= from->start)
		return false;
	least = r->width[end] - r->width[from->start];
	if (!r->set->rag)
		least -= r->shrink[end] - r->shrink[from->start];
	return least > measure_at(r, from);
}

/* Tries every line that could end at b. */
static void
try_break(struct brk_run *r, size_t b)
{
	struct brk_best best;
	size_t i, nnext = 0, *swap;
	size_t last = r->active[r->nactive - 1];
	bool is_end = is_forced(&r->items[b]);

	forget_best(&best);
	for (i = 0; i < r->nactive; i++) {
		struct brk_line l = line_to(r, &r->nodes.v[r->active[i]], b);

		if (!l.is_overfull) {
			struct brk_node n = node_after(r, r->active[i], l);
			keep_if_best(&best, &n);
		}
		if (!is_end && !is_hopeless(r, &r->nodes.v[r->active[i]], b))
			r->next[nnext++] = r->active[i];
	}
	add_best(r, &best, &nnext);
	if (!nnext) {
		struct brk_node n = node_after(r, last, line_to(r, &r->nodes.v[last], b));
		keep_if_best(&best, &n);
		add_best(r, &best, &nnext);
	}
	swap = r->active;
	r->active = r->next;
	r->next = swap;
	r->nactive = nnext;
}

static void
trace_back(const struct brk_run *r, struct arena *out, struct brk *result)
{
	size_t best = r->active[0], i, n = 0;

	for (i = 1; i < r->nactive; i++)
		if (r->nodes.v[r->active[i]].demerits < r->nodes.v[best].demerits)
			best = r->active[i];
	for (i = best; r->nodes.v[i].item != NODE_NONE; i = r->nodes.v[i].prev)
		n++;
	result->nlines = n;
	result->lines = arena_array(out, struct brk_line, n ? n : 1);
	result->demerits = r->nodes.v[best].demerits;
	for (i = best; r->nodes.v[i].item != NODE_NONE; i = r->nodes.v[i].prev)
		result->lines[--n] = r->nodes.v[i].line;
}

/* Lines that plain filling needs at this measure. */
static size_t
count_lines(const struct brk_run *r, mpt measure)
{
	size_t i, start = r->start[0], fits = NODE_NONE, n = 1;

	for (i = 0; i < r->nitems; i++) {
		const struct text_item *it = &r->items[i];
		mpt width;

		if (!is_break(r->items, i) || it->is_hyphen || it->penalty >= PENALTY_EMERGENCY)
			continue;
		width = r->width[r->end[i] > start ? r->end[i] : start] - r->width[start];
		if (width > measure && fits != NODE_NONE) {
			n++;
			start = r->start[fits + 1];
			i = fits;
			fits = NODE_NONE;
			continue;
		}
		if (!is_forced(it)) {
			fits = i;
			continue;
		}
		start = r->start[i + 1];
		fits = NODE_NONE;
		n += i + 1 < r->nitems;
	}
	return n;
}

/* The narrowest measure that needs no more lines than the given one. */
static mpt
balanced_measure(const struct brk_run *r, mpt widest)
{
	size_t n = count_lines(r, widest);
	mpt low = mpt_min(brk_measure(r->items, r->nitems).whole, widest), high = widest;

	while (low < high) {
		mpt middle = low + (high - low) / 2;

		if (count_lines(r, middle) <= n)
			high = middle;
		else
			low = middle + 1;
	}
	return high;
}

static void
run_breaks(struct brk_run *r)
{
	size_t i, most = (r->nitems + 1) * FIT_COUNT * (LADDER_MAX + 1);
	struct brk_node first = {.item = NODE_NONE, .start = r->start[0], .prev = NODE_NONE};

	first.fit = FIT_DECENT;
	r->active = arena_array(r->tmp, size_t, most);
	r->next = arena_array(r->tmp, size_t, most);
	*VEC_PUSH(r->tmp, &r->nodes) = first;
	r->active[0] = 0;
	r->nactive = 1;
	for (i = 0; i < r->nitems; i++)
		if (is_break(r->items, i))
			try_break(r, i);
}

void
brk_fill(const struct text_item *items, size_t nitems, const struct brk_setting *set,
	struct arena *out, struct arena *tmp, struct brk *result)
{
	struct arena_mark mark = arena_save(tmp);
	struct brk_setting use = *set;
	struct brk_run r = {.items = items, .nitems = nitems, .set = &use, .tmp = tmp};

	sum_items(&r);
	if (set->balance && set->first_width == set->width)
		use.first_width = use.width = balanced_measure(&r, set->width);
	run_breaks(&r);
	trace_back(&r, out, result);
	arena_rewind(tmp, mark);
}

/* --- extents -------------------------------------------------------------------- */

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
			word.width += it->width;
			word.piece += it->width;
			natural += it->width + blank;
			blank = 0;
		} else if (is_break(items, i) && it->penalty < PENALTY_EMERGENCY) {
			measure_break(&e, &word, it);
		} else if (it->kind == ITEM_GLUE) {
			word.width += it->width;
			word.piece += it->width;
		}
		if (it->kind == ITEM_GLUE)
			blank += it->width;
		if (is_forced(it)) {
			e.natural = mpt_max(e.natural, natural);
			natural = blank = 0;
		}
	}
	return e;
}
