#include "run/fresh/faces.h"

#include "run/fresh/textfile.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#define HASH_SHOWN 32 /* digits of a SHA-512: 128 bits tell contents apart */
#define WEIGHT_REGULAR 400
#define WEIGHT_BOLD 700

struct finder {
	struct arena *arena;
	struct fonts *trial; /* reports into a diag of its own */
	struct fonts *fonts;
	struct pairs *out;
};

const char *
content_hash(struct arena *a, const char *path)
{
	char hex[DIGEST_HEX];

	if (digest_file(AT_FDCWD, path, hex, NULL))
		return "";
	return arena_strndup(a, hex, HASH_SHOWN);
}

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
	pairs_put(f->arena, f->out, key, content_hash(f->arena, font_path(f->trial, font)));
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

static void
hash_of_file(FILE *out, struct arena *a, const char *line)
{
	fprintf(out, "%s %s\n", line, content_hash(a, line + strlen("file ")));
}

/* fontconfig's own files by content; fonts by what fontconfig knows of them, which costs nothing.
 */
static void
put_installed(FILE *out, struct arena *a, char *lines)
{
	char *rest = NULL;

	for (char *s = strtok_r(lines, "\n", &rest); s; s = strtok_r(NULL, "\n", &rest))
		if (strncmp(s, "file ", strlen("file ")) == 0)
			hash_of_file(out, a, s);
		else
			fprintf(out, "%s\n", s);
}

const char *
faces_installed(struct arena *a, const struct fonts *fonts)
{
	char *lines = NULL, *s = NULL, hex[DIGEST_HEX];
	size_t nlines = 0, n = 0;
	FILE *f = textfile_open(&lines, &nlines);

	fonts_dump(f, fonts);
	textfile_close(f);
	f = textfile_open(&s, &n);
	put_installed(f, a, lines);
	textfile_close(f);
	digest_bytes(s, n, hex);
	free(lines);
	free(s);
	return arena_strndup(a, hex, HASH_SHOWN);
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
	hash = content_hash(a, path);
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
