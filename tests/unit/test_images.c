#include "fixture.h"

#include "paint/haru.h"
#include "paint/images.h"

/* jpeglib.h wants stdio.h and size_t first. */
#include <jpeglib.h>
#include <png.h>

enum { SIDE = 16 };

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

static const char *
write_jpeg(struct bench *b, int components, J_COLOR_SPACE space)
{
	const char *path = arena_printf(b->f.arena, "%s/x.jpg", b->f.dir);
	FILE *out = fopen(path, "wb");
	struct jpeg_compress_struct c = {0};
	struct jpeg_error_mgr mgr;
	unsigned char row[SIDE * 4] = {0};
	JSAMPROW rows[1] = {row};
	static const unsigned char place[] = "Exif: Rathausplatz 1";

	assert_non_null(out);
	c.err = jpeg_std_error(&mgr);
	jpeg_create_compress(&c);
	jpeg_stdio_dest(&c, out);
	c.image_width = c.image_height = SIDE;
	c.input_components = components;
	c.in_color_space = space;
	jpeg_set_defaults(&c);
	jpeg_start_compress(&c, TRUE);
	jpeg_write_marker(&c, JPEG_APP0 + 1, place, sizeof place);
	while (c.next_scanline < c.image_height)
		jpeg_write_scanlines(&c, rows, 1);
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	assert_int_equal(fclose(out), 0);
	return path;
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_images__every_kind_of_png_becomes_rgb),
		cmocka_unit_test(test_images__transparency_becomes_a_soft_mask),
		cmocka_unit_test(test_images__jpeg_stays_but_its_metadata_go),
		cmocka_unit_test(test_images__cmyk_is_refused),
		cmocka_unit_test(test_images__one_file_is_embedded_once),
		cmocka_unit_test(
			test_images__damaged_files_are_refused_with_the_place_that_names_them),
		cmocka_unit_test(test_images__other_files_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
