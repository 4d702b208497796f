/*
 * Unicode's own test data (Debian's unicode-data), whole files, through our
 * doors to ICU and FriBidi. What is expected depends on the versions of both,
 * see versions[]:
 *
 * LineBreakTest.txt: ICU deviates on purpose in these two ways, both of which
 *   Unicode took over later:
 *   - a hyphen that begins a word stays with its letters ("-sport"; ICU's rule
 *     20.09, LB20a of Unicode 15.1);
 *   - a figure stays with the stop or comma before it (".35"; ICU's rule 25,
 *     LB25 of Unicode 16).
 * GraphemeBreakTest.txt, BidiTest.txt, BidiCharacterTest.txt: no deviation, in
 *   levels and in visual order. Cases that take the paragraph's direction from
 *   the text are left out: ours comes from the language.
 */
#include "text_world.h"

#include "text/divide/bounds.h"
#include "text/itemize.h"
#include "text/seq.h"
#include "text/visual.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#define FOLDER "/usr/share/unicode/"
#define CPS_MAX 256
#define SKIPPED_LEVEL (-1) /* an x in the data */

#define BIDI_CASES 513494
#define BIDI_CHARACTER_CASES 91679

/*
 * Debian 12, Debian 13, Ubuntu 24.04. Where ICU is of a newer Unicode than the
 * data, it knows better: Unicode 16 took Balinese digits and letters as what
 * their syllables need, and keeps a hyphen before Hebrew with its word (LB20a).
 */
static const struct version {
	const char *data, *icu;
	int lines, hyphens, figures, newer; /* cases of LineBreakTest.txt, and which deviate */
	int clusters;
} versions[] = {
	{"15.0.0", "15.0", 7654, 8, 14, 0, 602},
	{"15.1.0", "15.1", 10279, 8, 14, 0, 1187},
	{"15.1.0", "16.0", 10279, 8, 14, 11, 1187},
};

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

/* "# LineBreakTest-15.0.0.txt" in the first line. */
static const struct version *
find_version(void)
{
	FILE *f = open_data("auxiliary/LineBreakTest.txt");
	char line[128] = "", *dash;

	assert_non_null(fgets(line, sizeof(line), f));
	fclose(f);
	dash = strchr(line, '-');
	for (size_t i = 0; dash && i < sizeof(versions) / sizeof(*versions); i++)
		if (strncmp(dash + 1, versions[i].data, strlen(versions[i].data)) == 0 &&
			strcmp(U_UNICODE_VERSION, versions[i].icu) == 0)
			return &versions[i];
	fail_msg("no expectation for ICU of Unicode %s with data %s", U_UNICODE_VERSION, line);
	return NULL;
}

/* --- breaks --------------------------------------------------------------- */

struct breaks {
	size_t n;
	uint32_t cps[CPS_MAX + 1];
	uint8_t want[CPS_MAX + 1]; /* 1 = a break before cps[i] */
	uint8_t got[CPS_MAX];
};

enum deviation { CONFORMS, HYPHEN_BEGINS_WORD, STOP_BEFORE_FIGURE, UNKNOWN, NDEVIATIONS };

/* "× 0061 ÷ 0062 ÷" */
static void
parse_breaks(const char *line, struct breaks *b)
{
	const char *p = line;

	*b = (struct breaks){.n = 0};
	while (*p && *p != '#' && *p != '\n' && b->n < CPS_MAX) {
		if (strncmp(p, "÷", strlen("÷")) == 0 || strncmp(p, "×", strlen("×")) == 0) {
			b->want[b->n] = strncmp(p, "÷", strlen("÷")) == 0;
			p += strlen("÷");
		} else if (*p == ' ' || *p == '\t') {
			p++;
		} else {
			char *end;

			b->cps[b->n++] = (uint32_t)strtoul(p, &end, 16);
			p = end;
		}
	}
}

static bool
is_figure(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_stop(uint32_t cp)
{
	return cp == '.' || cp == ',';
}

/* The data has no other mark there than U+0308. */
static enum deviation
kind_of(const struct breaks *b, size_t i)
{
	size_t k = b->cps[i - 1] == 0x308 ? i - 2 : i - 1;

	if (b->cps[k] == '-' && k == 0 && !b->got[i])
		return HYPHEN_BEGINS_WORD;
	if (is_stop(b->cps[k]) && is_figure(b->cps[i]) && !b->got[i])
		return STOP_BEFORE_FIGURE;
	/* then the stop itself begins the number: " .35" */
	if (b->cps[k] == ' ' && is_stop(b->cps[i]) && is_figure(b->cps[i + 1]) && b->got[i])
		return STOP_BEFORE_FIGURE;
	return UNKNOWN;
}

/* The worst deviation of the case. */
static enum deviation
judge(const struct breaks *b)
{
	enum deviation worst = CONFORMS;

	for (size_t i = 1; i < b->n; i++) {
		enum deviation d = b->got[i] == b->want[i] ? CONFORMS : kind_of(b, i);

		worst = d > worst ? d : worst;
	}
	return worst;
}

static int
run_breaks(const char *name,
	void (*find)(struct bounds *, const uint32_t *, size_t, uint8_t *, struct arena *),
	int count[NDEVIATIONS])
{
	FILE *f = open_data(name);
	struct arena *a = arena_new();
	struct bounds *bounds = bounds_open();
	struct breaks b;
	char line[4096];
	int ncases = 0;

	while (fgets(line, sizeof(line), f)) {
		enum deviation d;

		parse_breaks(line, &b);
		if (b.n == 0)
			continue;
		find(bounds, b.cps, b.n, b.got, a);
		d = judge(&b);
		if (d == UNKNOWN)
			print_error("deviates: %s", line);
		count[d]++;
		ncases++;
	}
	fclose(f);
	bounds_close(bounds);
	arena_free(a);
	return ncases;
}

static void
test_unicode__line_break_test(void **state)
{
	const struct version *v = find_version();
	int count[NDEVIATIONS] = {0};

	(void)state;
	assert_int_equal(run_breaks("auxiliary/LineBreakTest.txt", bounds_lines, count), v->lines);
	assert_int_equal(count[HYPHEN_BEGINS_WORD], v->hyphens);
	assert_int_equal(count[STOP_BEFORE_FIGURE], v->figures);
	assert_int_equal(count[UNKNOWN], v->newer);
}

static void
test_unicode__grapheme_break_test(void **state)
{
	const struct version *v = find_version();
	int count[NDEVIATIONS] = {0};

	(void)state;
	assert_int_equal(
		run_breaks("auxiliary/GraphemeBreakTest.txt", bounds_clusters, count), v->clusters);
	assert_int_equal(count[CONFORMS], v->clusters);
}

/* --- bidi ----------------------------------------------------------------- */

/* One text, and what the data says of it. */
struct bidi {
	struct arena *arena;
	size_t n, norder;
	uint32_t cps[CPS_MAX];
	long levels[CPS_MAX]; /* or SKIPPED_LEVEL */
	long order[CPS_MAX];  /* visual; without those skipped */
	int ncases, ndeviations;
};

/* The visual order of what is not skipped. */
static bool
is_order_right(const struct bidi *b, const int8_t *got)
{
	uint8_t levels[CPS_MAX] = {0};
	size_t index[CPS_MAX];
	size_t order[CPS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (b->levels[i] == SKIPPED_LEVEL)
			continue;
		levels[n] = (uint8_t)got[i];
		index[n++] = i;
	}
	visual_order(levels, n, order);
	for (size_t k = 0; k < n; k++)
		if (k >= b->norder || (long)index[order[k]] != b->order[k])
			return false;
	return n == b->norder;
}

static void
bidi_case(struct bidi *b, bool is_rtl)
{
	struct arena_mark mark = arena_save(b->arena);
	struct seq s = {.n = b->n, .cp = b->cps};
	int8_t got[CPS_MAX];
	bool is_right = true;

	itemize_levels(&s, is_rtl, b->arena, got);
	for (size_t i = 0; i < b->n; i++)
		is_right =
			is_right && (b->levels[i] == SKIPPED_LEVEL || b->levels[i] == (long)got[i]);
	is_right = is_right && is_order_right(b, got);
	b->ncases++;
	b->ndeviations += !is_right;
	arena_rewind(b->arena, mark);
}

static size_t
parse_numbers(char *field, int base, long *out)
{
	size_t n = 0;

	for (char *t = strtok(field, " \t\n"); t && n < CPS_MAX; t = strtok(NULL, " \t\n"))
		out[n++] = *t == 'x' ? SKIPPED_LEVEL : strtol(t, NULL, base);
	return n;
}

/* A character of the class; the classes are those of UAX #9, table 4. */
static uint32_t
character_of(const char *class)
{
	static const struct {
		const char *class;
		uint32_t cp;
	} tab[] = {{"L", 'a'}, {"R", 0x5D0}, {"EN", '0'}, {"ES", '+'}, {"ET", '$'}, {"AN", 0x660},
		{"CS", ','}, {"B", 0x2029}, {"S", '\t'}, {"WS", ' '}, {"ON", '!'}, {"BN", 0x200B},
		{"NSM", 0x300}, {"AL", 0x627}, {"LRO", 0x202D}, {"RLO", 0x202E}, {"LRE", 0x202A},
		{"RLE", 0x202B}, {"PDF", 0x202C}, {"LRI", 0x2066}, {"RLI", 0x2067}, {"FSI", 0x2068},
		{"PDI", 0x2069}};

	for (size_t i = 0; i < sizeof(tab) / sizeof(*tab); i++)
		if (strcmp(tab[i].class, class) == 0)
			return tab[i].cp;
	fail_msg("class %s", class);
	return 0;
}

/* "L R; 7": classes, and the directions it holds for: 1 from the text, 2 left, 4 right. */
static void
bidi_classes(struct bidi *b, char *line)
{
	const long to_right = 2;
	const long to_left = 4;
	char *classes = strsep(&line, ";");
	long directions = strtol(line, NULL, 16);

	b->n = 0;
	for (char *t = strtok(classes, " "); t; t = strtok(NULL, " "))
		b->cps[b->n++] = character_of(t);
	if (directions & to_right)
		bidi_case(b, false);
	if (directions & to_left)
		bidi_case(b, true);
}

static void
bidi_line(struct bidi *b, char *line)
{
	const char *levels = "@Levels:";
	const char *order = "@Reorder:";

	if (strncmp(line, levels, strlen(levels)) == 0)
		parse_numbers(line + strlen(levels), 10, b->levels);
	else if (strncmp(line, order, strlen(order)) == 0)
		b->norder = parse_numbers(line + strlen(order), 10, b->order);
	else if (*line != '#' && *line != '@' && *line != '\n')
		bidi_classes(b, line);
}

/* Code points; direction; paragraph's level; levels; visual order. */
static void
bidi_characters(struct bidi *b, char *line)
{
	char *fields[5];
	long cps[CPS_MAX];

	for (int i = 0; i < 5; i++)
		fields[i] = strsep(&line, ";");
	if (fields[0][0] == '#' || !fields[4] || fields[1][0] == '2')
		return;
	b->n = parse_numbers(fields[0], 16, cps);
	for (size_t i = 0; i < b->n; i++)
		b->cps[i] = (uint32_t)cps[i];
	assert_int_equal(parse_numbers(fields[3], 10, b->levels), b->n);
	b->norder = parse_numbers(fields[4], 10, b->order);
	bidi_case(b, fields[1][0] == '1');
}

static struct bidi
run_bidi(const char *name, void (*take)(struct bidi *, char *))
{
	FILE *f = open_data(name);
	struct bidi b = {.arena = arena_new()};
	char line[4096];

	while (fgets(line, sizeof(line), f))
		take(&b, line);
	fclose(f);
	arena_free(b.arena);
	return b;
}

static void
test_unicode__bidi_test(void **state)
{
	struct bidi b = run_bidi("BidiTest.txt", bidi_line);

	(void)state;
	assert_int_equal(b.ncases, BIDI_CASES);
	assert_int_equal(b.ndeviations, 0);
}

static void
test_unicode__bidi_character_test(void **state)
{
	struct bidi b = run_bidi("BidiCharacterTest.txt", bidi_characters);

	(void)state;
	assert_int_equal(b.ncases, BIDI_CHARACTER_CASES);
	assert_int_equal(b.ndeviations, 0);
}

/* The judges above can say no. */
static void
test_unicode__a_wrong_case_fails(void **state)
{
	struct bidi b = {.arena = arena_new()};
	struct breaks wrong;
	char levels[] = "@Levels: 1 1";
	char order[] = "@Reorder: 0 1";
	char data[] = "L R; 2";

	(void)state;
	bidi_line(&b, levels);
	bidi_line(&b, order);
	bidi_line(&b, data);
	assert_int_equal(b.ncases, 1);
	assert_int_equal(b.ndeviations, 1);
	arena_free(b.arena);
	parse_breaks("÷ 0061 ÷ 0308 ÷", &wrong);
	wrong.got[0] = 1;
	assert_int_equal(judge(&wrong), UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unicode__line_break_test),
		cmocka_unit_test(test_unicode__grapheme_break_test),
		cmocka_unit_test(test_unicode__bidi_test),
		cmocka_unit_test(test_unicode__bidi_character_test),
		cmocka_unit_test(test_unicode__a_wrong_case_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
