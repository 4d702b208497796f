/*
 * hint: is the hint stream of a linearised file as PDF/A wants it?
 *
 * Does     libqpdf writes no newline before the hint stream's "endstream" when
 *          the data happen to end in one, though it is told to write one
 *          before each: this finds such a file.
 * Units    bytes.
 * Gives    false too if there is no hint stream where the file says.
 * Errors   none.
 * Memory   only reads.
 * Source   ISO 19005-2 §6.1.7.1; ISO 32000-1 Annex F.3.3 (key H), F.4.
 */
#ifndef FINISH_HINT_H
#define FINISH_HINT_H

#include <stdbool.h>
#include <stddef.h>

bool hint_ends_in_line(const char *pdf, size_t n);

#endif
