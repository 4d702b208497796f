/*
 * idle: has a committee anything to report for a period?
 *
 * Does     looks for reports, changes, tasks and lateness.
 * Units    day numbers.
 * Gives    true if nothing of the kind exists.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/domain.md section 4.
 *
 * Idle means: no status report dated in the period on any of the
 * committee's measures, none of them late or at risk, and no resolution
 * task open, overdue or done in the period. Plan and composition ask here,
 * so that they agree.
 */
#ifndef PROGRESS_COMMITTEE_IDLE_H
#define PROGRESS_COMMITTEE_IDLE_H

#include "progress/progress.h"

/* m is the whole edition; tmp is rewound. */
bool is_committee_idle(struct arena *tmp, const struct model *m,
	const struct organization *committee, struct period p, date cutoff);

#endif
