/*
 * Divisions of words: the files tests/hyph/NAME.hyph hold one case per line,
 * a text with | where it may be divided and ' where a break shows no hyphen;
 * a line "lang TAG LEFT RIGHT WORD" sets language and minima for what
 * follows. And: our reader of the patterns against libhyphen itself.
 */
#include "text_world.h"

#include "base/utf8.h"
#include "text/divide/dic.h"

#include <glob.h>
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>

#define FOLDER "/usr/share/hyphen/"

struct suite {
	struct text_world w;
	struct text_setting set;
	char lang[32];
	int passed, failed;
};

/* The text as it is, with the divisions marked. */
static void
marked(const struct text_para *para, struct str *out)
{
	uint32_t at = 0;

	for (size_t i = 0; i < para->nitems; i++) {
		const struct text_item *item = &para->items[i];

		str_addn(out, para->text + at, item->end - at);
		at = item->end;
		if (item->kind == ITEM_PENALTY && item->penalty < PENALTY_FORBIDDEN &&
			item->penalty != PENALTY_FORCED)
			str_addc(out, item->is_hyphen ? '|' : '\'');
	}
}

static void
run_case(struct suite *s, const char *line)
{
	char text[512];
	size_t n = 0;
	struct text_para para;
	struct text_run run = text_world_run(text, s->lang);
	struct str got;

	for (const char *p = line; *p && n + 1 < sizeof(text); p++)
		if (*p != '|' && *p != '\'')
			text[n++] = *p;
	text[n] = '\0';
	str_init(&got);
	if (text_para_make(s->w.cache, &run, 1, &s->set, s->w.arena, &para) == 0)
		marked(&para, &got);
	if (strcmp(got.s, line) == 0) {
		s->passed++;
	} else {
		s->failed++;
		print_error("want %s\n got %s\n", line, got.s);
	}
	str_release(&got);
}

static void
run_line(struct suite *s, char *line)
{
	line[strcspn(line, "\n")] = '\0';
	if (strncmp(line, "lang ", 5) == 0) {
		assert_int_equal(
			sscanf(line, "lang %31s %d %d %d", s->lang, &s->set.hyphen_min_left,
				&s->set.hyphen_min_right, &s->set.hyphen_min_word),
			4);
		s->set.lang = s->lang;
	} else if (*line && *line != '#') {
		run_case(s, line);
	}
}

static void
run_file(struct suite *s, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[512];

	assert_non_null(f);
	while (fgets(line, sizeof(line), f))
		run_line(s, line);
	fclose(f);
}

static void
test_hyph__cases_in_files(void **state)
{
	struct suite s = {.set = text_world_setting("de")};
	glob_t g;

	(void)state;
	text_world_open(&s.w, "tests/hyph/exceptions.txt");
	assert_int_equal(glob("tests/hyph/*.hyph", 0, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++)
		run_file(&s, g.gl_pathv[i]);
	globfree(&g);
	print_message("%d passed, %d failed\n", s.passed, s.failed);
	assert_int_equal(s.failed, 0);
	assert_true(s.passed > 50);
	assert_int_equal(diag_errors(s.w.diag), 0);
	text_world_close(&s.w);
}

static void
test_hyph__a_wrong_case_fails(void **state)
{
	struct suite s = {.set = text_world_setting("de"), .lang = "de"};

	(void)state;
	text_world_open(&s.w, NULL);
	run_case(&s, "S|traße");
	assert_int_equal(s.failed, 1);
	text_world_close(&s.w);
}

static void
test_hyph__bad_exception_lines_are_reported(void **state)
{
	struct text_world w;

	(void)state;
	text_world_open(&w, "tests/hyph/bad-exceptions.txt");
	assert_int_equal(diag_count(w.diag), 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(diag_entry(w.diag, i)->fault, FAULT_EXCEPTION_LINE);
		assert_int_equal(diag_entry(w.diag, i)->where.line, (int)i + 3);
	}
	text_world_close(&w);
}

/* Letters and marks apart (NFD), as some word processors write them. */
static void
test_hyph__decomposed_letters_divide_like_composed(void **state)
{
	struct text_world w;
	struct text_para composed, apart;

	(void)state;
	text_world_open(&w, NULL);
	composed = text_world_para(&w, "Überprüfungsmöglichkeit", "de");
	apart = text_world_para(&w, "U\u0308berpru\u0308fungsmo\u0308glichkeit", "de");
	assert_string_equal(apart.text, composed.text);
	assert_int_equal(apart.nitems, composed.nitems);
	assert_true(apart.nitems > 5);
	/* a mark that belongs to no letter as one stays */
	apart = text_world_para(&w, "q\u0308", "de");
	assert_string_equal(apart.text, "q\u0308");
	text_world_close(&w);
}

static void
test_hyph__text_without_patterns_is_a_warning_once(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("Integration Integration", "xx");
	struct text_setting set = text_world_setting("xx");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	run.where = (struct where){.file = "summaries.xml", .line = 9};
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), 0);
	text_world_para(&w, "Integration", "xx");
	text_world_para(&w, "Integration", "ar");
	text_world_para(&w, "Integration", "tr");
	assert_int_equal(diag_count(w.diag), 1);
	assert_int_equal(diag_entry(w.diag, 0)->fault, FAULT_PATTERNS_MISSING);
	assert_string_equal(diag_entry(w.diag, 0)->where.file, "summaries.xml");
	assert_int_equal(diag_entry(w.diag, 0)->where.line, 9);
	text_world_close(&w);
}

/* A greeting in German text: a note, and no German division in it. */
static void
test_hyph__foreign_words_without_patterns_are_a_note(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("Integration", "xx");
	struct text_setting set = text_world_setting("de");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), 0);
	assert_int_equal(para.nitems, 2);
	assert_int_equal(diag_count(w.diag), 1);
	assert_int_equal(diag_entry(w.diag, 0)->fault, FAULT_FOREIGN_UNDIVIDED);
	text_world_close(&w);
}

/* libhyphen 2.8.8 loses some bytes on its way back from compounds; not our leak. */
const char *__lsan_default_suppressions(void);
const char *
__lsan_default_suppressions(void)
{
	return "leak:libhyphen";
}

/* The word as the file of patterns writes it: in Latin-1 or in UTF-8. */
static size_t
spell(const HyphenDict *dict, const char *word, uint32_t *cps, char *spelled)
{
	size_t n = 0;
	size_t pos = 0;
	size_t len = strlen(word);
	size_t nspelled = 0;

	while (pos < len && n < 90) {
		cps[n] = utf8_next(word, len, &pos);
		if (dict->utf8)
			nspelled += utf8_encode(cps[n], spelled + nspelled);
		else
			spelled[nspelled++] = (char)cps[n];
		n++;
	}
	spelled[nspelled] = '\0';
	return n;
}

/* libhyphen cuts single letters off words that have two readings; we never do. */
static bool
leaves_a_letter(const char *hyphens, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++)
		if (hyphens[i] % 2 == 1 && hyphens[i + 1] % 2 == 1)
			return true;
	return false;
}

static int
differs(struct hyph_dic *ours, HyphenDict *theirs, const char *word)
{
	uint32_t cps[100];
	char spelled[400];
	uint8_t values[100];
	char hyphens[512];
	char **rep = NULL;
	int *pos = NULL;
	int *cut = NULL;
	size_t n = spell(theirs, word, cps, spelled);

	assert_int_equal(hyph_dic_apply(ours, cps, n, values), 0);
	hnj_hyphen_hyphenate3(
		theirs, spelled, (int)strlen(spelled), hyphens, NULL, &rep, &pos, &cut, 2, 2, 2, 2);
	free(rep);
	free(pos);
	free(cut);
	if (leaves_a_letter(hyphens, n))
		return 0;
	for (size_t i = 1; i < n; i++) {
		if (values[i] % 2 == hyphens[i - 1] % 2)
			continue;
		print_error("%s: differs from libhyphen before letter %zu\n", word, i);
		return 1;
	}
	return 0;
}

/* How many words of the list there are; all must be divided as libhyphen does. */
static int
compare_words(const char *lang, const char *patterns, const char *words)
{
	HyphenDict *theirs = hnj_hyphen_load(patterns);
	struct hyph_dic *ours = hyph_dic_open(lang);
	FILE *f = fopen(words, "r");
	char line[256];
	int ndiffer = 0;
	int n = 0;

	assert_non_null(theirs);
	assert_non_null(ours);
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		ndiffer += differs(ours, theirs, line);
		n++;
	}
	fclose(f);
	assert_int_equal(ndiffer, 0);
	hyph_dic_close(ours);
	hnj_hyphen_free(theirs);
	return n;
}

static void
test_hyph__same_as_libhyphen(void **state)
{
	(void)state;
	assert_true(
		compare_words("de-DE", FOLDER "hyph_de_DE.dic", "tests/hyph/words.de.txt") > 1000);
}

/* The languages of the sample's summaries. */
static void
test_hyph__same_as_libhyphen_in_other_languages(void **state)
{
	(void)state;
	assert_true(compare_words("en", FOLDER "hyph_en_AU.dic", "tests/hyph/words.en.txt") > 90);
	assert_true(compare_words("ro", FOLDER "hyph_ro.dic", "tests/hyph/words.ro.txt") > 90);
	assert_true(compare_words("uk", FOLDER "hyph_uk.dic", "tests/hyph/words.uk.txt") > 90);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hyph__cases_in_files),
		cmocka_unit_test(test_hyph__a_wrong_case_fails),
		cmocka_unit_test(test_hyph__bad_exception_lines_are_reported),
		cmocka_unit_test(test_hyph__decomposed_letters_divide_like_composed),
		cmocka_unit_test(test_hyph__text_without_patterns_is_a_warning_once),
		cmocka_unit_test(test_hyph__foreign_words_without_patterns_are_a_note),
		cmocka_unit_test(test_hyph__same_as_libhyphen),
		cmocka_unit_test(test_hyph__same_as_libhyphen_in_other_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
