#include "compose/report/report.h"

#include "compose/write/words.h"
#include "progress/schedule.h"

static const enum label means[] = {
	[STATUS_RECOMMENDED] = LABEL_REPORT_MEANS_RECOMMENDED,
	[STATUS_NOT_STARTED] = LABEL_REPORT_MEANS_NOT_STARTED,
	[STATUS_PLANNING] = LABEL_REPORT_MEANS_PLANNING,
	[STATUS_ACTIVE] = LABEL_REPORT_MEANS_ACTIVE,
	[STATUS_DONE] = LABEL_REPORT_MEANS_DONE,
	[STATUS_ONGOING] = LABEL_REPORT_MEANS_ONGOING,
	[STATUS_DEFERRED] = LABEL_REPORT_MEANS_DEFERRED,
	[STATUS_REJECTED] = LABEL_REPORT_MEANS_REJECTED,
	[STATUS_TRANSFERRED] = LABEL_REPORT_MEANS_TRANSFERRED,
};

_Static_assert(sizeof means / sizeof *means == STATUS_COUNT, "one meaning per status");

static const enum label rules[] = {
	[RULE_CLOSED] = LABEL_REPORT_RULE_CLOSED,
	[RULE_REPORTED_LATE] = LABEL_REPORT_RULE_SAID,
	[RULE_OVERDUE] = LABEL_REPORT_RULE_OVERDUE,
	[RULE_REPORTED_RISK] = LABEL_REPORT_RULE_SAID,
	[RULE_SHIFTED] = LABEL_REPORT_RULE_SHIFTED,
	[RULE_REPORTED_FINE] = LABEL_REPORT_RULE_SAID,
	[RULE_DUE_AHEAD] = LABEL_REPORT_RULE_AHEAD,
	[RULE_UNKNOWN] = LABEL_REPORT_RULE_UNKNOWN,
};

_Static_assert(sizeof rules / sizeof *rules == RULE_COUNT, "one line per rule");

static void
status_table(struct report *r)
{
	static const struct column columns[] = {{.min_permille = 400}, {.weight = 1}};
	static const enum label heads[] = {LABEL_STATUS, LABEL_MEANING};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = 2,
			.caption = words_label(r->b, LABEL_REPORT_LEGEND_STATUS)},
		heads, 2);
	for (int s = 0; s < STATUS_COUNT; s++) {
		uint32_t elem;

		grid_row(&g);
		elem = grid_cell_open(
			&g, (struct grid_cell){.is_row_head = true, .status_mark = s + 1});
		builder_line(r->b, grid_cell_style(&g), elem, words_status(r->b, (enum status)s));
		grid_cell_close(&g);
		grid_td(&g, words_label(r->b, means[s]));
	}
	grid_close(&g);
}

static void
schedule_table(struct report *r)
{
	static const struct column columns[] = {
		{.no_wrap = true}, {.weight = 1}, {.min_permille = 200}};
	static const enum label heads[] = {
		LABEL_REPORT_RULE_NUMBER, LABEL_REPORT_RULE_IF, LABEL_REPORT_RULE_THEN};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = 3,
			.caption = words_label(r->b, LABEL_REPORT_LEGEND_SCHEDULE)},
		heads, 3);
	for (int i = 0; i < RULE_COUNT; i++) {
		enum schedule light = schedule_rule_light((enum schedule_rule)i);
		const char *word = light == SCHEDULE_NONE ? words_label(r->b, LABEL_REPORT_NO_LIGHT)
							  : words_schedule(r->b, light);

		grid_row(&g);
		grid_row_th(&g, words_int(r->b, i + 1));
		grid_td(&g, REPORT_SAY(r, rules[i], word));
		grid_td(&g, word);
	}
	grid_close(&g);
}

int
report_legend(struct report *r)
{
	static const enum label notes[] = {LABEL_REPORT_LEGEND_LIMITED, LABEL_REPORT_LEGEND_NEEDS,
		LABEL_REPORT_LEGEND_DECIDER, LABEL_REPORT_LEGEND_SEVERAL};
	struct group both;

	report_section(r, LABEL_REPORT_LEGEND);
	both = builder_group_open(r->b, GROUP_COLUMNS, ROLE_COUNT);
	status_table(r);
	schedule_table(r);
	builder_group_close(r->b, both);
	for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
		builder_para(r->b, TS_SMALL, words_label(r->b, notes[i]));
	return 0;
}
