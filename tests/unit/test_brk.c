#include "unit.h"

#include "layout/brk.h"

#include <stdlib.h>

/* A text of x for one unit of ink, blank for glue, - for a division, | for a forced break. */
#define UNIT 1000

struct case_state {
	struct arena *out, *tmp;
	struct text_item items[512];
	size_t n;
	struct brk brk;
};

static void
push(struct case_state *s, struct text_item it)
{
	s->items[s->n++] = it;
}

static void
push_char(struct case_state *s, char c)
{
	if (c == ' ')
		push(s, (struct text_item){.kind = ITEM_GLUE,
				.width = UNIT,
				.stretch = UNIT / 2,
				.shrink = UNIT / 3});
	else if (c == '-')
		push(s, (struct text_item){.kind = ITEM_PENALTY, .width = UNIT, .is_hyphen = true});
	else if (c == '|')
		push(s, (struct text_item){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
	else if (s->n && s->items[s->n - 1].kind == ITEM_BOX)
		s->items[s->n - 1].width += UNIT;
	else
		push(s, (struct text_item){.kind = ITEM_BOX, .width = UNIT});
}

static void
fill(struct case_state *s, const char *text, struct brk_setting set)
{
	s->n = 0;
	while (*text)
		push_char(s, *text++);
	push_char(s, '|');
	set.first_width = set.first_width ? set.first_width : set.width;
	brk_fill(s->items, s->n, &set, s->out, s->tmp, &s->brk);
}

static int
setup(void **state)
{
	struct case_state *s = xmalloc(sizeof *s);

	s->out = arena_new();
	s->tmp = arena_new();
	*state = s;
	return 0;
}

static int
teardown(void **state)
{
	struct case_state *s = *state;

	arena_free(s->out);
	arena_free(s->tmp);
	free(s);
	return 0;
}

static void
test_brk__short_text_is_one_line(void **state)
{
	struct case_state *s = *state;

	fill(s, "xx xx", (struct brk_setting){.width = 10 * UNIT});
	assert_int_equal(s->brk.nlines, 1);
	assert_int_equal(s->brk.lines[0].width, 5 * UNIT);
	assert_true(s->brk.lines[0].is_last);
}

static void
test_brk__empty_paragraph_is_one_empty_line(void **state)
{
	struct case_state *s = *state;

	fill(s, "", (struct brk_setting){.width = 10 * UNIT});
	assert_int_equal(s->brk.nlines, 1);
	assert_int_equal(s->brk.lines[0].width, 0);
}

static void
test_brk__single_word_longer_than_measure(void **state)
{
	struct case_state *s = *state;

	fill(s, "xx xxxxxxxxxxxxxxxx xx", (struct brk_setting){.width = 10 * UNIT});
	assert_int_equal(s->brk.nlines, 3);
	assert_false(s->brk.lines[0].is_overfull);
	assert_true(s->brk.lines[1].is_overfull);
	assert_false(s->brk.lines[2].is_overfull);
}

static void
test_brk__long_word_is_divided_rather_than_overfull(void **state)
{
	struct case_state *s = *state;

	fill(s, "xx xxxxxxxx-xxxxxxxx xx",
		(struct brk_setting){.width = 11 * UNIT, .rag = 4 * UNIT, .short_last = 3 * UNIT});
	assert_int_equal(s->brk.nlines, 3);
	assert_false(s->brk.lines[1].is_overfull);
	assert_true(s->brk.lines[1].is_hyphenated);
}

static void
test_brk__forced_break_ends_a_line(void **state)
{
	struct case_state *s = *state;

	fill(s, "xx|xx", (struct brk_setting){.width = 10 * UNIT});
	assert_int_equal(s->brk.nlines, 2);
	assert_true(s->brk.lines[0].is_last);
}

/* Filling line by line would leave 7 of 10 in the first lines and 2 in the last. */
static void
test_brk__looks_ahead_instead_of_filling_greedily(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxx xx xx xxxxx",
		(struct brk_setting){.width = 9 * UNIT, .rag = 4 * UNIT, .short_last = 3 * UNIT});
	assert_int_equal(s->brk.nlines, 2);
	assert_int_equal(s->brk.lines[0].width, 6 * UNIT);
	assert_int_equal(s->brk.lines[1].width, 8 * UNIT);
}

static void
test_brk__justified_line_may_shrink(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxx xxx xxx xxx xx xx xx", (struct brk_setting){.width = 14500});
	assert_int_equal(s->brk.lines[0].width, 15 * UNIT);
	assert_in_range(-s->brk.lines[0].ratio, 400, 600);
}

static void
test_brk__no_three_hyphens_in_a_row(void **state)
{
	struct case_state *s = *state;
	int ladder = 0;
	size_t i;

	fill(s, "xxxxx xxx-xxx xxxx xxx-xxx xxxx xxx-xxx xxxx xxx-xxx xxxx xxx-xxx xxxx xxx-xxx xx",
		(struct brk_setting){.width = 10 * UNIT, .rag = 3 * UNIT});
	for (i = 0; i < s->brk.nlines; i++) {
		ladder = s->brk.lines[i].is_hyphenated ? ladder + 1 : 0;
		assert_in_range(ladder, 0, 2);
	}
}

static void
test_brk__last_line_takes_a_second_word(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxxx xxxx xxxx xxxx xxxx xxxx xx",
		(struct brk_setting){.width = 14 * UNIT, .rag = 8 * UNIT, .short_last = 3 * UNIT});
	assert_int_equal(s->brk.nlines, 3);
	assert_false(s->brk.lines[2].is_single_word);
}

static void
test_brk__balanced_heading_has_equal_lines(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxxx xxxx xxxx xxxx xxxx",
		(struct brk_setting){.width = 19 * UNIT, .rag = 4 * UNIT, .balance = true});
	assert_int_equal(s->brk.nlines, 2);
	assert_in_range(s->brk.lines[0].width, 9 * UNIT, 14 * UNIT);
	assert_in_range(s->brk.lines[1].width, 9 * UNIT, 14 * UNIT);
}

static void
test_brk__first_line_has_its_own_measure(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxxx xxxx xxxx",
		(struct brk_setting){.first_width = 5 * UNIT, .width = 9 * UNIT, .rag = 4 * UNIT});
	assert_int_equal(s->brk.lines[0].width, 4 * UNIT);
	assert_int_equal(s->brk.lines[1].width, 9 * UNIT);
}

static void
test_brk__measure_tells_divided_whole_and_natural(void **state)
{
	struct case_state *s = *state;
	struct brk_extent e;

	fill(s, "xx xxxx-xxx|x", (struct brk_setting){.width = 99 * UNIT});
	e = brk_measure(s->items, s->n);
	assert_int_equal(e.divided, 5 * UNIT);
	assert_int_equal(e.whole, 7 * UNIT);
	assert_int_equal(e.natural, 10 * UNIT);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_brk__short_text_is_one_line),
		CASE(test_brk__empty_paragraph_is_one_empty_line),
		CASE(test_brk__single_word_longer_than_measure),
		CASE(test_brk__long_word_is_divided_rather_than_overfull),
		CASE(test_brk__forced_break_ends_a_line),
		CASE(test_brk__looks_ahead_instead_of_filling_greedily),
		CASE(test_brk__justified_line_may_shrink),
		CASE(test_brk__no_three_hyphens_in_a_row),
		CASE(test_brk__last_line_takes_a_second_word),
		CASE(test_brk__balanced_heading_has_equal_lines),
		CASE(test_brk__first_line_has_its_own_measure),
		CASE(test_brk__measure_tells_divided_whole_and_natural),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
