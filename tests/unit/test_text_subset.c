/* Fonts cut down: the glyphs asked for, the same advances, nothing else. */
#include "text_world.h"

#include "base/str.h"
#include "text/font/cidkey.h"
#include "text/font/hb.h"
#include "text/font/subset.h"

#include <hb-ot.h>
#include <stdlib.h>

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

/* The offset of a Top DICT's operator whose operand is a long number; 0 if it has none. */
static size_t
link_of(const uint8_t *dict, size_t n, const char *op, size_t nop)
{
	for (size_t i = 5; i + nop <= n; i++)
		if (dict[i - 5] == 29 && memcmp(dict + i, op, nop) == 0)
			return (size_t)dict[i - 2] << 8 | dict[i - 1];
	return 0;
}

/* The place and length of the only item of the second INDEX of a CFF table: the Top DICT. */
static const uint8_t *
top_dict(const uint8_t *cff, size_t *n)
{
	size_t width = cff[cff[2] + 2];
	const uint8_t *at = cff + cff[2] + 3;
	size_t names = at[2 * width - 1] - 1u; /* one name, shorter than 255 bytes */

	at += 2 * width + names;
	width = at[2];
	*n = (size_t)(at[3 + 2 * width - 2] << 8 | at[3 + 2 * width - 1]) - 1;
	return at + 3 + 2 * width;
}

/* ROS comes first, behind three numbers of one to five bytes. */
static bool
says_ros(const uint8_t *dict)
{
	for (size_t i = 3; i <= 15; i++)
		if (memcmp(dict + i, "\x0C\x1E", 2) == 0)
			return true;
	return false;
}

/* CID-keyed, and the CID of every glyph its id. */
static void
assert_keyed_by_glyph(hb_face_t *face)
{
	hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	unsigned nglyphs = hb_face_get_glyph_count(face);
	const uint8_t *cff = (const uint8_t *)hb_blob_get_data(blob, NULL);
	size_t n;
	const uint8_t *dict = top_dict(cff, &n);
	const uint8_t *charset;

	assert_true(n > 50);
	assert_true(says_ros(dict));
	assert_int_equal(link_of(dict, n, "\x0C\x22", 2), nglyphs);
	assert_int_equal(link_of(dict, n, "\x10", 1), 0); /* no encoding */
	charset = cff + link_of(dict, n, "\x0F", 1);
	assert_memory_equal(charset, "\x02\x00\x01", 3); /* one range, from 1 */
	assert_int_equal(charset[3] << 8 | charset[4], nglyphs - 2);
	hb_blob_destroy(blob);
}

/* Cuts glyphs out of a face; the copy has the same outlines under the new ids. */
static hb_face_t *
cut_same(hb_face_t *face, const uint32_t *gids, size_t n)
{
	struct str out;
	uint32_t new[8];
	hb_blob_t *blob;
	hb_face_t *cut;
	hb_font_t *before = hb_font_create(face);
	hb_font_t *after;

	str_init(&out);
	assert_int_equal(subset_face(face, gids, n, new, &out), 0);
	blob = hb_blob_create(out.s, (unsigned)out.n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	cut = hb_face_create(blob, 0);
	after = hb_font_create(cut);
	for (size_t i = 0; i < n; i++) {
		hb_glyph_extents_t a = {0};
		hb_glyph_extents_t b = {0};

		assert_true(hb_font_get_glyph_extents(before, gids[i], &a));
		assert_true(hb_font_get_glyph_extents(after, new[i], &b));
		assert_true(a.width != 0);
		assert_memory_equal(&a, &b, sizeof(a));
		assert_int_equal(hb_font_get_glyph_h_advance(before, gids[i]),
			hb_font_get_glyph_h_advance(after, new[i]));
	}
	hb_font_destroy(before);
	hb_font_destroy(after);
	hb_blob_destroy(blob);
	str_release(&out);
	return cut;
}

/* Its glyphs have names; the second cut is of a font whose glyphs have CIDs, with gaps between. */
static void
test_subset__cff_codes_are_glyphs(void **state)
{
	static const uint32_t named[] = {20, 36, 40, 60, 70, 90};
	static const uint32_t numbered[] = {2, 5};
	struct text_world w;
	struct font_spec spec = {"EB Garamond 12", 700, false};
	hb_face_t *once;
	hb_face_t *twice;
	int font;

	(void)state;
	text_world_open(&w, NULL);
	font = font_find(w.fonts, spec);
	assert_true(font_facts_of(w.fonts, font).is_cff);
	once = cut_same(font_face(w.fonts, font), named, sizeof(named) / sizeof(*named));
	assert_keyed_by_glyph(once);
	twice = cut_same(once, numbered, 2);
	assert_int_equal(hb_face_get_glyph_count(twice), 3);
	assert_keyed_by_glyph(twice);
	hb_face_destroy(twice);
	hb_face_destroy(once);
	text_world_close(&w);
}

/* Broken bytes are refused or rewritten, never read past. */
static void
test_cidkey__of_broken_bytes(void **state)
{
	struct text_world w;
	struct font_spec spec = {"EB Garamond 12", 700, false};
	hb_blob_t *blob;
	const char *cff;
	unsigned n;

	(void)state;
	text_world_open(&w, NULL);
	blob = hb_face_reference_table(
		font_face(w.fonts, font_find(w.fonts, spec)), HB_TAG('C', 'F', 'F', ' '));
	cff = hb_blob_get_data(blob, &n);
	assert_true(n > 1000);
	for (unsigned cut = 0; cut < 1000; cut++) {
		char *some = malloc(cut + 1);
		struct str out;

		str_init(&out);
		memcpy(some, cff, cut);
		assert_int_equal(cidkey_cff((const uint8_t *)some, cut, &out), -1);
		free(some);
		some = malloc(n);
		memcpy(some, cff, n);
		some[cut] = (char)~some[cut];
		cidkey_cff((const uint8_t *)some, n, &out);
		free(some);
		str_release(&out);
	}
	hb_blob_destroy(blob);
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
		cmocka_unit_test(test_subset__cff_codes_are_glyphs),
		cmocka_unit_test(test_cidkey__of_broken_bytes),
		cmocka_unit_test(test_font__facts),
		cmocka_unit_test(test_font__opened_once_in_order_of_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
