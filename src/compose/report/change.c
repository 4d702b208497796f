#include "compose/report/report.h"

#include "compose/write/words.h"

/* More new measures than this are named by their codes alone. */
#define MOST_NEW_ROWS 8

static const struct change_group {
	enum change_kind kind;
	enum label title;
	bool has_reason; /* a change for the worse says why; the measure table has all notes */
} groups[] = {
	{CHANGE_DONE, LABEL_REPORT_GROUP_DONE, false},
	{CHANGE_STARTED, LABEL_REPORT_GROUP_STARTED, false},
	{CHANGE_FORWARD, LABEL_REPORT_GROUP_FORWARD, false},
	{CHANGE_SLIPPED, LABEL_REPORT_GROUP_SLIPPED, true},
	{CHANGE_STOPPED, LABEL_REPORT_GROUP_STOPPED, true},
	{CHANGE_TRANSFERRED, LABEL_REPORT_GROUP_TRANSFERRED, true},
	{CHANGE_RESUMED, LABEL_REPORT_GROUP_RESUMED, false},
	{CHANGE_BACK, LABEL_REPORT_GROUP_BACK, true},
	{CHANGE_NEW, LABEL_REPORT_GROUP_NEW, false},
	{CHANGE_ENTERED, LABEL_REPORT_GROUP_ENTERED, false},
	{CHANGE_LEFT, LABEL_REPORT_GROUP_LEFT, true},
};

_Static_assert(sizeof groups / sizeof *groups == CHANGE_COUNT, "one group per kind");

/* The office's reason, else its note; a date that passed in silence has neither. */
static const char *
why(const struct report *r, const struct state *s)
{
	if (s->measure->withdrawal.date != DATE_NONE && s->measure->withdrawal.reason)
		return s->measure->withdrawal.reason;
	if (s->report && s->report->date >= r->first && s->report->reason)
		return s->report->reason;
	return report_news(r, s);
}

#define NCOLUMNS 3

static void
group_row(struct report *r, struct grid *g, const struct change_group *group)
{
	const char *title = REPORT_SAY(r, LABEL_REPORT_GROUP, words_label(r->b, group->title),
		words_int(r->b, r->changes.count[group->kind]));
	uint32_t elem;

	grid_row(g);
	VEC_LAST(&g->rows)->keep_with_next = true;
	elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true, .colspan = NCOLUMNS});
	builder_line(r->b, TS_TABLE_HEAD, elem, title);
	grid_cell_close(g);
}

/* What changed, and in the same cell why: a column for the few reasons would stand empty. */
static void
change_row(struct report *r, struct grid *g, const struct change *c, bool has_reason)
{
	const char *what = report_change_words(r, c);
	bool is_elsewhere = c->kind == CHANGE_LEFT && c->cause != CAUSE_WITHDRAWN;
	const char *reason = has_reason && !is_elsewhere ? why(r, &c->now) : "";

	grid_row(g);
	report_code_cell(g, c->now.measure->code);
	grid_td(g, words_measure(c->now.measure));
	grid_td(g, *reason ? builder_printf(r->b, "%s. %s", what, reason) : what);
}

/* Many new measures are one row of codes. */
static void
codes_row(struct report *r, struct grid *g, enum change_kind kind)
{
	const struct measure **v = arena_array(r->b->a, const struct measure *, r->changes.n);
	size_t n = 0;
	uint32_t elem;

	for (size_t i = 0; i < r->changes.n; i++)
		if (r->changes.v[i].kind == kind)
			v[n++] = r->changes.v[i].now.measure;
	grid_row(g);
	grid_td(g, "");
	elem = grid_cell_open(g, (struct grid_cell){.colspan = NCOLUMNS - 1});
	builder_line(r->b, grid_cell_style(g), elem,
		REPORT_SAY(r, LABEL_REPORT_NEW_CODES, report_codes(r, v, n)));
	grid_cell_close(g);
}

static void
group_rows(struct report *r, struct grid *g, const struct change_group *group)
{
	int n = r->changes.count[group->kind];

	if (!n)
		return;
	group_row(r, g, group);
	if (group->kind == CHANGE_NEW && n > MOST_NEW_ROWS) {
		codes_row(r, g, group->kind);
		return;
	}
	for (size_t i = 0; i < r->changes.n; i++)
		if (r->changes.v[i].kind == group->kind)
			change_row(r, g, &r->changes.v[i], group->has_reason);
}

static void
change_table(struct report *r)
{
	static const struct column columns[NCOLUMNS] = {
		{.no_wrap = true}, {.min_permille = 290}, {.min_permille = 550, .weight = 1}};
	static const enum label heads[NCOLUMNS] = {LABEL_CODE, LABEL_MEASURE, LABEL_REPORT_CHANGE};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = REPORT_SAY(r, LABEL_REPORT_CAPTION_CHANGES,
				words_date(r->b, r->before), words_date(r->b, r->cutoff))},
		heads, NCOLUMNS);
	for (size_t i = 0; i < CHANGE_COUNT; i++)
		group_rows(r, &g, &groups[i]);
	grid_close(&g);
}

int
report_changes(struct report *r)
{
	report_section(r, LABEL_REPORT_CHANGES);
	if (r->is_withdrawn)
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_SAY_WITHDRAWN));
	else if (r->changes.n)
		change_table(r);
	else
		builder_para(r->b, TS_BODY,
			REPORT_SAY(r, LABEL_REPORT_SAY_NO_CHANGE, words_date(r->b, r->before)));
	return 0;
}

/* ---- late and at risk ---- */

#define NLATE 4

static void
late_rows(struct report *r, struct grid *g, enum schedule light)
{
	for (size_t i = 0; i < r->now.n; i++) {
		const struct state *s = &r->now.v[i];

		if (s->schedule != light)
			continue;
		grid_row(g);
		report_code_cell(g, s->measure->code);
		grid_td(g, words_measure(s->measure));
		grid_td(g, report_due_words(r, s));
		grid_td(g, report_reason(s));
	}
}

int
report_late(struct report *r)
{
	static const struct column columns[NLATE] = {{.no_wrap = true}, {.min_permille = 250},
		{.min_permille = 170}, {.min_permille = 440}};
	static const enum label heads[NLATE] = {
		LABEL_CODE, LABEL_MEASURE, LABEL_REPORT_DUE, LABEL_REPORT_WHY};
	struct grid g;

	if (!r->sum.late && !r->sum.at_risk)
		return 0;
	report_section(r, LABEL_REPORT_LATE_SECTION);
	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NLATE,
			.caption = REPORT_SAY(
				r, LABEL_REPORT_CAPTION_LATE, words_date(r->b, r->cutoff))},
		heads, NLATE);
	late_rows(r, &g, SCHEDULE_LATE);
	late_rows(r, &g, SCHEDULE_AT_RISK);
	grid_close(&g);
	return 0;
}
