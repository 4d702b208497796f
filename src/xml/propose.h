/*
 * propose: what the writer of a wrong value meant.
 *
 * Does     reads dates, times and amounts as an office writes them, knows the
 *          words of the schema by the labels they have on paper, finds
 *          characters nobody can see.
 * Units    -
 * Gives    the value as the schema wants it.
 * Errors   false where it cannot be known what was meant.
 * Memory   what is appended is the struct str's.
 * Source   DIN 5008 (dates and amounts); ISO 8601.
 */
#ifndef XML_PROPOSE_H
#define XML_PROPOSE_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* `form` is an example of the value wanted: a date, a time or a number. */
bool propose_value(struct str *out, const char *form, const char *value);
/* A word of the schema for this attribute, from its label on paper; NULL = unknown. */
const char *propose_word(const char *attr, const char *value);
/* " (in Umsetzung)": the label of a word, where it has one. */
void propose_label(struct str *out, const char *attr, const char *word, size_t n);

/* Right in form, but no day of the calendar. */
bool is_no_such_day(const char *value);
/* The first code point that is not seen, 0 = none. */
uint32_t first_invisible(const char *value);

#endif
