#include "progress/committee/decision.h"

#include "progress/adopted.h"
#include "progress/committee/competence.h"
#include "progress/committee/period.h"

struct question {
	const struct model *model;
	const struct states *s;
	const struct organization *committee;
	date first;
};

/* The item decides on the measure or orders something for it. */
static bool
is_about(const struct agenda_item *item, const struct measure *measure)
{
	for (size_t i = 0; i < measure->decisions.n; i++)
		if (measure->decisions.v[i].to == item)
			return true;
	for (size_t i = 0; i < item->tasks.n; i++)
		if (item->tasks.v[i].measure.to == measure)
			return true;
	return false;
}

/* ---- adjourned items ---- */

static bool
settles(const struct agenda_item *later, const struct agenda_item *item, date at)
{
	return later != item && later->meeting->start <= at &&
	       later->meeting->start >= item->meeting->start && later->paper.to &&
	       later->paper.to == item->paper.to && later->result != RESULT_NONE &&
	       later->result != RESULT_ADJOURNED;
}

static bool
is_settled(const struct model *m, const struct agenda_item *item, date at)
{
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t k = 0; k < m->meetings.v[i].items.n; k++)
			if (settles(&m->meetings.v[i].items.v[k], item, at))
				return true;
	return false;
}

static size_t
count_items(const struct model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->meetings.n; i++)
		n += m->meetings.v[i].items.n;
	return n;
}

static void
add_adjourned(
	struct needs *out, const struct model *m, const struct organization *committee, date at)
{
	for (size_t i = 0; i < m->meetings.n; i++) {
		const struct meeting *meeting = &m->meetings.v[i];

		if (meeting->start > at || !is_meeting_of(meeting, committee))
			continue;
		for (size_t k = 0; k < meeting->items.n; k++) {
			const struct agenda_item *item = &meeting->items.v[k];

			if (item->result == RESULT_ADJOURNED && item->paper.to &&
				!is_settled(m, item, at))
				out->v[out->n++] =
					(struct need){.kind = NEED_ADJOURNED, .item = item};
		}
	}
}

/* ---- who decides ---- */

static bool
is_in_office(const struct organization *o, date at)
{
	return (o->start == DATE_NONE || o->start <= at) && (o->end == DATE_NONE || o->end >= at);
}

/* Of the papers that stand behind its decisions and orders: who consults authoritatively. */
static const struct organization *
authority_of(const struct model *m, const struct measure *measure)
{
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t k = 0; k < m->meetings.v[i].items.n; k++) {
			const struct agenda_item *item = &m->meetings.v[i].items.v[k];
			const struct paper *p = is_about(item, measure) ? item->paper.to : NULL;

			for (size_t n = 0; p && n < p->consultations.n; n++)
				if (p->consultations.v[n].is_authoritative)
					return p->consultations.v[n].organization.to;
		}
	return NULL;
}

static bool
names(const struct organization *o, const struct measure *measure)
{
	for (size_t i = 0; i < o->measures.n; i++)
		if (o->measures.v[i].to == measure)
			return true;
	return false;
}

/* The first committee in office that names the measure, else that has its field. */
static const struct organization *
competent_for(const struct model *m, const struct measure *measure, date at)
{
	const struct organization *by_field = NULL;

	for (size_t i = 0; i < m->organizations.n; i++) {
		const struct organization *o = &m->organizations.v[i];

		if (o->type != ORG_COMMITTEE || !is_in_office(o, at))
			continue;
		if (names(o, measure))
			return o;
		if (!by_field && is_measure_of(measure, o, at))
			by_field = o;
	}
	return by_field;
}

const struct organization *
decider_of(const struct model *m, const struct measure *measure, date at)
{
	const struct organization *o = authority_of(m, measure);

	return o ? o : competent_for(m, measure, at);
}

/* ---- measures ---- */

static bool
settles_measure(enum result r)
{
	return r == RESULT_ADOPTED || r == RESULT_ADOPTED_AMENDED || r == RESULT_REJECTED;
}

/* Decided on a day from `first` on, for or against. */
static bool
is_decided_since(const struct measure *m, date first)
{
	for (size_t i = 0; i < m->ndecided; i++)
		if (m->decided[i]->meeting->start >= first &&
			settles_measure(m->decided[i]->result))
			return true;
	return false;
}

static bool
is_called_feasible(const struct measure *m)
{
	return m->position.verdict == VERDICT_FEASIBLE || m->position.verdict == VERDICT_PARTLY;
}

static enum need_kind
need_of(const struct question *q, const struct state *s)
{
	const struct measure *m = s->measure;
	date first = q->first, at = q->s->at;

	if (status_is_working(s->status) && is_called_feasible(m) && !m->bases.n &&
		!is_decided_since(m, PERIOD_BEGINNING) && !adopted_with(q->model, m, at))
		return NEED_RESOLUTION;
	if (s->status != STATUS_DEFERRED ||
		is_decided_since(m, s->since < first ? s->since : first))
		return NEED_COUNT;
	if (s->since >= first)
		return NEED_DEFERRAL;
	return s->report->due != DATE_NONE && s->report->due <= at + DECISION_AHEAD
		       ? NEED_RESUMPTION
		       : NEED_COUNT;
}

/* A measure for whose decision nobody is named is everybody's. */
static bool
is_for(const struct organization *decider, const struct organization *committee)
{
	return !decider || is_or_succeeds(committee, decider) || is_or_succeeds(decider, committee);
}

static void
add_measures(struct needs *out, const struct question *q, enum priority priority)
{
	for (size_t i = 0; i < q->s->n; i++) {
		const struct state *s = &q->s->v[i];
		enum need_kind kind = need_of(q, s);
		const struct organization *decider;

		if (kind == NEED_COUNT || s->measure->priority != priority)
			continue;
		decider = decider_of(q->model, s->measure, q->s->at);
		if (is_for(decider, q->committee))
			out->v[out->n++] =
				(struct need){.kind = kind, .state = s, .decider = decider};
	}
}

struct needs
decisions_needed(struct arena *a, const struct model *m, const struct states *s,
	const struct organization *committee, date first)
{
	struct needs out = {.v = arena_array(a, struct need, count_items(m) + s->n)};
	struct question q = {m, s, committee, first};

	add_adjourned(&out, m, committee, s->at);
	add_measures(&out, &q, PRIORITY_HIGH);
	add_measures(&out, &q, PRIORITY_MEDIUM);
	add_measures(&out, &q, PRIORITY_LOW);
	add_measures(&out, &q, PRIORITY_NONE);
	return out;
}
