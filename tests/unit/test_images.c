#include "fixture.h"

#include "base/picture/turn.h"
#include "layout/block/image.h"
#include "paint/haru.h"
#include "paint/images.h"
#include "paint/jpeg.h"

/* jpeglib.h wants stdio.h and size_t first. */
#include <jpeglib.h>
#include <libdeflate.h>
#include <png.h>

enum { SIDE = 16, LINES = 8 /* of a JPEG */ };

struct bench {
	struct fixture f;
	struct haru *h;
	struct images *images;
};

static void
bench_open(struct bench *b)
{
	fixture_open(&b->f);
	b->h = haru_open();
	b->images = images_make(b->h, b->f.arena);
}

static void
bench_close(struct bench *b)
{
	haru_close(b->h);
	fixture_close(&b->f);
}

static int
take(struct bench *b, const char *path)
{
	return images_load(
		b->images, path, (struct where){.file = "field.xml", .line = 7}, b->f.diag);
}

static void
expect_refused(struct bench *b, const char *path, const char *why)
{
	const char *said;

	assert_int_equal(take(b, path), -1);
	said = fixture_faults(&b->f);
	assert_memory_equal(said, "field.xml:7: image-unreadable: ", 31);
	if (!strstr(said, why))
		fail_msg("not \"%s\" but: %s", why, said);
	assert_int_equal(images_count(b->images), 0);
}

/* Pixels of every kind of PNG; 16 bits are two bytes a sample. */
static const char *
write_png(struct bench *b, int color, int depth, bool is_interlaced)
{
	const char *path = arena_printf(b->f.arena, "%s/x.png", b->f.dir);
	FILE *out = fopen(path, "wb");
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_color palette[2] = {{255, 0, 0}, {0, 0, 255}};
	unsigned char row[SIDE * 8] = {0};
	int passes;

	assert_non_null(out);
	png_init_io(png, out);
	png_set_IHDR(png, info, SIDE, SIDE, depth, color,
		is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
		PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (color == PNG_COLOR_TYPE_PALETTE)
		png_set_PLTE(png, info, palette, 2);
	png_write_info(png, info);
	passes = is_interlaced ? png_set_interlace_handling(png) : 1;
	for (int i = 0; i < passes * SIDE; i++)
		png_write_row(png, row);
	png_write_end(png, NULL);
	png_destroy_write_struct(&png, &info);
	assert_int_equal(fclose(out), 0);
	return path;
}

/* Bytes as the markers of a JPEG file begin, and then a word that must not get out. */
static void
hide(struct jpeg_compress_struct *c, int marker, const char *head)
{
	unsigned char bytes[64] = {0};
	size_t n = strlen(head) + 1;

	memcpy(bytes, head, n);
	memcpy(bytes + 16, "Rathausplatz 1", 14);
	jpeg_write_marker(c, marker, bytes, sizeof bytes);
}

static const char *
write_jpeg_as(struct bench *b, int components, J_COLOR_SPACE space, bool is_progressive)
{
	const char *path = arena_printf(b->f.arena, "%s/x.jpg", b->f.dir);
	FILE *out = fopen(path, "wb");
	struct jpeg_compress_struct c = {0};
	struct jpeg_error_mgr mgr;
	unsigned char row[SIDE * 4] = {0};
	JSAMPROW rows[1] = {row};

	assert_non_null(out);
	c.err = jpeg_std_error(&mgr);
	jpeg_create_compress(&c);
	jpeg_stdio_dest(&c, out);
	c.image_width = SIDE;
	c.image_height = LINES;
	c.input_components = components;
	c.in_color_space = space;
	jpeg_set_defaults(&c);
	c.restart_interval = 1;
	if (is_progressive)
		jpeg_simple_progression(&c);
	jpeg_start_compress(&c, TRUE);
	hide(&c, JPEG_APP0, "JFXX");
	hide(&c, JPEG_APP0 + 1, "Exif");
	hide(&c, JPEG_APP0 + 2, "MPF");
	hide(&c, JPEG_APP0 + 14, "Other");
	hide(&c, JPEG_APP0 + 15, "");
	hide(&c, JPEG_COM, "made at");
	while (c.next_scanline < c.image_height) {
		for (int i = 0; i < SIDE * components; i++)
			row[i] = (unsigned char)(c.next_scanline * 37 + (unsigned)i * 11);
		jpeg_write_scanlines(&c, rows, 1);
	}
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	assert_int_equal(fclose(out), 0);
	return path;
}

static const char *
write_jpeg(struct bench *b, int components, J_COLOR_SPACE space)
{
	return write_jpeg_as(b, components, space, false);
}

/* The whole PDF with this one picture, not packed but for its pixels. */
static void
save(struct bench *b, struct str *out)
{
	haru_page(b->h);
	str_init(out);
	assert_int_equal(haru_save(b->h, out), 0);
}

static bool
holds(const struct str *s, const char *word)
{
	return memmem(s->s, s->n, word, strlen(word)) != NULL;
}

static void
check_png(int color, int depth, bool is_interlaced, bool has_mask)
{
	struct bench b;
	struct str pdf;

	bench_open(&b);
	if (take(&b, write_png(&b, color, depth, is_interlaced)) != 0)
		fail_msg("%s", fixture_faults(&b.f));
	assert_true(images_object(b.images, 0) != 0);
	save(&b, &pdf);
	assert_true(holds(&pdf, "/Width 16"));
	assert_true(holds(&pdf, "/DeviceRGB"));
	assert_int_equal(holds(&pdf, "/SMask"), has_mask);
	str_release(&pdf);
	bench_close(&b);
}

static void
test_images__every_kind_of_png_becomes_rgb(void **state)
{
	(void)state;
	check_png(PNG_COLOR_TYPE_RGB, 8, false, false);
	check_png(PNG_COLOR_TYPE_RGB, 16, false, false);
	check_png(PNG_COLOR_TYPE_GRAY, 8, false, false);
	check_png(PNG_COLOR_TYPE_GRAY, 1, false, false);
	check_png(PNG_COLOR_TYPE_GRAY, 16, true, false);
	check_png(PNG_COLOR_TYPE_PALETTE, 8, false, false);
	check_png(PNG_COLOR_TYPE_PALETTE, 1, true, false);
	check_png(PNG_COLOR_TYPE_RGB, 8, true, false);
}

static void
test_images__transparency_becomes_a_soft_mask(void **state)
{
	(void)state;
	check_png(PNG_COLOR_TYPE_RGB_ALPHA, 8, false, true);
	check_png(PNG_COLOR_TYPE_RGB_ALPHA, 16, true, true);
	check_png(PNG_COLOR_TYPE_GRAY_ALPHA, 8, false, true);
}

static void
test_images__jpeg_stays_but_its_metadata_go(void **state)
{
	struct bench b;
	struct str pdf;

	(void)state;
	bench_open(&b);
	assert_int_equal(take(&b, write_jpeg(&b, 3, JCS_RGB)), 0);
	save(&b, &pdf);
	assert_true(holds(&pdf, "/DCTDecode") && holds(&pdf, "/DeviceRGB"));
	assert_false(holds(&pdf, "Rathausplatz"));
	str_release(&pdf);
	bench_close(&b);
	bench_open(&b);
	assert_int_equal(take(&b, write_jpeg(&b, 1, JCS_GRAYSCALE)), 0);
	save(&b, &pdf);
	assert_true(holds(&pdf, "/DCTDecode") && holds(&pdf, "/DeviceGray"));
	str_release(&pdf);
	bench_close(&b);
}

static void
read_all(const char *path, struct str *out)
{
	FILE *in = fopen(path, "rb");
	int c;

	assert_non_null(in);
	str_init(out);
	while ((c = getc(in)) != EOF)
		str_addc(out, (char)c);
	fclose(in);
}

/* All samples of a JPEG file, in the order of its lines. */
static void
decode(const struct str *jpeg, struct str *out)
{
	struct jpeg_decompress_struct d = {0};
	struct jpeg_error_mgr mgr;
	unsigned char row[SIDE * 4];
	JSAMPROW rows[1] = {row};

	d.err = jpeg_std_error(&mgr);
	jpeg_create_decompress(&d);
	jpeg_mem_src(&d, (const unsigned char *)jpeg->s, jpeg->n);
	assert_int_equal(jpeg_read_header(&d, TRUE), JPEG_HEADER_OK);
	jpeg_start_decompress(&d);
	str_init(out);
	while (d.output_scanline < d.output_height) {
		jpeg_read_scanlines(&d, rows, 1);
		str_addn(out, row, (size_t)SIDE * (size_t)d.output_components);
	}
	jpeg_finish_decompress(&d);
	assert_int_equal(mgr.num_warnings, 0);
	jpeg_destroy_decompress(&d);
}

static void
expect_plain(const struct str *file)
{
	struct str plain, before, after;

	assert_true(holds(file, "Rathausplatz"));
	str_init(&plain);
	jpeg_plain(file, &plain);
	assert_false(holds(&plain, "Rathausplatz"));
	assert_memory_equal(plain.s + plain.n - 2, "\xFF\xD9", 2);
	decode(file, &before);
	decode(&plain, &after);
	assert_int_equal(before.n, after.n);
	assert_memory_equal(before.s, after.s, before.n);
	str_release(&plain);
	str_release(&before);
	str_release(&after);
}

/* A comment before every scan, and a whole second picture behind the end. */
static void
litter(const struct str *file, struct str *out)
{
	static const char comment[] = "\xFF\xFE\0\x10Rathausplatz 1";

	str_init(out);
	for (size_t i = 0; i < file->n; i++) {
		if (i + 1 < file->n && memcmp(file->s + i, "\xFF\xDA", 2) == 0)
			str_addn(out, comment, sizeof comment - 1);
		str_addc(out, file->s[i]);
	}
	str_addn(out, file->s, file->n);
	str_add(out, "Rathausplatz 1");
}

static void
check_plain(int components, J_COLOR_SPACE space, bool is_progressive)
{
	struct bench b;
	struct str file, littered, pdf;

	bench_open(&b);
	read_all(write_jpeg_as(&b, components, space, is_progressive), &file);
	litter(&file, &littered);
	expect_plain(&file);
	expect_plain(&littered);
	assert_int_equal(take(&b, fixture_put(&b.f, "l.jpg", littered.s, littered.n)), 0);
	save(&b, &pdf);
	assert_true(holds(&pdf, "/DCTDecode"));
	assert_false(holds(&pdf, "Rathausplatz"));
	str_release(&file);
	str_release(&littered);
	str_release(&pdf);
	bench_close(&b);
}

static void
test_images__a_jpeg_is_its_pixels_and_nothing_else(void **state)
{
	(void)state;
	check_plain(3, JCS_RGB, false);
	check_plain(3, JCS_RGB, true);
	check_plain(1, JCS_GRAYSCALE, false);
	check_plain(1, JCS_GRAYSCALE, true);
}

/* A thumbnail shows what was cut from the picture. */
static void
test_images__thumbnails_and_long_adobe_segments_are_cut(void **state)
{
	static const char jpeg[] = "\xFF\xD8"
				   "\xFF\xE0\0\x13JFIF\0\1\1\0\0\1\0\1\1\1RGB"
				   "\xFF\xEE\0\x12"
				   "Adobe\0d\0\0\0\0\1Name"
				   "\xFF\xD9 behind";
	static const char wanted[] = "\xFF\xD8"
				     "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
				     "\xFF\xEE\0\x0E"
				     "Adobe\0d\0\0\0\0\1"
				     "\xFF\xD9";
	struct str file, plain;

	(void)state;
	str_init(&file);
	str_init(&plain);
	str_addn(&file, jpeg, sizeof jpeg - 1);
	jpeg_plain(&file, &plain);
	assert_int_equal(plain.n, sizeof wanted - 1);
	assert_memory_equal(plain.s, wanted, sizeof wanted - 1);
	str_release(&file);
	str_release(&plain);
}

static void
test_images__of_a_png_nothing_but_pixels_gets_out(void **state)
{
	/* tEXt with its checksum, put before the end's chunk (12 bytes). */
	static const char said[] = "\0\0\0\x14tEXtComment\0Rathausplatz"
				   "\x87\x72\xE9\x92";
	struct bench b;
	struct str file, littered, pdf;

	(void)state;
	bench_open(&b);
	read_all(write_png(&b, PNG_COLOR_TYPE_RGB, 8, false), &file);
	str_init(&littered);
	str_addn(&littered, file.s, file.n - 12);
	str_addn(&littered, said, sizeof said - 1);
	str_addn(&littered, file.s + file.n - 12, 12);
	str_add(&littered, "Rathausplatz");
	if (take(&b, fixture_put(&b.f, "l.png", littered.s, littered.n)) != 0)
		fail_msg("%s", fixture_faults(&b.f));
	save(&b, &pdf);
	assert_false(holds(&pdf, "Rathausplatz"));
	str_release(&file);
	str_release(&littered);
	str_release(&pdf);
	bench_close(&b);
}

static void
test_images__cmyk_is_refused(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	expect_refused(&b, write_jpeg(&b, 4, JCS_CMYK), "CMYK");
	bench_close(&b);
}

static void
test_images__one_file_is_embedded_once(void **state)
{
	struct bench b;
	const char *path;

	(void)state;
	bench_open(&b);
	path = write_png(&b, PNG_COLOR_TYPE_RGB, 8, false);
	assert_int_equal(take(&b, path), 0);
	assert_int_equal(take(&b, path), 0);
	assert_int_equal(images_count(b.images), 1);
	bench_close(&b);
}

/* Cuts the file to so many bytes, or flips one of them. */
static const char *
damaged(struct bench *b, const char *path, long cut, long flip)
{
	char bytes[1 << 14];
	FILE *in = fopen(path, "rb");
	size_t n;

	assert_non_null(in);
	n = fread(bytes, 1, sizeof bytes, in);
	fclose(in);
	assert_in_range(n, 1, sizeof bytes - 1);
	if (flip > 0)
		bytes[flip] = (char)(bytes[flip] ^ 0x55);
	if (cut > 0 && (size_t)cut < n)
		n = (size_t)cut;
	return fixture_put(&b->f, "damaged", bytes, n);
}

static void
check_damaged(bool is_jpeg, long cut, long flip)
{
	struct bench b;
	const char *path;

	bench_open(&b);
	path = is_jpeg ? write_jpeg(&b, 3, JCS_RGB) : write_png(&b, PNG_COLOR_TYPE_RGB, 8, false);
	expect_refused(&b, damaged(&b, path, cut, flip), "");
	bench_close(&b);
}

static void
test_images__damaged_files_are_refused_with_the_place_that_names_them(void **state)
{
	(void)state;
	check_damaged(false, 40, 0); /* in the middle of the pixels */
	check_damaged(false, 10, 0);
	check_damaged(false, 0, 3);  /* no PNG any more */
	check_damaged(false, 0, 20); /* width: the header's checksum is wrong */
	check_damaged(true, 300, 0);
	check_damaged(true, 10, 0);
}

static void
test_images__other_files_are_refused(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b);
	expect_refused(&b, fixture_text(&b.f, "x.png", "GIF89a"), "neither PNG nor JPEG");
	bench_close(&b);
	bench_open(&b);
	expect_refused(&b, fixture_text(&b.f, "x.png", ""), "neither PNG nor JPEG");
	bench_close(&b);
	bench_open(&b);
	expect_refused(&b, "/nowhere/x.png", "No such file");
	bench_close(&b);
}

/* Exif as a camera writes it: one entry before the orientation, which is a SHORT. */
static size_t
exif(bool is_big, int turn, char out[64])
{
	static const char big[] = "MM\0*\0\0\0\x08\0\2\1\x0F\0\2\0\0\0\1\0\0\0\0"
				  "\1\x12\0\3\0\0\0\1\0T\0\0\0\0\0\0";
	static const char little[] = "II*\0\x08\0\0\0\2\0\x0F\1\2\0\1\0\0\0\0\0\0\0"
				     "\x12\1\3\0\1\0\0\0T\0\0\0\0\0\0\0";
	size_t n = sizeof big - 1;

	memcpy(out, is_big ? big : little, n);
	*(char *)memchr(out, 'T', n) = (char)turn;
	return n;
}

static const char *
write_turned_jpeg(struct bench *b, const char *tiff, size_t n)
{
	struct str file, turned;
	const char *path;

	read_all(write_jpeg(b, 3, JCS_RGB), &file);
	str_init(&turned);
	str_addn(&turned, file.s, 2);
	str_addn(&turned, "\xFF\xE1\0", 3);
	str_addc(&turned, (char)(n + 8));
	str_addn(&turned, "Exif\0\0", 6);
	str_addn(&turned, tiff, n);
	str_addn(&turned, file.s + 2, file.n - 2);
	path = fixture_put(&b->f, "turned.jpg", turned.s, turned.n);
	str_release(&file);
	str_release(&turned);
	return path;
}

static void
check_turn(const char *tiff, size_t n, int wanted)
{
	struct image_size size = {0};
	struct bench b;
	struct str pdf;
	const char *path;

	bench_open(&b);
	path = write_turned_jpeg(&b, tiff, n);
	assert_int_equal(take(&b, path), 0);
	assert_int_equal(images_turn(b.images, 0), wanted);
	assert_int_equal(image_size_read(path, &size), 0);
	assert_int_equal(size.width_px, wanted < 5 ? SIDE : LINES);
	assert_int_equal(size.height_px, wanted < 5 ? LINES : SIDE);
	save(&b, &pdf);
	assert_true(holds(&pdf, "/Width 16/Height 8")); /* as stored */
	str_release(&pdf);
	bench_close(&b);
}

static void
test_images__orientation_is_read(void **state)
{
	char tiff[64];

	(void)state;
	for (int turn = 1; turn <= 8; turn++)
		for (int is_big = 0; is_big < 2; is_big++)
			check_turn(tiff, exif(is_big, turn, tiff), turn);
}

static void
test_images__damaged_orientation_is_none(void **state)
{
	char tiff[64];
	size_t n;

	(void)state;
	check_turn(tiff, exif(true, 0, tiff), 1);
	check_turn(tiff, exif(true, 9, tiff), 1);
	n = exif(true, 6, tiff);
	for (size_t cut = 0; cut < 34; cut++) /* up to the entry's end */
		check_turn(tiff, cut, 1);
	tiff[4] = '\x7F'; /* the directory lies outside */
	check_turn(tiff, n, 1);
}

static void
test_images__orientation_of_a_png_is_read_behind_the_pixels_too(void **state)
{
	for (int turn = 1; turn <= 8; turn++) {
		char chunk[80] = "\0\0\0\0eXIf";
		struct bench b;
		struct str file, turned;
		size_t n = exif(turn % 2 == 0, turn, chunk + 8);

		(void)state;
		bench_open(&b);
		read_all(write_png(&b, PNG_COLOR_TYPE_RGB, 8, false), &file);
		chunk[3] = (char)n;
		n += 8;
		/* Its checksum: */
		for (uint32_t k = 0, crc = libdeflate_crc32(0, chunk + 4, n - 4); k < 4; k++)
			chunk[n + k] = (char)(crc >> (24 - 8 * k));
		str_init(&turned);
		str_addn(&turned, file.s, file.n - 12);
		str_addn(&turned, chunk, n + 4);
		str_addn(&turned, file.s + file.n - 12, 12);
		assert_int_equal(take(&b, fixture_put(&b.f, "t.png", turned.s, turned.n)), 0);
		assert_int_equal(images_turn(b.images, 0), turn);
		str_release(&file);
		str_release(&turned);
		bench_close(&b);
	}
}

/* Exif's own words: where the stored first line and the first column are to be seen. */
static void
test_images__a_turned_picture_is_drawn_as_exif_says(void **state)
{
	enum { LEFT = 100, BOTTOM = 200, WIDE = 30, HIGH = 50 };
	static const char sides[][9] = {"top left", "top rght", "bot rght", "bot left", "lft top",
		"rgt top", "rgt bot", "lft bot"};

	(void)state;
	for (int turn = 1; turn <= 8; turn++) {
		const char *said = sides[turn - 1];
		mpt m[6], first_x, first_y, last_x, last_y;
		bool is_right = strpbrk(said, "g"), is_bottom = strstr(said, "bot");

		turn_matrix(turn, (struct turn_box){LEFT, BOTTOM, WIDE, HIGH}, m);
		/* The first pixel is at 0, 1 of the unit square, the first line's last at 1, 1. */
		first_x = m[2] + m[4];
		first_y = m[3] + m[5];
		last_x = m[0] + first_x;
		last_y = m[1] + first_y;
		assert_int_equal(first_x, is_right ? LEFT + WIDE : LEFT);
		assert_int_equal(first_y, is_bottom ? BOTTOM : BOTTOM + HIGH);
		/* The first line lies along the side that is named first. */
		if (turn < 5) {
			assert_int_equal(last_y, first_y);
			assert_int_equal(last_x, is_right ? LEFT : LEFT + WIDE);
		} else {
			assert_int_equal(last_x, first_x);
			assert_int_equal(last_y, is_bottom ? BOTTOM + HIGH : BOTTOM);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_images__every_kind_of_png_becomes_rgb),
		cmocka_unit_test(test_images__transparency_becomes_a_soft_mask),
		cmocka_unit_test(test_images__jpeg_stays_but_its_metadata_go),
		cmocka_unit_test(test_images__a_jpeg_is_its_pixels_and_nothing_else),
		cmocka_unit_test(test_images__thumbnails_and_long_adobe_segments_are_cut),
		cmocka_unit_test(test_images__of_a_png_nothing_but_pixels_gets_out),
		cmocka_unit_test(test_images__orientation_is_read),
		cmocka_unit_test(test_images__damaged_orientation_is_none),
		cmocka_unit_test(test_images__orientation_of_a_png_is_read_behind_the_pixels_too),
		cmocka_unit_test(test_images__a_turned_picture_is_drawn_as_exif_says),
		cmocka_unit_test(test_images__cmyk_is_refused),
		cmocka_unit_test(test_images__one_file_is_embedded_once),
		cmocka_unit_test(
			test_images__damaged_files_are_refused_with_the_place_that_names_them),
		cmocka_unit_test(test_images__other_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
