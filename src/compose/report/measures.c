#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/adopted.h"

#define NCOLUMNS 3

static bool
is_wanted(const struct report *r, const struct measure *m)
{
	if (!r->part->only_resolved)
		return true;
	return m->ndecided > 0 || adopted_with(r->model, m, r->cutoff) != NULL;
}

static bool
is_closed(enum status s)
{
	return s == STATUS_DONE || s == STATUS_REJECTED || s == STATUS_TRANSFERRED;
}

/* Closed in an earlier period, and nothing new since: named above the table. */
static bool
is_settled(const struct report *r, size_t i)
{
	return is_closed(r->now.v[i].status) && r->prior[i] &&
	       r->prior[i]->status == r->now.v[i].status && r->now.v[i].report->date < r->first;
}

static bool
is_row(const struct report *r, size_t i)
{
	return is_wanted(r, r->now.v[i].measure) && !is_settled(r, i);
}

static const char *
office_words(const struct measure *m)
{
	const struct organization *o = m->lead.to;

	return !o ? "" : o->code ? o->code : words_org(o);
}

static bool
is_warned(const struct state *s)
{
	return s->schedule == SCHEDULE_LATE || s->schedule == SCHEDULE_AT_RISK;
}

/* Of one whose reason the news do not say already. */
static const char *
open_reason(const struct report *r, const struct state *s)
{
	const char *reason = state_needs_reason(s) ? state_reason(s) : NULL;
	bool is_said = !*report_news(r, s) && s->report && s->report->date >= r->first;

	return reason && !is_said ? reason : NULL;
}

static void
due_line(
	struct report *r, const struct grid *g, const char *office, const char *due, bool is_warned)
{
	builder_para_open(r->b, grid_cell_style(g));
	ink_styled(r->b, CS_MUTED, *due && *office ? builder_printf(r->b, "%s, ", office) : office);
	ink_styled(r->b, is_warned ? CS_WARNING : CS_MUTED, due);
	builder_para_close(r->b);
}

/* Code and name, below them who and until when: one column leaves room for the news. */
static void
measure_cell(struct report *r, struct grid *g, const struct state *s)
{
	const char *due = report_due_words(r, s);
	const char *office = office_words(s->measure);

	grid_cell_open(g, (struct grid_cell){.is_row_head = true});
	builder_para_open(r->b, grid_cell_style(g));
	r->b->ink.style = CS_STRONG;
	ink_fixed(r->b, s->measure->code);
	r->b->ink.style = CS_NONE;
	ink_text(r->b, builder_printf(r->b, " %s", words_measure(s->measure)));
	builder_para_close(r->b);
	if (*office || *due)
		due_line(r, g, office, due, is_warned(s) || state_is_unreviewed(s, r->cutoff));
	grid_cell_close(g);
}

/* Symbol and words; strong where the measure has moved. */
static void
status_line(struct grid *g, enum status status, enum char_style style, const char *text)
{
	struct block *line = builder_para_open(g->b, grid_cell_style(g));

	line->status_mark = (int)status + 1;
	g->b->ink.no_hyphen = true;
	ink_styled(g->b, style, text);
	builder_para_close(g->b);
}

/* The overview names the first decisions asked for; here they are all. */
static void
decision_line(struct report *r, struct grid *g, const struct measure *m)
{
	for (size_t i = 0; i < r->needs.n; i++) {
		if (!r->needs.v[i].state || r->needs.v[i].state->measure != m)
			continue;
		builder_para_open(r->b, grid_cell_style(g));
		ink_styled(r->b, CS_STRONG, words_label(r->b, LABEL_REPORT_FIGURE_NEEDS));
		builder_para_close(r->b);
	}
}

static void
status_cell(struct report *r, struct grid *g, const struct state *was, const struct state *now)
{
	const char *word = words_status(r->b, now->status);

	grid_cell_open(g, (struct grid_cell){0});
	if (!was || !was->report || !now->report) {
		status_line(g, now->status, CS_NONE, word);
	} else if (was->status == now->status) {
		status_line(g, now->status, CS_NONE, word);
		builder_para_open(r->b, grid_cell_style(g));
		ink_styled(r->b, CS_MUTED, words_label(r->b, LABEL_REPORT_UNCHANGED));
		builder_para_close(r->b);
	} else {
		status_line(g, was->status, CS_MUTED,
			REPORT_SAY(r, LABEL_REPORT_BEFORE, words_status(r->b, was->status)));
		status_line(
			g, now->status, CS_STRONG, REPORT_SAY(r, LABEL_REPORT_STATUS_NOW, word));
	}
	decision_line(r, g, now->measure);
	grid_cell_close(g);
}

/* What is known: this period's news, or since when nothing new was said, and what was last. */
static void
add_news(struct report *r, const struct state *s)
{
	const char *news = report_news(r, s);

	if (*news)
		ink_text(r->b, news);
	else if (s->report && s->report->date >= r->first)
		ink_text(r->b, report_reason(s));
	else if (s->report) {
		ink_styled(r->b, CS_MUTED,
			REPORT_SAY(
				r, LABEL_REPORT_NO_NEWS, words_short_date(r->b, s->report->date)));
		if (s->report->note)
			ink_text(r->b,
				builder_printf(r->b, ". %s",
					REPORT_SAY(r, LABEL_REPORT_LAST_NEWS, s->report->note)));
	}
}

static void
news_cell(struct report *r, struct grid *g, const struct state *s)
{
	bool has_next = s->report && s->report->next_step && !is_closed(s->status);
	const char *reason = open_reason(r, s);

	grid_cell_open(g, (struct grid_cell){0});
	builder_para_open(r->b, grid_cell_style(g));
	add_news(r, s);
	if (reason) {
		ink_text(r->b, " ");
		ink_text(r->b, REPORT_SAY(r, LABEL_REASON_IS, reason));
	}
	builder_para_close(r->b);
	if (has_next)
		builder_para(r->b, grid_cell_style(g),
			REPORT_SAY(r, LABEL_NEXT_STEP_IS, s->report->next_step));
	grid_cell_close(g);
}

static void
measure_row(struct report *r, struct grid *g, size_t i)
{
	const struct state *now = &r->now.v[i];

	grid_row(g);
	measure_cell(r, g, now);
	status_cell(r, g, r->prior[i], now);
	news_cell(r, g, now);
}

static void
measure_table(struct report *r)
{
	static const struct column columns[NCOLUMNS] = {
		{.min_permille = 255}, {.min_permille = 185}, {.min_permille = 550, .weight = 1}};
	static const enum label heads[NCOLUMNS] = {
		LABEL_REPORT_MEASURE_HEAD, LABEL_STATUS, LABEL_REPORT_NEWS};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = REPORT_SAY(r, LABEL_REPORT_CAPTION_MEASURES,
				words_short_date(r->b, r->before),
				words_short_date(r->b, r->cutoff)),
			.may_turn = true},
		heads, NCOLUMNS);
	/* Codes begin with their field; rows of field names would cost a page. */
	for (size_t i = 0; i < r->now.n; i++)
		if (is_row(r, i))
			measure_row(r, &g, i);
	grid_close(&g);
}

/* "done: SB-06 and GS-02" for those that left the table. */
static const char *
settled_words(struct report *r, enum status status)
{
	const struct measure **v = arena_array(r->b->a, const struct measure *, r->now.n);
	size_t n = 0;

	for (size_t i = 0; i < r->now.n; i++)
		if (r->now.v[i].status == status && is_settled(r, i) &&
			is_wanted(r, r->now.v[i].measure))
			v[n++] = r->now.v[i].measure;
	return n ? REPORT_SAY(
			   r, LABEL_REPORT_LINE, words_status(r->b, status), report_codes(r, v, n))
		 : "";
}

static void
settled_note(struct report *r)
{
	static const enum status closed[] = {STATUS_DONE, STATUS_REJECTED, STATUS_TRANSFERRED};
	const char *text = "";

	for (size_t i = 0; i < sizeof closed / sizeof *closed; i++) {
		const char *more = settled_words(r, closed[i]);

		if (*more)
			text = *text ? builder_printf(r->b, "%s; %s", text, more) : more;
	}
	if (*text)
		builder_para(r->b, TS_SMALL, REPORT_SAY(r, LABEL_REPORT_SETTLED, text))
			->keep_with_next = true;
}

int
report_measures(struct report *r)
{
	if (!r->now.n)
		return 0;
	report_section(r, LABEL_MEASURES);
	settled_note(r);
	measure_table(r);
	return 0;
}
