/*
 * undated: edits that would alter what a sealed report said, without saying
 *          when they were made.
 *
 * Does     finds facts of a sealed period that deviate from the seal and
 *          bear no day of recording; writes the line they should be.
 * Units    day numbers.
 * Gives    one fault per line of the input, with the line to write.
 * Errors   FAULT_SEAL_UNDATED, an error for `check`; a build goes on with
 *          FAULT_SEAL_ALTERED, for the next report lists the deviation.
 * Memory   the arena given.
 * Source   docs/records.md, "Corrections".
 */
#ifndef RUN_SEAL_UNDATED_H
#define RUN_SEAL_UNDATED_H

#include "run/plan/plan.h"

/* The plan's jobs say which series there are; today is the day to write. */
void undated_report(const struct plan *plan, const struct ledger *l, date today, enum fault fault,
	struct arena *a, struct diag *d);

#endif
