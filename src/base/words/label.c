#include "base/words/label.h"

#include "base/str.h"
#include "base/words/catalogue.h"
#include "base/words/i18n.h"

#include <string.h>
#include <strings.h>

static const struct label_text {
	const char *one, *other; /* English; the same for labels without plural */
} texts[] = {
#define LABEL(id, text) {text, text},
#define LABELN(id, one, other) {one, other},
#include "base/words/label_tab.h"
#undef LABEL
#undef LABELN
};

_Static_assert(sizeof(texts) / sizeof(*texts) == LABEL_COUNT, "one text per label");

/* English is what the labels are written in. */
static bool
fetch(const struct catalogue *c, const struct label_text *t, struct translation *found)
{
	found->one = t->one;
	found->other = t->other;
	return !c || catalogue_find(c, t->one, found);
}

bool
labels_exist(const char *lang)
{
	struct arena *a = arena_new();
	bool exist = labels_load(a, lang) != NULL;

	arena_free(a);
	return exist;
}

const struct labels *
labels_load(struct arena *a, const char *lang)
{
	struct labels *l = arena_one(a, struct labels);
	const struct catalogue *c = catalogue_lookup(lang);

	if (!c && !language_has_subtag(lang, "en"))
		return NULL;
	l->lang = arena_strdup(a, lang);
	for (size_t i = 0; i < LABEL_COUNT; i++) {
		struct translation t;

		if (!fetch(c, &texts[i], &t))
			return NULL;
		l->one[i] = t.one;
		l->other[i] = t.other;
	}
	return l;
}

const char *
label_word(enum label id)
{
	return i18n_text(texts[id].other);
}

bool
label_means(enum label id, const char *word)
{
	struct translation t;

	if (strcasecmp(texts[id].other, word) == 0)
		return true;
	for (const struct catalogue *c = catalogue_first(); c->lang; c++)
		if (catalogue_find(c, texts[id].one, &t) && strcasecmp(t.other, word) == 0)
			return true;
	return false;
}

const char *
label_of(const struct labels *l, enum label id)
{
	return l->other[id];
}

static char *
fill(struct arena *a, const char *pattern, const char *const *args, size_t nargs)
{
	struct str b;
	char *s;

	str_init(&b);
	for (const char *p = pattern; *p; p++) {
		if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
			size_t i = (size_t)(p[1] - '1');

			if (i < nargs)
				str_add(&b, args[i]);
			p += 2;
		} else {
			str_addc(&b, *p);
		}
	}
	s = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return s;
}

char *
label_fill(struct arena *a, const struct labels *l, enum label id, const char *const *args,
	size_t nargs)
{
	return fill(a, l->other[id], args, nargs);
}

/* German and English both have the two forms n = 1 and the rest. */
char *
label_fill_n(struct arena *a, const struct labels *l, enum label id, long n,
	const char *const *args, size_t nargs)
{
	return fill(a, n == 1 ? l->one[id] : l->other[id], args, nargs);
}
