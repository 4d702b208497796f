/*
 * walk: visits all of a composed document, in document order.
 *
 * Does     calls the visitor for every block and run, wherever they stand,
 *          for each picture and each text's language.
 * Units    -
 * Gives    a block before what is in it.
 * Errors   none.
 * Memory   none.
 * Source   compose/block_fields.h: what is in no table is not visited, and
 *          what is in no table fails a test.
 */
#ifndef COMPOSE_WALK_H
#define COMPOSE_WALK_H

#include "compose/block.h"

/* Each may be NULL. */
struct document_visitor {
	void *ctx;
	void (*block)(void *ctx, const struct block *b);
	void (*run)(void *ctx, const struct run *r);
	void (*picture)(void *ctx, const char *path);
	void (*language)(void *ctx, const char *lang); /* again and again */
	/* which child of an offer is visited; without it all are */
	const struct block *(*choose)(void *ctx, const struct block *offer);
};

void document_walk(const struct document *doc, const struct document_visitor *visitor);

/*
 * Writes every member of every struct but its place in the input, as bytes
 * to be hashed, stable for one version of the program: an equal print means
 * equal pages. document_dump() writes the same members for people. The
 * caller checks the stream.
 */
void document_print(FILE *out, const struct document *doc);

#endif
