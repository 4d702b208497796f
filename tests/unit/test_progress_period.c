#include "unit.h"

#include "progress/committee/competence.h"
#include "progress/committee/deadline.h"
#include "progress/committee/missing.h"
#include "progress/committee/period.h"
#include "progress/committee/task.h"
#include "progress/holiday.h"
#include "progress_world.h"

#define MEETINGS 12
#define WORLDS 2000

static date
day(const char *iso)
{
	date d = 0;

	assert_int_equal(date_parse(iso, &d), 0);
	return d;
}

/* A model of meetings of one committee, some cancelled. */
static struct model *
meetings_make(struct arena *a, const struct organization *org, struct dice *d)
{
	struct model *m = arena_one(a, struct model);
	date at = WORLD_FIRST;

	for (size_t i = 0; i < 1 + roll(d, MEETINGS); i++) {
		struct meeting *meeting = VEC_PUSH(a, &m->meetings);
		struct org_ref *ref;

		at += 1 + (date)roll(d, 120);
		*meeting = (struct meeting){.start = at, .is_cancelled = roll(d, 4) == 0};
		ref = VEC_PUSH(a, &meeting->organizations);
		ref->to = org;
	}
	return m;
}

static void
check_partition(const struct model *m, const struct organization *org, enum report_cycle cycle,
	date from, date to)
{
	struct period p = period_at(m, org, cycle, from);

	for (date d = from; d <= to; d++) {
		struct period q = period_at(m, org, cycle, d);

		assert_true(period_first(q) <= d && d <= period_last(q));
		/* The same one till its last day, and then the next. */
		if (d <= period_last(p)) {
			assert_int_equal(period_first(q), period_first(p));
			assert_int_equal(period_last(q), period_last(p));
		} else {
			assert_int_equal(period_first(q), period_last(p) + 1);
			assert_int_equal(period_cmp(q, period_following(m, org, p)), 0);
			assert_int_equal(period_cmp(p, period_preceding(m, org, q)), 0);
		}
		p = q;
	}
}

static void
test_period__partition_has_no_gap_and_no_overlap(void **unused)
{
	struct organization org = {.name = "x"};

	(void)unused;
	for (int c = CYCLE_MONTH; c < CYCLE_MEETING; c++)
		check_partition(&(struct model){0}, &org, (enum report_cycle)c, day("1999-12-01"),
			day("2033-01-31"));
	for (uint64_t seed = 1; seed <= WORLDS; seed++) {
		struct dice d = {seed * 0x9E3779B97F4A7C15u};
		struct arena *a = arena_new();
		struct model *m = meetings_make(a, &org, &d);

		check_partition(
			m, &org, CYCLE_MEETING, WORLD_FIRST - 30, WORLD_FIRST + 2 * WORLD_DAYS);
		arena_free(a);
	}
}

static void
test_period__last_eight_end_with_the_present_one(void **unused)
{
	struct arena *a = arena_new();
	struct model m = {0};
	struct period p = {.kind = PERIOD_QUARTER, .year = 2026, .index = 3};
	struct status_report r = {.date = day("2025-02-03")};
	struct period *v;

	(void)unused;
	assert_int_equal(periods_until(a, &m, NULL, p, 8, &v), 1);
	*VEC_PUSH(a, &m.reports) = r;
	assert_int_equal(periods_until(a, &m, NULL, p, 8, &v), 7);
	assert_int_equal(v[0].year, 2025);
	assert_int_equal(v[0].index, 1);
	assert_int_equal(period_cmp(v[6], p), 0);
	m.reports.v[0].date = day("2020-02-03");
	assert_int_equal(periods_until(a, &m, NULL, p, 8, &v), 8);
	arena_free(a);
}

static const struct calendar nrw = {.state = 5};

static void
test_holiday__easter(void **unused)
{
	static const char *const known[] = {"1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19",
		"2000-04-23", "2008-03-23", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
		"2038-04-25", "2049-04-18", "2076-04-19"};

	(void)unused;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		date d = day(known[i]);

		assert_int_equal(easter_sunday(date_split(d).year), d);
	}
}

static void
test_holiday__north_rhine_westphalia_2025(void **unused)
{
	static const char *const days[] = {"2025-01-01", "2025-04-18", "2025-04-20", "2025-04-21",
		"2025-05-01", "2025-05-29", "2025-06-09", "2025-06-19", "2025-10-03", "2025-11-01",
		"2025-12-25", "2025-12-26"};
	size_t next = 0;

	(void)unused;
	for (date d = day("2025-01-01"); d <= day("2025-12-31"); d++)
		if (is_holiday(&nrw, d))
			assert_int_equal(d, day(days[next++]));
	assert_int_equal(next, sizeof days / sizeof *days);
}

/* All of a state's holidays in a year, from Easter's and the calendar's. */
static int
count_holidays(int state, int year)
{
	const struct calendar c = {.state = state};
	int n = 0;

	for (date d = date_make(year, 1, 1); d < date_make(year + 1, 1, 1); d++)
		n += is_holiday(&c, d);
	return n;
}

static void
test_holiday__sixteen_states(void **unused)
{
	/* of 2016, 2017, 2018, 2019, 2023 and 2024, Easter Sunday with them */
	static const int years[] = {2016, 2017, 2018, 2019, 2023, 2024};
	static const int counts[][6] = {
		{10, 11, 11, 11, 11, 11}, /* 01 Schleswig-Holstein */
		{10, 11, 11, 11, 11, 11}, /* 02 Hamburg */
		{10, 11, 11, 11, 11, 11}, /* 03 Lower Saxony */
		{10, 11, 11, 11, 11, 11}, /* 04 Bremen */
		{12, 13, 12, 12, 12, 12}, /* 05 North Rhine-Westphalia */
		{11, 12, 11, 11, 11, 11}, /* 06 Hesse */
		{12, 13, 12, 12, 12, 12}, /* 07 Rhineland-Palatinate */
		{13, 14, 13, 13, 13, 13}, /* 08 Baden-Württemberg */
		{13, 14, 13, 13, 13, 13}, /* 09 Bavaria */
		{13, 14, 13, 13, 13, 13}, /* 10 Saarland */
		{10, 11, 10, 11, 11, 11}, /* 11 Berlin */
		{12, 12, 12, 12, 12, 12}, /* 12 Brandenburg */
		{11, 11, 11, 11, 12, 12}, /* 13 Mecklenburg-Western Pomerania */
		{12, 12, 12, 12, 12, 12}, /* 14 Saxony */
		{12, 12, 12, 12, 12, 12}, /* 15 Saxony-Anhalt */
		{11, 11, 11, 12, 12, 12}, /* 16 Thuringia */
	};

	(void)unused;
	for (int state = 1; state <= 16; state++)
		for (size_t i = 0; i < sizeof years / sizeof *years; i++)
			assert_int_equal(count_holidays(state, years[i]), counts[state - 1][i]);
	assert_int_equal(count_holidays(0, 2024), 0);
	assert_int_equal(count_holidays(11, 2020), 12);
	assert_int_equal(count_holidays(11, 2025), 12);
	assert_int_equal(count_holidays(11, 2026), 11);
}

static void
test_holiday__both_sides(void **unused)
{
	static const struct {
		int state;
		const char *is, *is_not;
	} cases[] = {
		{8, "2026-01-06", "2026-01-05"},
		{15, "2026-01-06", "2026-01-07"},
		{11, "2019-03-08", "2018-03-08"},
		{13, "2023-03-08", "2022-03-08"},
		{11, "2020-05-08", "2021-05-08"},
		{11, "2025-05-08", "2024-05-08"},
		{12, "2026-05-24", "2026-05-26"},
		{6, "2026-06-04", "2026-06-03"},
		{10, "2026-08-15", "2026-08-14"},
		{16, "2019-09-20", "2018-09-20"},
		{3, "2018-10-31", "2016-10-31"},
		{5, "2017-10-31", "2018-10-31"},
		{14, "2016-10-31", "2016-11-01"},
		{7, "2026-11-01", "2026-10-31"},
		{14, "2023-11-22", "2023-11-15"},
		{14, "2017-11-22", "2017-11-15"},
		{14, "2022-11-16", "2022-11-23"},
		{14, "2028-11-22", "2028-11-29"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct calendar c = {.state = cases[i].state};

		assert_true(is_holiday(&c, day(cases[i].is)));
		assert_false(is_holiday(&c, day(cases[i].is_not)));
	}
}

static void
test_holiday__local_ones(void **unused)
{
	static const struct local_day days[] = {{8, 8}, {8, 15}};
	const struct calendar augsburg = {.state = 9, .days = days, .ndays = 2};
	const struct calendar munich = {.state = 9};
	const struct calendar bautzen = {.state = 14, .has_corpus_christi = true};
	const struct calendar dresden = {.state = 14};

	(void)unused;
	assert_true(is_holiday(&augsburg, day("2025-08-08")));
	assert_true(is_holiday(&augsburg, day("2025-08-15")));
	assert_false(is_holiday(&augsburg, day("2025-08-09")));
	assert_false(is_holiday(&munich, day("2025-08-08")));
	assert_true(is_holiday(&bautzen, day("2026-06-04")));
	assert_false(is_holiday(&bautzen, day("2026-06-05")));
	assert_false(is_holiday(&dresden, day("2026-06-04")));
	assert_int_equal(working_day_not_after(&augsburg, day("2025-08-10")), day("2025-08-07"));
	assert_int_equal(working_day_not_after(&munich, day("2025-08-10")), day("2025-08-08"));
	assert_int_equal(working_day_not_after(&(struct calendar){.state = 0}, day("2026-05-01")),
		day("2026-05-01"));
}

static void
test_deadline__full_and_calendar_days(void **unused)
{
	date meeting = day("2026-11-24"); /* a Tuesday */

	(void)unused;
	/* eleven days back is Friday the 13th; ten is Saturday, so Friday again */
	assert_int_equal(submission_deadline(&nrw, meeting, 10, NOTICE_FULL), day("2026-11-13"));
	assert_int_equal(
		submission_deadline(&nrw, meeting, 10, NOTICE_CALENDAR), day("2026-11-13"));
	assert_int_equal(submission_deadline(&nrw, meeting, 7, NOTICE_CALENDAR), day("2026-11-17"));
	/* Easter Monday 2026-04-06 and Good Friday 2026-04-03 */
	assert_int_equal(submission_deadline(&nrw, day("2026-04-16"), 10, NOTICE_CALENDAR),
		day("2026-04-02"));
}

static void
test_deadline__next_meeting_skips_cancelled(void **unused)
{
	struct arena *a = arena_new();
	struct organization old = {.name = "old"};
	struct organization org = {.name = "new",
		.predecessor.to = &old,
		.notice_days = 10,
		.notice_count = NOTICE_FULL,
		.editorial_days = 8};
	struct model m = {0};
	struct deadlines d;

	(void)unused;
	for (int i = 0; i < 3; i++) {
		struct meeting *meeting = VEC_PUSH(a, &m.meetings);

		*meeting = (struct meeting){
			.start = day("2026-11-03") + 21 * i, .is_cancelled = i == 0};
		VEC_PUSH(a, &meeting->organizations)->to = i == 1 ? &old : &org;
	}
	d = deadlines_of(&m, &org, day("2026-09-30"));
	assert_int_equal(d.meeting->start, day("2026-11-24"));
	assert_int_equal(d.submission, day("2026-11-13"));
	assert_int_equal(d.editorial, day("2026-11-05"));
	assert_null(deadlines_of(&m, &org, day("2027-01-01")).meeting);
	arena_free(a);
}

static void
test_task__done_is_shown_once(void **unused)
{
	struct resolution_task t = {.due = 50, .done = 80};

	(void)unused;
	assert_int_equal(task_state_at(&t, 1, 49), TASK_OPEN);
	assert_int_equal(task_state_at(&t, 1, 50), TASK_OPEN);
	assert_int_equal(task_state_at(&t, 1, 51), TASK_OVERDUE);
	assert_int_equal(task_state_at(&t, 61, 90), TASK_DONE);
	assert_int_equal(task_state_at(&t, 81, 90), TASK_DONE_PAST);
}

static void
test_task__kept_or_dropped_by_setting(void **unused)
{
	struct arena *a = arena_new();
	struct organization org = {.name = "x"};
	struct model m = {0};
	struct meeting *meeting = VEC_PUSH(a, &m.meetings);
	struct agenda_item *item;

	(void)unused;
	*meeting = (struct meeting){.start = 10};
	VEC_PUSH(a, &meeting->organizations)->to = &org;
	item = VEC_PUSH(a, &meeting->items);
	*VEC_PUSH(a, &item->tasks) = (struct resolution_task){.due = 50, .done = 40};
	*VEC_PUSH(a, &item->tasks) = (struct resolution_task){.due = 50, .done = DATE_NONE};
	assert_int_equal(tasks_of(a, &m, &org, 1, 9).n, 0);
	assert_int_equal(tasks_of(a, &m, &org, 45, 60).n, 1);
	m.settings.keep_done_tasks = true;
	assert_int_equal(tasks_of(a, &m, &org, 45, 60).n, 2);
	assert_int_equal(tasks_of(a, &m, &org, 45, 60).count[TASK_OVERDUE], 1);
	arena_free(a);
}

static void
test_competence__field_measure_resolution_and_predecessor(void **unused)
{
	struct arena *a = arena_new();
	struct organization old = {.name = "old"};
	struct organization org = {.name = "new", .predecessor.to = &old};
	struct action_field sb = {.number = 1};
	struct action_field ws = {.number = 2};
	struct measure m = {.field = &ws};
	struct meeting meeting = {.start = 10};
	struct agenda_item item = {.meeting = &meeting};
	const struct agenda_item *one = &item;

	(void)unused;
	VEC_PUSH(a, &old.fields)->to = &sb;
	VEC_PUSH(a, &meeting.organizations)->to = &old;
	assert_false(is_measure_of(&m, &org, 10));
	m.field = &sb; /* inherited competence */
	assert_true(is_measure_of(&m, &org, 10));
	VEC_PUSH(a, &org.fields)->to = &ws; /* an own one replaces it */
	assert_false(is_measure_of(&m, &org, 10));
	m.decided = &one; /* the predecessor resolved on it */
	m.ndecided = 1;
	assert_true(is_measure_of(&m, &org, 10));
	assert_false(is_measure_of(&m, &org, 9)); /* not yet */
	m.ndecided = 0;
	VEC_PUSH(a, &org.measures)->to = &m;
	assert_true(is_measure_of(&m, &org, 10));
	arena_free(a);
}

static void
test_competence__loop_of_predecessors_ends(void **unused)
{
	struct organization one = {.name = "1"};
	struct organization two = {.name = "2", .predecessor.to = &one};
	struct organization other = {.name = "3"};

	(void)unused;
	one.predecessor.to = &two;
	assert_false(is_or_succeeds(&one, &other));
}

static void
test_missing__offices_with_silent_measures(void **unused)
{
	struct arena *a = arena_new();
	struct organization office = {.name = "office"};
	struct status_report old = {.date = 10, .status = STATUS_ACTIVE};
	struct status_report new = {.date = 60, .status = STATUS_ACTIVE};
	struct measure m[3] = {{.lead.to = &office}, {.lead.to = &office}, {.lead.to = &office}};
	struct state v[3] = {{.measure = &m[0], .report = &old, .status = STATUS_ACTIVE},
		{.measure = &m[1], .report = &new, .status = STATUS_ACTIVE},
		{.measure = &m[2], .report = &old, .status = STATUS_DONE}};
	struct states s = {.at = 90, .v = v, .n = 3};
	const struct missing *out;

	(void)unused;
	assert_int_equal(missing_reports(a, &s, 50, &out), 1);
	assert_int_equal(out[0].nmeasures, 1);
	assert_ptr_equal(out[0].measures[0], &m[0]);
	assert_int_equal(out[0].last, 10);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_period__partition_has_no_gap_and_no_overlap),
		cmocka_unit_test(test_period__last_eight_end_with_the_present_one),
		cmocka_unit_test(test_holiday__easter),
		cmocka_unit_test(test_holiday__sixteen_states),
		cmocka_unit_test(test_holiday__both_sides),
		cmocka_unit_test(test_holiday__local_ones),
		cmocka_unit_test(test_holiday__north_rhine_westphalia_2025),
		cmocka_unit_test(test_deadline__full_and_calendar_days),
		cmocka_unit_test(test_deadline__next_meeting_skips_cancelled),
		cmocka_unit_test(test_task__done_is_shown_once),
		cmocka_unit_test(test_task__kept_or_dropped_by_setting),
		cmocka_unit_test(test_competence__field_measure_resolution_and_predecessor),
		cmocka_unit_test(test_competence__loop_of_predecessors_ends),
		cmocka_unit_test(test_missing__offices_with_silent_measures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
