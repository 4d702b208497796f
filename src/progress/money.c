#include "progress/money.h"

static void
add_costs(struct money *m, const struct measure *measure)
{
	bool has_figure = false;

	for (size_t i = 0; i < measure->costs.n; i++) {
		const struct cost *c = &measure->costs.v[i];

		if (c->cents < 0)
			continue;
		has_figure = true;
		if (c->kind == COST_YEARLY)
			m->yearly += c->cents;
		else
			m->once += c->cents;
		m->nyearly += c->kind == COST_YEARLY;
		m->nonce += c->kind != COST_YEARLY;
	}
	m->without_figure += !has_figure;
	m->measures++;
}

static void
add_funding(struct money *m, const struct measure *measure)
{
	for (size_t i = 0; i < measure->funding.n; i++) {
		const struct funding *f = &measure->funding.v[i];

		if (f->cents < 0)
			continue;
		switch (f->state) {
		case FUNDING_APPLIED:
			m->applied += f->cents;
			m->napplied++;
			break;
		case FUNDING_GRANTED:
		case FUNDING_SECURED:
			m->granted += f->cents;
			m->ngranted++;
			break;
		case FUNDING_OPEN:
			m->open += f->cents;
			break;
		}
	}
}

static void
add_spent(struct money *m, const struct measure *measure, date before, date at)
{
	for (size_t i = 0; i < measure->expenditures.n; i++) {
		const struct expenditure *e = &measure->expenditures.v[i];

		if (e->date <= at)
			m->spent += e->cents;
		m->nspent += e->date <= at;
		if (e->date <= before)
			m->spent_before += e->cents;
	}
}

struct money
money_of(const struct states *s, const struct action_field *field, date before)
{
	struct money m = {0};

	for (size_t i = 0; i < s->n; i++) {
		const struct measure *measure = s->v[i].measure;

		if (field && measure->field != field)
			continue;
		add_costs(&m, measure);
		add_funding(&m, measure);
		add_spent(&m, measure, before, s->at);
	}
	return m;
}

struct money
money_sum(struct money a, struct money b)
{
	a.once += b.once;
	a.yearly += b.yearly;
	a.applied += b.applied;
	a.granted += b.granted;
	a.open += b.open;
	a.spent += b.spent;
	a.spent_before += b.spent_before;
	a.nonce += b.nonce;
	a.nyearly += b.nyearly;
	a.nspent += b.nspent;
	a.napplied += b.napplied;
	a.ngranted += b.ngranted;
	a.without_figure += b.without_figure;
	a.measures += b.measures;
	return a;
}
