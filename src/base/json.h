/*
 * json: writes JSON, nothing else.
 *
 * Does     prints objects, arrays and values with commas and escapes.
 * Units    -
 * Gives    one line per member of the outer array or object, UTF-8 kept.
 * Errors   none; the caller checks the stream.
 * Memory   none.
 * Source   RFC 8259.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
	FILE *out;
	int depth;
	bool is_first; /* no comma before the next value */
};

void json_begin(struct json *j, FILE *out);
void json_open(struct json *j, const char *key, char bracket); /* '{' or '['; key may be NULL */
void json_close(struct json *j, char bracket);                 /* '}' or ']' */
void json_text(struct json *j, const char *key, const char *value);
void json_int(struct json *j, const char *key, int64_t value);

#endif
