/*
 * link: the words that lead from a web page to the file.
 *
 * Does     writes the link with title, size and date, the abstract and the
 *          file's hash: as a piece of HTML to be pasted, and as text.
 * Units    -
 * Gives    well-formed HTML that is XML too, with its language; no claim
 *          but that a machine has checked.
 * Errors   none; the caller checks the stream.
 * Memory   what is put together in the arena given.
 * Source   WCAG 2.1 §2.4.4; HTML Living Standard.
 */
#ifndef ASIDE_LINK_H
#define ASIDE_LINK_H

#include "aside/aside.h"

#include <stdio.h>

/* tables: name of the CSV file, NULL = there is none. */
void link_html(FILE *out, const struct aside_input *in, struct arena *a, const char *tables);
void link_text(FILE *out, const struct aside_input *in, struct arena *a, const char *tables);

#endif
