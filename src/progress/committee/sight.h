/*
 * sight: what a committee sees on one day.
 *
 * Does     makes the model's view of that day, the states of all measures
 *          in it and those of the committee's.
 * Units    day numbers.
 * Gives    one place to look for everything that held that day; nothing
 *          later is in it.
 * Errors   none.
 * Memory   the arena given.
 * Source   own; the rules of time are in model/view.h.
 */
#ifndef PROGRESS_COMMITTEE_SIGHT_H
#define PROGRESS_COMMITTEE_SIGHT_H

#include "progress/progress.h"

struct sight {
	const struct model *model; /* the view */
	const struct organization *committee;
	struct states all, own;
};

/*
 * m is the whole edition. Of a committee that did not exist yet the one that
 * it succeeds is meant, as far back as needed.
 */
struct sight sight_at(
	struct arena *a, const struct model *m, const struct organization *committee, date at);
/* The same of a view that is at hand. */
struct sight sight_in(struct arena *a, const struct model *view, const struct states *all,
	const struct organization *committee);

#endif
