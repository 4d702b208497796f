#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"

#define NCOLUMNS 5

static const enum label state_labels[] = {
	[TASK_OPEN] = LABEL_REPORT_TASK_OPEN,
	[TASK_OVERDUE] = LABEL_REPORT_TASK_OVERDUE,
	[TASK_DONE] = LABEL_REPORT_TASK_DONE,
	[TASK_DONE_PAST] = LABEL_REPORT_TASK_DONE,
};

_Static_assert(sizeof state_labels / sizeof *state_labels == TASK_STATE_COUNT, "one per state");

static bool
is_done(const struct task *t)
{
	return t->state == TASK_DONE || t->state == TASK_DONE_PAST;
}

static void
state_cell(struct report *r, struct grid *g, const struct task *t)
{
	uint32_t elem = grid_cell_open(g, (struct grid_cell){0});
	const char *note = t->task->completion_note;
	const char *text =
		REPORT_SAY(r, state_labels[t->state], words_short_date(r->b, t->task->done));

	builder_line_open(r->b, grid_cell_style(g), elem);
	ink_styled(r->b, t->state == TASK_OVERDUE ? CS_WARNING : CS_STRONG, text);
	if (is_done(t) && note)
		ink_text(r->b, builder_printf(r->b, ". %s", note));
	builder_para_close(r->b);
	grid_cell_close(g);
}

static void
task_row(struct report *r, struct grid *g, const struct task *t)
{
	const struct organization *o = t->task->office.to;
	const struct measure *m = t->task->measure.to;
	uint32_t elem;

	grid_row(g);
	elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true});
	builder_line_open(r->b, grid_cell_style(g), elem);
	ink_text(r->b, t->task->task);
	if (m) {
		ink_text(r->b, " (");
		ink_fixed(r->b, m->code);
		ink_text(r->b, ")");
	}
	builder_para_close(r->b);
	grid_cell_close(g);
	grid_td(g, REPORT_SAY(r, LABEL_REPORT_TASK_FROM, words_short_date(r->b, t->meeting->start),
			   t->task->item->number ? t->task->item->number : ""));
	grid_td(g, !o ? "" : o->code ? o->code : words_org(o));
	grid_td(g, words_short_date(r->b, t->task->due));
	state_cell(r, g, t);
}

static void
rows_of(struct report *r, struct grid *g, enum task_state state)
{
	for (size_t i = 0; i < r->tasks.n; i++)
		if (r->tasks.v[i].state == state)
			task_row(r, g, &r->tasks.v[i]);
}

static const char *
clause(struct report *r, enum label none, enum label some, int n)
{
	return n ? REPORT_SAY_N(r, some, n, words_count(r->b, n)) : words_label(r->b, none);
}

static const char *
tasks_lead(struct report *r)
{
	int open = r->tasks.count[TASK_OPEN] + r->tasks.count[TASK_OVERDUE];

	return REPORT_SAY(r, LABEL_REPORT_TASKS_LEAD,
		clause(r, LABEL_REPORT_TASKS_NONE_OPEN, LABEL_REPORT_TASKS_OPEN, open),
		open ? clause(r, LABEL_REPORT_TASKS_NONE_OVERDUE, LABEL_REPORT_TASKS_OVERDUE,
			       r->tasks.count[TASK_OVERDUE])
		     : "",
		clause(r, LABEL_REPORT_TASKS_NONE_DONE, LABEL_REPORT_TASKS_DONE,
			r->tasks.count[TASK_DONE]));
}

int
report_tasks(struct report *r)
{
	static const struct column columns[NCOLUMNS] = {{.weight = 7}, {.no_wrap = true},
		{.no_wrap = true}, {.no_wrap = true}, {.weight = 7}};
	static const enum label heads[NCOLUMNS] = {LABEL_REPORT_TASK, LABEL_REPORT_TASK_MEETING,
		LABEL_REPORT_LEAD, LABEL_REPORT_TASK_DUE, LABEL_REPORT_TASK_STATE};
	struct grid g;

	report_section(r, LABEL_REPORT_TASKS);
	if (!r->tasks.n) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_NO_TASKS));
		return 0;
	}
	builder_para(r->b, TS_BODY, tasks_lead(r))->keep_with_next = true;
	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = REPORT_SAY(
				r, LABEL_REPORT_CAPTION_TASKS, words_date(r->b, r->cutoff))},
		heads, NCOLUMNS);
	rows_of(r, &g, TASK_OVERDUE);
	rows_of(r, &g, TASK_OPEN);
	rows_of(r, &g, TASK_DONE);
	rows_of(r, &g, TASK_DONE_PAST);
	grid_close(&g);
	return 0;
}
