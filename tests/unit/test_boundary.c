/* Both sides of every comparison of days in progress/. */
#include "fixture.h"

#include "progress/committee/competence.h"
#include "progress/committee/deadline.h"
#include "progress/committee/decision.h"
#include "progress/committee/missing.h"
#include "progress/committee/period.h"
#include "progress/committee/task.h"
#include "progress/money.h"

#define FIRST 100 /* the period's first day */
#define AT 200    /* the cut-off */

/* ---- decisions ---- */

/* What is asked about one measure deferred on the given day until the other. */
static enum need_kind
deferred(date since, date until)
{
	struct arena *a = arena_new();
	struct status_report r = {.date = since, .due = until, .status = STATUS_DEFERRED};
	struct action_field f = {.number = 1};
	struct measure m = {.field = &f};
	struct state s = {.measure = &m, .report = &r, .status = STATUS_DEFERRED, .since = since};
	struct states states = {.at = AT, .v = &s, .n = 1};
	struct model model = {.arena = a};
	struct organization committee = {.name = "c", .type = ORG_COMMITTEE};
	struct needs n = decisions_needed(a, &model, &states, &committee, FIRST);
	enum need_kind kind = n.n ? n.v[0].kind : NEED_COUNT;

	arena_free(a);
	return kind;
}

static void
test_decision__deferred_on_the_first_day_of_the_period(void **unused)
{
	(void)unused;
	assert_int_equal(deferred(FIRST, 9999), NEED_DEFERRAL);
	assert_int_equal(deferred(FIRST - 1, 9999), NEED_COUNT);
}

static void
test_decision__resumption_comes_within_a_quarter(void **unused)
{
	(void)unused;
	assert_int_equal(deferred(FIRST - 1, AT + DECISION_AHEAD), NEED_RESUMPTION);
	assert_int_equal(deferred(FIRST - 1, AT + DECISION_AHEAD + 1), NEED_COUNT);
	assert_int_equal(deferred(FIRST - 1, DATE_NONE), NEED_COUNT);
}

/* Is a paper adjourned on day 150 still open if it is back on the given day? */
static bool
is_open_after(date back, enum result result)
{
	struct arena *a = arena_new();
	struct organization committee = {.name = "c", .type = ORG_COMMITTEE};
	struct paper paper = {.reference = "V/1"};
	struct meeting meetings[2] = {{.start = 150}, {.start = back}};
	struct states none = {.at = AT};
	struct model model = {.arena = a};
	struct needs n;

	for (int i = 0; i < 2; i++) {
		struct agenda_item *item = VEC_PUSH(a, &meetings[i].items);

		item->paper.to = &paper;
		item->result = i ? result : RESULT_ADJOURNED;
		VEC_PUSH(a, &meetings[i].organizations)->to = &committee;
		*VEC_PUSH(a, &model.meetings) = meetings[i];
	}
	for (int i = 0; i < 2; i++)
		model.meetings.v[i].items.v[0].meeting = &model.meetings.v[i];
	n = decisions_needed(a, &model, &none, &committee, FIRST);
	arena_free(a);
	return n.n > 0;
}

static void
test_decision__a_paper_is_settled_from_the_same_day_to_the_cutoff(void **unused)
{
	(void)unused;
	assert_false(is_open_after(150, RESULT_ADOPTED));
	assert_true(is_open_after(149, RESULT_ADOPTED));
	assert_false(is_open_after(AT, RESULT_ADOPTED));
	assert_true(is_open_after(AT + 1, RESULT_ADOPTED));
	assert_true(is_open_after(160, RESULT_ADJOURNED));
	assert_false(is_open_after(160, RESULT_REJECTED));
}

/* A feasible measure under way, and an item on it of the given day and result. */
static size_t
asked(date day, enum result result, bool has_basis)
{
	struct arena *a = arena_new();
	struct meeting meeting = {.start = day};
	struct agenda_item item = {.meeting = &meeting, .result = result};
	const struct agenda_item *one = &item;
	struct status_report r = {.date = 150, .status = STATUS_ACTIVE};
	struct action_field f = {.number = 1};
	struct measure m = {.field = &f, .position.verdict = VERDICT_FEASIBLE};
	struct state s = {.measure = &m, .report = &r, .status = STATUS_ACTIVE, .since = 150};
	struct states states = {.at = AT, .v = &s, .n = 1};
	struct model model = {.arena = a};
	struct organization committee = {.name = "c", .type = ORG_COMMITTEE};
	size_t n;

	if (result != RESULT_NONE) {
		m.decided = &one;
		m.ndecided = 1;
	}
	if (has_basis)
		VEC_PUSH(a, &m.bases)->kind = BASIS_ADMINISTRATION;
	n = decisions_needed(a, &model, &states, &committee, FIRST).n;
	arena_free(a);
	return n;
}

static void
test_decision__only_a_decision_or_a_basis_settles(void **unused)
{
	(void)unused;
	assert_int_equal(asked(120, RESULT_NONE, false), 1); /* whatever the office wrote */
	assert_int_equal(asked(120, RESULT_NONE, true), 0);
	assert_int_equal(asked(120, RESULT_ADOPTED, false), 0);
	assert_int_equal(asked(120, RESULT_REJECTED, false), 0);
	assert_int_equal(asked(120, RESULT_ADJOURNED, false), 1);
	assert_int_equal(asked(120, RESULT_NOTED, false), 1);
}

/* ---- reports, tasks, money, meetings ---- */

static size_t
missing_with(date day)
{
	struct arena *a = arena_new();
	struct status_report r = {.date = day, .status = STATUS_ACTIVE};
	struct measure m = {0};
	struct state s = {.measure = &m, .report = &r, .status = STATUS_ACTIVE};
	struct states states = {.at = AT, .v = &s, .n = 1};
	const struct missing *out;
	size_t n = missing_reports(a, &states, FIRST, &out);

	arena_free(a);
	return n;
}

static void
test_missing__a_report_on_the_first_day_is_one(void **unused)
{
	(void)unused;
	assert_int_equal(missing_with(FIRST), 0);
	assert_int_equal(missing_with(FIRST - 1), 1);
}

static enum task_state
task(date due, date done)
{
	struct resolution_task t = {.due = due, .done = done};

	return task_state_at(&t, FIRST, AT);
}

static void
test_task__both_sides_of_each_day(void **unused)
{
	(void)unused;
	assert_int_equal(task(DATE_NONE, FIRST), TASK_DONE);
	assert_int_equal(task(DATE_NONE, FIRST - 1), TASK_DONE_PAST);
	assert_int_equal(task(DATE_NONE, AT), TASK_DONE);
	assert_int_equal(task(DATE_NONE, AT + 1), TASK_OPEN);
	assert_int_equal(task(AT, DATE_NONE), TASK_OPEN);
	assert_int_equal(task(AT - 1, DATE_NONE), TASK_OVERDUE);
}

static void
test_money__spent_by_the_day_and_before(void **unused)
{
	struct arena *a = arena_new();
	struct measure m = {0};
	struct state s = {.measure = &m};
	struct states states = {.at = AT, .v = &s, .n = 1};
	static const date days[] = {FIRST - 1, FIRST, AT, AT + 1};
	struct money sum;

	(void)unused;
	for (int i = 0; i < 4; i++) {
		struct expenditure *e = VEC_PUSH(a, &m.expenditures);

		e->date = days[i];
		e->cents = 1 << i;
	}
	sum = money_of(&states, NULL, FIRST - 1);
	assert_int_equal(sum.spent, 1 + 2 + 4);
	assert_int_equal(sum.spent_before, 1);
	arena_free(a);
}

static void
test_deadline__a_meeting_on_the_cutoff_day_is_not_the_next(void **unused)
{
	struct arena *a = arena_new();
	struct organization committee = {.name = "c", .notice_days = -1};
	struct model m = {.arena = a};
	struct meeting *meeting = VEC_PUSH(a, &m.meetings);

	(void)unused;
	VEC_PUSH(a, &meeting->organizations)->to = &committee;
	meeting->start = AT;
	assert_null(deadlines_of(&m, &committee, AT).meeting);
	meeting->start = AT + 1;
	assert_ptr_equal(deadlines_of(&m, &committee, AT).meeting, meeting);
	arena_free(a);
}

static void
test_state__a_review_on_the_day_itself_is_in_time(void **unused)
{
	struct state s = {.status = STATUS_ONGOING, .due = AT};

	(void)unused;
	assert_false(state_is_unreviewed(&s, AT));
	assert_true(state_is_unreviewed(&s, AT + 1));
	s.status = STATUS_ACTIVE;
	assert_false(state_is_unreviewed(&s, AT + 1));
	s = (struct state){.status = STATUS_ONGOING, .due = DATE_NONE};
	assert_false(state_is_unreviewed(&s, AT));
}

static void
test_period__the_cutoff_is_never_beyond_its_end(void **unused)
{
	struct period p = period_of(PERIOD_QUARTER, date_make(2026, 5, 1));
	date last = date_make(2026, 6, 30);

	(void)unused;
	assert_int_equal(period_cutoff(p, last), last);
	assert_int_equal(period_cutoff(p, last - 1), last - 1);
	assert_int_equal(period_cutoff(p, last + 1), last);
	assert_int_equal(period_cutoff(p, DATE_NONE), last);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decision__deferred_on_the_first_day_of_the_period),
		cmocka_unit_test(test_decision__resumption_comes_within_a_quarter),
		cmocka_unit_test(test_decision__a_paper_is_settled_from_the_same_day_to_the_cutoff),
		cmocka_unit_test(test_decision__only_a_decision_or_a_basis_settles),
		cmocka_unit_test(test_missing__a_report_on_the_first_day_is_one),
		cmocka_unit_test(test_task__both_sides_of_each_day),
		cmocka_unit_test(test_money__spent_by_the_day_and_before),
		cmocka_unit_test(test_deadline__a_meeting_on_the_cutoff_day_is_not_the_next),
		cmocka_unit_test(test_state__a_review_on_the_day_itself_is_in_time),
		cmocka_unit_test(test_period__the_cutoff_is_never_beyond_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
