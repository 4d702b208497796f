#include "progress/committee/agree.h"

#include "model/view.h"
#include "model/word.h"
#include "progress/committee/competence.h"

#include <inttypes.h>

/* ---- one number against another ---- */

struct pair {
	const char *name;
	int64_t sum, whole;
};

/* Names the first pair whose numbers differ. */
static int
check_pairs(const struct pair *v, size_t n, struct diag *d, struct where where, const char *what)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].sum != v[i].whole)
			return diag_report(d, FAULT_SUMS_DISAGREE, where,
				"%s, %s: %" PRId64 " \u2260 %" PRId64, what, v[i].name, v[i].sum,
				v[i].whole);
	return 0;
}

static int
check_counts(const int *sum, const int *whole, struct diag *d, struct where where, const char *what)
{
	struct pair pairs[STATUS_COUNT];

	for (int s = 0; s < STATUS_COUNT; s++)
		pairs[s] = (struct pair){word_name(word_tab_status, s), sum[s], whole[s]};
	return check_pairs(pairs, STATUS_COUNT, d, where, what);
}

int
agree_tallies(struct tally whole, const struct tally *parts, size_t n, struct diag *d,
	struct where where, const char *what)
{
	struct tally sum = {0};

	for (size_t i = 0; i < n; i++)
		sum = tally_sum(sum, parts[i]);
	if (check_counts(sum.count, whole.count, d, where, what))
		return -1;
	return check_pairs(
		(const struct pair[]){
			{"total", sum.total, whole.total},
			{"limited", sum.limited, whole.limited},
			{"done", sum.done, whole.done},
			{"late", sum.late, whole.late},
			{"atRisk", sum.at_risk, whole.at_risk},
		},
		5, d, where, what);
}

int
agree_money(struct money whole, const struct money *parts, size_t n, struct diag *d,
	struct where where, const char *what)
{
	struct money sum = {0};

	for (size_t i = 0; i < n; i++)
		sum = money_sum(sum, parts[i]);
	return check_pairs(
		(const struct pair[]){
			{"once", sum.once, whole.once},
			{"yearly", sum.yearly, whole.yearly},
			{"applied", sum.applied, whole.applied},
			{"granted", sum.granted, whole.granted},
			{"open", sum.open, whole.open},
			{"expenditure", sum.spent, whole.spent},
			{"expenditure before", sum.spent_before, whole.spent_before},
			{"without amount", sum.without_figure, whole.without_figure},
			{"measures", sum.measures, whole.measures},
			{"figures once", sum.nonce, whole.nonce},
			{"figures yearly", sum.nyearly, whole.nyearly},
			{"figures spent", sum.nspent, whole.nspent},
		},
		12, d, where, what);
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

/* ---- the committees together ---- */

struct roll_call {
	const struct states *all;
	size_t *counted; /* per measure: by how many committees */
	struct tally sum;
};

/* A selection is in concept order, so a measure that stands twice shows at once. */
static int
call_selection(struct roll_call *c, const struct states *s, struct diag *d, struct where where)
{
	const struct state *last = NULL;

	for (size_t i = 0; i < s->n; i++) {
		const struct state *whole = state_of(c->all, s->v[i].measure);

		if (!whole || (last && whole <= last))
			return diag_report(
				d, FAULT_SUMS_DISAGREE, where, "%s", s->v[i].measure->code);
		c->counted[whole - c->all->v]++;
		last = whole;
	}
	c->sum = tally_sum(c->sum, tally_of(s, NULL));
	return 0;
}

/* Adds what is nobody's to the committees' sum, and to the whole what several have. */
static void
balance(struct roll_call *c, struct tally *whole)
{
	for (size_t i = 0; i < c->all->n; i++) {
		struct states one = {.at = c->all->at, .v = &c->all->v[i], .n = 1};
		struct tally t = tally_of(&one, NULL);

		if (!c->counted[i])
			c->sum = tally_sum(c->sum, t);
		for (size_t k = 1; k < c->counted[i]; k++)
			*whole = tally_sum(*whole, t);
	}
}

int
agree_union(struct arena *a, const struct states *all, const struct states *selections, size_t n,
	struct diag *d, struct where where)
{
	struct roll_call c = {.all = all, .counted = arena_array(a, size_t, all->n + 1)};
	struct tally whole = tally_of(all, NULL);

	for (size_t i = 0; i < n; i++)
		if (agree_selection(&selections[i], all, d, where) ||
			call_selection(&c, &selections[i], d, where))
			return -1;
	balance(&c, &whole);
	return agree_tallies(whole, &c.sum, 1, d, where, "committees");
}

int
agree_committees(struct arena *a, const struct model *m, const struct states *all, struct diag *d,
	struct where where)
{
	struct states *v = arena_array(a, struct states, m->organizations.n + 1);

	/* Every report of that day asks. */
	if (m->shelf && m->shelf->sums_agree)
		return 0;
	for (size_t i = 0; i < m->organizations.n; i++)
		v[i] = states_of_committee(a, all, &m->organizations.v[i], all->at);
	if (agree_union(a, all, v, m->organizations.n, d, where))
		return -1;
	if (m->shelf)
		m->shelf->sums_agree = true;
	return 0;
}

int
agree_changes(const struct states *before, const struct states *now, const struct changes *changes,
	struct diag *d, struct where where)
{
	struct tally was = tally_of(before, NULL);
	struct tally is = tally_of(now, NULL);

	for (size_t i = 0; i < changes->n; i++) {
		const struct change *c = &changes->v[i];

		if (c->kind != CHANGE_ENTERED)
			was.count[c->before.status]--;
		if (c->kind != CHANGE_LEFT)
			was.count[c->now.status]++;
	}
	return check_counts(was.count, is.count, d, where, "changes");
}
