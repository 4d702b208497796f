#include "progress/holiday.h"

#include <limits.h>
#include <stddef.h>

/*
 * The paschal full moon is found as the day of the lunar calendar's new moon
 * plus thirteen; `epact` is the moon's age on 1 January, corrected for the
 * centuries' dropped leap days (sun) and the slow drift of the moon's cycle.
 */
date
easter_sunday(int year)
{
	int golden = year % 19;
	int century = year / 100 + 1;
	int sun = 3 * century / 4 - 12;
	int moon = (8 * century + 5) / 25 - 5;
	int epact = (11 * (golden + 1) + 20 + moon - sun) % 30;
	int full;
	date d;

	if (epact < 0)
		epact += 30;
	if (epact == 24 || (epact == 25 && golden > 10))
		epact++;
	full = 44 - epact; /* day of March */
	if (full < 21)
		full += 30;
	d = date_make(year, 3, 1) + full - 1;
	return d + 7 - (date_weekday(d) + 1) % 7;
}

/* One bit per state, by its number in the municipality keys. */
#define STATE(number) (1u << (number))
#define ALL_STATES (~0u)

enum {
	SCHLESWIG_HOLSTEIN = 1,
	HAMBURG,
	LOWER_SAXONY,
	BREMEN,
	NORTH_RHINE_WESTPHALIA,
	HESSE,
	RHINELAND_PALATINATE,
	BADEN_WUERTTEMBERG,
	BAVARIA,
	SAARLAND,
	BERLIN,
	BRANDENBURG,
	MECKLENBURG,
	SAXONY,
	SAXONY_ANHALT,
	THURINGIA
};

#define SOUTH (STATE(BADEN_WUERTTEMBERG) | STATE(BAVARIA))
#define WEST (STATE(NORTH_RHINE_WESTPHALIA) | STATE(RHINELAND_PALATINATE) | STATE(SAARLAND))
#define NORTH (STATE(SCHLESWIG_HOLSTEIN) | STATE(HAMBURG) | STATE(LOWER_SAXONY) | STATE(BREMEN))
#define EAST                                                                                       \
	(STATE(BRANDENBURG) | STATE(MECKLENBURG) | STATE(SAXONY) | STATE(SAXONY_ANHALT) |          \
		STATE(THURINGIA))

#define FOR_EVER INT_MAX

static const struct fixed_holiday {
	int month, day;
	unsigned states;
	int first, last; /* years */
} fixed[] = {
	{1, 1, ALL_STATES, 0, FOR_EVER},
	{1, 6, SOUTH | STATE(SAXONY_ANHALT), 0, FOR_EVER},
	{3, 8, STATE(BERLIN), 2019, FOR_EVER},
	{3, 8, STATE(MECKLENBURG), 2023, FOR_EVER},
	{5, 1, ALL_STATES, 0, FOR_EVER},
	{5, 8, STATE(BERLIN), 2020, 2020}, /* 75 and 80 years since the war's end */
	{5, 8, STATE(BERLIN), 2025, 2025},
	{6, 17, STATE(BERLIN), 2028, 2028}, /* 75 years since the rising */
	{8, 15, STATE(SAARLAND), 0, FOR_EVER},
	{9, 20, STATE(THURINGIA), 2019, FOR_EVER},
	{10, 3, ALL_STATES, 0, FOR_EVER},
	{10, 31, EAST, 0, FOR_EVER},
	{10, 31, ALL_STATES, 2017, 2017}, /* 500 years of the Reformation */
	{10, 31, NORTH, 2018, FOR_EVER},
	{11, 1, SOUTH | WEST, 0, FOR_EVER},
	{12, 25, ALL_STATES, 0, FOR_EVER},
	{12, 26, ALL_STATES, 0, FOR_EVER},
};

enum { CORPUS_CHRISTI = 60 }; /* days after Easter Sunday */

static const struct moving_holiday {
	int after_easter;
	unsigned states;
} moving[] = {
	{-2, ALL_STATES}, /* Good Friday */
	{0, ALL_STATES},
	{1, ALL_STATES},
	{39, ALL_STATES}, /* Ascension */
	{49, STATE(BRANDENBURG)},
	{50, ALL_STATES}, /* Whit Monday */
	{CORPUS_CHRISTI, SOUTH | WEST | STATE(HESSE)},
};

static bool
is_fixed_holiday(unsigned state, struct ymd c)
{
	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
		const struct fixed_holiday *h = &fixed[i];

		if (c.month == h->month && c.day == h->day && h->states & state &&
			c.year >= h->first && c.year <= h->last)
			return true;
	}
	return false;
}

static bool
is_moving_holiday(unsigned state, date d, date easter)
{
	for (size_t i = 0; i < sizeof moving / sizeof *moving; i++)
		if (d == easter + moving[i].after_easter && moving[i].states & state)
			return true;
	return false;
}

/* The Wednesday before 23 November: eleven days before the first Sunday of Advent. */
static bool
is_repentance_day(date d, struct ymd c)
{
	return c.month == 11 && c.day >= 16 && c.day <= 22 && date_weekday(d) == 2;
}

static bool
is_local_holiday(const struct calendar *cal, date d, struct ymd c, date easter)
{
	if (cal->has_corpus_christi && d == easter + CORPUS_CHRISTI)
		return true;
	for (size_t i = 0; i < cal->ndays; i++)
		if (cal->days[i].month == c.month && cal->days[i].day == c.day)
			return true;
	return false;
}

bool
is_holiday(const struct calendar *cal, date d)
{
	struct ymd c = date_split(d);
	date easter = easter_sunday(c.year);
	unsigned state = cal->state > 0 ? STATE(cal->state) : 0;

	return is_local_holiday(cal, d, c, easter) || is_fixed_holiday(state, c) ||
	       is_moving_holiday(state, d, easter) ||
	       (state & STATE(SAXONY) && is_repentance_day(d, c));
}

bool
is_working_day(const struct calendar *cal, date d)
{
	return date_weekday(d) < 5 && !is_holiday(cal, d);
}

date
working_day_not_after(const struct calendar *cal, date d)
{
	while (!is_working_day(cal, d))
		d--;
	return d;
}
