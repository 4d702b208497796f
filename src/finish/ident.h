/*
 * ident: a file identifier computed from a file's content.
 *
 * Does     mixes bytes into 128 bits.
 * Units    bytes.
 * Gives    the same identifier for the same bytes, on every machine.
 * Errors   none.
 * Memory   the caller's struct.
 * Source   ISO 32000-1 §14.4. Nobody attacks the identifier: other files need
 *          only have another one. Multiplying and folding is as in wyhash.
 */
#ifndef FINISH_IDENT_H
#define FINISH_IDENT_H

#include <stddef.h>
#include <stdint.h>

#define IDENT_DIGITS 32

struct ident {
	uint64_t a, b;
};

void ident_init(struct ident *id);
void ident_add(struct ident *id, const void *bytes, size_t n);
void ident_print(const struct ident *id, char out[IDENT_DIGITS + 1]);

#endif
