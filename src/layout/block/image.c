#include "layout/block/image.h"

#include "base/file.h"
#include "base/picture/turn.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>

#include <jpeglib.h>
#include <png.h>

#define PNG_SIGNATURE_BYTES 8

static bool
is_png(FILE *in)
{
	unsigned char head[PNG_SIGNATURE_BYTES];
	size_t n = fread(head, 1, sizeof head, in);

	rewind(in);
	return n == sizeof head && png_sig_cmp(head, 0, n) == 0;
}

/* libpng's own message must not reach the user. */
static void
png_quiet(png_structp png, png_const_charp message)
{
	(void)message;
	png_longjmp(png, 1);
}

static void
png_ignore(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

/* The jump crosses libpng's frames only: nothing of ours is left behind. */
static int
png_head(FILE *in, png_structp png, png_infop info, struct image_size *size)
{
	if (setjmp(png_jmpbuf(png)))
		return -1;
	png_init_io(png, in);
	png_read_info(png, info);
	size->width_px = png_get_image_width(png, info);
	size->height_px = png_get_image_height(png, info);
	return 0;
}

static int
read_png(FILE *in, struct image_size *size)
{
	png_structp png =
		png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_quiet, png_ignore);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	int status = info ? png_head(in, png, info, size) : -1;

	png_destroy_read_struct(&png, &info, NULL);
	return status;
}

struct jpeg_trap {
	struct jpeg_error_mgr mgr; /* first: libjpeg hands us a pointer to it */
	jmp_buf jump;
};

static void
jpeg_quiet(j_common_ptr cinfo)
{
	longjmp(((struct jpeg_trap *)cinfo->err)->jump, 1);
}

static void
jpeg_ignore(j_common_ptr cinfo)
{
	(void)cinfo;
}

static int
jpeg_head(FILE *in, struct jpeg_decompress_struct *jpeg, struct jpeg_trap *trap,
	struct image_size *size)
{
	if (setjmp(trap->jump))
		return -1;
	jpeg_create_decompress(jpeg);
	jpeg_stdio_src(jpeg, in);
	if (jpeg_read_header(jpeg, TRUE) != JPEG_HEADER_OK)
		return -1;
	size->width_px = jpeg->image_width;
	size->height_px = jpeg->image_height;
	return 0;
}

static int
read_jpeg(FILE *in, struct image_size *size)
{
	struct jpeg_decompress_struct jpeg = {0};
	struct jpeg_trap trap;
	int status;

	jpeg.err = jpeg_std_error(&trap.mgr);
	trap.mgr.error_exit = jpeg_quiet;
	trap.mgr.output_message = jpeg_ignore;
	status = jpeg_head(in, &jpeg, &trap, size);
	jpeg_destroy_decompress(&jpeg);
	return status;
}

static void
lay_down(struct image_size *size)
{
	uint32_t width = size->width_px;

	size->width_px = size->height_px;
	size->height_px = width;
}

int
image_size_read(const char *path, struct image_size *size)
{
	FILE *in = file_stream(path, FILE_LIMIT_PICTURE);
	int status, turn;

	if (!in)
		return -1;
	turn = turn_read(in);
	status = is_png(in) ? read_png(in, size) : read_jpeg(in, size);
	fclose(in);
	if (status == 0 && turn_is_sideways(turn))
		lay_down(size);
	return status == 0 && size->width_px && size->height_px ? 0 : -1;
}
