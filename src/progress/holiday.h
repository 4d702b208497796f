/*
 * holiday: public holidays of the sixteen states, and working days.
 *
 * Does     computes Easter and what hangs on it; knows weekends, each state's
 *          law with the years it changed in, and the local holidays that the
 *          project names.
 * Units    day numbers.
 * Gives    the law as in force since 1995; without a state no holidays but
 *          the local ones.
 * Errors   none.
 * Memory   none.
 * Source   the states' laws on Sundays and public holidays; Easter by the
 *          Gregorian rule of 1582 (golden number, epact and the Sunday that
 *          follows).
 */
#ifndef PROGRESS_HOLIDAY_H
#define PROGRESS_HOLIDAY_H

#include "model/model.h"

#include <stdbool.h>

date easter_sunday(int year); /* 1583 or later */
bool is_holiday(const struct calendar *cal, date d);
bool is_working_day(const struct calendar *cal, date d);

/* The day itself if it is a working day, else the last one before it. */
date working_day_not_after(const struct calendar *cal, date d);

#endif
