#include "unit.h"

#include "layout/line/rule.h"

/* Ten blanks: a full stretch of 5000, a full shrink of 3000. */
#define MEASURE 100000
#define STRETCH 5000
#define SHRINK 3000

static const struct brk_setting justified = {.first_width = MEASURE, .width = MEASURE};
static const struct brk_setting ragged = {.first_width = MEASURE, .width = MEASURE, .rag = STRETCH};
static const struct text_item blank = {.kind = ITEM_GLUE};
static const struct brk_before decent = {.fit = FIT_DECENT};

static struct brk_try
fit(const struct brk_rule *rule, const struct brk_setting *set, mpt rest)
{
	struct brk_try t = {.line = {.width = MEASURE - rest, .measure = MEASURE},
		.stretch = STRETCH,
		.shrink = SHRINK};

	brk_rule_fit(rule, set, &t);
	return t;
}

static int64_t
cost(const struct brk_rule *rule, const struct text_item *end, const struct brk_before *before,
	struct brk_try t)
{
	return brk_rule_cost(rule, &justified, end, before, &t);
}

static void
test_brk_rule__badness_is_a_hundred_times_the_cube(void **state)
{
	(void)state;
	assert_int_equal(fit(&BRK_DIVIDED, &justified, 0).badness, 0);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH).badness, 100);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH * 2).badness, 800);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, -SHRINK).badness, 100);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH * 5).badness, 10000);
}

static void
test_brk_rule__more_shrink_than_there_is_is_overfull(void **state)
{
	(void)state;
	assert_false(fit(&BRK_DIVIDED, &justified, -SHRINK).line.is_overfull);
	assert_true(fit(&BRK_DIVIDED, &justified, -SHRINK - 1).line.is_overfull);
	assert_true(fit(&BRK_RAGGED, &ragged, -1).line.is_overfull);
}

static void
test_brk_rule__spare_stretch_makes_a_line_less_bad_not_less_loose(void **state)
{
	struct brk_rule spare = BRK_LOOSE;

	(void)state;
	spare.more = STRETCH;
	assert_int_equal(fit(&spare, &justified, STRETCH * 2).badness, 100);
	assert_int_equal(fit(&spare, &justified, STRETCH * 2).line.ratio, 2000);
}

static void
test_brk_rule__four_fits(void **state)
{
	(void)state;
	assert_int_equal(fit(&BRK_DIVIDED, &justified, -SHRINK).fit, FIT_TIGHT);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH / 2).fit, FIT_DECENT);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH * 9 / 10).fit, FIT_LOOSE);
	assert_int_equal(fit(&BRK_DIVIDED, &justified, STRETCH).fit, FIT_VERY_LOOSE);
	assert_int_equal(fit(&BRK_RAGGED, &ragged, STRETCH).fit, FIT_DECENT);
}

/* (line penalty + badness)^2, and what stands beside it. */
static void
test_brk_rule__demerits_are_tex_s(void **state)
{
	const struct text_item division = {.kind = ITEM_PENALTY, .is_hyphen = true, .penalty = 60};
	const struct text_item hyphen = {.kind = ITEM_PENALTY, .is_explicit = true, .penalty = 50};
	const struct brk_before tight = {.fit = FIT_TIGHT},
				ladder = {.fit = FIT_DECENT, .ladder = 1};
	struct brk_try full = fit(&BRK_DIVIDED, &justified, STRETCH), even = full;

	(void)state;
	even = fit(&BRK_DIVIDED, &justified, 0);
	assert_int_equal(cost(&BRK_DIVIDED, &blank, &decent, even), 100);
	assert_int_equal(cost(&BRK_DIVIDED, &blank, &tight, full), 110 * 110 + 10000);
	assert_int_equal(cost(&BRK_DIVIDED, &division, &decent, even), 100 + 2500);
	assert_int_equal(cost(&BRK_DIVIDED, &hyphen, &decent, even), 100 + 2500);
	even.ends_in_hyphen = true;
	assert_int_equal(cost(&BRK_DIVIDED, &division, &ladder, even), 100 + 2500 + 10000);
	even.line.is_last = true;
	assert_int_equal(cost(&BRK_DIVIDED, &blank, &ladder, even), 100 + 5000);
}

static void
test_brk_rule__the_last_line_may_end_where_it_likes(void **state)
{
	struct brk_setting balanced = justified;
	struct brk_try t = {.line = {.width = MEASURE / 2, .measure = MEASURE, .is_last = true},
		.stretch = STRETCH,
		.shrink = SHRINK};

	(void)state;
	brk_rule_fit(&BRK_DIVIDED, &justified, &t);
	assert_int_equal(t.badness, 0);
	assert_int_equal(t.line.ratio, 0);
	balanced.balance = true;
	brk_rule_fit(&BRK_DIVIDED, &balanced, &t);
	assert_int_equal(t.badness, 10000);
}

static void
test_brk_rule__a_joint_is_the_better_place_in_ragged_lines(void **state)
{
	const struct text_item syllable = {.kind = ITEM_PENALTY, .is_hyphen = true, .penalty = 60};
	const struct text_item joint = {.kind = ITEM_PENALTY, .is_hyphen = true, .penalty = 30};
	struct brk_try t = fit(&BRK_RAGGED, &ragged, 0);

	(void)state;
	assert_int_equal(cost(&BRK_RAGGED, &syllable, &decent, t), 100 + 40 * 40);
	assert_int_equal(cost(&BRK_RAGGED, &joint, &decent, t), 100 + 10 * 10);
}

static void
test_brk_rule__even_lines_cost_the_square_of_their_ratio(void **state)
{
	struct brk_rule cheap = brk_rule_even(0), dear = brk_rule_even(BRK_PRICES - 1);
	const struct text_item division = {.kind = ITEM_PENALTY, .is_hyphen = true, .penalty = 60};
	struct brk_try t = fit(&cheap, &justified, STRETCH * 2);

	(void)state;
	t.fit = FIT_DECENT;
	assert_int_equal(cost(&cheap, &blank, &decent, t), 100 + 4 * 10000);
	assert_true(cost(&cheap, &division, &decent, t) < cost(&dear, &division, &decent, t));
	assert_int_equal(cost(&dear, &blank, &decent, t), 100 + 4 * 10000);
}

static void
test_brk_rule__a_lost_last_line_costs(void **state)
{
	const struct text_item end = {.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED};
	const struct brk_setting wide = {.width = MEASURE, .short_last = 5000};
	struct brk_rule rule = brk_rule_even(0);
	struct brk_try t = {.line = {.width = 4999,
				    .measure = MEASURE,
				    .is_last = true,
				    .is_single_word = true}};

	(void)state;
	t.fit = FIT_DECENT;
	assert_int_equal(brk_rule_cost(&rule, &wide, &end, &decent, &t), 100 + 10000 + 10000);
	t.line.width = 5000;
	assert_int_equal(brk_rule_cost(&rule, &wide, &end, &decent, &t), 100 + 10000);
	assert_int_equal(brk_rule_cost(&BRK_DIVIDED, &wide, &end, &decent, &t), 100);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_brk_rule__badness_is_a_hundred_times_the_cube),
		cmocka_unit_test(test_brk_rule__more_shrink_than_there_is_is_overfull),
		cmocka_unit_test(test_brk_rule__spare_stretch_makes_a_line_less_bad_not_less_loose),
		cmocka_unit_test(test_brk_rule__four_fits),
		cmocka_unit_test(test_brk_rule__demerits_are_tex_s),
		cmocka_unit_test(test_brk_rule__the_last_line_may_end_where_it_likes),
		cmocka_unit_test(test_brk_rule__a_joint_is_the_better_place_in_ragged_lines),
		cmocka_unit_test(test_brk_rule__even_lines_cost_the_square_of_their_ratio),
		cmocka_unit_test(test_brk_rule__a_lost_last_line_costs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
