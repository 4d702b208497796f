#include "fixture.h"

#include "model/link.h"
#include "model/model.h"

#include <time.h>
#include <unistd.h>

static const char project_head[] =
	"<project " FIXTURE_NS " id='p' version='1'><body id='stadt'><name>Stadt</name>"
	"<slug>stadt</slug></body><style href='default'/><source href='orgs.xml'/>"
	"<source href='more.xml'/>";
static const char project_tail[] =
	"<publication id='r' kind='committeeReport' edition='public' committees='rat'/></project>";
static const char orgs[] =
	"<organizations " FIXTURE_NS " visibility='public'><organization id='rat' type='council'>"
	"<name>Rat</name></organization></organizations>";

/* A project of two sources, the second given. */
static struct model *
load(struct fixture *f, const char *more)
{
	fixture_text(f, "project.xml", arena_printf(f->arena, "%s%s", project_head, project_tail));
	fixture_text(f, "orgs.xml", orgs);
	fixture_text(f, "more.xml", more);
	return model_load(f->arena, f->dir, FIXTURE_SCHEMA, f->diag);
}

static struct model *
load_sessions(struct fixture *f, const char *meetings)
{
	return load(
		f, arena_printf(f->arena,
			   "<meetings " FIXTURE_NS " visibility='public'>%s</meetings>", meetings));
}

/* The one term's definition, as the dump shows it. */
static char *
load_prose(struct fixture *f, const char *prose)
{
	struct model *m = load(f,
		arena_printf(f->arena,
			"<glossary " FIXTURE_NS " visibility='public'><term id='t'><name>n</name>"
			"<definition>%s</definition></term></glossary>",
			prose));
	char *s = NULL, *copy;
	size_t n;
	FILE *out;

	if (!m)
		return fixture_faults(f);
	out = open_memstream(&s, &n);
	model_dump(out, m);
	fclose(out);
	copy = arena_strdup(
		f->arena, strstr(s, "definition lang=") + strlen("definition lang=\"de\"\n"));
	free(s);
	return copy;
}

static void
expect_inline(const char *prose, const char *want)
{
	struct fixture f;

	fixture_open(&f);
	assert_string_equal(load_prose(&f, prose), want);
	fixture_close(&f);
}

static void
test_model__smallest_project_has_absent_values(void **state)
{
	struct fixture f;
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load(&f, "<glossary " FIXTURE_NS "/>");
	assert_non_null(m);
	assert_string_equal(fixture_faults(&f), "");
	assert_int_equal(m->newest, DATE_NONE);
	assert_string_equal(m->project.lang, "de");
	assert_int_equal(m->organizations.v[0].notice_days, -1);
	assert_int_equal(m->organizations.v[0].start, DATE_NONE);
	assert_null(m->organizations.v[0].predecessor.ref.id);
	assert_null(m->body.short_name);
	assert_int_equal(m->settings.cycle, CYCLE_QUARTER);
	assert_true(m->settings.hyphenation);
	assert_ptr_equal(m->publications.v[0].committees.v[0].to, &m->organizations.v[0]);
	assert_non_null(edition_make(f.arena, m, EDITION_PUBLIC));
	fixture_close(&f);
}

static void
test_model__without_news_the_data_are_as_old_as_the_concept(void **state)
{
	struct fixture f;
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load(&f, "<concept id='k' date='2025-03-25' visibility='public' " FIXTURE_NS
		     "><title>t</title><abstract>a</abstract></concept>");
	assert_non_null(m);
	assert_int_equal(m->newest, date_make(2025, 3, 25));
	fixture_close(&f);
}

static void
test_model__newest_is_what_happened_not_what_is_planned(void **state)
{
	struct fixture f;
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load_sessions(&f,
		"<meeting id='a' state='held' start='2025-01-10T18:00:00+01:00' "
		"organizations='rat'>"
		"<name>a</name><agendaItem id='i' number='1' order='1' public='true'><name>i</name>"
		"<resolutionTask id='t' "
		"office='rat'><task>t</task></resolutionTask></agendaItem></meeting>"
		"<meeting id='x' state='held' start='2025-01-20T18:00:00+01:00' "
		"organizations='rat'>"
		"<name>of another topic</name></meeting>"
		"<meeting id='b' state='invited' start='2025-02-10T18:00:00+01:00' "
		"organizations='rat'>"
		"<name>b</name></meeting>"
		"<meeting id='c' state='scheduled' start='2025-03-10T18:00:00+01:00' "
		"organizations='rat'>"
		"<name>c</name></meeting>"
		"<meeting id='d' state='held' cancelled='true' start='2025-04-10T18:00:00+02:00' "
		"organizations='rat'><name>d</name></meeting>");
	assert_non_null(m);
	assert_int_equal(m->newest, date_make(2025, 1, 10));
	fixture_close(&f);
}

static void
test_model__meetings_by_start_and_items_by_order(void **state)
{
	struct fixture f;
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load_sessions(&f,
		"<meeting id='b' state='held' start='2025-01-10T18:00:00+01:00' "
		"organizations='rat'>"
		"<name>b</name>"
		"<agendaItem id='i2' number='2' order='2' public='true'><name>x</name></agendaItem>"
		"<agendaItem id='i1' number='1' order='1' public='true'><name>x</name></agendaItem>"
		"</meeting>"
		"<meeting id='a' state='held' start='2025-01-10T17:00:00+01:00' "
		"organizations='rat'>"
		"<name>a</name></meeting>");
	assert_non_null(m);
	assert_string_equal(m->meetings.v[0].r.id, "a");
	assert_int_equal(m->meetings.v[0].start_minutes, 17 * 60);
	assert_string_equal(m->meetings.v[1].items.v[0].r.id, "i1");
	assert_ptr_equal(model_agenda_item(m, "i2")->meeting, &m->meetings.v[1]);
	fixture_close(&f);
}

static void
test_model__vote_of_noughts_is_not_recorded(void **state)
{
	struct fixture f;
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load_sessions(&f,
		"<meeting id='a' state='held' start='2025-01-10T17:00:00+01:00' "
		"organizations='rat'>"
		"<name>a</name>"
		"<agendaItem id='i1' number='1' order='1' public='true'><name>x</name>"
		"<vote yes='0' no='0' abstain='0'/></agendaItem>"
		"<agendaItem id='i2' number='2' order='2' public='true'><name>x</name>"
		"<vote yes='9' no='0'/></agendaItem></meeting>");
	assert_non_null(m);
	assert_int_equal(model_agenda_item(m, "i1")->vote.yes, -1);
	assert_int_equal(model_agenda_item(m, "i2")->vote.yes, 9);
	assert_int_equal(model_agenda_item(m, "i2")->vote.no, 0);
	assert_int_equal(model_agenda_item(m, "i2")->vote.abstain, -1);
	fixture_close(&f);
}

static void
test_model__white_space_as_in_html(void **state)
{
	(void)state;
	expect_inline("  a\n  b  ", "    text \"a b\"\n");
	expect_inline(
		"a<em> b </em> c", "    text \"a\"\n    em\n      text \" b \"\n    text \"c\"\n");
	expect_inline("<em>a</em> <em>b</em>",
		"    em\n      text \"a\"\n    text \" \"\n    em\n      text \"b\"\n");
	expect_inline("a <br/> b", "    text \"a\"\n    br\n    text \"b\"\n");
	expect_inline("a<note> b </note> c",
		"    text \"a\"\n    note\n      text \"b\"\n    text \" c\"\n");
	expect_inline("a <ref to='rat'/> b",
		"    text \"a \"\n    ref target=\"rat\"\n    text \" b\"\n");
	expect_inline("a\xC2\xA0 b", "    text \"a\xC2\xA0 b\"\n"); /* no-break spaces stay */
	expect_inline("a <!-- x --> b <em> </em>", "    text \"a b\"\n");
}

static void
test_model__paths_stay_inside(void **state)
{
	static const char *const outside[] = {"link.xml", "folder/link.xml"};
	struct fixture f, other;

	(void)state;
	fixture_open(&other);
	fixture_text(&other, "secret.xml", "<glossary " FIXTURE_NS "/>");
	for (size_t i = 0; i < sizeof(outside) / sizeof(*outside); i++) {
		fixture_open(&f);
		load(&f, "<glossary " FIXTURE_NS "/>");
		assert_int_equal(symlink(arena_printf(f.arena, "%s/secret.xml", other.dir),
					 arena_printf(f.arena, "%s/link.xml", f.dir)),
			0);
		assert_int_equal(symlink(".", arena_printf(f.arena, "%s/folder", f.dir)), 0);
		fixture_text(&f, "project.xml",
			arena_printf(f.arena, "%s<source href='%s'/>%s", project_head, outside[i],
				project_tail));
		assert_null(model_load(f.arena, f.dir, FIXTURE_SCHEMA, f.diag));
		assert_int_equal(diag_entry(f.diag, 0)->fault, FAULT_PATH_OUTSIDE);
		fixture_close(&f);
	}
	fixture_close(&other);
}

static void
test_model__file_names_of_messages_are_as_typed(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	load(&f, "<glossar " FIXTURE_NS "/>");
	assert_null(
		model_load(f.arena, arena_printf(f.arena, "%s//", f.dir), FIXTURE_SCHEMA, f.diag));
	for (size_t i = 0; i < diag_count(f.diag); i++)
		assert_string_equal(diag_entry(f.diag, i)->where.file,
			arena_printf(f.arena, "%s/more.xml", f.dir));
	assert_int_equal(diag_count(f.diag), 2);
	fixture_close(&f);
}

static void
test_model__missing_folder_and_schema(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	assert_null(model_load(f.arena, "/nowhere/at/all", FIXTURE_SCHEMA, f.diag));
	assert_int_equal(diag_exit_status(f.diag), 1);
	assert_null(model_load(f.arena, f.dir, "/nowhere", f.diag));
	assert_int_equal(diag_exit_status(f.diag), 3);
	fixture_close(&f);
}

static void
test_model__known_languages(void **state)
{
	static const char *const known[] = {
		"de", "DE", "de-AT", "ar", "uk", "zh-Hant", "kmr", "prs", "zu"};
	static const char *const unknown[] = {
		"", "xx", "d", "deutsch", "german-de", "qaa", "i-klingon"};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		assert_true(language_is_known(known[i]));
	for (size_t i = 0; i < sizeof(unknown) / sizeof(*unknown); i++)
		assert_false(language_is_known(unknown[i]));
}

static void
test_model__words_of_status_go_both_ways(void **state)
{
	(void)state;
	for (int i = 0; i < STATUS_COUNT; i++)
		assert_int_equal(word_value(word_tab_status, status_name((enum status)i), -1), i);
	assert_string_equal(schedule_name(SCHEDULE_NONE), "");
	assert_int_equal(word_value(word_tab_status, "nonsense", -1), -1);
	assert_int_equal(word_value(word_tab_status, NULL, 7), 7);
}

/* n measures that refer to each other. */
static const char *
many_measures(struct fixture *f, int n)
{
	const char *copy;
	struct str b;

	str_init(&b);
	str_add(&b,
		"<actionField " FIXTURE_NS " id='f' number='1' visibility='public'><title>t</title>"
		"<lead>l</lead><situation><p>s</p></situation>");
	for (int i = 0; i < n; i++)
		str_addf(&b,
			"<measure id='m%d' code='M-%d' "
			"synergies='m%d'><title>t</title><description><p>d "
			"<ref to='m%d'/></p></description><lead organization='rat'/></measure>",
			i, i, (i + 1) % n, n - 1 - i);
	str_add(&b, "</actionField>");
	copy = arena_strdup(f->arena, b.s);
	str_release(&b);
	return copy;
}

static void
test_model__ten_thousand_measures_load_in_linear_time(void **state)
{
	struct fixture f;
	clock_t start = clock();
	struct model *m;

	(void)state;
	fixture_open(&f);
	m = load(&f, many_measures(&f, 10000));
	assert_non_null(m);
	m = edition_make(f.arena, m, EDITION_PUBLIC);
	assert_int_equal(m->fields.v[0].measures.n, 10000);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 5.0);
	fixture_close(&f);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_model__smallest_project_has_absent_values),
		cmocka_unit_test(test_model__without_news_the_data_are_as_old_as_the_concept),
		cmocka_unit_test(test_model__newest_is_what_happened_not_what_is_planned),
		cmocka_unit_test(test_model__meetings_by_start_and_items_by_order),
		cmocka_unit_test(test_model__vote_of_noughts_is_not_recorded),
		cmocka_unit_test(test_model__white_space_as_in_html),
		cmocka_unit_test(test_model__paths_stay_inside),
		cmocka_unit_test(test_model__file_names_of_messages_are_as_typed),
		cmocka_unit_test(test_model__missing_folder_and_schema),
		cmocka_unit_test(test_model__known_languages),
		cmocka_unit_test(test_model__words_of_status_go_both_ways),
		cmocka_unit_test(test_model__ten_thousand_measures_load_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
