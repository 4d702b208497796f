/*
 * i18n: messages for the user of the command.
 *
 * Does     picks the user's language from the environment, as gettext does,
 *          but needs no locale installed; labels on paper are label.h's
 *          business.
 * Units    -
 * Gives    _() translated, N_() marked for extraction only.
 * Errors   a language without catalogue means English.
 * Memory   lent from the program's own constant data.
 * Source   GNU gettext manual, "Locale Environment Variables".
 */
#ifndef BASE_WORDS_I18N_H
#define BASE_WORDS_I18N_H

#define _(s) i18n_text(s)
#define N_(s) s

/* Called once, first thing in main(). */
void i18n_init(void);

const char *i18n_text(const char *s) __attribute__((format_arg(1)));
/* The form for n; both texts are English. */
const char *i18n_plural(const char *one, const char *other, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));

#endif
