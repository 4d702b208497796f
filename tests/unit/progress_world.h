/* Made-up models with random histories, for the tests of src/progress. */
#ifndef PROGRESS_WORLD_H
#define PROGRESS_WORLD_H

#include "progress/progress.h"

#define WORLD_FIELDS 4
#define WORLD_MEASURES 6  /* most per field */
#define WORLD_REPORTS 12  /* most per measure */
#define WORLD_FIRST 20089 /* 2025-01-01 */
#define WORLD_DAYS 720

struct dice {
	uint64_t s;
};

static inline uint32_t
roll(struct dice *d, uint32_t sides)
{
	d->s ^= d->s << 13;
	d->s ^= d->s >> 7;
	d->s ^= d->s << 17;
	return (uint32_t)(d->s >> 32) % sides;
}

static inline void
world_report(struct status_report *r, struct dice *d, date at)
{
	r->date = at;
	r->status = (enum status)roll(d, STATUS_COUNT);
	r->schedule = (enum schedule)roll(d, SCHEDULE_COUNT);
	r->due = roll(d, 3) ? WORLD_FIRST + (date)roll(d, 2 * WORLD_DAYS) : DATE_NONE;
}

/* Dates ascend strictly: two reports for one measure and day are refused by the model. */
static inline void
world_history(struct arena *a, struct measure *m, struct dice *d)
{
	size_t n = roll(d, WORLD_REPORTS + 1);
	date at = WORLD_FIRST;

	m->reports = arena_array(a, const struct status_report *, n);
	for (size_t i = 0; i < n; i++) {
		struct status_report *r = arena_one(a, struct status_report);

		at += 1 + (date)roll(d, 2 * WORLD_DAYS / WORLD_REPORTS);
		world_report(r, d, at);
		r->measure.to = m;
		m->reports[m->nreports++] = r;
	}
}

static inline void
world_measure(struct arena *a, struct measure *m, const struct action_field *f, struct dice *d)
{
	m->field = f;
	m->code = arena_printf(a, "F%d-%u", f->number, roll(d, 1000));
	m->priority = (enum priority)roll(d, 4);
	m->start = DATE_NONE;
	m->end = roll(d, 2) ? WORLD_FIRST + (date)roll(d, 2 * WORLD_DAYS) : DATE_NONE;
	if (roll(d, 2)) {
		struct cost *c = VEC_PUSH(a, &m->costs);
		struct expenditure *e = VEC_PUSH(a, &m->expenditures);

		c->cents = (int64_t)roll(d, 1000000) - 1;
		c->kind = (enum cost_kind)roll(d, 3);
		e->cents = roll(d, 1000000);
		e->date = WORLD_FIRST + (date)roll(d, WORLD_DAYS);
	}
	world_history(a, m, d);
}

static inline struct model *
world_make(struct arena *a, struct dice *d)
{
	struct model *m = arena_one(a, struct model);
	size_t n = 1 + roll(d, WORLD_FIELDS);

	m->arena = a;
	m->fields.v = arena_array(a, struct action_field, n);
	m->fields.n = n;
	for (size_t i = 0; i < n; i++) {
		struct action_field *f = &m->fields.v[i];
		size_t k = roll(d, WORLD_MEASURES + 1);

		f->number = (int)i + 1;
		f->measures.v = arena_array(a, struct measure, k);
		f->measures.n = k;
		for (size_t j = 0; j < k; j++)
			world_measure(a, &f->measures.v[j], f, d);
	}
	return m;
}

#endif
