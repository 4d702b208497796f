/*
 * fingerprint: everything of a composed document that layout and painting
 *              can see, as bytes to be hashed.
 *
 * Does     writes every member of every struct but its place in the input:
 *          an equal print means equal pages. document_dump() writes the same
 *          members for people.
 * Units    as in compose/block.h.
 * Gives    a stream of bytes, stable for one version of the program.
 * Errors   none; the caller checks the stream.
 * Memory   none.
 * Source   compose/block_fields.h.
 */
#ifndef COMPOSE_FINGERPRINT_H
#define COMPOSE_FINGERPRINT_H

#include "compose/block.h"

void document_print(FILE *out, const struct document *doc);

/* Calls visit for each picture file the document shows. */
void document_pictures(
	const struct document *doc, void (*visit)(void *ctx, const char *path), void *ctx);

/* Calls visit for the language of each piece of text, again and again. */
void document_languages(
	const struct document *doc, void (*visit)(void *ctx, const char *lang), void *ctx);

#endif
