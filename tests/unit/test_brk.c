#include "unit.h"

#include "layout/line/search.h"

#include <stdlib.h>

/*
 * A text of x for one unit of ink, blank for glue, - for a division, = for a
 * place behind a hyphen in the text, | for a forced break.
 */
#define UNIT 1000

struct case_state {
	struct arena *out, *tmp;
	struct text_item items[4096];
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
	else if (c == '=')
		push(s, (struct text_item){.kind = ITEM_PENALTY, .is_explicit = true});
	else if (c == '|')
		push(s, (struct text_item){.kind = ITEM_PENALTY, .penalty = PENALTY_FORCED});
	else if (s->n && s->items[s->n - 1].kind == ITEM_BOX)
		s->items[s->n - 1].width += UNIT;
	else
		push(s, (struct text_item){.kind = ITEM_BOX, .width = UNIT});
}

static void
read_text(struct case_state *s, const char *text)
{
	s->n = 0;
	while (*text)
		push_char(s, *text++);
	push_char(s, '|');
}

static void
fill(struct case_state *s, const char *text, struct brk_setting set)
{
	read_text(s, text);
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

/* A blank gives half a unit: four blanks stretched fully make two. */
static void
test_brk__nothing_is_divided_where_all_lines_are_good(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxx xxx xxx xxx xxx x-xxxxx xxx xxx xxx xxx xxx",
		(struct brk_setting){.width = 21 * UNIT});
	assert_int_equal(s->brk.nlines, 3);
	assert_int_equal(s->brk.lines[0].ratio, 1000);
	assert_false(s->brk.lines[0].is_hyphenated);
}

/* The same with three units to fill: half as much again as the blanks may give. */
static void
test_brk__a_line_too_loose_is_divided(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxx xxx xxx xxx xxx x-xxxxx xxx xxx xxx xxx xxx",
		(struct brk_setting){.width = 22 * UNIT});
	assert_true(s->brk.lines[0].is_hyphenated);
	assert_int_equal(s->brk.lines[0].ratio, 0);
}

static bool
search(struct case_state *s, const char *text, mpt width, const struct brk_rule *rule)
{
	struct brk_setting set = {.first_width = width, .width = width};
	struct brk_sums sums;

	read_text(s, text);
	sums = brk_sum(s->items, s->n, s->tmp);
	return brk_search(&sums, &set, rule, s->tmp, &s->brk);
}

/* The first line has to end before the long word; it needs 1.25 and 1.5 times its stretch. */
static void
test_brk__each_rule_has_its_tolerance(void **state)
{
	static const char text[] = "xxx xxx xxx xxx xxx xxxxxxxxxxxxxxxxxx xx";
	struct case_state *s = *state;

	assert_false(search(s, text, 21500, &BRK_WHOLE));
	assert_true(search(s, text, 21500, &BRK_DIVIDED));
	assert_false(search(s, text, 22000, &BRK_DIVIDED));
	assert_true(search(s, text, 22000, &BRK_LOOSE));
}

/* 30 words leave two units to 29 blanks, 31 fill the line; both have badness 0. */
static void
test_brk__of_equally_dear_ways_the_more_even_one(void **state)
{
	struct case_state *s = *state;

	assert_true(search(s, "x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x x",
		61 * UNIT, &BRK_DIVIDED));
	assert_int_equal(s->brk.lines[0].ratio, 0);
	assert_int_equal(s->brk.lines[0].width, 61 * UNIT);
}

/* TeX would let the long word stick out; the blank before it stretches twelve times. */
static void
test_brk__never_overfull_by_choice(void **state)
{
	struct case_state *s = *state;
	size_t i;

	fill(s, "xxxx xxx xxxxxxxxxxxxxx xxx xxxx xx",
		(struct brk_setting){.width = 14 * UNIT, .spare = 30 * UNIT});
	assert_int_equal(s->brk.nlines, 3);
	for (i = 0; i < s->brk.nlines; i++)
		assert_false(s->brk.lines[i].is_overfull);
	assert_int_equal(s->brk.lines[0].ratio, 12000);
}

static void
test_brk__a_piece_too_wide_is_marked_and_the_rest_is_set(void **state)
{
	struct case_state *s = *state;

	fill(s, "xxx xxx xxx xxxxxxxxxxxxxxx xxx xxx xxx xx",
		(struct brk_setting){.width = 11 * UNIT});
	assert_int_equal(s->brk.nlines, 4);
	assert_false(s->brk.lines[0].is_overfull);
	assert_true(s->brk.lines[1].is_overfull);
	assert_int_equal(s->brk.lines[1].width, 15 * UNIT);
	assert_int_equal(s->brk.lines[2].ratio, 0);
}

/* --- beside TeX's way ------------------------------------------------------------ */

#define PARAGRAPHS 100

struct seen {
	int hyphens, pairs, ladders;
	int lost, ends; /* last lines of one word: short ones; those and rests of divided ones */
	int64_t squares;
};

static struct seen
see(const struct case_state *s, const struct brk *b, mpt short_last)
{
	struct seen t = {.hyphens = 0};
	int row = 0;
	size_t i;

	for (i = 0; i < b->nlines; i++) {
		const struct brk_line *l = &b->lines[i];

		t.lost += l->is_single_word && l->width < short_last;
		t.ends += l->is_single_word && (l->width < short_last || row > 0);
		row = l->is_hyphenated || s->items[l->last].is_explicit ? row + 1 : 0;
		t.hyphens += l->is_hyphenated;
		t.pairs += row == 2;
		t.ladders += row == 3;
		t.squares += (int64_t)l->ratio * l->ratio;
	}
	return t;
}

/* A text of 60 words of 2 to 13 letters, the same each time for a seed. */
static void
make_text(char *text, uint32_t seed)
{
	int word, i;

	for (word = 0; word < 60; word++) {
		int letters = 2 + (int)((seed = seed * 1664525u + 1013904223u) >> 16) % 12;

		for (i = 0; i < letters; i++) {
			*text++ = 'x';
			if (i > 0 && i % 3 == 2 && i + 3 < letters)
				*text++ = letters == 13 && i == 5 ? '=' : '-';
		}
		*text++ = ' ';
	}
	text[-1] = '\0';
}

/* What mending a fault may cost there; 0 if TeX has no way. */
static int64_t
fill_as_tex(struct case_state *s, const struct brk_setting *set, struct brk *way)
{
	struct brk_sums sums = brk_sum(s->items, s->n, s->tmp);

	if (brk_search(&sums, set, &BRK_WHOLE, s->tmp, way) ||
		brk_search(&sums, set, &BRK_DIVIDED, s->tmp, way))
		return 500000;
	return brk_search(&sums, set, &BRK_LOOSE, s->tmp, way) ? 2000000 : 0;
}

/* Returns 1 if ours is better somewhere, -1 if TeX has no way. */
static int
compare_with_tex(struct case_state *s, const char *text, mpt width, mpt short_last)
{
	struct brk_setting set = {
		.first_width = width, .width = width, .short_last = short_last, .spare = 30 * UNIT};
	struct seen ours, tex;
	struct brk way;
	int64_t cost;
	int mended;

	fill(s, text, set);
	cost = fill_as_tex(s, &set, &way);
	if (!cost)
		return -1;
	ours = see(s, &s->brk, short_last);
	tex = see(s, &way, short_last);
	assert_true(ours.hyphens <= tex.hyphens);
	assert_true(ours.pairs <= tex.pairs);
	assert_true(ours.ladders <= tex.ladders);
	assert_true(ours.lost <= tex.lost);
	assert_true(ours.ends <= tex.ends);
	mended = short_last ? tex.ladders - ours.ladders + tex.lost - ours.lost : 0;
	assert_true(ours.squares <= tex.squares + mended * cost);
	return ours.squares < tex.squares || ours.hyphens < tex.hyphens;
}

static void
test_brk__no_worse_than_tex_in_any_count(void **state)
{
	static const int widths[] = {24, 36, 60};
	struct case_state *s = *state;
	int better = 0, set = 0;
	uint32_t i, w, is_wide;

	for (i = 0; i < PARAGRAPHS; i++)
		for (w = 0; w < 3; w++)
			for (is_wide = 0; is_wide < 2; is_wide++) {
				char text[4096];
				int result;

				make_text(text, i);
				result = compare_with_tex(
					s, text, widths[w] * UNIT, is_wide ? 7 * UNIT : 0);
				better += result > 0;
				set += result >= 0;
			}
	/* The comparison means something: most can be set, and some set better. */
	assert_in_range(set, PARAGRAPHS * 5, PARAGRAPHS * 6);
	assert_in_range(better, PARAGRAPHS / 2, PARAGRAPHS * 6);
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
		CASE(test_brk__nothing_is_divided_where_all_lines_are_good),
		CASE(test_brk__a_line_too_loose_is_divided),
		CASE(test_brk__each_rule_has_its_tolerance),
		CASE(test_brk__of_equally_dear_ways_the_more_even_one),
		CASE(test_brk__never_overfull_by_choice),
		CASE(test_brk__a_piece_too_wide_is_marked_and_the_rest_is_set),
		CASE(test_brk__no_worse_than_tex_in_any_count),
		CASE(test_brk__measure_tells_divided_whole_and_natural),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
