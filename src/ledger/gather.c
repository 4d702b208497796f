#include "ledger/gather.h"

#include "progress/committee/decision.h"

static void
add_amounts(struct fact_measure *f, const struct state *s, date at)
{
	const struct states one = {.at = at, .v = (struct state *)s, .n = 1};
	struct money m = money_of(&one, NULL, at);
	const int64_t amounts[FACT_AMOUNTS] = {
		m.nonce ? m.once : -1, /* FACT_ONCE is the first */
		[FACT_YEARLY - FACT_ONCE] = m.nyearly ? m.yearly : -1,
		[FACT_APPLIED - FACT_ONCE] = m.applied ? m.applied : -1,
		[FACT_GRANTED - FACT_ONCE] = m.granted ? m.granted : -1,
		[FACT_OPEN - FACT_ONCE] = m.open ? m.open : -1,
		[FACT_SPENT - FACT_ONCE] = m.nspent ? m.spent : -1,
	};

	for (int i = 0; i < FACT_AMOUNTS; i++)
		f->amounts[i] = amounts[i];
}

static void
add_measure(struct arena *a, struct facts *f, const struct state *s, date at)
{
	struct fact_measure *m = VEC_PUSH(a, &f->measures);
	const struct status_report *r = s->report;

	*m = (struct fact_measure){
		.id = s->measure->r.id,
		.code = s->measure->code,
		.status = s->status,
		.on = r ? r->date : DATE_NONE,
		.reported = r ? r->schedule : SCHEDULE_NONE,
		.light = s->schedule,
		.due = s->due,
		.since = s->since,
		.reason = r && r->reason ? tree_collapse(a, r->reason) : "",
	};
	add_amounts(m, s, at);
}

/* The place among its item's tasks names a task: most have no id. */
static void
add_task(struct arena *a, struct facts *f, const struct task *t)
{
	const struct agenda_item *item = t->task->item;

	*VEC_PUSH(a, &f->tasks) = (struct fact_task){
		.item = item->r.id ? item->r.id : "",
		.number = (int)(t->task - item->tasks.v) + 1,
		.state = t->state,
		.due = t->task->due,
		.done = t->state == TASK_DONE || t->state == TASK_DONE_PAST ? t->task->done
									    : DATE_NONE,
	};
}

static bool
is_of_measures(const struct indicator *i, const struct states *s)
{
	for (size_t k = 0; k < i->fields.n; k++)
		for (size_t n = 0; n < s->n; n++)
			if (i->fields.v[k].to == s->v[n].measure->field)
				return true;
	return false;
}

/* Of two values for one day the one entered last holds. */
static bool
is_corrected(const struct indicator *i, size_t k)
{
	const struct observation *o = &i->series.v[k];

	for (size_t n = 0; n < i->series.n; n++)
		if (i->series.v[n].date == o->date &&
			i->series.v[n].r.time.recorded > o->r.time.recorded)
			return true;
	return false;
}

static void
add_values(struct arena *a, struct facts *f, const struct indicator *i, date cutoff)
{
	for (size_t k = 0; k < i->series.n && i->r.id; k++)
		if (i->series.v[k].date <= cutoff && !is_corrected(i, k))
			*VEC_PUSH(a, &f->values) = (struct fact_value){
				i->r.id, i->series.v[k].date, i->series.v[k].value};
}

struct facts *
facts_gather(struct arena *a, const struct gathering *g)
{
	struct facts *f = facts_of_day(a, g->cutoff);

	f->first = g->first;
	f->has_totals = true;
	f->sum = tally_of(g->now, NULL);
	f->needs = g->needs;
	f->tasks_open = g->tasks->count[TASK_OPEN];
	f->tasks_overdue = g->tasks->count[TASK_OVERDUE];
	f->tasks_done = g->tasks->count[TASK_DONE];
	f->money = money_of(g->now, NULL, g->first - 1);
	for (size_t i = 0; i < g->now->n; i++)
		add_measure(a, f, &g->now->v[i], g->cutoff);
	for (size_t i = 0; i < g->tasks->n; i++)
		add_task(a, f, &g->tasks->v[i]);
	for (size_t i = 0; i < g->model->indicators.n; i++)
		if (is_of_measures(&g->model->indicators.v[i], g->now))
			add_values(a, f, &g->model->indicators.v[i], g->cutoff);
	return f;
}

struct facts *
facts_in(struct arena *a, const struct sight *s, date first)
{
	struct tasks tasks = tasks_of(a, s->model, s->committee, first, s->all.at);
	struct gathering g = {s->model, s->committee, first, s->all.at, &s->own, &tasks,
		(int)decisions_needed(a, s->model, &s->own, s->committee, first).n};

	return facts_gather(a, &g);
}

struct facts *
facts_of_day(struct arena *a, date cutoff)
{
	struct facts *f = arena_one(a, struct facts);

	f->rules = FACTS_RULES;
	f->first = DATE_NONE;
	f->cutoff = cutoff;
	return f;
}
