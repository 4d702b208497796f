#include "ledger/past.h"

#include "progress/committee/competence.h"

#include <string.h>

/* The record names committees by id; one that left the project succeeds nobody. */
static bool
is_series_of(const struct past_series *s, const struct seal_key *key)
{
	const struct organization *org;

	if (strcmp(key->publication, s->publication->r.id) != 0 ||
		key->is_internal != (s->publication->edition == EDITION_INTERNAL))
		return false;
	org = model_organization(s->model, key->committee);
	return org && is_or_succeeds(s->committee, org);
}

static bool
is_better(const struct past_series *s, const struct seal *a, const struct seal *b)
{
	bool a_own = strcmp(a->key.committee, s->committee->r.id) == 0;
	bool b_own = strcmp(b->key.committee, s->committee->r.id) == 0;

	return a_own != b_own ? a_own : a->key.corrected > b->key.corrected;
}

const struct seal *
past_seal(const struct past_series *s, struct period p)
{
	const struct seal *best = NULL;
	char code[DATE_BUF];

	period_code(p, code);
	for (size_t i = 0; s->ledger && i < s->ledger->n; i++) {
		const struct seal *seal = s->ledger->v[i];

		if (strcmp(seal->key.period, code) == 0 && is_series_of(s, &seal->key) &&
			(!best || is_better(s, seal, best)))
			best = seal;
	}
	return best;
}

/* A report as the sealed one had it: nothing else of it may be looked at. */
static const struct status_report *
report_of(struct arena *a, const struct fact_measure *m, const struct state *s)
{
	struct status_report *r;

	if (m->on == DATE_NONE)
		return NULL;
	r = arena_one(a, struct status_report);
	if (s->report)
		*r = *s->report;
	r->date = m->on;
	r->due = m->due;
	r->status = m->status;
	r->schedule = m->reported;
	r->reason = *m->reason ? m->reason : NULL;
	return r;
}

/* The sealed words on one measure. */
static void
put_words(struct arena *a, struct state *t, const struct fact_measure *m)
{
	t->report = report_of(a, m, t);
	t->status = m->status;
	t->schedule = m->light;
	t->due = m->due;
	t->since = m->since;
}

struct states
past_states(struct arena *a, const struct states *all, const struct facts *said)
{
	struct states out = {.at = said->cutoff,
		.model = all->model,
		.v = arena_array(a, struct state, all->n + 1)};

	for (size_t i = 0; i < all->n; i++) {
		const struct fact_measure *m = facts_measure(said, all->v[i].measure->r.id);

		if (!m)
			continue;
		out.v[out.n] = all->v[i];
		put_words(a, &out.v[out.n++], m);
	}
	return out;
}

static bool
holds(const struct states *s, const char *id)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->v[i].measure->r.id, id) == 0)
			return true;
	return false;
}

struct past_gone
past_gone(struct arena *a, const struct model *m, const struct states *s, const struct facts *said)
{
	struct past_gone g = {
		.moved = arena_array(a, const struct measure *, said->measures.n + 1)};

	for (size_t i = 0; i < said->measures.n; i++) {
		const char *id = said->measures.v[i].id;
		const struct measure *measure = model_measure(m, id);

		if (holds(s, id))
			continue;
		if (measure)
			g.moved[g.nmoved++] = measure;
		else
			g.hidden++;
	}
	return g;
}

const struct fact_value *
past_value(const struct facts *said, const char *indicator, date day)
{
	for (size_t i = 0; i < said->values.n; i++)
		if (said->values.v[i].day == day &&
			strcmp(said->values.v[i].indicator, indicator) == 0)
			return &said->values.v[i];
	return NULL;
}
