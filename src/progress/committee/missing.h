/*
 * missing: which offices owe a report for a period.
 *
 * Does     lists the measures in planning or under way without any status
 *          report dated within the period, by lead office.
 * Units    day numbers.
 * Gives    offices in the order of their first such measure; measures in
 *          concept order.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/domain.md section 10: a list of offices that have not answered.
 */
#ifndef PROGRESS_COMMITTEE_MISSING_H
#define PROGRESS_COMMITTEE_MISSING_H

#include "progress/progress.h"

struct missing {
	const struct organization *office; /* NULL = the edition hides it */
	const struct measure **measures;
	size_t nmeasures;
	date last; /* newest report on any of them, DATE_NONE = never */
};

size_t missing_reports(
	struct arena *a, const struct states *s, date first, const struct missing **out);

#endif
