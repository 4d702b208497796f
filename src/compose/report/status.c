#include "compose/report/report.h"

#include "compose/write/figure.h"
#include "compose/write/words.h"
#include "progress/committee/agree.h"
#include "progress/committee/period.h"
#include "progress/committee/sight.h"

#define MOST_PERIODS 8

/* ---- by field ---- */

static const char *
field_message(struct report *r)
{
	return REPORT_SAY_N(r, LABEL_REPORT_FIELD_MESSAGE, r->sum.done,
		words_int(r->b, r->sum.done), words_int(r->b, r->sum.limited),
		words_date(r->b, r->cutoff));
}

/* "3 more done than on 31 March 2026"; NULL where no report came before. */
static const char *
change_words(struct report *r)
{
	int more = r->sum.done - r->sum_was.done;
	const char *then = words_date(r->b, r->before);

	if (r->is_first || r->is_withdrawn)
		return NULL;
	if (more == 0)
		return REPORT_SAY(r, LABEL_REPORT_ALT_SAME, then);
	return REPORT_SAY(r, more > 0 ? LABEL_REPORT_ALT_MORE : LABEL_REPORT_ALT_FEWER,
		words_int(r->b, more > 0 ? more : -more), then);
}

int
report_by_field(struct report *r)
{
	struct figure_tally *rows = arena_array(r->b->a, struct figure_tally, r->nfields + 1);
	const char *message = field_message(r);

	if (!r->nfields)
		return 0;
	for (size_t i = 0; i < r->nfields; i++)
		rows[i] = (struct figure_tally){
			words_field(r->fields[i]), tally_of(&r->now, r->fields[i]), false};
	report_section(r, LABEL_REPORT_BY_FIELD);
	figure_status(r->b, &(struct figure_status){.kind = CHART_STATUS_BARS,
				    .rows = rows,
				    .nrows = r->nfields,
				    .total = &r->sum,
				    .caption = message,
				    .message = message,
				    .change = change_words(r),
				    .head = words_label(r->b, LABEL_FIELD),
				    .style = TABLE_PLAIN});
	return 0;
}

/* ---- over time ---- */

/* The sealed word, where there is one. */
static const struct seal *
seal_then(struct report *r, struct period p)
{
	struct past_series series = report_series(r);
	const struct seal *seal = period_cmp(p, r->period) == 0 ? NULL : past_seal(&series, p);

	return seal && seal->facts ? seal : NULL;
}

static struct tally
tally_then(struct report *r, date at)
{
	struct sight s = sight_at(r->b->a, r->b->in->model, r->committee, at);

	return tally_of(&s.own, NULL);
}

/* A column has no room for "since the meeting of …": its last day says it. */
static const char *
column_label(struct report *r, struct period p)
{
	return p.kind == PERIOD_MEETING ? words_short_date(r->b, period_cutoff(p, r->cutoff))
					: words_period(r->b, p);
}

static const char *
time_message(struct report *r, const struct figure_tally *first, const char *when)
{
	int was = first->tally.done;
	int is = r->sum.done;
	enum label id = is > was   ? LABEL_REPORT_TIME_UP
			: is < was ? LABEL_REPORT_TIME_DOWN
				   : LABEL_REPORT_TIME_SAME;

	if (!is && !was)
		return words_label(r->b, LABEL_REPORT_TIME_NONE);
	return REPORT_SAY(r, id, when, words_int(r->b, was), words_int(r->b, is));
}

static bool
is_recomputed(const struct figure_tally *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].is_recomputed)
			return true;
	return false;
}

int
report_over_time(struct report *r)
{
	struct period *periods;
	size_t n =
		periods_until(r->b->a, r->model, r->committee, r->period, MOST_PERIODS, &periods);
	struct figure_tally *rows = arena_array(r->b->a, struct figure_tally, n);
	const char *message;

	/* Before it existed a committee had nothing to count. */
	for (; n > 0 && !r->committee->predecessor.to &&
		period_last(*periods) < r->committee->start;
		n--)
		periods++;
	/* One column shows no course. */
	if (n < 2 || !r->now.n)
		return 0;
	for (size_t i = 0; i < n; i++) {
		const struct seal *seal = seal_then(r, periods[i]);

		rows[i] = (struct figure_tally){column_label(r, periods[i]),
			seal ? seal->facts->sum
			     : tally_then(r, period_cutoff(periods[i], r->cutoff)),
			!seal && i < n - 1};
	}
	if (agree_tallies(r->sum, &rows[n - 1].tally, 1, r->b->d, r->committee->r.where,
		    "statusOverTime"))
		return -1;
	message = time_message(r, &rows[0],
		periods->kind == PERIOD_MEETING ? rows[0].label
						: words_period_name(r->b, *periods));
	figure_status(r->b, &(struct figure_status){.kind = CHART_STATUS_COLUMNS,
				    .rows = rows,
				    .nrows = n,
				    .caption = message,
				    .message = message,
				    .change = change_words(r),
				    .head = words_label(r->b, LABEL_REPORT_PERIOD_HEAD),
				    .table_caption = words_label(r->b, LABEL_REPORT_OVER_TIME),
				    .style = TABLE_PLAIN});
	if (is_recomputed(rows, n))
		builder_para(r->b, TS_TABLE_NOTE, words_label(r->b, LABEL_REPORT_RECOMPUTED));
	return 0;
}
