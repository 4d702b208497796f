/*
 * hb: what the rest of src/text sees of a font: HarfBuzz's view of it.
 *
 * Does     lends a font scaled to a size, finds a font that has a cluster.
 * Units    the scale is the size in mpt, so that positions are in mpt.
 * Gives    the same object for the same font and size.
 * Errors   see font.h.
 * Memory   everything belongs to struct fonts.
 * Source   HarfBuzz manual.
 */
#ifndef TEXT_FONT_HB_H
#define TEXT_FONT_HB_H

#include "text/font/font.h"

#include <hb.h>

/* A font at a size, with its metrics. */
struct font_sized {
	struct font_sized *next;
	mpt size;
	hb_font_t *hb;
	struct font_metrics metrics;
};

/* A grapheme cluster that wants a font. */
struct font_want {
	const struct font_spec *spec;
	int primary; /* what font_find() gave for the spec */
	const uint32_t *cps;
	size_t n;
	hb_script_t script;
	const char *lang;
};

const struct font_sized *font_at(struct fonts *f, int font, mpt size);
hb_face_t *font_face(const struct fonts *f, int font);

/* The primary font if it has the cluster, else another; -1 if no font has it. */
int font_for(struct fonts *f, const struct font_want *want);
bool font_has(const struct fonts *f, int font, uint32_t cp);

#endif
