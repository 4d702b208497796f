#include "progress/progress.h"

#include "progress/schedule.h"

/* Number of reports dated not after `at`; reports are ascending by date. */
static size_t
reports_until(const struct measure *m, date at)
{
	size_t low = 0;
	size_t high = m->nreports;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->reports[mid]->date <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* A date once stated holds until another is; what is not to be done has its report's own. */
static date
due_of(const struct measure *m, const struct state *s)
{
	if (status_is_working(s->status))
		return s->shift.now;
	return s->report && s->report->due != DATE_NONE ? s->report->due : m->end;
}

/* Date of the oldest of the n reports that end in one unbroken run of a status. */
static date
since_of(const struct measure *m, size_t n)
{
	size_t i = n - 1;

	while (i > 0 && m->reports[i - 1]->status == m->reports[n - 1]->status)
		i--;
	return m->reports[i]->date;
}

struct state
state_at(const struct measure *m, date at)
{
	size_t n = reports_until(m, at);
	const struct status_report *r = n ? m->reports[n - 1] : NULL;
	struct state s = {.measure = m, .report = r, .since = DATE_NONE};

	s.status = r ? r->status : STATUS_RECOMMENDED;
	s.shift = shift_of(m, at);
	s.due = due_of(m, &s);
	if (n)
		s.since = since_of(m, n);
	s.schedule = schedule_light(&(struct schedule_case){.status = s.status,
		.reported = r ? r->schedule : SCHEDULE_NONE,
		.due = s.due,
		.cutoff = at,
		.is_shifted = s.shift.is_open});
	return s;
}

bool
state_has_slipped(const struct state *s)
{
	return status_is_working(s->status) && s->shift.times > 0 && s->shift.now > s->shift.first;
}

bool
state_is_unreviewed(const struct state *s, date at)
{
	return s->status == STATUS_ONGOING && s->due != DATE_NONE && s->due < at;
}

bool
state_needs_reason(const struct state *s)
{
	return s->schedule == SCHEDULE_LATE || s->schedule == SCHEDULE_AT_RISK ||
	       s->status == STATUS_DEFERRED || s->status == STATUS_REJECTED || state_has_slipped(s);
}

const char *
state_reason(const struct state *s)
{
	const struct measure *m = s->measure;
	size_t n = s->report ? m->nreports : 0;

	if (s->report && s->report->reason)
		return s->report->reason;
	if (state_has_slipped(s) && s->shift.reason)
		return s->shift.reason;
	while (n > 0 && (m->reports[n - 1]->date > s->report->date || !m->reports[n - 1]->reason))
		n--;
	return n ? m->reports[n - 1]->reason : NULL;
}

struct states
states_at(struct arena *a, const struct model *m, date at)
{
	struct states s = {.at = at, .model = m};
	size_t n = 0;

	for (size_t i = 0; i < m->fields.n; i++)
		n += m->fields.v[i].measures.n;
	s.v = arena_array(a, struct state, n);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++) {
			struct state one = state_at(&m->fields.v[i].measures.v[k], at);

			if (!status_has_left(one.status))
				s.v[s.n++] = one;
		}
	return s;
}

/* Concept order: by field, then the place within the field's array. */
static int
place_cmp(const struct measure *x, const struct measure *y)
{
	if (x->field != y->field)
		return x->field->number < y->field->number ? -1 : 1;
	return (x > y) - (x < y);
}

const struct state *
state_of(const struct states *s, const struct measure *measure)
{
	size_t low = 0;
	size_t high = s->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = place_cmp(s->v[mid].measure, measure);

		if (c == 0)
			return &s->v[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const struct state *
state_like(const struct states *s, const struct measure *measure)
{
	const struct measure *here = s->model ? model_measure(s->model, measure->r.id) : NULL;

	return state_of(s, here ? here : measure);
}
