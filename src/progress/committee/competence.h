/*
 * competence: which measures, meetings and resolutions are a committee's.
 *
 * Does     selects by the committee's fields and measures, by the
 *          resolutions it took, and along its predecessors.
 * Units    -
 * Gives    states in concept order, each measure once.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/domain.md section 4.
 *
 * The rule. A measure is a committee's if
 *   - its primary field is among the committee's fields, or
 *   - the committee names it, or
 *   - the committee, or one it succeeds, resolved on it by the date (later
 *     meetings must not change an old report).
 * A committee that states no competence has its predecessor's.
 *
 * A measure may so belong to several committees. Each of their reports
 * counts it in full; the concept counts it once. Therefore committee sums
 * are never added to each other: what must agree with the concept is the
 * status of each measure and the sums within one selection (agree.h).
 */
#ifndef PROGRESS_COMMITTEE_COMPETENCE_H
#define PROGRESS_COMMITTEE_COMPETENCE_H

#include "progress/progress.h"

/* True for the organization itself and all it succeeds. */
bool is_or_succeeds(const struct organization *org, const struct organization *other);

/* The committee or a predecessor leads the meeting. */
bool is_meeting_of(const struct meeting *meeting, const struct organization *committee);
bool is_measure_of(const struct measure *m, const struct organization *committee, date at);

/* Only the committee's measures, as its competence is at `at` (not all->at). */
struct states states_of_committee(
	struct arena *a, const struct states *all, const struct organization *committee, date at);

#endif
