/*
 * Unicode's own test data (Debian's unicode-data, version 15.0) against our
 * use of libunibreak and FriBidi. Where the libraries of Debian 12 are older
 * than the data the number of deviations is pinned, so that it can only
 * change knowingly:
 *
 * LineBreakTest.txt: libunibreak 1.1 follows UAX #14 revision 30 (Unicode
 *   6.2). Two thirds of the deviations are an opening bracket, a sign of
 *   currency or per cent, an emoji or a kana behind a combining mark, which
 *   it takes for a letter's (LB9, LB10, LB24); the others are flags and ZWJ
 *   (LB8a, LB30a, LB30b), the full-width brackets of LB30, kana of class CJ,
 *   numbers with two dots (LB25), and the ellipsis (LB22), which
 *   uax14_fill() mends.
 * BidiCharacterTest.txt: FriBidi gives every level. Cases that take the
 *   paragraph's direction from the text are left out: ours comes from the
 *   language.
 */
#include "text_world.h"

#include "text/itemize.h"
#include "text/seq.h"
#include "text/uax14.h"

#include <linebreak.h>
#include <stdio.h>
#include <stdlib.h>

#define FOLDER "/usr/share/unicode/"
#define CPS_MAX 256

#define LINE_BREAK_CASES 7654
#define LINE_BREAK_DEVIATIONS 657
#define BIDI_CASES 91679
#define BIDI_DEVIATIONS 0

static FILE *
open_data(const char *name)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), FOLDER "%s", name);
	f = fopen(path, "r");
	if (!f) {
		print_message("SKIPPED: %s is missing; install unicode-data\n", path);
		skip();
	}
	return f;
}

/* "× 0061 ÷ 0062 ÷": breaks[i] tells of the place behind cps[i]. */
static size_t
parse_breaks(const char *line, uint32_t *cps, bool *breaks)
{
	const char *p = line;
	size_t n = 0;

	while (*p && *p != '#' && n < CPS_MAX) {
		if (strncmp(p, "÷", strlen("÷")) == 0 || strncmp(p, "×", strlen("×")) == 0) {
			if (n)
				breaks[n - 1] = strncmp(p, "÷", strlen("÷")) == 0;
			p += strlen("÷");
		} else if (*p == ' ' || *p == '\t') {
			p++;
		} else {
			char *end;

			cps[n++] = (uint32_t)strtoul(p, &end, 16);
			p = end;
		}
	}
	return n;
}

static bool
breaks_as_wanted(const uint32_t *cps, size_t n, const bool *want, struct arena *a)
{
	char got[CPS_MAX];

	uax14_raw(cps, n, NULL, got, a);
	for (size_t i = 0; i + 1 < n; i++)
		if ((got[i] != LINEBREAK_NOBREAK) != want[i])
			return false;
	return true;
}

static void
test_unicode__line_break_test(void **state)
{
	FILE *f = open_data("auxiliary/LineBreakTest.txt");
	struct arena *a = arena_new();
	char line[4096];
	int ncases = 0;
	int ndeviations = 0;

	(void)state;
	uax14_init();
	while (fgets(line, sizeof(line), f)) {
		struct arena_mark mark = arena_save(a);
		uint32_t cps[CPS_MAX];
		bool breaks[CPS_MAX] = {false};
		size_t n = parse_breaks(line, cps, breaks);

		if (n == 0)
			continue;
		ncases++;
		ndeviations += !breaks_as_wanted(cps, n, breaks, a);
		arena_rewind(a, mark);
	}
	fclose(f);
	arena_free(a);
	print_message("%d cases, %d deviate\n", ncases, ndeviations);
	assert_int_equal(ncases, LINE_BREAK_CASES);
	assert_int_equal(ndeviations, LINE_BREAK_DEVIATIONS);
}

/* Numbers of one field; an x, a level that does not matter, is -1. */
static size_t
parse_numbers(char *field, int base, long *out)
{
	size_t n = 0;

	for (char *t = strtok(field, " "); t && n < CPS_MAX; t = strtok(NULL, " "))
		out[n++] = *t == 'x' ? -1 : strtol(t, NULL, base);
	return n;
}

/* -1 if the case is not for us: direction from the text. */
static int
bidi_case(char *line, struct arena *a)
{
	char *fields[5];
	long cps[CPS_MAX];
	long want[CPS_MAX];
	uint32_t cp[CPS_MAX];
	int8_t levels[CPS_MAX];
	struct seq s = {.cp = cp};

	for (int i = 0; i < 5; i++)
		fields[i] = strsep(&line, ";");
	if (!fields[4] || fields[1][0] == '2')
		return -1;
	s.n = parse_numbers(fields[0], 16, cps);
	for (size_t i = 0; i < s.n; i++)
		cp[i] = (uint32_t)cps[i];
	assert_int_equal(parse_numbers(fields[3], 10, want), s.n);
	itemize_levels(&s, fields[1][0] == '1', a, levels);
	for (size_t i = 0; i < s.n; i++)
		if (want[i] >= 0 && want[i] != levels[i])
			return 1;
	return 0;
}

static void
test_unicode__bidi_character_test(void **state)
{
	FILE *f = open_data("BidiCharacterTest.txt");
	struct arena *a = arena_new();
	char line[4096];
	int ncases = 0;
	int ndeviations = 0;

	(void)state;
	while (fgets(line, sizeof(line), f)) {
		struct arena_mark mark = arena_save(a);
		int r = *line == '#' || *line == '\n' ? -1 : bidi_case(line, a);

		ncases += r >= 0;
		ndeviations += r > 0;
		arena_rewind(a, mark);
	}
	fclose(f);
	arena_free(a);
	print_message("%d cases, %d deviate\n", ncases, ndeviations);
	assert_int_equal(ncases, BIDI_CASES);
	assert_int_equal(ndeviations, BIDI_DEVIATIONS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unicode__line_break_test),
		cmocka_unit_test(test_unicode__bidi_character_test),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
