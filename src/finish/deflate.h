/*
 * deflate: bytes made smaller; the only door to libdeflate.
 *
 * Does     compresses a whole buffer at once into the zlib format.
 * Units    bytes.
 * Gives    the same bytes for the same input and version of libdeflate.
 * Errors   none (out of memory ends the program, see arena.h).
 * Memory   embedded struct, heap inside: deflate_init/deflate_release.
 * Source   ISO 32000-1 §7.4.4 (FlateDecode); RFC 1950. The level is the one
 *          from which on time grows faster than size shrinks, measured on our
 *          page contents and structure trees.
 */
#ifndef FINISH_DEFLATE_H
#define FINISH_DEFLATE_H

#include "base/str.h"

#include <stdbool.h>

struct libdeflate_compressor;

struct deflate {
	struct libdeflate_compressor *compressor;
};

/* The version compiled against: the library cannot be asked. */
const char *deflate_library(void);

void deflate_init(struct deflate *z);
void deflate_release(struct deflate *z);

/* Appends the compressed bytes; appends nothing if they would not be fewer. */
bool deflate_add(struct deflate *z, const void *bytes, size_t n, struct str *out);

/* Appends the compressed bytes whatever they come to. */
void deflate_all(struct deflate *z, const void *bytes, size_t n, struct str *out);

#endif
