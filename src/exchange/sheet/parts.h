/*
 * parts: what the readers of the spreadsheet formats share.
 *
 * Does     opens the zip file around XLSX and ODS, collects cells under one
 *          limit, turns serial numbers into days.
 * Units    bytes unpacked; rows and columns from 0.
 * Gives    parts of the zip file whole.
 * Errors   -1 or NULL after a fault, said once.
 * Memory   the book's arena; struct zipped is open/close.
 * Source   own; the day numbers of spreadsheets: ECMA-376 part 1 section 18.17.4.
 */
#ifndef EXCHANGE_SHEET_PARTS_H
#define EXCHANGE_SHEET_PARTS_H

#include "exchange/sheet/book.h"

#include "base/str.h"

struct zipped; /* an open zip file */

struct reading {
	struct arena *arena;
	struct diag *diag;
	struct book *book;
	size_t ncells;
	bool is_told; /* the fault that ends the reading is said */
};

/* Always -1; only the first is said: what follows comes from it. */
int reading_fault(struct reading *r, enum fault fault, const char *detail);

struct zipped *zipped_open(struct reading *r, const void *bytes, size_t n);
void zipped_close(struct zipped *z);
bool zipped_has(const struct zipped *z, const char *name);
/* NULL after a fault: no such part, broken, or beyond what may be unpacked of one file. */
const char *zipped_part(struct zipped *z, const char *name, size_t *n);

/* Adds the cell unless its text is empty; -1 when there are too many. */
int reading_add(struct reading *r, struct sheet *s, struct cell cell);
void sheet_finish(struct sheet *s); /* order and extent */

/* "0.28999999999999998" as written by Excel is "0.29" again; NULL = no number. */
const char *plain_number(struct arena *a, const char *s);
/* Day and time of a serial number; NULL if there is no such day. */
const char *serial_date(struct arena *a, const char *number, bool is_1904);

int read_xlsx(struct reading *r, struct zipped *z);
int read_ods(struct reading *r, struct zipped *z);
int read_csv(struct reading *r, const char *s, size_t n);

#endif
