#include "fixture.h"

#include "model/link.h"
#include "model/view.h"

struct past {
	struct arena *arena;
	struct diag *diag;
	struct model *model;
};

static struct past
load(const char *name)
{
	struct past p = {.arena = arena_new(), .diag = diag_new()};

	p.model = model_load(p.arena, arena_printf(p.arena, "tests/golden/time/%s", name),
		FIXTURE_SCHEMA, p.diag);
	assert_non_null(p.model);
	return p;
}

static void
unload(struct past *p)
{
	arena_free(p->arena);
	diag_free(p->diag);
}

static const struct model *
on(struct past *p, int year, int month, int day)
{
	return view_make(p->arena, p->model, date_make(year, month, day));
}

static bool
is_alive(const struct model *m, const char *id)
{
	const struct measure *s = model_measure(m, id);

	return s && !model_has_left(m, s);
}

static void
test_view__measures_live_from_their_first_day_to_their_last(void **unused)
{
	struct past p = load("split-in-two");
	const struct model *before = on(&p, 2026, 5, 31), *after = on(&p, 2026, 6, 1);

	(void)unused;
	assert_true(is_alive(before, "m-1"));
	assert_null(model_measure(before, "m-3"));
	assert_false(is_alive(after, "m-1"));
	assert_non_null(model_measure(after, "m-1")); /* who looks back still finds it */
	assert_true(is_alive(after, "m-3"));
	assert_string_equal(model_measure(after, "m-3")->replaces.v[0].to->code, "M-1");
	assert_int_equal(before->fields.v[0].measures.n, 2);
	assert_int_equal(after->fields.v[0].measures.n, 3);
	unload(&p);
}

static void
test_view__a_withdrawal_counts_from_its_day(void **unused)
{
	struct past p = load("withdrawn");

	(void)unused;
	assert_true(is_alive(on(&p, 2026, 5, 11), "m-1"));
	assert_false(is_alive(on(&p, 2026, 5, 12), "m-1"));
	assert_int_equal(on(&p, 2026, 5, 11)->meetings.v[0].state, MEETING_SCHEDULED);
	assert_int_equal(on(&p, 2026, 5, 12)->meetings.v[0].state, MEETING_HELD);
	unload(&p);
}

static void
test_view__a_correction_holds_once_it_is_known(void **unused)
{
	struct past p = load("corrected-after-the-meeting");
	const struct measure *m = model_measure(on(&p, 2026, 3, 31), "m-1");

	(void)unused;
	assert_int_equal(m->nreports, 1);
	assert_int_equal(m->reports[0]->status, STATUS_ACTIVE);
	p.model->known = date_make(2026, 5, 19);
	m = model_measure(on(&p, 2026, 3, 31), "m-1");
	assert_int_equal(m->nreports, 1);
	assert_int_equal(m->reports[0]->status, STATUS_DONE);
	p.model->known = date_make(2026, 5, 20);
	m = model_measure(on(&p, 2026, 3, 31), "m-1");
	assert_int_equal(m->reports[0]->status, STATUS_ACTIVE);
	p.model->known = date_make(2026, 3, 30);
	assert_int_equal(model_measure(on(&p, 2026, 3, 31), "m-1")->nreports, 0);
	unload(&p);
}

static void
test_view__money_is_that_of_the_day(void **unused)
{
	struct past p = load("funding-granted");
	const struct measure *before = model_measure(on(&p, 2026, 5, 19), "m-1");
	const struct measure *after = model_measure(on(&p, 2026, 5, 20), "m-1");

	(void)unused;
	assert_int_equal(before->funding.n, 1);
	assert_int_equal(before->funding.v[0].state, FUNDING_APPLIED);
	assert_int_equal(after->funding.n, 1);
	assert_int_equal(after->funding.v[0].state, FUNDING_GRANTED);
	assert_int_equal(model_measure(on(&p, 2026, 6, 14), "m-1")->expenditures.n, 0);
	assert_int_equal(model_measure(on(&p, 2026, 6, 15), "m-1")->expenditures.n, 1);
	unload(&p);
}

static void
test_view__competence_holds_from_its_day(void **unused)
{
	struct past p = load("committee-re-formed");

	(void)unused;
	assert_int_equal(model_organization(on(&p, 2026, 1, 31), "committee")->measures.n, 2);
	assert_int_equal(model_organization(on(&p, 2026, 2, 1), "committee")->measures.n, 3);
	unload(&p);
}

static void
test_view__nothing_is_decided_before_the_meeting(void **unused)
{
	struct past p = load("date-moved-and-agreed");
	const struct model *before = on(&p, 2026, 5, 11), *after = on(&p, 2026, 5, 12);

	(void)unused;
	assert_int_equal(model_agenda_item(before, "t1")->result, RESULT_NONE);
	assert_int_equal(model_agenda_item(after, "t1")->result, RESULT_ADOPTED);
	assert_int_equal(model_measure(before, "m-1")->deadlines.n, 0);
	assert_int_equal(model_measure(after, "m-1")->deadlines.n, 1);
	unload(&p);
}

static void
test_view__the_whole_model_is_left_alone(void **unused)
{
	struct past p = load("split-in-two");

	(void)unused;
	on(&p, 2026, 3, 31);
	on(&p, 2026, 9, 30);
	assert_int_equal(p.model->fields.v[0].measures.n, 4);
	assert_int_equal(p.model->former.n, 0);
	unload(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_view__measures_live_from_their_first_day_to_their_last),
		cmocka_unit_test(test_view__a_withdrawal_counts_from_its_day),
		cmocka_unit_test(test_view__a_correction_holds_once_it_is_known),
		cmocka_unit_test(test_view__money_is_that_of_the_day),
		cmocka_unit_test(test_view__competence_holds_from_its_day),
		cmocka_unit_test(test_view__nothing_is_decided_before_the_meeting),
		cmocka_unit_test(test_view__the_whole_model_is_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
