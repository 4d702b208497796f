#include "progress/committee/competence.h"

#define CHAIN_MAX 64 /* a loop of predecessors must not hang the program */

bool
is_or_succeeds(const struct organization *org, const struct organization *other)
{
	for (int i = 0; org && i < CHAIN_MAX; i++) {
		if (org == other)
			return true;
		org = org->predecessor.to;
	}
	return false;
}

bool
is_meeting_of(const struct meeting *meeting, const struct organization *committee)
{
	return meeting->organizations.n > 0 && meeting->organizations.v[0].to &&
	       is_or_succeeds(committee, meeting->organizations.v[0].to);
}

/* The nearest in the chain that states a competence. */
static const struct organization *
competent(const struct organization *org)
{
	for (int i = 0; org && i < CHAIN_MAX; i++) {
		if (org->fields.n || org->measures.n)
			return org;
		org = org->predecessor.to;
	}
	return NULL;
}

static bool
is_named(const struct measure *m, const struct organization *org)
{
	for (size_t i = 0; i < org->fields.n; i++)
		if (org->fields.v[i].to == m->field)
			return true;
	for (size_t i = 0; i < org->measures.n; i++)
		if (org->measures.v[i].to == m)
			return true;
	return false;
}

static bool
is_resolved_by(const struct measure *m, const struct organization *committee, date at)
{
	for (size_t i = 0; i < m->ndecided; i++) {
		const struct agenda_item *item = m->decided[i];

		if (item->meeting->start <= at && is_meeting_of(item->meeting, committee))
			return true;
	}
	return false;
}

bool
is_measure_of(const struct measure *m, const struct organization *committee, date at)
{
	const struct organization *org = competent(committee);

	return (org && is_named(m, org)) || is_resolved_by(m, committee, at);
}

struct states
states_of_committee(
	struct arena *a, const struct states *all, const struct organization *committee, date at)
{
	struct states s = {.at = all->at, .model = all->model};

	s.v = arena_array(a, struct state, all->n);
	for (size_t i = 0; i < all->n; i++)
		if (is_measure_of(all->v[i].measure, committee, at))
			s.v[s.n++] = all->v[i];
	return s;
}
