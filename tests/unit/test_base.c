#include "unit.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/words/i18n.h"
#include "base/words/label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
test_arena__memory_is_zeroed_and_aligned(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (size_t size = 1; size < 300000; size = size * 3 + 1) {
		unsigned char *p = arena_alloc(a, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
	}
	arena_free(a);
}

static void
test_arena__rewind_gives_memory_back_zeroed(void **state)
{
	struct arena *a = arena_new();
	char *keep = arena_strdup(a, "keep"), *p;
	struct arena_mark mark = arena_save(a);

	(void)state;
	memset(arena_alloc(a, 100000), 0xFF, 100000);
	memset(arena_alloc(a, 100), 0xFF, 100);
	arena_rewind(a, mark);
	p = arena_alloc(a, 100);
	assert_int_equal(p[0], 0);
	assert_string_equal(keep, "keep");
	arena_free(a);
	arena_free(NULL);
}

static void
test_vec__keeps_order_while_growing(void **state)
{
	struct arena *a = arena_new();
	VEC(int) v = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		*VEC_PUSH(a, &v) = i;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(v.v[i], i);
	assert_int_equal(*VEC_LAST(&v), 999);
	arena_free(a);
}

static void
test_str__is_always_terminated(void **state)
{
	struct str b;

	(void)state;
	str_init(&b);
	assert_string_equal(b.s, "");
	for (int i = 0; i < 100; i++)
		str_addf(&b, "%d,", i % 10);
	assert_int_equal(b.n, 200);
	assert_int_equal(strlen(b.s), 200);
	str_clear(&b);
	str_addcp(&b, 0x20AC);
	str_addn(&b, "a\0b", 3);
	assert_int_equal(b.n, 6);
	assert_memory_equal(b.s,
		"\xE2\x82\xAC"
		"a\0b",
		7);
	str_release(&b);
}

static void
test_utf8__round_trip_of_every_code_point(void **state)
{
	char buf[UTF8_MAX];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		size_t n, pos = 0;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		n = utf8_encode(cp, buf);
		assert_int_equal(utf8_next(buf, n, &pos), cp);
		assert_int_equal(pos, n);
	}
}

static void
test_utf8__malformed_is_named(void **state)
{
	static const struct {
		const char *s;
		size_t n, bad;
	} cases[] = {
		{"a\x80", 2, 1},
		{"\xC0\xAF", 2, 0},         /* overlong */
		{"\xE0\x80\xAF", 3, 0},     /* overlong */
		{"ab\xED\xA0\x80", 5, 2},   /* surrogate */
		{"\xF4\x90\x80\x80", 4, 0}, /* beyond U+10FFFF */
		{"\xE2\x82", 2, 0},         /* cut */
		{"\xFF", 1, 0},
	};
	size_t bad, pos;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bad = 99;
		assert_false(utf8_valid(cases[i].s, cases[i].n, &bad));
		assert_int_equal(bad, cases[i].bad);
		pos = bad;
		assert_int_equal(utf8_next(cases[i].s, cases[i].n, &pos), UTF8_BAD);
		assert_int_equal(pos, bad + 1);
	}
	assert_true(utf8_valid("gr\xC3\xBC\xC3\x9F", 6, &bad));
	assert_int_equal(utf8_count("gr\xC3\xBC\xC3\x9F", 6), 4);
}

static void
test_date__every_day_of_five_centuries(void **state)
{
	char buf[DATE_BUF];
	int weekday = date_weekday(date_make(1800, 1, 1));
	date back;

	(void)state;
	assert_int_equal(date_make(1970, 1, 1), 0);
	assert_int_equal(date_weekday(date_make(2026, 11, 22)), 6);
	for (date d = date_make(1800, 1, 1); d < date_make(2300, 1, 1); d++) {
		struct ymd c = date_split(d);

		assert_true(date_is_valid(c.year, c.month, c.day));
		assert_int_equal(date_make(c.year, c.month, c.day), d);
		assert_int_equal(date_parse(date_iso(d, buf), &back), 0);
		assert_int_equal(back, d);
		assert_int_equal(date_weekday(d), weekday);
		weekday = (weekday + 1) % 7;
	}
}

static void
test_date__only_the_exact_form(void **state)
{
	static const char *const bad[] = {"", "2025", "2025-3-25", "2025-02-29", "2025-13-01",
		"2025-00-10", "25.03.2025", "2025-03-25T18:00", "2025-03-25 ", "-025-03-25",
		"2025/03/25"};
	date d = 7;
	int minutes;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(date_parse(bad[i], &d), -1);
	assert_int_equal(d, 7);
	assert_int_equal(date_parse_datetime("2025-03-25T18:30:00+01:00", &d, &minutes), 0);
	assert_int_equal(d, date_make(2025, 3, 25));
	assert_int_equal(minutes, 18 * 60 + 30);
	assert_int_equal(date_parse_datetime("2025-03-25", &d, &minutes), 0);
	assert_int_equal(minutes, -1);
	assert_int_equal(date_parse_datetime("2025-03-25T25:00", &d, &minutes), -1);
}

static void
test_period__each_day_is_in_exactly_one(void **state)
{
	static const enum period_kind kinds[] = {
		PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR};
	char buf[DATE_BUF];
	struct period back;

	(void)state;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		struct period p = period_of(kinds[k], date_make(2024, 1, 1));

		for (date d = date_make(2024, 1, 1); d < date_make(2027, 1, 1); d++) {
			if (d > period_last(p)) {
				struct period next = period_next(p);

				assert_int_equal(period_first(next), period_last(p) + 1);
				assert_true(period_cmp(p, next) < 0);
				assert_int_equal(period_cmp(period_prev(next), p), 0);
				p = next;
			}
			assert_int_equal(period_cmp(period_of(kinds[k], d), p), 0);
			assert_int_equal(period_parse(period_code(p, buf), &back), 0);
			assert_int_equal(back.kind, p.kind);
			assert_int_equal(period_cmp(back, p), 0);
		}
	}
	assert_int_equal(period_parse("2025-Q5", &back), -1);
	assert_int_equal(period_parse("2025-13", &back), -1);
	assert_int_equal(period_parse("2025-H0", &back), -1);
	assert_int_equal(period_parse("25", &back), -1);
}

static void
test_num__parses_exactly_or_not_at_all(void **state)
{
	static const char *const bad[] = {"", "-", ".", "1,5", "1 000", "1e3", "0x1", "1.2.3",
		"1.1234567", "99999999999999999999"};
	struct decimal d;
	int64_t cents;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(num_parse(bad[i], &d), -1);
	/* with all places there can be these would not fit, and print other digits */
	assert_int_equal(num_parse("1000000000000", &d), -1);
	assert_int_equal(num_parse("-123456789012345", &d), -1);
	assert_int_equal(num_parse("99999999999999999999999", &d), -1);
	assert_int_equal(num_parse("999999999999.999999", &d), 0);
	assert_true(num_round(d, 6).units == INT64_C(999999999999999999));
	assert_true(num_round(d, 0).units == INT64_C(1000000000000));
	assert_int_equal(num_parse("-12.50", &d), 0);
	assert_int_equal(d.units, -1250);
	assert_int_equal(d.places, 2);
	assert_int_equal(num_parse_cents("1234.5", &cents), 0);
	assert_int_equal(cents, 123450);
	assert_int_equal(num_parse_cents("0.001", &cents), -1);
}

static void
test_num__rounds_half_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(num_round((struct decimal){125, 2}, 1).units, 13);
	assert_int_equal(num_round((struct decimal){-125, 2}, 1).units, -13);
	assert_int_equal(num_round((struct decimal){124, 2}, 1).units, 12);
	assert_int_equal(num_cmp((struct decimal){10, 1}, (struct decimal){1, 0}), 0);
	assert_true(num_cmp((struct decimal){-1, 0}, (struct decimal){0, 3}) < 0);
}

static void
test_num__prints_as_german_and_english_have_it(void **state)
{
	struct arena *a = arena_new();
	struct num_format de = num_format_for("de", NUM_GROUP_DOT);
	struct num_format en = num_format_for("en-GB", NUM_GROUP_SPACE);

	(void)state;
	assert_string_equal(num_int(a, de, 1234), "1.234");
	assert_string_equal(num_int(a, en, 1234), "1234");
	assert_string_equal(num_int(a, de, 1234567), "1.234.567");
	assert_string_equal(num_int(a, en, -12345), "\u221212\u202F345");
	assert_string_equal(num_signed(a, de, 3), "+3");
	assert_string_equal(num_signed(a, de, 0), "\u00B10");
	assert_string_equal(num_decimal(a, de, (struct decimal){-5, 2}), "\u22120,05");
	assert_string_equal(num_decimal(a, en, (struct decimal){1205, 2}), "12.05");
	assert_string_equal(num_euro(a, de, 2000000), "20.000\u202F\u20AC");
	assert_string_equal(num_euro(a, de, 123450), "1.234,50\u202F\u20AC");
	assert_string_equal(num_bytes(a, de, 2345678), "2,3\u202FMB");
	assert_string_equal(num_bytes(a, de, 1), "1\u202FkB");
	arena_free(a);
}

static void
test_diag__status_is_the_worst_band(void **state)
{
	struct where nowhere = {0};
	struct diag *d = diag_new();

	(void)state;
	assert_int_equal(diag_report(d, FAULT_STATUS_NO_DATE, nowhere, "x"), 0);
	assert_int_equal(diag_exit_status(d), 0);
	assert_int_equal(diag_report(d, FAULT_SCHEMA_MISSING, nowhere, "x"), -1);
	assert_int_equal(diag_report(d, FAULT_ID_DUPLICATE, nowhere, "x"), -1);
	assert_int_equal(diag_exit_status(d), 3);
	assert_int_equal(diag_errors(d), 2);
	assert_int_equal(diag_count(d), 3);
	diag_free(d);
}

static void
test_diag__user_text_cannot_steer_the_terminal(void **state)
{
	struct where where = {"a\033[31m.xml", 3, 0, "measure \u202Ex"};
	struct diag *d = diag_new();
	char *s = NULL;
	size_t n;
	FILE *out = open_memstream(&s, &n);

	(void)state;
	diag_report(d, FAULT_ID_DUPLICATE, where, "%s",
		"\xC2\x9B"
		"1m\r\n\u00E4");
	diag_print(out, d, BAND_NOTE);
	diag_dump(out, d);
	fclose(out);
	assert_null(strpbrk(s, "\033\r"));
	assert_null(strstr(s, "\xC2\x9B"));
	assert_null(strstr(s, "\u202E"));
	assert_non_null(strstr(s, "a\\x1B[31m.xml:3: "));
	assert_non_null(strstr(s, "\\xC2\\x9B1m\\x0D\\x0A\u00E4"));
	free(s);
	diag_free(d);
}

static void
test_diag__codes_are_unique(void **state)
{
	(void)state;
	for (int i = 0; i < FAULT_COUNT; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(
				fault_code((enum fault)i), fault_code((enum fault)j));
}

static void
test_label__fills_places_and_forms(void **state)
{
	struct arena *a = arena_new();
	const struct labels *l = labels_load(a, "en");

	(void)state;
	assert_string_equal(LABEL_FILL(a, l, LABEL_FOLIO, "3", "48"), "Page 3 of 48");
	assert_string_equal(LABEL_FILL(a, l, LABEL_FOLIO, "{2}"), "Page {2} of ");
	assert_string_equal(label_of(l, LABEL_STATUS_DONE), "done");
	arena_free(a);
}

static void
test_label__every_label_is_in_its_language_whatever_the_environment_says(void **state)
{
	struct arena *a = arena_new();
	const struct labels *l;

	(void)state;
	setenv("LC_ALL", "C", 1);
	setenv("LANGUAGE", "en", 1);
	l = labels_load(a, "de-AT");
	assert_string_equal(label_of(l, LABEL_STATUS_DONE), "umgesetzt");
	assert_string_equal(LABEL_FILL(a, l, LABEL_FOLIO, "3", "48"), "Seite 3 von 48");
	assert_string_equal(l->lang, "de-AT");
	unsetenv("LANGUAGE");
	arena_free(a);
}

static void
test_label__a_language_without_labels_has_none(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_true(labels_exist("de"));
	assert_true(labels_exist("EN-gb"));
	assert_false(labels_exist("tr"));
	assert_false(labels_exist("den")); /* Slave (Athapascan), not German */
	assert_null(labels_load(a, "uk"));
	arena_free(a);
}

static void
speaks(const char *lc_all, const char *language, const char *word)
{
	setenv("LC_ALL", lc_all, 1);
	setenv("LANGUAGE", language, 1);
	i18n_init();
	assert_string_equal(_("error"), word);
	assert_string_equal(
		i18n_plural("%zu page", "%zu pages", 1), word[0] == 'F' ? "%zu Seite" : "%zu page");
}

static void
test_i18n__follows_the_environment_without_an_installed_locale(void **state)
{
	(void)state;
	speaks("C", "", "error");
	speaks("C", "de", "error");
	speaks("POSIX", "de", "error");
	speaks("C.UTF-8", "", "error");
	speaks("C.UTF-8", "de", "Fehler");
	speaks("de_DE.UTF-8", "", "Fehler");
	speaks("de_LI@nowhere", "", "Fehler");
	speaks("de_DE.UTF-8", "en", "error");
	speaks("en_GB.UTF-8", "fr:de", "Fehler");
	speaks("fr_FR", "fr", "error");
	speaks("fr_FR", "en_US:de", "error");
	unsetenv("LANGUAGE");
	speaks("C", "", "error");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena__memory_is_zeroed_and_aligned),
		cmocka_unit_test(test_arena__rewind_gives_memory_back_zeroed),
		cmocka_unit_test(test_vec__keeps_order_while_growing),
		cmocka_unit_test(test_str__is_always_terminated),
		cmocka_unit_test(test_utf8__round_trip_of_every_code_point),
		cmocka_unit_test(test_utf8__malformed_is_named),
		cmocka_unit_test(test_date__every_day_of_five_centuries),
		cmocka_unit_test(test_date__only_the_exact_form),
		cmocka_unit_test(test_period__each_day_is_in_exactly_one),
		cmocka_unit_test(test_num__parses_exactly_or_not_at_all),
		cmocka_unit_test(test_num__rounds_half_away_from_zero),
		cmocka_unit_test(test_num__prints_as_german_and_english_have_it),
		cmocka_unit_test(test_diag__status_is_the_worst_band),
		cmocka_unit_test(test_diag__user_text_cannot_steer_the_terminal),
		cmocka_unit_test(test_diag__codes_are_unique),
		cmocka_unit_test(test_label__fills_places_and_forms),
		cmocka_unit_test(
			test_label__every_label_is_in_its_language_whatever_the_environment_says),
		cmocka_unit_test(test_label__a_language_without_labels_has_none),
		cmocka_unit_test(test_i18n__follows_the_environment_without_an_installed_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
