/*
 * faces: the fonts a style asks for, by content.
 *
 * Does     finds every family, weight and slope of the style and of its
 *          fallback list, opens them in a fixed order before workers fork,
 *          hashes the files.
 * Units    -
 * Gives    pairs "font Noto Sans 700 italic" -> hash; fonts a document took
 *          from elsewhere as "font file:PATH" -> hash, and with them what
 *          they were chosen from.
 * Errors   none: a font that is missing and needed is found by layout.
 * Memory   the arena given.
 * Source   docs/manifest.md.
 */
#ifndef RUN_FRESH_FACES_H
#define RUN_FRESH_FACES_H

#include "layout/box.h"
#include "publish/manifest.h"
#include "style/style.h"
#include "text/font/font.h"

#define FACE_FILE "font file:"
#define FACES_INSTALLED "fonts installed"

/* Adds the style's fonts to out and opens them in fonts. */
void faces_add(struct arena *a, const struct style *style, struct fonts *fonts, struct pairs *out);

/* Hash of all that fontconfig chooses from. */
const char *faces_installed(struct arena *a, const struct fonts *fonts);

/* Adds the fonts the pages use that none of the style's pairs stands for. */
struct faces_known {
	const struct pairs *of_style;
	const char *installed;
};
void faces_add_used(struct arena *a, const struct pages *pages, const struct faces_known *known,
	struct pairs *out);

#endif
