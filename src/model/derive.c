#include "model/link.h"

#include <stdlib.h>
#include <string.h>

bool
model_has_left(const struct model *m, const struct measure *measure)
{
	return m->former.n && measure >= m->former.v && measure < m->former.v + m->former.n;
}

/* qsort() is not stable: the place breaks ties. */
struct key {
	int64_t value;
	size_t place;
};

static int
compare_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return x->place < y->place ? -1 : x->place > y->place;
}

static void
sort_by(struct arena *a, void *v, size_t n, size_t size, int64_t (*key)(const void *))
{
	struct key *keys = arena_array(a, struct key, n);
	char *from = v, *copy;

	for (size_t i = 0; i < n; i++)
		keys[i] = (struct key){key(from + i * size), i};
	if (n < 2)
		return;
	qsort(keys, n, sizeof(*keys), compare_keys);
	copy = arena_memdup(a, v, n * size);
	for (size_t i = 0; i < n; i++)
		memcpy(from + i * size, copy + keys[i].place * size, size);
}

#define SORT(m, vec, key) sort_by((m)->arena, (vec).v, (vec).n, sizeof(*(vec).v), (key))

static int64_t
field_key(const void *p)
{
	return ((const struct action_field *)p)->number;
}

static int64_t
meeting_key(const void *p)
{
	const struct meeting *m = p;

	return (int64_t)m->start * 1440 + m->start_minutes;
}

static int64_t
item_key(const void *p)
{
	return ((const struct agenda_item *)p)->order;
}

/* By day; what was entered later on the same day comes later. */
static int64_t
day_key(date day, const struct record *r)
{
	date recorded = r->time.recorded != DATE_NONE ? r->time.recorded : day;

	return (int64_t)day * INT32_MAX + recorded;
}

static int64_t
report_key(const void *p)
{
	const struct status_report *r = p;

	return day_key(r->date, &r->r);
}

static int64_t
observation_key(const void *p)
{
	const struct observation *o = p;

	return day_key(o->date, &o->r);
}

void
derive_order(struct model *m)
{
	SORT(m, m->fields, field_key);
	SORT(m, m->meetings, meeting_key);
	for (size_t i = 0; i < m->meetings.n; i++)
		SORT(m, m->meetings.v[i].items, item_key);
	SORT(m, m->reports, report_key);
	for (size_t i = 0; i < m->indicators.n; i++)
		SORT(m, m->indicators.v[i].series, observation_key);
	for (size_t i = 0; i < m->indicators.n; i++)
		SORT(m, m->indicators.v[i].path, observation_key);
}

static void
link_meetings(struct model *m)
{
	for (size_t i = 0; i < m->meetings.n; i++) {
		struct meeting *g = &m->meetings.v[i];

		for (size_t j = 0; j < g->items.n; j++) {
			struct agenda_item *item = &g->items.v[j];

			item->meeting = g;
			for (size_t k = 0; k < item->tasks.n; k++)
				item->tasks.v[k].item = item;
		}
	}
}

/* Who replaces whom may be said by either side; afterwards both know. */
static void
link_replacement(struct arena *a, struct measure *s)
{
	for (size_t i = 0; i < s->replaced_by.n; i++) {
		struct measure *by = (struct measure *)s->replaced_by.v[i].to;
		bool is_told = by == NULL;

		for (size_t k = 0; !is_told && k < by->replaces.n; k++)
			is_told = by->replaces.v[k].to == s;
		if (!is_told)
			*VEC_PUSH(a, &by->replaces) =
				(struct measure_ref){{s->r.id, s->r.where}, s};
	}
	for (size_t i = 0; i < s->replaces.n; i++) {
		struct measure *of = (struct measure *)s->replaces.v[i].to;
		bool is_told = of == NULL;

		for (size_t k = 0; !is_told && k < of->replaced_by.n; k++)
			is_told = of->replaced_by.v[k].to == s;
		if (!is_told)
			*VEC_PUSH(a, &of->replaced_by) =
				(struct measure_ref){{s->r.id, s->r.where}, s};
	}
}

void
derive_replacements(struct model *m)
{
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++)
			link_replacement(m->arena, &m->fields.v[i].measures.v[k]);
}

/* Forgets the reports a measure had in the model this one was made from. */
static void
link_fields(struct model *m)
{
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t j = 0; j < m->fields.v[i].measures.n; j++) {
			struct measure *s = &m->fields.v[i].measures.v[j];

			s->field = &m->fields.v[i];
			s->reports = NULL;
			s->nreports = 0;
		}
	for (size_t i = 0; i < m->former.n; i++) {
		struct measure *s = &m->former.v[i];

		s->field = id_lookup(m->ids, s->field->r.id)->to;
		s->reports = NULL;
		s->nreports = 0;
	}
}

/* The model owns its measures; references to them are const for everybody else. */
static struct measure *
target(const struct status_report *r)
{
	return (struct measure *)r->measure.to;
}

/* Counts, then fills: reports are sorted by date, so each measure's are too. */
static void
link_reports(struct model *m)
{
	for (size_t i = 0; i < m->reports.n; i++)
		if (target(&m->reports.v[i]))
			target(&m->reports.v[i])->nreports++;
	for (size_t i = 0; i < m->reports.n; i++) {
		const struct status_report *r = &m->reports.v[i];
		struct measure *s = target(r);

		if (!s)
			continue;
		if (!s->reports) {
			s->reports =
				arena_array(m->arena, const struct status_report *, s->nreports);
			s->nreports = 0;
		}
		s->reports[s->nreports++] = r;
	}
}

/* Of facts of which one holds at a time: the one that began last. */
static const void *
in_force(const void *v, size_t n, size_t size)
{
	const struct record *best = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct record *r = (const struct record *)((const char *)v + i * size);

		if (!best || r->time.from >= best->time.from)
			best = r;
	}
	return best;
}

#define IN_FORCE(vec) in_force((vec).v, (vec).n, sizeof(*(vec).v))

static void
settle_measure(struct measure *s)
{
	const struct lead *lead = IN_FORCE(s->leads);
	const struct staff *staff = IN_FORCE(s->staffs);
	const struct position *position = IN_FORCE(s->positions);

	s->lead = lead ? lead->organization : (struct org_ref){0};
	s->staff = staff ? *staff : (struct staff){.fte = {-1, 0}};
	s->position = position ? *position : (struct position){0};
}

/* The union of all competences; one field named twice does no harm. */
static void
settle_organization(struct arena *a, struct organization *o)
{
	memset(&o->fields, 0, sizeof(o->fields));
	memset(&o->measures, 0, sizeof(o->measures));
	for (size_t i = 0; i < o->competences.n; i++) {
		const struct competence *c = &o->competences.v[i];

		for (size_t k = 0; k < c->fields.n; k++)
			*VEC_PUSH(a, &o->fields) = c->fields.v[k];
		for (size_t k = 0; k < c->measures.n; k++)
			*VEC_PUSH(a, &o->measures) = c->measures.v[k];
	}
}

static void
settle(struct model *m)
{
	for (size_t i = 0; i < m->organizations.n; i++)
		settle_organization(m->arena, &m->organizations.v[i]);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t j = 0; j < m->fields.v[i].measures.n; j++)
			settle_measure(&m->fields.v[i].measures.v[j]);
	for (size_t i = 0; i < m->former.n; i++)
		settle_measure(&m->former.v[i]);
	for (size_t i = 0; i < m->indicators.n; i++) {
		struct indicator *k = &m->indicators.v[i];
		const struct observation *now = IN_FORCE(k->targets);

		k->target = now ? *now : (struct observation){.date = DATE_NONE};
	}
}

/* ---- decisions on a measure ---- */

static bool
is_adopted(const struct agenda_item *item)
{
	return item->result == RESULT_ADOPTED || item->result == RESULT_ADOPTED_AMENDED;
}

static bool
is_told(const struct measure *s, const struct agenda_item *item)
{
	for (size_t i = 0; i < s->ndecided; i++)
		if (s->decided[i] == item)
			return true;
	return false;
}

static void
add_decision(struct arena *a, struct measure *s, const struct agenda_item *item)
{
	const struct agenda_item **v;

	if (!item || is_told(s, item))
		return;
	v = arena_array(a, const struct agenda_item *, s->ndecided + 1);
	for (size_t i = 0; i < s->ndecided; i++)
		v[i] = s->decided[i];
	v[s->ndecided++] = item;
	s->decided = v;
}

static void
find_named_decisions(struct model *m)
{
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++) {
			struct measure *s = &m->fields.v[i].measures.v[k];

			s->decided = NULL;
			s->ndecided = 0;
			for (size_t n = 0; n < s->decisions.n; n++)
				add_decision(m->arena, s, s->decisions.v[n].to);
		}
}

/* Who orders something for a measure has decided on it. */
static void
find_decisions(struct model *m)
{
	find_named_decisions(m);
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t k = 0; k < m->meetings.v[i].items.n; k++) {
			struct agenda_item *item = &m->meetings.v[i].items.v[k];

			for (size_t n = 0; is_adopted(item) && n < item->tasks.n; n++)
				if (item->tasks.v[n].measure.to &&
					!model_has_left(m, item->tasks.v[n].measure.to))
					add_decision(m->arena,
						(struct measure *)item->tasks.v[n].measure.to,
						item);
		}
}

static void
happened(struct model *m, date d)
{
	if (d != DATE_NONE && d > m->newest)
		m->newest = d;
}

static void
measure_happened(struct model *m, const struct measure *s)
{
	for (size_t i = 0; i < s->steps.n; i++)
		happened(m, s->steps.v[i].done);
	for (size_t i = 0; i < s->expenditures.n; i++)
		happened(m, s->expenditures.v[i].date);
}

/* The model owns its items; references to them are const for everybody else. */
static void
mark_item(const struct item_ref *ref)
{
	if (ref->to)
		((struct agenda_item *)ref->to)->is_topic = true;
}

static void
mark_measure_items(const struct measure *s)
{
	for (size_t i = 0; i < s->decisions.n; i++)
		mark_item(&s->decisions.v[i]);
	for (size_t i = 0; i < s->deadlines.n; i++)
		mark_item(&s->deadlines.v[i].item);
	mark_item(&s->withdrawal.item);
}

static void
mark_own_items(struct meeting *g)
{
	for (size_t i = 0; i < g->items.n; i++) {
		struct agenda_item *item = &g->items.v[i];

		item->is_topic = item->is_topic || item->paper.to || item->tasks.n;
		for (size_t k = 0; k < item->tasks.n; k++)
			for (size_t j = 0; j < item->tasks.v[k].extensions.n; j++)
				mark_item(&item->tasks.v[k].extensions.v[j].item);
	}
}

/* What a meeting has to do with the project hangs on its items. */
static void
mark_items(struct model *m)
{
	for (size_t i = 0; i < m->meetings.n; i++)
		mark_own_items(&m->meetings.v[i]);
	for (size_t i = 0; i < m->concepts.n; i++)
		mark_item(&m->concepts.v[i].decision);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t j = 0; j < m->fields.v[i].measures.n; j++)
			mark_measure_items(&m->fields.v[i].measures.v[j]);
	for (size_t i = 0; i < m->papers.n; i++)
		for (size_t j = 0; j < m->papers.v[i].consultations.n; j++)
			mark_item(&m->papers.v[i].consultations.v[j].item);
}

static bool
is_of_topic(const struct meeting *g)
{
	for (size_t i = 0; i < g->items.n; i++)
		if (g->items.v[i].is_topic)
			return true;
	return false;
}

static void
meeting_happened(struct model *m, const struct meeting *g)
{
	if (g->state == MEETING_HELD && !g->is_cancelled && is_of_topic(g))
		happened(m, g->start);
	for (size_t i = 0; i < g->items.n; i++)
		for (size_t j = 0; j < g->items.v[i].tasks.n; j++)
			happened(m, g->items.v[i].tasks.v[j].done);
}

static void
find_newest(struct model *m)
{
	m->newest = DATE_NONE;
	for (size_t i = 0; i < m->reports.n; i++)
		happened(m, m->reports.v[i].date);
	for (size_t i = 0; i < m->meetings.n; i++)
		meeting_happened(m, &m->meetings.v[i]);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t j = 0; j < m->fields.v[i].measures.n; j++)
			measure_happened(m, &m->fields.v[i].measures.v[j]);
	for (size_t i = 0; i < m->indicators.n; i++)
		for (size_t j = 0; j < m->indicators.v[i].series.n; j++)
			happened(m, m->indicators.v[i].series.v[j].date);
	/* Nothing has happened yet: then the data are as old as the concept. */
	if (m->newest == DATE_NONE)
		for (size_t i = 0; i < m->concepts.n; i++)
			happened(m, m->concepts.v[i].as_of);
}

void
derive_facts(struct model *m)
{
	link_meetings(m);
	link_fields(m);
	link_reports(m);
	settle(m);
	find_decisions(m);
	mark_items(m);
	find_newest(m);
}
