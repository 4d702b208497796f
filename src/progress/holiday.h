/*
 * holiday: public holidays of North Rhine-Westphalia and working days.
 *
 * Does     computes Easter and what hangs on it; knows weekends.
 * Units    day numbers.
 * Gives    the law as in force since 1995, and Reformation Day 2017.
 * Errors   none.
 * Memory   none.
 * Source   § 2 Feiertagsgesetz NW; Easter by the Gregorian rule of 1582
 *          (golden number, epact and the Sunday that follows).
 */
#ifndef PROGRESS_HOLIDAY_H
#define PROGRESS_HOLIDAY_H

#include "base/date.h"

#include <stdbool.h>

date easter_sunday(int year); /* 1583 or later */
bool is_holiday(date d);
bool is_working_day(date d);

/* The day itself if it is a working day, else the last one before it. */
date working_day_not_after(date d);

#endif
