#include "finish/ident.h"

#include <stdio.h>
#include <string.h>

enum { WORD = 8 };

/* Odd numbers without a pattern: the golden section's and the square root of two's digits. */
#define MIX_A 0x9E3779B97F4A7C15U
#define MIX_B 0x6A09E667F3BCC909U

static void
mix(struct ident *id, uint64_t word)
{
	id->a = (id->a ^ word) * MIX_A;
	id->a ^= id->a >> 32;
	id->b = (id->b + word) * MIX_B;
	id->b ^= id->b >> 29;
}

void
ident_init(struct ident *id)
{
	*id = (struct ident){MIX_B, MIX_A};
}

/* The low byte first, whatever the machine's order. */
static uint64_t
word_at(const unsigned char *p, size_t n)
{
	uint64_t v = 0;

	while (n-- > 0)
		v = v << WORD | p[n];
	return v;
}

void
ident_add(struct ident *id, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	mix(id, n);
	for (; n >= WORD; n -= WORD, p += WORD)
		mix(id, word_at(p, WORD));
	mix(id, word_at(p, n));
}

void
ident_print(const struct ident *id, char out[IDENT_DIGITS + 1])
{
	struct ident last = *id;

	mix(&last, id->b);
	mix(&last, id->a);
	snprintf(out, IDENT_DIGITS + 1, "%016llX%016llX", (unsigned long long)last.a,
		(unsigned long long)last.b);
}
