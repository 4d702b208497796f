/*
 * change: what became different between two dates.
 *
 * Does     compares the states of two dates measure by measure, gives each
 *          difference one kind, and picks the most important ones.
 * Units    day numbers.
 * Gives    changes in concept order, those that left last; each measure at
 *          most once. Applied to the states before they give the states now.
 * Errors   none.
 * Memory   the arena given; states are copied in.
 * Source   docs/domain.md section 4.
 *
 * The first kind that fits is the change's kind:
 *
 *   left         in the selection before, and no longer
 *   entered      in the selection now, and not before
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
	CHANGE_ENTERED,
	CHANGE_LEFT,
	CHANGE_COUNT
};

/* Why a measure is in a report or no longer in it. */
enum change_cause {
	CAUSE_NONE,
	CAUSE_BEGUN,      /* it is new in the concept */
	CAUSE_REPLACES,   /* the same, in the place of others */
	CAUSE_COMPETENCE, /* the committee's competence has changed, or a resolution pulled it in */
	CAUSE_MOVED,      /* to another field */
	CAUSE_WITHDRAWN,
	CAUSE_REPLACED,
	CAUSE_ENDED, /* its last day in the concept has passed */
};

struct change {
	enum change_kind kind;
	struct state before, now; /* before.report is NULL if new; no measure if entered or left */
	enum change_cause cause;  /* of entering or leaving */
	bool is_due_later, is_due_earlier, is_light_worse, is_light_better;
};

struct changes {
	date before, now;
	struct change *v;
	size_t n;
	int count[CHANGE_COUNT];
};

/* The states of one selection on two days; measures are told apart by their ids. */
struct changes changes_between(
	struct arena *a, const struct states *before, const struct states *now);

/*
 * At most `most` of them. Bad news must not hide behind good news, so the
 * kinds take turns: done, stopped, slipped, left, started, back, transferred,
 * resumed; forward, entered and new fill what is left over. Within a kind the late ones come first,
 * then high priority, then concept order. The result is sorted by that order of kinds.
 */
size_t changes_most_important(
	struct arena *a, const struct changes *c, size_t most, const struct change ***out);

#endif
