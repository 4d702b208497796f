#include "progress/holiday.h"

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

static bool
is_fixed_holiday(struct ymd c)
{
	static const struct {
		int month, day;
	} days[] = {{1, 1}, {5, 1}, {10, 3}, {11, 1}, {12, 25}, {12, 26}};

	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (c.month == days[i].month && c.day == days[i].day)
			return true;
	return c.year == 2017 && c.month == 10 && c.day == 31;
}

bool
is_holiday(date d)
{
	/* Good Friday, Easter Sunday and Monday, Ascension, Whit Monday, Corpus Christi */
	static const int after_easter[] = {-2, 0, 1, 39, 50, 60};
	struct ymd c = date_split(d);
	date easter = easter_sunday(c.year);

	for (size_t i = 0; i < sizeof after_easter / sizeof *after_easter; i++)
		if (d == easter + after_easter[i])
			return true;
	return is_fixed_holiday(c);
}

bool
is_working_day(date d)
{
	return date_weekday(d) < 5 && !is_holiday(d);
}

date
working_day_not_after(date d)
{
	while (!is_working_day(d))
		d--;
	return d;
}
