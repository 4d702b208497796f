#include "fixture.h"

#include "ledger/ledger.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SCHEMAS "input/schema"

static int
open_world(void **state)
{
	static struct fixture f;

	fixture_open(&f);
	*state = &f;
	return 0;
}

static int
close_world(void **state)
{
	fixture_close(*state);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_world, close_world)

static const char hash_a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
			     "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

static struct facts *
some_facts(struct arena *a)
{
	struct facts *f = arena_one(a, struct facts);

	f->rules = FACTS_RULES;
	f->first = date_make(2026, 1, 1);
	f->cutoff = date_make(2026, 3, 31);
	f->has_totals = true;
	f->sum.total = f->sum.count[STATUS_ACTIVE] = 1;
	f->money = (struct money){.once = 5000, .nonce = 1, .measures = 1};
	*VEC_PUSH(a, &f->measures) = (struct fact_measure){.id = "sb-01",
		.code = "SB-01",
		.status = STATUS_ACTIVE,
		.on = date_make(2026, 2, 1),
		.reported = SCHEDULE_AT_RISK,
		.light = SCHEDULE_LATE,
		.due = DATE_NONE,
		.since = date_make(2025, 2, 1),
		.reason = "Stelle <unbesetzt> & \"offen\"",
		.amounts = {5000, -1, -1, -1, -1, 0}};
	*VEC_PUSH(a, &f->values) = (struct fact_value){
		"kpi-1", date_make(2025, 12, 31), {.units = -1205, .places = 2}};
	*VEC_PUSH(a, &f->tasks) =
		(struct fact_task){"top-1", 2, TASK_OVERDUE, date_make(2026, 1, 31), DATE_NONE};
	*VEC_PUSH(a, &f->corrections) =
		(struct fact_correction){"asidq", "2025-Q4", "sb-01", FACT_DUE, "", "2026-05-01"};
	return f;
}

static struct seal *
some_seal(struct arena *a, const char *pdf)
{
	struct seal *s = arena_one(a, struct seal);

	s->key = (struct seal_key){"sachstand", "asidq", "2026-Q1", false, DATE_NONE};
	s->day = date_make(2026, 5, 12);
	s->paper = "V/2026/1";
	s->by = "";
	s->as_of = date_make(2026, 3, 31);
	s->pages = 8;
	s->withdrawn = DATE_NONE;
	s->facts = some_facts(a);
	*VEC_PUSH(a, &s->files) = (struct seal_file){pdf, "bericht.pdf", 12, hash_a, "a.csv b.pdf"};
	return s;
}

/* The record of s as sealed/NAME in a project of its own. */
static void
put_record(struct fixture *f, const char *name, const char *text)
{
	mkdir(arena_printf(f->arena, "%s/sealed", f->dir), 0777);
	fixture_put(f, arena_printf(f->arena, "sealed/%s", name), text, strlen(text));
}

static char *
record(struct fixture *f, const struct seal *s)
{
	struct str out;
	char *text;

	str_init(&out);
	seal_print(&out, s);
	text = arena_strdup(f->arena, out.s);
	str_release(&out);
	return text;
}

static int
load(struct fixture *f, struct ledger *l)
{
	return ledger_load(l, f->arena, f->dir, SCHEMAS, f->diag);
}

static char *
replace(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	assert_non_null(at);
	return arena_printf(a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void
test_ledger__a_record_comes_back_as_it_was_written(void **state)
{
	struct fixture *f = *state;
	struct ledger l;
	char *text = record(f, some_seal(f->arena, "bericht-2026-Q1.pdf"));

	put_record(f, "bericht-2026-Q1.seal.xml", text);
	assert_int_equal(load(f, &l), 0);
	assert_int_equal(l.n, 1);
	assert_string_equal(record(f, l.v[0]), text);
	assert_string_equal(l.v[0]->facts->measures.v[0].reason, "Stelle <unbesetzt> & \"offen\"");
	assert_int_equal(l.v[0]->facts->measures.v[0].amounts[FACT_SPENT - FACT_ONCE], 0);
	assert_int_equal(l.v[0]->facts->values.v[0].value.units, -1205);
}

static void
test_ledger__line_ends_of_version_control_do_no_harm(void **state)
{
	struct fixture *f = *state;
	struct ledger l;
	char *text = record(f, some_seal(f->arena, "b.pdf"));
	struct str crlf;

	str_init(&crlf);
	for (const char *s = text; *s; s++)
		str_add(&crlf, *s == '\n' ? "\r\n" : (char[]){*s, '\0'});
	put_record(f, "b.seal.xml", crlf.s);
	str_release(&crlf);
	assert_int_equal(load(f, &l), 0);
	assert_int_equal(l.n, 1);
}

/* Whatever is changed in it, the record is no longer believed. */
static void
test_ledger__an_edited_record_is_named(void **state)
{
	static const char *const edits[][2] = {{"2026-05-12", "2026-05-13"},
		{"V/2026/1", "V/2026/2"}, {"status=\"active\" on", "status=\"done\" on"},
		{"2026-05-01", "2026-05-02"}, {"light=\"late\"", ""},
		{"pages=\"8\"", "pages=\"9\""}, {"unbesetzt", "besetzt"},
		{"<value ", "<value indicator=\"x\" day=\"2025-01-01\" value=\"1\"/><value "},
		{"factsDigest=\"", "factsDigest=\"0"}};
	struct fixture *f = *state;
	char *text = record(f, some_seal(f->arena, "b.pdf"));

	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		struct ledger l;

		put_record(f, "b.seal.xml", replace(f->arena, text, edits[i][0], edits[i][1]));
		assert_int_equal(load(f, &l), -1);
		assert_int_equal(l.n, 0);
	}
	assert_non_null(strstr(fixture_faults(f), "seal-edited"));
}

static void
test_ledger__two_records_of_one_document_are_refused(void **state)
{
	struct fixture *f = *state;
	struct ledger l;

	put_record(f, "a.seal.xml", record(f, some_seal(f->arena, "a.pdf")));
	put_record(f, "b.seal.xml", record(f, some_seal(f->arena, "b.pdf")));
	assert_int_equal(load(f, &l), -1);
	assert_non_null(strstr(fixture_faults(f), "seal-twice"));
}

static void
test_ledger__the_newest_word_is_the_corrected_edition(void **state)
{
	struct fixture *f = *state;
	struct seal *first = some_seal(f->arena, "a.pdf"), *second = some_seal(f->arena, "b.pdf");
	struct ledger l;

	second->key.corrected = date_make(2026, 6, 1);
	put_record(f, "a.seal.xml", record(f, first));
	put_record(f, "b.seal.xml", record(f, second));
	assert_int_equal(load(f, &l), 0);
	assert_string_equal(ledger_newest(&l, &first->key)->name, "b.seal.xml");
	assert_string_equal(ledger_find(&l, &first->key)->name, "a.seal.xml");
}

static void
test_ledger__a_withdrawn_document_keeps_name_and_hash_but_no_facts(void **state)
{
	struct fixture *f = *state;
	struct seal *s = some_seal(f->arena, "a.pdf");
	struct ledger l;

	put_record(f, "a.seal.xml", record(f, s));
	assert_int_equal(load(f, &l), 0);
	s = l.v[0];
	s->withdrawn = date_make(2026, 7, 1);
	s->why = "Name einer Familie";
	s->facts = NULL;
	put_record(f, "a.seal.xml", record(f, s));
	assert_int_equal(load(f, &l), 0);
	assert_null(l.v[0]->facts);
	assert_string_equal(l.v[0]->files.v[0].sha512, hash_a);
	assert_string_equal(l.v[0]->facts_digest, s->facts_digest);
}

static void
test_ledger__no_folder_is_an_empty_ledger(void **state)
{
	struct fixture *f = *state;
	struct ledger l;

	assert_int_equal(load(f, &l), 0);
	assert_int_equal(l.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_ledger__a_record_comes_back_as_it_was_written),
		TEST(test_ledger__line_ends_of_version_control_do_no_harm),
		TEST(test_ledger__an_edited_record_is_named),
		TEST(test_ledger__two_records_of_one_document_are_refused),
		TEST(test_ledger__the_newest_word_is_the_corrected_edition),
		TEST(test_ledger__a_withdrawn_document_keeps_name_and_hash_but_no_facts),
		TEST(test_ledger__no_folder_is_an_empty_ledger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
