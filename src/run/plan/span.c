#include "run/plan/span.h"

#include "progress/committee/period.h"

static bool
is_over(const struct options *o, const struct model *m, struct period p)
{
	return period_last(p) < model_today(m, o->today);
}

/* Of "since the meeting of that day" the end is found here. */
static struct period
whole(const struct model *m, const struct organization *committee, struct period p)
{
	return p.kind == PERIOD_MEETING ? period_at(m, committee, CYCLE_MEETING, p.first) : p;
}

static bool
is_known(const struct model *m, const struct status_report *r)
{
	date entered = r->r.time.recorded == DATE_NONE ? r->date : r->r.time.recorded;

	return m->known == DATE_NONE || entered <= m->known;
}

/* Reports are by date: the first one found is of the newest period. */
static bool
find_last_over(const struct options *o, const struct model *m, struct period *out)
{
	for (size_t i = m->reports.n; i-- > 0;) {
		*out = period_at(m, NULL, m->settings.cycle, m->reports.v[i].date);
		if (is_known(m, &m->reports.v[i]) && is_over(o, m, *out))
			return true;
	}
	return false;
}

/* Data without any date have no period. */
static bool
find_last_of_itself(const struct options *o, const struct model *m,
	const struct organization *committee, struct period *out)
{
	if (m->newest == DATE_NONE)
		return false;
	if (m->settings.cycle == CYCLE_MEETING)
		*out = period_at(m, committee, CYCLE_MEETING, model_today(m, o->today) - 1);
	else if (!find_last_over(o, m, out))
		*out = period_at(m, committee, m->settings.cycle, m->newest);
	return true;
}

static bool
find_last(const struct options *o, const struct model *m, const struct organization *committee,
	struct period *out)
{
	if (o->as_of != DATE_NONE)
		*out = period_at(m, committee, m->settings.cycle, o->as_of);
	else if (m->settings.has_up_to)
		*out = whole(m, committee, m->settings.up_to);
	else
		return find_last_of_itself(o, m, committee, out);
	return true;
}

bool
span_of(const struct options *o, const struct model *m, const struct publication *pub,
	const struct organization *committee, struct span *out)
{
	if (o->has_period) {
		out->first = out->last = whole(m, committee, o->period);
		return true;
	}
	if (!find_last(o, m, committee, &out->last))
		return false;
	out->first = pub->has_from
			     ? period_at(m, committee, m->settings.cycle, period_first(pub->from))
			     : out->last;
	return true;
}

static date
earlier(date a, date b)
{
	return a < b ? a : b;
}

/* What is over looks at all its days; what is running, at what is known of it. */
date
span_cutoff(const struct options *o, const struct model *m, struct period p)
{
	date newest = earlier(m->newest, period_last(p));

	if (o->as_of != DATE_NONE)
		return earlier(o->as_of, period_last(p));
	if (is_over(o, m, p))
		return period_last(p);
	return newest < period_first(p) ? period_first(p) : newest;
}

date
span_as_of(const struct options *o, const struct model *m)
{
	if (o->as_of != DATE_NONE)
		return o->as_of;
	return m->settings.has_up_to ? earlier(m->newest, period_last(m->settings.up_to))
				     : m->newest;
}
