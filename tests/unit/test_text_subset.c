/* Fonts cut down: the glyphs asked for, the same advances, nothing else. */
#include "text_world.h"

#include "base/str.h"
#include "text/font/hb.h"

#include <hb-ot.h>

/* The glyphs of a word, ascending. */
static size_t
glyphs_of(struct text_world *w, const char *text, uint32_t *gids, int *font)
{
	struct text_para para = text_world_para(w, text, "de");
	struct text_line line;
	size_t n = 0;

	text_line_make(w->cache, &para, 0, para.nitems - 1, 0, w->arena, &line);
	*font = line.runs[0].font;
	for (size_t g = 0; g < line.runs[0].nglyphs; g++) {
		uint32_t gid = line.runs[0].glyphs[g].gid;
		size_t i = n;

		while (i > 0 && gids[i - 1] > gid) {
			gids[i] = gids[i - 1];
			i--;
		}
		gids[i] = gid;
		n++;
	}
	return n;
}

static void
test_subset__same_advances_new_numbers(void **state)
{
	struct text_world w;
	uint32_t gids[16];
	uint32_t new[16];
	int font;
	size_t n;
	struct str out;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *hb;

	(void)state;
	text_world_open(&w, NULL);
	n = glyphs_of(&w, "alfÜß", gids, &font);
	str_init(&out);
	assert_int_equal(font_subset(w.fonts, font, gids, n, new, &out), 0);
	assert_true(out.n > 500 && out.n < 20000);
	blob = hb_blob_create(out.s, (unsigned)out.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	face = hb_face_create(blob, 0);
	hb = hb_font_create(face);
	/* the parts of composed letters come with them */
	assert_true(hb_face_get_glyph_count(face) <= n + 4);
	for (size_t i = 0; i < n; i++) {
		assert_true(new[i] > 0 && new[i] < hb_face_get_glyph_count(face));
		assert_int_equal(hb_font_get_glyph_h_advance(hb, new[i]),
			font_advance_fu(w.fonts, font, gids[i]));
	}
	hb_font_destroy(hb);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	str_release(&out);
	text_world_close(&w);
}

static bool
has_table(const struct str *file, const char *tag)
{
	for (size_t i = 12; i + 16 <= file->n && i < 12 + 16 * 32; i += 16)
		if (memcmp(file->s + i, tag, 4) == 0)
			return true;
	return false;
}

static void
test_subset__keeps_what_pdf_reads(void **state)
{
	static const char *const kept[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
	static const char *const gone[] = {"GSUB", "GPOS", "GDEF", "name", "OS/2"};
	struct text_world w;
	uint32_t gid = 36;
	uint32_t new;
	struct str out;

	(void)state;
	text_world_open(&w, NULL);
	assert_int_equal(font_find(w.fonts, (struct font_spec){"Noto Serif", 700, false}), 0);
	str_init(&out);
	assert_int_equal(font_subset(w.fonts, 0, &gid, 1, &new, &out), 0);
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		assert_true(has_table(&out, kept[i]));
	for (size_t i = 0; i < sizeof(gone) / sizeof(*gone); i++)
		assert_false(has_table(&out, gone[i]));
	str_release(&out);
	text_world_close(&w);
}

static void
test_subset__twice_the_same_bytes(void **state)
{
	struct text_world w;
	uint32_t gids[] = {3, 36, 68};
	uint32_t new[3];
	struct str one;
	struct str two;
	int font;

	(void)state;
	text_world_open(&w, NULL);
	font = font_find(w.fonts, (struct font_spec){"Noto Sans", 400, false});
	str_init(&one);
	str_init(&two);
	assert_int_equal(font_subset(w.fonts, font, gids, 3, new, &one), 0);
	assert_int_equal(font_subset(w.fonts, font, gids, 3, new, &two), 0);
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.s, two.s, one.n);
	str_release(&one);
	str_release(&two);
	text_world_close(&w);
}

static void
test_font__facts(void **state)
{
	struct text_world w;
	struct font_facts sans;
	struct font_facts serif;

	(void)state;
	text_world_open(&w, NULL);
	sans = font_facts_of(
		w.fonts, font_find(w.fonts, (struct font_spec){"Noto Sans", 700, true}));
	serif = font_facts_of(
		w.fonts, font_find(w.fonts, (struct font_spec){"Noto Serif", 400, false}));
	assert_string_equal(sans.postscript_name, "NotoSans-BoldItalic");
	assert_int_equal(sans.units_per_em, 1000);
	assert_int_equal(sans.weight, 700);
	assert_int_equal(sans.italic_angle_mdeg, -12000);
	assert_true(sans.is_italic && !sans.is_serif && !sans.is_fixed_pitch && !sans.is_cff);
	assert_true(serif.is_serif && !serif.is_italic && serif.italic_angle_mdeg == 0);
	assert_true(serif.descent_fu < 0 && serif.cap_height_fu > serif.x_height_fu);
	assert_true(serif.bbox_fu[0] < serif.bbox_fu[2] && serif.bbox_fu[1] < serif.bbox_fu[3]);
	text_world_close(&w);
}

static void
test_font__opened_once_in_order_of_use(void **state)
{
	struct text_world w;
	struct font_spec sans = {"Noto Sans", 400, false};
	struct font_spec nearly = {"Noto Sans", 450, false};

	(void)state;
	text_world_open(&w, NULL);
	assert_int_equal(font_find(w.fonts, sans), 0);
	assert_int_equal(font_find(w.fonts, (struct font_spec){"Noto Sans", 700, false}), 1);
	assert_int_equal(font_find(w.fonts, nearly), 0);
	assert_int_equal(fonts_count(w.fonts), 2);
	assert_int_equal(font_metrics_at(w.fonts, 0, 10000).ascent, 10690);
	assert_int_equal(font_metrics_at(w.fonts, 0, 5000).ascent, 5345);
	text_world_close(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_subset__same_advances_new_numbers),
		cmocka_unit_test(test_subset__keeps_what_pdf_reads),
		cmocka_unit_test(test_subset__twice_the_same_bytes),
		cmocka_unit_test(test_font__facts),
		cmocka_unit_test(test_font__opened_once_in_order_of_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
