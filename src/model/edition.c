/*
 * A copy without the hidden: arrays are made anew, records filtered, prose
 * rebuilt. Then all ids are collected from the copy, and every reference to
 * an id that is no longer there vanishes - the id string with it.
 */
#include "model/link.h"
#include "model/model_fields.h"
#include "model/view.h"

#include <string.h>

struct cutter {
	struct arena *arena;
	bool is_public; /* only VIS_PUBLIC stays */
	const struct id_table *ids;
	const struct model *model;
};

static bool
is_shown(const struct cutter *k, enum visibility v)
{
	return !k->is_public || v == VIS_PUBLIC;
}

static void cut_facts(const struct cutter *k, const struct fields *fields, void *record);

static bool
is_hidden(const struct cutter *k, const struct fields *fields, const void *record)
{
	enum visibility v;
	size_t at;

	if (!fact_find(fields, FACT_VISIBILITY, &at))
		return false;
	memcpy(&v, (const char *)record + at, sizeof v);
	return !is_shown(k, v);
}

/* A copy of the array with what may be shown. */
static void
cut_array(const struct cutter *k, const struct field *f, void *record)
{
	size_t size = f->of->size, kept = 0, n = field_count(f, record);
	char *copy = arena_memdup(k->arena, field_first(f, record), n * size);

	for (size_t i = 0; i < n; i++) {
		if (is_hidden(k, f->of, copy + i * size))
			continue;
		memmove(copy + kept * size, copy + i * size, size);
		cut_facts(k, f->of, copy + kept++ * size);
	}
	field_put(f, record, copy, kept);
}

/* What stands inside a struct is told to be absent. */
static void
cut_inner(const struct cutter *k, const struct field *f, void *record)
{
	char *inner = (char *)record + f->at;

	if (f->absent && is_hidden(k, f->of, inner))
		memcpy(inner, f->absent, f->size);
	else
		cut_facts(k, f->of, inner);
}

/* Prose is cut afterwards, by walk_model(). */
static void
cut_facts(const struct cutter *k, const struct fields *fields, void *record)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i];

		if (f->kind == FIELD_ARRAY && f->of->v[0].name)
			cut_array(k, f, record);
		else if (f->kind == FIELD_STRUCT && !f->count)
			cut_inner(k, f, record);
	}
}

/* Copies prose without its hidden blocks. */
static struct rich_node *
cut_nodes(const struct cutter *k, const struct rich_node *n)
{
	struct rich_node *first = NULL, **last = &first;

	for (; n; n = n->next) {
		struct rich_node *copy;

		if (k->is_public && n->is_hidden)
			continue;
		copy = arena_memdup(k->arena, n, sizeof(*n));
		copy->next = NULL;
		copy->first = cut_nodes(k, n->first);
		*last = copy;
		last = &copy->next;
	}
	return first;
}

static void
cut_rich(void *ctx, const struct rich **rich)
{
	struct cutter *k = ctx;
	struct rich *copy = arena_memdup(k->arena, *rich, sizeof(**rich));

	copy->first = cut_nodes(k, copy->first);
	*rich = copy;
}

/* Where a node between two blanks is taken out, one blank is enough. */
static void
close_gap(const struct rich_node *before, struct rich_node *after)
{
	size_t n = before && before->text ? strlen(before->text) : 0;

	if (n > 0 && before->text[n - 1] == ' ' && after && after->text && after->text[0] == ' ')
		after->text++;
}

/* Measures that have left are known by their id, but there is no place to go to. */
static bool
is_there(const struct cutter *k, const char *id)
{
	const struct id_entry *e = id_lookup(k->ids, id);

	return e && !(e->kind == ID_MEASURE && model_has_left(k->model, e->to));
}

/*
 * A cross reference into the hidden leaves its words behind, without the
 * link; without words it vanishes.
 */
static struct rich_node *
cut_links(const struct cutter *k, struct rich_node *first)
{
	struct rich_node **at = &first, *before = NULL;

	while (*at) {
		struct rich_node *n = *at, **end = &n->first;

		if (n->kind != RICH_REF || is_there(k, n->target)) {
			n->first = cut_links(k, n->first);
			before = n;
			at = &n->next;
			continue;
		}
		if (!n->first)
			close_gap(before, n->next);
		while (*end)
			end = &(*end)->next;
		*end = n->next;
		*at = n->first;
	}
	return first;
}

/* cut_rich() has made the copy, so it is ours to change. */
static void
cut_rich_links(void *ctx, const struct rich **rich)
{
	struct rich *copy = (struct rich *)*rich;

	copy->first = cut_links(ctx, (struct rich_node *)copy->first);
}

/* Reports on hidden measures say nothing anybody may read. */
static void
cut_orphans(struct model *m)
{
	size_t kept = 0;

	for (size_t i = 0; i < m->reports.n; i++)
		if (id_lookup(m->ids, m->reports.v[i].measure.ref.id))
			m->reports.v[kept++] = m->reports.v[i];
	m->reports.n = kept;
}

/* A body of whom nothing may be said was not consulted either. */
static void
cut_consultations(struct paper *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->consultations.n; i++)
		if (p->consultations.v[i].organization.ref.id)
			p->consultations.v[kept++] = p->consultations.v[i];
	p->consultations.n = kept;
}

/* The same for its reports, and for publications that the edition does not have. */
static void
cut_paper_reports(struct paper *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->reports.n; i++)
		if (p->reports.v[i].publication.ref.id && p->reports.v[i].committee.ref.id)
			p->reports.v[kept++] = p->reports.v[i];
	p->reports.n = kept;
}

struct model *
model_copy(struct arena *a, const struct model *m, bool is_public)
{
	struct cutter k = {.arena = a, .is_public = is_public};
	struct model *copy = arena_memdup(a, m, sizeof(*m));

	copy->shelf = NULL;
	copy->arena = a;
	cut_facts(&k, &model_fields, copy);
	return copy;
}

void
model_complete(struct model *copy, bool is_public, bool cuts_prose)
{
	struct cutter k = {.arena = copy->arena, .is_public = is_public, .model = copy};
	const struct walker prose = {.ctx = &k, .rich = cut_rich};
	const struct walker links = {.ctx = &k, .rich = cut_rich_links};

	if (cuts_prose)
		walk_model(copy, &prose);
	derive_order(copy);
	k.ids = copy->ids = id_table_make(copy, NULL);
	cut_orphans(copy);
	if (cuts_prose)
		walk_model(copy, &links);
	relink_model(copy);
	EACH(paper, p, copy->papers) {
		cut_consultations(p);
		cut_paper_reports(p);
	}
}

struct model *
edition_make(struct arena *a, const struct model *m, enum edition e)
{
	bool is_public = e == EDITION_PUBLIC;
	struct model *copy = model_copy(a, m, is_public);

	copy->shelf = arena_one(a, struct view_shelf);
	model_complete(copy, is_public, true);
	return copy;
}
