/*
 * find: font files by family, weight and slant, through fontconfig.
 *
 * Does     lists what is installed and picks the nearest face of exactly
 *          the family asked for; or a face that has given characters.
 * Units    weights on the CSS scale, 100..900.
 * Gives    path and index in the file; ties go to the first path by name,
 *          so that the choice does not depend on fontconfig's order.
 * Errors   -1 if there is none; the caller reports.
 * Memory   paths in the arena given.
 * Source   fontconfig manual; CSS Fonts 3 §5.2 for the nearest weight.
 */
#ifndef TEXT_FONT_FIND_H
#define TEXT_FONT_FIND_H

#include "base/arena.h"
#include "text/font/font.h"

#include <fontconfig/fontconfig.h>

struct font_place {
	const char *path;
	int index; /* of the face in the file */
	int weight;
	bool is_italic;
};

int font_find_family(
	FcConfig *fc, const struct font_spec *spec, struct arena *a, struct font_place *out);

/* What the choice among all fonts hangs on; the order is fontconfig's own. */
void font_find_installed(FcConfig *fc, const struct installed_visitor *v);

/* The n best places for the characters, in fontconfig's order of preference. */
size_t font_find_charset(FcConfig *fc, const struct font_spec *spec, const FcCharSet *chars,
	const char *lang, struct arena *a, struct font_place **out);

#endif
