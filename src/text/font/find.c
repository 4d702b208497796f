#include "text/font/find.h"

#include <stdlib.h>
#include <string.h>

#define CANDIDATES_MAX 8 /* of fontconfig's answers are looked at */

static int
place_of(FcPattern *p, struct arena *a, struct font_place *out)
{
	FcChar8 *path;
	double weight = FC_WEIGHT_REGULAR;
	int slant = FC_SLANT_ROMAN;

	if (FcPatternGetString(p, FC_FILE, 0, &path) != FcResultMatch)
		return -1;
	if (FcPatternGetInteger(p, FC_INDEX, 0, &out->index) != FcResultMatch)
		out->index = 0;
	FcPatternGetDouble(p, FC_WEIGHT, 0, &weight);
	FcPatternGetInteger(p, FC_SLANT, 0, &slant);
	out->path = arena_strdup(a, (const char *)path);
	out->weight = (int)(FcWeightToOpenTypeDouble(weight) + 0.5);
	out->is_italic = slant != FC_SLANT_ROMAN;
	return 0;
}

/* Upright and normal width count more than weight; variable fonts come last. */
static int
distance(FcPattern *p, const struct font_place *place, const struct font_spec *spec)
{
	int width = FC_WIDTH_NORMAL;
	FcBool is_variable = FcFalse;
	int d = abs(place->weight - spec->weight) * 2;

	FcPatternGetInteger(p, FC_WIDTH, 0, &width);
	FcPatternGetBool(p, FC_VARIABLE, 0, &is_variable);
	/* CSS: text weights look for lighter faces first, bold ones for bolder. */
	if ((spec->weight > 500) != (place->weight > spec->weight))
		d++;
	return d + (place->is_italic != spec->is_italic ? 10000 : 0) +
	       abs(width - FC_WIDTH_NORMAL) * 100 + (is_variable ? 50000 : 0);
}

static FcFontSet *
list_family(FcConfig *fc, const char *family)
{
	FcPattern *pattern = FcPatternCreate();
	FcObjectSet *wanted = FcObjectSetBuild(
		FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_VARIABLE, (char *)NULL);
	FcFontSet *set;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
	set = FcFontList(fc, pattern, wanted);
	FcObjectSetDestroy(wanted);
	FcPatternDestroy(pattern);
	return set;
}

int
font_find_family(
	FcConfig *fc, const struct font_spec *spec, struct arena *a, struct font_place *out)
{
	FcFontSet *set = list_family(fc, spec->family);
	int best = -1;

	for (int i = 0; set && i < set->nfont; i++) {
		struct font_place place;
		int d;

		if (place_of(set->fonts[i], a, &place))
			continue;
		d = distance(set->fonts[i], &place, spec);
		if (best < 0 || d < best || (d == best && strcmp(place.path, out->path) < 0)) {
			best = d;
			*out = place;
		}
	}
	if (set)
		FcFontSetDestroy(set);
	return best < 0 ? -1 : 0;
}

static FcPattern *
charset_pattern(
	FcConfig *fc, const struct font_spec *spec, const FcCharSet *chars, const char *lang)
{
	FcPattern *p = FcPatternCreate();

	FcPatternAddString(p, FC_FAMILY, (const FcChar8 *)spec->family);
	FcPatternAddDouble(p, FC_WEIGHT, FcWeightFromOpenTypeDouble(spec->weight));
	FcPatternAddInteger(p, FC_SLANT, spec->is_italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcPatternAddBool(p, FC_OUTLINE, FcTrue);
	FcPatternAddCharSet(p, FC_CHARSET, chars);
	if (lang && *lang)
		FcPatternAddString(p, FC_LANG, (const FcChar8 *)lang);
	FcConfigSubstitute(fc, p, FcMatchPattern);
	FcDefaultSubstitute(p);
	return p;
}

size_t
font_find_charset(FcConfig *fc, const struct font_spec *spec, const FcCharSet *chars,
	const char *lang, struct arena *a, struct font_place **out)
{
	FcPattern *p = charset_pattern(fc, spec, chars, lang);
	FcResult result;
	FcFontSet *set = FcFontSort(fc, p, FcFalse, NULL, &result);
	size_t n = 0;

	*out = arena_array(a, struct font_place, CANDIDATES_MAX);
	for (int i = 0; set && i < set->nfont && n < CANDIDATES_MAX; i++) {
		FcCharSet *has;

		if (FcPatternGetCharSet(set->fonts[i], FC_CHARSET, 0, &has) == FcResultMatch &&
			FcCharSetIsSubset(chars, has) &&
			place_of(set->fonts[i], a, &(*out)[n]) == 0)
			n++;
	}
	if (set)
		FcFontSetSortDestroy(set);
	FcPatternDestroy(p);
	return n;
}

static void
visit_set(const struct installed_visitor *v, const FcFontSet *set)
{
	for (int i = 0; set && i < set->nfont; i++) {
		FcChar8 *path = NULL;

		FcPatternGetString(set->fonts[i], FC_FILE, 0, &path);
		v->font(v->ctx, path ? (const char *)path : "", FcPatternHash(set->fonts[i]));
	}
}

void
font_find_installed(FcConfig *fc, const struct installed_visitor *v)
{
	FcStrList *files = FcConfigGetConfigFiles(fc);
	FcChar8 *path;

	visit_set(v, FcConfigGetFonts(fc, FcSetSystem));
	visit_set(v, FcConfigGetFonts(fc, FcSetApplication));
	while (files && (path = FcStrListNext(files)))
		v->file(v->ctx, (const char *)path);
	if (files)
		FcStrListDone(files);
}
