/* Committee reports composed from a small project (tests/golden/progress/report). */
#include "unit.h"

#include "compose/compose.h"

#include <stdlib.h>
#include <string.h>

#define PROJECT "tests/golden/progress/report"

struct desk {
	struct arena *a;
	struct diag *d;
	const struct model *full;
	struct compose_input in;
	struct document_name name;
};

static date
day(const char *iso)
{
	date d = 0;

	assert_int_equal(date_parse(iso, &d), 0);
	return d;
}

static const struct organization *
committee(const struct model *m, const char *id)
{
	const struct organization *o = model_organization(m, id);

	assert_non_null(o);
	return o;
}

/* A report of `who` on the second quarter of 2026. */
static void
desk_set(struct desk *desk, enum edition edition, const char *who)
{
	struct model *m = edition_make(desk->a, desk->full, edition);

	desk->in = (struct compose_input){.model = m,
		.publication = &m->publications.v[0],
		.labels = labels_load(desk->a, "en"),
		.as_of = day("2026-06-30"),
		.committee = committee(m, who)};
	assert_int_equal(period_parse("2026-Q2", &desk->in.period), 0);
	m->publications.v[0].edition = edition;
	desk->name = document_name_of(&desk->in, desk->a);
	desk->in.name = &desk->name;
}

static int
open_desk(void **state)
{
	struct desk *desk = test_calloc(1, sizeof *desk);

	desk->a = arena_new();
	desk->d = diag_new();
	desk->full = model_load(desk->a, PROJECT, "input/schema", desk->d);
	assert_non_null(desk->full);
	*state = desk;
	return 0;
}

static int
close_desk(void **state)
{
	struct desk *desk = *state;

	diag_free(desk->d);
	arena_free(desk->a);
	test_free(desk);
	return 0;
}

static struct document *
compose_it(struct desk *desk)
{
	struct document *doc = compose_report(&desk->in, desk->a, desk->d);

	assert_non_null(doc);
	assert_int_equal(diag_errors(desk->d), 0);
	return doc;
}

/* The anchors of the document's sections, one after the other. */
static const char *
sections(struct desk *desk, const struct document *doc)
{
	const char *text = "";

	for (const struct block *b = doc->first; b; b = b->next)
		if (b->kind == BLOCK_HEADING)
			text = arena_printf(desk->a, "%s%s ", text, b->anchor);
	return text;
}

static char *
dump(struct desk *desk, const struct document *doc)
{
	char *text = NULL;
	char *copy;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	document_dump(out, doc);
	fclose(out);
	copy = arena_strdup(desk->a, text);
	free(text);
	return copy;
}

static void
test_report__parts_stand_in_the_default_order(void **state)
{
	struct desk *desk = *state;

	desk_set(desk, EDITION_PUBLIC, "new");
	assert_string_equal(sections(desk, compose_it(desk)),
		"overview statusByField changes measures tasks indicators obstacles finances "
		"nextMeeting missingReports legend ");
}

static void
test_report__parts_are_switched_by_the_publication(void **state)
{
	struct desk *desk = *state;
	struct publication pub;

	desk_set(desk, EDITION_PUBLIC, "new");
	pub = *desk->in.publication;
	VEC_PUSH(desk->a, &pub.parts)->kind = "late";
	VEC_PUSH(desk->a, &pub.parts)->kind = "tasks";
	VEC_PUSH(desk->a, &pub.parts)->kind = "changes";
	desk->in.publication = &pub;
	desk->name = document_name_of(&desk->in, desk->a);
	assert_string_equal(sections(desk, compose_it(desk)), "late tasks changes ");
}

static void
test_report__unknown_part_is_refused(void **state)
{
	struct desk *desk = *state;
	struct publication pub;

	desk_set(desk, EDITION_PUBLIC, "new");
	pub = *desk->in.publication;
	VEC_PUSH(desk->a, &pub.parts)->kind = "glossary";
	desk->in.publication = &pub;
	desk->name = document_name_of(&desk->in, desk->a);
	assert_null(compose_report(&desk->in, desk->a, desk->d));
	assert_int_equal(diag_errors(desk->d), 1);
}

static void
test_report__idle_committee_gets_one_page(void **state)
{
	struct desk *desk = *state;
	const struct document *doc;

	desk_set(desk, EDITION_PUBLIC, "idle");
	doc = compose_it(desk);
	assert_non_null(strstr(dump(desk, doc), "Nothing to report"));
	assert_non_null(strstr(sections(desk, doc), "nextMeeting"));
	assert_null(strstr(sections(desk, doc), "measures"));
}

/* The measure M-K and the task t-hidden are non-public. */
static void
test_report__public_edition_has_no_hidden_word_or_number(void **state)
{
	struct desk *desk = *state;
	const char *text;

	desk_set(desk, EDITION_INTERNAL, "new");
	text = dump(desk, compose_it(desk));
	assert_non_null(strstr(text, "Nichtöffentlich"));
	assert_non_null(strstr(text, "Verborgen."));
	assert_non_null(strstr(text, "2 of 9 measures"));
	desk_set(desk, EDITION_PUBLIC, "new");
	text = dump(desk, compose_it(desk));
	assert_null(strstr(text, "Nichtöffentlich"));
	assert_null(strstr(text, "M-K"));
	assert_null(strstr(text, "Verborgen."));
	assert_non_null(strstr(text, "1 of 8 measures"));
}

static void
test_report__file_name_says_committee_period_and_edition(void **state)
{
	struct desk *desk = *state;
	struct publication pub;

	desk_set(desk, EDITION_PUBLIC, "new");
	assert_string_equal(
		compose_it(desk)->file_name, "musterstadt-progress-neuer-ausschuss-2026-q2");
	desk_set(desk, EDITION_INTERNAL, "new");
	assert_string_equal(compose_it(desk)->file_name,
		"musterstadt-progress-neuer-ausschuss-2026-q2-internal");
	pub = *desk->in.publication;
	pub.file_name = "{period}-{committee}-{body}";
	desk->in.publication = &pub;
	desk->name = document_name_of(&desk->in, desk->a);
	assert_string_equal(compose_it(desk)->file_name, "2026-q2-neuer-ausschuss-musterstadt");
}

static void
test_report__shares_print_numerator_and_denominator(void **state)
{
	struct desk *desk = *state;
	const char *text;

	desk_set(desk, EDITION_PUBLIC, "new");
	text = dump(desk, compose_it(desk));
	/* ten public measures: one ongoing, one transferred, eight with an end */
	assert_non_null(strstr(text, "done, of 8 measures with an end"));
	assert_null(strstr(text, "of 10 measures with an end"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_report__parts_stand_in_the_default_order, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__parts_are_switched_by_the_publication, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__unknown_part_is_refused, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__idle_committee_gets_one_page, open_desk, close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__public_edition_has_no_hidden_word_or_number, open_desk,
			close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__file_name_says_committee_period_and_edition, open_desk,
			close_desk),
		cmocka_unit_test_setup_teardown(
			test_report__shares_print_numerator_and_denominator, open_desk, close_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
