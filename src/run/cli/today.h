/*
 * today: what day it is.
 *
 * Does     asks SOURCE_DATE_EPOCH, else the clock. Today decides which
 *          periods are over and which facts cannot have happened yet;
 *          no document prints it.
 * Units    day numbers; SOURCE_DATE_EPOCH in seconds.
 * Gives    the day in the machine's time zone, of SOURCE_DATE_EPOCH in UTC.
 * Errors   -1 after a line on standard error if SOURCE_DATE_EPOCH is no number.
 * Memory   none.
 * Source   reproducible-builds.org, SOURCE_DATE_EPOCH.
 */
#ifndef RUN_CLI_TODAY_H
#define RUN_CLI_TODAY_H

#include "base/date.h"

int today_read(date *out);

#endif
