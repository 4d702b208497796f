/* German micro-typography: text in, text out; ~ stands for U+202F, + for U+00A0. */
#include "text_world.h"

#include "base/utf8.h"

/* Draws the two blanks as ~ and +, so that a case can be read. */
static void
draw(const char *s, struct str *out)
{
	size_t n = strlen(s);
	size_t pos = 0;

	while (pos < n) {
		uint32_t cp = utf8_next(s, n, &pos);

		if (cp == 0x202F)
			cp = '~';
		else if (cp == 0xA0)
			cp = '+';
		str_addcp(out, cp);
	}
}

static void
expect(const char *lang, const char *in, const char *want)
{
	struct text_world w;
	struct text_para para;
	struct str got;

	text_world_open(&w, NULL);
	para = text_world_para(&w, in, lang);
	str_init(&got);
	draw(para.text, &got);
	assert_string_equal(got.s, want);
	str_release(&got);
	text_world_close(&w);
}

static void
test_micro__abbreviations(void **state)
{
	(void)state;
	expect("de", "z. B. heute", "z.~B. heute");
	expect("de", "(u. a. so, d. h. anders, i. d. R. nicht)",
		"(u.~a. so, d.~h. anders, i.~d.~R. nicht)");
	expect("de", "der Verein e. V. und u. v. m.", "der Verein e.~V. und u.~v.~m.");
	expect("de", "Punkt a. Dann", "Punkt a. Dann");
}

static void
test_micro__before_numbers(void **state)
{
	(void)state;
	expect("de", "S. 5, Nr. 3, Art. 3 und Art. II", "S.~5, Nr.~3, Art.~3 und Art.~II");
	expect("de", "§ 48 Abs. 2 Satz 1 AufenthG", "§~48~Abs.~2~Satz~1 AufenthG");
	expect("de", "TOP 4 im Amt 50", "TOP~4 im Amt~50");
	expect("de", "Im Amt sind 50", "Im Amt sind 50");
}

static void
test_micro__units(void **state)
{
	(void)state;
	expect("de", "12 %, 5 km, 5.000 € um 18:00 Uhr.", "12~%, 5~km, 5.000~€ um 18:00~Uhr.");
	expect("de", "8%ig", "8%ig");
	expect("de", "2,5 Mio. Euro", "2,5~Mio.~Euro");
	expect("de", "12 345 und 1 234 567 Euro", "12~345 und 1~234~567+Euro");
	expect("de", "15 Prozent, (3 Jahre) und 2 Millionen.",
		"15+Prozent, (3+Jahre) und 2+Millionen.");
	expect("de", "Prozent 15 Jahrgänge", "Prozent 15 Jahrgänge");
	expect("de", "2025 300 Kinder", "2025 300 Kinder");
	expect("de", "5 Menschen", "5 Menschen");
}

static void
test_micro__dates(void **state)
{
	(void)state;
	expect("de", "am 25. März 2025.", "am 25.~März+2025.");
	expect("de", "im März 2025", "im März+2025");
	expect("de", "im März 20 Uhr", "im März 20~Uhr");
	expect("de", "am 3. Ort", "am 3. Ort");
}

static void
test_micro__titles_and_marks(void **state)
{
	(void)state;
	expect("de", "Dr. Muster, Prof. Dr. Muster", "Dr.~Muster, Prof.~Dr.~Muster");
	expect("de", "Und so...", "Und so…");
	expect("de", "zu viele....", "zu viele....");
	expect("de", "Wie geht's?", "Wie geht’s?");
}

static void
test_micro__other_languages_are_left_alone(void **state)
{
	(void)state;
	expect("en", "12 % on p. 5...", "12 % on p. 5...");
}

/* Else 1 234 would be drawn 234 1. */
static void
test_micro__figures_stay_together_in_arabic(void **state)
{
	(void)state;
	expect("ar", "نحو 46 300 نسمة 12 % z. B.", "نحو 46~300 نسمة 12 % z. B.");
}

static void
test_micro__switched_off_or_verbatim(void **state)
{
	struct text_world w;
	struct text_run run = text_world_run("z. B.", "de");
	struct text_setting set = text_world_setting("de");
	struct text_para para;

	(void)state;
	text_world_open(&w, NULL);
	set.narrow_spaces = false;
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), 0);
	assert_string_equal(para.text, "z. B.");
	set.narrow_spaces = true;
	run.flags = TEXT_VERBATIM;
	assert_int_equal(text_para_make(w.cache, &run, 1, &set, w.arena, &para), 0);
	assert_string_equal(para.text, "z. B.");
	text_world_close(&w);
}

/* The rules see through the borders of runs, and glyphs keep their run's tag. */
static void
test_micro__across_runs(void **state)
{
	struct text_world w;
	struct text_run runs[2] = {
		text_world_run("Und so... § ", "de"), text_world_run("48", "de")};
	struct text_setting set = text_world_setting("de");
	struct text_para para;
	struct text_line line;

	(void)state;
	runs[0].tag = 1;
	runs[1].tag = 2;
	text_world_open(&w, NULL);
	assert_int_equal(text_para_make(w.cache, runs, 2, &set, w.arena, &para), 0);
	assert_string_equal(para.text, "Und so… §\u202F48");
	text_line_make(w.cache, &para, 0, para.nitems - 1, 0, w.arena, &line);
	assert_int_equal(line.nruns, 2);
	assert_int_equal(line.runs[1].tag, 2);
	assert_int_equal(line.runs[1].ntext, 2);
	assert_memory_equal(line.runs[1].text, "48", 2);
	text_world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_micro__abbreviations),
		cmocka_unit_test(test_micro__before_numbers),
		cmocka_unit_test(test_micro__units),
		cmocka_unit_test(test_micro__dates),
		cmocka_unit_test(test_micro__titles_and_marks),
		cmocka_unit_test(test_micro__other_languages_are_left_alone),
		cmocka_unit_test(test_micro__figures_stay_together_in_arabic),
		cmocka_unit_test(test_micro__switched_off_or_verbatim),
		cmocka_unit_test(test_micro__across_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
