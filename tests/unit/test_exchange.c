#include "fixture.h"

#include "exchange/sheet/value.h"
#include "exchange/store/edits.h"

#include "xml/xml.h"

static void
expect_day(const char *s, const char *want)
{
	char buf[DATE_BUF];
	date d;

	if (!want) {
		assert_int_equal(value_date(s, &d), -1);
		return;
	}
	assert_int_equal(value_date(s, &d), 0);
	assert_string_equal(date_iso(d, buf), want);
}

static void
test_value__days(void **state)
{
	(void)state;
	expect_day("30.09.2026", "2026-09-30");
	expect_day(" 3.9.26 ", "2026-09-03");
	expect_day("2026-09-30", "2026-09-30");
	expect_day("2026-09-30T00:00", "2026-09-30");
	expect_day("30. September 2026", "2026-09-30");
	expect_day("1. M\u00E4rz 2027", "2027-03-01");
	expect_day("29.02.2028", "2028-02-29");
	expect_day("31.02.2026", NULL);
	expect_day("29.02.2027", NULL);
	expect_day("30.13.2026", NULL);
	expect_day("30.09.", NULL);
	expect_day("09/30/2026", NULL);
	expect_day("bald", NULL);
	expect_day("", NULL);
}

static void
expect_loose(const char *s, bool is_end, const char *want)
{
	char buf[DATE_BUF];
	bool is_exact;
	date d;

	if (!want) {
		assert_int_equal(value_date_loose(s, is_end, &d, &is_exact), -1);
		return;
	}
	assert_int_equal(value_date_loose(s, is_end, &d, &is_exact), 0);
	assert_string_equal(date_iso(d, buf), want);
}

static void
test_value__loose_days(void **state)
{
	(void)state;
	expect_loose("2026", true, "2026-12-31");
	expect_loose("2026", false, "2026-01-01");
	expect_loose("III. Quartal 2026", true, "2026-09-30");
	expect_loose("Q1/2027", true, "2027-03-31");
	expect_loose("2027-Q1", false, "2027-01-01");
	expect_loose("09/2026", true, "2026-09-30");
	expect_loose("Februar 2028", true, "2028-02-29");
	expect_loose("bis Ende 2026", true, "2026-12-31");
	expect_loose("Ende 2026", false, "2026-10-01");
	expect_loose("30.09.2026", true, "2026-09-30");
	expect_loose("31.02.2026", true, NULL);
	expect_loose("13/2026", true, NULL);
	expect_loose("fortlaufend", true, NULL);
}

static void
expect_amount(enum cell_kind kind, const char *s, long long cents, bool is_estimate)
{
	struct amount m;

	if (cents < 0) {
		assert_int_equal(value_amount(kind, s, &m), -1);
		return;
	}
	assert_int_equal(value_amount(kind, s, &m), 0);
	assert_int_equal(m.cents, cents);
	assert_int_equal(m.is_estimate, is_estimate);
}

static void
test_value__amounts(void **state)
{
	(void)state;
	expect_amount(CELL_TEXT, "1.234,50 \u20AC", 123450, false);
	expect_amount(CELL_TEXT, "1.000,5 TEUR", 100050000, false);
	expect_amount(CELL_TEXT, "1.000", 100000, false);
	expect_amount(CELL_TEXT, "1.5", 150, false);
	expect_amount(CELL_TEXT, "1000.50", 100050, false);
	expect_amount(CELL_TEXT, "ca. 5.000 Euro", 500000, true);
	expect_amount(CELL_TEXT, "2 Mio. \u20AC", 200000000, false);
	expect_amount(CELL_TEXT, "10 T\u20AC", 1000000, false);
	expect_amount(CELL_TEXT, "EUR 12", 1200, false);
	expect_amount(CELL_TEXT, "500,-", 50000, false);
	expect_amount(CELL_TEXT, "500,-- \u20AC", 50000, false);
	expect_amount(CELL_NUMBER, "1.234", -1, false);
	expect_amount(CELL_NUMBER, "1.23", 123, false);
	expect_amount(CELL_TEXT, "1.00,5", -1, false);
	expect_amount(CELL_TEXT, "1,2,3", -1, false);
	expect_amount(CELL_TEXT, "-5", -1, false);
	expect_amount(CELL_TEXT, "5 bis 10", -1, false);
	expect_amount(CELL_TEXT, "0,001", -1, false);
	expect_amount(CELL_TEXT, "9999999999999 Mio.", -1, false);
}

static void
expect_number(enum cell_kind kind, const char *s, const char *want)
{
	struct arena *a = arena_new();
	const char *got = value_number(a, kind, s);

	if (want)
		assert_string_equal(got, want);
	else
		assert_null(got);
	arena_free(a);
}

static void
test_value__numbers(void **state)
{
	(void)state;
	expect_number(CELL_TEXT, "12,50", "12.5");
	expect_number(CELL_TEXT, "\u22120,05", "-0.05");
	expect_number(CELL_TEXT, "1.234", "1234");
	expect_number(CELL_NUMBER, "1.234", "1.234");
	expect_number(CELL_TEXT, "12,5 %", "12.5");
	expect_number(CELL_TEXT, "-0", "0");
	expect_number(CELL_TEXT, "x", NULL);
}

static void
test_value__nothing(void **state)
{
	(void)state;
	assert_true(value_is_none("k. A."));
	assert_true(value_is_none(" K.A. "));
	assert_true(value_is_none("\u2013"));
	assert_true(value_is_none("keine Angabe"));
	assert_false(value_is_none("0"));
	assert_false(value_is_none("keine"));
}

/* Names of the elements of a sequence, in its order. */
static void
add_sequence(struct str *b, const struct xml_node *n)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c->text)
			continue;
		if (strcmp(c->name, "element") == 0 && xml_attr(c, "name"))
			str_addf(b, "%s%s", b->n ? " " : "", xml_attr(c, "name"));
		else if (strcmp(c->name, "sequence") == 0 || strcmp(c->name, "choice") == 0)
			add_sequence(b, c);
	}
}

/* What is put in goes where the schema wants it: both must name the same children. */
static void
test_store__order_of_children_is_the_schemas(void **state)
{
	static const char *const types[] = {"project", "organizations", "organization",
		"actionField", "measure", "indicator", "meetings", "meeting", "agendaItem",
		"resolutionTask", "papers", "paper", "statusReports", "statusReport",
		"resultTable"};
	struct fixture f;
	struct xml_node *root;
	size_t seen = 0;

	(void)state;
	fixture_open(&f);
	root = xml_read(f.arena, FIXTURE_SCHEMA "/ratsdruck-project-1.xsd", "xsd", NULL, f.diag);
	assert_non_null(root);
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		for (const struct xml_node *t = xml_child(root, "complexType"); t;
			t = xml_next(t, "complexType")) {
			struct str b;

			if (strcmp(xml_attr(t, "name"), types[i]) != 0)
				continue;
			str_init(&b);
			add_sequence(&b, t);
			assert_string_equal(child_order(types[i]), b.s);
			str_release(&b);
			seen++;
		}
	assert_int_equal(seen, sizeof(types) / sizeof(*types));
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_value__days),
		cmocka_unit_test(test_value__loose_days),
		cmocka_unit_test(test_value__amounts),
		cmocka_unit_test(test_value__numbers),
		cmocka_unit_test(test_value__nothing),
		cmocka_unit_test(test_store__order_of_children_is_the_schemas),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
