/*
 * task: what resolutions ordered, and how far it is (Beschlusskontrolle).
 *
 * Does     finds the tasks of a committee's resolutions and their state at a
 *          date.
 * Units    day numbers.
 * Gives    tasks by meeting, item and place in it; open and overdue ones
 *          always, done ones in the report of the period they were done in
 *          (with completion note), then no more - unless the project keeps
 *          them.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/domain.md section 4: Erfurt, Dortmund (done items are listed once
 *          with their completion note).
 */
#ifndef PROGRESS_COMMITTEE_TASK_H
#define PROGRESS_COMMITTEE_TASK_H

#include "progress/progress.h"

enum task_state {
	TASK_OPEN,
	TASK_OVERDUE,   /* due before the cut-off date and not done by then */
	TASK_DONE,      /* in this period: shown a last time */
	TASK_DONE_PAST, /* shown only if the project keeps done tasks */
	TASK_STATE_COUNT
};

struct task {
	const struct resolution_task *task;
	const struct meeting *meeting;
	enum task_state state;
};

struct tasks {
	struct task *v;
	size_t n;
	int count[TASK_STATE_COUNT];
};

/* first..cutoff are the report's period; a task exists from its meeting on. */
enum task_state task_state_at(const struct resolution_task *t, date first, date cutoff);
struct tasks tasks_of(struct arena *a, const struct model *m, const struct organization *committee,
	date first, date cutoff);

#endif
