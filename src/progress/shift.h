/*
 * shift: where the date of a measure stood first, and where it stands now.
 *
 * Does     follows the dates of a measure from its planned end through its
 *          reports and the new dates that were set, up to a day.
 * Units    day numbers; DATE_NONE = no date.
 * Gives    first and present date, how often it went to a later one, the
 *          date a committee has agreed to, and why it moved.
 * Errors   none.
 * Memory   the measure is borrowed.
 * Source   own: moving a date must not turn late into on time.
 *
 * The first date is the planned end, or the first one reported. An ongoing
 * task's date is its next one, a deferred measure's that of its resumption:
 * they move, and nothing has slipped. A new date
 * is agreed to if the item it names was adopted; what lies beyond the first
 * and every agreed date is open.
 */
#ifndef PROGRESS_SHIFT_H
#define PROGRESS_SHIFT_H

#include "model/model.h"

/* Not begun, in planning or under way: its date is the day on which it is to be done. */
bool status_is_working(enum status s);

struct shift {
	date first, agreed, now;
	int times;          /* how often it went to a later date */
	const char *reason; /* of the newest move, NULL = none was given */
	bool is_open;       /* now lies beyond what was agreed */
};

struct shift shift_of(const struct measure *m, date at);

/* The whole months from one date to a later one; the last of a month counts as such. */
int months_between(date first, date last);

#endif
