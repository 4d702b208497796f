/*
 * csv: the document's data tables as one rectangle.
 *
 * Does     writes every table that has a head row, those beside charts too:
 *          first its key, its title and the row's number (0 = the head),
 *          then its cells; a cell over several places is in each of them.
 * Units    -
 * Gives    what German offices' spreadsheets open by a double click: UTF-8
 *          with byte order mark, semicolons, CR LF, the decimal mark of the
 *          document's language, no grouping in numbers. All rows have the
 *          same number of fields. No cell can be taken for a formula.
 * Errors   none; the caller checks the stream.
 * Memory   what is put together in the survey's arena.
 * Source   RFC 4180; OWASP "CSV Injection".
 */
#ifndef ASIDE_CSV_H
#define ASIDE_CSV_H

#include "aside/check/check.h"

bool csv_has_tables(const struct survey *s);
void csv_print(FILE *out, const struct survey *s);

/* A cell's text as it goes between the separators: a plain number, or guarded and quoted. */
const char *csv_field(struct arena *a, const char *text, char decimal_mark);

#endif
