#include "progress/committee/period.h"

#include "progress/committee/competence.h"

static bool
bounds(const struct meeting *meeting, const struct organization *committee)
{
	return !meeting->is_cancelled && is_meeting_of(meeting, committee);
}

/* From the newest meeting not after d to the day before the oldest one after d. */
static struct period
between_meetings(const struct model *m, const struct organization *committee, date d)
{
	struct period p = {.kind = PERIOD_MEETING, .first = PERIOD_BEGINNING, .last = PERIOD_END};

	for (size_t i = 0; i < m->meetings.n; i++) {
		const struct meeting *meeting = &m->meetings.v[i];

		if (!bounds(meeting, committee))
			continue;
		if (meeting->start <= d && meeting->start > p.first)
			p.first = meeting->start;
		if (meeting->start > d && meeting->start <= p.last)
			p.last = meeting->start - 1;
	}
	p.year = date_split(p.first).year;
	return p;
}

struct period
period_at(const struct model *m, const struct organization *committee, enum report_cycle cycle,
	date d)
{
	switch (cycle) {
	case CYCLE_MONTH:
		return period_of(PERIOD_MONTH, d);
	case CYCLE_QUARTER:
		return period_of(PERIOD_QUARTER, d);
	case CYCLE_HALF:
		return period_of(PERIOD_HALF, d);
	case CYCLE_YEAR:
		return period_of(PERIOD_YEAR, d);
	case CYCLE_MEETING:
		return between_meetings(m, committee, d);
	}
	return period_of(PERIOD_QUARTER, d);
}

struct period
period_following(const struct model *m, const struct organization *committee, struct period p)
{
	if (p.kind == PERIOD_MEETING && p.last == PERIOD_END)
		return (struct period){
			.kind = PERIOD_MEETING, .first = PERIOD_END + 1, .last = PERIOD_END + 1};
	return p.kind == PERIOD_MEETING ? between_meetings(m, committee, p.last + 1)
					: period_next(p);
}

struct period
period_preceding(const struct model *m, const struct organization *committee, struct period p)
{
	return p.kind == PERIOD_MEETING ? between_meetings(m, committee, p.first - 1)
					: period_prev(p);
}

date
period_cutoff(struct period p, date as_of)
{
	return as_of != DATE_NONE && as_of < period_last(p) ? as_of : period_last(p);
}

bool
period_is_interim(struct period p, date cutoff)
{
	return p.kind != PERIOD_MEETING && cutoff < period_last(p);
}

size_t
periods_until(struct arena *a, const struct model *m, const struct organization *committee,
	struct period p, size_t most, struct period **out)
{
	struct period *v = arena_array(a, struct period, most);
	size_t i = most;
	date oldest = m->reports.n ? m->reports.v[0].date : DATE_NONE;

	while (i > 0) {
		v[--i] = p;
		if (oldest == DATE_NONE || period_first(p) <= oldest ||
			period_first(p) == PERIOD_BEGINNING)
			break;
		p = period_preceding(m, committee, p);
	}
	*out = v + i;
	return most - i;
}
