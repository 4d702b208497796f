#include "progress/change.h"

#include <stdlib.h>
#include <string.h>

/* Place on the way of a measure; -1 = off it. */
static int
way(enum status s)
{
	switch (s) {
	case STATUS_RECOMMENDED:
		return 0;
	case STATUS_NOT_STARTED:
		return 1;
	case STATUS_PLANNING:
		return 2;
	case STATUS_ACTIVE:
		return 3;
	case STATUS_ONGOING:
		return 4;
	case STATUS_DONE:
	case STATUS_DEFERRED:
	case STATUS_REJECTED:
	case STATUS_TRANSFERRED:
	case STATUS_REPLACED:
	case STATUS_WITHDRAWN:
	case STATUS_ALL:
		break;
	}
	return -1;
}

static bool
is_running(enum status s)
{
	return s == STATUS_ACTIVE || s == STATUS_ONGOING;
}

/* Between two different statuses. */
static enum change_kind
status_kind(enum status before, enum status now)
{
	if (now == STATUS_DONE)
		return CHANGE_DONE;
	if (now == STATUS_DEFERRED || now == STATUS_REJECTED)
		return CHANGE_STOPPED;
	if (now == STATUS_TRANSFERRED)
		return CHANGE_TRANSFERRED;
	if (way(before) < 0)
		return CHANGE_RESUMED;
	if (is_running(now) && !is_running(before))
		return CHANGE_STARTED;
	return way(now) > way(before) ? CHANGE_FORWARD : CHANGE_BACK;
}

/* Dates of closed and of ongoing measures do not slip. */
static bool
has_end(enum status s)
{
	return way(s) >= 0 && s != STATUS_ONGOING;
}

static void
compare_dates(struct change *c)
{
	date was = c->before.due;
	date is = c->now.due;

	if (!has_end(c->before.status) || !has_end(c->now.status))
		return;
	c->is_due_later = was != DATE_NONE && is != DATE_NONE && is > was;
	c->is_due_earlier = was != DATE_NONE && is != DATE_NONE && is < was;
}

/* A light that comes or goes with the status says nothing by itself. */
static void
compare_lights(struct change *c)
{
	if (c->before.schedule == SCHEDULE_NONE || c->now.schedule == SCHEDULE_NONE)
		return;
	c->is_light_worse = c->now.schedule > c->before.schedule;
	c->is_light_better = c->now.schedule < c->before.schedule;
}

static bool
change_of(const struct state *before, const struct state *now, struct change *c)
{
	*c = (struct change){.before = *before, .now = *now};
	if (!before->report && now->report) {
		c->kind = CHANGE_NEW;
		return true;
	}
	compare_dates(c);
	compare_lights(c);
	if (before->status != now->status)
		c->kind = status_kind(before->status, now->status);
	else if (c->is_due_later || c->is_light_worse)
		c->kind = CHANGE_SLIPPED;
	else if (c->is_due_earlier || c->is_light_better)
		c->kind = CHANGE_FORWARD;
	else
		return false;
	return true;
}

/* ---- those that came and those that went ---- */

static bool
is_in_other_field(const struct measure *m, const struct measure *other)
{
	return strcmp(m->field->r.id, other->field->r.id) != 0;
}

static enum change_cause
cause_of_entering(const struct states *before, const struct measure *m)
{
	const struct measure *was = before->model ? model_measure(before->model, m->r.id) : NULL;

	if (!was || model_has_left(before->model, was))
		return m->replaces.n ? CAUSE_REPLACES : CAUSE_BEGUN;
	return is_in_other_field(m, was) ? CAUSE_MOVED : CAUSE_COMPETENCE;
}

/* m is the measure in the model now, NULL if it is not there at all. */
static enum change_cause
cause_of_leaving(const struct states *now, const struct measure *was, const struct measure *m)
{
	const struct status_report *newest = m && m->nreports ? m->reports[m->nreports - 1] : NULL;

	if (!m)
		return CAUSE_ENDED;
	if (!model_has_left(now->model, m))
		return is_in_other_field(m, was) ? CAUSE_MOVED : CAUSE_COMPETENCE;
	if (m->withdrawal.date != DATE_NONE || (newest && newest->status == STATUS_WITHDRAWN))
		return CAUSE_WITHDRAWN;
	return m->replaced_by.n || (newest && newest->status == STATUS_REPLACED) ? CAUSE_REPLACED
										 : CAUSE_ENDED;
}

static struct change
entered(const struct states *before, const struct state *now)
{
	return (struct change){.kind = CHANGE_ENTERED,
		.now = *now,
		.cause = cause_of_entering(before, now->measure)};
}

/* Its state now is the one before, but for the status that ended it. */
static struct change
left(const struct states *now, const struct state *before)
{
	const struct measure *m =
		now->model ? model_measure(now->model, before->measure->r.id) : NULL;
	struct change c = {.kind = CHANGE_LEFT, .before = *before, .now = *before};

	c.cause = cause_of_leaving(now, before->measure, m);
	if (m) {
		c.now = state_at(m, now->at);
		c.now.measure = m;
	}
	if (c.cause == CAUSE_WITHDRAWN)
		c.now.status = STATUS_WITHDRAWN;
	if (c.cause == CAUSE_REPLACED)
		c.now.status = STATUS_REPLACED;
	return c;
}

static void
add(struct changes *c, struct change one)
{
	c->count[one.kind]++;
	c->v[c->n++] = one;
}

struct changes
changes_between(struct arena *a, const struct states *before, const struct states *now)
{
	struct changes c = {.before = before->at, .now = now->at};
	struct change one;

	c.v = arena_array(a, struct change, now->n + before->n);
	for (size_t i = 0; i < now->n; i++) {
		const struct state *was = state_like(before, now->v[i].measure);

		if (!was)
			add(&c, entered(before, &now->v[i]));
		else if (change_of(was, &now->v[i], &one))
			add(&c, one);
	}
	for (size_t i = 0; i < before->n; i++)
		if (!state_like(now, before->v[i].measure))
			add(&c, left(now, &before->v[i]));
	return c;
}

/* ---- the most important ---- */

/* Turn of each kind, from 0. */
static const int turns[] = {
	[CHANGE_DONE] = 0,
	[CHANGE_STOPPED] = 1,
	[CHANGE_SLIPPED] = 2,
	[CHANGE_LEFT] = 3,
	[CHANGE_STARTED] = 4,
	[CHANGE_BACK] = 5,
	[CHANGE_TRANSFERRED] = 6,
	[CHANGE_RESUMED] = 7,
	[CHANGE_FORWARD] = 8,
	[CHANGE_ENTERED] = 9,
	[CHANGE_NEW] = 10,
};

_Static_assert(sizeof turns / sizeof *turns == CHANGE_COUNT, "one turn per kind");

/* Not stated comes after low. */
static int
priority_rank(enum priority p)
{
	return p == PRIORITY_NONE ? PRIORITY_LOW + 1 : (int)p;
}

/* By turn, then late ones, then priority; changes lie in one array in concept order. */
static int
importance_cmp(const void *x, const void *y)
{
	const struct change *p = *(const struct change *const *)x;
	const struct change *q = *(const struct change *const *)y;
	bool p_late = p->now.schedule == SCHEDULE_LATE;
	bool q_late = q->now.schedule == SCHEDULE_LATE;
	int p_rank = priority_rank(p->now.measure->priority);
	int q_rank = priority_rank(q->now.measure->priority);

	if (p->kind != q->kind)
		return turns[p->kind] - turns[q->kind];
	if (p_late != q_late)
		return p_late ? -1 : 1;
	if (p_rank != q_rank)
		return p_rank - q_rank;
	return (p > q) - (p < q);
}

#define FIRST_MINOR_TURN 8 /* "forward", "entered" and "new" only fill up */

/* The turns first..last-1 each send one after the other; gives what is left. */
static size_t
deal(const int have[CHANGE_COUNT], int quota[CHANGE_COUNT], int first, int last, size_t left)
{
	size_t before;

	do {
		before = left;
		for (int turn = first; turn < last && left > 0; turn++) {
			if (quota[turn] == have[turn])
				continue;
			quota[turn]++;
			left--;
		}
	} while (left < before);
	return left;
}

/* How many each kind (by turn) may send. */
static void
share_out(const struct changes *c, size_t most, int quota[CHANGE_COUNT])
{
	int have[CHANGE_COUNT] = {0};

	for (int k = 0; k < CHANGE_COUNT; k++)
		have[turns[k]] = c->count[k];
	most = deal(have, quota, 0, FIRST_MINOR_TURN, most);
	deal(have, quota, FIRST_MINOR_TURN, CHANGE_COUNT, most);
}

size_t
changes_most_important(
	struct arena *a, const struct changes *c, size_t most, const struct change ***out)
{
	const struct change **all = arena_array(a, const struct change *, c->n);
	const struct change **picked = arena_array(a, const struct change *, most);
	int quota[CHANGE_COUNT] = {0};
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		all[i] = &c->v[i];
	if (c->n)
		qsort(all, c->n, sizeof(const struct change *), importance_cmp);
	share_out(c, most, quota);
	for (size_t i = 0; i < c->n; i++)
		if (quota[turns[all[i]->kind]]-- > 0)
			picked[n++] = all[i];
	*out = picked;
	return n;
}
