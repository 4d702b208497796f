#include "unit.h"

#include "base/str.h"
#include "xml/propose.h"

#include <string.h>

#define DATE "2025-03-25"
#define TIME "2025-03-25T18:00:00+01:00"
#define MONEY "1234.50"

static void
proposes(const char *form, const char *value, const char *want)
{
	struct str b;

	str_init(&b);
	if (propose_value(&b, form, value))
		assert_string_equal(b.s, want);
	else
		assert_string_equal("", want);
	str_release(&b);
}

static void
test_propose__dates_as_offices_write_them(void **state)
{
	(void)state;
	proposes(DATE, "30.09.2026", "2026-09-30");
	proposes(DATE, "1.4.26", "2026-04-01");
	proposes(DATE, "1. 4. 2026", "2026-04-01");
	proposes(DATE, "2026-9-5", "2026-09-05");
	proposes(DATE, "2026/09/05", "2026-09-05");
	proposes(DATE, "31.09.2026", "");
	proposes(DATE, "04/05/2026", ""); /* whose month? */
	proposes(DATE, "30.09.2026 18 Uhr", "");
	proposes(DATE, "bald", "");
}

static void
test_propose__times_keep_the_forms_offset(void **state)
{
	(void)state;
	proposes(TIME, "25.03.2025 18:30", "2025-03-25T18:30:00+01:00");
	proposes(TIME, "2025-03-25T18:30", "2025-03-25T18:30:00+01:00");
	proposes(TIME, "25.03.2025, 18.30 Uhr", "2025-03-25T18:30:00+01:00");
	proposes(TIME, "25.03.2025 25:00", "");
	proposes(TIME, "25.03.2025", "");
}

static void
test_propose__amounts_with_comma_and_groups(void **state)
{
	(void)state;
	proposes(MONEY, "1.234,50", "1234.50");
	proposes(MONEY, "12 000 \u20AC", "12000");
	proposes(MONEY, "1.234.567,89 EUR", "1234567.89");
	proposes(MONEY, "1,5", "1.5");
	proposes(MONEY, "1,234.50", "");
	proposes(MONEY, "viel", "");
}

static void
test_propose__words_by_their_labels_in_any_language(void **state)
{
	(void)state;
	assert_string_equal(propose_word("status", "in Umsetzung"), "active");
	assert_string_equal(propose_word("status", "IN PLANUNG"), "planning");
	assert_string_equal(propose_word("status", "under way"), "active");
	assert_string_equal(propose_word("horizon", "kurzfristig"), "short");
	assert_null(propose_word("status", "kurzfristig"));
}

static void
test_propose__what_is_wrong_is_named(void **state)
{
	(void)state;
	assert_true(is_no_such_day("2026-09-31"));
	assert_true(is_no_such_day("2025-02-29"));
	assert_false(is_no_such_day("2024-02-29"));
	assert_false(is_no_such_day("2026-9-31"));
	assert_int_equal(first_invisible("amt10\u00A0"), 0xA0);
	assert_int_equal(first_invisible("a\u200Bb"), 0x200B);
	assert_int_equal(first_invisible("amt10 "), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_propose__dates_as_offices_write_them),
		cmocka_unit_test(test_propose__times_keep_the_forms_offset),
		cmocka_unit_test(test_propose__amounts_with_comma_and_groups),
		cmocka_unit_test(test_propose__words_by_their_labels_in_any_language),
		cmocka_unit_test(test_propose__what_is_wrong_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
