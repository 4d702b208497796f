#include "paint/images.h"

#include "base/file.h"
#include "base/picture/turn.h"
#include "base/vec.h"
#include "paint/jpeg.h"
#include "paint/token.h"

#include <errno.h>
#include <jpeglib.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

enum { IMAGE_SIDE_MAX = 20000, RGB = 3, RGBA = 4 };

#define IMAGE_PIXELS_MAX ((uint64_t)64 * 1000 * 1000)
#define IMAGE_FILE_MAX ((size_t)64 * 1000 * 1000) /* [byte] */

struct image {
	const char *path;
	struct where where;
	uint32_t object;
	int turn; /* see base/picture/turn.h */
};

struct images {
	struct haru *h;
	struct arena *arena;
	VEC(struct image) list;
};

struct images *
images_make(struct haru *h, struct arena *a)
{
	struct images *im = arena_one(a, struct images);

	im->h = h;
	im->arena = a;
	return im;
}

static int
unreadable(struct diag *d, const struct image *image, const char *why)
{
	struct where where = image->where;

	if (where.file)
		return diag_report(d, FAULT_IMAGE_UNREADABLE, where, "%s: %s", image->path, why);
	where.file = image->path;
	return diag_report(d, FAULT_IMAGE_UNREADABLE, where, "%s", why);
}

static int
read_file(const struct image *image, struct str *out, struct diag *d)
{
	FILE *f = file_stream(image->path, FILE_LIMIT_PICTURE);
	char buf[1 << 16];
	size_t n;
	int result = 0;

	if (!f)
		return unreadable(d, image, strerror(errno));
	while ((n = fread(buf, 1, sizeof buf, f)) > 0 && out->n <= IMAGE_FILE_MAX)
		str_addn(out, buf, n);
	if (ferror(f))
		result = unreadable(d, image, strerror(errno));
	else if (out->n > IMAGE_FILE_MAX)
		result = unreadable(d, image, "file too large");
	fclose(f);
	return result;
}

static const char *
size_fault(uint64_t width, uint64_t height)
{
	if (width == 0 || height == 0)
		return "no pixels";
	if (width > IMAGE_SIDE_MAX || height > IMAGE_SIDE_MAX || width * height > IMAGE_PIXELS_MAX)
		return "too many pixels";
	return NULL;
}

struct pixels {
	uint32_t width, height;
	unsigned char *rgba;
};

/* libpng's simplified interface never longjmps into us and checks the whole file. */
static const char *
decode_png(const struct str *file, struct pixels *px, struct arena *a)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	const char *fault;

	if (!png_image_begin_read_from_memory(&png, file->s, file->n))
		return arena_strdup(a, png.message);
	fault = size_fault(png.width, png.height);
	if (fault) {
		png_image_free(&png);
		return fault;
	}
	png.format = PNG_FORMAT_RGBA;
	px->width = png.width;
	px->height = png.height;
	px->rgba = xmalloc((size_t)RGBA * png.width * png.height);
	if (!png_image_finish_read(&png, NULL, px->rgba, 0, NULL))
		return arena_strdup(a, png.message);
	return NULL;
}

static void
set_image_entries(
	struct haru *h, uint32_t object, const struct pixels *px, const char *space, uint32_t mask)
{
	struct str b;

	str_init(&b);
	str_addf(&b,
		"/Type/XObject/Subtype/Image/Width %u/Height %u/ColorSpace/%s"
		"/BitsPerComponent 8",
		px->width, px->height, space);
	if (mask != 0) {
		str_add(&b, "/SMask ");
		tok_ref(&b, mask);
	}
	haru_entries(h, object, &b);
	str_release(&b);
}

/* Channels first..first+n of every pixel. */
static void
pick_channels(const struct pixels *px, size_t first, size_t n, struct str *out)
{
	size_t npixels = (size_t)px->width * px->height;

	str_reserve(out, npixels * n);
	for (size_t i = 0; i < npixels; i++)
		str_addn(out, px->rgba + i * RGBA + first, n);
}

static bool
is_opaque(const struct str *alpha)
{
	for (size_t i = 0; i < alpha->n; i++)
		if ((unsigned char)alpha->s[i] != 0xFF)
			return false;
	return true;
}

static uint32_t
embed_pixels(struct haru *h, const struct pixels *px)
{
	struct str plane;
	uint32_t mask = 0;
	uint32_t object;

	str_init(&plane);
	pick_channels(px, RGB, 1, &plane);
	if (!is_opaque(&plane)) {
		mask = haru_stream(h, plane.s, plane.n, HARU_RAW);
		set_image_entries(h, mask, px, "DeviceGray", 0);
	}
	str_clear(&plane);
	pick_channels(px, 0, RGB, &plane);
	object = haru_stream(h, plane.s, plane.n, HARU_RAW);
	set_image_entries(h, object, px, "DeviceRGB", mask);
	str_release(&plane);
	return object;
}

static int
embed_png(struct images *im, struct image *image, const struct str *file, struct diag *d)
{
	struct pixels px = {0};
	const char *fault = decode_png(file, &px, im->arena);

	if (!fault)
		image->object = embed_pixels(im->h, &px);
	free(px.rgba);
	return fault ? unreadable(d, image, fault) : 0;
}

/* libjpeg leaves by longjmp or exit(); this handler is the smaller evil, and only here. */
struct jpeg_guard {
	struct jpeg_error_mgr mgr;
	jmp_buf leave;
	char message[JMSG_LENGTH_MAX];
};

static void
leave_jpeg(j_common_ptr cinfo)
{
	struct jpeg_guard *g = (struct jpeg_guard *)(void *)cinfo->err;

	cinfo->err->format_message(cinfo, g->message);
	longjmp(g->leave, 1);
}

static void
refuse_warning(j_common_ptr cinfo, int level)
{
	if (level < 0)
		leave_jpeg(cinfo); /* damaged data: libjpeg would fill up with grey */
}

struct jpeg_facts {
	uint32_t width, height;
	int components;
	const char *fault;
};

static void
skip_lines(struct jpeg_decompress_struct *cinfo)
{
	JSAMPARRAY row = cinfo->mem->alloc_sarray((j_common_ptr)cinfo, JPOOL_IMAGE,
		cinfo->output_width * (JDIMENSION)cinfo->output_components, 1);

	while (cinfo->output_scanline < cinfo->output_height)
		jpeg_read_scanlines(cinfo, row, 1);
	jpeg_finish_decompress(cinfo);
}

static void
look_at_jpeg(struct jpeg_decompress_struct *cinfo, struct jpeg_facts *facts)
{
	jpeg_read_header(cinfo, TRUE);
	facts->width = cinfo->image_width;
	facts->height = cinfo->image_height;
	facts->components = cinfo->num_components;
	facts->fault = size_fault(facts->width, facts->height);
	if (!facts->fault && facts->components != 1 && facts->components != RGB)
		facts->fault = "CMYK is not supported: save it as RGB";
	if (facts->fault)
		return;
	jpeg_start_decompress(cinfo);
	skip_lines(cinfo);
}

static void
check_jpeg(const struct str *file, struct jpeg_facts *facts, struct arena *a)
{
	struct jpeg_decompress_struct cinfo = {0};
	struct jpeg_guard guard;

	cinfo.err = jpeg_std_error(&guard.mgr);
	guard.mgr.error_exit = leave_jpeg;
	guard.mgr.emit_message = refuse_warning;
	jpeg_create_decompress(&cinfo);
	if (setjmp(guard.leave) == 0) {
		jpeg_mem_src(&cinfo, (const unsigned char *)file->s, file->n);
		look_at_jpeg(&cinfo, facts);
	} else {
		facts->fault = arena_strdup(a, guard.message);
	}
	jpeg_destroy_decompress(&cinfo);
}

static int
embed_jpeg(struct images *im, struct image *image, const struct str *file, struct diag *d)
{
	struct jpeg_facts facts = {0};
	struct pixels px;
	struct str plain;

	check_jpeg(file, &facts, im->arena);
	if (facts.fault)
		return unreadable(d, image, facts.fault);
	str_init(&plain);
	jpeg_plain(file, &plain);
	image->object = haru_stream(im->h, plain.s, plain.n, HARU_JPEG);
	px = (struct pixels){.width = facts.width, .height = facts.height};
	set_image_entries(
		im->h, image->object, &px, facts.components == 1 ? "DeviceGray" : "DeviceRGB", 0);
	str_release(&plain);
	return 0;
}

static int
read_turn(struct str *file)
{
	FILE *in = file->n > 0 ? fmemopen(file->s, file->n, "rb") : NULL;
	int turn = in ? turn_read(in) : 1;

	if (in)
		fclose(in);
	return turn;
}

static int
embed_file(struct images *im, struct image *image, const struct str *file, struct diag *d)
{
	if (file->n > 8 && memcmp(file->s, "\x89PNG\r\n\x1A\n", 8) == 0)
		return embed_png(im, image, file, d);
	if (file->n > 3 && memcmp(file->s, "\xFF\xD8\xFF", 3) == 0)
		return embed_jpeg(im, image, file, d);
	return unreadable(d, image, "neither PNG nor JPEG");
}

static bool
is_loaded(const struct images *im, const char *path)
{
	size_t i = images_lookup(im, path);

	return i < im->list.n;
}

int
images_load(struct images *im, const char *path, struct where where, struct diag *d)
{
	struct image image = {.path = path, .where = where};
	struct str file;
	int result;

	if (is_loaded(im, path))
		return 0;
	str_init(&file);
	result = read_file(&image, &file, d);
	image.turn = read_turn(&file);
	if (result == 0)
		result = embed_file(im, &image, &file, d);
	str_release(&file);
	if (result == 0)
		*VEC_PUSH(im->arena, &im->list) = image;
	return result;
}

size_t
images_count(const struct images *im)
{
	return im->list.n;
}

size_t
images_lookup(const struct images *im, const char *path)
{
	size_t i = 0;

	while (i < im->list.n && strcmp(im->list.v[i].path, path) != 0)
		i++;
	return i;
}

int
images_turn(const struct images *im, size_t i)
{
	return im->list.v[i].turn;
}

uint32_t
images_object(const struct images *im, size_t i)
{
	return im->list.v[i].object;
}
