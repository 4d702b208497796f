#include "progress/committee/idle.h"

#include "model/view.h"
#include "progress/committee/sight.h"
#include "progress/committee/task.h"

static bool
is_quiet(const struct states *s, date first)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct state *v = &s->v[i];

		if (v->schedule == SCHEDULE_LATE || v->schedule == SCHEDULE_AT_RISK ||
			(v->report && v->report->date >= first))
			return false;
	}
	return true;
}

bool
is_committee_idle(struct arena *tmp, const struct model *m, const struct organization *committee,
	struct period p, date cutoff)
{
	const struct model *view = view_of(tmp, m, cutoff); /* before the mark: it stays */
	struct arena_mark mark = arena_save(tmp);
	struct states all = states_at(tmp, view, cutoff);
	struct sight s = sight_in(tmp, view, &all, committee);
	struct tasks t = tasks_of(tmp, s.model, s.committee, period_first(p), cutoff);
	bool is_idle = is_quiet(&s.own, period_first(p)) && t.n == (size_t)t.count[TASK_DONE_PAST];

	arena_rewind(tmp, mark);
	return is_idle;
}
