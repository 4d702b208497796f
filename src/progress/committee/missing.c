#include "progress/committee/missing.h"

static bool
is_missing(const struct state *s, date first)
{
	return (s->status == STATUS_PLANNING || s->status == STATUS_ACTIVE) &&
	       s->report->date < first;
}

static struct missing *
entry_for(struct arena *a, struct missing *v, size_t *n, const struct organization *office,
	size_t most)
{
	for (size_t i = 0; i < *n; i++)
		if (v[i].office == office)
			return &v[i];
	v[*n] = (struct missing){.office = office,
		.measures = arena_array(a, const struct measure *, most),
		.last = DATE_NONE};
	return &v[(*n)++];
}

size_t
missing_reports(struct arena *a, const struct states *s, date first, const struct missing **out)
{
	struct missing *v = arena_array(a, struct missing, s->n);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct state *state = &s->v[i];
		struct missing *entry;

		if (!is_missing(state, first))
			continue;
		entry = entry_for(a, v, &n, state->measure->lead.to, s->n);
		entry->measures[entry->nmeasures++] = state->measure;
		if (state->report->date > entry->last)
			entry->last = state->report->date;
	}
	*out = v;
	return n;
}
