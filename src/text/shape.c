#include "text/shape.h"

#include <stdlib.h>
#include <string.h>

#define FEATURES_MAX 16

struct slot {
	uint32_t hash;
	struct shape_want want; /* text points into the arena */
	const struct shaped *result;
};

struct shape {
	struct arena *arena;
	struct fonts *fonts;
	hb_buffer_t *buffer;
	struct slot **slots; /* open addressing, a power of two */
	size_t nslots, n;
};

struct shape *
shape_open(struct fonts *f)
{
	struct shape *s = xmalloc(sizeof(*s));

	s->arena = arena_new();
	s->fonts = f;
	s->buffer = hb_buffer_create();
	s->nslots = 1u << 12;
	s->slots = xmalloc(s->nslots * sizeof(struct slot *));
	memset(s->slots, 0, s->nslots * sizeof(struct slot *));
	s->n = 0;
	return s;
}

void
shape_close(struct shape *s)
{
	if (!s)
		return;
	hb_buffer_destroy(s->buffer);
	arena_free(s->arena);
	free(s->slots);
	free(s);
}

size_t
shape_count(const struct shape *s)
{
	return s->n;
}

/* --- the table ------------------------------------------------------------ */

static uint32_t
mix(uint32_t h, uint32_t v)
{
	return (h ^ v) * 16777619u;
}

static uint32_t
hash_of(const struct shape_want *w)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < w->ntext; i++)
		h = mix(h, (unsigned char)w->text[i]);
	h = mix(h, (uint32_t)w->font);
	h = mix(h, (uint32_t)w->size);
	h = mix(h, w->flags);
	h = mix(h, (uint32_t)(w->no_lig ^ (w->no_lig >> 32)));
	return h ^ (h >> 15);
}

static bool
is_equal(const struct shape_want *a, const struct shape_want *b)
{
	return a->ntext == b->ntext && a->font == b->font && a->size == b->size &&
	       a->letter_spacing == b->letter_spacing && a->flags == b->flags &&
	       a->no_lig == b->no_lig && a->script == b->script && a->lang == b->lang &&
	       a->is_rtl == b->is_rtl && memcmp(a->text, b->text, a->ntext) == 0;
}

static struct slot **
find(const struct shape *s, uint32_t hash, const struct shape_want *w)
{
	size_t i = hash & (s->nslots - 1);

	while (s->slots[i] && !(s->slots[i]->hash == hash && is_equal(&s->slots[i]->want, w)))
		i = (i + 1) & (s->nslots - 1);
	return &s->slots[i];
}

static void
grow(struct shape *s)
{
	struct slot **old = s->slots;
	size_t nold = s->nslots;

	s->nslots *= 2;
	s->slots = xmalloc(s->nslots * sizeof(struct slot *));
	memset(s->slots, 0, s->nslots * sizeof(struct slot *));
	for (size_t i = 0; i < nold; i++)
		if (old[i])
			*find(s, old[i]->hash, &old[i]->want) = old[i];
	free(old);
}

/* --- HarfBuzz ------------------------------------------------------------- */

static void
add_feature(hb_feature_t *list, unsigned *n, hb_tag_t tag, unsigned value)
{
	list[(*n)++] = (hb_feature_t){tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/*
 * One letter without ligatures at each such place is enough: the one behind
 * it, so that Stoff-lage keeps its ff, but the one before it if an f follows,
 * so that auf-finden keeps its fi.
 */
static void
add_no_lig(const struct shape_want *w, hb_feature_t *list, unsigned *n)
{
	for (unsigned i = 1; i < SHAPE_MASK_BYTES && i < w->ntext; i++) {
		unsigned at = w->text[i] == 'f' ? i - 1 : i;

		if (!(w->no_lig >> i & 1) || *n + 2 > FEATURES_MAX)
			continue;
		list[(*n)++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, at, at + 1};
		list[(*n)++] = (hb_feature_t){HB_TAG('c', 'l', 'i', 'g'), 0, at, at + 1};
	}
}

static unsigned
features_of(const struct shape_want *w, hb_feature_t *list)
{
	unsigned n = 0;

	if (w->flags & TEXT_TABULAR)
		add_feature(list, &n, HB_TAG('t', 'n', 'u', 'm'), 1);
	if (w->flags & TEXT_VERBATIM || w->letter_spacing) {
		add_feature(list, &n, HB_TAG('l', 'i', 'g', 'a'), 0);
		add_feature(list, &n, HB_TAG('c', 'l', 'i', 'g'), 0);
	} else if (w->no_lig) {
		add_no_lig(w, list, &n);
	}
	return n;
}

static void
run_harfbuzz(struct shape *s, const struct shape_want *w)
{
	hb_feature_t features[FEATURES_MAX];
	hb_buffer_t *b = s->buffer;

	hb_buffer_clear_contents(b);
	hb_buffer_set_direction(b, w->is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(b, w->script);
	hb_buffer_set_language(b, w->lang);
	hb_buffer_set_flags(b,
		HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT | HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_add_utf8(b, w->text, (int)w->ntext, 0, (int)w->ntext);
	hb_shape(font_at(s->fonts, w->font, w->size)->hb, b, features, features_of(w, features));
}

static const struct shaped *
take_result(struct shape *s, const struct shape_want *w)
{
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(s->buffer, NULL);
	struct shaped *r = arena_one(s->arena, struct shaped);
	struct glyph *g = arena_array(s->arena, struct glyph, n);

	r->nglyphs = n;
	r->glyphs = g;
	r->want = w;
	for (unsigned i = 0; i < n; i++) {
		bool is_cluster_end = i + 1 == n || info[i].cluster != info[i + 1].cluster;

		g[i].gid = info[i].codepoint;
		g[i].advance = pos[i].x_advance + (is_cluster_end ? w->letter_spacing : 0);
		g[i].dx = pos[i].x_offset;
		g[i].dy = pos[i].y_offset;
		g[i].cluster = info[i].cluster;
		if (hb_glyph_info_get_glyph_flags(&info[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK &&
			info[i].cluster < SHAPE_MASK_BYTES)
			r->unsafe |= (uint64_t)1 << info[i].cluster;
		r->width += g[i].advance;
	}
	return r;
}

const struct shaped *
shape_word(struct shape *s, const struct shape_want *want)
{
	uint32_t hash = hash_of(want);
	struct slot **slot = find(s, hash, want);

	if (*slot)
		return (*slot)->result;
	if (s->n * 2 >= s->nslots) {
		grow(s);
		slot = find(s, hash, want);
	}
	run_harfbuzz(s, want);
	*slot = arena_one(s->arena, struct slot);
	(*slot)->hash = hash;
	(*slot)->want = *want;
	(*slot)->want.text = arena_strndup(s->arena, want->text, want->ntext);
	(*slot)->result = take_result(s, &(*slot)->want);
	s->n++;
	return (*slot)->result;
}
