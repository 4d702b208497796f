/*
 * Charts: every situation of chart_cases.h as a golden dump of its boxes in
 * tests/golden/charts, and rules that hold for all of them. Rewrite the
 * goldens with GOLDEN_REWRITE=1 and review the difference.
 */
#include "unit.h"

#include "base/str.h"
#include "chart_cases.h"
#include "layout/chart/chart.h"
#include "layout/chart/scale.h"

#include <stdlib.h>

#define GOLDEN_DIR "tests/golden/charts/"
#define FIGURE 7
#define PLACE 3

struct easel {
	struct arena *a;
	struct diag *d;
	struct style *style;
	struct fonts *fonts;
	struct text_cache *text;
	const struct labels *labels;
};

static int
open_easel(void **state)
{
	struct arena *a = arena_new();
	struct easel *e = arena_one(a, struct easel);

	e->a = a;
	e->d = diag_new();
	e->style = style_load(a, "styles/default.xml", "default.xml", "styles/schema", e->d);
	assert_non_null(e->style);
	e->fonts = fonts_open(e->style->fallback, e->d);
	e->text = text_cache_open(e->fonts, NULL, e->d);
	e->labels = labels_load(a, "en");
	*state = e;
	return 0;
}

static int
close_easel(void **state)
{
	struct easel *e = *state;

	text_cache_close(e->text);
	fonts_close(e->fonts);
	diag_free(e->d);
	arena_free(e->a);
	return 0;
}

static struct chart_drawing
draw(struct easel *e, const struct chart *chart)
{
	struct chart_ask ask = {.chart = chart,
		.style = e->style,
		.text = e->text,
		.labels = e->labels,
		.lang = "de",
		.width = e->style->page.column_width,
		.elem = FIGURE,
		.seq = PLACE,
		.narrow_spaces = true};
	struct chart_drawing d;

	assert_int_equal(chart_draw(&ask, e->a, &d), 0);
	return d;
}

/* --- dumps -------------------------------------------------------------------- */

static void
dump_box(struct str *out, const struct box *b)
{
	static const char *const kinds[] = {"text", "fill", "line", "polygon", "image"};

	str_addf(out, "\t%s %d,%d %dx%d", kinds[b->kind], b->x, b->y, b->w, b->h);
	switch (b->kind) {
	case BOX_TEXT:
		str_addf(out, " #%06X |%.*s|", b->u.run->color, (int)b->u.run->ntext,
			b->u.run->text);
		break;
	case BOX_FILL:
		str_addf(out, " #%06X #%06X hatch %d outline %d", b->u.fill.ground, b->u.fill.line,
			(int)b->u.fill.hatch, b->u.fill.outline);
		break;
	case BOX_LINE:
		str_addf(out, " #%06X %d dash %d", b->u.line.color, b->u.line.thickness,
			b->u.line.dash);
		break;
	case BOX_POLYGON:
		str_addf(out, " #%06X", b->u.polygon.color);
		for (size_t i = 0; i < b->u.polygon.npoints; i++)
			str_addf(out, " %d,%d", b->u.polygon.points[i].x, b->u.polygon.points[i].y);
		break;
	case BOX_IMAGE:
		break;
	}
	str_addc(out, '\n');
}

static void
dump_slice(struct str *out, const char *name, const struct chart_slice *s)
{
	str_addf(out, "%s height %d%s\n", name, s->height,
		s->may_begin_page ? " may begin a page" : "");
	for (size_t i = 0; i < s->nboxes; i++)
		dump_box(out, &s->boxes[i]);
}

static void
dump_drawing(struct str *out, const struct chart_drawing *d)
{
	str_addf(out, "chart height %d slices %zu\n", d->height, d->nslices);
	if (d->head.height)
		dump_slice(out, "head", &d->head);
	for (size_t i = 0; i < d->nslices; i++)
		dump_slice(out, "slice", &d->slices[i]);
}

static void
read_file(const char *path, struct str *out)
{
	FILE *f = fopen(path, "r");
	char chunk[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		str_addn(out, chunk, n);
	fclose(f);
}

static void
write_file(const char *path, const struct str *content)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(content->s, 1, content->n, f), content->n);
	assert_int_equal(fclose(f), 0);
}

static void
check_golden(struct easel *e, const struct chart_case *c)
{
	struct chart_drawing d = draw(e, c->make(e->a));
	const char *path = arena_printf(e->a, GOLDEN_DIR "%s.boxes", c->name);
	struct str got, want;

	str_init(&got);
	str_init(&want);
	dump_drawing(&got, &d);
	if (getenv("GOLDEN_REWRITE"))
		write_file(path, &got);
	read_file(path, &want);
	if (strcmp(got.s, want.s) != 0)
		print_error("%s differs\n", path);
	assert_string_equal(got.s, want.s);
	str_release(&got);
	str_release(&want);
}

static void
test_chart__every_situation_as_pinned(void **state)
{
	for (size_t i = 0; i < CHART_NCASES; i++)
		check_golden(*state, &chart_cases[i]);
}

/* --- rules for all ------------------------------------------------------------ */

static void
check_slice(const struct easel *e, const struct chart_slice *s, const char *name)
{
	mpt air = e->style->chart.line; /* half a line stands out */

	for (size_t i = 0; i < s->nboxes; i++) {
		const struct box *b = &s->boxes[i];
		mpt left = mpt_min(b->x, b->x + b->w), right = mpt_max(b->x, b->x + b->w);

		if (left < -air || right > e->style->page.column_width + air || b->y < -air ||
			b->y > s->height + air)
			fail_msg("%s: box %zu at %d,%d %dx%d", name, i, b->x, b->y, b->w, b->h);
		assert_int_equal(b->elem, FIGURE);
		assert_int_equal(b->seq, PLACE);
		assert_int_equal(b->link, LINK_NONE);
		assert_int_equal(b->artifact, ARTIFACT_NONE);
	}
}

static void
test_chart__nothing_leaves_its_slice_or_its_figure(void **state)
{
	struct easel *e = *state;

	for (size_t i = 0; i < CHART_NCASES; i++) {
		struct chart_drawing d = draw(e, chart_cases[i].make(e->a));
		mpt height = d.head.height;

		check_slice(e, &d.head, chart_cases[i].name);
		for (size_t k = 0; k < d.nslices; k++) {
			check_slice(e, &d.slices[k], chart_cases[i].name);
			height += d.slices[k].height;
		}
		assert_int_equal(height, d.height);
	}
}

static bool
do_texts_meet(const struct box *a, const struct box *b)
{
	mpt cap = a->u.run->size / 2; /* capitals are higher than this in any font */

	return a->x < b->x + b->w - 1 && b->x < a->x + a->w - 1 && a->y - cap < b->y &&
	       b->y - cap < a->y;
}

static void
check_texts(const struct chart_slice *s, const char *name)
{
	for (size_t i = 0; i < s->nboxes; i++)
		for (size_t k = 0; k < i; k++) {
			const struct box *a = &s->boxes[i], *b = &s->boxes[k];

			if (a->kind == BOX_TEXT && b->kind == BOX_TEXT && do_texts_meet(a, b))
				fail_msg("%s: |%.*s| on |%.*s|", name, (int)a->u.run->ntext,
					a->u.run->text, (int)b->u.run->ntext, b->u.run->text);
		}
}

static void
test_chart__texts_never_overlap(void **state)
{
	struct easel *e = *state;

	for (size_t i = 0; i < CHART_NCASES; i++) {
		struct chart_drawing d = draw(e, chart_cases[i].make(e->a));

		check_texts(&d.head, chart_cases[i].name);
		for (size_t k = 0; k < d.nslices; k++)
			check_texts(&d.slices[k], chart_cases[i].name);
	}
}

static void
test_chart__without_content_has_no_slices(void **state)
{
	struct easel *e = *state;

	assert_int_equal(draw(e, case_bars_none(e->a)).nslices, 0);
	assert_int_equal(draw(e, case_line_none(e->a)).height, 0);
	assert_int_equal(draw(e, case_schedule_none(e->a)).height, 0);
}

static void
test_chart__long_ones_break_but_never_leave_one_row_alone(void **state)
{
	struct easel *e = *state;
	struct chart_drawing d = draw(e, case_schedule_many(e->a));

	assert_int_equal(d.nslices, CASES_MANY);
	assert_true(d.head.height > 0);
	assert_false(d.slices[0].may_begin_page);
	assert_false(d.slices[1].may_begin_page);
	assert_true(d.slices[2].may_begin_page);
	assert_true(d.slices[d.nslices - 2].may_begin_page);
	assert_false(d.slices[d.nslices - 1].may_begin_page);
	assert_false(draw(e, case_schedule_one(e->a)).slices[0].may_begin_page);
}

static void
test_chart__bars_are_as_long_as_their_values(void **state)
{
	struct easel *e = *state;
	struct chart *c = case_costs(e->a);
	struct chart_drawing d = draw(e, c);
	mpt first = 0, second = 0;

	for (size_t i = 0; i < d.slices[0].nboxes; i++)
		if (d.slices[0].boxes[i].kind == BOX_FILL)
			first = mpt_max(first, d.slices[0].boxes[i].w);
	for (size_t i = 0; i < d.slices[1].nboxes; i++)
		if (d.slices[1].boxes[i].kind == BOX_FILL)
			second = mpt_max(second, d.slices[1].boxes[i].w);
	assert_in_range(mpt_scale(first, 9250000, 18400000) - second + 2, 0, 4);
}

static void
test_chart__least_segment_is_still_seen(void **state)
{
	struct easel *e = *state;
	struct chart_drawing d = draw(e, case_bars_narrow(e->a));

	for (size_t i = 0; i < d.slices[0].nboxes; i++)
		if (d.slices[0].boxes[i].kind == BOX_FILL)
			assert_true(d.slices[0].boxes[i].w > 0);
}

/* --- scale -------------------------------------------------------------------- */

static void
check_scale(double low, double high, const char *first, int nticks)
{
	struct arena *a = arena_new();
	struct chart_scale s = chart_scale_fit(low, high, 5);
	struct num_format f = {NUM_GROUP_SPACE, '.'};

	assert_string_equal(num_decimal(a, f, chart_scale_tick(&s, 0)), first);
	assert_int_equal(s.nticks, nticks);
	assert_true(chart_scale_place(&s, low) >= 0);
	assert_true(chart_scale_place(&s, high) <= 1000000);
	arena_free(a);
}

static void
test_chart_scale__begins_at_zero_where_that_shows_the_values(void **state)
{
	(void)state;
	check_scale(60, 80, "0", 5); /* by 20 */
	check_scale(12, 27, "0", 4); /* by 10 */
	check_scale(-27, -12, "\u221230", 4);
	check_scale(5, 5, "0", 6);
	check_scale(0, 0, "0.0", 6); /* by 0.2 */
}

static void
test_chart_scale__close_values_have_their_own_range(void **state)
{
	(void)state;
	check_scale(931, 934.5, "931", 5);
	assert_false(chart_scale_fit(931, 934.5, 5).has_zero);
}

static void
test_chart_scale__very_small_and_very_large(void **state)
{
	struct chart_scale s = chart_scale_fit(0, 4e15, 5);

	(void)state;
	assert_true(s.nticks >= 2);
	s = chart_scale_fit(0.000001, 0.000004, 5);
	assert_int_equal(chart_scale_tick(&s, 1).places, 6);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chart__every_situation_as_pinned),
		cmocka_unit_test(test_chart__nothing_leaves_its_slice_or_its_figure),
		cmocka_unit_test(test_chart__texts_never_overlap),
		cmocka_unit_test(test_chart__without_content_has_no_slices),
		cmocka_unit_test(test_chart__long_ones_break_but_never_leave_one_row_alone),
		cmocka_unit_test(test_chart__bars_are_as_long_as_their_values),
		cmocka_unit_test(test_chart__least_segment_is_still_seen),
		cmocka_unit_test(test_chart_scale__begins_at_zero_where_that_shows_the_values),
		cmocka_unit_test(test_chart_scale__close_values_have_their_own_range),
		cmocka_unit_test(test_chart_scale__very_small_and_very_large),
	};

	return cmocka_run_group_tests(tests, open_easel, close_easel);
}
