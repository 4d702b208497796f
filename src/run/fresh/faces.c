#include "run/fresh/faces.h"

#include "run/fresh/cache.h"

#include <fcntl.h>
#include <string.h>

#define WEIGHT_REGULAR 400
#define WEIGHT_BOLD 700

struct finder {
	struct arena *arena;
	struct fonts *trial; /* reports into a diag of its own */
	struct fonts *fonts;
	struct pairs *out;
};

static bool
is_known(const struct pairs *p, const char *key)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->v[i].key, key) == 0)
			return true;
	return false;
}

static void
add(struct finder *f, struct font_spec spec)
{
	char *key = arena_printf(f->arena, "font %s %d%s", spec.family, spec.weight,
		spec.is_italic ? " italic" : "");
	int font;

	if (is_known(f->out, key))
		return;
	font = font_find(f->trial, spec);
	if (font < 0) {
		pairs_put(f->arena, f->out, key, "");
		return;
	}
	pairs_put(f->arena, f->out, key, cache_hash(f->arena, font_path(f->trial, font)));
	font_find(f->fonts, spec);
}

static void
add_look(struct finder *f, const struct style *s, const struct text_look *t)
{
	add(f, (struct font_spec){s->family[t->font], t->weight, t->is_italic});
	for (int i = 0; i < CS_COUNT; i++) {
		const struct char_look *c = &s->chars[i];
		enum font_slot slot = c->font < 0 ? t->font : (enum font_slot)c->font;

		add(f, (struct font_spec){s->family[slot], c->weight ? c->weight : t->weight,
			       c->italic < 0 ? t->is_italic : c->italic != 0});
	}
}

static void
add_fallback(struct finder *f, const char *families)
{
	char *list = arena_strdup(f->arena, families), *rest = NULL;

	for (char *s = strtok_r(list, ",", &rest); s; s = strtok_r(NULL, ",", &rest)) {
		s += strspn(s, " ");
		add(f, (struct font_spec){s, WEIGHT_REGULAR, false});
		add(f, (struct font_spec){s, WEIGHT_BOLD, false});
	}
}

void
faces_add(struct arena *a, const struct style *style, struct fonts *fonts, struct pairs *out)
{
	struct diag *silent = diag_new();
	struct finder f = {a, fonts_open(style->fallback, silent), fonts, out};

	if (f.trial) {
		for (int i = 0; i < TS_COUNT; i++)
			add_look(&f, style, &style->text[i]);
		if (style->fallback)
			add_fallback(&f, style->fallback);
	}
	fonts_close(f.trial);
	diag_free(silent);
}

static bool
has_value(const struct pairs *p, const char *value)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->v[i].value, value) == 0)
			return true;
	return false;
}

struct installed {
	struct arena *arena;
	struct digest_chain chain;
};

static void
add_installed(struct installed *in, const char *line)
{
	digest_chain_add(&in->chain, line, strlen(line) + 1);
}

/* What fontconfig knows of a font costs nothing; its content would. */
static void
add_font(void *ctx, const char *path, uint32_t facts)
{
	struct installed *in = ctx;

	add_installed(in, arena_printf(in->arena, "font %s %08x", path, (unsigned)facts));
}

static void
add_file(void *ctx, const char *path)
{
	struct installed *in = ctx;

	add_installed(in, arena_printf(in->arena, "file %s %s", path, cache_hash(in->arena, path)));
}

const char *
faces_installed(struct arena *a, const struct fonts *fonts)
{
	struct installed in = {.arena = a};
	char hex[DIGEST_SHORT_HEX];

	fonts_installed(fonts, &(struct installed_visitor){&in, add_font, add_file});
	digest_chain_hex(&in.chain, hex);
	return arena_strdup(a, hex);
}

static bool
add_used(struct arena *a, const struct pages *pages, int font, const struct pairs *style_faces,
	struct pairs *out)
{
	const char *path = font_path(pages->fonts, font);
	const char *key = arena_printf(a, FACE_FILE "%s", path);
	const char *hash;

	if (is_known(out, key))
		return false;
	hash = cache_hash(a, path);
	if (has_value(style_faces, hash))
		return false;
	pairs_put(a, out, key, hash);
	return true;
}

void
faces_add_used(struct arena *a, const struct pages *pages, const struct faces_known *known,
	struct pairs *out)
{
	bool is_elsewhere = false;
	size_t n = fonts_count(pages->fonts);
	bool *is_used = arena_array(a, bool, n ? n : 1);

	for (size_t i = 0; i < pages->pages.n; i++)
		for (size_t k = 0; k < pages->pages.v[i].boxes.n; k++) {
			const struct box *b = &pages->pages.v[i].boxes.v[k];

			if (b->kind == BOX_TEXT && (size_t)b->u.run->font < n)
				is_used[b->u.run->font] = true;
		}
	for (size_t i = 0; i < n; i++)
		if (is_used[i] && add_used(a, pages, (int)i, known->of_style, out))
			is_elsewhere = true;
	if (is_elsewhere)
		pairs_put(a, out, FACES_INSTALLED, known->installed);
}
