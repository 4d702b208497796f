/*
 * date: calendar days, periods and their names in data.
 *
 * Does     ISO 8601 dates to day numbers and back; months, quarters, halves
 *          and years as periods with first and last day.
 * Units    days since 1970-01-01 (proleptic Gregorian); DATE_NONE = absent.
 * Gives    periods partition time: each day is in exactly one of a kind.
 * Errors   parsers give -1 on anything but the exact form.
 * Memory   none.
 * Source   ISO 8601; day number by the civil-from-days method (own code).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t date;

#define DATE_NONE INT32_MIN

struct ymd {
	int year, month, day; /* month 1..12, day 1..31 */
};

/* PERIOD_MEETING runs from one meeting to the next: progress/committee/period.h makes it. */
enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR, PERIOD_MEETING };

struct period {
	enum period_kind kind;
	int year;
	int index;        /* 1-based: month, quarter or half; 1 for a year, 0 between meetings */
	date first, last; /* PERIOD_MEETING only; last DATE_NONE = as parsed, not yet known */
};

date date_make(int year, int month, int day); /* the fields must be valid */
struct ymd date_split(date d);
int date_weekday(date d); /* 0 = Monday … 6 = Sunday */
bool date_is_valid(int year, int month, int day);

/* "2025-03-25" exactly. */
int date_parse(const char *s, date *out);
/* Leading date of "2025-03-25" or "2025-03-25T18:00:00+01:00". */
int date_parse_datetime(
	const char *s, date *out, int *minutes); /* minutes after midnight, -1 none */

#define DATE_BUF 16
const char *date_iso(date d, char buf[DATE_BUF]);

/* "2026", "2026-H1", "2026-Q3", "2026-07"; "2026-09-23": since the meeting of that day. */
int period_parse(const char *s, struct period *out);
const char *period_code(struct period p, char buf[DATE_BUF]);
struct period period_of(enum period_kind kind, date d);
/* Not for PERIOD_MEETING: its neighbours are known to progress/committee/period.h. */
struct period period_next(struct period p);
struct period period_prev(struct period p);
date period_first(struct period p);
date period_last(struct period p);
int period_cmp(struct period a, struct period b); /* same kind; <0, 0, >0 */

#endif
