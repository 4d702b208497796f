/*
 * German divisions by three witnesses. tests/hyph/municipal.txt holds compounds
 * with all divisions that a person found right, = at the joints; tests/hyph/
 * wrong.txt places where one witness alone, or two, divide wrongly.
 */
#include "text_world.h"

#include "base/utf8.h"
#include "text/divide/compound.h"
#include "text/divide/hyph.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define COMPOUNDS_LEAST 1500
#define LETTERS_LEAST 12

/* A word of the list, and what stands before each letter: 0, '-' or '='. */
struct marked {
	uint32_t letters[HYPH_MAX];
	char marks[HYPH_MAX];
	size_t n;
};

static void
read_marked(const char *line, struct marked *m)
{
	size_t len = strcspn(line, "\n");
	char mark = 0;

	m->n = 0;
	for (size_t pos = 0; pos < len;) {
		uint32_t cp = utf8_next(line, len, &pos);

		if (cp == '-' || cp == '=' || cp == '|') {
			mark = (char)cp;
			continue;
		}
		assert_true(m->n < HYPH_MAX);
		m->marks[m->n] = mark;
		m->letters[m->n++] = cp;
		mark = 0;
	}
}

struct count {
	size_t words, wrong, joints, offered;
};

/* Divisions that the list does not have are wrong; joints that are not found are missed. */
static void
judge(struct hyph *h, const char *line, struct count *count)
{
	struct marked m;
	const uint8_t *points;

	read_marked(line, &m);
	points = hyph_word(h, "de", m.letters, m.n);
	count->words += m.n >= LETTERS_LEAST;
	for (size_t i = 1; i < m.n; i++) {
		bool is_point = points && points[i] != HYPH_NONE;

		count->joints += m.marks[i] == '=';
		count->offered += m.marks[i] == '=' && is_point;
		if (is_point && !m.marks[i]) {
			print_error("%.*s: divided before letter %zu\n", (int)strcspn(line, "\n"),
				line, i + 1);
			count->wrong++;
		}
	}
}

static struct hyph *
open_german(struct diag *d)
{
	return hyph_open(NULL, d);
}

static void
test_german__municipal_compounds_are_divided_rightly(void **state)
{
	struct diag *d = diag_new();
	struct hyph *h = open_german(d);
	FILE *f = fopen("tests/hyph/municipal.txt", "r");
	struct count count = {0};
	char line[512];

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f))
		if (*line != '#')
			judge(h, line, &count);
	fclose(f);
	print_message("%zu compounds, %zu of %zu joints, %zu wrong\n", count.words, count.offered,
		count.joints, count.wrong);
	assert_true(count.words >= COMPOUNDS_LEAST);
	assert_int_equal(count.wrong, 0);
	assert_true(count.offered * 10 >= count.joints * 9);
	assert_int_equal(diag_count(d), 0);
	hyph_close(h);
	diag_free(d);
}

/* The counter can count: a list with a mark taken out has a wrong division. */
static void
test_german__a_division_that_is_not_listed_is_wrong(void **state)
{
	struct diag *d = diag_new();
	struct hyph *h = open_german(d);
	struct count count = {0};

	(void)state;
	judge(h, "Haushalts=planentwurf", &count);
	assert_true(count.wrong > 0);
	assert_int_equal(count.offered, count.joints);
	hyph_close(h);
	diag_free(d);
}

/* "Einwohn|erregister": there it must not be divided. */
static void
test_german__known_wrong_divisions_are_not_made(void **state)
{
	struct diag *d = diag_new();
	struct hyph *h = open_german(d);
	FILE *f = fopen("tests/hyph/wrong.txt", "r");
	size_t nwords = 0;
	char line[512];

	(void)state;
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		struct marked m;
		const uint8_t *points;

		if (*line == '#')
			continue;
		nwords++;
		read_marked(line, &m);
		points = hyph_word(h, "de", m.letters, m.n);
		for (size_t i = 1; points && i < m.n; i++)
			if (m.marks[i] == '|' && points[i] != HYPH_NONE)
				fail_msg("%s", line);
	}
	fclose(f);
	assert_true(nwords > 45);
	hyph_close(h);
	diag_free(d);
}

/* Joints are told from syllables: there is no ligature across them, and they are better ends. */
static void
test_german__joints_are_joints(void **state)
{
	struct diag *d = diag_new();
	struct hyph *h = open_german(d);
	struct marked m;
	const uint8_t *points;

	(void)state;
	read_marked("Dorfentwicklung", &m);
	points = hyph_word(h, "de", m.letters, m.n);
	assert_non_null(points);
	assert_int_equal(points[4], HYPH_JOINT);
	assert_int_equal(points[7], HYPH_SYLLABLE);
	hyph_close(h);
	diag_free(d);
}

static void
put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

/* The other edition of the dictionary is in ISO 8859-1. */
static void
test_compound__both_character_sets(void **state)
{
	static const char *const texts[] = {"3\nM\xFCll/hij\nGeb\xFChr/Nij\ngeb\xFChr/Noz\n",
		"3\nM\xC3\xBCll/hij\nGeb\xC3\xBChr/Nij\ngeb\xC3\xBChr/Noz\n"};
	static const char *const sets[] = {"SET ISO8859-1\n", "SET UTF-8\n"};
	char folder[] = "/tmp/compound.XXXXXX";
	struct marked m;
	struct str dic, aff;

	(void)state;
	assert_non_null(mkdtemp(folder));
	str_init(&dic);
	str_init(&aff);
	str_addf(&dic, "%s/x.dic", folder);
	str_addf(&aff, "%s/x.aff", folder);
	read_marked("müllgebühren", &m);
	for (size_t i = 0; i < 2; i++) {
		struct compound *c;
		bool places[HYPH_MAX] = {false};
		uint8_t joints[HYPH_MAX];

		put(dic.s, texts[i]);
		put(aff.s, sets[i]);
		c = compound_open(dic.s);
		assert_non_null(c);
		compound_split(c, m.letters, m.n, places, joints);
		assert_int_equal(joints[4], COMPOUND_NONE); /* nobody proposes it */
		places[4] = true;
		compound_split(c, m.letters, m.n, places, joints);
		assert_int_equal(joints[4], COMPOUND_JOINT);
		compound_close(c);
	}
	unlink(dic.s);
	unlink(aff.s);
	rmdir(folder);
	str_release(&dic);
	str_release(&aff);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_german__municipal_compounds_are_divided_rightly),
		cmocka_unit_test(test_german__a_division_that_is_not_listed_is_wrong),
		cmocka_unit_test(test_german__known_wrong_divisions_are_not_made),
		cmocka_unit_test(test_german__joints_are_joints),
		cmocka_unit_test(test_compound__both_character_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
