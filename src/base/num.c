#include "base/num.h"

#include "base/str.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define NNBSP "\u202F"
#define MINUS "\u2212"
#define PLACES_MAX 6
/* With all places there can be: room for a sum, a difference and half a unit in 64 bits. */
#define NUM_MOST ((int64_t)1000000000000000000)

static int64_t
pow10i(int n)
{
	int64_t p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

struct num_format
num_format_for(const char *lang, enum num_grouping grouping)
{
	struct num_format f = {grouping, ','};

	if (lang && strncmp(lang, "en", 2) == 0)
		f.decimal_mark = '.';
	return f;
}

int
num_parse(const char *s, struct decimal *out)
{
	int64_t v = 0;
	int places = -1, ndigits = 0;
	int neg = *s == '-';

	if (*s == '-' || *s == '+')
		s++;
	for (; *s; s++) {
		if (*s == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (!isdigit((unsigned char)*s) || v > NUM_MOST / 10 || places >= PLACES_MAX)
			return -1;
		v = v * 10 + (*s - '0');
		ndigits++;
		places += places >= 0;
	}
	if (!ndigits || v / pow10i(places > 0 ? places : 0) >= NUM_MOST / pow10i(PLACES_MAX))
		return -1;
	out->units = neg ? -v : v;
	out->places = places > 0 ? places : 0;
	return 0;
}

int
num_parse_cents(const char *s, int64_t *cents)
{
	struct decimal d;

	if (num_parse(s, &d) || d.places > 2)
		return -1;
	*cents = d.units * pow10i(2 - d.places);
	return 0;
}

struct decimal
num_round(struct decimal d, int places)
{
	int64_t p, half;

	if (places >= d.places) {
		d.units *= pow10i(places - d.places);
	} else {
		p = pow10i(d.places - places);
		half = p / 2;
		d.units = (d.units >= 0 ? d.units + half : d.units - half) / p;
	}
	d.places = places;
	return d;
}

struct decimal
num_sub(struct decimal a, struct decimal b)
{
	int places = a.places > b.places ? a.places : b.places;
	struct decimal r = {num_round(a, places).units - num_round(b, places).units, places};

	return r;
}

int
num_cmp(struct decimal a, struct decimal b)
{
	struct decimal d = num_sub(a, b);

	return (d.units > 0) - (d.units < 0);
}

double
num_to_double(struct decimal d)
{
	return (double)d.units / (double)pow10i(d.places);
}

/*
 * Groups of three from the right. Four digits stay together when the blank
 * groups (DIN 5008); with dots they are grouped as in money and prose.
 */
static void
add_grouped(struct str *b, struct num_format f, uint64_t v)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)v);
	int longest = f.grouping == NUM_GROUP_DOT ? 3 : 4;

	for (int i = 0; i < n; i++) {
		if (i > 0 && n > longest && (n - i) % 3 == 0)
			str_add(b, f.grouping == NUM_GROUP_DOT ? "." : NNBSP);
		str_addc(b, digits[i]);
	}
}

static char *
take(struct arena *a, struct str *b)
{
	char *s = arena_strndup(a, b->s, b->n);

	str_release(b);
	return s;
}

/* The magnitude of v, also for INT64_MIN. */
static uint64_t
magnitude(int64_t v)
{
	return v < 0 ? (uint64_t)0 - (uint64_t)v : (uint64_t)v;
}

char *
num_int(struct arena *a, struct num_format f, int64_t v)
{
	struct str b;

	str_init(&b);
	if (v < 0)
		str_add(&b, MINUS);
	add_grouped(&b, f, magnitude(v));
	return take(a, &b);
}

char *
num_signed(struct arena *a, struct num_format f, int64_t v)
{
	const char *sign = v > 0 ? "+" : v < 0 ? "" : "\u00B1";

	return arena_printf(a, "%s%s", sign, num_int(a, f, v));
}

char *
num_decimal(struct arena *a, struct num_format f, struct decimal d)
{
	uint64_t p = (uint64_t)pow10i(d.places), m = magnitude(d.units);
	struct str b;

	str_init(&b);
	if (d.units < 0)
		str_add(&b, MINUS);
	add_grouped(&b, f, m / p);
	if (d.places > 0)
		str_addf(&b, "%c%0*llu", f.decimal_mark, d.places, (unsigned long long)(m % p));
	return take(a, &b);
}

char *
num_euro(struct arena *a, struct num_format f, int64_t cents)
{
	struct decimal d = {cents, 2};

	if (cents % 100 == 0)
		d = num_round(d, 0);
	return arena_printf(a, "%s" NNBSP "\u20AC", num_decimal(a, f, d));
}

char *
num_bytes(struct arena *a, struct num_format f, uint64_t bytes)
{
	struct decimal d = {(int64_t)bytes, 6};

	if (bytes < 1000000)
		return arena_printf(
			a, "%s" NNBSP "kB", num_int(a, f, (int64_t)((bytes + 999) / 1000)));
	return arena_printf(a, "%s" NNBSP "MB", num_decimal(a, f, num_round(d, 1)));
}
