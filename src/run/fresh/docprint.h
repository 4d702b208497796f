/*
 * docprint: everything of a composed document that layout and painting can
 *           see, as bytes to be hashed.
 *
 * Does     writes every field of every block but its place in the input: an
 *          equal print means equal pages. document_dump() is for people and
 *          leaves out what they need not read.
 * Units    as in compose/block.h.
 * Gives    a stream of bytes, stable for one version of the program.
 * Errors   none; the caller checks the stream.
 * Memory   none.
 * Source   compose/block.h, role.h, chart.h: a field added there is added here.
 */
#ifndef RUN_FRESH_DOCPRINT_H
#define RUN_FRESH_DOCPRINT_H

#include "compose/block.h"

void document_print(FILE *out, const struct document *doc);

/* Calls visit for each picture file the document shows. */
void document_pictures(
	const struct document *doc, void (*visit)(void *ctx, const char *path), void *ctx);

/* Calls visit for the language of each piece of text, again and again. */
void document_languages(
	const struct document *doc, void (*visit)(void *ctx, const char *lang), void *ctx);

#endif
