#include "compose/write/words.h"

#include "base/str.h"
#include "base/utf8.h"
#include "compose/write/spelling.h"
#include "progress/committee/period.h"

#include <string.h>

#define PERCENT 100
#define MINUTES 60
#define CENTS 100

const char *
words_label(const struct builder *b, enum label id)
{
	return label_of(b->labels, id);
}

/* ---- dates ---- */

static const char *
month_name(const struct builder *b, int month)
{
	return words_label(b, (enum label)(LABEL_MONTH_1 + month - 1));
}

const char *
words_date(struct builder *b, date d)
{
	struct ymd s;

	if (d == DATE_NONE)
		return "";
	s = date_split(d);
	return LABEL_FILL(b->a, b->labels, LABEL_LONG_DATE, builder_printf(b, "%d", s.day),
		month_name(b, s.month), builder_printf(b, "%d", s.year));
}

const char *
words_as_of(struct builder *b, date d)
{
	return d == DATE_NONE ? NULL : LABEL_FILL(b->a, b->labels, LABEL_AS_OF, words_date(b, d));
}

const char *
words_short_date(struct builder *b, date d)
{
	struct ymd s;

	if (d == DATE_NONE)
		return "";
	s = date_split(d);
	return LABEL_FILL(b->a, b->labels, LABEL_SHORT_DATE, builder_printf(b, "%02d", s.day),
		builder_printf(b, "%02d", s.month), builder_printf(b, "%d", s.year));
}

const char *
words_month(struct builder *b, date d)
{
	struct ymd s;

	if (d == DATE_NONE)
		return "";
	s = date_split(d);
	return LABEL_FILL(b->a, b->labels, LABEL_MONTH_YEAR, month_name(b, s.month),
		builder_printf(b, "%d", s.year));
}

const char *
words_period(struct builder *b, struct period p)
{
	const char *year = builder_printf(b, "%d", p.year);
	const char *index = builder_printf(b, "%d", p.index);

	switch (p.kind) {
	case PERIOD_MONTH:
		return words_month(b, period_first(p));
	case PERIOD_QUARTER:
		return LABEL_FILL(b->a, b->labels, LABEL_QUARTER, index, year);
	case PERIOD_HALF:
		return LABEL_FILL(b->a, b->labels, LABEL_HALF, index, year);
	case PERIOD_YEAR:
		return year;
	case PERIOD_MEETING:
		return LABEL_FILL(b->a, b->labels, LABEL_PERIOD_MEETING, words_date(b, p.first));
	}
	return "";
}

const char *
words_period_name(struct builder *b, struct period p)
{
	const char *year = builder_printf(b, "%d", p.year);
	const char *index = builder_printf(b, "%d", p.index);

	if (p.kind == PERIOD_QUARTER)
		return LABEL_FILL(b->a, b->labels, LABEL_QUARTER_NAME, index, year);
	if (p.kind == PERIOD_HALF)
		return LABEL_FILL(b->a, b->labels, LABEL_HALF_NAME, index, year);
	return words_period(b, p);
}

const char *
words_count(struct builder *b, int64_t n)
{
	if (n < 1 || n > 1 + (int64_t)LABEL_COUNT_12 - (int64_t)LABEL_COUNT_1)
		return words_int(b, n);
	return words_label(b, (enum label)(LABEL_COUNT_1 + (int)n - 1));
}

const char *
words_reported(struct builder *b)
{
	const char *period = words_period_name(b, b->in->period);

	return period_is_interim(b->in->period, b->in->as_of)
		       ? LABEL_FILL(b->a, b->labels, LABEL_REPORT_INTERIM, period)
		       : period;
}

const char *
words_quarter(struct builder *b, date d)
{
	return d == DATE_NONE ? "" : words_period(b, period_of(PERIOD_QUARTER, d));
}

const char *
words_clock(struct builder *b, int minutes)
{
	if (minutes < 0)
		return "";
	return LABEL_FILL(b->a, b->labels, LABEL_CLOCK, builder_printf(b, "%d", minutes / MINUTES),
		builder_printf(b, "%02d", minutes % MINUTES));
}

/* ---- numbers ---- */

const char *
words_int(struct builder *b, int64_t v)
{
	return num_int(b->a, b->nf, v);
}

const char *
words_euro(struct builder *b, int64_t cents)
{
	return cents < 0 ? "" : num_euro(b->a, b->nf, cents);
}

const char *
words_amount(struct builder *b, int64_t cents)
{
	if (cents % CENTS == 0)
		return words_int(b, cents / CENTS);
	return words_decimal(b, (struct decimal){.units = cents, .places = 2});
}

const char *
words_decimal(struct builder *b, struct decimal v)
{
	return num_decimal(b->a, b->nf, v);
}

const char *
words_value(struct builder *b, const struct indicator *i, struct decimal v)
{
	const char *number = words_decimal(b, num_round(v, i->decimals));

	return i->unit ? builder_printf(b, "%s\u202F%s", number, i->unit) : number;
}

const char *
words_share(struct builder *b, int64_t n, int64_t of)
{
	int64_t percent = of ? (n * PERCENT * 2 + of) / (of * 2) : 0;

	if (!of)
		return LABEL_FILL(b->a, b->labels, LABEL_SHARE, words_int(b, n), words_int(b, of));
	return LABEL_FILL(b->a, b->labels, LABEL_SHARE_PERCENT, words_int(b, n), words_int(b, of),
		words_int(b, percent));
}

const char *
words_list(struct builder *b, const char *const *names, size_t n, const char *separator)
{
	struct str s;
	const char *text;

	str_init(&s);
	for (size_t i = 0; i < n; i++)
		str_addf(&s, "%s%s", i ? separator : "", names[i]);
	text = arena_strdup(b->a, s.s);
	str_release(&s);
	return text;
}

const char *
words_join(struct builder *b, const char *const *names, size_t n)
{
	if (n < 2)
		return n ? names[0] : "";
	return LABEL_FILL(
		b->a, b->labels, LABEL_AND, words_list(b, names, n - 1, ", "), names[n - 1]);
}

/* ---- names of values ---- */

const char *
words_status(const struct builder *b, enum status s)
{
	const char *own = b->model->settings.status_label[s];

	return own ? own : words_label(b, (enum label)(LABEL_STATUS_RECOMMENDED + (int)s));
}

/* Labels of an enum whose first value (none) has no words. */
static const char *
after_none(const struct builder *b, enum label first, int value)
{
	return value <= 0 ? "" : words_label(b, (enum label)((int)first + value - 1));
}

const char *
words_schedule(const struct builder *b, enum schedule s)
{
	return after_none(b, LABEL_SCHEDULE_ON_TIME, (int)s);
}

const char *
words_horizon(const struct builder *b, enum horizon h)
{
	return after_none(b, LABEL_HORIZON_SHORT, (int)h);
}

static const char *
slip_words(struct builder *b, const struct shift *s)
{
	int months = months_between(s->first, s->now);
	int days = s->now - s->first;
	const char *by = months ? LABEL_FILL_N(b->a, b->labels, LABEL_REPORT_SHIFT_MONTHS, months,
					  words_int(b, months))
				: LABEL_FILL_N(b->a, b->labels, LABEL_REPORT_SHIFT_DAYS, days,
					  words_int(b, days));

	return LABEL_FILL(b->a, b->labels, LABEL_REPORT_SHIFT_TIMES, by, words_int(b, s->times));
}

const char *
words_due(struct builder *b, const struct state *s)
{
	if (!state_has_slipped(s))
		return words_short_date(b, s->due);
	return LABEL_FILL(b->a, b->labels, LABEL_REPORT_SHIFT, words_short_date(b, s->shift.first),
		words_short_date(b, s->shift.now), slip_words(b, &s->shift));
}

const char *
words_priority(const struct builder *b, enum priority p)
{
	return after_none(b, LABEL_PRIORITY_HIGH, (int)p);
}

const char *
words_reason(const struct builder *b, enum obstacle_reason r)
{
	return words_label(b, (enum label)(LABEL_REASON_LEGAL + (int)r));
}

const char *
words_verdict(const struct builder *b, enum verdict v)
{
	return after_none(b, LABEL_VERDICT_FEASIBLE, (int)v);
}

const char *
words_funding(const struct builder *b, enum funding_state s)
{
	return words_label(b, (enum label)(LABEL_FUNDING_APPLIED + (int)s));
}

/* What the source does not map is printed as the source has it. */
const char *
words_result(const struct builder *b, const struct agenda_item *item)
{
	if (item->result == RESULT_NONE)
		return "";
	if (item->result == RESULT_UNMAPPED)
		return item->result_raw ? item->result_raw : "";
	return after_none(b, LABEL_RESULT_ADOPTED, (int)item->result - (int)RESULT_UNMAPPED);
}

const char *
words_role(const struct builder *b, enum consultation_role r)
{
	return after_none(b, LABEL_CR_HEARING, (int)r);
}

const char *
words_paper_type(const struct builder *b, enum paper_type t)
{
	return after_none(b, LABEL_PAPER_DECISION, (int)t);
}

static size_t
add_votes(struct builder *b, enum label label, int n, const char **out)
{
	if (n < 0)
		return 0;
	*out = LABEL_FILL_N(b->a, b->labels, label, n, words_int(b, n));
	return 1;
}

/* 0/0/0 is how some systems write "nothing recorded". */
static bool
has_counts(const struct vote *v)
{
	return v->yes > 0 || v->no > 0 || v->abstain > 0;
}

#define VOTE_PARTS 5 /* unanimous or not, yes, no, abstained, biased */

const char *
words_vote(struct builder *b, const struct vote *v)
{
	const char *parts[VOTE_PARTS];
	size_t n = 0;

	if (v->mode != VOTE_UNSTATED)
		parts[n++] = after_none(b, LABEL_VOTE_UNANIMOUS, (int)v->mode);
	if (has_counts(v)) {
		n += add_votes(b, LABEL_VOTE_YES, v->yes, &parts[n]);
		n += add_votes(b, LABEL_VOTE_NO, v->no, &parts[n]);
		n += add_votes(b, LABEL_VOTE_ABSTAIN, v->abstain, &parts[n]);
		n += add_votes(b, LABEL_VOTE_BIASED, v->biased > 0 ? v->biased : -1, &parts[n]);
	}
	return words_list(b, parts, n, ", ");
}

/* ---- names of things ---- */

const char *
words_org(const struct organization *o)
{
	return !o ? "" : o->short_name ? o->short_name : o->name;
}

const char *
words_field(const struct action_field *f)
{
	return f->short_title ? f->short_title : f->title;
}

const char *
words_cut(struct builder *b, const char *text, size_t most)
{
	size_t n = strlen(text), pos = 0, end = 0, chars = 0;

	if (utf8_count(text, n) <= most)
		return text;
	for (; chars + 1 < most; chars++) {
		if (text[pos] == ' ')
			end = pos;
		utf8_next(text, n, &pos);
	}
	/* One endless word is cut within. */
	if (!end)
		end = pos;
	return builder_printf(b, "%.*s \u2026", (int)end, text);
}

const char *
words_measure(const struct measure *m)
{
	return m->short_title ? m->short_title : m->title;
}

const char *
words_office(struct builder *b, const struct organization *o)
{
	if (!o)
		return "";
	return o->code ? LABEL_FILL(b->a, b->labels, LABEL_OFFICE, o->code, o->name) : o->name;
}

/* ---- sorting and file names ---- */

/* Umlauts sort like their base letters, sharp s like ss. */
const char *
words_sort_key(struct builder *b, const char *text)
{
	struct str s;
	size_t n = strlen(text);
	const char *key;

	str_init(&s);
	for (size_t pos = 0; pos < n;) {
		uint32_t cp = utf8_next(text, n, &pos);

		if (spelling_of(cp))
			cp = (unsigned char)*spelling_of(cp);
		str_addcp(&s, cp >= 'A' && cp <= 'Z' ? cp + 'a' - 'A' : cp);
	}
	key = arena_strdup(b->a, s.s);
	str_release(&s);
	return key;
}
