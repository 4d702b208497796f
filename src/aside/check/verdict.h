/*
 * verdict: what was checked and what is left to check, for machines and for
 *         the office that writes the accessibility statement.
 *
 * Does     prints the checks' results with their clauses, what another
 *          program and what a human has to look at, a sentence for the
 *          statement that claims no conformance, and whom to tell.
 * Units    -
 * Gives    JSON, or plain text of lines no longer than 78 columns, in the
 *          document's language.
 * Errors   none; the caller checks the stream.
 * Memory   what is put together in the survey's arena.
 * Source   § 10b BGG NRW for what a statement says; Matterhorn Protocol 1.1.
 */
#ifndef ASIDE_CHECK_VERDICT_H
#define ASIDE_CHECK_VERDICT_H

#include "aside/check/check.h"

void report_json(FILE *out, const struct survey *s, const struct check checks[CHECK_COUNT]);
void report_text(FILE *out, const struct survey *s, const struct check checks[CHECK_COUNT]);

#endif
