#include "base/date.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define DAYS_PER_ERA 146097 /* 400 Gregorian years */
#define EPOCH_SHIFT 719468  /* days from 0000-03-01 to 1970-01-01 */

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool
date_is_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= month_days(year, month);
}

/* Years are counted from March, so that the leap day is a year's last. */
date
date_make(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * DAYS_PER_ERA + doe - EPOCH_SHIFT;
}

struct ymd
date_split(date d)
{
	int z = d + EPOCH_SHIFT;
	int era = (z >= 0 ? z : z - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
	int doe = z - era * DAYS_PER_ERA;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	struct ymd r;

	r.day = doy - (153 * mp + 2) / 5 + 1;
	r.month = mp < 10 ? mp + 3 : mp - 9;
	r.year = yoe + era * 400 + (r.month <= 2);
	return r;
}

int
date_weekday(date d)
{
	int w = (d + 3) % 7; /* 1970-01-01 was a Thursday */

	return w < 0 ? w + 7 : w;
}

/* n digits at s as a number, or -1. */
static int
digits(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)s[i]))
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

static int
parse_prefix(const char *s, date *out)
{
	int y, m, d;

	if (strlen(s) < 10 || s[4] != '-' || s[7] != '-')
		return -1;
	y = digits(s, 4);
	m = digits(s + 5, 2);
	d = digits(s + 8, 2);
	if (!date_is_valid(y, m, d))
		return -1;
	*out = date_make(y, m, d);
	return 0;
}

int
date_parse(const char *s, date *out)
{
	return strlen(s) == 10 ? parse_prefix(s, out) : -1;
}

int
date_parse_datetime(const char *s, date *out, int *minutes)
{
	int h, m;

	*minutes = -1;
	if (parse_prefix(s, out))
		return -1;
	if (s[10] == '\0')
		return 0;
	if (s[10] != 'T' || strlen(s) < 16 || s[13] != ':')
		return -1;
	h = digits(s + 11, 2);
	m = digits(s + 14, 2);
	if (h < 0 || h > 24 || m < 0 || m > 59)
		return -1;
	*minutes = h * 60 + m;
	return 0;
}

const char *
date_iso(date d, char buf[DATE_BUF])
{
	struct ymd c = date_split(d);

	snprintf(buf, DATE_BUF, "%04d-%02d-%02d", c.year % 10000, c.month % 100, c.day % 100);
	return buf;
}

/* Periods per year of a kind. */
static int
per_year(enum period_kind kind)
{
	switch (kind) {
	case PERIOD_MONTH:
		return 12;
	case PERIOD_QUARTER:
		return 4;
	case PERIOD_HALF:
		return 2;
	case PERIOD_YEAR:
	case PERIOD_MEETING:
		return 1;
	}
	return 1;
}

static int
parse_meeting(const char *s, struct period *out)
{
	struct period p = {.kind = PERIOD_MEETING, .last = DATE_NONE};

	if (date_parse(s, &p.first))
		return -1;
	p.year = date_split(p.first).year;
	*out = p;
	return 0;
}

int
period_parse(const char *s, struct period *out)
{
	size_t n = strlen(s);
	struct period p = {.kind = PERIOD_YEAR, .year = digits(s, 4), .index = 1};

	if (n == 10)
		return parse_meeting(s, out);
	if (n < 4 || p.year < 1)
		return -1;
	if (n == 7 && s[4] == '-' && (s[5] == 'Q' || s[5] == 'H')) {
		p.kind = s[5] == 'Q' ? PERIOD_QUARTER : PERIOD_HALF;
		p.index = digits(s + 6, 1);
	} else if (n == 7 && s[4] == '-') {
		p.kind = PERIOD_MONTH;
		p.index = digits(s + 5, 2);
	} else if (n != 4) {
		return -1;
	}
	if (p.index < 1 || p.index > per_year(p.kind))
		return -1;
	*out = p;
	return 0;
}

const char *
period_code(struct period p, char buf[DATE_BUF])
{
	int year = p.year % 10000;

	switch (p.kind) {
	case PERIOD_MONTH:
		snprintf(buf, DATE_BUF, "%04d-%02d", year, p.index % 100);
		break;
	case PERIOD_QUARTER:
		snprintf(buf, DATE_BUF, "%04d-Q%d", year, p.index % 10);
		break;
	case PERIOD_HALF:
		snprintf(buf, DATE_BUF, "%04d-H%d", year, p.index % 10);
		break;
	case PERIOD_YEAR:
		snprintf(buf, DATE_BUF, "%04d", year);
		break;
	case PERIOD_MEETING:
		return date_iso(p.first, buf);
	}
	return buf;
}

struct period
period_of(enum period_kind kind, date d)
{
	struct ymd c = date_split(d);
	int months = 12 / per_year(kind);
	struct period p = {.kind = kind, .year = c.year, .index = (c.month - 1) / months + 1};

	return p;
}

struct period
period_next(struct period p)
{
	assert(p.kind != PERIOD_MEETING);
	if (++p.index > per_year(p.kind)) {
		p.index = 1;
		p.year++;
	}
	return p;
}

struct period
period_prev(struct period p)
{
	assert(p.kind != PERIOD_MEETING);
	if (--p.index < 1) {
		p.year--;
		p.index = per_year(p.kind);
	}
	return p;
}

date
period_first(struct period p)
{
	if (p.kind == PERIOD_MEETING)
		return p.first;
	return date_make(p.year, (p.index - 1) * (12 / per_year(p.kind)) + 1, 1);
}

date
period_last(struct period p)
{
	if (p.kind == PERIOD_MEETING)
		return p.last;
	return period_first(period_next(p)) - 1;
}

int
period_cmp(struct period a, struct period b)
{
	if (a.kind == PERIOD_MEETING && b.kind == PERIOD_MEETING)
		return (a.first > b.first) - (a.first < b.first);
	return a.year != b.year ? a.year - b.year : a.index - b.index;
}
