#include "progress/committee/decision.h"

#include "progress/adopted.h"
#include "progress/committee/competence.h"

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

/* ---- measures ---- */

static enum need_kind
need_of(const struct model *m, const struct state *s, date first, date at)
{
	enum verdict verdict = s->measure->position.verdict;

	if (s->status == STATUS_RECOMMENDED && !adopted_with(m, s->measure, at) &&
		(verdict == VERDICT_FEASIBLE || verdict == VERDICT_PARTLY))
		return NEED_RESOLUTION;
	if (s->status == STATUS_DEFERRED && s->since >= first)
		return NEED_DEFERRAL;
	if (s->status == STATUS_DEFERRED && s->report->due != DATE_NONE &&
		s->report->due <= at + DECISION_AHEAD)
		return NEED_RESUMPTION;
	return NEED_COUNT;
}

static void
add_measures(struct needs *out, const struct model *m, const struct states *s, date first,
	enum priority priority)
{
	for (size_t i = 0; i < s->n; i++) {
		enum need_kind kind = need_of(m, &s->v[i], first, s->at);

		if (kind != NEED_COUNT && s->v[i].measure->priority == priority)
			out->v[out->n++] = (struct need){.kind = kind, .state = &s->v[i]};
	}
}

struct needs
decisions_needed(struct arena *a, const struct model *m, const struct states *s,
	const struct organization *committee, date first)
{
	struct needs out = {.v = arena_array(a, struct need, count_items(m) + s->n)};

	add_adjourned(&out, m, committee, s->at);
	add_measures(&out, m, s, first, PRIORITY_HIGH);
	add_measures(&out, m, s, first, PRIORITY_MEDIUM);
	add_measures(&out, m, s, first, PRIORITY_LOW);
	add_measures(&out, m, s, first, PRIORITY_NONE);
	return out;
}
