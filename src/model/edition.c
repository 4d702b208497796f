/*
 * A copy without the hidden: arrays are made anew, records filtered, prose
 * rebuilt. Then all ids are collected from the copy, and every reference to
 * an id that is no longer there vanishes - the id string with it.
 */
#include "model/link.h"

#include <string.h>

struct cutter {
	struct arena *arena;
	bool is_public; /* only VIS_PUBLIC stays */
	const struct id_table *ids;
};

static bool
is_shown(const struct cutter *k, enum visibility v)
{
	return !k->is_public || v == VIS_PUBLIC;
}

/* Moves what may be shown to the front; gives how many. Each element begins with a record. */
static size_t
keep_shown(const struct cutter *k, void *v, size_t n, size_t size)
{
	char *to = v;
	size_t kept = 0;

	for (char *from = v; n > 0; n--, from += size) {
		if (!is_shown(k, ((const struct record *)from)->visibility))
			continue;
		memmove(to, from, size);
		to += size;
		kept++;
	}
	return kept;
}

/* A copy of the array with what may be shown. */
#define CUT(k, vec)                                                                                \
	((vec).v = arena_memdup((k)->arena, (vec).v, (vec).n * sizeof(*(vec).v)),                  \
		(vec).n = (vec).cap = keep_shown((k), (vec).v, (vec).n, sizeof(*(vec).v)))
/* The same for arrays of what cannot be hidden by itself. */
#define COPY(k, vec)                                                                               \
	((vec).v = arena_memdup((k)->arena, (vec).v, (vec).n * sizeof(*(vec).v)),                  \
		(vec).cap = (vec).n)
static void
cut_concept(struct cutter *k, struct concept *c)
{
	CUT(k, c->texts);
	CUT(k, c->references);
}

/* A withdrawal that may not be told has not happened for this edition. */
static void
cut_history(struct cutter *k, struct measure *m)
{
	CUT(k, m->leads);
	CUT(k, m->staffs);
	CUT(k, m->positions);
	CUT(k, m->comments);
	CUT(k, m->bases);
	CUT(k, m->deadlines);
	CUT(k, m->changes);
	if (m->withdrawal.date != DATE_NONE && !is_shown(k, m->withdrawal.r.visibility))
		m->withdrawal = (struct withdrawal){.date = DATE_NONE};
}

static void
cut_measure(struct cutter *k, struct measure *m)
{
	CUT(k, m->steps);
	CUT(k, m->costs);
	CUT(k, m->funding);
	CUT(k, m->expenditures);
	CUT(k, m->obstacles);
	cut_history(k, m);
	COPY(k, m->findings);
	COPY(k, m->also_fields);
	COPY(k, m->indicators);
	COPY(k, m->synergies);
	COPY(k, m->replaces);
	COPY(k, m->replaced_by);
	COPY(k, m->actors);
	COPY(k, m->decisions);
}

static void
cut_field(struct cutter *k, struct action_field *f)
{
	CUT(k, f->goals);
	CUT(k, f->findings);
	CUT(k, f->measures);
	EACH(goal, g, f->goals)
		COPY(k, g->subgoals);
	EACH(measure, m, f->measures)
		cut_measure(k, m);
}

static void
cut_observation(struct cutter *k, struct observation *o)
{
	if (o->date != DATE_NONE && !is_shown(k, o->r.visibility))
		*o = (struct observation){.date = DATE_NONE};
}

static void
cut_indicator(struct cutter *k, struct indicator *i)
{
	cut_observation(k, &i->baseline);
	CUT(k, i->targets);
	CUT(k, i->path);
	CUT(k, i->series);
	COPY(k, i->fields);
}

static void
cut_meeting(struct cutter *k, struct meeting *m)
{
	COPY(k, m->organizations);
	CUT(k, m->items);
	EACH(agenda_item, i, m->items) {
		CUT(k, i->tasks);
		EACH(resolution_task, t, i->tasks) {
			CUT(k, t->notes);
			CUT(k, t->extensions);
		}
	}
}

static void
cut_terms(struct cutter *k, struct model *m)
{
	size_t kept = 0;

	COPY(k, m->terms);
	for (size_t i = 0; i < m->terms.n; i++)
		if (is_shown(k, m->terms.v[i].visibility))
			m->terms.v[kept++] = m->terms.v[i];
	m->terms.n = kept;
}

static void
cut_lists(struct cutter *k, struct model *m)
{
	CUT(k, m->publications);
	CUT(k, m->organizations);
	CUT(k, m->concepts);
	CUT(k, m->fields);
	CUT(k, m->indicators);
	CUT(k, m->meetings);
	CUT(k, m->papers);
	CUT(k, m->reports);
	CUT(k, m->glossary);
	CUT(k, m->summaries);
	cut_terms(k, m);
}

static void
cut_model(struct cutter *k, struct model *m)
{
	cut_lists(k, m);
	EACH(publication, p, m->publications) {
		COPY(k, p->committees);
		COPY(k, p->parts);
	}
	EACH(organization, o, m->organizations) {
		COPY(k, o->competences);
		EACH(competence, c, o->competences) {
			COPY(k, c->fields);
			COPY(k, c->measures);
		}
	}
	EACH(concept, c, m->concepts)
		cut_concept(k, c);
	EACH(action_field, f, m->fields)
		cut_field(k, f);
	EACH(indicator, i, m->indicators)
		cut_indicator(k, i);
	EACH(meeting, g, m->meetings)
		cut_meeting(k, g);
	EACH(paper, p, m->papers) {
		COPY(k, p->consultations);
		COPY(k, p->reports);
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

		if (n->kind != RICH_REF || id_lookup(k->ids, n->target)) {
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
edition_make(struct arena *a, const struct model *m, enum edition e)
{
	struct cutter k = {a, e == EDITION_PUBLIC, NULL};
	const struct walker prose = {.ctx = &k, .rich = cut_rich};
	const struct walker links = {.ctx = &k, .rich = cut_rich_links};
	struct model *copy = arena_memdup(a, m, sizeof(*m));

	copy->arena = a;
	cut_model(&k, copy);
	walk_rich(copy, &prose);
	derive_order(copy);
	k.ids = copy->ids = id_table_make(copy, NULL);
	cut_orphans(copy);
	walk_rich(copy, &links);
	relink_model(copy);
	EACH(paper, p, copy->papers) {
		cut_consultations(p);
		cut_paper_reports(p);
	}
	return copy;
}
