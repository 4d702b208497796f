/*
 * font: the fonts of one run; with shape.h and para.h the only door to
 *       fontconfig, HarfBuzz, FriBidi and ICU.
 *
 * Does     finds files by family through fontconfig, opens each once,
 *          chooses a fallback per grapheme cluster, cuts subsets.
 * Units    mpt for metrics at a size, font units (_fu) for embedding.
 * Gives    fonts as small indexes, stable within one struct fonts, in order
 *          of first use; the same text gives the same indexes.
 * Errors   a missing family is FAULT_FONT_MISSING; a character no font has
 *          is FAULT_GLYPH_MISSING with the place of its run.
 * Memory   fonts_open/fonts_close; what font_* lends lives until then.
 * Source   OpenType 1.9; fontconfig and HarfBuzz manuals.
 */
#ifndef TEXT_FONT_FONT_H
#define TEXT_FONT_FONT_H

#include "base/diag.h"
#include "base/mpt.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct fonts;

struct font_spec {
	const char *family; /* preferred family */
	int weight;         /* 100..900, CSS scale */
	bool is_italic;
};

struct font_metrics { /* at a size, all positive, measured from the baseline */
	mpt ascent, descent, cap_height, x_height;
	mpt underline_pos, underline_size; /* pos: down from the baseline */
};

/* fallback: comma-separated families tried before fontconfig's own choice. */
struct fonts *fonts_open(const char *fallback, struct diag *d);
/* Where the families are named: the place that a missing one is reported at. */
void fonts_named_at(struct fonts *f, struct where where);
void fonts_close(struct fonts *f);

/* Index of the font for the spec, -1 after reporting FAULT_FONT_MISSING. */
int font_find(struct fonts *f, struct font_spec spec);
size_t fonts_count(const struct fonts *f);
struct font_metrics font_metrics_at(const struct fonts *f, int font, mpt size);

/* What embedding needs (ISO 32000-1 §9.8). */
struct font_facts {
	const char *postscript_name; /* ASCII, no blanks */
	const char *family;
	int units_per_em;
	int ascent_fu, descent_fu, cap_height_fu, x_height_fu; /* descent is negative */
	int bbox_fu[4];                                        /* left, bottom, right, top */
	int weight;
	int italic_angle_mdeg; /* thousandths of a degree, negative leans right */
	bool is_fixed_pitch, is_serif, is_italic;
	bool is_cff; /* CFF outlines (FontFile3), else glyf (FontFile2) */
};
struct font_facts font_facts_of(const struct fonts *f, int font);
/* Advance of a glyph in font units. */
int font_advance_fu(const struct fonts *f, int font, uint32_t gid);

/*
 * Appends a subset with the glyphs gids[0..n) (ascending, unique, .notdef
 * added by us). Gids are renumbered: old_to_new[i] is the new number of gids[i].
 */
int font_subset(struct fonts *f, int font, const uint32_t *gids, size_t n, uint32_t *old_to_new,
	struct str *out);

/*
 * All that fontconfig could choose from for a character no named family has:
 * each installed font with what fontconfig knows of it, then fontconfig's own
 * files, in its order.
 */
struct installed_visitor {
	void *ctx;
	void (*font)(void *ctx, const char *path, uint32_t facts);
	void (*file)(void *ctx, const char *path);
};
void fonts_installed(const struct fonts *f, const struct installed_visitor *v);

/* "HarfBuzz 6.0.0, …": the versions at run time that decide the glyphs. */
void text_libraries(struct str *out);

/* The font's file; the manifest holds a digest of its content. */
const char *font_path(const struct fonts *f, int font);

#endif
