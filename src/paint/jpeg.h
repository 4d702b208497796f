/*
 * jpeg: a JPEG file without anything a decoder does not need.
 *
 * Does     copies the segments that make the pixels and the scans between
 *          them, up to the image's end; of the JFIF and Adobe segments the
 *          fields that say how colours are coded. Comments, cameras, places,
 *          thumbnails, unknown segments, and what is behind the end, stay out.
 * Units    byte.
 * Gives    the copy, appended; the coded pixels are the same bytes.
 * Errors   none: the file must have been decoded without a complaint.
 * Memory   the caller's string.
 * Source   ITU-T T.81, annex B (markers); ITU-T T.871 (JFIF).
 */
#ifndef PAINT_JPEG_H
#define PAINT_JPEG_H

#include "base/str.h"

void jpeg_plain(const struct str *file, struct str *out);

#endif
