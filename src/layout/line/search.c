#include "layout/line/search.h"

#include "base/vec.h"

#define NODE_NONE SIZE_MAX

struct brk_node {
	size_t item;  /* the break, or NODE_NONE at the paragraph's start */
	size_t start; /* first item of the line that starts here */
	struct brk_before before;
	int64_t demerits, squares; /* squares: of justified lines' ratios, to tell equals apart */
	size_t prev;               /* node */
	struct brk_line line;
};

struct brk_run {
	const struct brk_sums *sums;
	const struct brk_setting *set;
	const struct brk_rule *rule;
	int ladder_max; /* hyphens in a row the rule tells apart */
	VEC(struct brk_node) nodes;
	size_t *active;
	size_t nactive;
	size_t *next; /* active list being made */
	struct arena *tmp;
};

bool
brk_is_forced(const struct text_item *it)
{
	return it->kind == ITEM_PENALTY && it->penalty <= PENALTY_FORCED;
}

bool
brk_is_break(const struct text_item *items, size_t i)
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
	return it->kind == ITEM_GLUE || (it->kind == ITEM_PENALTY && !brk_is_forced(it));
}

struct brk_sums
brk_sum(const struct text_item *items, size_t n, struct arena *tmp)
{
	size_t most = (n + 1) * FIT_COUNT * (BRK_LADDER_MAX + 1);
	struct brk_sums s = {.items = items,
		.nitems = n,
		.width = arena_array(tmp, int64_t, n + 1),
		.stretch = arena_array(tmp, int64_t, n + 1),
		.shrink = arena_array(tmp, int64_t, n + 1),
		.start = arena_array(tmp, size_t, n + 1),
		.end = arena_array(tmp, size_t, n + 1),
		.active = arena_array(tmp, size_t, most),
		.next = arena_array(tmp, size_t, most)};
	size_t i, end = 0;

	for (i = 0; i < n; i++) {
		const struct text_item *it = &items[i];
		bool is_inked = it->kind != ITEM_PENALTY;
		bool is_glue = it->kind == ITEM_GLUE;

		s.width[i + 1] = s.width[i] + (is_inked ? it->width : 0);
		s.stretch[i + 1] = s.stretch[i] + (is_glue ? it->stretch : 0);
		s.shrink[i + 1] = s.shrink[i] + (is_glue ? it->shrink : 0);
		s.end[i] = end;
		if (it->kind == ITEM_BOX || brk_is_forced(it))
			end = i + 1;
	}
	s.end[n] = end;
	s.start[n] = n;
	for (i = n; i-- > 0;)
		s.start[i] = is_dropped(&items[i]) ? s.start[i + 1] : i;
	return s;
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
		if (r->sums->items[i].kind == ITEM_GLUE)
			return false;
	return true;
}

/* The line from a node to break b; is_overfull if it can't be squeezed in. */
static struct brk_try
line_to(const struct brk_run *r, const struct brk_node *from, size_t b)
{
	const struct brk_sums *s = r->sums;
	const struct text_item *it = &s->items[b];
	size_t end = s->end[b] > from->start ? s->end[b] : from->start;
	struct brk_try t = {
		.line = {.first = from->start, .last = b, .measure = measure_at(r, from)}};

	t.line.width = mpt_held(s->width[end] - s->width[from->start]);
	if (it->kind == ITEM_PENALTY)
		t.line.width += it->width;
	t.line.is_last = brk_is_forced(it);
	t.line.is_hyphenated = it->kind == ITEM_PENALTY && it->is_hyphen;
	t.ends_in_hyphen = t.line.is_hyphenated || (it->is_explicit && !r->set->rag);
	t.stretch = mpt_held(s->stretch[end] - s->stretch[from->start]);
	t.shrink = mpt_held(s->shrink[end] - s->shrink[from->start]);
	brk_rule_fit(r->rule, r->set, &t);
	return t;
}

/* A line that is tried, and the way to its end. */
struct brk_step {
	struct brk_try t;
	size_t from; /* node */
	int64_t demerits, squares;
	bool is_used;
};

/* The best way to a break for each state it can be reached in. */
struct brk_best {
	struct brk_step steps[FIT_COUNT][BRK_LADDER_MAX + 1];
};

static int
ladder_after(const struct brk_run *r, const struct brk_step *s)
{
	int before = r->nodes.v[s->from].before.ladder;

	if (!s->t.ends_in_hyphen)
		return 0;
	return before < r->ladder_max ? before + 1 : before;
}

/* Of equally dear ways the one whose blanks are more even. */
static bool
is_better(int64_t demerits, int64_t squares, int64_t than_demerits, int64_t than_squares)
{
	if (demerits != than_demerits)
		return demerits < than_demerits;
	return squares < than_squares;
}

static void
keep_if_best(const struct brk_run *r, struct brk_best *best, size_t from, const struct brk_try *t)
{
	const struct brk_node *prev = &r->nodes.v[from];
	struct brk_step s = {
		.t = *t, .from = from, .demerits = prev->demerits, .squares = prev->squares};
	struct brk_line *l = &s.t.line;
	struct brk_step *old;

	if (l->is_last && !prev->before.is_start)
		l->is_single_word = is_one_word(r, l->first, l->last);
	s.demerits += brk_rule_cost(r->rule, r->set, &r->sums->items[l->last], &prev->before, &s.t);
	if (!r->set->rag)
		s.squares += (int64_t)l->ratio * l->ratio;
	s.is_used = true;
	old = &best->steps[t->fit][ladder_after(r, &s)];
	if (!old->is_used || is_better(s.demerits, s.squares, old->demerits, old->squares))
		*old = s;
}

static void
add_node(struct brk_run *r, const struct brk_step *s)
{
	const struct brk_sums *sums = r->sums;
	const struct brk_line *l = &s->t.line;
	struct brk_node n = {.item = l->last,
		.prev = s->from,
		.demerits = s->demerits,
		.squares = s->squares,
		.start = sums->start[l->last + 1 < sums->nitems ? l->last + 1 : sums->nitems],
		.before = {.is_last = l->is_last, .fit = s->t.fit, .ladder = ladder_after(r, s)},
		.line = *l};

	*VEC_PUSH(r->tmp, &r->nodes) = n;
}

static void
add_best(struct brk_run *r, const struct brk_best *best, size_t *nnext)
{
	int fit, ladder;

	for (fit = 0; fit < FIT_COUNT; fit++)
		for (ladder = 0; ladder <= BRK_LADDER_MAX; ladder++) {
			if (!best->steps[fit][ladder].is_used)
				continue;
			r->next[(*nnext)++] = r->nodes.n;
			add_node(r, &best->steps[fit][ladder]);
		}
}

static void
forget_best(struct brk_best *best)
{
	int fit, ladder;

	for (fit = 0; fit < FIT_COUNT; fit++)
		for (ladder = 0; ladder <= BRK_LADDER_MAX; ladder++)
			best->steps[fit][ladder].is_used = false;
}

/* True if no later break can make the line that starts here fit. */
static bool
is_hopeless(const struct brk_run *r, const struct brk_node *from, size_t b)
{
	const struct brk_sums *s = r->sums;
	size_t end = s->end[b];
	int64_t least;

	if (end <= from->start)
		return false;
	least = s->width[end] - s->width[from->start];
	if (!r->set->rag)
		least -= s->shrink[end] - s->shrink[from->start];
	return least > measure_at(r, from);
}

/* Tries every line that could end at b; false if the rule lets none go on from here. */
static bool
try_break(struct brk_run *r, size_t b)
{
	struct brk_best best;
	size_t i, nnext = 0, *swap;
	size_t last = r->active[r->nactive - 1];
	bool is_end = brk_is_forced(&r->sums->items[b]);

	forget_best(&best);
	for (i = 0; i < r->nactive; i++) {
		struct brk_try t = line_to(r, &r->nodes.v[r->active[i]], b);

		if (!t.line.is_overfull && (!r->rule->tolerance || t.badness <= r->rule->tolerance))
			keep_if_best(r, &best, r->active[i], &t);
		if (!is_end && !is_hopeless(r, &r->nodes.v[r->active[i]], b))
			r->next[nnext++] = r->active[i];
	}
	add_best(r, &best, &nnext);
	/* A piece wider than the measure: the nearest start takes it, and all goes on. */
	if (!nnext && !r->rule->tolerance) {
		struct brk_try t = line_to(r, &r->nodes.v[last], b);
		keep_if_best(r, &best, last, &t);
		add_best(r, &best, &nnext);
	}
	swap = r->active;
	r->active = r->next;
	r->next = swap;
	r->nactive = nnext;
	return nnext > 0;
}

static void
trace_back(const struct brk_run *r, struct brk *result)
{
	size_t best = r->active[0], i, n = 0;

	for (i = 1; i < r->nactive; i++) {
		const struct brk_node *a = &r->nodes.v[r->active[i]], *than = &r->nodes.v[best];

		if (is_better(a->demerits, a->squares, than->demerits, than->squares))
			best = r->active[i];
	}
	for (i = best; r->nodes.v[i].item != NODE_NONE; i = r->nodes.v[i].prev)
		n++;
	result->nlines = n;
	result->lines = arena_array(r->tmp, struct brk_line, n ? n : 1);
	result->demerits = r->nodes.v[best].demerits;
	for (i = best; r->nodes.v[i].item != NODE_NONE; i = r->nodes.v[i].prev)
		result->lines[--n] = r->nodes.v[i].line;
}

/* True if the rule lets a line end here. */
static bool
is_tried(const struct brk_run *r, size_t i)
{
	const struct text_item *it = &r->sums->items[i];

	if (!brk_is_break(r->sums->items, i))
		return false;
	if (r->rule->tolerance && it->penalty >= PENALTY_EMERGENCY)
		return false;
	return !(r->rule->is_whole && it->kind == ITEM_PENALTY && it->is_hyphen);
}

bool
brk_search(const struct brk_sums *sums, const struct brk_setting *set, const struct brk_rule *rule,
	struct arena *tmp, struct brk *result)
{
	struct brk_run r = {.sums = sums,
		.set = set,
		.rule = rule,
		.ladder_max = rule->ladder > rule->pair ? BRK_LADDER_MAX : 1,
		.active = sums->active,
		.next = sums->next,
		.tmp = tmp};
	size_t i;
	struct brk_node first = {.item = NODE_NONE, .start = sums->start[0], .prev = NODE_NONE};

	first.before.is_start = true;
	first.before.fit = FIT_DECENT;
	*VEC_PUSH(tmp, &r.nodes) = first;
	r.active[0] = 0;
	r.nactive = 1;
	for (i = 0; i < sums->nitems; i++)
		if (is_tried(&r, i) && !try_break(&r, i))
			return false;
	trace_back(&r, result);
	return true;
}
