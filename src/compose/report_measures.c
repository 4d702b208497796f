#include "compose/report.h"

#include "compose/ink.h"
#include "compose/words.h"

#define NCOLUMNS 7

static bool
is_wanted(const struct report *r, const struct measure *m)
{
	if (!r->part->only_resolved)
		return true;
	for (size_t i = 0; i < m->decisions.n; i++)
		if (m->decisions.v[i].to)
			return true;
	return false;
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
	return is_closed(r->now.v[i].status) && r->was.v[i].status == r->now.v[i].status &&
	       r->now.v[i].report->date < r->first;
}

static bool
is_row(const struct report *r, size_t i)
{
	return is_wanted(r, r->now.v[i].measure) && !is_settled(r, i);
}

static void
status_cell(struct grid *g, const struct state *s)
{
	if (s->report)
		grid_status(g, s->status, words_status(g->b, s->status));
	else
		grid_td(g, "");
}

/* What is known: this period's news, or since when nothing new was said. */
static void
note_cell(struct report *r, struct grid *g, const struct state *s)
{
	const char *news = report_news(r, s);
	uint32_t elem = grid_cell_open(g, (struct grid_cell){0});

	builder_line_open(r->b, grid_cell_style(g), elem);
	if (*news)
		ink_text(r->b, news);
	else if (s->report && s->report->date >= r->first)
		ink_text(r->b, report_reason(s));
	else if (s->report)
		ink_styled(r->b, CS_MUTED,
			REPORT_SAY(
				r, LABEL_REPORT_NO_NEWS, words_short_date(r->b, s->report->date)));
	builder_para_close(r->b);
	grid_cell_close(g);
}

static const char *
office_words(const struct measure *m)
{
	const struct organization *o = m->lead.to;

	return !o ? "" : o->code ? o->code : words_org(o);
}

/* Who, and below it until when. */
static void
lead_cell(struct report *r, struct grid *g, const struct state *s)
{
	const char *due = report_due_words(r, s);
	const char *office = office_words(s->measure);
	uint32_t elem = grid_cell_open(g, (struct grid_cell){0});

	builder_line_open(r->b, grid_cell_style(g), elem);
	ink_text(r->b, office);
	if (*office && *due)
		ink_break(r->b);
	ink_text(r->b, due);
	builder_para_close(r->b);
	grid_cell_close(g);
}

static void
measure_row(struct report *r, struct grid *g, size_t i)
{
	const struct state *s = &r->now.v[i];
	const char *next = s->report && s->report->next_step && !is_closed(s->status)
				   ? s->report->next_step
				   : "";

	grid_row(g);
	report_code_cell(g, s->measure->code);
	grid_td(g, words_measure(s->measure));
	lead_cell(r, g, s);
	status_cell(g, &r->was.v[i]);
	status_cell(g, s);
	note_cell(r, g, s);
	grid_td(g, next);
}

static void
measure_table(struct report *r)
{
	static const struct column columns[NCOLUMNS] = {{.no_wrap = true}, {.min_permille = 112},
		{.min_permille = 88}, {.min_permille = 128}, {.min_permille = 104},
		{.min_permille = 350}, {.min_permille = 170}};
	static const enum label heads[NCOLUMNS] = {LABEL_CODE, LABEL_MEASURE, LABEL_REPORT_LEAD_DUE,
		LABEL_REPORT_BEFORE_HEAD, LABEL_REPORT_NOW_HEAD, LABEL_REPORT_NEWS,
		LABEL_REPORT_NEXT_STEP};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = REPORT_SAY(r, LABEL_REPORT_CAPTION_MEASURES,
				words_short_date(r->b, r->before),
				words_short_date(r->b, r->cutoff))},
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
	builder_page(r->b, PAGE_LANDSCAPE, NUMBERING_KEEP);
	report_section(r, LABEL_MEASURES);
	settled_note(r);
	measure_table(r);
	builder_page(r->b, PAGE_WIDE, NUMBERING_KEEP);
	return 0;
}
