/*
 * Days that cannot be meant: what has happened after today, and years far from
 * all others of the project. Without this a status of 2062 in place of 2026
 * would turn every date of every document.
 */
#include "model/link.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define YEAR_DAYS 365
#define CORE_GAP 10      /* [years] the project's own time has no longer gaps */
#define OLDEST_YEAR 1800 /* nothing of today's administrations is older */
#define CENTURY 100
#define YEAR_DIGITS 4
#define YEAR_BUF 16

/* How far from the project's own time a day of a kind may lie without being doubted. */
enum day_kind {
	DAY_STATUS,  /* has happened: reports, done, spent, entered */
	DAY_MEETING, /* held or not, and papers */
	DAY_VALUE,   /* observations go back a long way */
	DAY_BEGIN,
	DAY_END,  /* planned */
	DAY_LIFE, /* of organizations: older than any concept */
	DAY_KINDS
};

static const struct reach {
	int before, after; /* [years] */
	bool needs_slip;   /* doubted only where one wrong key explains it */
} reaches[DAY_KINDS] = {
	[DAY_STATUS] = {10, 10, false},
	[DAY_MEETING] = {15, 15, true},
	[DAY_VALUE] = {30, 10, true},
	[DAY_BEGIN] = {30, 30, true},
	[DAY_END] = {30, 30, false},
	[DAY_LIFE] = {60, 30, true},
};

struct day {
	date at;
	enum day_kind kind;
	bool has_happened;
	const char *name; /* the attribute */
	struct where where;
};

struct time_line {
	struct arena *arena;
	VEC(struct day) days;
	date first, middle, last; /* the project's own time */
	date today;               /* DATE_NONE = nobody asks */
	struct diag *diag;
};

static void
add(struct time_line *c, enum day_kind kind, date at, const char *name, struct where where)
{
	if (at != DATE_NONE)
		*VEC_PUSH(c->arena, &c->days) = (struct day){at, kind, false, name, where};
}

static void
add_past(struct time_line *c, enum day_kind kind, date at, const char *name, struct where where)
{
	add(c, kind, at, name, where);
	if (at != DATE_NONE)
		VEC_LAST(&c->days)->has_happened = true;
}

static void
add_validity(struct time_line *c, const struct record *r)
{
	add(c, DAY_BEGIN, r->time.from, "validFrom", r->where);
	add(c, DAY_END, r->time.until, "validUntil", r->where);
	add_past(c, DAY_STATUS, r->time.recorded, "recorded", r->where);
}

/* Every record of the array. */
static void
add_validities(struct time_line *c, const void *v, size_t n, size_t size)
{
	for (size_t i = 0; i < n; i++)
		add_validity(c, (const struct record *)((const char *)v + i * size));
}

#define VALIDITIES(c, vec) add_validities((c), (vec).v, (vec).n, sizeof(*(vec).v))

static void
add_measure_history(struct time_line *c, const struct measure *m)
{
	VALIDITIES(c, m->leads);
	VALIDITIES(c, m->costs);
	VALIDITIES(c, m->staffs);
	VALIDITIES(c, m->funding);
	VALIDITIES(c, m->obstacles);
	VALIDITIES(c, m->positions);
	VALIDITIES(c, m->comments);
	VALIDITIES(c, m->bases);
	VALIDITIES(c, m->changes);
	for (size_t i = 0; i < m->deadlines.n; i++) {
		add_validity(c, &m->deadlines.v[i].r);
		add(c, DAY_END, m->deadlines.v[i].due, "due", m->deadlines.v[i].r.where);
	}
	add(c, DAY_BEGIN, m->withdrawal.date, "date", m->withdrawal.r.where);
}

static void
add_measure(struct time_line *c, const struct measure *m)
{
	add_validity(c, &m->r);
	add(c, DAY_BEGIN, m->start, "start", m->r.where);
	add(c, DAY_END, m->end, "end", m->r.where);
	for (size_t i = 0; i < m->steps.n; i++) {
		const struct step *s = &m->steps.v[i];

		add(c, DAY_END, s->due, "due", s->r.where);
		add_past(c, DAY_STATUS, s->done, "done", s->r.where);
	}
	for (size_t i = 0; i < m->expenditures.n; i++)
		add_past(c, DAY_STATUS, m->expenditures.v[i].date, "date",
			m->expenditures.v[i].r.where);
	add_measure_history(c, m);
}

static void
add_task(struct time_line *c, const struct resolution_task *t)
{
	add(c, DAY_END, t->due, "due", t->r.where);
	add_past(c, DAY_STATUS, t->done, "done", t->r.where);
	VALIDITIES(c, t->notes);
	for (size_t i = 0; i < t->extensions.n; i++) {
		add_validity(c, &t->extensions.v[i].r);
		add(c, DAY_END, t->extensions.v[i].due, "due", t->extensions.v[i].r.where);
	}
}

static bool
has_results(const struct meeting *g)
{
	for (size_t i = 0; i < g->items.n; i++)
		if (g->items.v[i].result_raw)
			return true;
	return false;
}

/* Who writes down a result says that the meeting was held. */
static void
add_meeting(struct time_line *c, const struct meeting *g)
{
	bool was_held = !g->is_cancelled && (g->state == MEETING_HELD || has_results(g));

	if (was_held)
		add_past(c, DAY_MEETING, g->start, "start", g->r.where);
	else
		add(c, DAY_MEETING, g->start, "start", g->r.where);
	add(c, DAY_MEETING, g->end, "end", g->r.where);
	for (size_t i = 0; i < g->items.n; i++)
		for (size_t k = 0; k < g->items.v[i].tasks.n; k++)
			add_task(c, &g->items.v[i].tasks.v[k]);
}

static void
add_indicator(struct time_line *c, const struct indicator *k)
{
	add_past(c, DAY_VALUE, k->baseline.date, "date", k->baseline.r.where);
	for (size_t i = 0; i < k->targets.n; i++)
		add(c, DAY_END, k->targets.v[i].date, "date", k->targets.v[i].r.where);
	for (size_t i = 0; i < k->path.n; i++)
		add(c, DAY_END, k->path.v[i].date, "date", k->path.v[i].r.where);
	for (size_t i = 0; i < k->series.n; i++) {
		add_past(c, DAY_VALUE, k->series.v[i].date, "date", k->series.v[i].r.where);
		add_validity(c, &k->series.v[i].r);
	}
}

static void
add_facts(struct time_line *c, const struct model *m)
{
	for (size_t i = 0; i < m->concepts.n; i++)
		add(c, DAY_MEETING, m->concepts.v[i].as_of, "date", m->concepts.v[i].r.where);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++)
			add_measure(c, &m->fields.v[i].measures.v[k]);
	for (size_t i = 0; i < m->indicators.n; i++)
		add_indicator(c, &m->indicators.v[i]);
	for (size_t i = 0; i < m->meetings.n; i++)
		add_meeting(c, &m->meetings.v[i]);
	for (size_t i = 0; i < m->papers.n; i++)
		add(c, DAY_MEETING, m->papers.v[i].date, "date", m->papers.v[i].r.where);
	for (size_t i = 0; i < m->reports.n; i++) {
		const struct status_report *r = &m->reports.v[i];

		add_past(c, DAY_STATUS, r->date, "date", r->r.where);
		add(c, DAY_END, r->due, "due", r->r.where);
		add_validity(c, &r->r);
	}
}

/* Their days are judged, but say nothing about the project's time. */
static void
add_lives(struct time_line *c, const struct model *m)
{
	for (size_t i = 0; i < m->organizations.n; i++) {
		const struct organization *o = &m->organizations.v[i];

		add(c, DAY_LIFE, o->start, "start", o->r.where);
		add(c, DAY_LIFE, o->end, "end", o->r.where);
	}
	for (size_t i = 0; i < m->terms.n; i++) {
		add(c, DAY_LIFE, m->terms.v[i].start, "start", m->terms.v[i].where);
		add(c, DAY_LIFE, m->terms.v[i].end, "end", m->terms.v[i].where);
	}
	for (size_t i = 0; i < m->publications.n; i++)
		if (m->publications.v[i].has_from)
			add(c, DAY_BEGIN, period_first(m->publications.v[i].from), "from",
				m->publications.v[i].r.where);
	if (m->settings.has_up_to)
		add(c, DAY_END, period_first(m->settings.up_to), "upTo", m->settings.reporting);
}

static int
compare_dates(const void *a, const void *b)
{
	date x = *(const date *)a, y = *(const date *)b;

	return (x > y) - (x < y);
}

/* From the middle of all days outwards, as long as no gap is too long. */
static void
find_core(struct time_line *c)
{
	size_t n = c->days.n, low = n / 2, high = low;
	date *v = arena_array(c->arena, date, n);

	for (size_t i = 0; i < n; i++)
		v[i] = c->days.v[i].at;
	qsort(v, n, sizeof(*v), compare_dates);
	while (low > 0 && v[low] - v[low - 1] <= CORE_GAP * YEAR_DAYS)
		low--;
	while (high + 1 < n && v[high + 1] - v[high] <= CORE_GAP * YEAR_DAYS)
		high++;
	c->first = v[low];
	c->middle = v[n / 2];
	c->last = v[high];
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Keys struck wrongly, left out, doubled or in the wrong order (Damerau, Levenshtein). */
static int
slips_between(const char *a, const char *b)
{
	int d[YEAR_DIGITS + 1][YEAR_DIGITS + 1];

	for (int i = 0; i <= YEAR_DIGITS; i++)
		for (int k = 0; k <= YEAR_DIGITS; k++) {
			if (i == 0 || k == 0) {
				d[i][k] = i + k;
				continue;
			}
			d[i][k] = least(d[i - 1][k - 1] + (a[i - 1] != b[k - 1]),
				least(d[i - 1][k], d[i][k - 1]) + 1);
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
		}
	return d[YEAR_DIGITS][YEAR_DIGITS];
}

/* The year of the project's own time that is typed most like it; of equals the most usual. */
static int
likely_year(const struct time_line *c, date at, int *slips)
{
	int first = date_split(c->first).year, last = date_split(c->last).year;
	int middle = date_split(c->middle).year, best = last;
	char typed[YEAR_BUF], other[YEAR_BUF];

	snprintf(typed, sizeof(typed), "%04d", date_split(at).year);
	*slips = YEAR_DIGITS + 1;
	for (int year = last; year >= first; year--) {
		int n;

		snprintf(other, sizeof(other), "%04d", year);
		n = slips_between(typed, other);
		if (n < *slips || (n == *slips && abs(year - middle) < abs(best - middle))) {
			*slips = n;
			best = year;
		}
	}
	return best;
}

static bool
is_far(const struct time_line *c, const struct day *d, int slips)
{
	const struct reach *r = &reaches[d->kind];
	bool is_outside =
		d->at < c->first - r->before * YEAR_DAYS || d->at > c->last + r->after * YEAR_DAYS;

	if (date_split(d->at).year < OLDEST_YEAR || d->at > c->last + CENTURY * YEAR_DAYS)
		return is_outside;
	return is_outside && (!r->needs_slip || slips <= 1);
}

static const char *
in_year(date at, int year, char buf[DATE_BUF])
{
	struct ymd s = date_split(at);

	if (!date_is_valid(year, s.month, s.day))
		s.day--; /* the 29th of February */
	return date_iso(date_make(year, s.month, s.day), buf);
}

static void
judge(const struct time_line *c, const struct day *d)
{
	int slips, year = likely_year(c, d->at, &slips);
	bool is_strange = is_far(c, d, slips);
	bool is_early = d->has_happened && c->today != DATE_NONE && d->at > c->today;
	char at[DATE_BUF], meant[DATE_BUF], today[DATE_BUF];

	if (is_strange)
		diag_report(c->diag, FAULT_YEAR_FAR, d->where, "%s=\"%s\" \u2192 %s", d->name,
			date_iso(d->at, at), in_year(d->at, year, meant));
	else if (is_early)
		diag_report(c->diag, FAULT_NOT_YET, d->where, "%s=\"%s\" > %s", d->name,
			date_iso(d->at, at), date_iso(c->today, today));
}

static void
check_scheduled(const struct model *m, date today, struct diag *d)
{
	char at[DATE_BUF];

	for (size_t i = 0; i < m->meetings.n; i++) {
		const struct meeting *g = &m->meetings.v[i];
		bool is_ahead = g->state == MEETING_SCHEDULED || g->state == MEETING_INVITED;

		if (is_ahead && !g->is_cancelled && g->start < today)
			diag_report(
				d, FAULT_MEETING_PAST, g->r.where, "%s", date_iso(g->start, at));
	}
}

date
model_today(const struct model *m, date today)
{
	return m->is_sample && m->newest != DATE_NONE ? m->newest + 1 : today;
}

int
model_check_dates(const struct model *m, date today, struct diag *d)
{
	struct arena *a = arena_new();
	struct time_line c = {.arena = a, .today = m->is_sample ? DATE_NONE : today, .diag = d};
	size_t before = diag_errors(d);

	add_facts(&c, m);
	if (c.days.n) {
		find_core(&c);
		add_lives(&c, m);
		for (size_t i = 0; i < c.days.n; i++)
			judge(&c, &c.days.v[i]);
	}
	if (diag_errors(d) == before)
		check_scheduled(m, model_today(m, today), d);
	arena_free(a);
	return diag_errors(d) > before ? -1 : 0;
}
