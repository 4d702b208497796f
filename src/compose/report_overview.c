#include "compose/report.h"

#include "compose/words.h"

#define MOST_CHANGES 5
#define MOST_LATE 3
#define MOST_NEEDS 3

/* ---- four large numbers ---- */

struct figure {
	enum label label;
	int now, was;
	int of_now, of_was; /* 0 = no denominator */
};

static const char *
before_words(struct report *r, const struct figure *f)
{
	const char *was = words_int(r->b, f->was);

	if (r->is_first)
		return words_label(r->b, LABEL_REPORT_FIRST);
	if (f->of_was)
		return REPORT_SAY(r, LABEL_REPORT_BEFORE_OF, was, words_int(r->b, f->of_was));
	return REPORT_SAY(r, LABEL_REPORT_BEFORE, was);
}

static void
figures_head(struct report *r, struct grid *g, const struct figure *v, size_t n)
{
	grid_head(g);
	grid_row(g);
	for (size_t i = 0; i < n; i++)
		grid_th(g, v[i].of_now ? REPORT_SAY_N(r, v[i].label, v[i].of_now,
						 words_int(r->b, v[i].of_now))
				       : words_label(r->b, v[i].label));
	grid_body(g);
}

static void
figures_table(struct report *r, const struct figure *v, size_t n)
{
	static const struct column columns[] = {{.min_permille = 250}, {.min_permille = 250},
		{.min_permille = 250}, {.min_permille = 250}};
	struct grid g;

	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_FIGURES,
			.columns = columns,
			.ncolumns = n,
			.summary = words_label(r->b, LABEL_REPORT_FIGURES_SUMMARY),
			.keep_together = true});
	figures_head(r, &g, v, n);
	grid_row(&g);
	for (size_t i = 0; i < n; i++) {
		uint32_t elem = grid_cell_open(&g, (struct grid_cell){.is_number = true});

		builder_line(r->b, TS_FIGURE_BIG, elem, words_int(r->b, v[i].now));
		builder_line(r->b, TS_FIGURE_BEFORE, elem, before_words(r, &v[i]));
		grid_cell_close(&g);
	}
	grid_close(&g);
}

static void
figures(struct report *r)
{
	const struct figure v[] = {
		{LABEL_REPORT_FIGURE_DONE, r->sum.done, r->sum_was.done, r->sum.limited,
			r->sum_was.limited},
		{LABEL_REPORT_FIGURE_ACTIVE, r->sum.count[STATUS_ACTIVE],
			r->sum_was.count[STATUS_ACTIVE], 0, 0},
		{LABEL_REPORT_FIGURE_LATE, r->sum.late, r->sum_was.late, 0, 0},
		{LABEL_REPORT_FIGURE_NEEDS, (int)r->needs.n, r->nneeds_was, 0, 0},
	};

	figures_table(r, v, sizeof v / sizeof *v);
}

/* ---- three sentences ---- */

static const char *
say_done(struct report *r)
{
	int more = r->sum.done - r->sum_was.done;
	const char *limited = words_int(r->b, r->sum.limited);
	const char *day = words_date(r->b, r->before);
	const char *text;

	if (!r->sum.done)
		return REPORT_SAY_N(r, LABEL_REPORT_SAY_NONE_DONE, r->sum.limited, limited);
	text = REPORT_SAY_N(
		r, LABEL_REPORT_SAY_DONE, r->sum.done, words_int(r->b, r->sum.done), limited);
	if (r->is_first)
		return REPORT_SAY(r, LABEL_REPORT_SAY_PLAIN, text);
	if (more == 0)
		return REPORT_SAY(r, LABEL_REPORT_SAY_SAME, text, day);
	return REPORT_SAY(r, more > 0 ? LABEL_REPORT_SAY_MORE : LABEL_REPORT_SAY_FEWER, text,
		words_int(r->b, more > 0 ? more : -more), day);
}

static const char *
say_changes(struct report *r)
{
	const char *day = words_date(r->b, r->before);
	long n = (long)r->changes.n;

	if (r->is_first)
		return REPORT_SAY_N(
			r, LABEL_REPORT_SAY_FIRST, r->sum.total, words_int(r->b, r->sum.total));
	if (!n)
		return REPORT_SAY(r, LABEL_REPORT_SAY_NO_CHANGE, day);
	return REPORT_SAY_N(r, LABEL_REPORT_SAY_CHANGES, n, words_int(r->b, n),
		words_int(r->b, r->sum.total), day, report_change_counts(r));
}

static const char *
say_late(struct report *r)
{
	const char *late = words_int(r->b, r->sum.late);
	const char *risk = words_int(r->b, r->sum.at_risk);

	if (!r->sum.late && !r->sum.at_risk)
		return words_label(r->b, LABEL_REPORT_SAY_IN_TIME);
	if (!r->sum.late)
		return REPORT_SAY_N(r, LABEL_REPORT_SAY_RISK, r->sum.at_risk, risk);
	late = REPORT_SAY_N(r, LABEL_REPORT_SAY_LATE, r->sum.late, late);
	if (!r->sum.at_risk)
		return REPORT_SAY(r, LABEL_REPORT_SAY_PLAIN, late);
	return REPORT_SAY(r, LABEL_REPORT_SAY_LATE_RISK, late,
		REPORT_SAY_N(r, LABEL_REPORT_SAY_ALSO_RISK, r->sum.at_risk, risk));
}

/* ---- short lists ---- */

/* A short list is a table whose head names it: the page has no room for headings. */
static void
list_open(struct report *r, struct grid *g, const char *title)
{
	static const struct column columns[] = {{.no_wrap = true}, {.weight = 1}};
	uint32_t elem;

	grid_open(g, r->b,
		&(struct grid_spec){
			.style = TABLE_PLAIN, .columns = columns, .ncolumns = 2, .summary = title});
	grid_head(g);
	grid_row(g);
	elem = grid_cell_open(g, (struct grid_cell){.is_head = true, .colspan = 2});
	builder_line(r->b, TS_BOX_TITLE, elem, title);
	grid_cell_close(g);
	grid_body(g);
}

static void
list_row(struct report *r, struct grid *g, const struct measure *m, const char *what)
{
	grid_row(g);
	report_code_cell(g, m->code);
	grid_td(g, REPORT_SAY(r, LABEL_REPORT_LINE, words_measure(m), what));
}

/* What a short list leaves out is named by its codes. */
static void
list_rest(struct report *r, struct grid *g, const struct measure *const *rest, size_t n)
{
	if (!n)
		return;
	grid_row(g);
	grid_td(g, "");
	grid_td(g, REPORT_SAY_N(r, LABEL_REPORT_AND_MORE, (long)n, words_int(r->b, (int64_t)n),
			   report_codes(r, rest, n)));
}

static void
important_changes(struct report *r)
{
	const struct change **v;
	size_t n = changes_most_important(r->b->a, &r->changes, MOST_CHANGES, &v);
	struct grid g;
	const char *title =
		REPORT_SAY_N(r, LABEL_REPORT_IMPORTANT, (long)n, words_int(r->b, (int64_t)n));

	if (!n || r->is_first)
		return;
	list_open(r, &g, title);
	for (size_t i = 0; i < n; i++)
		list_row(r, &g, v[i]->now.measure, report_change_words(r, v[i]));
	grid_close(&g);
}

static const char *
late_words(struct report *r, const struct state *s)
{
	const char *due = words_short_date(r->b, s->due);
	const char *who = words_org(s->measure->lead.to);

	if (s->measure->lead.to && s->measure->lead.to->code)
		who = s->measure->lead.to->code;
	if (*due)
		who = REPORT_SAY(r, LABEL_REPORT_LATE_LINE, due, who);
	return *report_reason(s) ? builder_printf(r->b, "%s. %s", who, report_reason(s)) : who;
}

static void
late_list(struct report *r)
{
	const struct measure **rest = arena_array(r->b->a, const struct measure *, r->now.n);
	size_t nrest = 0;
	size_t shown = 0;
	struct grid g;

	if (!r->sum.late)
		return;
	list_open(r, &g, words_label(r->b, LABEL_REPORT_LATE));
	for (size_t i = 0; i < r->now.n; i++) {
		if (r->now.v[i].schedule != SCHEDULE_LATE)
			continue;
		if (shown++ < MOST_LATE)
			list_row(r, &g, r->now.v[i].measure, late_words(r, &r->now.v[i]));
		else
			rest[nrest++] = r->now.v[i].measure;
	}
	list_rest(r, &g, rest, nrest);
	grid_close(&g);
}

static void
item_row(struct report *r, struct grid *g, const struct agenda_item *item)
{
	grid_row(g);
	report_code_cell(g, item->number);
	grid_td(g, REPORT_SAY(r, LABEL_REPORT_NEED_ADJOURNED, item->name,
			   words_short_date(r->b, item->meeting->start)));
}

static const char *
need_words(struct report *r, enum need_kind kind, const struct state *s)
{
	switch (kind) {
	case NEED_RESOLUTION:
		return REPORT_SAY(r, LABEL_REPORT_NEED_RESOLUTION,
			words_verdict(r->b, s->measure->position.verdict));
	case NEED_DEFERRAL:
		return words_label(r->b, LABEL_REPORT_NEED_DEFERRAL);
	case NEED_RESUMPTION:
		return REPORT_SAY(r, LABEL_REPORT_NEED_RESUMPTION, words_short_date(r->b, s->due));
	case NEED_ADJOURNED:
	case NEED_COUNT:
		break;
	}
	return "";
}

static void
need_list(struct report *r)
{
	const struct measure **rest = arena_array(r->b->a, const struct measure *, r->needs.n);
	size_t nrest = 0;
	struct grid g;

	if (!r->needs.n)
		return;
	list_open(r, &g, words_label(r->b, LABEL_REPORT_NEEDS));
	for (size_t i = 0; i < r->needs.n; i++) {
		const struct need *need = &r->needs.v[i];

		if (!need->state)
			item_row(r, &g, need->item);
		else if (i < MOST_NEEDS)
			list_row(r, &g, need->state->measure,
				need_words(r, need->kind, need->state));
		else
			rest[nrest++] = need->state->measure;
	}
	list_rest(r, &g, rest, nrest);
	grid_close(&g);
}

int
report_overview(struct report *r)
{
	report_section(r, LABEL_REPORT_OVERVIEW);
	if (!r->now.n) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_IDLE_NONE));
		return 0;
	}
	figures(r);
	builder_para(r->b, TS_BODY,
		builder_printf(r->b, "%s %s %s", say_done(r), say_changes(r), say_late(r)));
	important_changes(r);
	late_list(r);
	need_list(r);
	/* The councillor's page ends here; tables and charts take the whole width. */
	builder_page(r->b, PAGE_WIDE, NUMBERING_KEEP);
	return 0;
}
