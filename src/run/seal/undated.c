#include "run/seal/undated.h"

#include "ledger/deviation.h"
#include "model/word.h"

#include <string.h>

struct speaker {
	struct arena *arena;
	struct diag *diag;
	const char *today;
	enum fault fault;
	VEC(const char *) said; /* "file:line" of what has been reported */
};

static bool
is_said(struct speaker *s, const struct where *w)
{
	const char *place = arena_printf(s->arena, "%s:%d", w->file ? w->file : "", w->line);

	for (size_t i = 0; i < s->said.n; i++)
		if (strcmp(s->said.v[i], place) == 0)
			return true;
	*VEC_PUSH(s->arena, &s->said) = place;
	return false;
}

static void
say(struct speaker *s, struct where where, const char *line)
{
	if (!is_said(s, &where))
		diag_report(s->diag, s->fault, where, "%s", line);
}

static const char *
attribute(struct arena *a, const char *name, const char *value)
{
	return value && *value ? arena_printf(a, " %s=\"%s\"", name, value) : "";
}

static const char *
day(struct arena *a, date d)
{
	char iso[DATE_BUF];

	return d == DATE_NONE ? "" : arena_strdup(a, date_iso(d, iso));
}

/* A word on the same day is corrected by a second one; one that came late is only recorded. */
static const char *
report_line(struct speaker *s, const struct deviation *d)
{
	struct arena *a = s->arena;
	const struct status_report *r = d->cause;
	const struct fact_measure *said = facts_measure(d->seal->facts, d->measure->r.id);
	bool is_second = said && said->on == r->date;

	return arena_printf(a,
		"<statusReport measure=\"%s\" date=\"%s\"%s recorded=\"%s\" status=\"%s\"%s%s>",
		d->measure->r.id, day(a, r->date),
		attribute(a, "corrects", is_second ? day(a, r->date) : ""), s->today,
		status_name(r->status),
		attribute(a, "schedule", word_name(word_tab_schedule, (int)r->schedule)),
		attribute(a, "due", day(a, r->due)));
}

static const char *
value_line(struct speaker *s, const struct deviation *d)
{
	const char *slash = strrchr(d->fact.subject, '/');

	return arena_printf(s->arena, "<observation date=\"%s\"%s recorded=\"%s\" …>",
		slash ? slash + 1 : "",
		attribute(s->arena, "corrects", *d->fact.said && slash ? slash + 1 : ""), s->today);
}

static const struct observation *
value_of(const struct deviation *d)
{
	const char *slash = strrchr(d->fact.subject, '/');
	char iso[DATE_BUF];

	for (size_t i = 0; slash && i < d->indicator->series.n; i++)
		if (strcmp(date_iso(d->indicator->series.v[i].date, iso), slash + 1) == 0)
			return &d->indicator->series.v[i];
	return NULL;
}

/* Money and the measure itself are in force since a day; undated is since ever. */
static void
say_measure(struct speaker *s, const struct deviation *d)
{
	const struct measure *m = d->measure;
	const char *name = d->fact.kind == FACT_PRESENT ? "measure" : fact_name(d->fact.kind);

	if (d->fact.kind == FACT_PRESENT &&
		(m->r.time.from != DATE_NONE || m->r.time.recorded != DATE_NONE))
		return;
	say(s, m->r.where,
		arena_printf(s->arena,
			d->fact.kind == FACT_SPENT ? "%s %s: <expenditure … recorded=\"%s\">"
						   : "%s %s: validFrom=\"%s\"",
			m->code, name, s->today));
}

static void
say_deviation(struct speaker *s, const struct deviation *d)
{
	const struct observation *o;

	switch (d->fact.kind) {
	case FACT_STATUS:
	case FACT_LIGHT:
	case FACT_DUE:
	case FACT_REASON:
		if (d->cause && d->cause->r.time.recorded == DATE_NONE)
			say(s, d->cause->r.where, report_line(s, d));
		break;
	case FACT_VALUE:
		o = value_of(d);
		if (o && o->r.time.recorded == DATE_NONE)
			say(s, o->r.where, value_line(s, d));
		break;
	case FACT_PRESENT:
	case FACT_ONCE:
	case FACT_YEARLY:
	case FACT_APPLIED:
	case FACT_GRANTED:
	case FACT_OPEN:
	case FACT_SPENT:
		if (d->known == DATE_NONE)
			say_measure(s, d);
		break;
	case FACT_TASK_DUE:
	case FACT_TASK_DONE:
	case FACT_COUNT:
		break;
	}
}

static bool
is_series_seen(const struct plan *plan, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(plan->jobs.v[k].key.publication, plan->jobs.v[i].key.publication) == 0 &&
			strcmp(plan->jobs.v[k].key.committee, plan->jobs.v[i].key.committee) == 0)
			return true;
	return false;
}

void
undated_report(const struct plan *plan, const struct ledger *l, date today, enum fault fault,
	struct arena *a, struct diag *d)
{
	struct speaker s = {.arena = a, .diag = d, .fault = fault};

	s.today = day(a, today);
	for (size_t i = 0; l->n && i < plan->jobs.n; i++) {
		const struct job *job = &plan->jobs.v[i];
		struct past_series series = {l, job->model, job->publication, job->committee};
		struct deviations v;

		if (!job->committee || is_series_seen(plan, i))
			continue;
		v = deviations_find(a, &series, INT32_MAX, NULL);
		for (size_t k = 0; k < v.n; k++)
			say_deviation(&s, &v.v[k]);
	}
}
