/*
 * wording: what several of the files say alike.
 *
 * Does     title, date, size and names as the document's language writes
 *          them; escapes for XML.
 * Units    bytes.
 * Gives    UTF-8.
 * Errors   none.
 * Memory   the arena given.
 * Source   XML 1.0 §2.4.
 */
#ifndef ASIDE_WORDING_H
#define ASIDE_WORDING_H

#include "aside/aside.h"

/* The title, told to be sample data where it is. */
const char *wording_title(const struct aside_input *in, struct arena *a);
/* "25.03.2025" as the label of short dates has it; "" without a date. */
const char *wording_date(const struct aside_input *in, struct arena *a);
const char *wording_size(const struct aside_input *in, struct arena *a, uint64_t bytes);
const char *wording_pages(const struct aside_input *in, struct arena *a);
/* "Title (PDF, 2.3 MB, …, as of …)" */
const char *wording_link(const struct aside_input *in, struct arena *a);
/* Stem of the document's file names and SUFFIX. */
const char *wording_name(const struct aside_input *in, struct arena *a, const char *suffix);

/* For content and for attributes in double quotes. */
const char *wording_xml(struct arena *a, const char *text);

#endif
