/* Items and lines: what one says the other keeps. */
#include "text_world.h"

static const char german[] =
	"Die Quartiersentwicklung und die Auflage der Verwaltungsvorschrift „AVA-Tafel“ kosten am "
	"25. März 2025 etwa 5.000 €; Typen wie AV, To, Va und Bürger*innen kommen vor.";

static mpt
widths(const struct text_para *para, size_t first, size_t last)
{
	mpt sum = 0;

	for (size_t i = first; i < last; i++)
		if (para->items[i].kind != ITEM_PENALTY)
			sum += para->items[i].width;
	return sum;
}

static mpt
glyphs_width(const struct text_line *line)
{
	mpt sum = 0;

	for (size_t r = 0; r < line->nruns; r++) {
		mpt run = 0;

		assert_int_equal(line->runs[r].x, sum);
		for (size_t g = 0; g < line->runs[r].nglyphs; g++)
			run += line->runs[r].glyphs[g].advance;
		assert_int_equal(run, line->runs[r].width);
		sum += run;
	}
	return sum;
}

/* Every division of every word: items and line agree on the part before it. */
static void
test_line__as_wide_as_its_items(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, "tests/hyph/exceptions.txt");
	para = text_world_para(&w, german, "de");
	for (size_t i = 1; i < para.nitems; i++) {
		const struct text_item *item = &para.items[i];
		mpt want = widths(&para, 0, i) + (item->kind == ITEM_PENALTY ? item->width : 0);

		if (item->penalty == PENALTY_FORBIDDEN || para.items[i - 1].kind != ITEM_BOX)
			continue;
		text_line_make(w.cache, &para, 0, i, 0, w.arena, &line);
		assert_int_equal(line.width, want);
		assert_int_equal(glyphs_width(&line), line.width);
	}
	text_world_close(&w);
}

static void
test_line__set_to_the_target_exactly(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;
	mpt natural;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, german, "de");
	natural = widths(&para, 0, para.nitems - 1);
	for (mpt target = natural - 5000; target < natural + 20000; target += 1777) {
		text_line_make(w.cache, &para, 0, para.nitems - 1, target, w.arena, &line);
		assert_int_equal(line.width, target);
		assert_int_equal(glyphs_width(&line), target);
	}
	text_world_close(&w);
}

static void
test_line__never_shrinks_blanks_away(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "a b", "de");
	text_line_make(w.cache, &para, 0, para.nitems - 1, 1000, w.arena, &line);
	assert_int_equal(line.width, widths(&para, 0, 3) - para.items[1].shrink);
	text_line_make(w.cache, &para, 0, 1, 50000, w.arena, &line);
	assert_int_equal(line.width, para.items[0].width);
	text_world_close(&w);
}

static size_t
find_hyphen(const struct text_para *para, size_t from)
{
	while (!para->items[from].is_hyphen)
		from++;
	return from;
}

static void
test_line__divided_word_speaks_once(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;
	size_t brk;

	(void)state;
	text_world_open(&w, "tests/hyph/exceptions.txt");
	para = text_world_para(&w, "Die Quartiersentwicklung hilft", "de");
	brk = find_hyphen(&para, 0);
	text_line_make(w.cache, &para, 0, brk, 0, w.arena, &line);
	assert_int_equal(line.nruns, 2);
	assert_null(line.runs[0].actual);
	assert_string_equal(line.runs[1].actual, "Quartiersentwicklung");
	assert_true(line.runs[1].ends_in_hyphen);
	assert_int_equal(line.runs[1].ntext, strlen("Quartiers"));
	assert_int_equal(line.runs[1].nglyphs, strlen("Quartiers") + 1);
	text_line_make(w.cache, &para, brk + 1, para.nitems - 1, 0, w.arena, &line);
	assert_string_equal(line.runs[0].actual, "");
	assert_false(line.runs[0].ends_in_hyphen);
	assert_int_equal(line.runs[0].ntext, strlen("entwicklung"));
	assert_null(line.runs[1].actual);
	text_world_close(&w);
}

static void
test_line__blank_at_the_end_hangs_without_width(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "ab cd", "de");
	text_line_make(w.cache, &para, 0, 1, 0, w.arena, &line);
	assert_int_equal(line.width, para.items[0].width);
	assert_int_equal(line.nruns, 1);
	assert_int_equal(line.runs[0].ntext, 3);
	assert_int_equal(line.runs[0].glyphs[2].advance, 0);
	text_world_close(&w);
}

static void
test_line__soft_hyphens_never_show(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;
	size_t brk;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "Sonder\u00ADumlage", "de");
	assert_string_equal(para.text, "Sonderumlage");
	brk = find_hyphen(&para, 0);
	assert_int_equal(para.items[brk].start, strlen("Sonder"));
	assert_int_equal(para.nitems, 4);
	text_line_make(w.cache, &para, 0, para.nitems - 1, 0, w.arena, &line);
	assert_int_equal(line.runs[0].nglyphs, strlen("Sonderumlage"));
	text_world_close(&w);
}

static void
test_line__empty_paragraph(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "", "de");
	assert_int_equal(para.nitems, 1);
	assert_int_equal(para.items[0].penalty, PENALTY_FORCED);
	text_line_make(w.cache, &para, 0, 0, 100000, w.arena, &line);
	assert_int_equal(line.nruns, 0);
	assert_int_equal(line.width, 0);
	assert_true(line.ascent > 0 && line.descent > 0);
	text_world_close(&w);
}

static void
test_line__line_breaks_are_forced(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "a\n\nb", "de");
	assert_int_equal(para.nitems, 5);
	assert_int_equal(para.items[1].penalty, PENALTY_FORCED);
	assert_int_equal(para.items[2].penalty, PENALTY_FORCED);
	text_line_make(w.cache, &para, 2, 2, 0, w.arena, &line);
	assert_int_equal(line.width, 0);
	text_line_make(w.cache, &para, 3, 4, 0, w.arena, &line);
	assert_int_equal(line.runs[0].ntext, 1);
	text_world_close(&w);
}

/* "abc ABC 12" with capitals for Arabic: the first word stands right. */
static void
test_line__arabic_runs_right_to_left(void **state)
{
	struct text_world w;
	struct text_para para;
	struct text_line line;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "مرحبا Stadt 12", "ar");
	assert_true(para.is_rtl);
	text_line_make(w.cache, &para, 0, para.nitems - 1, 0, w.arena, &line);
	assert_memory_equal(line.runs[0].text, "Stadt 12", 8);
	assert_true(line.runs[line.nruns - 1].is_rtl);
	assert_memory_equal(line.runs[line.nruns - 1].text, "م", 2);
	/* visual order: the last glyph drawn is the first letter */
	assert_int_equal(
		line.runs[line.nruns - 1].glyphs[line.runs[line.nruns - 1].nglyphs - 1].cluster, 0);
	text_world_close(&w);
}

/* Without isolation the figure would belong to the Arabic and stand left of it. */
static void
test_line__foreign_words_keep_the_order_of_the_paragraph(void **state)
{
	struct text_world w;
	struct text_run runs[] = {text_world_run("a ", "de"), text_world_run("سلام", "ar"),
		text_world_run(", ", "de"), text_world_run("لا", "ar"),
		text_world_run(" 12", "de")};
	struct text_setting set = text_world_setting("de");
	struct text_para para;
	struct text_line line;
	struct str got;

	(void)state;
	text_world_open(&w, NULL);
	for (uint32_t i = 0; i < 5; i++)
		runs[i].tag = i;
	assert_int_equal(text_para_make(w.cache, runs, 5, &set, w.arena, &para), 0);
	text_line_make(w.cache, &para, 0, para.nitems - 1, 0, w.arena, &line);
	str_init(&got);
	for (size_t i = 0; i < line.nruns; i++)
		str_addf(&got, "%u", (unsigned)line.runs[i].tag);
	assert_string_equal(got.s, "01234");
	str_release(&got);
	text_world_close(&w);
}

static void
test_line__missing_family_and_glyph(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("x", "de");
	struct text_setting set = text_world_setting("de");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	run.font.family = "No Such Family";
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), -1);
	assert_int_equal(diag_entry(w.diag, 0)->fault, FAULT_FONT_MISSING);
	run = text_world_run("x\U0010FFF0y", "de");
	run.where = (struct where){.file = "concept.xml", .line = 7};
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), -1);
	assert_true(para.nitems > 0);
	assert_int_equal(diag_entry(w.diag, 1)->fault, FAULT_GLYPH_MISSING);
	assert_int_equal(diag_entry(w.diag, 1)->where.line, 7);
	text_world_close(&w);
}

/* Fonts of the line that has only a minus and a figure. */
static size_t
minus_fonts(struct text_world *w, int weight, bool is_italic, struct text_line *line)
{
	struct text_run run = text_world_run("−3", "de");
	struct text_setting set = text_world_setting("de");
	struct text_para para;

	run.font.weight = weight;
	run.font.is_italic = is_italic;
	assert_int_equal(text_para_make(w->cache, &run, 1, &set, w->arena, &para), 0);
	text_line_make(w->cache, &para, 0, para.nitems - 1, 0, w->arena, line);
	return line->nruns;
}

static void
test_line__minus_comes_from_a_companion_of_its_weight(void **state)
{
	struct text_world w;
	struct text_line line;

	(void)state;
	w.diag = diag_new();
	w.fonts = fonts_open("Noto Sans Hebrew, Noto Sans Math", w.diag);
	w.cache = text_cache_open(w.fonts, NULL, w.diag);
	w.arena = arena_new();
	assert_int_equal(minus_fonts(&w, 400, false, &line), 2);
	assert_string_equal(font_facts_of(w.fonts, line.runs[0].font).family, "Noto Sans Math");
	assert_int_equal(line.runs[0].width, 5720); /* as wide as a figure */
	/* there is no bold one and no slanted one: the font's own en dash */
	assert_int_equal(minus_fonts(&w, 700, false, &line), 1);
	assert_int_equal(minus_fonts(&w, 400, true, &line), 1);
	assert_memory_equal(line.runs[0].text, "−3", strlen("−3"));
	text_world_close(&w);
}

/* Pairs of regional indicators, and a code point that is no character. */
static void
test_line__flags_and_noncharacters_do_no_harm(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("a \U0001F1E9\U0001F1EA \xEF\xBF\xBF b", "de");
	struct text_setting set = text_world_setting("de");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	/* the noncharacter has no glyph */
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), -1);
	assert_true(para.nitems > 4);
	text_world_close(&w);
}

/* Draws a + for each blank at which no line may end. */
static void
expect_blanks(struct text_world *w, const char *lang, const char *text, const char *want)
{
	struct text_para para = text_world_para(w, text, lang);
	char got[128];

	assert_true(para.ntext < sizeof(got));
	memcpy(got, para.text, para.ntext + 1);
	for (size_t i = 1; i < para.nitems; i++)
		if (para.items[i].kind == ITEM_GLUE &&
			para.items[i - 1].penalty == PENALTY_FORBIDDEN)
			got[para.items[i].start] = '+';
	assert_string_equal(got, want);
}

static void
test_line__blanks_beside_quotes_and_brackets(void **state)
{
	struct text_world w;

	(void)state;
	text_world_open(&w, NULL);
	expect_blanks(&w, "de", "Das „so“ (hier) und ‚so‘ [da]", "Das „so“ (hier) und ‚so‘ [da]");
	expect_blanks(
		&w, "de", "Das »so« (hier) und \"so\" (da)", "Das »so« (hier) und \"so\" (da)");
	expect_blanks(
		&w, "en", "The “so” (here) and ‘so’ (there)", "The “so” (here) and ‘so’ (there)");
	expect_blanks(&w, "fr", "Le « mot » (ici)", "Le «+mot+» (ici)");
	expect_blanks(&w, "de", "Das ( hier )", "Das (+hier+)");
	expect_blanks(&w, "de", "Schule – heute ! – und", "Schule+– heute+!+– und");
	text_world_close(&w);
}

/* What ICU alone would not give, and what it gives where libraries before did not. */
static void
test_line__places_inside_words(void **state)
{
	struct text_world w;
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, "und -sport", "sv");
	assert_int_equal(para.nitems, 4);
	para = text_world_para(&w, "2019–2025", "sv");
	assert_int_equal(para.nitems, 2);
	para = text_world_para(&w, "weiter…", "sv");
	assert_int_equal(para.nitems, 2);
	text_world_close(&w);
}

static void
test_line__width_of_a_label(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("12 Maßnahmen", "de");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	para = text_world_para(&w, run.text, "de");
	assert_int_equal(text_width(w.cache, &run), widths(&para, 0, para.nitems));
	text_world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_line__as_wide_as_its_items),
		cmocka_unit_test(test_line__set_to_the_target_exactly),
		cmocka_unit_test(test_line__never_shrinks_blanks_away),
		cmocka_unit_test(test_line__divided_word_speaks_once),
		cmocka_unit_test(test_line__blank_at_the_end_hangs_without_width),
		cmocka_unit_test(test_line__soft_hyphens_never_show),
		cmocka_unit_test(test_line__empty_paragraph),
		cmocka_unit_test(test_line__line_breaks_are_forced),
		cmocka_unit_test(test_line__arabic_runs_right_to_left),
		cmocka_unit_test(test_line__foreign_words_keep_the_order_of_the_paragraph),
		cmocka_unit_test(test_line__missing_family_and_glyph),
		cmocka_unit_test(test_line__minus_comes_from_a_companion_of_its_weight),
		cmocka_unit_test(test_line__flags_and_noncharacters_do_no_harm),
		cmocka_unit_test(test_line__blanks_beside_quotes_and_brackets),
		cmocka_unit_test(test_line__places_inside_words),
		cmocka_unit_test(test_line__width_of_a_label),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
