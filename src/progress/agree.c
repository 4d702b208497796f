#include "progress/agree.h"

#include <string.h>

int
agree_tallies(struct tally whole, const struct tally *parts, size_t n, struct diag *d,
	struct where where, const char *what)
{
	struct tally sum = {0};

	for (size_t i = 0; i < n; i++)
		sum = tally_sum(sum, parts[i]);
	if (tally_is_equal(sum, whole))
		return 0;
	return diag_report(
		d, FAULT_SUMS_DISAGREE, where, "%s: %d, %d", what, sum.total, whole.total);
}

int
agree_money(struct money whole, const struct money *parts, size_t n, struct diag *d,
	struct where where, const char *what)
{
	struct money sum = {0};

	for (size_t i = 0; i < n; i++)
		sum = money_sum(sum, parts[i]);
	if (sum.once == whole.once && sum.yearly == whole.yearly && sum.applied == whole.applied &&
		sum.granted == whole.granted && sum.open == whole.open &&
		sum.spent == whole.spent && sum.spent_before == whole.spent_before &&
		sum.without_figure == whole.without_figure && sum.measures == whole.measures)
		return 0;
	return diag_report(d, FAULT_SUMS_DISAGREE, where, "%s", what);
}

int
agree_selection(const struct states *selection, const struct states *all, struct diag *d,
	struct where where)
{
	for (size_t i = 0; i < selection->n; i++) {
		const struct state *s = &selection->v[i];
		const struct state *whole = state_of(all, s->measure);

		if (!whole || whole->status != s->status || whole->schedule != s->schedule ||
			whole->due != s->due)
			return diag_report(d, FAULT_SUMS_DISAGREE, where, "%s", s->measure->code);
	}
	return 0;
}

int
agree_changes(const struct states *before, const struct states *now, const struct changes *changes,
	struct diag *d, struct where where)
{
	struct tally was = tally_of(before, NULL);
	struct tally is = tally_of(now, NULL);

	for (size_t i = 0; i < changes->n; i++) {
		was.count[changes->v[i].before.status]--;
		was.count[changes->v[i].now.status]++;
	}
	if (memcmp(was.count, is.count, sizeof was.count) == 0)
		return 0;
	return diag_report(d, FAULT_SUMS_DISAGREE, where, "%d, %d", was.total, is.total);
}
