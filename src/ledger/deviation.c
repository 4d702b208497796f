#include "ledger/deviation.h"

#include "ledger/gather.h"
#include "progress/committee/competence.h"
#include "progress/committee/sight.h"

#include <string.h>

struct finder {
	struct arena *a;
	const struct past_series *series;
	const struct seal *seal;              /* of the report looked at */
	struct sight now;                     /* the same day by today's data */
	const struct facts *today;            /* the same report by them */
	const struct organization *committee; /* its own */
	struct deviations out;
};

/* ---- the newest word ---- */

static bool
is_about(const struct fact_correction *a, const struct fact_correction *b)
{
	return a->kind == b->kind && strcmp(a->subject, b->subject) == 0 &&
	       strcmp(a->period, b->period) == 0 && strcmp(a->committee, b->committee) == 0;
}

static bool
is_of_series(const struct past_series *s, const struct seal_key *key)
{
	return strcmp(key->publication, s->publication->r.id) == 0 &&
	       key->is_internal == (s->publication->edition == EDITION_INTERNAL);
}

/* Listed by whom: the committee itself, or one that succeeds it. */
static bool
may_correct(const struct finder *f, const struct seal *by)
{
	const struct organization *org = model_organization(f->series->model, by->key.committee);

	return by != f->seal && by->facts && is_of_series(f->series, &by->key) && org &&
	       is_or_succeeds(org, f->committee) && by->day >= f->seal->day;
}

static bool
is_later(const struct seal *a, const struct seal *b)
{
	return a->day != b->day ? a->day > b->day : a->facts->cutoff > b->facts->cutoff;
}

static const char *
newest_word(const struct finder *f, const struct fact_correction *about)
{
	const struct ledger *l = f->series->ledger;
	const struct seal *by = NULL;
	const char *word = about->said;

	for (size_t i = 0; i < l->n; i++) {
		const struct seal *other = l->v[i];

		if (!may_correct(f, other) || (by && !is_later(other, by)))
			continue;
		for (size_t k = 0; k < other->facts->corrections.n; k++)
			if (is_about(&other->facts->corrections.v[k], about)) {
				by = other;
				word = other->facts->corrections.v[k].correct;
			}
	}
	return word;
}

/* ---- one fact ---- */

static void
compare(struct finder *f, struct deviation d, const char *said, const char *now)
{
	d.seal = f->seal;
	d.fact.committee = f->seal->key.committee;
	d.fact.period = f->seal->key.period;
	d.fact.said = said;
	d.fact.correct = now;
	/* cppcheck-suppress redundantAssignment ; newest_word() reads it */
	d.fact.said = newest_word(f, &d.fact);
	if (strcmp(d.fact.said, now) == 0)
		return;
	d.is_late = !*d.fact.said;
	*VEC_PUSH(f->a, &f->out) = d;
}

/* ---- measures ---- */

static const struct status_report *
cause_of(const struct finder *f, const struct measure *m)
{
	const struct state *s = m ? state_like(&f->now.all, m) : NULL;

	return s ? s->report : NULL;
}

static void
compare_kind(struct finder *f, const struct measure *m, const struct fact_measure *said,
	const struct fact_measure *now, enum fact_kind kind)
{
	struct deviation d = {.measure = m, .cause = cause_of(f, m), .known = DATE_NONE};

	d.fact.subject = m->r.id;
	d.fact.kind = kind;
	if (d.cause)
		d.known = d.cause->r.time.recorded != DATE_NONE ? d.cause->r.time.recorded
								: d.cause->date;
	compare(f, d, fact_of_measure(f->a, said, kind), fact_of_measure(f->a, now, kind));
}

/* A measure that came or went is one deviation, not one for each of its facts. */
static void
compare_measure(struct finder *f, const struct measure *m, const struct fact_measure *said,
	const struct fact_measure *now)
{
	compare_kind(f, m, said, now, FACT_PRESENT);
	for (int k = FACT_PRESENT + 1; said && now && k < FACT_MEASURE_COUNT; k++)
		compare_kind(f, m, said, now, (enum fact_kind)k);
	if (said && now && said->light != now->light && said->reported == now->reported &&
		said->due == now->due && said->status == now->status &&
		f->seal->facts->rules != FACTS_RULES)
		f->out.has_other_rules = true;
}

static void
compare_measures(struct finder *f)
{
	const struct facts *said = f->seal->facts;

	for (size_t i = 0; i < said->measures.n; i++) {
		const struct fact_measure *was = &said->measures.v[i];
		const struct measure *m = model_measure(f->series->model, was->id);

		if (m)
			compare_measure(f, m, was, facts_measure(f->today, was->id));
		else
			f->out.hidden++;
	}
	for (size_t i = 0; i < f->today->measures.n; i++) {
		const struct fact_measure *now = &f->today->measures.v[i];

		if (!facts_measure(said, now->id))
			compare_measure(f, model_measure(f->series->model, now->id), NULL, now);
	}
}

/* ---- values of indicators ---- */

static const struct indicator *
indicator_of(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->indicators.n; i++)
		if (m->indicators.v[i].r.id && strcmp(m->indicators.v[i].r.id, id) == 0)
			return &m->indicators.v[i];
	return NULL;
}

static const char *
value_text(struct arena *a, const struct fact_value *v)
{
	struct decimal d;

	if (!v)
		return "";
	d = v->value;
	while (d.places > 0 && d.units % 10 == 0) {
		d.units /= 10;
		d.places--;
	}
	return arena_printf(a, "%lld/%d", (long long)d.units, d.places);
}

static void
compare_value(struct finder *f, const struct fact_value *one, const struct fact_value *said,
	const struct fact_value *now)
{
	const struct indicator *i = indicator_of(f->series->model, one->indicator);
	struct deviation d = {.indicator = i, .known = DATE_NONE};
	char iso[DATE_BUF];

	if (!i)
		return;
	d.fact.kind = FACT_VALUE;
	d.fact.subject = arena_printf(f->a, "%s/%s", one->indicator, date_iso(one->day, iso));
	compare(f, d, value_text(f->a, said), value_text(f->a, now));
}

static void
compare_values(struct finder *f)
{
	const struct facts *said = f->seal->facts;

	for (size_t i = 0; i < said->values.n; i++) {
		const struct fact_value *v = &said->values.v[i];

		compare_value(f, v, v, past_value(f->today, v->indicator, v->day));
	}
	for (size_t i = 0; i < f->today->values.n; i++) {
		const struct fact_value *v = &f->today->values.v[i];

		if (!past_value(said, v->indicator, v->day))
			compare_value(f, v, NULL, v);
	}
}

/* ---- tasks ---- */

static const struct fact_task *
task_in(const struct facts *f, const struct fact_task *like)
{
	for (size_t i = 0; i < f->tasks.n; i++)
		if (f->tasks.v[i].number == like->number &&
			strcmp(f->tasks.v[i].item, like->item) == 0)
			return &f->tasks.v[i];
	return NULL;
}

static const char *
day_text(struct arena *a, date d)
{
	char iso[DATE_BUF];

	return d == DATE_NONE ? "" : arena_strdup(a, date_iso(d, iso));
}

/* Tasks the edition hides, or that were never in the report, are its business no more. */
static void
compare_task(struct finder *f, const struct fact_task *said)
{
	const struct agenda_item *item = model_agenda_item(f->series->model, said->item);
	const struct fact_task *now = task_in(f->today, said);
	struct deviation d = {.known = DATE_NONE};

	if (!item || !now || (size_t)said->number > item->tasks.n)
		return;
	d.task = &item->tasks.v[said->number - 1];
	d.measure = d.task->measure.to;
	d.fact.subject = arena_printf(f->a, "%s/%d", said->item, said->number);
	d.fact.kind = FACT_TASK_DUE;
	compare(f, d, day_text(f->a, said->due), day_text(f->a, now->due));
	d.fact.kind = FACT_TASK_DONE;
	compare(f, d, day_text(f->a, said->done), day_text(f->a, now->done));
}

/* ---- one report ---- */

static void
compare_report(struct finder *f, const struct seal *seal)
{
	f->seal = seal;
	f->committee = model_organization(f->series->model, seal->key.committee);
	if (!f->committee || !seal->facts)
		return;
	f->now = sight_at(f->a, f->series->model, f->committee, seal->facts->cutoff);
	f->today = facts_in(f->a, &f->now, seal->facts->first);
	compare_measures(f);
	compare_values(f);
	for (size_t i = 0; i < seal->facts->tasks.n; i++)
		compare_task(f, &seal->facts->tasks.v[i]);
}

static bool
is_earlier(const struct finder *f, const struct seal *seal, date before)
{
	const struct organization *org = model_organization(f->series->model, seal->key.committee);

	return is_of_series(f->series, &seal->key) && org && seal->facts &&
	       seal->facts->cutoff < before && is_or_succeeds(f->series->committee, org) &&
	       ledger_newest(f->series->ledger, &seal->key) == seal;
}

struct deviations
deviations_find(struct arena *a, const struct past_series *s, date before, const struct seal *own)
{
	struct finder f = {.a = a, .series = s};
	size_t n = s->ledger ? s->ledger->n : 0;
	const struct seal **v = arena_array(a, const struct seal *, n + 1);
	size_t count = 0;

	if (own) {
		compare_report(&f, own);
		return f.out;
	}
	/* By cut-off day, few enough for the obvious way. */
	for (size_t i = 0; i < n; i++) {
		size_t at = count;

		if (!is_earlier(&f, s->ledger->v[i], before))
			continue;
		for (; at > 0 && v[at - 1]->facts->cutoff > s->ledger->v[i]->facts->cutoff; at--)
			v[at] = v[at - 1];
		v[at] = s->ledger->v[i];
		count++;
	}
	for (size_t i = 0; i < count; i++)
		compare_report(&f, v[i]);
	return f.out;
}
