#include "progress/committee/paper.h"

#include "progress/committee/competence.h"

#include <string.h>

#define OPEN_DAY INT32_MAX /* on the agenda, without a day yet */

/* ---- the paper the data name ---- */

static bool
is_named(const struct paper_report *p, const struct report_id *r)
{
	char a[DATE_BUF], b[DATE_BUF];

	return p->publication.ref.id && strcmp(p->publication.ref.id, r->publication->r.id) == 0 &&
	       p->committee.ref.id && strcmp(p->committee.ref.id, r->committee->r.id) == 0 &&
	       strcmp(period_code(p->period, a), period_code(r->period, b)) == 0;
}

static const struct paper *
named_paper(const struct report_id *r)
{
	for (size_t i = 0; i < r->model->papers.n; i++)
		for (size_t k = 0; k < r->model->papers.v[i].reports.n; k++)
			if (is_named(&r->model->papers.v[i].reports.v[k], r))
				return &r->model->papers.v[i];
	return NULL;
}

/* It carries reports, but not this one. */
static bool
is_taken(const struct paper *p)
{
	return p->reports.n > 0;
}

/* ---- the proposal ---- */

/* "V/2019/367" of "V/2019/367-E04": the number every supplement shares. */
static size_t
base_length(const struct paper *p)
{
	size_t n = strlen(p->reference);
	size_t s = p->supplement ? strlen(p->supplement) : 0;

	if (s && s < n && strcmp(p->reference + n - s, p->supplement) == 0)
		n -= s;
	while (n && (p->reference[n - 1] == '-' || p->reference[n - 1] == ' '))
		n--;
	return n;
}

static bool
is_same_series(const struct paper *a, const struct paper *b)
{
	size_t n = base_length(a);

	return n == base_length(b) && strncmp(a->reference, b->reference, n) == 0;
}

const struct paper *
concept_paper(const struct model *m)
{
	const struct agenda_item *item;

	if (!m->concepts.n)
		return NULL;
	item = m->concepts.v[0].decision.to;
	return item ? item->paper.to : NULL;
}

/* The day this committee hears the paper; OPEN_DAY if that is still open. */
static date
heard_on(const struct report_id *r, const struct paper *p)
{
	for (size_t i = 0; i < p->consultations.n; i++) {
		const struct consultation *c = &p->consultations.v[i];

		if (!c->organization.to || !is_or_succeeds(r->committee, c->organization.to))
			continue;
		return c->item.to ? c->item.to->meeting->start : OPEN_DAY;
	}
	return DATE_NONE;
}

static const struct paper *
proposed_paper(const struct report_id *r)
{
	const struct paper *series = concept_paper(r->model);
	const struct paper *best = NULL;

	for (size_t i = 0; series && i < r->model->papers.n; i++) {
		const struct paper *p = &r->model->papers.v[i];
		date heard = heard_on(r, p);

		if (is_taken(p) || !is_same_series(p, series) || heard == DATE_NONE ||
			heard <= r->cutoff)
			continue;
		if (!best || heard < heard_on(r, best))
			best = p;
	}
	return best;
}

const struct paper *
report_paper(const struct report_id *r)
{
	const struct paper *p = named_paper(r);

	return p ? p : proposed_paper(r);
}

/* ---- heard ---- */

static bool
is_heard(const struct agenda_item *item)
{
	return item && item->meeting->state == MEETING_HELD && !item->meeting->is_cancelled &&
	       item->result != RESULT_NONE && item->result != RESULT_ADJOURNED &&
	       item->result != RESULT_WITHDRAWN;
}

/* The paper's items in this committee; an adjourned one may be followed by another. */
static const struct agenda_item *
heard_item(const struct report_id *r, const struct paper *p)
{
	for (size_t i = 0; i < p->consultations.n; i++) {
		const struct consultation *c = &p->consultations.v[i];

		if (c->organization.to && is_or_succeeds(r->committee, c->organization.to) &&
			is_heard(c->item.to))
			return c->item.to;
	}
	for (size_t i = 0; i < r->model->meetings.n; i++) {
		const struct meeting *m = &r->model->meetings.v[i];

		for (size_t k = 0; k < m->items.n && is_meeting_of(m, r->committee); k++)
			if (m->items.v[k].paper.to == p && is_heard(&m->items.v[k]))
				return &m->items.v[k];
	}
	return NULL;
}

struct hearing
report_hearing(const struct report_id *r)
{
	struct hearing h = {.paper = report_paper(r), .day = DATE_NONE};

	h.is_named = named_paper(r) != NULL;
	if (h.paper)
		h.item = heard_item(r, h.paper);
	if (h.item)
		h.day = h.item->meeting->start;
	return h;
}
