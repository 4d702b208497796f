#include "base/words/i18n.h"

#include "base/words/catalogue.h"

#include <locale.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define LANGUAGE_MAX 64 /* [byte] of one name in LANGUAGE */

/*
 * The user's language is of the process, as the C library's locale is: every
 * message would otherwise carry it through all callers. NULL is English.
 */
static const struct catalogue **
chosen(void)
{
	static const struct catalogue *language;

	return &language;
}

/* The user's wish, by POSIX precedence. */
static const char *
wished_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *v = getenv(names[i]);

		if (v && *v)
			return v;
	}
	return "C";
}

/* The first of a list "de_AT:de:en" that we speak; English needs no catalogue. */
static const struct catalogue *
first_spoken(const char *list)
{
	while (*list) {
		size_t n = strcspn(list, ":");
		char name[LANGUAGE_MAX];

		if (n > 0 && n < sizeof(name)) {
			const struct catalogue *c;

			memcpy(name, list, n);
			name[n] = '\0';
			c = catalogue_lookup(name);
			if (c || language_has_subtag(name, "en") || strcmp(name, "C") == 0)
				return c;
		}
		list += n + (list[n] == ':');
	}
	return NULL;
}

void
i18n_init(void)
{
	const char *wish = wished_locale();
	const char *list = getenv("LANGUAGE");

	setlocale(LC_MESSAGES, ""); /* the system's own words, where they are installed */
	setlocale(LC_CTYPE, "C.UTF-8");
	if (strcmp(wish, "C") == 0 || strcmp(wish, "POSIX") == 0)
		return;
	*chosen() = first_spoken(list && *list ? list : wish);
}

const char *
i18n_text(const char *s)
{
	struct translation t;

	return *chosen() && catalogue_find(*chosen(), s, &t) ? t.other : s;
}

const char *
i18n_plural(const char *one, const char *other, unsigned long n)
{
	struct translation t;

	if (*chosen() && catalogue_find(*chosen(), one, &t))
		return n == 1 ? t.one : t.other;
	return n == 1 ? one : other;
}
