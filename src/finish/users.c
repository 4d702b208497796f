#include "finish/users.h"

enum { TREE_DEPTH = 60 };

static const struct object *
object_at(const struct users *u, uint32_t object)
{
	return &u->in->objects[object];
}

/* A reference under /Parent leads up the page tree. */
static bool
leads_up(const struct object *o, size_t ref)
{
	return ref == o->parent && (o->kind == OBJECT_PAGE || o->kind == OBJECT_NODE);
}

static int
collect_pages(struct users *u, uint32_t node, int depth)
{
	const struct object *o = object_at(u, node);

	if (depth == TREE_DEPTH || u->seen[node] != 0)
		return -1;
	u->seen[node] = 1;
	if (o->kind == OBJECT_PAGE) {
		*VEC_PUSH(u->arena, &u->pages) = node;
		return 0;
	}
	if (o->kind != OBJECT_NODE)
		return -1;
	for (size_t i = o->ref; i < o->ref + o->nrefs; i++)
		if (!leads_up(o, i) && collect_pages(u, u->in->refs.v[i].target, depth + 1) != 0)
			return -1;
	return 0;
}

/* Puts what the object refers to on the stack, each only once a round. */
static void
follow(struct users *u, uint32_t object)
{
	const struct object *o = object_at(u, object);

	for (size_t i = o->ref + o->nrefs; i-- > o->ref;) {
		uint32_t target = u->in->refs.v[i].target;

		if (u->seen[target] == u->round || leads_up(o, i) ||
			object_at(u, target)->kind == OBJECT_PAGE)
			continue;
		*VEC_PUSH(u->arena, &u->stack) = target;
	}
}

/* The next object of this round; 0 = no more. */
static uint32_t
next(struct users *u)
{
	while (u->stack.n > 0) {
		uint32_t object = u->stack.v[--u->stack.n];

		if (u->seen[object] == u->round)
			continue;
		u->seen[object] = u->round;
		follow(u, object);
		return object;
	}
	return 0;
}

static void
start(struct users *u, uint32_t object)
{
	u->round++;
	*VEC_PUSH(u->arena, &u->stack) = object;
}

static void
note_page(struct users *u, uint32_t page)
{
	uint32_t object;

	u->first_need[page] = u->needs.n;
	start(u, u->pages.v[page]);
	while ((object = next(u)) != 0) {
		struct user_set *s = &u->of[object];

		if (s->npages++ == 0)
			s->page = page;
		s->is_used = true;
		*VEC_PUSH(u->arena, &u->needs) = object;
	}
}

static void
note_outlines(struct users *u)
{
	uint32_t object;

	if (u->in->outlines == 0)
		return;
	start(u, u->in->outlines);
	while ((object = next(u)) != 0) {
		struct user_set *s = &u->of[object];

		if (s->npages > 0)
			continue;
		s->is_outline = s->is_used = true;
		*VEC_PUSH(u->arena, &u->outline) = object;
	}
}

/* Whatever nobody has needed yet. */
static void
note_rest(struct users *u, uint32_t from, struct object_list *list)
{
	uint32_t object;

	if (from == 0)
		return;
	start(u, from);
	while ((object = next(u)) != 0) {
		if (u->of[object].is_used)
			continue;
		u->of[object].is_used = true;
		*VEC_PUSH(u->arena, list) = object;
	}
}

int
users_find(struct users *u, const struct intake *in, struct arena *arena, struct diag *d)
{
	*u = (struct users){.arena = arena, .in = in};
	u->of = arena_array(arena, struct user_set, (size_t)in->n + 1);
	u->seen = arena_array(arena, uint32_t, (size_t)in->n + 1);
	if (collect_pages(u, in->pages, 0) != 0 || u->pages.n == 0)
		return diag_report(d, FAULT_FINISH, (struct where){0}, "no tree of pages");
	u->round = 1;
	u->first_need = arena_array(arena, size_t, u->pages.n + 1);
	for (uint32_t i = 0; i < u->pages.n; i++)
		note_page(u, i);
	u->first_need[u->pages.n] = u->needs.n;
	note_outlines(u);
	u->seen[in->structure] = u->round + 1; /* not in the next round */
	note_rest(u, in->root, &u->general);
	note_rest(u, in->info, &u->general);
	note_rest(u, in->structure, &u->structure);
	return 0;
}
