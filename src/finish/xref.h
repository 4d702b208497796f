/*
 * xref: cross-reference streams.
 *
 * Does     makes the rows of one section: free, at an offset, or in an object
 *          stream; each row as its difference to the one above.
 * Units    bytes; object numbers.
 * Gives    the rows compressed.
 * Errors   none.
 * Memory   appends to the caller's string.
 * Source   ISO 32000-1 §7.5.8; the predictor is PNG's "Up", §7.4.4.4.
 */
#ifndef FINISH_XREF_H
#define FINISH_XREF_H

#include "finish/deflate.h"

#include <stdint.h>

enum xref_type { XREF_FREE, XREF_AT, XREF_IN_STREAM };

struct xref_entry {
	enum xref_type type;
	uint64_t where; /* an offset, or the number of an object stream */
	uint32_t index; /* in that stream */
};

/* What its dictionary must say of the rows. */
#define XREF_FORM "/W[1 4 2]/DecodeParms<</Columns 7/Predictor 12>>/Filter/FlateDecode"

void xref_rows(struct deflate *z, const struct xref_entry *v, size_t n, struct str *out);

#endif
