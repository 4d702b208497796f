#include "progress/committee/task.h"

#include "progress/committee/competence.h"

enum task_state
task_state_at(const struct resolution_task *t, date first, date cutoff)
{
	if (t->done != DATE_NONE && t->done < first)
		return TASK_DONE_PAST;
	if (t->done != DATE_NONE && t->done <= cutoff)
		return TASK_DONE;
	return t->due != DATE_NONE && t->due < cutoff ? TASK_OVERDUE : TASK_OPEN;
}

static size_t
most_tasks(const struct model *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t k = 0; k < m->meetings.v[i].items.n; k++)
			n += m->meetings.v[i].items.v[k].tasks.n;
	return n;
}

static void
add_meeting(struct tasks *out, const struct model *m, const struct meeting *meeting, date first,
	date cutoff)
{
	for (size_t i = 0; i < meeting->items.n; i++) {
		const struct agenda_item *item = &meeting->items.v[i];

		for (size_t k = 0; k < item->tasks.n; k++) {
			enum task_state s = task_state_at(&item->tasks.v[k], first, cutoff);

			if (s == TASK_DONE_PAST && !m->settings.keep_done_tasks)
				continue;
			out->v[out->n++] = (struct task){&item->tasks.v[k], meeting, s};
			out->count[s]++;
		}
	}
}

struct tasks
tasks_of(struct arena *a, const struct model *m, const struct organization *committee, date first,
	date cutoff)
{
	struct tasks out = {.v = arena_array(a, struct task, most_tasks(m))};

	for (size_t i = 0; i < m->meetings.n; i++)
		if (m->meetings.v[i].start <= cutoff && is_meeting_of(&m->meetings.v[i], committee))
			add_meeting(&out, m, &m->meetings.v[i], first, cutoff);
	return out;
}
