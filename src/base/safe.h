/*
 * safe: text of others on a terminal or in a log.
 *
 * Does     writes control characters, line ends and marks that turn the
 *          writing direction as \xHH, so that a file's name or a title can
 *          neither steer a terminal nor forge a line of the journal.
 * Units    -
 * Gives    the text, every byte of it.
 * Errors   none of its own; the stream keeps its.
 * Memory   none.
 * Source   ECMA-48; UAX #9, 3.1.
 */
#ifndef BASE_SAFE_H
#define BASE_SAFE_H

#include <stdio.h>

void safe_print(FILE *out, const char *s);

#endif
