#include "finish/parts.h"

/* Measured on documents of 5 to 1,300 pages; see docs/performance.md. */
enum { MEMBERS_MOST = 1000, SHARED_MOST = 200 };

static const struct object *
object_at(const struct parts *p, uint32_t object)
{
	return &p->users->in->objects[object];
}

static bool
fits_in_stream(const struct parts *p, uint32_t object)
{
	return object_at(p, object)->kind != OBJECT_STREAM &&
	       object_at(p, object)->kind != OBJECT_PAGE && object != p->users->in->root;
}

static void
add_object(struct parts *p, uint32_t object)
{
	p->unit_of[object] = p->units.n;
	*VEC_PUSH(p->arena, &p->units) = (struct unit){.object = object};
}

static void
add_stream(struct parts *p, const uint32_t *members, size_t n)
{
	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		p->unit_of[members[i]] = p->units.n;
	*VEC_PUSH(p->arena, &p->units) = (struct unit){.members = members, .nmembers = (uint32_t)n};
}

/* Full streams, with what is over in the last. */
static void
add_streams(struct parts *p, const struct object_list *list)
{
	for (size_t i = 0; i < list->n; i += MEMBERS_MOST)
		add_stream(p, list->v + i, list->n - i < MEMBERS_MOST ? list->n - i : MEMBERS_MOST);
}

/* Those of a list that lie in object streams; the others become units of their own. */
static void
divide(struct parts *p, const struct object_list *from, struct object_list *packed)
{
	for (size_t i = 0; i < from->n; i++)
		if (fits_in_stream(p, from->v[i]))
			*VEC_PUSH(p->arena, packed) = from->v[i];
}

static void
add_unpacked(struct parts *p, const struct object_list *from)
{
	for (size_t i = 0; i < from->n; i++)
		if (!fits_in_stream(p, from->v[i]) && from->v[i] != p->users->in->root)
			add_object(p, from->v[i]);
}

/* What other pages than the first need, in the order in which they need it. */

static void
collect_shared(struct parts *p, struct object_list *shared)
{
	const struct users *u = p->users;

	for (uint32_t page = 1; page < u->pages.n; page++)
		for (size_t i = u->first_need[page]; i < u->first_need[page + 1]; i++) {
			uint32_t object = u->needs.v[i];

			if (u->of[object].page == page && fits_in_stream(p, object))
				*VEC_PUSH(p->arena, shared) = object;
		}
}

/* The fewest of them that several pages need; more than n if one page needs all. */
static size_t
several(const struct parts *p, const uint32_t *members, size_t n)
{
	const struct user_set *of = p->users->of;

	for (size_t i = 0; i < n; i++)
		if (of[members[i]].npages > 1 || of[members[i]].page != of[members[0]].page)
			return i + 1;
	return n + 1;
}

/*
 * How many of them the next stream takes; all, rather than that the rest would
 * serve one page only.
 */
static size_t
share(const struct parts *p, const uint32_t *v, size_t n)
{
	size_t taken = several(p, v, n);

	if (taken < SHARED_MOST)
		taken = SHARED_MOST;
	if (taken > n || several(p, v + taken, n - taken) > n - taken)
		return n;
	return taken;
}

static void
add_shared(struct parts *p, const struct object_list *shared)
{
	const struct users *u = p->users;
	size_t taken;

	for (size_t i = 0; i < shared->n; i += taken) {
		taken = share(p, shared->v + i, shared->n - i);
		add_stream(p, shared->v + i, taken);
	}
	for (size_t i = u->first_need[1]; i < u->needs.n; i++) {
		uint32_t object = u->needs.v[i];

		if (u->of[object].npages > 1 && !fits_in_stream(p, object) &&
			p->unit_of[object] == 0)
			add_object(p, object);
	}
}

static void
add_first_page(struct parts *p, const struct object_list *strays)
{
	const struct users *u = p->users;
	struct object_list packed = {0};
	struct object_list needs = {.v = u->needs.v, .n = u->first_need[1]};

	p->page_unit[0] = p->units.n;
	add_object(p, u->pages.v[0]);
	divide(p, &needs, &packed);
	/* A stream without a thing of the first page would not belong here. */
	p->has_first_stream = packed.n > 0;
	p->has_loose_strays = packed.n == 0 && strays->n > 0;
	if (p->has_first_stream) {
		divide(p, strays, &packed);
		divide(p, &u->general, &packed);
		add_stream(p, packed.v, packed.n);
	}
	needs.v++; /* the page itself */
	needs.n--;
	add_unpacked(p, &needs);
}

static void
add_outlines(struct parts *p)
{
	struct object_list packed = {0};

	p->outline = p->units.n;
	divide(p, &p->users->outline, &packed);
	add_streams(p, &packed);
	add_unpacked(p, &p->users->outline);
	p->noutline = p->units.n - p->outline;
}

static void
add_page(struct parts *p, uint32_t page)
{
	const struct users *u = p->users;

	p->page_unit[page] = p->units.n;
	add_object(p, u->pages.v[page]);
	for (size_t i = u->first_need[page]; i < u->first_need[page + 1]; i++) {
		uint32_t object = u->needs.v[i];

		if (object != u->pages.v[page] && u->of[object].npages == 1 &&
			(!fits_in_stream(p, object) || p->has_loose_strays))
			add_object(p, object);
	}
}

static void
add_rest(struct parts *p)
{
	const struct users *u = p->users;
	struct object_list packed = {0};

	if (!p->has_first_stream)
		divide(p, &u->general, &packed);
	divide(p, &u->structure, &packed);
	add_streams(p, &packed);
	add_unpacked(p, &u->general);
	add_unpacked(p, &u->structure);
}

static void
add_all(struct parts *p)
{
	struct object_list shared = {0}, strays = {0};

	collect_shared(p, &shared);
	/* One page alone needs them: no stream for that, the first page's takes them. */
	if (several(p, shared.v, shared.n) > shared.n) {
		strays = shared;
		shared.n = 0;
	}
	p->first[PART_4] = p->units.n;
	add_object(p, p->users->in->root);
	p->first[PART_6] = p->units.n;
	add_first_page(p, &strays);
	if (p->users->in->shows_outlines)
		add_outlines(p);
	p->first[PART_7] = p->units.n;
	for (uint32_t i = 1; i < p->users->pages.n; i++)
		add_page(p, i);
	p->first[PART_8] = p->units.n;
	add_shared(p, &shared);
	p->first[PART_9] = p->units.n;
	if (!p->users->in->shows_outlines)
		add_outlines(p);
	add_rest(p);
	p->first[PARTS] = p->units.n;
}

/* Numbers: the second half's units, then its members; then the first half's. */

static uint32_t
number_units(struct parts *p, size_t from, size_t to, uint32_t number)
{
	for (size_t i = from; i < to; i++) {
		p->units.v[i].number = number;
		if (p->units.v[i].object != 0)
			p->number[p->units.v[i].object] = number;
		number++;
	}
	return number;
}

static uint32_t
number_members(struct parts *p, size_t from, size_t to, uint32_t number)
{
	for (size_t i = from; i < to; i++)
		for (uint32_t k = 0; k < p->units.v[i].nmembers; k++)
			p->number[p->units.v[i].members[k]] = number++;
	return number;
}

static void
number_all(struct parts *p)
{
	uint32_t number = number_units(p, p->first[PART_7], p->first[PARTS], 1);

	p->main_xref = number++;
	number = number_members(p, p->first[PART_7], p->first[PARTS], number);
	p->linear = number++;
	p->first_xref = number++;
	number = number_units(p, p->first[PART_4], p->first[PART_6], number);
	p->hint = number++;
	number = number_units(p, p->first[PART_6], p->first[PART_7], number);
	p->end = number_members(p, p->first[PART_6], p->first[PART_7], number);
}

void
parts_make(struct parts *p, const struct users *u, struct arena *arena)
{
	size_t n = (size_t)u->in->n + 1;

	*p = (struct parts){.arena = arena, .users = u};
	p->number = arena_array(arena, uint32_t, n);
	p->unit_of = arena_array(arena, size_t, n);
	p->page_unit = arena_array(arena, size_t, u->pages.n + 1);
	add_all(p);
	number_all(p);
}
