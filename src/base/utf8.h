/*
 * utf8: code points in and out of UTF-8.
 *
 * Does     decodes strictly (no surrogates, no overlong forms), encodes,
 *          counts, validates.
 * Units    bytes for positions, code points for values.
 * Gives    U+FFFD for a malformed sequence, consuming one byte of it.
 * Errors   utf8_valid() names the first bad byte; the rest never fails.
 * Memory   none.
 * Source   RFC 3629.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_MAX 4
#define UTF8_BAD 0xFFFDu

/* Decodes the code point at *pos of s[0..n) and moves *pos behind it. */
uint32_t utf8_next(const char *s, size_t n, size_t *pos);

/* Is this a byte within a character, not its first? */
static inline bool
utf8_is_inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80; /* NOLINT(readability-magic-numbers): UTF-8 */
}

/* Writes cp to out and gives the number of bytes (1..4). */
size_t utf8_encode(uint32_t cp, char out[UTF8_MAX]);

/*
 * Soft hyphens, zero-width blanks and their kin say where a line may break;
 * in a title, a bookmark or a record they only hinder who searches. Gives the
 * bytes of one at s, else 0.
 */
size_t utf8_break_mark(const char *s);

/* Number of code points in s[0..n). */
size_t utf8_count(const char *s, size_t n);

/* True if s[0..n) is well formed; else *bad is the first wrong byte's place. */
bool utf8_valid(const char *s, size_t n, size_t *bad);

#endif
