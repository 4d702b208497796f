#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "progress/committee/deadline.h"
#include "progress/committee/missing.h"

/* ---- next meeting ---- */

static void
fact(struct grid *g, enum label name, const char *value)
{
	if (!*value)
		return;
	grid_row(g);
	grid_row_th(g, words_label(g->b, name));
	grid_td(g, value);
}

static const char *
meeting_words(struct report *r, const struct meeting *meeting)
{
	const char *text = words_date(r->b, meeting->start);

	if (meeting->start_minutes >= 0)
		text = builder_printf(
			r->b, "%s, %s", text, words_clock(r->b, meeting->start_minutes));
	if (meeting->location)
		text = builder_printf(r->b, "%s, %s", text, meeting->location);
	return text;
}

static const char *
holiday_words(struct report *r)
{
	int state = r->model->body.calendar.state;

	if (!state)
		return words_label(r->b, LABEL_REPORT_RULE_WEEKENDS);
	return REPORT_SAY(r, LABEL_REPORT_RULE_HOLIDAYS,
		words_label(r->b, (enum label)(LABEL_IN_SCHLESWIG_HOLSTEIN + state - 1)));
}

static const char *
rule_words(struct report *r)
{
	const struct organization *o = r->committee;
	bool is_full = o->notice_count == NOTICE_FULL;
	const char *text =
		REPORT_SAY_N(r, is_full ? LABEL_REPORT_RULE_FULL : LABEL_REPORT_RULE_CALENDAR,
			o->notice_days, words_int(r->b, o->notice_days));

	if (o->editorial_days >= 0)
		text = builder_printf(r->b, "%s %s", text,
			REPORT_SAY_N(r, LABEL_REPORT_RULE_EDITORIAL, o->editorial_days,
				words_int(r->b, o->editorial_days)));
	return builder_printf(r->b, "%s %s", text, holiday_words(r));
}

int
report_next_meeting(struct report *r)
{
	static const struct column columns[] = {{.min_permille = 300}, {.weight = 1}};
	struct deadlines d = deadlines_of(r->model, r->committee, r->cutoff);
	struct grid g;

	report_section(r, LABEL_REPORT_NEXT_MEETING);
	if (!d.meeting) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_NO_MEETING));
		return 0;
	}
	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_FACTS,
			.columns = columns,
			.ncolumns = 2,
			.summary = words_label(r->b, LABEL_REPORT_NEXT_MEETING)});
	grid_body(&g);
	fact(&g, LABEL_REPORT_MEETING, meeting_words(r, d.meeting));
	fact(&g, LABEL_REPORT_SUBMISSION, words_date(r->b, d.submission));
	fact(&g, LABEL_REPORT_EDITORIAL, words_date(r->b, d.editorial));
	grid_close(&g);
	if (d.submission != DATE_NONE)
		builder_para(r->b, TS_SMALL, rule_words(r));
	return 0;
}

/* ---- offices that have not reported ---- */

static void
missing_rows(struct report *r, struct grid *g, const struct missing *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		grid_row(g);
		grid_row_th(g, v[i].office ? words_office(r->b, v[i].office)
					   : words_label(r->b, LABEL_REPORT_NO_OFFICE));
		grid_td(g, report_codes(r, v[i].measures, v[i].nmeasures));
		grid_td(g, words_short_date(r->b, v[i].last));
	}
}

int
report_missing(struct report *r)
{
	static const struct column columns[] = {{.weight = 4}, {.weight = 4}, {.no_wrap = true}};
	static const enum label heads[] = {
		LABEL_REPORT_OFFICE, LABEL_MEASURES, LABEL_REPORT_LAST_REPORT};
	const struct missing *v;
	size_t n = missing_reports(r->b->a, &r->now, r->first, &v);
	struct grid g;

	report_section(r, LABEL_REPORT_MISSING);
	if (!n) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_ALL_REPORTED));
		return 0;
	}
	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 3,
			.caption = words_label(r->b, LABEL_REPORT_CAPTION_MISSING),
			.keep_together = true},
		heads, 3);
	missing_rows(r, &g, v, n);
	grid_close(&g);
	return 0;
}

/* ---- attachments ---- */

static void
concept_item(struct report *r, const struct document_name *name)
{
	const struct concept *concept = &r->model->concepts.v[0];
	struct ink old;

	builder_para_open(r->b, TS_BODY);
	old = ink_open_url(
		r->b, name->file, REPORT_SAY(r, LABEL_REPORT_ATTACHMENT_LINK, name->title));
	ink_text(r->b, name->title);
	ink_close(r->b, old);
	ink_text(r->b, REPORT_SAY(r, LABEL_REPORT_ATTACHMENT, words_date(r->b, concept->as_of)));
	ink_fixed(r->b, name->file);
	builder_para_close(r->b);
}

int
report_attachments(struct report *r)
{
	const struct document_name *name = r->b->in->concept;

	if (!name || !r->model->concepts.n)
		return 0;
	report_section(r, LABEL_REPORT_ATTACHMENTS);
	concept_item(r, name);
	return 0;
}
