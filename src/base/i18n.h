/*
 * i18n: messages for the user of the command, through gettext.
 *
 * Does     binds the catalogue `ratsdruck` and picks the user's language
 *          from the environment; labels on paper are label.h's business.
 * Units    -
 * Gives    _() translated, N_() marked for extraction only.
 * Errors   a missing catalogue means English.
 * Memory   gettext's own, static.
 * Source   GNU gettext manual.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define I18N_DOMAIN "ratsdruck"
#define _(s) gettext(s)
#define N_(s) s

/* Called once, first thing in main(); localedir holds de/LC_MESSAGES/…. */
void i18n_init(const char *localedir);

#endif
