/* Corrections to earlier reports: what they said, what is right, and since when that is known. */
#include "compose/report/report.h"

#include "compose/write/words.h"
#include "model/word.h"

#include <stdlib.h>
#include <string.h>

#define NCOLUMNS 5

static const enum label fact_labels[] = {
	[FACT_PRESENT] = LABEL_FACT_PRESENT,
	[FACT_STATUS] = LABEL_STATUS,
	[FACT_LIGHT] = LABEL_FACT_LIGHT,
	[FACT_DUE] = LABEL_REPORT_DUE,
	[FACT_REASON] = LABEL_FACT_REASON,
	[FACT_ONCE] = LABEL_REPORT_ONCE,
	[FACT_YEARLY] = LABEL_REPORT_YEARLY,
	[FACT_APPLIED] = LABEL_REPORT_APPLIED,
	[FACT_GRANTED] = LABEL_REPORT_GRANTED,
	[FACT_OPEN] = LABEL_FACT_OPEN,
	[FACT_SPENT] = LABEL_REPORT_SPENT,
	[FACT_VALUE] = LABEL_FACT_VALUE,
	[FACT_TASK_DUE] = LABEL_REPORT_TASK_DUE,
	[FACT_TASK_DONE] = LABEL_FACT_TASK_DONE,
};

_Static_assert(sizeof fact_labels / sizeof *fact_labels == FACT_COUNT, "one label per kind");

/* ---- values in words ---- */

static const char *
day_words(struct report *r, const char *iso)
{
	date d;

	return date_parse(iso, &d) ? iso : words_short_date(r->b, d);
}

/* "1205/2": the units and places of a decimal. */
static const char *
decimal_words(struct report *r, const char *text, const struct indicator *i)
{
	struct decimal d = {.units = strtoll(text, NULL, 10)};
	const char *slash = strchr(text, '/');

	d.places = slash ? (int)strtol(slash + 1, NULL, 10) : 0;
	return i ? words_value(r->b, i, d) : words_decimal(r->b, d);
}

static const char *
value_words(struct report *r, const struct deviation *d, const char *value)
{
	switch (d->fact.kind) {
	case FACT_PRESENT:
		return words_label(r->b, *value ? LABEL_FACT_IN : LABEL_FACT_NOT_IN);
	case FACT_STATUS:
		return words_status(
			r->b, (enum status)word_value(word_tab_status, value, STATUS_RECOMMENDED));
	case FACT_LIGHT:
		return words_schedule(
			r->b, (enum schedule)word_value(word_tab_schedule, value, SCHEDULE_NONE));
	case FACT_DUE:
	case FACT_TASK_DUE:
	case FACT_TASK_DONE:
		return day_words(r, value);
	case FACT_ONCE:
	case FACT_YEARLY:
	case FACT_APPLIED:
	case FACT_GRANTED:
	case FACT_OPEN:
	case FACT_SPENT:
		return words_euro(r->b, strtoll(value, NULL, 10));
	case FACT_VALUE:
		return decimal_words(r, value, d->indicator);
	case FACT_REASON:
	case FACT_COUNT:
		break;
	}
	return value;
}

static const char *
said_words(struct report *r, const struct deviation *d, const char *value)
{
	return *value || d->fact.kind == FACT_PRESENT ? value_words(r, d, value)
						      : words_label(r->b, LABEL_FACT_NOTHING);
}

/* ---- rows ---- */

/* One mistake in several reports is one row that names them all. */
static bool
is_one_row(const struct deviation *a, const struct deviation *b)
{
	return a->fact.kind == b->fact.kind && strcmp(a->fact.subject, b->fact.subject) == 0 &&
	       strcmp(a->fact.said, b->fact.said) == 0 &&
	       strcmp(a->fact.correct, b->fact.correct) == 0;
}

static bool
is_in_earlier_row(const struct report *r, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (is_one_row(&r->deviations.v[k], &r->deviations.v[i]))
			return true;
	return false;
}

static const char *
period_words(struct report *r, const struct seal *s)
{
	struct period p;

	if (period_parse(s->key.period, &p) == 0 && p.kind != PERIOD_MEETING)
		return words_period(r->b, p);
	return words_short_date(r->b, s->facts->cutoff);
}

static const char *
reports_words(struct report *r, size_t i)
{
	const char **v = arena_array(r->b->a, const char *, r->deviations.n);
	size_t n = 0;

	for (size_t k = i; k < r->deviations.n; k++)
		if (is_one_row(&r->deviations.v[k], &r->deviations.v[i]))
			v[n++] = period_words(r, r->deviations.v[k].seal);
	return words_join(r->b, v, n);
}

static const char *
subject_words(struct report *r, const struct deviation *d)
{
	if (d->task)
		return d->task->task;
	if (d->measure)
		return builder_printf(r->b, "%s %s", d->measure->code, words_measure(d->measure));
	return d->indicator ? d->indicator->name : d->fact.subject;
}

/* An indicator's day is part of what is corrected. */
static const char *
fact_words(struct report *r, const struct deviation *d)
{
	const char *name = words_label(r->b, fact_labels[d->fact.kind]);
	const char *day = d->fact.kind == FACT_VALUE ? strrchr(d->fact.subject, '/') : NULL;

	return day ? builder_printf(r->b, "%s %s", name, day_words(r, day + 1)) : name;
}

/* Why, by the report that set it right, and since when it is known. */
static const char *
why_words(struct report *r, const struct deviation *d)
{
	const char *since = words_short_date(r->b, d->known);
	const char *why = "";

	if (d->cause && d->cause->reason)
		why = d->cause->reason;
	else if (d->cause && d->cause->note)
		why = d->cause->note;
	if (!*since)
		return why;
	since = REPORT_SAY(r, LABEL_FACT_KNOWN, since);
	return *why ? builder_printf(r->b, "%s (%s)", why, since) : since;
}

static void
correction_row(struct report *r, struct grid *g, size_t i)
{
	const struct deviation *d = &r->deviations.v[i];
	enum label kind = d->is_late ? LABEL_FACT_LATE : LABEL_FACT_CORRECTED;

	grid_row(g);
	grid_row_th(g, subject_words(r, d));
	grid_td(g, builder_printf(r->b, "%s, %s (%s)", fact_words(r, d), reports_words(r, i),
			   words_label(r->b, kind)));
	grid_td(g, said_words(r, d, d->fact.said));
	grid_td(g, said_words(r, d, d->fact.correct));
	grid_td(g, why_words(r, d));
}

static size_t
count_rows(const struct report *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->deviations.n; i++)
		n += !is_in_earlier_row(r, i);
	return n;
}

static void
correction_table(struct report *r)
{
	static const struct column columns[NCOLUMNS] = {{.min_permille = 230},
		{.min_permille = 220}, {.min_permille = 140}, {.min_permille = 140},
		{.min_permille = 230, .weight = 1}};
	static const enum label heads[NCOLUMNS] = {
		LABEL_MEASURE, LABEL_FACT_WHICH, LABEL_FACT_SAID, LABEL_FACT_RIGHT, LABEL_FACT_WHY};
	struct grid g;

	report_table(r, &g,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = NCOLUMNS,
			.caption = words_label(r->b, LABEL_REPORT_CAPTION_CORRECTIONS)},
		heads, NCOLUMNS);
	for (size_t i = 0; i < r->deviations.n; i++)
		if (!is_in_earlier_row(r, i))
			correction_row(r, &g, i);
	grid_close(&g);
}

int
report_corrections(struct report *r)
{
	const struct deviations *d = &r->deviations;

	if (r->has_corrections)
		return 0;
	r->has_corrections = true;
	if (!d->n && !d->has_other_rules)
		return 0;
	report_section(r, LABEL_REPORT_CORRECTIONS);
	if (d->n) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_CORRECTIONS_LEAD))
			->keep_with_next = true;
		correction_table(r);
	}
	if (d->has_other_rules)
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_OTHER_RULES));
	return 0;
}

const char *
report_say_corrections(struct report *r)
{
	size_t n = count_rows(r);
	const char *text = "";
	int hidden = r->said ? past_gone(r->b->a, r->model, &r->now, r->said).hidden : 0;

	if (n)
		text = REPORT_SAY_N(
			r, LABEL_REPORT_SAY_CORRECTIONS, (long)n, words_int(r->b, (int64_t)n));
	if (hidden)
		text = builder_printf(r->b, "%s%s%s", text, n ? " " : "",
			REPORT_SAY_N(r, LABEL_REPORT_SAY_HIDDEN, hidden, words_int(r->b, hidden)));
	return text;
}
