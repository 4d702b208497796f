/*
 * change: what became different between two dates.
 *
 * Does     compares the states of two dates measure by measure, gives each
 *          difference one kind, and picks the most important ones.
 * Units    day numbers.
 * Gives    changes in concept order; each measure at most once. Applied to
 *          the states before they give the states now.
 * Errors   none.
 * Memory   the arena given; states are copied in.
 * Source   issue 5, items 1 and 2; domain.md section 4.
 *
 * The first kind that fits is the change's kind:
 *
 *   new          first report at all
 *   done         the status is now "done"
 *   stopped      now deferred or rejected
 *   transferred  now with somebody else
 *   started      now under way or an ongoing task, and was not begun
 *   resumed      was closed (done, deferred, rejected, transferred), is open
 *   forward      further on the way recommended - not started - planning -
 *                under way - ongoing
 *   back         the other way round on that way
 *   slipped      same status, but due later, or the light is worse
 *   improved     same status, but due earlier, or the light is better;
 *                counted among "forward" in reports
 *
 * A later due date of an ongoing task is its next date and no change.
 */
#ifndef PROGRESS_CHANGE_H
#define PROGRESS_CHANGE_H

#include "progress/progress.h"

enum change_kind {
	CHANGE_DONE,
	CHANGE_STARTED,
	CHANGE_FORWARD,
	CHANGE_SLIPPED,
	CHANGE_STOPPED,
	CHANGE_TRANSFERRED,
	CHANGE_RESUMED,
	CHANGE_BACK,
	CHANGE_NEW,
	CHANGE_COUNT
};

struct change {
	enum change_kind kind;
	struct state before, now; /* before.report is NULL if new */
	bool is_due_later, is_due_earlier, is_light_worse, is_light_better;
};

struct changes {
	date before, now;
	struct change *v;
	size_t n;
	int count[CHANGE_COUNT];
};

/* Both states hold the same measures in the same order. */
struct changes changes_between(
	struct arena *a, const struct states *before, const struct states *now);

/*
 * At most `most` of them. Bad news must not hide behind good news, so the
 * kinds take turns: done, stopped, slipped, started, back, transferred,
 * resumed; forward and new fill what is left over. Within a kind the late ones come first, then
 * high priority, then concept order. The result is sorted by that order of kinds.
 */
size_t changes_most_important(
	struct arena *a, const struct changes *c, size_t most, const struct change ***out);

#endif
