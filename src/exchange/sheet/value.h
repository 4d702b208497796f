/*
 * value: what people write into cells, as plain values.
 *
 * Does     reads days and amounts in German or ISO form, and the many ways
 *          to say nothing.
 * Units    day numbers, cents.
 * Gives    0, or -1 for what is none; nothing is guessed: 31.02. is no day.
 * Errors   only the result; the caller knows the cell.
 * Memory   the arena given.
 * Source   DIN 5008; docs/domain.md section 7.
 */
#ifndef EXCHANGE_SHEET_VALUE_H
#define EXCHANGE_SHEET_VALUE_H

#include "base/arena.h"
#include "base/date.h"
#include "exchange/sheet/book.h"

#include <stdbool.h>
#include <stdint.h>

/* "", "-", "k. A.", "keine Angabe", "n/a", … */
bool value_is_none(const char *s);

/* "30.09.2026", "30.9.26", "30. September 2026", "2026-09-30". */
int value_date(const char *s, date *out);
/* Also "09/2026", "September 2026", "III. Quartal 2026", "Q3/2026", "2026", "Ende 2026": the last
 * day of it, or the first; *is_exact is false then. */
int value_date_loose(const char *s, bool is_end, date *out, bool *is_exact);

struct amount {
	int64_t cents;
	bool is_estimate; /* "ca." */
};
/* "1.234,50 €", "1.000,5 TEUR", "2 Mio. Euro", "ca. 5000". In a number cell the point is decimal.
 */
int value_amount(enum cell_kind kind, const char *s, struct amount *out);
/* Plain decimal with a point, "-12.5", from "−12,5" or a number cell. NULL = no number. */
const char *value_number(struct arena *a, enum cell_kind kind, const char *s);

/* Words compared without case, blanks at the ends and runs of blanks; umlauts folded too. */
bool value_is_same_word(const char *x, const char *y);

#endif
