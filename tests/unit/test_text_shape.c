/*
 * Shaping, one line per case in tests/shape/NAME.tests:
 *
 *   family;weight;size;features;lang;text;glyph+advance|glyph+advance|…
 *
 * Size and advances are in mpt; features are tnum, verbatim, italic and
 * spacing=N. Glyphs stand in visual order, left to right. A line that fails
 * is printed as it would have to be.
 */
#include "text_world.h"

#include "base/str.h"
#include "text/font/hb.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

enum field { FAMILY, WEIGHT, SIZE, FEATURES, LANG, TEXT, GLYPHS, NFIELDS };

struct suite {
	struct text_world w;
	int passed, failed;
};

static void
read_features(const char *list, struct text_run *run)
{
	const char *spacing = strstr(list, "spacing=");

	if (strstr(list, "tnum"))
		run->flags |= TEXT_TABULAR;
	if (strstr(list, "verbatim"))
		run->flags |= TEXT_VERBATIM;
	if (strstr(list, "italic"))
		run->font.is_italic = true;
	if (spacing)
		run->letter_spacing = (mpt)strtol(spacing + strlen("spacing="), NULL, 10);
}

static void
add_glyphs(struct text_world *w, const struct text_line *line, struct str *out)
{
	for (size_t r = 0; r < line->nruns; r++) {
		const struct glyph_run *run = &line->runs[r];
		hb_font_t *hb = font_at(w->fonts, run->font, run->size)->hb;

		for (size_t g = 0; g < run->nglyphs; g++) {
			char name[64];

			hb_font_glyph_to_string(hb, run->glyphs[g].gid, name, sizeof(name));
			str_addf(out, "%s%s+%d", out->n ? "|" : "", name, run->glyphs[g].advance);
		}
	}
}

static void
shape_case(struct text_world *w, char *fields[NFIELDS], struct str *out)
{
	struct text_run run = text_world_run(fields[TEXT], fields[LANG]);
	struct text_setting set = text_world_setting(fields[LANG]);
	struct text_para para;
	struct text_line line;

	run.font.family = fields[FAMILY];
	run.font.weight = atoi(fields[WEIGHT]);
	run.size = atoi(fields[SIZE]);
	read_features(fields[FEATURES], &run);
	assert_int_equal(text_para_make(w->cache, &run, 1, &set, w->arena, &para), 0);
	text_line_make(w->cache, &para, 0, para.nitems - 1, 0, w->arena, &line);
	add_glyphs(w, &line, out);
}

static void
run_line(struct suite *s, char *line)
{
	char *fields[NFIELDS];
	char *rest = line;
	struct str got;

	line[strcspn(line, "\n")] = '\0';
	if (!*line || *line == '#')
		return;
	for (int i = 0; i < NFIELDS; i++) {
		fields[i] = strsep(&rest, ";");
		assert_non_null(fields[i]);
	}
	str_init(&got);
	shape_case(&s->w, fields, &got);
	if (strcmp(got.s, fields[GLYPHS]) == 0) {
		s->passed++;
	} else {
		s->failed++;
		print_error("%s;%s;%s;%s;%s;%s;%s\n", fields[0], fields[1], fields[2], fields[3],
			fields[4], fields[5], got.s);
	}
	str_release(&got);
}

static void
run_file(struct suite *s, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[1024];

	assert_non_null(f);
	while (fgets(line, sizeof(line), f))
		run_line(s, line);
	fclose(f);
}

static void
test_shape__cases_in_files(void **state)
{
	struct suite s = {.passed = 0};
	glob_t g;

	(void)state;
	text_world_open(&s.w, "tests/hyph/exceptions.txt");
	assert_int_equal(glob("tests/shape/*.tests", 0, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++)
		run_file(&s, g.gl_pathv[i]);
	globfree(&g);
	print_message("%d passed, %d failed\n", s.passed, s.failed);
	assert_int_equal(s.failed, 0);
	assert_true(s.passed > 20);
	text_world_close(&s.w);
}

static void
test_shape__a_wrong_case_fails(void **state)
{
	struct suite s = {.passed = 0};
	char line[] = "Noto Sans;400;10000;;de;A;A+1";

	(void)state;
	text_world_open(&s.w, NULL);
	run_line(&s, line);
	assert_int_equal(s.failed, 1);
	text_world_close(&s.w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shape__cases_in_files),
		cmocka_unit_test(test_shape__a_wrong_case_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
