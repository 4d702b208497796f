/* A chart and its table say the same, or there is no document. */
#include "unit.h"

#include "compose/write/figure.h"

#include <string.h>

struct world {
	struct arena *a;
	struct diag *d;
	struct model model;
	struct publication publication;
	struct compose_input in;
};

static int
make_world(void **state)
{
	struct world *w = test_calloc(1, sizeof *w);

	w->a = arena_new();
	w->d = diag_new();
	w->model.body.slug = "muster";
	w->publication.lang = "de";
	w->in = (struct compose_input){.model = &w->model,
		.publication = &w->publication,
		.labels = labels_load(w->a, "en"),
		.as_of = date_make(2026, 9, 30)};
	*state = w;
	return 0;
}

static int
end_world(void **state)
{
	struct world *w = *state;

	arena_free(w->a);
	diag_free(w->d);
	test_free(w);
	return 0;
}

/* Two fields with five measures. */
static const struct figure_tally rows[] = {
	{"Sprache",
		{.count = {[STATUS_PLANNING] = 2, [STATUS_DONE] = 1},
			.total = 3,
			.limited = 3,
			.done = 1},
		false},
	{"Wohnen", {.count = {[STATUS_DONE] = 2}, .total = 2, .limited = 2, .done = 2}, false},
};
static const struct tally whole = {
	.count = {[STATUS_PLANNING] = 2, [STATUS_DONE] = 3}, .total = 5, .limited = 5, .done = 3};

static struct figure_status
figure(const struct tally *total)
{
	return (struct figure_status){.kind = CHART_STATUS_BARS,
		.rows = rows,
		.nrows = 2,
		.total = total,
		.caption = "3 of 5 done",
		.message = "3 of 5 done",
		.head = "Field",
		.style = TABLE_PLAIN};
}

static int
true_body(struct builder *b)
{
	struct figure_status f = figure(&whole);

	figure_status(b, &f);
	return 0;
}

/* The total of the concept knows one done measure more than the fields. */
static int
wrong_total_body(struct builder *b)
{
	struct tally more = whole;
	struct figure_status f = figure(&more);

	more.count[STATUS_DONE]++;
	more.total++;
	figure_status(b, &f);
	return 0;
}

/* A row that counts one status twice: its own total betrays it. */
static int
wrong_row_body(struct builder *b)
{
	struct figure_tally wrong[2] = {rows[0], rows[1]};
	struct figure_status f = figure(NULL);

	wrong[1].tally.count[STATUS_ACTIVE] = 1;
	f.rows = wrong;
	figure_status(b, &f);
	return 0;
}

/* Charts that say otherwise than the table; each is drawn from the true one. */
static const struct tampering {
	int planning[2], done[2];
	size_t nseries;
	int verdict;
} tamperings[] = {
	{{2, 0}, {1, 2}, 2, 0}, {{2, 0}, {1, 1}, 2, -1}, /* a value less */
	{{1, 0}, {2, 2}, 2, -1}, /* the sum is right, the statuses are not */
	{{2, 0}, {2, 1}, 2, -1}, /* a measure in the wrong field */
	{{2, 0}, {1, 2}, 1, -1}, /* a series left out */
};

static int
chart_body(struct builder *b)
{
	for (size_t i = 0; i < sizeof tamperings / sizeof *tamperings; i++) {
		const struct tampering *t = &tamperings[i];
		int64_t planning[2] = {t->planning[0], t->planning[1]};
		int64_t done[2] = {t->done[0], t->done[1]};
		struct chart_series series[2] = {
			{.fill = STATUS_PLANNING, .values = planning, .n = 2},
			{.fill = STATUS_DONE, .values = done, .n = 2},
		};
		struct chart chart = {.kind = CHART_STATUS_BARS,
			.ncategories = 2,
			.series = series,
			.nseries = t->nseries};
		struct figure_status f = figure(&whole);

		assert_int_equal(figure_agrees(b, &f, &chart), t->verdict);
	}
	return 0;
}

static void
expect_refusal(struct world *w, builder_body *body, const char *detail)
{
	const struct diag_entry *e;

	assert_null(builder_compose(&w->in, body, w->a, w->d));
	assert_true(diag_count(w->d) > 0);
	e = diag_entry(w->d, 0);
	assert_int_equal(e->fault, FAULT_SUMS_DISAGREE);
	assert_string_equal(e->detail, detail);
}

static void
test_figure__numbers_that_agree_are_printed(void **state)
{
	struct world *w = *state;

	assert_non_null(builder_compose(&w->in, true_body, w->a, w->d));
	assert_int_equal(diag_count(w->d), 0);
}

static void
test_figure__a_total_that_is_not_the_sum_makes_no_document(void **state)
{
	expect_refusal(*state, wrong_total_body, "Field, done: 3 \u2260 4");
}

static void
test_figure__a_row_that_is_not_its_sum_makes_no_document(void **state)
{
	expect_refusal(*state, wrong_row_body, "Wohnen: 3 \u2260 2");
}

static void
test_figure__a_chart_that_is_not_its_table_is_refused(void **state)
{
	struct world *w = *state;

	builder_compose(&w->in, chart_body, w->a, w->d);
	assert_int_equal(diag_entry(w->d, 0)->fault, FAULT_SUMS_DISAGREE);
	assert_string_equal(diag_entry(w->d, 0)->detail, "Wohnen, done: 1 \u2260 2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_figure__numbers_that_agree_are_printed, make_world, end_world),
		cmocka_unit_test_setup_teardown(
			test_figure__a_total_that_is_not_the_sum_makes_no_document, make_world,
			end_world),
		cmocka_unit_test_setup_teardown(
			test_figure__a_row_that_is_not_its_sum_makes_no_document, make_world,
			end_world),
		cmocka_unit_test_setup_teardown(
			test_figure__a_chart_that_is_not_its_table_is_refused, make_world,
			end_world),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
