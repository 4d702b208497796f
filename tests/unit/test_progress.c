#include "unit.h"

#include "progress/committee/agree.h"
#include "progress/schedule.h"
#include "progress_world.h"

#include <string.h>

#define WORLDS 3000

/* The obvious way: look at every report; keep the latest not after the date. */
static const struct status_report *
slow_newest(const struct measure *m, date at)
{
	const struct status_report *best = NULL;

	for (size_t i = 0; i < m->nreports; i++)
		if (m->reports[i]->date <= at && (!best || m->reports[i]->date > best->date))
			best = m->reports[i];
	return best;
}

static date
slow_since(const struct measure *m, date at)
{
	const struct status_report *now = slow_newest(m, at);
	date since = now ? now->date : DATE_NONE;

	for (date d = at; now && d >= WORLD_FIRST; d--) {
		const struct status_report *then = slow_newest(m, d);

		if (!then || then->status != now->status)
			break;
		since = then->date;
	}
	return since;
}

static bool
slow_is_late(const struct state *s, date at)
{
	switch (s->status) {
	case STATUS_NOT_STARTED:
	case STATUS_PLANNING:
	case STATUS_ACTIVE:
		return s->report->schedule == SCHEDULE_LATE || (s->due != DATE_NONE && s->due < at);
	case STATUS_ONGOING:
		return s->report->schedule == SCHEDULE_LATE;
	case STATUS_RECOMMENDED:
	case STATUS_DONE:
	case STATUS_DEFERRED:
	case STATUS_REJECTED:
	case STATUS_TRANSFERRED:
	case STATUS_REPLACED:
	case STATUS_WITHDRAWN:
	case STATUS_ALL:
		break;
	}
	return false;
}

/* The last date anybody named for a measure that was to be done; else the report's own. */
static date
slow_due(const struct state *s, date at)
{
	const struct status_report *r = slow_newest(s->measure, at);
	date due = s->measure->end;

	if (r && r->status > STATUS_ACTIVE)
		return r->due != DATE_NONE ? r->due : due;
	for (date d = WORLD_FIRST; d <= at; d++) {
		r = slow_newest(s->measure, d);
		if (r && r->date == d && r->due != DATE_NONE && r->status <= STATUS_ACTIVE)
			due = r->due;
	}
	return due;
}

static void
check_state(const struct state *s, date at)
{
	const struct status_report *r = slow_newest(s->measure, at);

	assert_ptr_equal(s->report, r);
	assert_int_equal(s->status, r ? r->status : STATUS_RECOMMENDED);
	assert_int_equal(s->since, slow_since(s->measure, at));
	assert_int_equal(s->due, slow_due(s, at));
	assert_int_equal(s->schedule == SCHEDULE_LATE, slow_is_late(s, at));
}

static void
test_progress__rebuilt_state_equals_slow_reference(void **unused)
{
	(void)unused;
	for (uint64_t seed = 1; seed <= WORLDS; seed++) {
		struct dice d = {seed * 0x9E3779B97F4A7C15u};
		struct arena *a = arena_new();
		struct model *m = world_make(a, &d);
		date at = WORLD_FIRST - 5 + (date)roll(&d, WORLD_DAYS);
		struct states s = states_at(a, m, at);

		for (size_t i = 0; i < s.n; i++) {
			check_state(&s.v[i], at);
			assert_ptr_equal(state_of(&s, s.v[i].measure), &s.v[i]);
		}
		arena_free(a);
	}
}

static void
check_sums(struct arena *a, const struct model *m, const struct states *s, struct diag *d)
{
	struct tally parts[WORLD_FIELDS];
	struct money sums[WORLD_FIELDS];
	struct tally whole = tally_of(s, NULL);
	struct where where = {0};
	int counted = 0;

	(void)a;
	for (size_t i = 0; i < m->fields.n; i++) {
		parts[i] = tally_of(s, &m->fields.v[i]);
		sums[i] = money_of(s, &m->fields.v[i], s->at - 90);
	}
	for (int i = 0; i < STATUS_COUNT; i++)
		counted += whole.count[i];
	assert_int_equal(counted, whole.total);
	assert_int_equal(whole.total, s->n);
	assert_int_equal(whole.limited, whole.total - whole.count[STATUS_ONGOING] -
						whole.count[STATUS_REJECTED] -
						whole.count[STATUS_TRANSFERRED]);
	assert_int_equal(agree_tallies(whole, parts, m->fields.n, d, where, "fields"), 0);
	assert_int_equal(
		agree_money(money_of(s, NULL, s->at - 90), sums, m->fields.n, d, where, "money"),
		0);
}

static void
check_changes(
	struct arena *a, const struct states *before, const struct states *now, struct diag *d)
{
	struct changes c = changes_between(a, before, now);
	size_t next = 0;

	assert_int_equal(agree_changes(before, now, &c, d, (struct where){0}), 0);
	/* A measure that is in no change has the same status, light no worse, no later date. */
	for (size_t i = 0; i < now->n; i++) {
		if (next < c.n && c.v[next].now.measure == now->v[i].measure) {
			assert_non_null(c.v[next].now.report);
			assert_true((c.v[next].kind == CHANGE_NEW) ==
				    (c.v[next].before.report == NULL));
			next++;
			continue;
		}
		assert_int_equal(before->v[i].status, now->v[i].status);
		assert_true((before->v[i].report == NULL) == (now->v[i].report == NULL));
	}
	assert_int_equal(next, c.n);
}

static void
test_progress__changes_plus_before_are_now(void **unused)
{
	(void)unused;
	for (uint64_t seed = 1; seed <= WORLDS; seed++) {
		struct dice r = {seed * 0xD1342543DE82EF95u};
		struct arena *a = arena_new();
		struct diag *d = diag_new();
		struct model *m = world_make(a, &r);
		date was = WORLD_FIRST - 5 + (date)roll(&r, WORLD_DAYS);
		date is = was + (date)roll(&r, 200);
		struct states before = states_at(a, m, was);
		struct states now = states_at(a, m, is);

		check_sums(a, m, &now, d);
		check_changes(a, &before, &now, d);
		assert_int_equal(diag_count(d), 0);
		diag_free(d);
		arena_free(a);
	}
}

static void
test_progress__later_reports_change_nothing(void **unused)
{
	(void)unused;
	for (uint64_t seed = 1; seed <= 500; seed++) {
		struct dice d = {seed * 0x2545F4914F6CDD1Du};
		struct arena *a = arena_new();
		struct model *m = world_make(a, &d);
		date at = WORLD_FIRST + (date)roll(&d, WORLD_DAYS);
		struct states full = states_at(a, m, at);
		struct states cut;

		for (size_t i = 0; i < full.n; i++) {
			struct measure *x = (struct measure *)full.v[i].measure;

			while (x->nreports && x->reports[x->nreports - 1]->date > at)
				x->nreports--;
		}
		cut = states_at(a, m, at);
		assert_memory_equal(full.v, cut.v, full.n * sizeof *full.v);
		arena_free(a);
	}
}

static void
refused_as(struct diag *d, int verdict, const char *detail)
{
	size_t last = diag_count(d) - 1;

	assert_int_equal(verdict, -1);
	assert_int_equal(diag_entry(d, last)->fault, FAULT_SUMS_DISAGREE);
	assert_string_equal(diag_entry(d, last)->detail, detail);
}

static void
test_progress__a_wrong_sum_is_refused(void **unused)
{
	struct diag *d = diag_new();
	struct where where = {0};
	struct tally whole = {.total = 2, .limited = 2, .count = {[STATUS_ACTIVE] = 2}};
	struct tally part = {.total = 1, .limited = 1, .count = {[STATUS_ACTIVE] = 1}};
	struct tally twin = {.total = 2, .limited = 2, .count = {[STATUS_PLANNING] = 2}};
	struct tally late = whole;

	(void)unused;
	late.late = 1;
	refused_as(d, agree_tallies(whole, &part, 1, d, where, "fields"),
		"fields, active: 1 \u2260 2");
	refused_as(d, agree_tallies(whole, &twin, 1, d, where, "fields"),
		"fields, planning: 2 \u2260 0");
	refused_as(
		d, agree_tallies(whole, &late, 1, d, where, "fields"), "fields, late: 1 \u2260 0");
	assert_int_equal(agree_tallies(whole, &whole, 1, d, where, "fields"), 0);
	diag_free(d);
}

/* Each sum of money by itself is missed. */
static void
test_progress__a_wrong_sum_of_money_is_refused(void **unused)
{
	struct money parts[] = {{.once = 5}, {.yearly = 5}, {.applied = 5}, {.granted = 5},
		{.open = 5}, {.spent = 5}, {.spent_before = 5}, {.without_figure = 5},
		{.measures = 5}, {.nonce = 5}, {.nyearly = 5}, {.nspent = 5}};
	struct diag *d = diag_new();

	(void)unused;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		assert_int_equal(
			agree_money((struct money){0}, &parts[i], 1, d, (struct where){0}, "cents"),
			-1);
		assert_int_equal(
			agree_money(parts[i], &parts[i], 1, d, (struct where){0}, "cents"), 0);
	}
	assert_int_equal(diag_count(d), sizeof parts / sizeof *parts);
	assert_string_equal(diag_entry(d, 0)->detail, "cents, once: 5 \u2260 0");
	diag_free(d);
}

/* A change that is left out, and one that is counted twice. */
static void
test_progress__changes_that_do_not_join_the_states_are_refused(void **unused)
{
	int ntampered = 0;

	(void)unused;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct dice r = {seed * 0xD1342543DE82EF95u};
		struct arena *a = arena_new();
		struct diag *d = diag_new();
		struct model *m = world_make(a, &r);
		struct states before = states_at(a, m, WORLD_FIRST + 60);
		struct states now = states_at(a, m, WORLD_FIRST + 400);
		struct changes c = changes_between(a, &before, &now);

		if (c.n && c.v[c.n - 1].before.status != c.v[c.n - 1].now.status) {
			c.n--;
			assert_int_equal(
				agree_changes(&before, &now, &c, d, (struct where){0}), -1);
			c.v[c.n].before.status = c.v[c.n].now.status;
			c.n++;
			assert_int_equal(
				agree_changes(&before, &now, &c, d, (struct where){0}), -1);
			ntampered++;
		}
		diag_free(d);
		arena_free(a);
	}
	assert_true(ntampered > 30);
}

/* The world's measures as two committees see them; all belong to the first. */
struct parted {
	struct arena *a;
	struct diag *d;
	struct states all, parts[2];
};

static struct parted
parted_make(uint64_t seed)
{
	struct parted p = {.a = arena_new(), .d = diag_new()};
	struct dice d = {seed * 0x9E3779B97F4A7C15u};
	struct model *m = world_make(p.a, &d);

	p.all = states_at(p.a, m, WORLD_FIRST + WORLD_DAYS / 2);
	for (int i = 0; i < 2; i++) {
		p.parts[i] = p.all;
		p.parts[i].v = arena_array(p.a, struct state, p.all.n + 1);
		p.parts[i].n = 0;
		for (size_t k = 0; k < p.all.n; k++)
			if (i == 0 ? k > 0 : k % 3 == 0)
				p.parts[i].v[p.parts[i].n++] = p.all.v[k];
	}
	return p;
}

static int
parted_agree(struct parted *p)
{
	return agree_union(p->a, &p->all, p->parts, 2, p->d, (struct where){0});
}

static void
parted_free(struct parted *p)
{
	diag_free(p->d);
	arena_free(p->a);
}

static void
test_progress__committees_together_are_the_concept(void **unused)
{
	(void)unused;
	for (uint64_t seed = 1; seed <= WORLDS; seed++) {
		struct parted p = parted_make(seed);

		assert_int_equal(parted_agree(&p), 0);
		assert_int_equal(diag_count(p.d), 0);
		parted_free(&p);
	}
}

/* Another status, a later light, a measure twice: each is refused. */
static void
test_progress__a_committee_that_counts_otherwise_is_refused(void **unused)
{
	int ntampered = 0;

	(void)unused;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct parted p = parted_make(seed);
		struct states *s = &p.parts[0];

		if (s->n < 3) {
			parted_free(&p);
			continue;
		}
		if (seed % 3 == 0)
			s->v[1].status = (enum status)((s->v[1].status + 1) % STATUS_COUNT);
		else if (seed % 3 == 1)
			s->v[2].due++;
		else
			s->v[2] = s->v[1];
		assert_int_equal(parted_agree(&p), -1);
		assert_int_equal(diag_entry(p.d, 0)->fault, FAULT_SUMS_DISAGREE);
		ntampered++;
		parted_free(&p);
	}
	assert_true(ntampered > 30);
}

static void
test_schedule__every_case_has_one_rule(void **unused)
{
	date dues[] = {DATE_NONE, 99, 100, 101};

	(void)unused;
	for (int s = 0; s < STATUS_COUNT; s++)
		for (int r = 0; r < SCHEDULE_COUNT; r++)
			for (size_t i = 0; i < 4; i++)
				assert_in_range(
					schedule_rule_for(&(struct schedule_case){(enum status)s,
						(enum schedule)r, dues[i], 100, i % 2 == 0}),
					0, RULE_COUNT - 1);
}

static enum schedule
light(enum status status, enum schedule reported, date due)
{
	return schedule_light(&(struct schedule_case){status, reported, due, 100, false});
}

static void
test_schedule__a_later_date_nobody_agreed_to_is_at_risk(void **unused)
{
	struct schedule_case c = {STATUS_ACTIVE, SCHEDULE_ON_TIME, 200, 100, true};

	(void)unused;
	assert_int_equal(schedule_light(&c), SCHEDULE_AT_RISK);
	c.is_shifted = false;
	assert_int_equal(schedule_light(&c), SCHEDULE_ON_TIME);
	c = (struct schedule_case){STATUS_ACTIVE, SCHEDULE_LATE, 200, 100, true};
	assert_int_equal(schedule_light(&c), SCHEDULE_LATE);
	c = (struct schedule_case){STATUS_ONGOING, SCHEDULE_ON_TIME, 200, 100, true};
	assert_int_equal(schedule_light(&c), SCHEDULE_ON_TIME);
}

/* A measure with a planned end on day 100 and the reports given, one every ten days. */
static struct measure *
with_dues(struct arena *a, const date *dues, size_t n)
{
	struct measure *m = arena_one(a, struct measure);

	m->start = DATE_NONE;
	m->end = 100;
	m->reports = arena_array(a, const struct status_report *, n);
	for (size_t i = 0; i < n; i++) {
		struct status_report *r = arena_one(a, struct status_report);

		*r = (struct status_report){.date = 10 * (date)(i + 1),
			.due = dues[i],
			.status = STATUS_ACTIVE,
			.measure.to = m};
		m->reports[m->nreports++] = r;
	}
	return m;
}

static void
test_shift__counts_moves_to_later_days(void **unused)
{
	struct arena *a = arena_new();
	struct measure *m = with_dues(a, (const date[]){100, 130, DATE_NONE, 120, 160}, 5);
	struct shift s;

	(void)unused;
	s = shift_of(m, 19);
	assert_int_equal(s.times, 0);
	assert_false(s.is_open);
	s = shift_of(m, 20);
	assert_int_equal(s.now, 130);
	assert_int_equal(s.times, 1);
	assert_true(s.is_open);
	assert_int_equal(shift_of(m, 39).now, 130); /* silence changes nothing */
	assert_int_equal(shift_of(m, 40).times, 1); /* an earlier day is no slip */
	s = shift_of(m, 50);
	assert_int_equal(s.first, 100);
	assert_int_equal(s.now, 160);
	assert_int_equal(s.times, 2);
	arena_free(a);
}

/* Agreed on day 45 by an item with the given result. */
static struct shift
agreed(struct arena *a, enum result result, date due)
{
	struct measure *m = with_dues(a, (const date[]){100, 130, 130, 130}, 4);
	struct agenda_item *item = arena_one(a, struct agenda_item);
	struct meeting *meeting = arena_one(a, struct meeting);
	struct deadline *d = VEC_PUSH(a, &m->deadlines);

	meeting->start = 45;
	item->meeting = meeting;
	item->result = result;
	*d = (struct deadline){.due = due, .item.to = item, .reason = "weil"};
	d->r.time.from = DATE_NONE;
	return shift_of(m, 60);
}

static void
test_shift__is_open_until_a_committee_agrees(void **unused)
{
	struct arena *a = arena_new();

	(void)unused;
	assert_false(agreed(a, RESULT_ADOPTED, 130).is_open);
	assert_false(agreed(a, RESULT_ADOPTED_AMENDED, 130).is_open);
	assert_true(agreed(a, RESULT_ADJOURNED, 130).is_open);
	assert_true(agreed(a, RESULT_NONE, 130).is_open);
	assert_string_equal(agreed(a, RESULT_NONE, 130).reason, "weil");
	assert_int_equal(agreed(a, RESULT_ADOPTED, 140).now, 140);
	assert_false(agreed(a, RESULT_ADOPTED, 140).is_open);
	arena_free(a);
}

static void
test_shift__months_count_the_last_day_as_such(void **unused)
{
	(void)unused;
	assert_int_equal(months_between(date_make(2027, 12, 31), date_make(2028, 6, 30)), 6);
	assert_int_equal(months_between(date_make(2027, 12, 31), date_make(2028, 6, 29)), 5);
	assert_int_equal(months_between(date_make(2028, 1, 15), date_make(2028, 2, 14)), 0);
	assert_int_equal(months_between(date_make(2028, 1, 15), date_make(2028, 2, 15)), 1);
}

static void
test_schedule__day_of_cutoff_is_not_late(void **unused)
{
	(void)unused;
	assert_int_equal(light(STATUS_ACTIVE, SCHEDULE_NONE, 100), SCHEDULE_ON_TIME);
	assert_int_equal(light(STATUS_ACTIVE, SCHEDULE_ON_TIME, 99), SCHEDULE_LATE);
	assert_int_equal(light(STATUS_DONE, SCHEDULE_LATE, 99), SCHEDULE_NONE);
	assert_int_equal(light(STATUS_ONGOING, SCHEDULE_ON_TIME, 99), SCHEDULE_ON_TIME);
	assert_int_equal(light(STATUS_ACTIVE, SCHEDULE_AT_RISK, DATE_NONE), SCHEDULE_AT_RISK);
}

/* One measure with two reports; gives its change between day 100 and 200. */
static bool
one_change(struct arena *a, struct status_report first, struct status_report second,
	struct change *out)
{
	struct action_field *f = arena_one(a, struct action_field);
	struct measure *m = arena_one(a, struct measure);
	struct states before = {.at = 100, .n = 1};
	struct states now = {.at = 200, .n = 1};
	struct changes c;

	f->number = 1;
	m->field = f;
	m->end = DATE_NONE;
	first.date = 90;
	second.date = 150;
	m->reports = arena_array(a, const struct status_report *, 2);
	m->reports[0] = arena_memdup(a, &first, sizeof first);
	m->reports[1] = arena_memdup(a, &second, sizeof second);
	m->nreports = 2;
	before.v = arena_one(a, struct state);
	now.v = arena_one(a, struct state);
	before.v[0] = state_at(m, 100);
	now.v[0] = state_at(m, 200);
	c = changes_between(a, &before, &now);
	if (c.n)
		*out = c.v[0];
	return c.n == 1;
}

static void
test_change__kinds(void **unused)
{
	static const struct {
		enum status was, is;
		date due_was, due_is;
		enum change_kind kind;
	} cases[] = {
		{STATUS_ACTIVE, STATUS_DONE, 300, 300, CHANGE_DONE},
		{STATUS_PLANNING, STATUS_ACTIVE, 300, 400, CHANGE_STARTED},
		{STATUS_NOT_STARTED, STATUS_ONGOING, 300, 300, CHANGE_STARTED},
		{STATUS_ACTIVE, STATUS_ONGOING, 300, 300, CHANGE_FORWARD},
		{STATUS_RECOMMENDED, STATUS_PLANNING, 300, 300, CHANGE_FORWARD},
		{STATUS_ACTIVE, STATUS_ACTIVE, 300, 301, CHANGE_SLIPPED},
		{STATUS_ACTIVE, STATUS_ACTIVE, 300, 299, CHANGE_FORWARD},
		{STATUS_ACTIVE, STATUS_DEFERRED, 300, 300, CHANGE_STOPPED},
		{STATUS_RECOMMENDED, STATUS_REJECTED, 300, 300, CHANGE_STOPPED},
		{STATUS_ACTIVE, STATUS_TRANSFERRED, 300, 300, CHANGE_TRANSFERRED},
		{STATUS_DEFERRED, STATUS_PLANNING, 300, 300, CHANGE_RESUMED},
		{STATUS_ACTIVE, STATUS_PLANNING, 300, 300, CHANGE_BACK},
		{STATUS_ACTIVE, STATUS_ACTIVE, 150, 150, CHANGE_SLIPPED}, /* fell due */
	};
	struct arena *a = arena_new();
	struct change c;

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(one_change(a,
			(struct status_report){.status = cases[i].was, .due = cases[i].due_was},
			(struct status_report){.status = cases[i].is, .due = cases[i].due_is}, &c));
		assert_int_equal(c.kind, cases[i].kind);
	}
	assert_false(one_change(a, (struct status_report){.status = STATUS_ONGOING, .due = 150},
		(struct status_report){.status = STATUS_ONGOING, .due = 250}, &c));
	arena_free(a);
}

static void
test_change__important_ones_take_turns(void **unused)
{
	struct arena *a = arena_new();
	struct measure m = {.priority = PRIORITY_LOW};
	struct measure high = {.priority = PRIORITY_HIGH};
	struct change v[8] = {0};
	struct changes c = {.v = v, .n = 8};
	const struct change **five;

	(void)unused;
	for (int i = 0; i < 8; i++) {
		v[i].kind = i < 6 ? CHANGE_DONE : i == 6 ? CHANGE_STOPPED : CHANGE_SLIPPED;
		v[i].now.measure = i == 4 ? &high : &m;
		c.count[v[i].kind]++;
	}
	assert_int_equal(changes_most_important(a, &c, 5, &five), 5);
	assert_ptr_equal(five[0], &v[4]);
	assert_ptr_equal(five[1], &v[0]);
	assert_ptr_equal(five[2], &v[1]);
	assert_ptr_equal(five[3], &v[6]);
	assert_ptr_equal(five[4], &v[7]);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_progress__rebuilt_state_equals_slow_reference),
		cmocka_unit_test(test_progress__changes_plus_before_are_now),
		cmocka_unit_test(test_progress__later_reports_change_nothing),
		cmocka_unit_test(test_progress__a_wrong_sum_is_refused),
		cmocka_unit_test(test_progress__a_wrong_sum_of_money_is_refused),
		cmocka_unit_test(test_progress__changes_that_do_not_join_the_states_are_refused),
		cmocka_unit_test(test_progress__committees_together_are_the_concept),
		cmocka_unit_test(test_progress__a_committee_that_counts_otherwise_is_refused),
		cmocka_unit_test(test_schedule__every_case_has_one_rule),
		cmocka_unit_test(test_schedule__day_of_cutoff_is_not_late),
		cmocka_unit_test(test_schedule__a_later_date_nobody_agreed_to_is_at_risk),
		cmocka_unit_test(test_shift__counts_moves_to_later_days),
		cmocka_unit_test(test_shift__is_open_until_a_committee_agrees),
		cmocka_unit_test(test_shift__months_count_the_last_day_as_such),
		cmocka_unit_test(test_change__kinds),
		cmocka_unit_test(test_change__important_ones_take_turns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
