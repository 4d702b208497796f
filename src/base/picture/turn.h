/*
 * turn: which way up a picture is meant to be seen.
 *
 * Does     reads the orientation that cameras and phones write beside the
 *          pixels: of JPEG from the Exif segment, of PNG from the eXIf chunk.
 * Units    mpt; turns are Exif's numbers 1 to 8, 1 = as stored.
 * Gives    the turn, and the matrix that draws a picture so.
 * Errors   none: what is absent, damaged or unknown is 1.
 * Memory   none kept.
 * Source   CIPA DC-008 (Exif) §4.6.4, tag 0x0112; TIFF 6.0 §2; PNG 1.3
 *          extensions, eXIf; ISO 32000-1 §8.9.5 (a picture fills the unit square).
 */
#ifndef BASE_PICTURE_TURN_H
#define BASE_PICTURE_TURN_H

#include "base/mpt.h"

#include <stdbool.h>
#include <stdio.h>

struct turn_box {
	mpt x, y, w, h; /* from the bottom left, y upwards, as it is seen */
};

/* Reads the stream from its start, and leaves it there. */
int turn_read(FILE *in);
/* Width and height change places. */
bool turn_is_sideways(int turn);
/* The unit square into the box; the first four in mpt too. */
void turn_matrix(int turn, struct turn_box box, mpt m[6]);

#endif
