/*
 * deadline: until when papers for a committee's next meeting must be in.
 *
 * Does     finds the next meeting after the cut-off date; counts the notice
 *          period back from it.
 * Units    day numbers; DATE_NONE = not known (no notice period stated).
 * Gives    working days: a deadline on a weekend or a public holiday of the
 *          municipality moves to the working day before.
 * Errors   none.
 * Memory   the model is borrowed.
 * Source   docs/domain.md section 5: the notice period is a local rule.
 *
 * n full days lie between sending and meeting, neither counted: meeting
 * - n - 1. n calendar days: meeting - n. The editorial deadline lies
 * editorial_days before the submission deadline (after its move).
 */
#ifndef PROGRESS_COMMITTEE_DEADLINE_H
#define PROGRESS_COMMITTEE_DEADLINE_H

#include "progress/progress.h"

struct deadlines {
	const struct meeting *meeting; /* NULL = none planned */
	date submission, editorial;
};

date submission_deadline(
	const struct calendar *cal, date meeting, int notice_days, enum notice_count count);
struct deadlines deadlines_of(
	const struct model *m, const struct organization *committee, date cutoff);

#endif
