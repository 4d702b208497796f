/*
 * decision: what waits for a decision of the committee at a date.
 *
 * Does     applies the four written rules below.
 * Units    day numbers.
 * Gives    adjourned items first (by meeting), then measures by priority,
 *          then concept order.
 * Errors   none.
 * Memory   the arena given.
 * Source   "recommended" is not "resolved" (docs/domain.md
 *          section 1). The rules are ours and printed in the legend.
 *
 *   adjourned    an agenda item of the committee was adjourned, and its
 *                paper has no later item with another result by the date
 *   resolution   a measure is to be done, the administration calls it feasible
 *                or partly feasible, nothing was adopted or rejected on it, and
 *                it is not current business of the administration
 *   deferral     a measure was deferred within the period, and nobody has
 *                resolved that; the committee may confirm or decide otherwise
 *   resumption   a measure is deferred for longer, and its date has come or
 *                comes within DECISION_AHEAD days
 *
 * One body decides on a measure (decider_of), and only its report asks: the one
 * that consults authoritatively on a paper of its items, else the first
 * committee in office that names it, else the first that has its field.
 */
#ifndef PROGRESS_COMMITTEE_DECISION_H
#define PROGRESS_COMMITTEE_DECISION_H

#include "progress/progress.h"

#define DECISION_AHEAD 92 /* one quarter */

enum need_kind { NEED_ADJOURNED, NEED_RESOLUTION, NEED_DEFERRAL, NEED_RESUMPTION, NEED_COUNT };

struct need {
	enum need_kind kind;
	const struct state *state;          /* NULL for NEED_ADJOURNED */
	const struct agenda_item *item;     /* NEED_ADJOURNED */
	const struct organization *decider; /* of a measure, NULL = nobody is named */
};

struct needs {
	struct need *v;
	size_t n;
};

/* Who decides on the measure at that day, NULL = nobody is competent. */
const struct organization *decider_of(
	const struct model *m, const struct measure *measure, date at);
/* s holds the committee's measures; first is the period's first day. */
struct needs decisions_needed(struct arena *a, const struct model *m, const struct states *s,
	const struct organization *committee, date first);

#endif
