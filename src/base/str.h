/*
 * str: a growing byte string.
 *
 * Does     appends bytes, text and formatted text; always NUL-terminated.
 * Units    bytes; content may hold NULs (PDF streams do).
 * Gives    s (never NULL after str_init) and n, the length without the NUL.
 * Errors   none (out of memory ends the program, see arena.h).
 * Memory   embedded struct, heap inside: str_init/str_release.
 * Source   the shape is git's strbuf.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stddef.h>
#include <stdint.h>

struct str {
	char *s;
	size_t n, cap; /* [byte] */
};

void str_init(struct str *b);
void str_release(struct str *b);
void str_clear(struct str *b);
void str_reserve(struct str *b, size_t more);

void str_add(struct str *b, const char *s);
void str_addn(struct str *b, const void *p, size_t n);
void str_addc(struct str *b, char c);
void str_addcp(struct str *b, uint32_t cp);            /* one code point as UTF-8 */
void str_addu(struct str *b, uint64_t v);              /* in decimal */
void str_addbe(struct str *b, uint64_t v, unsigned n); /* its n low bytes, the highest first */
void str_addf(struct str *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
