#include "run/plan/plan.h"

#include "model/view.h"
#include "progress/committee/idle.h"
#include "progress/committee/period.h"
#include "run/plan/span.h"

#include <string.h>

struct planner {
	struct arena *arena;
	const struct model *full;
	const struct model *editions[2]; /* by enum edition, made when first asked for */
	const struct options *options;
	VEC(const struct labels *) labels;   /* of each language asked for */
	const struct document_name *concept; /* the public one */
	const struct ledger *ledger;
	struct diag *diag;
	struct plan *plan;
};

static const struct model *
edition_of(struct planner *p, enum edition e)
{
	if (!p->editions[e]) {
		struct model *m = edition_make(p->arena, p->full, e);

		m->known = p->options->known;
		if (m->known != DATE_NONE)
			m->newest = view_make(p->arena, m, DATE_NONE)->newest;
		p->editions[e] = m;
	}
	return p->editions[e];
}

static const struct labels *
labels_for(struct planner *p, const char *lang)
{
	for (size_t i = 0; i < p->labels.n; i++)
		if (strcmp(p->labels.v[i]->lang, lang) == 0)
			return p->labels.v[i];
	*VEC_PUSH(p->arena, &p->labels) = labels_load(p->arena, lang);
	return *VEC_LAST(&p->labels);
}

static struct document_name
name_of(const struct planner *p, const struct job *job)
{
	struct compose_input in = {
		.model = job->model,
		.publication = job->publication,
		.labels = job->labels,
		.as_of = job->as_of,
		.committee = job->committee,
		.period = job->period,
		.mark = job->mark,
		.corrected = job->corrected,
		.replaces = job->replaces,
	};

	return document_name_of(&in, p->arena);
}

/* Everything that only depends on what the job is. */
static void
complete(struct planner *p, struct job *job)
{
	char code[DATE_BUF] = "";

	if (job->committee)
		period_code(job->period, code);
	job->key = (struct job_key){
		.publication = job->publication->r.id,
		.committee = job->committee ? job->committee->r.id : "",
		.period = arena_strdup(p->arena, code),
		.edition = job->publication->edition,
	};
	job->labels = labels_for(p, job->publication->lang);
	job->concept = p->concept;
	job->corrected = DATE_NONE;
	job->ledger = p->options->ignore_seals ? NULL : p->ledger;
	job->mark = p->options->draft          ? MARK_DRAFT
		    : p->options->ignore_seals ? MARK_RECOMPUTED
					       : MARK_NONE;
	job->name = name_of(p, job);
}

static bool
exists_in(const struct organization *org, struct period p)
{
	return (org->start == DATE_NONE || org->start <= period_last(p)) &&
	       (org->end == DATE_NONE || org->end >= period_first(p));
}

static void
add_report(struct planner *p, const struct publication *pub, const struct model *m,
	const struct organization *committee, struct period period)
{
	date cutoff = span_cutoff(p->options, m, period);
	struct job *job;

	if (m->settings.skip_idle_reports &&
		is_committee_idle(p->arena, m, committee, period, cutoff))
		return;
	job = VEC_PUSH(p->arena, &p->plan->jobs);
	*job = (struct job){.publication = pub,
		.model = m,
		.committee = committee,
		.period = period,
		.as_of = cutoff};
	complete(p, job);
}

/* A report since the last meeting needs one: time before the first has none. */
static bool
is_reportable(const struct organization *committee, struct period t)
{
	return exists_in(committee, t) && period_first(t) > PERIOD_BEGINNING;
}

static void
add_periods(struct planner *p, const struct publication *pub, const struct model *m,
	const struct organization *committee)
{
	struct series series = {.publication = pub, .committee = committee};
	struct span s;

	series.has_last = span_of(p->options, m, pub, committee, &s);
	if (series.has_last)
		series.last = s.last;
	*VEC_PUSH(p->arena, &p->plan->series) = series;
	if (!series.has_last)
		return;
	for (struct period t = s.first; period_cmp(t, s.last) <= 0;
		t = period_following(m, committee, t))
		if (is_reportable(committee, t))
			add_report(p, pub, m, committee, t);
}

static bool
is_wanted(const struct planner *p, const struct organization *org)
{
	return !p->options->committee || strcmp(p->options->committee, org->r.id) == 0;
}

static void
add_committees(struct planner *p, const struct publication *pub, const struct model *m)
{
	if (pub->all_committees) {
		for (size_t i = 0; i < m->organizations.n; i++) {
			const struct organization *org = &m->organizations.v[i];

			if (org->type == ORG_COMMITTEE && is_wanted(p, org))
				add_periods(p, pub, m, org);
		}
		return;
	}
	for (size_t i = 0; i < pub->committees.n; i++) {
		const struct organization *org = pub->committees.v[i].to;

		if (org && is_wanted(p, org))
			add_periods(p, pub, m, org);
	}
}

static void
add_concept(struct planner *p, const struct publication *pub, const struct model *m)
{
	struct job *job;

	if (p->options->committee)
		return;
	job = VEC_PUSH(p->arena, &p->plan->jobs);
	*job = (struct job){.publication = pub, .model = m, .as_of = span_as_of(p->options, m)};
	complete(p, job);
}

/* The edition's own copy of the publication: its references point into the edition. */
static const struct publication *
publication_in(const struct model *m, const struct publication *pub)
{
	for (size_t i = 0; i < m->publications.n; i++)
		if (strcmp(m->publications.v[i].r.id, pub->r.id) == 0)
			return &m->publications.v[i];
	return NULL;
}

static void
add_publication(struct planner *p, const struct publication *full)
{
	const struct model *m = edition_of(p, full->edition);
	const struct publication *pub = publication_in(m, full);

	if (!pub)
		return;
	switch (pub->kind) {
	case PUBLICATION_CONCEPT:
		add_concept(p, pub, m);
		break;
	case PUBLICATION_REPORT:
		add_committees(p, pub, m);
		break;
	}
}

/* Reports refer to it whether or not it is built in this run. */
static void
find_concept(struct planner *p)
{
	for (size_t i = 0; i < p->full->publications.n; i++) {
		const struct publication *full = &p->full->publications.v[i];
		const struct model *m = edition_of(p, EDITION_PUBLIC);
		struct job job = {.publication = publication_in(m, full), .model = m};
		struct document_name *name;

		if (full->kind != PUBLICATION_CONCEPT || full->edition != EDITION_PUBLIC ||
			!job.publication || !m->concepts.n)
			continue;
		job.as_of = span_as_of(p->options, m);
		complete(p, &job);
		name = arena_one(p->arena, struct document_name);
		*name = job.name;
		p->concept = name;
		return;
	}
}

static int
check_names(const struct plan *plan, struct diag *d)
{
	int rc = 0;

	for (size_t i = 0; i < plan->jobs.n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct job *job = &plan->jobs.v[i];

			if (strcmp(plan->jobs.v[k].name.file, job->name.file) != 0)
				continue;
			rc = diag_report(d, FAULT_NAME_TWICE, job->publication->r.where, "%s",
				job->name.file);
			break;
		}
	return rc;
}

/* Later reports are kept for later documents; whoever looks closely is told. */
static void
note_future(const struct model *m, date cutoff, struct diag *d)
{
	char iso[DATE_BUF];

	for (size_t i = 0; cutoff != DATE_NONE && i < m->reports.n; i++)
		if (m->reports.v[i].date > cutoff)
			diag_report(d, FAULT_STATUS_FUTURE, m->reports.v[i].r.where, "%s",
				date_iso(m->reports.v[i].date, iso));
}

/* ---- seals ---- */

static struct seal_key
seal_key_of(const struct job *job)
{
	return (struct seal_key){job->key.publication, job->key.committee, job->key.period,
		job->key.edition == EDITION_INTERNAL, DATE_NONE};
}

/* A run on an earlier day knows nothing of what was sealed since. */
static bool
is_sealed_later(const struct planner *p, const struct seal *s)
{
	return p->options->as_of != DATE_NONE && s->day > p->options->as_of;
}

static void
bind(struct planner *p, struct job *job, const struct seal *s)
{
	const struct seal_file *pdf = &s->files.v[0];
	size_t n = strlen(pdf->name);

	job->seal = s;
	job->as_of = s->as_of;
	job->name.file = pdf->name;
	job->name.alias = pdf->alias;
	job->name.stem = arena_strndup(p->arena, pdf->name, n > 4 ? n - 4 : n); /* less ".pdf" */
}

/* There is no draft of what is sealed; what was withdrawn is not made again. */
static bool
is_left_out(const struct planner *p, const struct seal *s)
{
	return s->withdrawn != DATE_NONE || p->options->draft || is_sealed_later(p, s);
}

/* On request: the report anew, with the list of what differs; sealed already, its bytes. */
static bool
correct(struct planner *p, struct job *job)
{
	struct seal_key key = seal_key_of(job);
	const struct seal *s = ledger_newest(p->ledger, &key);

	if (!s || s->withdrawn != DATE_NONE)
		return false;
	if (s->key.corrected == p->options->corrected) {
		bind(p, job, s);
		return true;
	}
	job->corrected = p->options->corrected;
	job->replaces = s;
	job->as_of = s->facts->cutoff;
	job->name = name_of(p, job);
	return true;
}

static int
correct_jobs(struct planner *p)
{
	struct where where = p->full->project.where;
	size_t n = 0;

	for (size_t i = 0; i < p->plan->jobs.n; i++)
		if (correct(p, &p->plan->jobs.v[i]))
			p->plan->jobs.v[n++] = p->plan->jobs.v[i];
	p->plan->jobs.n = n;
	return n ? 0 : diag_report(p->diag, FAULT_SEAL_UNSEALED, where, "%s", "--corrected");
}

/* What is sealed is published as it is; what was withdrawn, or not yet sealed then, is left out. */
static void
bind_jobs(struct planner *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->plan->jobs.n; i++) {
		struct job *job = &p->plan->jobs.v[i];
		struct seal_key key = seal_key_of(job);
		const struct seal *s = ledger_find(p->ledger, &key);

		if (s && is_left_out(p, s))
			continue;
		if (s && !p->options->ignore_seals)
			bind(p, job, s);
		p->plan->jobs.v[n++] = *job;
	}
	p->plan->jobs.n = n;
}

static bool
is_planned(const struct planner *p, const struct seal *s)
{
	for (size_t i = 0; i < p->plan->jobs.n; i++)
		if (p->plan->jobs.v[i].seal == s)
			return true;
	return false;
}

static bool
is_asked_for(const struct planner *p, const struct seal *s)
{
	const struct options *o = p->options;
	struct period sealed;

	if ((o->only && strcmp(o->only, s->key.publication) != 0) ||
		(o->committee && strcmp(o->committee, s->key.committee) != 0))
		return false;
	if (!o->has_period)
		return true;
	return period_parse(s->key.period, &sealed) == 0 && sealed.kind == o->period.kind &&
	       period_first(sealed) == period_first(o->period);
}

/* Enough of a publication to publish bytes by; the project may have none any more. */
static const struct publication *
publication_of(struct planner *p, const struct model *m, const struct seal_key *key)
{
	struct publication *pub;

	for (size_t i = 0; i < m->publications.n; i++)
		if (strcmp(m->publications.v[i].r.id, key->publication) == 0)
			return &m->publications.v[i];
	pub = arena_one(p->arena, struct publication);
	pub->r.id = key->publication;
	pub->kind = *key->committee ? PUBLICATION_REPORT : PUBLICATION_CONCEPT;
	pub->edition = key->is_internal ? EDITION_INTERNAL : EDITION_PUBLIC;
	pub->lang = m->project.lang;
	return pub;
}

static bool
has_publication(const struct model *m, const struct seal_key *key)
{
	for (size_t i = 0; i < m->publications.n; i++)
		if (strcmp(m->publications.v[i].r.id, key->publication) == 0)
			return true;
	return false;
}

static void
add_sealed(struct planner *p, const struct seal *s)
{
	const struct seal_key *key = &s->key;
	const struct model *m = edition_of(p, key->is_internal ? EDITION_INTERNAL : EDITION_PUBLIC);
	struct job *job;

	if (!has_publication(p->full, key) ||
		(*key->committee && !model_organization(p->full, key->committee)))
		diag_report(
			p->diag, FAULT_SEAL_LOST, s->where, "%s", seal_key_words(p->arena, key));
	job = VEC_PUSH(p->arena, &p->plan->jobs);
	*job = (struct job){.publication = publication_of(p, m, key),
		.model = m,
		.committee = model_organization(m, key->committee),
		.ledger = p->ledger};
	job->key = (struct job_key){key->publication, key->committee, key->period,
		key->is_internal ? EDITION_INTERNAL : EDITION_PUBLIC};
	job->labels = labels_for(p, job->publication->lang);
	job->concept = p->concept;
	if (period_parse(key->period, &job->period))
		job->period = (struct period){.first = DATE_NONE};
	bind(p, job, s);
}

/* Earlier periods, corrected editions, and what the project has dropped. */
static void
add_sealed_jobs(struct planner *p)
{
	for (size_t i = 0; i < p->ledger->n; i++) {
		const struct seal *s = p->ledger->v[i];

		if (s->withdrawn == DATE_NONE && !is_sealed_later(p, s) && !is_planned(p, s) &&
			is_asked_for(p, s))
			add_sealed(p, s);
	}
}

int
plan_make(struct arena *a, const struct model *m, const struct options *o,
	const struct ledger *ledger, struct plan *plan, struct diag *d)
{
	struct planner p = {
		.arena = a, .full = m, .options = o, .ledger = ledger, .diag = d, .plan = plan};

	find_concept(&p);
	for (size_t i = 0; i < m->publications.n; i++)
		if (!o->only || strcmp(o->only, m->publications.v[i].r.id) == 0)
			add_publication(&p, &m->publications.v[i]);
	if (ledger) {
		if (o->corrected != DATE_NONE)
			return correct_jobs(&p);
		bind_jobs(&p);
		if (!o->draft && !o->ignore_seals)
			add_sealed_jobs(&p);
	}
	note_future(m, o->as_of, d);
	if (plan->jobs.n == 0 && (o->only || o->committee))
		return diag_report(d, FAULT_NO_PUBLICATION, m->project.where, "%s%s%s",
			o->only ? o->only : "", o->only && o->committee ? " " : "",
			o->committee ? o->committee : "");
	if (plan->jobs.n == 0 && !m->settings.skip_idle_reports)
		diag_report(d, FAULT_NOTHING_TO_BUILD, m->project.where, "%s",
			m->project.id ? m->project.id : "");
	return check_names(plan, d);
}
