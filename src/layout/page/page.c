/*
 * How the pages are found
 * -----------------------
 * The galley is a row of nodes; a page may begin with any of them, at the cost
 * the node names (galley.h): nothing between two paragraphs, much inside a short
 * one, very much after a heading. A page also costs what it leaves empty:
 *
 *     cost of a page = EMPTY · (empty / height)² + cost of the break after it
 *                      + UNFORCED · empty / height, if what follows would fit
 *
 * The square alone would spread the white before a large block over the pages
 * before it; a reader takes it for granted there, but not below running text.
 * Before a sheet some white is for nothing (galley_node.spare).
 * As with lines, the least sum over the whole row is wanted, not the best next
 * page: a chapter's pages are settled together, so that a page may end early
 * to spare its successor a widow. For every node we know the cheapest way to
 * begin a page there (struct page_start). A start stays open while its page
 * can still take the next node; each open start fills its own page, for what
 * fits depends on where it began: white at the top is dropped, table heads
 * come again, notes and floats may be left from the page before. Nodes times
 * nodes per page is the time, linear in the document's length.
 *
 * A start is only known by its cheapest predecessor. Since what that page left
 * over (a split note, a float) shapes the page that begins here, the result is
 * the optimum but for such pages; Plass shows why more is not worth its price.
 */
#include "layout/page/makeup.h"

enum {
	COST_PAGE = 20,       /* of two equal ways the one with fewer pages wins */
	COST_UNFORCED = 3000, /* a page left empty though there was text for it */
	COST_OVERFULL = 100000000,
	COST_LAST_SHORT = 1500, /* a last page with next to nothing; with more it costs less */
	LAST_SHORT_PARTS = 6    /* less than a sixth of the page */
};

struct breaker {
	const struct galley *f;
	struct arena *arena;
	VEC(struct page_start) starts;
	uint32_t *open;
	size_t nopen;
	mpt *unit; /* height from a node on that is not divided without need */
};

/*
 * What a page costs that node i does not go on. Before what stands below all
 * margin material, that too fills the page.
 */
static int64_t
empty_cost(const struct breaker *b, const struct page_makeup *makeup, uint32_t i)
{
	const struct galley_node *n = &b->f->nodes.v[i];
	bool is_cleared = n->clears || n->is_wide;
	int64_t h = b->f->frame.h, cost;
	int64_t rest = h - (is_cleared ? makeup_used(makeup) : makeup_height(makeup));

	if (rest < 0)
		return COST_OVERFULL;
	rest = rest <= n->spare ? 0 : rest;
	cost = PAGE_BREAK_EMPTY * rest / h * rest / h;
	if (!n->spare && b->unit[i] <= rest)
		cost += COST_UNFORCED * rest / h;
	return cost;
}

static void
find_units(struct breaker *b)
{
	const struct galley *f = b->f;
	size_t i = f->nodes.n;

	b->unit = arena_array(b->arena, mpt, i);
	while (i-- > 0) {
		const struct galley_node *n = &f->nodes.v[i];
		bool is_last = i + 1 == f->nodes.n || n[1].cost < PAGE_BREAK_ITEM;

		b->unit[i] = n->above + n->kept + n->height + (is_last ? 0 : b->unit[i + 1]);
		b->unit[i] = mpt_max(b->unit[i], n->room);
	}
}

static int64_t
cost_up_to(const struct breaker *b, const struct page_start *s)
{
	return s->cost + s->makeup.cost + COST_PAGE +
	       (makeup_height(&s->makeup) > b->f->frame.h ? COST_OVERFULL : 0);
}

static void
add_start(struct breaker *b, uint32_t node, uint32_t prev, int64_t cost)
{
	struct page_start s = {.node = node, .prev = prev, .cost = cost};

	if (prev != GALLEY_NONE)
		s.carry = b->starts.v[prev].makeup.carry;
	s.makeup = makeup_begin(b->f, s.carry);
	b->open[b->nopen++] = (uint32_t)b->starts.n;
	*VEC_PUSH(b->arena, &b->starts) = s;
}

/* The cheapest way to begin a page with node i. */
static void
try_start(struct breaker *b, uint32_t i)
{
	uint32_t best = GALLEY_NONE;
	int64_t least = 0;
	size_t k;

	for (k = 0; k < b->nopen; k++) {
		const struct page_start *s = &b->starts.v[b->open[k]];
		int64_t cost = cost_up_to(b, s) + empty_cost(b, &s->makeup, i);

		if (best == GALLEY_NONE || cost < least) {
			best = b->open[k];
			least = cost;
		}
	}
	add_start(b, i, best, least + b->f->nodes.v[i].cost);
}

static void
makeup_open(struct breaker *b, uint32_t i)
{
	size_t k, n = 0;
	mpt top;

	for (k = 0; k < b->nopen; k++) {
		struct page_start *s = &b->starts.v[b->open[k]];

		if (makeup_node(b->f, &s->makeup, i, s->node == i, &top))
			b->open[n++] = b->open[k];
	}
	b->nopen = n;
}

static int64_t
last_cost(const struct breaker *b, const struct page_start *s)
{
	int64_t cost = cost_up_to(b, s), least = b->f->frame.h / LAST_SHORT_PARTS;
	int64_t missing = least - makeup_height(&s->makeup);

	if (s->prev != GALLEY_NONE && missing > 0)
		cost += COST_LAST_SHORT * missing / least;
	return cost;
}

static uint32_t
best_last(const struct breaker *b)
{
	uint32_t best = b->open[0];
	size_t k;

	for (k = 1; k < b->nopen; k++)
		if (last_cost(b, &b->starts.v[b->open[k]]) < last_cost(b, &b->starts.v[best]))
			best = b->open[k];
	return best;
}

/* Pages that hold nothing but the rest of notes and floats. */
static uint32_t
add_rest(struct breaker *b, uint32_t last)
{
	while (makeup_has_rest(&b->starts.v[last].makeup.carry)) {
		b->nopen = 0;
		add_start(b, (uint32_t)b->f->nodes.n, last, 0);
		last = b->open[0];
	}
	return last;
}

static void
trace_back(const struct breaker *b, uint32_t last, struct page_breaks *breaks)
{
	uint32_t i;
	size_t n = 0;

	for (i = last; i != GALLEY_NONE; i = b->starts.v[i].prev)
		n++;
	breaks->npages = n;
	breaks->pages = arena_array(b->arena, struct page_start, n);
	for (i = last; i != GALLEY_NONE; i = b->starts.v[i].prev)
		breaks->pages[--n] = b->starts.v[i];
}

void
page_break(const struct galley *f, struct arena *arena, struct page_breaks *breaks)
{
	struct breaker b = {.f = f, .arena = arena};
	uint32_t i;

	*breaks = (struct page_breaks){NULL, 0};
	if (!f->nodes.n)
		return;
	b.open = arena_array(arena, uint32_t, f->nodes.n + 1);
	find_units(&b);
	add_start(&b, 0, GALLEY_NONE, 0);
	for (i = 0; i < f->nodes.n; i++) {
		if (i > 0)
			try_start(&b, i);
		makeup_open(&b, i);
	}
	trace_back(&b, add_rest(&b, best_last(&b)), breaks);
}

size_t
page_count(const struct galley *f)
{
	struct arena *a = f->ctx->tmp;
	struct arena_mark mark = arena_save(a);
	struct page_breaks breaks;

	page_break(f, a, &breaks);
	arena_rewind(a, mark);
	return breaks.npages ? breaks.npages : 1;
}
