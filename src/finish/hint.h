/*
 * hint: the tables that tell a reader where each page's bytes are.
 *
 * Does     writes the page offset, shared object and outline hint tables.
 * Units    bytes; bits within the tables.
 * Gives    the tables uncompressed, and where the second and third begin.
 * Errors   none.
 * Memory   appends to the caller's string; `tmp` is rewound.
 * Source   ISO 32000-1 Annex F.4. Offsets are those that would hold without
 *          the hint stream itself. What the Annex leaves open or readers
 *          ignore (content streams' offsets, numerators) is as Acrobat has it.
 */
#ifndef FINISH_HINT_H
#define FINISH_HINT_H

#include "finish/parts.h"

/* The offsets of three parts, as if there were no hint stream. */
struct hint_places {
	uint64_t part6, part8, outline;
};

struct hint_tables {
	size_t shared, outline; /* where these begin; outline 0 = there is none */
};

void hint_write(const struct parts *p, const struct hint_places *at, struct arena *tmp,
	struct str *out, struct hint_tables *tables);

#endif
