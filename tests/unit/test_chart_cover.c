/* The cover's plan and pattern. */
#include "unit.h"

#include "layout/block/cover.h"
#include "text/para.h"

static const int first[] = {0, 1, 2, 3, 4, 5, 6, 7, 8}, second[] = {4, 4};
static const struct cover_band bands[] = {{first, 9}, {second, 2}};

struct desk {
	struct arena *a;
	struct diag *d;
	struct style *style;
};

static int
open_desk(void **state)
{
	struct arena *a = arena_new();
	struct desk *desk = arena_one(a, struct desk);

	desk->a = a;
	desk->d = diag_new();
	desk->style = style_load(a, "styles/default.xml", "default.xml", "styles/schema", desk->d);
	assert_non_null(desk->style);
	*state = desk;
	return 0;
}

static int
close_desk(void **state)
{
	struct desk *desk = *state;

	diag_free(desk->d);
	arena_free(desk->a);
	return 0;
}

static struct cover_plan
plan_of(struct desk *desk, const struct cover *c, mpt title_height)
{
	struct cover_ask ask = {.cover = c, .style = desk->style, .title_height = title_height};
	struct cover_plan plan;

	cover_draw(&ask, desk->a, &plan);
	return plan;
}

static void
check_pattern(const struct cover_plan *plan)
{
	for (size_t i = 1; i < plan->nboxes; i++) {
		const struct box *b = &plan->boxes[i];

		assert_int_equal(b->artifact, ARTIFACT_BACKGROUND);
		assert_int_equal(b->elem, ELEM_NONE);
		assert_true(b->y + b->h <= plan->title_y);
		assert_true(b->x + b->w <= plan->title_x + plan->title_width);
	}
}

static void
test_cover__one_cell_per_measure_above_the_title(void **state)
{
	struct cover c = {.bands = bands, .nbands = 2};
	struct cover_plan plan = plan_of(*state, &c, 100000);

	assert_int_equal(plan.nboxes, 1 + 9 + 2);
	assert_int_equal(plan.boxes[0].h, plan.field_height);
	check_pattern(&plan);
	assert_true(plan.lower_y > plan.field_height);
}

static void
test_cover__without_measures_is_a_calm_field(void **state)
{
	struct cover c = {.nbands = 0};

	assert_int_equal(plan_of(*state, &c, 100000).nboxes, 1);
}

static void
test_cover__very_many_measures_still_fit(void **state)
{
	enum { MANY = 2000 };
	static int cells[MANY];
	static const struct cover_band many[] = {{cells, MANY}, {cells, 0}, {cells, MANY}};
	struct cover c = {.bands = many, .nbands = 3};
	struct cover_plan plan = plan_of(*state, &c, 100000);

	assert_int_equal(plan.nboxes, 1 + 2 * MANY);
	check_pattern(&plan);
}

static void
test_cover__tall_title_rises_and_stays_on_the_field(void **state)
{
	struct cover c = {.nbands = 0};
	struct cover_plan plan = plan_of(*state, &c, 400000);

	assert_true(plan.title_y < plan_of(*state, &c, 100000).title_y);
	assert_true(plan.title_y + 400000 <= plan.field_height);
	plan = plan_of(*state, &c, 700000);
	assert_true(plan.title_y + 700000 <= plan.field_height);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cover__one_cell_per_measure_above_the_title),
		cmocka_unit_test(test_cover__without_measures_is_a_calm_field),
		cmocka_unit_test(test_cover__very_many_measures_still_fit),
		cmocka_unit_test(test_cover__tall_title_rises_and_stays_on_the_field),
	};

	return cmocka_run_group_tests(tests, open_desk, close_desk);
}
