/*
 * subset: a font cut down to the glyphs a document uses.
 *
 * Does     keeps outlines and metrics of the glyphs asked for, renumbers
 *          them densely, drops every table PDF does not read.
 * Units    glyph ids.
 * Gives    a whole OpenType file: glyf (FontFile2) or CFF (FontFile3); CFF
 *          is keyed by CIDs that are the new glyph ids.
 * Errors   -1 if HarfBuzz cannot cut the face.
 * Memory   appends to `out`.
 * Source   ISO 32000-1 §9.9 for the tables needed; hb-subset.
 */
#ifndef TEXT_FONT_SUBSET_H
#define TEXT_FONT_SUBSET_H

#include "base/str.h"

#include <hb.h>

int subset_face(
	hb_face_t *face, const uint32_t *gids, size_t n, uint32_t *old_to_new, struct str *out);

#endif
