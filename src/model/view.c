/*
 * A copy is cut in place. The rules for records are written once: holds()
 * for what has a span, is_known() for what was entered. References are
 * resolved anew at the end; those into what is gone vanish.
 */
#include "model/view.h"

#include "model/link.h"

#include <limits.h>
#include <string.h>

struct lens {
	struct arena *arena;
	date at, known; /* LATEST = no limit */
	bool has_gaps;  /* something that prose may refer to is gone */
};

#define LATEST INT32_MAX

static bool
is_known(const struct lens *l, date day, const struct record *r)
{
	date since = r->time.recorded != DATE_NONE ? r->time.recorded : day;

	return since == DATE_NONE || since <= l->known;
}

/* An end that lies ahead of what is known has not been heard of. */
static bool
holds(const struct lens *l, const struct record *r)
{
	if (r->time.from != DATE_NONE && r->time.from > l->at)
		return false;
	if (r->time.until != DATE_NONE && r->time.until < l->at && r->time.until < l->known)
		return false;
	return is_known(l, r->time.from, r);
}

/* Of a day by then, and known. */
static bool
has_happened(const struct lens *l, date day, const struct record *r)
{
	return day != DATE_NONE && day <= l->at && is_known(l, day, r);
}

/* Moves what holds to the front; gives how many. Each element begins with a record. */
static size_t
keep_holding(const struct lens *l, void *v, size_t n, size_t size)
{
	char *to = v;
	size_t kept = 0;

	for (char *from = v; n > 0; n--, from += size) {
		if (!holds(l, (const struct record *)from))
			continue;
		memmove(to, from, size);
		to += size;
		kept++;
	}
	return kept;
}

#define HOLDING(l, vec) ((vec).n = keep_holding((l), (vec).v, (vec).n, sizeof(*(vec).v)))

/* NOLINTBEGIN(bugprone-macro-parentheses): p is a name to assign to */
/* for each p in vec, keeps those for which `test` is true */
#define KEEP(p, vec, test)                                                                         \
	do {                                                                                       \
		size_t kept_ = 0;                                                                  \
		for (size_t i_ = 0; i_ < (vec).n; i_++) {                                          \
			p = &(vec).v[i_];                                                          \
			if (test)                                                                  \
				(vec).v[kept_++] = (vec).v[i_];                                    \
		}                                                                                  \
		(vec).n = kept_;                                                                   \
	} while (0)
/* NOLINTEND(bugprone-macro-parentheses) */

/* ---- measures ---- */

static void
cut_steps(const struct lens *l, struct measure *m)
{
	HOLDING(l, m->steps);
	for (size_t i = 0; i < m->steps.n; i++)
		if (m->steps.v[i].done > l->at || m->steps.v[i].done > l->known)
			m->steps.v[i].done = DATE_NONE;
}

/* A date agreed in a meeting is in force from that meeting on. */
static void
cut_deadlines(const struct lens *l, struct measure *m)
{
	for (size_t i = 0; i < m->deadlines.n; i++) {
		struct deadline *d = &m->deadlines.v[i];

		if (d->r.time.from == DATE_NONE && d->item.to)
			d->r.time.from = d->item.to->meeting->start;
	}
	HOLDING(l, m->deadlines);
}

/* Changes come in the order of their days, whatever order they were written in. */
static void
apply_changes(const struct lens *l, struct measure *m)
{
	date field = DATE_NONE, priority = DATE_NONE, effort = DATE_NONE;

	HOLDING(l, m->changes);
	for (size_t i = 0; i < m->changes.n; i++) {
		const struct measure_change *c = &m->changes.v[i];
		date from = c->r.time.from;

		if (c->field.to && from > field)
			m->field = c->field.to, field = from;
		if (c->priority != PRIORITY_NONE && from > priority)
			m->priority = c->priority, priority = from;
		if (c->effort != EFFORT_NONE && from > effort)
			m->effort = c->effort, effort = from;
	}
}

static void
cut_measure(const struct lens *l, struct measure *m)
{
	const struct expenditure *e;
	const struct item_ref *d;

	cut_steps(l, m);
	HOLDING(l, m->costs);
	HOLDING(l, m->funding);
	HOLDING(l, m->obstacles);
	HOLDING(l, m->leads);
	HOLDING(l, m->staffs);
	HOLDING(l, m->positions);
	HOLDING(l, m->comments);
	HOLDING(l, m->bases);
	cut_deadlines(l, m);
	apply_changes(l, m);
	KEEP(e, m->expenditures, has_happened(l, e->date, &e->r));
	KEEP(d, m->decisions, !d->to || has_happened(l, d->to->meeting->start, &d->to->r));
	if (m->withdrawal.date != DATE_NONE &&
		!has_happened(l, m->withdrawal.date, &m->withdrawal.r))
		m->withdrawal = (struct withdrawal){.date = DATE_NONE};
}

/* A measure that one beginning today replaces has its last day yesterday. */
static bool
is_over(const struct lens *l, const struct measure *m)
{
	if (m->withdrawal.date != DATE_NONE)
		return true;
	return m->r.time.until != DATE_NONE && m->r.time.until < l->at &&
	       m->r.time.until < l->known;
}

static bool
has_begun(const struct lens *l, const struct measure *m)
{
	if (m->r.time.from != DATE_NONE && m->r.time.from > l->at)
		return false;
	return is_known(l, m->r.time.from, &m->r);
}

/* The newest report by then says that the measure is no more. */
static bool
is_reported_gone(const struct lens *l, const struct measure *m)
{
	const struct status_report *newest = NULL;

	for (size_t i = 0; i < m->nreports; i++)
		if (has_happened(l, m->reports[i]->date, &m->reports[i]->r))
			newest = m->reports[i];
	return newest && (newest->status == STATUS_REPLACED || newest->status == STATUS_WITHDRAWN);
}

/* ---- fields: measures lie in the one they belong to by then ---- */

static size_t
field_place(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->fields.n; i++)
		if (strcmp(m->fields.v[i].r.id, id) == 0)
			return i;
	return 0;
}

static void
sort_measure(struct lens *l, struct model *m, struct action_field *to, struct measure s)
{
	cut_measure(l, &s);
	if (!has_begun(l, &s)) {
		l->has_gaps = true;
	} else if (is_over(l, &s) || is_reported_gone(l, &s)) {
		l->has_gaps = true;
		*VEC_PUSH(l->arena, &m->former) = s;
	} else {
		size_t place = field_place(m, s.field->r.id);

		*VEC_PUSH(l->arena, &to[place].measures) = s;
	}
}

/* Every measure is taken out of its field and put where it belongs. */
static void
cut_fields(struct lens *l, struct model *m)
{
	struct action_field *to = arena_memdup(l->arena, m->fields.v, m->fields.n * sizeof(*to));

	for (size_t i = 0; i < m->fields.n; i++)
		memset(&to[i].measures, 0, sizeof(to[i].measures));
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++)
			sort_measure(l, m, to, m->fields.v[i].measures.v[k]);
	m->fields.v = to;
}

/* ---- what happened in meetings ---- */

static void
clear_item(struct agenda_item *i)
{
	i->result_raw = NULL;
	i->result = RESULT_NONE;
	i->resolution = NULL;
	i->vote = (struct vote){-1, -1, -1, -1, VOTE_UNSTATED};
	i->tasks.n = 0;
}

static void
cut_task(const struct lens *l, struct resolution_task *t)
{
	const struct interim_note *n;
	const struct extension *e;

	if (t->done > l->at || t->done > l->known) {
		t->done = DATE_NONE;
		t->completion_note = NULL;
	}
	KEEP(n, t->notes, has_happened(l, n->r.time.recorded, &n->r));
	KEEP(e, t->extensions, has_happened(l, e->r.time.recorded, &e->r));
}

static void
cut_meeting(const struct lens *l, struct meeting *g)
{
	const struct resolution_task *t;

	if (g->start > l->at && g->state == MEETING_HELD)
		g->state = MEETING_SCHEDULED;
	for (size_t i = 0; i < g->items.n; i++) {
		struct agenda_item *item = &g->items.v[i];

		if (!has_happened(l, g->start, &item->r))
			clear_item(item);
		KEEP(t, item->tasks, is_known(l, g->start, &t->r));
		for (size_t k = 0; k < item->tasks.n; k++)
			cut_task(l, &item->tasks.v[k]);
	}
}

/* ---- reports and values: a correction takes the place of what it corrects ---- */

static date
entered(date day, const struct record *r)
{
	return r->time.recorded != DATE_NONE ? r->time.recorded : day;
}

static bool
replaces_report(const struct status_report *later, const struct status_report *r)
{
	return later != r && later->corrects == r->date &&
	       entered(later->date, &later->r) > entered(r->date, &r->r);
}

static bool
is_report_corrected(const struct measure *m, const struct lens *l, const struct status_report *r)
{
	for (size_t i = 0; i < m->nreports; i++)
		if (is_known(l, m->reports[i]->date, &m->reports[i]->r) &&
			replaces_report(m->reports[i], r))
			return true;
	return false;
}

/* m->reports are still those of the model the view is made from. */
static bool
is_report_shown(const struct lens *l, const struct status_report *r)
{
	return r->measure.to && has_happened(l, r->date, &r->r) &&
	       !is_report_corrected(r->measure.to, l, r);
}

/* Compared by what they say of themselves: the array is a copy. */
static bool
is_value_corrected(const struct lens *l, const struct indicator *k, const struct observation *o)
{
	for (size_t i = 0; i < k->series.n; i++) {
		const struct observation *p = &k->series.v[i];

		if (is_known(l, p->date, &p->r) && p->corrects == o->date &&
			entered(p->date, &p->r) > entered(o->date, &o->r))
			return true;
	}
	return false;
}

static void
cut_indicator(const struct lens *l, struct indicator *k)
{
	struct indicator whole = *k;
	const struct observation *o;

	whole.series.v = arena_memdup(l->arena, k->series.v, k->series.n * sizeof(*k->series.v));
	HOLDING(l, k->targets);
	HOLDING(l, k->path);
	KEEP(o, k->series, has_happened(l, o->date, &o->r) && !is_value_corrected(l, &whole, o));
}

static void
cut_lists(struct lens *l, struct model *m)
{
	const struct status_report *r;
	const struct paper *p;

	KEEP(r, m->reports, is_report_shown(l, r));
	KEEP(p, m->papers, is_known(l, p->date, &p->r));
	for (size_t i = 0; i < m->organizations.n; i++)
		HOLDING(l, m->organizations.v[i].competences);
	for (size_t i = 0; i < m->indicators.n; i++)
		cut_indicator(l, &m->indicators.v[i]);
	for (size_t i = 0; i < m->meetings.n; i++)
		cut_meeting(l, &m->meetings.v[i]);
	cut_fields(l, m);
}

/* What has left supports nothing any more. */
static void
cut_synergies(struct model *m)
{
	const struct measure_ref *s;

	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++)
			KEEP(s, m->fields.v[i].measures.v[k].synergies, !model_has_left(m, s->to));
}

struct model *
view_make(struct arena *a, const struct model *m, date at)
{
	struct lens l = {.arena = a,
		.at = at == DATE_NONE ? LATEST : at,
		.known = m->known == DATE_NONE ? LATEST : m->known};
	struct model *copy = model_copy(a, m, false);

	cut_lists(&l, copy);
	model_complete(copy, false, l.has_gaps);
	cut_synergies(copy);
	return copy;
}

const struct model *
view_of(struct arena *a, const struct model *m, date at)
{
	struct view_shelf *shelf = m->shelf;
	struct model *view;

	if (!shelf)
		return view_make(a, m, at);
	for (size_t i = 0; i < shelf->n; i++)
		if (shelf->v[i].at == at && shelf->v[i].known == m->known)
			return shelf->v[i].view;
	if (shelf->n == VIEWS_KEPT)
		return view_make(a, m, at);
	view = view_make(m->arena, m, at);
	view->shelf = arena_one(m->arena, struct view_shelf);
	shelf->v[shelf->n].at = at;
	shelf->v[shelf->n].known = m->known;
	shelf->v[shelf->n++].view = view;
	return view;
}
