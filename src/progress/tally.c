#include "progress/progress.h"

bool
status_has_left(enum status s)
{
	return s == STATUS_REPLACED || s == STATUS_WITHDRAWN;
}

bool
status_is_limited(enum status s)
{
	return s != STATUS_ONGOING && s != STATUS_REJECTED && s != STATUS_TRANSFERRED;
}

static void
add(struct tally *t, const struct state *s)
{
	t->count[s->status]++;
	t->total++;
	t->limited += status_is_limited(s->status);
	t->done += s->status == STATUS_DONE;
	t->late += s->schedule == SCHEDULE_LATE;
	t->at_risk += s->schedule == SCHEDULE_AT_RISK;
}

struct tally
tally_of(const struct states *s, const struct action_field *field)
{
	struct tally t = {0};

	for (size_t i = 0; i < s->n; i++)
		if (!field || s->v[i].measure->field == field)
			add(&t, &s->v[i]);
	return t;
}

struct tally
tally_sum(struct tally a, struct tally b)
{
	for (int s = 0; s < STATUS_COUNT; s++)
		a.count[s] += b.count[s];
	a.total += b.total;
	a.limited += b.limited;
	a.done += b.done;
	a.late += b.late;
	a.at_risk += b.at_risk;
	return a;
}

bool
tally_is_equal(struct tally a, struct tally b)
{
	for (int s = 0; s < STATUS_COUNT; s++)
		if (a.count[s] != b.count[s])
			return false;
	return a.total == b.total && a.limited == b.limited && a.done == b.done &&
	       a.late == b.late && a.at_risk == b.at_risk;
}
