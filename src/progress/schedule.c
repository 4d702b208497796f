#include "progress/schedule.h"

#define BIT(s) (1u << (s))
#define WORKING (BIT(STATUS_NOT_STARTED) | BIT(STATUS_PLANNING) | BIT(STATUS_ACTIVE))
#define CLOSED                                                                                     \
	(BIT(STATUS_RECOMMENDED) | BIT(STATUS_DONE) | BIT(STATUS_DEFERRED) |                       \
		BIT(STATUS_REJECTED) | BIT(STATUS_TRANSFERRED) | BIT(STATUS_REPLACED) |            \
		BIT(STATUS_WITHDRAWN))
#define ANY (CLOSED | WORKING | BIT(STATUS_ONGOING))

enum due_test { DUE_ANY, DUE_PASSED, DUE_AHEAD };

/*
 * The written table. An ongoing task has no end: its date is the next one,
 * and passing it makes nothing late. What is due on the cut-off day itself
 * still has that day.
 */
static const struct rule {
	unsigned statuses;
	int reported; /* -1 = any */
	enum due_test due;
	enum schedule light;
	bool needs_shift;
} rules[] = {
	[RULE_CLOSED] = {CLOSED, -1, DUE_ANY, SCHEDULE_NONE, false},
	[RULE_REPORTED_LATE] = {ANY, SCHEDULE_LATE, DUE_ANY, SCHEDULE_LATE, false},
	[RULE_OVERDUE] = {WORKING, -1, DUE_PASSED, SCHEDULE_LATE, false},
	[RULE_REPORTED_RISK] = {ANY, SCHEDULE_AT_RISK, DUE_ANY, SCHEDULE_AT_RISK, false},
	[RULE_SHIFTED] = {WORKING, -1, DUE_ANY, SCHEDULE_AT_RISK, true},
	[RULE_REPORTED_FINE] = {ANY, SCHEDULE_ON_TIME, DUE_ANY, SCHEDULE_ON_TIME, false},
	[RULE_DUE_AHEAD] = {ANY, -1, DUE_AHEAD, SCHEDULE_ON_TIME, false},
	[RULE_UNKNOWN] = {ANY, -1, DUE_ANY, SCHEDULE_NONE, false},
};

_Static_assert(sizeof rules / sizeof *rules == RULE_COUNT, "one row per rule");

static bool
due_matches(enum due_test test, date due, date cutoff)
{
	switch (test) {
	case DUE_ANY:
		return true;
	case DUE_PASSED:
		return due != DATE_NONE && due < cutoff;
	case DUE_AHEAD:
		return due != DATE_NONE && due >= cutoff;
	}
	return false;
}

static bool
fits(const struct rule *r, const struct schedule_case *c)
{
	return (r->statuses & BIT(c->status)) &&
	       (r->reported < 0 || r->reported == (int)c->reported) &&
	       due_matches(r->due, c->due, c->cutoff) && (!r->needs_shift || c->is_shifted);
}

enum schedule_rule
schedule_rule_for(const struct schedule_case *c)
{
	for (int i = 0; i < RULE_COUNT; i++)
		if (fits(&rules[i], c))
			return (enum schedule_rule)i;
	return RULE_UNKNOWN;
}

enum schedule
schedule_rule_light(enum schedule_rule rule)
{
	return rules[rule].light;
}

enum schedule
schedule_light(const struct schedule_case *c)
{
	return schedule_rule_light(schedule_rule_for(c));
}
