/* Rules for the time of facts: validity, corrections, retired codes. */
#include "model/link.h"

#include <string.h>

static void
check_span(struct loader *l, const struct record *r)
{
	check_date_order(l, r->time.from, r->time.until, "validFrom \u2026 validUntil", r->where);
}

/* Every record of the array. */
static void
check_spans(struct loader *l, const void *v, size_t n, size_t size)
{
	for (size_t i = 0; i < n; i++)
		check_span(l, (const struct record *)((const char *)v + i * size));
}

/* The same, and no two of them begin on one day: which should hold? */
static void
check_single(struct loader *l, const void *v, size_t n, size_t size, const char *name)
{
	check_spans(l, v, n, size);
	for (size_t i = 1; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct record *a =
				(const struct record *)((const char *)v + k * size);
			const struct record *b =
				(const struct record *)((const char *)v + i * size);

			if (a->time.from == b->time.from)
				diag_report(l->diag, FAULT_FACT_TWICE, b->where, "<%s> (%s:%d)",
					name, a->where.file, a->where.line);
		}
}

#define SPANS(l, vec) check_spans((l), (vec).v, (vec).n, sizeof(*(vec).v))
#define SINGLE(l, vec, name) check_single((l), (vec).v, (vec).n, sizeof(*(vec).v), (name))

static void
check_measure_time(struct loader *l, const struct measure *m)
{
	check_span(l, &m->r);
	SPANS(l, m->steps);
	SPANS(l, m->costs);
	SPANS(l, m->funding);
	SPANS(l, m->obstacles);
	SPANS(l, m->comments);
	SINGLE(l, m->leads, "lead");
	SINGLE(l, m->staffs, "staff");
	SINGLE(l, m->positions, "position");
	SINGLE(l, m->bases, "basis");
	SINGLE(l, m->changes, "change");
	for (size_t i = 0; i < m->replaces.n; i++)
		check_self(l, &m->replaces.v[i].ref, m->r.id, "replaces");
	for (size_t i = 0; i < m->replaced_by.n; i++)
		check_self(l, &m->replaced_by.v[i].ref, m->r.id, "replacedBy");
}

static void
check_retired(struct loader *l, const struct measure *m)
{
	EACH(action_field, f, l->model->fields)
		for (size_t i = 0; i < f->retired_codes.n; i++)
			if (strcmp(f->retired_codes.v[i], m->code) == 0)
				diag_report(l->diag, FAULT_CODE_RETIRED, m->r.where, "%s (%s:%d)",
					m->code, f->r.where.file, f->r.where.line);
}

/* The day on which an entry came into the files. */
static date
entered(date day, const struct record *r)
{
	return r->time.recorded != DATE_NONE ? r->time.recorded : day;
}

/* What a correction replaces: known, and entered before it. */
struct corrected {
	date day;      /* DATE_NONE = there is none */
	date recorded; /* of the first */
};

static void
check_correction(
	struct loader *l, const struct record *r, date day, date corrects, struct corrected first)
{
	char buf[DATE_BUF];

	if (first.day == DATE_NONE)
		diag_report(l->diag, FAULT_CORRECTS_NOTHING, r->where, "corrects=\"%s\"",
			date_iso(corrects, buf));
	else if (entered(day, r) <= first.recorded)
		diag_report(l->diag, FAULT_CORRECTION_DAY, r->where, "corrects=\"%s\"",
			date_iso(corrects, buf));
}

static bool
is_to_be_done(enum status s)
{
	return s <= STATUS_ACTIVE;
}

/* The new date stands in a <deadline> that says why. */
static bool
is_explained(const struct measure *m, date due)
{
	for (size_t i = 0; i < m->deadlines.n; i++)
		if (m->deadlines.v[i].due == due && m->deadlines.v[i].reason)
			return true;
	return false;
}

static bool
is_corrected_later(const struct measure *m, size_t i)
{
	for (size_t k = 0; k < m->nreports; k++)
		if (k != i && m->reports[k]->corrects == m->reports[i]->date)
			return true;
	return false;
}

static void
check_shifts(struct loader *l, const struct measure *m)
{
	date due = m->end;
	char was[DATE_BUF], is[DATE_BUF];

	for (size_t i = 0; i < m->nreports; i++) {
		const struct status_report *r = m->reports[i];

		if (r->due == DATE_NONE || !is_to_be_done(r->status) || is_corrected_later(m, i))
			continue;
		if (due != DATE_NONE && r->due > due && !r->reason && !is_explained(m, r->due))
			diag_report(l->diag, FAULT_SHIFT_UNEXPLAINED, r->r.where, "%s \u2192 %s",
				date_iso(due, was), date_iso(r->due, is));
		due = r->due;
	}
	for (size_t i = 0; i < m->deadlines.n; i++) {
		const struct deadline *d = &m->deadlines.v[i];

		if (d->r.time.from == DATE_NONE && !d->item.ref.id)
			diag_report(l->diag, FAULT_DEADLINE_DAY, d->r.where, "due=\"%s\"",
				date_iso(d->due, is));
	}
}

static bool
is_under_way(enum status s)
{
	return s == STATUS_PLANNING || s == STATUS_ACTIVE || s == STATUS_DONE;
}

/* Who adopted the concept as binding has decided on all that is in it. */
static bool
is_binding(const struct model *m)
{
	return m->concepts.n && m->concepts.v[0].binding == BINDING_RESOLVED;
}

/* Once for each measure, where its newest report stands. */
static void
check_ground(struct loader *l, const struct measure *m)
{
	const struct status_report *r = m->nreports ? m->reports[m->nreports - 1] : NULL;

	if (r && is_under_way(r->status) && !m->ndecided && !m->bases.n && !is_binding(l->model))
		diag_report(l->diag, FAULT_NO_GROUND, m->r.where, "%s: %s", m->code,
			status_name(r->status));
}

static void
check_reports_of(struct loader *l, const struct measure *m)
{
	for (size_t i = 0; i < m->nreports; i++) {
		const struct status_report *r = m->reports[i];
		struct corrected first = {DATE_NONE, DATE_NONE};

		for (size_t k = 0; k < m->nreports && first.day == DATE_NONE; k++)
			if (k != i && m->reports[k]->date == r->corrects)
				first = (struct corrected){
					r->corrects, entered(r->corrects, &m->reports[k]->r)};
		if (r->corrects != DATE_NONE)
			check_correction(l, &r->r, r->date, r->corrects, first);
	}
}

static void
check_series(struct loader *l, const struct indicator *k)
{
	SINGLE(l, k->targets, "target");
	SPANS(l, k->path);
	EACH(observation, o, k->series) {
		struct corrected first = {DATE_NONE, DATE_NONE};

		EACH(observation, p, k->series)
			if (first.day == DATE_NONE && p != o && p->date == o->corrects)
				first = (struct corrected){o->corrects, entered(p->date, &p->r)};
		if (o->corrects != DATE_NONE)
			check_correction(l, &o->r, o->date, o->corrects, first);
	}
}

void
check_time(struct loader *l)
{
	EACH(organization, o, l->model->organizations)
		SPANS(l, o->competences);
	EACH(action_field, f, l->model->fields)
		EACH(measure, m, f->measures) {
			check_measure_time(l, m);
			check_retired(l, m);
			check_reports_of(l, m);
			check_shifts(l, m);
			check_ground(l, m);
		}
	EACH(indicator, k, l->model->indicators)
		check_series(l, k);
}
