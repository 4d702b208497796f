#include "progress/change.h"
#include "progress/committee/deadline.h"
#include "progress/committee/decision.h"
#include "progress/committee/idle.h"
#include "progress/committee/missing.h"
#include "progress/committee/sight.h"
#include "progress/committee/task.h"
#include "progress/money.h"

#include <inttypes.h>
#include <stdio.h>

static const char *
date_or_none(date d, char buf[DATE_BUF])
{
	return d == DATE_NONE ? "-" : date_iso(d, buf);
}

void
progress_dump(FILE *out, const struct states *s)
{
	struct tally t = tally_of(s, NULL);
	char due[DATE_BUF], since[DATE_BUF], at[DATE_BUF];

	fprintf(out, "states at %s\n", date_or_none(s->at, at));
	for (size_t i = 0; i < s->n; i++) {
		const struct state *v = &s->v[i];

		fprintf(out, "%s %s %s due %s since %s\n", v->measure->code, status_name(v->status),
			v->schedule == SCHEDULE_NONE ? "-" : schedule_name(v->schedule),
			date_or_none(v->due, due), date_or_none(v->since, since));
	}
	for (int i = 0; i < STATUS_COUNT; i++)
		fprintf(out, "%s %d\n", status_name((enum status)i), t.count[i]);
	fprintf(out, "total %d limited %d done %d late %d atRisk %d\n", t.total, t.limited, t.done,
		t.late, t.at_risk);
}

/* ---- one report ---- */

static const char *const change_names[] = {
	[CHANGE_DONE] = "done",
	[CHANGE_STARTED] = "started",
	[CHANGE_FORWARD] = "forward",
	[CHANGE_SLIPPED] = "slipped",
	[CHANGE_STOPPED] = "stopped",
	[CHANGE_TRANSFERRED] = "transferred",
	[CHANGE_RESUMED] = "resumed",
	[CHANGE_BACK] = "back",
	[CHANGE_NEW] = "new",
	[CHANGE_ENTERED] = "entered",
	[CHANGE_LEFT] = "left",
};

_Static_assert(sizeof change_names / sizeof *change_names == CHANGE_COUNT, "one per kind");

static void
dump_changes(FILE *out, struct arena *a, const struct states *was, const struct states *now)
{
	struct changes c = changes_between(a, was, now);
	const struct change **five;
	size_t n = changes_most_important(a, &c, 5, &five);

	for (size_t i = 0; i < c.n; i++)
		fprintf(out, "change %s %s%s%s%s%s\n", c.v[i].now.measure->code,
			change_names[c.v[i].kind], c.v[i].is_due_later ? " due-later" : "",
			c.v[i].is_due_earlier ? " due-earlier" : "",
			c.v[i].is_light_worse ? " light-worse" : "",
			c.v[i].is_light_better ? " light-better" : "");
	for (size_t i = 0; i < n; i++)
		fprintf(out, "important %s\n", five[i]->now.measure->code);
}

static void
dump_tasks(FILE *out, struct arena *a, const struct progress_question *q)
{
	static const char *const names[] = {"open", "overdue", "done", "done-past"};
	struct tasks t = tasks_of(a, q->model, q->committee, period_first(q->period), q->cutoff);

	for (size_t i = 0; i < t.n; i++)
		fprintf(out, "task %s %s\n", t.v[i].task->r.id, names[t.v[i].state]);
}

static void
dump_needs(FILE *out, struct arena *a, const struct progress_question *q, const struct states *now)
{
	static const char *const names[] = {"adjourned", "resolution", "deferral", "resumption"};
	struct needs v = decisions_needed(a, q->model, now, q->committee, period_first(q->period));

	for (size_t i = 0; i < v.n; i++)
		fprintf(out, "decide %s %s\n", names[v.v[i].kind],
			v.v[i].state ? v.v[i].state->measure->code : v.v[i].item->r.id);
}

static void
dump_deadlines(FILE *out, const struct progress_question *q)
{
	struct deadlines d = deadlines_of(q->model, q->committee, q->cutoff);
	char submission[DATE_BUF], editorial[DATE_BUF];

	if (!d.meeting)
		return;
	fprintf(out, "meeting %s submission %s editorial %s\n", d.meeting->r.id,
		date_or_none(d.submission, submission), date_or_none(d.editorial, editorial));
}

static void
dump_missing(
	FILE *out, struct arena *a, const struct progress_question *q, const struct states *now)
{
	const struct missing *v;
	size_t n = missing_reports(a, now, period_first(q->period), &v);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < v[i].nmeasures; k++)
			fprintf(out, "missing %s %s\n", v[i].office ? v[i].office->r.id : "-",
				v[i].measures[k]->code);
}

void
progress_dump_report(FILE *out, const struct progress_question *asked)
{
	struct arena *a = arena_new();
	date before = period_first(asked->period) - 1;
	struct sight now = sight_at(a, asked->model, asked->committee, asked->cutoff);
	struct sight was = sight_at(a, asked->model, asked->committee, before);
	struct money m = money_of(&now.own, NULL, before);
	struct progress_question seen = *asked, *q = &seen;
	char code[DATE_BUF];

	fprintf(out, "report %s %s %s%s\n", q->name, q->committee->r.id,
		period_code(q->period, code),
		is_committee_idle(a, q->model, q->committee, q->period, q->cutoff) ? " idle" : "");
	seen.model = now.model;
	seen.committee = now.committee;
	progress_dump(out, &now.own);
	dump_changes(out, a, &was.own, &now.own);
	dump_tasks(out, a, q);
	dump_needs(out, a, q, &now.own);
	fprintf(out, "once %" PRId64 " yearly %" PRId64 " granted %" PRId64 " spent %" PRId64 "\n",
		m.once, m.yearly, m.granted, m.spent);
	dump_deadlines(out, q);
	dump_missing(out, a, q, &now.own);
	arena_free(a);
}
