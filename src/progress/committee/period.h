/*
 * period: the stretch of time a report is about.
 *
 * Does     finds the period of a date in the project's cycle; periods are
 *          months, quarters, halves, years, or run from one meeting of the
 *          committee to the day before its next.
 * Units    day numbers.
 * Gives    periods that partition time: no gap, no overlap. The state
 *          "before" is that of the day before the period's first.
 * Errors   none.
 * Memory   none, or the arena given.
 * Source   docs/domain.md section 4 (cadence).
 *
 * Cancelled meetings bound nothing. A committee's meetings are those it
 * leads, and those its predecessors led. Before its first meeting lies one
 * period that begins with the calendar (PERIOD_BEGINNING).
 */
#ifndef PROGRESS_COMMITTEE_PERIOD_H
#define PROGRESS_COMMITTEE_PERIOD_H

#include "progress/progress.h"

#define PERIOD_BEGINNING (-719162) /* 0001-01-01 */
#define PERIOD_END 2932896         /* 9999-12-31 */

/* committee is only looked at for CYCLE_MEETING. */
struct period period_at(const struct model *m, const struct organization *committee,
	enum report_cycle cycle, date d);
struct period period_following(
	const struct model *m, const struct organization *committee, struct period p);
struct period period_preceding(
	const struct model *m, const struct organization *committee, struct period p);

/* The last day of the period that is not after as_of. */
date period_cutoff(struct period p, date as_of);
/* A report that does not see its period's end; from meeting to meeting there is none yet. */
bool period_is_interim(struct period p, date cutoff);

/*
 * At most `most` periods ending with p, oldest first; periods before the
 * first status report of the model are left out, p itself never is.
 */
size_t periods_until(struct arena *a, const struct model *m, const struct organization *committee,
	struct period p, size_t most, struct period **out);

#endif
