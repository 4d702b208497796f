#include "base/i18n.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

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

/*
 * A small system often has no German locale generated. The catalogue is ours,
 * so we need none: C.UTF-8 is built into glibc, and LANGUAGE picks the text.
 */
static void
settle_without_locale(const char *wish)
{
	const char *named = getenv("LANGUAGE");
	char lang[3];

	if (strlen(wish) < 2 || !setlocale(LC_MESSAGES, "C.UTF-8"))
		return;
	memcpy(lang, wish, 2);
	lang[2] = '\0';
	setenv("LANGUAGE", lang, !named || !*named);
}

void
i18n_init(const char *localedir)
{
	const char *wish = wished_locale();

	if (!setlocale(LC_MESSAGES, "") && strcmp(wish, "C") != 0 && strcmp(wish, "POSIX") != 0)
		settle_without_locale(wish);
	setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain(I18N_DOMAIN, localedir);
	bind_textdomain_codeset(I18N_DOMAIN, "UTF-8");
	textdomain(I18N_DOMAIN);
}
