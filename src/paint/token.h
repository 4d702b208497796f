/*
 * token: the lexical pieces of PDF, appended to a string.
 *
 * Does     numbers, references, strings, names and colours in their written
 *          form; the only place that turns mpt into decimals.
 * Units    mpt in, points with up to three places out.
 * Gives    tokens without blanks around them, but tok_num(), which puts one
 *          blank behind: operands come in rows.
 * Errors   none; user text never becomes syntax.
 * Memory   the caller's string.
 * Source   ISO 32000-1 §7.3, §7.9.2 (text strings).
 */
#ifndef PAINT_TOKEN_H
#define PAINT_TOKEN_H

#include "base/mpt.h"
#include "base/str.h"

/* The longest string PDF/A-2 allows (ISO 19005-2 §6.1.13). [byte] */
#define TOK_STRING_MAX 32767

void tok_int(struct str *b, int64_t v);
void tok_milli(struct str *b, int64_t v); /* thousandths as a decimal, no blank */
void tok_num(struct str *b, int64_t v);   /* tok_milli() and a blank */
void tok_ref(struct str *b, uint32_t object);
void tok_name(struct str *b, const char *s);
void tok_bytes(struct str *b, const void *p, size_t n); /* (…), a byte string */
void tok_text(struct str *b, const char *utf8);         /* (…), a text string */
void tok_code(struct str *b, uint32_t v);  /* two bytes of a byte string, no brackets */
void tok_hex16(struct str *b, uint32_t v); /* four digits, no brackets */
/* The UTF-16BE code units of s[0..n) as hexadecimal digits. */
void tok_utf16(struct str *b, const char *s, size_t n);
void tok_color(struct str *b, uint32_t rgb); /* three numbers and a blank */

/* Bytes tok_text() would put between the brackets before escaping. */
size_t tok_text_size(const char *utf8);

#endif
