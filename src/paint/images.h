/*
 * images: pictures, read with care and embedded once per file.
 *
 * Does     decodes PNG and JPEG completely before anything is embedded; PNG
 *          is stored as RGB with a soft mask if it is transparent, JPEG as
 *          it is but without what is not pixels (see jpeg.h).
 * Units    px.
 * Gives    an index per path, in the order of first use.
 * Errors   -1 after FAULT_IMAGE_UNREADABLE: not a picture, damaged, too
 *          large, or in CMYK, which the file's colours do not cover.
 * Memory   the arena given; pixels are released at once.
 * Source   libpng and libjpeg manuals; ISO 32000-1 §8.9; ITU-T T.81 (markers).
 */
#ifndef PAINT_IMAGES_H
#define PAINT_IMAGES_H

#include "base/arena.h"
#include "base/diag.h"
#include "paint/haru.h"

struct images;

struct images *images_make(struct haru *h, struct arena *a);
/* where: of the element that asks for it; without a file the picture itself is named. */
int images_load(struct images *im, const char *path, struct where where, struct diag *d);
size_t images_count(const struct images *im);
size_t images_lookup(const struct images *im, const char *path); /* must have been loaded */
int images_turn(const struct images *im, size_t i);              /* see base/picture/turn.h */
uint32_t images_object(const struct images *im, size_t i);

#endif
