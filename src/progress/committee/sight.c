#include "progress/committee/sight.h"

#include "model/view.h"
#include "progress/committee/competence.h"

#define CHAIN_MAX 64 /* a loop of predecessors must not hang the program */

static const struct organization *
in_office(const struct organization *committee, date at)
{
	for (int i = 0; i < CHAIN_MAX && committee->start != DATE_NONE && committee->start > at &&
			committee->predecessor.to;
		i++)
		committee = committee->predecessor.to;
	return committee;
}

struct sight
sight_in(struct arena *a, const struct model *view, const struct states *all,
	const struct organization *committee)
{
	struct sight s = {.model = view, .all = *all};

	s.committee = in_office(model_organization(view, committee->r.id), all->at);
	s.own = states_of_committee(a, all, s.committee, all->at);
	return s;
}

struct sight
sight_at(struct arena *a, const struct model *m, const struct organization *committee, date at)
{
	const struct model *view = view_of(a, m, at);
	struct states all = states_at(a, view, at);

	return sight_in(a, view, &all, committee);
}
