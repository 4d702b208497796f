/*
 * fontset: the fonts of one file, cut to what it shows.
 *
 * Does     gives each pair of glyph and text a character code (CID) of its
 *          own, so that every code maps to exactly one text; embeds subsets
 *          as Type0 fonts with widths and ToUnicode.
 * Units    thousandths of the font size for widths, CIDs for codes.
 * Gives    codes in the order of first use: the same pages, the same bytes.
 * Errors   -1 after a fault of the font (FAULT_FONT_UNUSABLE).
 * Memory   the arena given; texts are borrowed.
 * Source   ISO 32000-1 §9.7 (composite fonts), §9.8 (descriptors), §9.10.3
 *          (ToUnicode); ISO 19005-2 §6.2.11.
 */
#ifndef PAINT_FONTSET_H
#define PAINT_FONTSET_H

#include "base/arena.h"
#include "paint/haru.h"
#include "text/font/font.h"

struct fontset;

struct fontset *fontset_make(struct fonts *fonts, struct arena *a);

/*
 * First pass: says that the glyph will be shown for the text. In a font with
 * CFF outlines a code can only be the glyph itself: then the first text wins.
 */
void fontset_use(struct fontset *fs, int font, uint32_t gid, const char *text, size_t ntext);

/* Between the passes: cuts and writes the fonts used. */
int fontset_embed(struct fontset *fs, struct haru *h, struct diag *d);

/* Second pass. */
struct fontset_code {
	uint32_t cid;
	int64_t width; /* of the em, in thousandths of thousandths, as written into W */
	bool is_exact; /* false: another text is mapped, say the right one by ActualText */
};
struct fontset_code fontset_code(
	const struct fontset *fs, int font, uint32_t gid, const char *text, size_t ntext);
/* The glyph shown for a blank somewhere in this font, 0 if there is none. */
uint32_t fontset_blank(const struct fontset *fs, int font);
/* The font's object number, 0 if it was never used. */
uint32_t fontset_object(const struct fontset *fs, int font);

#endif
