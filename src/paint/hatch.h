/*
 * hatch: fills that can be told apart without colour.
 *
 * Does     draws the lines or dots of a hatch over a rectangle as plain
 *          strokes under a clip; they stand on one grid for the whole page,
 *          so neighbouring bars match.
 * Units    mpt, y up (PDF's own axis).
 * Gives    operators that leave the graphics state as it was.
 * Errors   none.
 * Memory   the caller's string.
 * Source   ISO 32000-1 §8.5. No tiling patterns: several viewers show seams
 *          between their cells.
 */
#ifndef PAINT_HATCH_H
#define PAINT_HATCH_H

#include "base/mpt.h"
#include "base/str.h"
#include "style/style.h"

struct hatch_area {
	mpt left, bottom, right, top;
	mpt gap, thickness;
	uint32_t color;
};

void hatch_draw(struct str *out, enum hatch kind, const struct hatch_area *r);

#endif
