/*
 * schedule: the schedule light of a measure at a date.
 *
 * Does     one table of rules turns status, the light an office reported
 *          and the due date into on time, at risk, late or no light at all.
 * Units    day numbers.
 * Gives    the first rule that matches decides; the last one always does.
 *          Reports print the same table as their legend.
 * Errors   none.
 * Memory   the table is constant.
 * Source   docs/domain.md section 3: late = due before the cut-off date
 *          and not done.
 */
#ifndef PROGRESS_SCHEDULE_H
#define PROGRESS_SCHEDULE_H

#include "model/model.h"

enum schedule_rule {
	RULE_CLOSED,        /* done, deferred, rejected, transferred, recommended: no light */
	RULE_REPORTED_LATE, /* the office says so */
	RULE_OVERDUE,       /* due before the cut-off date; not for ongoing tasks */
	RULE_REPORTED_RISK, /* the office says so */
	RULE_SHIFTED,       /* due later than agreed, and no committee has agreed */
	RULE_REPORTED_FINE, /* the office says so */
	RULE_DUE_AHEAD,     /* nothing reported, but the due date lies ahead */
	RULE_UNKNOWN,       /* neither light nor date: no light */
	RULE_COUNT
};

struct schedule_case {
	enum status status;
	enum schedule reported;
	date due, cutoff;
	bool is_shifted; /* the due date is later than any that was agreed */
};

enum schedule_rule schedule_rule_for(const struct schedule_case *c);
enum schedule schedule_rule_light(enum schedule_rule rule);
enum schedule schedule_light(const struct schedule_case *c);

#endif
