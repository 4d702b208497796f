/*
 * cache: small records that may be lost at any time.
 *
 * Does     keeps texts under keys in the user's cache: $CACHE_DIRECTORY, else
 *          $XDG_CACHE_HOME/ratsdruck, else ~/.cache/ratsdruck; forgets those
 *          that nobody has written for two months.
 * Units    -
 * Gives    what was written last under the key, whole or not at all.
 * Errors   none: what cannot be read is not there, what cannot be written is
 *          not kept. Another user's record is none.
 * Memory   the arena given.
 * Source   XDG Base Directory Specification; systemd.exec(5).
 */
#ifndef RUN_FRESH_CACHE_H
#define RUN_FRESH_CACHE_H

#include "base/arena.h"

#define CACHE_KEY 33 /* 32 hexadecimal digits and the NUL */

/* The key of a text that says what the record is about. */
void cache_key(const char *about, size_t n, char key[CACHE_KEY]);

/* NULL = none; NUL-terminated. */
char *cache_read(struct arena *a, const char *key);
void cache_write(struct arena *a, const char *key, const char *s, size_t n);

/*
 * The hash of a file's content, remembered by the file's identity; "" if it
 * cannot be read.
 */
const char *cache_hash(struct arena *a, const char *path);

#endif
