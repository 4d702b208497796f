/*
 * diag: what went wrong, where, and what to do about it.
 *
 * Does     collects faults of a run; each is one entry of the catalogue in
 *          fault_tab.h (fixed text and remedy, translated) plus a detail of
 *          names and values, which is the same in every language.
 * Units    line and column count from 1; 0 = unknown.
 * Gives    "file:line: error: text: detail. Remedy [fault-code]" per fault,
 *          in the order reported; every fault of a run, not the first only.
 *          More than DIAG_SAME equal ones of a file are one line with their
 *          number.
 * Errors   diag_report() itself gives -1 for errors, 0 below: so that
 *          `return diag_report(…)` reports and fails in one statement.
 * Memory   entries live in the diag's own arena, with copies of all strings.
 * Source   the numbered catalogue in severity bands is mandoc's idea.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum diag_band {
	BAND_NOTE,        /* said only with --verbose */
	BAND_WARNING,     /* the build goes on */
	BAND_INPUT,       /* the input is rejected: exit 1 */
	BAND_ENVIRONMENT, /* fonts, disk, lock: exit 3 */
};

enum fault {
#define FAULT(id, band, code, text, remedy) id,
#include "base/fault_tab.h"
#undef FAULT
	FAULT_COUNT
};

/* A place in the input; file NULL = no place. */
struct where {
	const char *file; /* as the user would type it */
	int line, column;
	const char *element; /* e.g. "measure sb-01", may be NULL */
};

struct diag_entry {
	enum fault fault;
	struct where where;
	const char *detail; /* may be "" */
	size_t same;        /* reports with this detail in this file, counted on the first */
	bool is_folded;     /* the first speaks for it */
};

#define DIAG_SAME 3

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *d);

int diag_report(struct diag *d, enum fault fault, struct where where, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* n more reports like the last one, known only by their number. */
void diag_repeat(struct diag *d, size_t n);

size_t diag_count(const struct diag *d);
const struct diag_entry *diag_entry(const struct diag *d, size_t i);
bool diag_has(const struct diag *d, enum fault fault);
size_t diag_errors(const struct diag *d);   /* reports that stop the build */
int diag_exit_status(const struct diag *d); /* 0, 1 or 3: the worst band's */

/* The input has an error, whatever else went wrong: nothing may be published. */
bool diag_is_rejected(const struct diag *d);

const char *fault_code(enum fault f);
const char *fault_text(enum fault f);   /* translated */
const char *fault_remedy(enum fault f); /* translated, may be "" */
enum diag_band fault_band(enum fault f);
const char *diag_band_name(enum diag_band b); /* translated: note, warning, error */

/* One line per entry, as the user sees it; control characters are escaped. */
void diag_print(FILE *out, const struct diag *d, enum diag_band least);
void diag_print_entry(FILE *out, const struct diag_entry *e);
/* Language-independent form for goldens: file:line: code: detail. */
void diag_dump(FILE *out, const struct diag *d);

#endif
