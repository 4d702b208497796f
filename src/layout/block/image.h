/*
 * image: how large a picture is, the way up it is meant to be seen.
 *
 * Does     reads the head of a PNG or JPEG file with the libraries made for
 *          it; the only place in layout that opens pictures.
 * Units    px.
 * Gives    width and height, as they are seen: see base/picture/turn.h.
 * Errors   -1 if the file can't be opened or is neither; the caller reports.
 * Memory   none kept.
 * Source   libpng and libjpeg manuals.
 */
#ifndef LAYOUT_BLOCK_IMAGE_H
#define LAYOUT_BLOCK_IMAGE_H

#include <stdint.h>

struct image_size {
	uint32_t width_px, height_px;
};

int image_size_read(const char *path, struct image_size *size);

#endif
