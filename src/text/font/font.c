#include "text/font/font.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/chars.h"
#include "text/font/find.h"
#include "text/font/hb.h"
#include "text/font/subset.h"

#include <hb-ot.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define CLUSTER_MAX 8 /* code points remembered of a cluster */

/* An open face. */
struct face {
	const char *path;
	int index, weight;
	bool is_italic;
	hb_face_t *hb;
	hb_font_t *units; /* scaled to units per em */
	struct font_facts facts;
	struct font_sized *sizes;
};

/* What a spec or a cluster was answered before. */
struct spec_answer {
	const char *family;
	int weight;
	bool is_italic;
	int font;
};

struct cluster_answer {
	struct cluster_answer *next;
	uint32_t cps[CLUSTER_MAX];
	size_t n;
	int primary, font;
};

#define BUCKETS 256

struct fonts {
	struct arena *arena;
	struct diag *diag;
	struct where named_at;
	FcConfig *fc;
	hb_font_funcs_t *minus; /* see glyph_or_minus() */
	VEC(const char *) fallback;
	VEC(struct face) faces;
	VEC(struct spec_answer) specs;
	struct cluster_answer *clusters[BUCKETS];
};

/* --- the minus ---------------------------------------------------------- */

/*
 * Noto Sans in Debian 12 has no minus. A companion of the same weight that has
 * one is asked first (Noto Sans Math for upright text of regular weight); a
 * light minus before bold figures would be worse than the font's own en dash,
 * which is drawn then. The text says U+2212 in either case.
 */
static bool
minus_glyph(hb_font_t *font, hb_codepoint_t *gid)
{
	return hb_font_get_nominal_glyph(font, CH_MINUS, gid) ||
	       hb_font_get_nominal_glyph(font, CH_EN_DASH, gid);
}

static hb_bool_t
glyph_or_minus(
	hb_font_t *font, void *unused, hb_codepoint_t cp, hb_codepoint_t *gid, void *unused_too)
{
	hb_font_t *parent = hb_font_get_parent(font);

	(void)unused;
	(void)unused_too;
	if (cp == CH_MINUS)
		return minus_glyph(parent, gid);
	return hb_font_get_nominal_glyph(parent, cp, gid);
}

static hb_font_funcs_t *
make_minus_funcs(void)
{
	hb_font_funcs_t *funcs = hb_font_funcs_create();

	hb_font_funcs_set_nominal_glyph_func(funcs, glyph_or_minus, NULL, NULL);
	hb_font_funcs_make_immutable(funcs);
	return funcs;
}

static hb_font_t *
create_font(const struct fonts *f, hb_face_t *face, mpt size)
{
	hb_font_t *plain = hb_font_create(face), *font;
	hb_codepoint_t gid;

	hb_font_set_scale(plain, size, size);
	if (hb_font_get_nominal_glyph(plain, CH_MINUS, &gid))
		return plain;
	font = hb_font_create_sub_font(plain);
	hb_font_destroy(plain);
	hb_font_set_funcs(font, f->minus, NULL, NULL);
	return font;
}

static void
split_fallback(struct fonts *f, const char *list)
{
	while (*list) {
		size_t n = strcspn(list, ",");
		const char *s = list;
		size_t len = n;

		while (len && isspace((unsigned char)*s)) {
			s++;
			len--;
		}
		while (len && isspace((unsigned char)s[len - 1]))
			len--;
		if (len)
			*VEC_PUSH(f->arena, &f->fallback) = arena_strndup(f->arena, s, len);
		list += n + (list[n] == ',');
	}
}

void
fonts_named_at(struct fonts *f, struct where where)
{
	f->named_at = where;
}

struct fonts *
fonts_open(const char *fallback, struct diag *d)
{
	struct fonts *f = xmalloc(sizeof(*f));

	memset(f, 0, sizeof(*f));
	f->arena = arena_new();
	f->diag = d;
	f->fc = FcInitLoadConfigAndFonts();
	f->minus = make_minus_funcs();
	split_fallback(f, fallback ? fallback : "");
	return f;
}

void
fonts_close(struct fonts *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->faces.n; i++) {
		struct face *face = &f->faces.v[i];

		for (struct font_sized *s = face->sizes; s; s = s->next)
			hb_font_destroy(s->hb);
		hb_font_destroy(face->units);
		hb_face_destroy(face->hb);
	}
	hb_font_funcs_destroy(f->minus);
	FcConfigDestroy(f->fc);
	arena_free(f->arena);
	free(f);
}

/* --- facts -------------------------------------------------------------- */

static int
be16(const unsigned char *p)
{
	return (int16_t)(p[0] << 8 | p[1]);
}

/* A table's bytes as a struct of their own, so that a short table reads as zeros. */
#define TABLE_MAX 128
struct table {
	unsigned char b[TABLE_MAX];
	size_t n;
};

static struct table
read_table(hb_face_t *face, hb_tag_t tag)
{
	struct table t = {.n = 0};
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned n;
	const char *data = hb_blob_get_data(blob, &n);

	t.n = n < TABLE_MAX ? n : TABLE_MAX;
	if (t.n)
		memcpy(t.b, data, t.n);
	hb_blob_destroy(blob);
	return t;
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

static const char *
read_name(struct arena *a, hb_face_t *face, hb_ot_name_id_t id)
{
	char buf[256];
	unsigned size = sizeof(buf);

	hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, buf);
	return arena_strdup(a, buf);
}

/* PDF names the font by this; what is no plain character is left out. */
static const char *
clean_name(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + sizeof("Font"));
	size_t n = 0;

	for (; *s; s++)
		if (isalnum((unsigned char)*s) || *s == '-' || *s == '_')
			out[n++] = *s;
	if (n == 0)
		memcpy(out, "Font", sizeof("Font"));
	return out;
}

static int
metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int instead)
{
	hb_position_t v;

	return hb_ot_metrics_get_position(font, tag, &v) && v != 0 ? v : instead;
}

/* PANOSE: Latin text faces say which serifs they have (OpenType OS/2). */
static bool
is_serif(const struct table *os2, const char *family)
{
	const int panose = 32;
	const int text_face = 2;
	const int first_sans = 11;

	if (os2->b[panose] == text_face && os2->b[panose + 1] >= 2)
		return os2->b[panose + 1] < first_sans;
	return strstr(family, "Serif") != NULL;
}

static struct font_facts
read_facts(struct fonts *f, const struct face *face)
{
	struct table head = read_table(face->hb, HB_TAG('h', 'e', 'a', 'd'));
	struct table os2 = read_table(face->hb, HB_TAG('O', 'S', '/', '2'));
	struct table post = read_table(face->hb, HB_TAG('p', 'o', 's', 't'));
	struct font_facts r = {.weight = face->weight, .is_italic = face->is_italic};
	int64_t angle = (int64_t)be16(post.b + 4) * 65536 + (post.b[6] << 8 | post.b[7]);

	r.family = read_name(f->arena, face->hb, HB_OT_NAME_ID_FONT_FAMILY);
	r.postscript_name =
		clean_name(f->arena, read_name(f->arena, face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME));
	r.units_per_em = (int)hb_face_get_upem(face->hb);
	r.ascent_fu =
		metric(face->units, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, r.units_per_em * 4 / 5);
	r.descent_fu =
		metric(face->units, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -r.units_per_em / 5);
	r.cap_height_fu =
		metric(face->units, HB_OT_METRICS_TAG_CAP_HEIGHT, r.units_per_em * 7 / 10);
	r.x_height_fu = metric(face->units, HB_OT_METRICS_TAG_X_HEIGHT, r.units_per_em / 2);
	for (size_t i = 0; i < 4; i++)
		r.bbox_fu[i] = be16(head.b + 36 + 2 * i);
	r.italic_angle_mdeg = (int)(angle * 1000 / 65536);
	r.is_fixed_pitch = (post.b[12] | post.b[13] | post.b[14] | post.b[15]) != 0;
	r.is_serif = is_serif(&os2, r.family);
	r.is_cff = has_table(face->hb, HB_TAG('C', 'F', 'F', ' '));
	return r;
}

struct font_facts
font_facts_of(const struct fonts *f, int font)
{
	return f->faces.v[font].facts;
}

int
font_advance_fu(const struct fonts *f, int font, uint32_t gid)
{
	return hb_font_get_glyph_h_advance(f->faces.v[font].units, gid);
}

const char *
font_path(const struct fonts *f, int font)
{
	return f->faces.v[font].path;
}

void
fonts_installed(const struct fonts *f, const struct installed_visitor *v)
{
	font_find_installed(f->fc, v);
}

size_t
fonts_count(const struct fonts *f)
{
	return f->faces.n;
}

int
font_subset(struct fonts *f, int font, const uint32_t *gids, size_t n, uint32_t *old_to_new,
	struct str *out)
{
	if (subset_face(f->faces.v[font].hb, gids, n, old_to_new, out) == 0)
		return 0;
	return diag_report(
		f->diag, FAULT_FONT_UNUSABLE, (struct where){0}, "%s", f->faces.v[font].path);
}

/* --- opening ------------------------------------------------------------ */

/* Outlines PDF can embed, and a licence that lets it (OpenType OS/2, fsType). */
static bool
is_embeddable(hb_face_t *face)
{
	const int restricted = 0x0002;
	const int usage = 0x000F;
	struct table os2 = read_table(face, HB_TAG('O', 'S', '/', '2'));
	bool has_outlines = has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
			    has_table(face, HB_TAG('C', 'F', 'F', ' '));

	return has_outlines && hb_face_get_glyph_count(face) > 0 &&
	       (be16(os2.b + 8) & usage) != restricted;
}

static hb_face_t *
open_file(const struct font_place *place)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(place->path);
	hb_face_t *face;

	if (!blob)
		return NULL;
	/* the upper half of fontconfig's index numbers instances of variable fonts */
	face = hb_face_create(blob, (unsigned)place->index & 0xFFFFu);
	hb_blob_destroy(blob);
	if (is_embeddable(face)) {
		hb_face_make_immutable(face);
		return face;
	}
	hb_face_destroy(face);
	return NULL;
}

static int
face_add(struct fonts *f, const struct font_place *place, hb_face_t *hb)
{
	struct face *face = VEC_PUSH(f->arena, &f->faces);

	memset(face, 0, sizeof(*face));
	face->path = arena_strdup(f->arena, place->path);
	face->index = place->index;
	face->weight = place->weight;
	face->is_italic = place->is_italic;
	face->hb = hb;
	face->units = hb_font_create(hb);
	face->facts = read_facts(f, face);
	return (int)f->faces.n - 1;
}

/* Each file is opened once; -1 if it cannot be used. */
static int
face_open(struct fonts *f, const struct font_place *place)
{
	hb_face_t *hb;

	for (size_t i = 0; i < f->faces.n; i++)
		if (f->faces.v[i].index == place->index &&
			strcmp(f->faces.v[i].path, place->path) == 0)
			return (int)i;
	hb = open_file(place);
	return hb ? face_add(f, place, hb) : -1;
}

static struct spec_answer *
spec_known(struct fonts *f, const struct font_spec *spec)
{
	for (size_t i = 0; i < f->specs.n; i++) {
		struct spec_answer *s = &f->specs.v[i];

		if (s->weight == spec->weight && s->is_italic == spec->is_italic &&
			strcmp(s->family, spec->family) == 0)
			return s;
	}
	return NULL;
}

/* The family, in silence: -1 not installed, -2 not usable. */
static int
find_family(struct fonts *f, const struct font_spec *spec)
{
	struct font_place place;
	int font;

	if (font_find_family(f->fc, spec, f->arena, &place))
		return -1;
	font = face_open(f, &place);
	return font < 0 ? -2 : font;
}

int
font_find(struct fonts *f, struct font_spec spec)
{
	struct spec_answer *known = spec_known(f, &spec);
	int font;

	if (known)
		return known->font;
	font = find_family(f, &spec);
	if (font < 0) {
		diag_report(f->diag, font == -1 ? FAULT_FONT_MISSING : FAULT_FONT_UNUSABLE,
			f->named_at, "%s", spec.family);
		font = -1;
	}
	*VEC_PUSH(f->arena, &f->specs) = (struct spec_answer){
		arena_strdup(f->arena, spec.family), spec.weight, spec.is_italic, font};
	return font;
}

hb_face_t *
font_face(const struct fonts *f, int font)
{
	return f->faces.v[font].hb;
}

/* --- sizes -------------------------------------------------------------- */

static struct font_metrics
read_metrics(hb_font_t *hb, mpt size)
{
	struct font_metrics m;

	m.ascent = metric(hb, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, size * 4 / 5);
	m.descent = -metric(hb, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -size / 5);
	m.cap_height = metric(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, size * 7 / 10);
	m.x_height = metric(hb, HB_OT_METRICS_TAG_X_HEIGHT, size / 2);
	m.underline_pos = -metric(hb, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -size / 10);
	m.underline_size = metric(hb, HB_OT_METRICS_TAG_UNDERLINE_SIZE, size / 20);
	return m;
}

const struct font_sized *
font_at(struct fonts *f, int font, mpt size)
{
	struct face *face = &f->faces.v[font];
	struct font_sized *s;

	for (s = face->sizes; s; s = s->next)
		if (s->size == size)
			return s;
	s = arena_one(f->arena, struct font_sized);
	s->size = size;
	s->hb = create_font(f, face->hb, size);
	s->metrics = read_metrics(s->hb, size);
	s->next = face->sizes;
	face->sizes = s;
	return s;
}

struct font_metrics
font_metrics_at(const struct fonts *f, int font, mpt size)
{
	const struct face *face = &f->faces.v[font];
	hb_font_t *hb;
	struct font_metrics m;

	for (const struct font_sized *s = face->sizes; s; s = s->next)
		if (s->size == size)
			return s->metrics;
	hb = hb_font_create(face->hb);
	hb_font_set_scale(hb, size, size);
	m = read_metrics(hb, size);
	hb_font_destroy(hb);
	return m;
}

/* --- fallback ----------------------------------------------------------- */

bool
font_has(const struct fonts *f, int font, uint32_t cp)
{
	hb_font_t *units = f->faces.v[font].units;
	hb_codepoint_t gid;

	if (ch_is_ignorable(cp))
		return true;
	if (cp == CH_MINUS)
		return minus_glyph(units, &gid);
	return hb_font_get_nominal_glyph(units, ch_is_made_blank(cp) ? ' ' : cp, &gid);
}

/* In the file itself, not drawn as something else. */
static bool
has_own(const struct fonts *f, int font, uint32_t cp)
{
	hb_codepoint_t gid;

	return hb_font_get_nominal_glyph(f->faces.v[font].units, cp, &gid);
}

/* A mark may be there only as part of a composed letter. */
static bool
has_cluster(const struct fonts *f, int font, const uint32_t *cps, size_t n)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	uint32_t base = cps[0];

	for (size_t i = 1; i < n; i++) {
		hb_codepoint_t composed;

		if (font_has(f, font, cps[i]))
			continue;
		if (!hb_unicode_compose(u, base, cps[i], &composed))
			return false;
		base = composed;
	}
	return font_has(f, font, base);
}

/* Families like "Noto Sans" have companions named after the script. */
static const char *
script_name(hb_script_t script)
{
	switch ((unsigned)script) {
	case HB_SCRIPT_ARABIC:
		return "Arabic";
	case HB_SCRIPT_HEBREW:
		return "Hebrew";
	case HB_SCRIPT_ETHIOPIC:
		return "Ethiopic";
	case HB_SCRIPT_GEORGIAN:
		return "Georgian";
	case HB_SCRIPT_ARMENIAN:
		return "Armenian";
	case HB_SCRIPT_DEVANAGARI:
		return "Devanagari";
	case HB_SCRIPT_TAMIL:
		return "Tamil";
	case HB_SCRIPT_THAI:
		return "Thai";
	case HB_SCRIPT_SYRIAC:
		return "Syriac";
	default:
		return "Symbols";
	}
}

static int
try_family(struct fonts *f, const struct font_want *want, const char *family)
{
	struct font_spec spec = {family, want->spec->weight, want->spec->is_italic};
	int font = find_family(f, &spec);

	return font >= 0 && has_cluster(f, font, want->cps, want->n) ? font : -1;
}

/* As heavy as the primary font, which has no minus of its own. */
static int
minus_font(struct fonts *f, const struct font_want *want)
{
	int primary_weight = f->faces.v[want->primary].weight;

	for (size_t i = 0; i < f->fallback.n && !want->spec->is_italic; i++) {
		int font = try_family(f, want, f->fallback.v[i]);

		if (font >= 0 && f->faces.v[font].weight == primary_weight &&
			has_own(f, font, CH_MINUS))
			return font;
	}
	return has_cluster(f, want->primary, want->cps, want->n) ? want->primary : -1;
}

static int
try_companions(struct fonts *f, const struct font_want *want)
{
	const char *script = script_name(want->script);
	int font = try_family(f, want, arena_printf(f->arena, "%s %s", want->spec->family, script));

	for (size_t i = 0; i < f->fallback.n && font < 0; i++)
		font = try_family(f, want, f->fallback.v[i]);
	for (size_t i = 0; i < f->fallback.n && font < 0; i++)
		font = try_family(
			f, want, arena_printf(f->arena, "%s %s", f->fallback.v[i], script));
	return font;
}

static int
try_installed(struct fonts *f, const struct font_want *want)
{
	FcCharSet *chars = FcCharSetCreate();
	struct font_place *places;
	size_t n;
	int font = -1;

	for (size_t i = 0; i < want->n; i++)
		if (!ch_is_ignorable(want->cps[i]))
			FcCharSetAddChar(chars, want->cps[i]);
	n = font_find_charset(f->fc, want->spec, chars, want->lang, f->arena, &places);
	for (size_t i = 0; i < n && font < 0; i++)
		font = face_open(f, &places[i]);
	FcCharSetDestroy(chars);
	return font;
}

static struct cluster_answer **
cluster_chain(struct fonts *f, const struct font_want *want)
{
	uint32_t h = (uint32_t)want->primary;

	for (size_t i = 0; i < want->n; i++)
		h = h * 31 + want->cps[i];
	return &f->clusters[h % BUCKETS];
}

int
font_for(struct fonts *f, const struct font_want *want)
{
	size_t n = want->n < CLUSTER_MAX ? want->n : CLUSTER_MAX;
	struct cluster_answer **chain;
	struct cluster_answer *e;

	bool is_minus =
		want->n == 1 && want->cps[0] == CH_MINUS && !has_own(f, want->primary, CH_MINUS);

	if (!is_minus && has_cluster(f, want->primary, want->cps, want->n))
		return want->primary;
	chain = cluster_chain(f, want);
	for (e = *chain; e; e = e->next)
		if (e->primary == want->primary && e->n == n &&
			memcmp(e->cps, want->cps, n * sizeof(*e->cps)) == 0)
			return e->font;
	e = arena_one(f->arena, struct cluster_answer);
	e->primary = want->primary;
	e->n = n;
	memcpy(e->cps, want->cps, n * sizeof(*e->cps));
	e->font = is_minus ? minus_font(f, want) : try_companions(f, want);
	if (e->font < 0)
		e->font = try_installed(f, want);
	e->next = *chain;
	*chain = e;
	return e->font;
}
