#include "paint_fixture.h"

#include "finish/finish.h"
#include "paint/spell.h"
#include "paint/token.h"

#include <stdio.h>
#include <stdlib.h>

static void
assert_token(struct str *b, const char *expected)
{
	assert_string_equal(b->s, expected);
	str_clear(b);
}

static void
test_token__decimals_are_short_and_signed(void **state)
{
	struct str b;

	(void)state;
	str_init(&b);
	tok_milli(&b, 12340);
	assert_token(&b, "12.34");
	tok_milli(&b, -5);
	assert_token(&b, "-0.005");
	tok_milli(&b, -1500);
	assert_token(&b, "-1.5");
	tok_milli(&b, 0);
	assert_token(&b, "0");
	str_release(&b);
}

static void
test_token__text_never_becomes_syntax(void **state)
{
	struct str b;

	(void)state;
	str_init(&b);
	tok_text(&b, "a)(b\\");
	assert_token(&b, "(a\\)\\(b\\\\)");
	tok_name(&b, "A /#B");
	assert_token(&b, "/A#20#2F#23B");
	tok_utf16(&b, "\U0001F600", 4);
	assert_token(&b, "D83DDE00");
	tok_text(&b, "ä");
	assert_int_equal(b.n, strlen("()") + tok_text_size("ä"));
	str_release(&b);
}

static void
test_spell__ligature_stands_for_all_its_letters(void **state)
{
	struct arena *a = arena_new();
	struct glyph g[3] = {{.gid = 5, .advance = 100, .cluster = 0},
		{.gid = 9, .advance = 200, .cluster = 1}, {.gid = 7, .advance = 50, .cluster = 4}};
	struct glyph_run run = {
		.text = "offe-", .ntext = 4, .glyphs = g, .nglyphs = 3, .ends_in_hyphen = true};
	struct spelt s[3];

	(void)state;
	assert_int_equal(spell_run(&run, a, a, s), 3);
	assert_int_equal(s[1].ntext, 3);
	assert_memory_equal(s[1].text, "ffe", 3);
	assert_int_equal(s[2].x, 300);
	assert_memory_equal(s[2].text, "\xC2\xAD", 2);
	arena_free(a);
}

static void
test_spell__more_glyphs_than_letters_say_the_cluster(void **state)
{
	struct arena *a = arena_new();
	struct glyph g[2] = {{.gid = 5, .cluster = 0}, {.gid = 6, .cluster = 0}};
	struct glyph_run run = {.text = "x", .ntext = 1, .glyphs = g, .nglyphs = 2};
	struct spelt s[2];

	(void)state;
	assert_int_equal(spell_run(&run, a, a, s), 2);
	assert_ptr_equal(s[0].actual, s[1].actual);
	assert_int_equal(s[0].nactual, 1);
	arena_free(a);
}

static void
test_spell__right_to_left_comes_in_reading_order(void **state)
{
	struct arena *a = arena_new();
	struct glyph g[2] = {
		{.gid = 8, .advance = 10, .cluster = 1}, {.gid = 5, .advance = 10, .cluster = 0}};
	struct glyph_run run = {
		.text = "ab", .ntext = 2, .glyphs = g, .nglyphs = 2, .is_rtl = true};
	struct spelt s[2];

	(void)state;
	assert_int_equal(spell_run(&run, a, a, s), 2);
	assert_int_equal(s[0].gid, 5);
	assert_int_equal(s[0].x, 10);
	assert_memory_equal(s[1].text, "b", 1);
	arena_free(a);
}

static void
paint(struct fixture *f, struct str *out)
{
	struct paint_options opt = fixture_options();

	int result = paint_pdf(&f->pages, &opt, out, f->d);

	diag_print(stderr, f->d, BAND_NOTE);
	assert_int_equal(result, 0);
	assert_int_equal(diag_count(f->d), 0);
}

/* Writes the finished fixture for tests/pdf if PAINT_FIXTURE names a file. */
static void
keep(const struct str *pdf)
{
	const char *path = getenv("PAINT_FIXTURE");
	FILE *out = path ? fopen(path, "wb") : NULL;

	if (!out)
		return;
	assert_int_equal(fwrite(pdf->s, 1, pdf->n, out), pdf->n);
	assert_int_equal(fclose(out), 0);
}

static void
test_paint__two_documents_in_one_process_are_the_same_bytes(void **state)
{
	struct fixture *f = fixture_open();
	struct fixture *g = fixture_open();
	struct finish_options opt = {0};
	struct str a, b, finished;

	(void)state;
	str_init(&a);
	str_init(&b);
	str_init(&finished);
	fixture_sample(f);
	fixture_sample(g);
	paint(f, &a);
	paint(g, &b);
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.s, b.s, a.n);
	assert_int_equal(finish_pdf(&a, &opt, &finished, f->d), 0);
	assert_true(finished.n < a.n);
	keep(&finished);
	str_release(&finished);
	str_release(&b);
	str_release(&a);
	fixture_close(g);
	fixture_close(f);
}

static void
expect_fault(struct fixture *f, const struct paint_options *opt, enum fault fault)
{
	struct str out;

	str_init(&out);
	assert_int_equal(paint_pdf(&f->pages, opt, &out, f->d), -1);
	assert_int_equal(diag_entry(f->d, 0)->fault, fault);
	str_release(&out);
	fixture_close(f);
}

static void
test_paint__missing_profile_is_said(void **state)
{
	struct fixture *f = fixture_open();
	struct paint_options opt = fixture_options();

	(void)state;
	fixture_sample(f);
	opt.icc_profile = "/nonexistent.icc";
	expect_fault(f, &opt, FAULT_PROFILE_MISSING);
}

static void
test_paint__dead_link_is_said(void **state)
{
	struct fixture *f = fixture_open();
	struct paint_options opt = fixture_options();

	(void)state;
	fixture_sample(f);
	f->doc.links.v[0].anchor = "nowhere";
	expect_fault(f, &opt, FAULT_PAINT);
}

static void
test_paint__id_used_twice_is_said(void **state)
{
	struct fixture *f = fixture_open();
	struct paint_options opt = fixture_options();

	(void)state;
	fixture_sample(f);
	f->doc.elems.v[1].id = "same";
	f->doc.elems.v[2].id = "same";
	expect_fault(f, &opt, FAULT_PAINT);
}

static void
test_paint__unreadable_picture_is_said(void **state)
{
	struct fixture *f = fixture_open();
	struct paint_options opt = fixture_options();

	(void)state;
	fixture_sample(f);
	fixture_box(f, BOX_IMAGE, 1)->u.image = FIXTURE_PROFILE;
	expect_fault(f, &opt, FAULT_IMAGE_UNREADABLE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_token__decimals_are_short_and_signed),
		cmocka_unit_test(test_token__text_never_becomes_syntax),
		cmocka_unit_test(test_spell__ligature_stands_for_all_its_letters),
		cmocka_unit_test(test_spell__more_glyphs_than_letters_say_the_cluster),
		cmocka_unit_test(test_spell__right_to_left_comes_in_reading_order),
		cmocka_unit_test(test_paint__two_documents_in_one_process_are_the_same_bytes),
		cmocka_unit_test(test_paint__missing_profile_is_said),
		cmocka_unit_test(test_paint__dead_link_is_said),
		cmocka_unit_test(test_paint__id_used_twice_is_said),
		cmocka_unit_test(test_paint__unreadable_picture_is_said),
	};

	return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
