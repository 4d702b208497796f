/*
 * num: decimal numbers as data and on paper.
 *
 * Does     reads plain decimals ("1234.50") exactly; prints integers,
 *          decimals, money and byte sizes in the form of a language.
 * Units    struct decimal is units / 10^places; money is whole cents.
 * Gives    UTF-8 with real minus signs (U+2212); group separators are
 *          U+202F (narrow no-break space) or '.', by `struct num_format`.
 * Errors   parsing gives -1 on anything but digits, sign and one dot.
 * Memory   results go into the arena given.
 * Source   DIN 5008, docs/domain.md section 7; four digits stay ungrouped between blanks.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include "base/arena.h"

#include <stdint.h>

struct decimal {
	int64_t units;
	int places; /* 0..6 */
};

enum num_grouping { NUM_GROUP_SPACE, NUM_GROUP_DOT };

struct num_format {
	enum num_grouping grouping;
	char decimal_mark; /* ',' in German, '.' in English */
};

struct num_format num_format_for(const char *lang, enum num_grouping grouping);

int num_parse(const char *s, struct decimal *out);
int num_parse_cents(const char *s, int64_t *cents);

/* The value with exactly `places` decimals, half rounded away from zero. */
struct decimal num_round(struct decimal d, int places);
int num_cmp(struct decimal a, struct decimal b);
struct decimal num_sub(struct decimal a, struct decimal b);
double num_to_double(struct decimal d); /* for the geometry of charts only */

char *num_int(struct arena *a, struct num_format f, int64_t v);
char *num_signed(struct arena *a, struct num_format f, int64_t v); /* "+3", "−2", "±0" */
char *num_decimal(struct arena *a, struct num_format f, struct decimal d);
/* "5.000 €": whole euros lose their cents; the blank is U+202F. */
char *num_euro(struct arena *a, struct num_format f, int64_t cents);
/* "2,3 MB", "840 kB" (1 kB = 1000 bytes). */
char *num_bytes(struct arena *a, struct num_format f, uint64_t bytes);

#endif
