#include "compose/report.h"

#include "compose/words.h"

/* More new measures than this are named by their codes alone. */
#define MOST_NEW_ROWS 8

static const struct change_group {
	enum change_kind kind;
	enum label title;
	bool has_reason; /* a change for the worse says why */
} groups[] = {
	{CHANGE_DONE, LABEL_REPORT_GROUP_DONE, true},
	{CHANGE_STARTED, LABEL_REPORT_GROUP_STARTED, false},
	{CHANGE_FORWARD, LABEL_REPORT_GROUP_FORWARD, false},
	{CHANGE_SLIPPED, LABEL_REPORT_GROUP_SLIPPED, true},
	{CHANGE_STOPPED, LABEL_REPORT_GROUP_STOPPED, true},
	{CHANGE_TRANSFERRED, LABEL_REPORT_GROUP_TRANSFERRED, true},
	{CHANGE_RESUMED, LABEL_REPORT_GROUP_RESUMED, false},
	{CHANGE_BACK, LABEL_REPORT_GROUP_BACK, true},
	{CHANGE_NEW, LABEL_REPORT_GROUP_NEW, false},
};

_Static_assert(sizeof groups / sizeof *groups == CHANGE_COUNT, "one group per kind");

/* The office's reason, else its note; a date that passed in silence has neither. */
static const char *
why(const struct report *r, const struct state *s)
{
	if (s->report && s->report->date >= r->first && s->report->reason)
		return s->report->reason;
	return report_news(r, s);
}

static void
table_open(struct report *r, struct grid *g, bool has_reason, const char *summary)
{
	static const struct column columns[] = {
		{.no_wrap = true}, {.weight = 4}, {.weight = 4}, {.weight = 6}};
	static const enum label heads[] = {
		LABEL_CODE, LABEL_MEASURE, LABEL_REPORT_CHANGE, LABEL_REPORT_WHY};
	size_t n = has_reason ? 4 : 3;

	report_table(r, g,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = n,
			.summary = summary},
		heads, n);
}

static void
group_table(struct report *r, const struct change_group *group, const char *title)
{
	struct grid g;

	table_open(r, &g, group->has_reason, title);
	for (size_t i = 0; i < r->changes.n; i++) {
		const struct change *c = &r->changes.v[i];

		if (c->kind != group->kind)
			continue;
		grid_row(&g);
		report_code_cell(&g, c->now.measure->code);
		grid_td(&g, words_measure(c->now.measure));
		grid_td(&g, report_change_words(r, c));
		if (group->has_reason)
			grid_td(&g, why(r, &c->now));
	}
	grid_close(&g);
}

static void
group_codes(struct report *r, enum change_kind kind)
{
	const struct measure **v = arena_array(r->b->a, const struct measure *, r->changes.n);
	size_t n = 0;

	for (size_t i = 0; i < r->changes.n; i++)
		if (r->changes.v[i].kind == kind)
			v[n++] = r->changes.v[i].now.measure;
	builder_para(r->b, TS_BODY, REPORT_SAY(r, LABEL_REPORT_NEW_CODES, report_codes(r, v, n)));
}

static void
write_group(struct report *r, const struct change_group *group)
{
	int n = r->changes.count[group->kind];
	const char *title;

	if (!n)
		return;
	title = REPORT_SAY(
		r, LABEL_REPORT_GROUP, words_label(r->b, group->title), words_int(r->b, n));
	report_subsection(r, title);
	if (group->kind == CHANGE_NEW && n > MOST_NEW_ROWS)
		group_codes(r, group->kind);
	else
		group_table(r, group, title);
}

int
report_changes(struct report *r)
{
	report_section(r, LABEL_REPORT_CHANGES);
	if (!r->changes.n)
		builder_para(r->b, TS_BODY,
			REPORT_SAY(r, LABEL_REPORT_SAY_NO_CHANGE, words_date(r->b, r->before)));
	else
		builder_para(r->b, TS_BODY,
			REPORT_SAY(r, LABEL_REPORT_CHANGES_LEAD, words_date(r->b, r->before),
				words_date(r->b, r->cutoff), report_change_counts(r)));
	for (size_t i = 0; i < CHANGE_COUNT; i++)
		write_group(r, &groups[i]);
	return 0;
}

/* ---- late and at risk ---- */

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
		grid_td(g, words_org(s->measure->lead.to));
		grid_td(g, report_due_words(r, s));
		grid_td(g, s->report && s->report->note ? s->report->note : "");
	}
}

int
report_late(struct report *r)
{
	static const struct column columns[] = {
		{.no_wrap = true}, {.weight = 4}, {.weight = 2}, {.weight = 2}, {.weight = 6}};
	static const enum label heads[] = {
		LABEL_CODE, LABEL_MEASURE, LABEL_LEAD_SHORT, LABEL_REPORT_DUE, LABEL_REPORT_WHY};
	struct grid g;

	if (!r->sum.late && !r->sum.at_risk)
		return 0;
	report_section(r, LABEL_REPORT_LATE_SECTION);
	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 5,
			.caption = REPORT_SAY(
				r, LABEL_REPORT_CAPTION_LATE, words_date(r->b, r->cutoff))},
		heads, 5);
	late_rows(r, &g, SCHEDULE_LATE);
	late_rows(r, &g, SCHEDULE_AT_RISK);
	grid_close(&g);
	return 0;
}
