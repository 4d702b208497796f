/*
 * cidkey: a CFF font whose CIDs are its glyph ids.
 *
 * Does     rewrites a CFF table so that it is CID-keyed and its charset the
 *          identity. In a font keyed by names readers disagree what a code
 *          means (some ask its encoding); in one keyed by CIDs the codes go
 *          through the charset, and a subset keeps that of the whole font.
 * Units    bytes.
 * Gives    the same outlines under the same glyph ids.
 * Errors   -1 if the bytes are no CFF of version 1 with one font.
 * Memory   appends to `out`.
 * Source   Adobe Technical Note #5176 (CFF); ISO 32000-1 §9.7.4.2.
 */
#ifndef TEXT_FONT_CIDKEY_H
#define TEXT_FONT_CIDKEY_H

#include "base/str.h"

int cidkey_cff(const uint8_t *cff, size_t n, struct str *out);

#endif
