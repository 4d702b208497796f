#include "progress/adopted.h"

/* What the source does not say in our words speaks for itself: the project says "resolved". */
static bool
is_adopted(const struct agenda_item *item, date at)
{
	return item && item->meeting && !item->meeting->is_cancelled &&
	       item->meeting->start <= at &&
	       (item->result == RESULT_ADOPTED || item->result == RESULT_ADOPTED_AMENDED ||
		       item->result == RESULT_NONE || item->result == RESULT_UNMAPPED);
}

const struct agenda_item *
adopted_with(const struct model *m, const struct measure *s, date at)
{
	const struct concept *c = m->concepts.n ? &m->concepts.v[0] : NULL;
	const struct agenda_item *item = c ? c->decision.to : NULL;

	if (!c || c->binding != BINDING_RESOLVED || !is_adopted(item, at))
		return NULL;
	return s->r.time.from == DATE_NONE || s->r.time.from <= item->meeting->start ? item : NULL;
}
