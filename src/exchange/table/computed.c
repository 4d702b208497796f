#include "exchange/table/computed.h"

#include "progress/progress.h"

#include <string.h>

#define CENTS 100

static const char *
day_text(struct arena *a, date d)
{
	char buf[DATE_BUF];

	return d == DATE_NONE ? "" : arena_strdup(a, date_iso(d, buf));
}

static const char *
cents_text(struct arena *a, int64_t cents)
{
	if (!cents)
		return "";
	if (cents % CENTS)
		return arena_printf(
			a, "%lld.%02d", (long long)(cents / CENTS), (int)(cents % CENTS));
	return arena_printf(a, "%lld", (long long)(cents / CENTS));
}

/* What was said first: the first report's due date, or the planned end. */
static date
first_due(const struct measure *m)
{
	if (m->end != DATE_NONE)
		return m->end;
	for (size_t i = 0; i < m->nreports; i++)
		if (m->reports[i]->due != DATE_NONE)
			return m->reports[i]->due;
	return DATE_NONE;
}

static int
count_slips(const struct measure *m)
{
	date due = m->end;
	int n = 0;

	for (size_t i = 0; i < m->nreports; i++) {
		date now = m->reports[i]->due;

		if (now == DATE_NONE)
			continue;
		n += due != DATE_NONE && now > due;
		due = now;
	}
	return n;
}

static int64_t
sum_costs(const struct measure *m, enum cost_kind kind)
{
	int64_t sum = 0;

	for (size_t i = 0; i < m->costs.n; i++)
		if (m->costs.v[i].kind == kind && m->costs.v[i].cents > 0)
			sum += m->costs.v[i].cents;
	return sum;
}

static const char *
money_value(struct arena *a, const struct measure *m, const char *what)
{
	int64_t sum = 0;

	if (strcmp(what, "once") == 0)
		return cents_text(a, sum_costs(m, COST_ONCE));
	if (strcmp(what, "yearly") == 0)
		return cents_text(a, sum_costs(m, COST_YEARLY));
	for (size_t i = 0; strcmp(what, "funding") == 0 && i < m->funding.n; i++)
		sum += m->funding.v[i].cents > 0 ? m->funding.v[i].cents : 0;
	for (size_t i = 0; strcmp(what, "spent") == 0 && i < m->expenditures.n; i++)
		sum += m->expenditures.v[i].cents;
	return cents_text(a, sum);
}

static const char *
state_value(struct arena *a, const struct model *model, const struct measure *m, const char *what)
{
	struct state s = state_at(m, model->newest);

	if (strcmp(what, "first") == 0)
		return day_text(a, first_due(m));
	if (strcmp(what, "due") == 0)
		return day_text(a, s.due);
	if (strcmp(what, "slips") == 0)
		return arena_printf(a, "%d", count_slips(m));
	if (strcmp(what, "status") == 0)
		return status_name(s.status);
	if (strcmp(what, "schedule") == 0)
		return s.schedule == SCHEDULE_NONE ? "" : schedule_name(s.schedule);
	if (strcmp(what, "date") == 0)
		return day_text(a, s.report ? s.report->date : DATE_NONE);
	if (strcmp(what, "reason") == 0)
		return s.report && s.report->reason ? s.report->reason : "";
	return money_value(a, m, what);
}

const char *
computed_value(struct tables *t, const struct table *table, const struct column *c,
	const struct xml_node *n)
{
	struct arena *a = t->project->arena;
	const struct measure *m;
	const char *s;

	if (strcmp(table->element, "measure") == 0) {
		m = model_measure(t->project->model, xml_attr(n, "id"));
		return m ? state_value(a, t->project->model, m, c->xml) : "";
	}
	if (strcmp(c->xml, "name") == 0)
		return xml_text(a, xml_child(n->parent, "name"));
	s = xml_attr(n->parent, c->xml);
	return s ? s : "";
}
