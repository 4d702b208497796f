#include "fixture.h"

#include "style/defaults.h"
#include "style/names.h"
#include "style/prop.h"
#include "style/style.h"

/* Line 1 of every style file here; what a test is about begins on line 2. */
#define HEAD                                                                                       \
	"<style xmlns=\"urn:ratsdruck:style:1\" name=\"test\">"                                    \
	"<page width=\"210mm\" height=\"297mm\" margin-top=\"30mm\" margin-bottom=\"27mm\" "       \
	"column-x=\"60mm\" column-width=\"128mm\" side-x=\"20mm\" side-width=\"34mm\" "            \
	"head-y=\"17mm\" foot-y=\"281mm\" grid=\"3.75pt\"/>"
#define FONTS "<fonts sans=\"Noto Sans\" serif=\"Noto Serif\" mono=\"Noto Sans\"/>"

static struct style *
load(struct fixture *f, const char *text)
{
	const char *path = fixture_text(f, "s.xml", text);

	return style_load(f->arena, path, "s.xml", "styles/schema", f->diag);
}

/* Their beginning: the schema also lists what it would accept. */
static void
expect_faults(const char *text, const char *want)
{
	struct fixture f;

	fixture_open(&f);
	assert_null(load(&f, text));
	assert_memory_equal(fixture_faults(&f), want, strlen(want));
	fixture_close(&f);
}

/* The default style with one piece of text replaced by another. */
static char *
changed(struct fixture *f, const char *from, const char *to)
{
	FILE *in = fopen("styles/default.xml", "r");
	char buf[1 << 15];
	size_t n;
	char *at;

	assert_non_null(in);
	n = fread(buf, 1, sizeof buf - 1, in);
	fclose(in);
	buf[n] = '\0';
	at = strstr(buf, from);
	assert_non_null(at);
	*at = '\0';
	return arena_printf(f->arena, "%s%s%s", buf, to, at + strlen(from));
}

/* What is said about the default style after the replacement; NULL = it is accepted. */
static const char *
said(struct fixture *f, const char *from, const char *to)
{
	fixture_open(f);
	return load(f, changed(f, from, to)) ? NULL : fixture_faults(f);
}

static void
expect_said(const char *from, const char *to, const char *want)
{
	struct fixture f;
	const char *got = said(&f, from, to);

	assert_non_null(got);
	if (!strstr(got, want))
		fail_msg("%s\nsays not \"%s\" but:\n%s", to, want, got);
	fixture_close(&f);
}

/* ---- values ---- */

static void
test_style__lengths_are_points_or_millimetres(void **state)
{
	mpt v;

	(void)state;
	assert_int_equal(prop_length("10.5pt", &v), 0);
	assert_int_equal(v, 10500);
	assert_int_equal(prop_length("25.4mm", &v), 0);
	assert_int_equal(v, 72000);
	assert_int_equal(prop_length("0", &v), 0);
	assert_int_equal(v, 0);
	assert_int_equal(prop_length("10", &v), -1);
	assert_int_equal(prop_length("10px", &v), -1);
	assert_int_equal(prop_length("pt", &v), -1);
	assert_int_equal(prop_length("", &v), -1);
	assert_int_equal(prop_length("99999999999pt", &v), -1);
}

struct target {
	uint32_t color;
	bool has;
	uint32_t other;
	int permille;
	bool yes;
};

static int
read_props(struct fixture *f, const char *attributes, struct target *t)
{
	static const struct prop props[] = {
		{"color", PROP_COLOR, offsetof(struct target, color), 0},
		{"other", PROP_HAS_COLOR, offsetof(struct target, other),
			offsetof(struct target, has)},
		{"share", PROP_PERMILLE, offsetof(struct target, permille), 0},
		{"yes", PROP_BOOL, offsetof(struct target, yes), 0},
		{NULL, PROP_INT, 0, 0},
	};
	uint32_t colors[COLOR_COUNT] = {[COLOR_LINK] = 0x123456};
	const char *text = arena_printf(f->arena, "<x %s/>", attributes);
	const char *path = fixture_text(f, "x.xml", text);
	struct xml_node *n = xml_read(f->arena, path, "x.xml", NULL, f->diag);

	assert_non_null(n);
	return prop_read(n, props, t, colors, f->diag);
}

static void
test_style__unwritten_properties_keep_their_value(void **state)
{
	struct fixture f;
	struct target t = {.color = 7, .permille = 8};

	(void)state;
	fixture_open(&f);
	assert_int_equal(read_props(&f, "other='link' share='62%' yes='yes'", &t), 0);
	assert_int_equal(t.color, 7);
	assert_true(t.has);
	assert_int_equal(t.other, 0x123456);
	assert_int_equal(t.permille, 620);
	assert_true(t.yes);
	fixture_close(&f);
}

static void
test_style__every_bad_value_is_said(void **state)
{
	struct fixture f;
	struct target t = {0};

	(void)state;
	fixture_open(&f);
	assert_int_equal(read_props(&f, "color='red' other='#12345' share='1' yes='true'", &t), -1);
	assert_string_equal(fixture_faults(&f), "x.xml:1: style-value: color=\"red\"\n"
						"x.xml:1: style-value: other=\"#12345\"\n"
						"x.xml:1: style-value: share=\"1\"\n"
						"x.xml:1: style-value: yes=\"true\"\n");
	fixture_close(&f);
}

/* ---- whole files ---- */

static void
test_style__what_is_not_written_has_a_default(void **state)
{
	struct fixture f;
	struct style plain;
	struct style *s;

	(void)state;
	memset(&plain, 0, sizeof plain);
	style_defaults(&plain);
	assert_true(plain.chart.label_gap > 0);
	fixture_open(&f);
	s = load(&f, changed(&f, "label-gap=\"6pt\" axis", "axis"));
	assert_non_null(s);
	assert_int_equal(s->chart.label_gap, plain.chart.label_gap);
	fixture_close(&f);
}

static void
test_style__like_inherits_what_stands_above(void **state)
{
	struct fixture f;
	struct style *s;

	(void)state;
	fixture_open(&f);
	s = load(&f, changed(&f, "name=\"small\" like=\"body\" font-size=\"8.5pt\"",
			     "name=\"small\" like=\"body\" font-size=\"9pt\""));
	assert_non_null(s);
	assert_int_equal(s->text[TS_SMALL].size, 9000);
	assert_int_equal(s->text[TS_MARGIN].size, 9000);
	assert_int_equal(s->text[TS_MARGIN].leading, s->text[TS_SMALL].leading);
	assert_int_equal(s->text[TS_MARGIN_CODE].size, 11000);
	assert_int_equal(s->text[TS_BODY].size, 10500);
	fixture_close(&f);
}

static void
test_style__likeness_to_nothing_is_a_fault(void **state)
{
	(void)state;
	expect_said("name=\"body\" font=\"sans\"", "name=\"body\" like=\"smell\" font=\"sans\"",
		"s.xml:");
}

static void
test_style__schema_faults_have_file_and_line(void **state)
{
	(void)state;
	expect_faults(HEAD "\n" FONTS "\n<boox/></style>", "s.xml:3: xml-unknown-element: <boox>");
	expect_faults(HEAD "\n" FONTS "\n<list indents=\"1pt\"/></style>",
		"s.xml:3: xml-unknown-attribute: <list indents>\n");
	expect_faults("<style xmlns=\"urn:ratsdruck:style:1\" name=\"t\">\n<page></style>",
		"s.xml:2: xml-tag-mismatch: ");
}

static void
test_style__impossible_geometry_is_said(void **state)
{
	(void)state;
	expect_said("column-width=\"128mm\"", "column-width=\"160mm\"",
		"s.xml:7: style-geometry: column-x + column-width > width\n");
	expect_said("side-width=\"36mm\"", "side-width=\"44mm\"",
		"s.xml:7: style-geometry: side-x + side-width > column-x\n");
	expect_said("margin-top=\"22mm\"", "margin-top=\"290mm\"",
		"s.xml:7: style-geometry: margin-top + margin-bottom >= height\n");
	expect_said("grid=\"3.75pt\"", "grid=\"0\"", "s.xml:7: style-geometry: grid\n");
}

/* ---- contrast ---- */

static void
test_contrast__is_what_wcag_computes(void **state)
{
	(void)state;
	assert_int_equal(style_contrast(0x000000, 0xFFFFFF), 2100);
	assert_int_equal(style_contrast(0xFFFFFF, 0x000000), 2100);
	assert_int_equal(style_contrast(0x123456, 0x123456), 100);
	/* The well-known limits on white: #767676 passes 4.5:1, #777777 does not. */
	assert_int_equal(style_contrast(0x767676, 0xFFFFFF), 454);
	assert_int_equal(style_contrast(0x777777, 0xFFFFFF), 447);
	assert_int_equal(style_contrast(0x949494, 0xFFFFFF), 303);
	assert_int_equal(style_contrast(0xFF0000, 0xFFFFFF), 399);
}

static void
test_contrast__pale_text_is_refused_with_colours_and_ratio(void **state)
{
	(void)state;
	expect_said("<color name=\"text\" value=\"#1D1D1F\"/>",
		"<color name=\"text\" value=\"#777777\"/>",
		"s.xml:7: style-contrast: body: #777777 on #FFFFFF is 4.47:1, at least 4.5:1\n");
	expect_said("<color name=\"on-primary\" value=\"#FFFFFF\"/>",
		"<color name=\"on-primary\" value=\"#12436D\"/>",
		"style-contrast: cover-title: #12436D on #12436D is 1.00:1, at least 4.5:1\n");
	expect_said("<color name=\"link\" value=\"#12436D\"/>",
		"<color name=\"link\" value=\"#88AACC\"/>", "style-contrast: link: #88AACC on ");
}

static void
test_contrast__fills_of_charts_are_measured(void **state)
{
	(void)state;
	/* A number that cannot be read on its own bar. */
	expect_said("line=\"#12436D\" hatch=\"solid\" text=\"#FFFFFF\" symbol=\"●\"",
		"line=\"#12436D\" hatch=\"solid\" text=\"#28A197\" symbol=\"●\"",
		"style-contrast: done: #28A197 on #12436D is ");
	/* A pale fill with a pale outline. */
	expect_said("line=\"#801650\" hatch=\"rising\" text=\"#801650\"",
		"line=\"#DDDDDD\" hatch=\"rising\" text=\"#801650\"",
		"style-contrast: planning: #DDDDDD on #FFFFFF is 1.35:1, at least 3.0:1\n");
	expect_said("axis-color=\"#6B7178\"", "axis-color=\"#CCCCCC\"",
		"style-contrast: axis: #CCCCCC on #FFFFFF is 1.60:1, at least 3.0:1\n");
}

static void
test_contrast__neighbours_of_one_hatch_need_it_too(void **state)
{
	struct fixture f;

	(void)state;
	/* Hatched apart and with a gap of paper between: any colours will do. */
	assert_null(said(&f, "segment-gap=\"1.2pt\"", "segment-gap=\"2pt\""));
	fixture_close(&f);
	/* Active and done are both solid: side by side they need 3:1. */
	expect_said("color=\"#28A197\" line=\"#176B64\"", "color=\"#176B64\" line=\"#176B64\"",
		"style-contrast: done: #176B64 on #12436D is 1.");
	expect_said("segment-gap=\"1.2pt\"", "segment-gap=\"0\"", "style-contrast: ");
}

static void
test_style__the_default_is_without_fault(void **state)
{
	struct fixture f;

	(void)state;
	assert_null(said(&f, "name=\"default\"", "name=\"same\""));
	assert_int_equal(diag_count(f.diag), 0);
	fixture_close(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_style__lengths_are_points_or_millimetres),
		cmocka_unit_test(test_style__unwritten_properties_keep_their_value),
		cmocka_unit_test(test_style__every_bad_value_is_said),
		cmocka_unit_test(test_style__what_is_not_written_has_a_default),
		cmocka_unit_test(test_style__like_inherits_what_stands_above),
		cmocka_unit_test(test_style__likeness_to_nothing_is_a_fault),
		cmocka_unit_test(test_style__schema_faults_have_file_and_line),
		cmocka_unit_test(test_style__impossible_geometry_is_said),
		cmocka_unit_test(test_contrast__is_what_wcag_computes),
		cmocka_unit_test(test_contrast__pale_text_is_refused_with_colours_and_ratio),
		cmocka_unit_test(test_contrast__fills_of_charts_are_measured),
		cmocka_unit_test(test_contrast__neighbours_of_one_hatch_need_it_too),
		cmocka_unit_test(test_style__the_default_is_without_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
