#include "base/label.h"

#include "base/i18n.h"
#include "base/str.h"

#include <ctype.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const struct label_text {
	const char *one, *other; /* msgids; the same for labels without plural */
	bool has_plural;
} texts[] = {
#define LABEL(id, text) {text, text, false},
#define LABELN(id, one, other) {one, other, true},
#include "base/label_tab.h"
#undef LABEL
#undef LABELN
};

_Static_assert(sizeof(texts) / sizeof(*texts) == LABEL_COUNT, "one text per label");

/* gettext re-reads LANGUAGE only when this counter moves (its manual). */
extern int _nl_msg_cat_cntr;

static void
switch_language(const char *language)
{
	if (language)
		setenv("LANGUAGE", language, 1);
	else
		unsetenv("LANGUAGE");
	++_nl_msg_cat_cntr;
}

static void
fetch_all(struct arena *a, struct labels *l)
{
	for (size_t i = 0; i < LABEL_COUNT; i++) {
		const struct label_text *t = &texts[i];

		if (t->has_plural) {
			l->one[i] = arena_strdup(a, ngettext(t->one, t->other, 1));
			l->other[i] = arena_strdup(a, ngettext(t->one, t->other, 2));
		} else {
			l->one[i] = l->other[i] = arena_strdup(a, gettext(t->one));
		}
	}
}

/* The messages' locale and LANGUAGE are put back before returning. */
const struct labels *
labels_load(struct arena *a, const char *lang)
{
	struct labels *l = arena_one(a, struct labels);
	const char *was = setlocale(LC_MESSAGES, NULL);
	char *old_locale = arena_strdup(a, was ? was : "C");
	const char *env = getenv("LANGUAGE");
	char *old_language = env ? arena_strdup(a, env) : NULL;

	l->lang = arena_strdup(a, lang);
	setlocale(LC_MESSAGES, "C.UTF-8"); /* in plain "C" gettext never translates */
	switch_language(arena_strndup(a, lang, strcspn(lang, "-_")));
	fetch_all(a, l);
	setlocale(LC_MESSAGES, old_locale);
	switch_language(old_language);
	return l;
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
