#include "run/fresh/inputs.h"

#include "compose/walk.h"
#include "finish/finish.h"
#include "paint/paint.h"
#include "run/fresh/cache.h"
#include "run/fresh/faces.h"
#include "run/fresh/textfile.h"
#include "text/divide/hyph.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define HASH_SHOWN 32

struct collector {
	struct arena *arena;
	const char *root; /* of the project: keys name pictures inside it */
	struct pairs *out;
};

static const char *
text_hash(struct arena *a, const char *s, size_t n)
{
	char hex[DIGEST_HEX];

	digest_bytes(s, n, hex);
	return arena_strndup(a, hex, HASH_SHOWN);
}

static const char *
typography(struct renderer *w)
{
	const struct settings *s = &w->model->settings;
	const char *exceptions =
		s->exceptions ? cache_hash(w->arena, arena_printf(w->arena, "%s/%s", w->model->dir,
							     s->exceptions))
			      : "";

	return arena_printf(w->arena, "narrow=%d hyphenation=%d exceptions=%s", s->narrow_spaces,
		s->hyphenation, exceptions);
}

static const char *
libraries(struct arena *a)
{
	struct str s;
	const char *out;

	str_init(&s);
	text_libraries(&s);
	str_add(&s, ", ");
	paint_libraries(&s);
	str_add(&s, ", ");
	finish_libraries(&s);
	out = arena_strdup(a, s.s);
	str_release(&s);
	return out;
}

static const char *
patterns_hash(struct arena *a, const char *lang)
{
	char paths[HYPH_PATHS][HYPH_PATH];
	size_t n = hyph_paths(lang, paths);
	const char *hash = "";

	for (size_t i = 0; i < n; i++)
		hash = arena_printf(a, "%s%s", hash, cache_hash(a, paths[i]));
	return hash;
}

/* Read once before workers fork; a language met only in a text is read there. */
static void
note_patterns(struct arena *a, const struct plan *plan, struct pairs *out)
{
	for (size_t i = 0; i < plan->jobs.n; i++) {
		const char *lang = plan->jobs.v[i].publication->lang;
		const char *key = arena_printf(a, PATTERNS_OF "%s", lang);

		if (!pairs_get(out, key)) {
			pairs_put(a, out, key, patterns_hash(a, lang));
			pairs_sort(out);
		}
	}
}

void
common_inputs_make(struct renderer *w, const struct plan *plan, struct common_inputs *out)
{
	struct arena *a = w->arena;

	*out = (struct common_inputs){0};
	faces_add(a, w->style, w->fonts, &out->faces);
	for (size_t i = 0; i < out->faces.n; i++)
		pairs_put(a, &out->common, out->faces.v[i].key, out->faces.v[i].value);
	pairs_put(a, &out->common, "profile", cache_hash(a, w->places.icc_profile));
	pairs_put(a, &out->common, "style", cache_hash(a, w->style_path));
	pairs_put(a, &out->common, "typography", typography(w));
	pairs_put(a, &out->common, "version", RATSDRUCK_VERSION);
	pairs_put(a, &out->common, "libraries", libraries(a));
	out->installed = faces_installed(a, w->fonts);
	if (w->model->settings.hyphenation)
		note_patterns(a, plan, &out->patterns);
	for (size_t i = 0; i < plan->jobs.n; i++) {
		const struct job *job = &plan->jobs.v[i];
		struct records *r = &out->records[job->publication->edition];

		if (!r->name)
			records_make(a, job->model, r);
	}
}

void
print_make(const struct document *doc, struct print *out)
{
	FILE *f = textfile_open(&out->s, &out->n);

	document_print(f, doc);
	textfile_close(f);
}

void
print_release(struct print *p)
{
	free(p->s);
}

static void
add_picture(void *ctx, const char *path)
{
	struct collector *c = ctx;
	size_t n = strlen(c->root);
	const char *shown = strncmp(path, c->root, n) == 0 ? path + n + (path[n] == '/') : path;
	char *key = arena_printf(c->arena, "image %s", shown);

	for (size_t i = 0; i < c->out->n; i++)
		if (strcmp(c->out->v[i].key, key) == 0)
			return;
	pairs_put(c->arena, c->out, key, cache_hash(c->arena, path));
}

struct linguist {
	struct arena *arena;
	const struct common_inputs *common;
	struct pairs seen; /* few: not searched among all inputs */
};

/* Which words are divided is layout's to decide: every language of the text counts. */
static void
add_language(void *ctx, const char *lang)
{
	struct linguist *l = ctx;
	const char *key, *known;

	for (size_t i = 0; i < l->seen.n; i++)
		if (strcmp(l->seen.v[i].key + strlen(PATTERNS_OF), lang) == 0)
			return;
	key = arena_printf(l->arena, PATTERNS_OF "%s", lang);
	known = pairs_get(&l->common->patterns, key);
	pairs_put(l->arena, &l->seen, key, known ? known : patterns_hash(l->arena, lang));
}

static void
add_patterns(struct arena *a, const struct common_inputs *common, const struct document *doc,
	struct pairs *out)
{
	struct linguist l = {.arena = a, .common = common};

	document_walk(doc, &(struct document_visitor){.ctx = &l, .language = add_language});
	for (size_t i = 0; i < l.seen.n; i++)
		pairs_put(a, out, l.seen.v[i].key, l.seen.v[i].value);
}

/* A hash of a short secret could be guessed: the file's age stands for it. */
static const char *
passphrase_age(struct arena *a, const char *path)
{
	struct stat st;

	if (stat(path, &st))
		return "";
	return arena_printf(a, "%lld.%09ld %lld", (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec,
		(long long)st.st_size);
}

void
inputs_make(struct arena *a, const struct common_inputs *common, const struct renderer *w,
	const struct rendered *r, const struct print *print, struct pairs *out)
{
	struct collector c = {a, w->model->dir, out};
	const char *encrypt = r->document->encrypt;

	*out = (struct pairs){0};
	for (size_t i = 0; i < common->common.n; i++)
		pairs_put(a, out, common->common.v[i].key, common->common.v[i].value);
	pairs_put(a, out, "document", text_hash(a, print->s, print->n));
	if (encrypt)
		pairs_put(a, out, "passphrase", passphrase_age(a, encrypt));
	if (w->model->settings.hyphenation)
		add_patterns(a, common, r->document, out);
	document_walk(r->document, &(struct document_visitor){.ctx = &c, .picture = add_picture});
	pairs_sort(out);
}

static bool
is_elsewhere(const char *key)
{
	return strncmp(key, FACE_FILE, strlen(FACE_FILE)) == 0;
}

/* What only layout finds out is looked up again under its old name. */
static const char *
value_now(struct arena *a, const struct common_inputs *common, const char *key,
	const struct pairs *now)
{
	if (is_elsewhere(key))
		return cache_hash(a, key + strlen(FACE_FILE));
	if (strcmp(key, FACES_INSTALLED) == 0)
		return common->installed;
	return pairs_get(now, key);
}

static bool
is_unlike(struct arena *a, const struct common_inputs *common, const struct pair *before,
	const struct pairs *now)
{
	const char *value = value_now(a, common, before->key, now);

	return !value || strcmp(value, before->value) != 0;
}

struct names
inputs_compare(struct arena *a, const struct common_inputs *common, const struct pairs *before,
	const struct pairs *now)
{
	struct names names = {0};

	for (size_t i = 0; i < before->n; i++)
		if (is_unlike(a, common, &before->v[i], now))
			*VEC_PUSH(a, &names) = before->v[i].key;
	for (size_t i = 0; i < now->n; i++)
		if (!pairs_get(before, now->v[i].key))
			*VEC_PUSH(a, &names) = now->v[i].key;
	return names;
}
