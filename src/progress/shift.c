#include "progress/shift.h"

/* One statement about the date: on which day which date was named, and why. */
struct statement {
	date on, due;
	const char *reason;
	bool is_agreed;
};

bool
status_is_working(enum status s)
{
	return s == STATUS_RECOMMENDED || s == STATUS_NOT_STARTED || s == STATUS_PLANNING ||
	       s == STATUS_ACTIVE;
}

static bool
is_adopted(const struct item_ref *ref)
{
	return ref->to &&
	       (ref->to->result == RESULT_ADOPTED || ref->to->result == RESULT_ADOPTED_AMENDED);
}

static date
day_of(const struct deadline *d)
{
	if (d->r.time.from != DATE_NONE || !d->item.to)
		return d->r.time.from;
	return d->item.to->meeting->start;
}

/* The first statement after the given place in time; reports before deadlines of one day. */
static bool
next_deadline(const struct measure *m, date after, date at, struct statement *out)
{
	const struct deadline *best = NULL;

	for (size_t i = 0; i < m->deadlines.n; i++) {
		const struct deadline *d = &m->deadlines.v[i];

		if (day_of(d) > after && day_of(d) <= at && (!best || day_of(d) < day_of(best)))
			best = d;
	}
	if (!best)
		return false;
	*out = (struct statement){day_of(best), best->due, best->reason, is_adopted(&best->item)};
	return true;
}

static void
take(struct shift *s, const struct statement *t)
{
	if (s->first == DATE_NONE)
		s->first = t->due;
	if (s->now != DATE_NONE && t->due > s->now) {
		s->times++;
		s->reason = t->reason;
	} else if (t->due == s->now && t->reason && !s->reason) {
		s->reason = t->reason;
	}
	s->now = t->due;
	if (t->is_agreed)
		s->agreed = t->due;
}

/* The date of a deferred measure is that of its resumption, of an ongoing one the next. */
static bool
says_date(const struct status_report *r)
{
	return r->due != DATE_NONE && status_is_working(r->status);
}

static void
take_deadlines(struct shift *s, const struct measure *m, date *last, date until)
{
	struct statement t;

	while (next_deadline(m, *last, until, &t)) {
		take(s, &t);
		*last = t.on;
	}
}

struct shift
shift_of(const struct measure *m, date at)
{
	struct shift s = {.first = m->end, .now = m->end, .agreed = DATE_NONE};
	date last = DATE_NONE;
	date beyond;

	for (size_t i = 0; i < m->nreports && m->reports[i]->date <= at; i++) {
		const struct status_report *r = m->reports[i];
		struct statement t = {r->date, r->due, r->reason, false};

		take_deadlines(&s, m, &last, r->date - 1);
		if (says_date(r))
			take(&s, &t);
	}
	take_deadlines(&s, m, &last, at);
	beyond = s.agreed != DATE_NONE && s.agreed > s.first ? s.agreed : s.first;
	s.is_open = s.times > 0 && s.now > beyond;
	return s;
}

static bool
is_last_of_month(date d)
{
	return date_split(d + 1).day == 1;
}

int
months_between(date first, date last)
{
	struct ymd a = date_split(first), b = date_split(last);
	int months = (b.year - a.year) * 12 + b.month - a.month;

	return b.day < a.day && !is_last_of_month(last) ? months - 1 : months;
}
