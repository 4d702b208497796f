#include "exchange/sheet/parts.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELLS_MOST 3000000 /* of one file */
#define SURE_DIGITS 15     /* decimal digits that every double keeps */
#define NUMBER_TEXT 64
#define MINUTES_PER_DAY 1440
#define MINUTES_PER_HOUR 60

int
reading_fault(struct reading *r, enum fault fault, const char *detail)
{
	struct where where = {r->book->shown, 0, 0, NULL};

	if (!r->is_told)
		diag_report(r->diag, fault, where, "%s", detail ? detail : "");
	r->is_told = true;
	return -1;
}

int
reading_add(struct reading *r, struct sheet *s, struct cell cell)
{
	if (!cell.text || (!*cell.text && cell.kind != CELL_ERROR && !cell.is_formula))
		return 0;
	if (++r->ncells > CELLS_MOST)
		return reading_fault(r, FAULT_SHEET_TOO_LARGE, "> 3000000");
	*VEC_PUSH(r->arena, &s->cells) = cell;
	return 0;
}

static int
compare_cells(const void *x, const void *y)
{
	const struct cell *a = x, *b = y;

	return a->row != b->row ? (a->row > b->row) - (a->row < b->row)
				: (a->col > b->col) - (a->col < b->col);
}

static int
compare_rows(const void *x, const void *y)
{
	return (*(const int *)x > *(const int *)y) - (*(const int *)x < *(const int *)y);
}

void
sheet_finish(struct sheet *s)
{
	if (s->cells.n)
		qsort(s->cells.v, s->cells.n, sizeof(*s->cells.v), compare_cells);
	if (s->hidden_rows.n)
		qsort(s->hidden_rows.v, s->hidden_rows.n, sizeof(int), compare_rows);
	for (size_t i = 0; i < s->cells.n; i++) {
		s->rows = s->cells.v[i].row + 1;
		if (s->cells.v[i].col >= s->cols)
			s->cols = s->cells.v[i].col + 1;
	}
}

/* Whole and decimal digits without an exponent and without noughts at the end. */
const char *
plain_number(struct arena *a, const char *s)
{
	char text[NUMBER_TEXT], *end;
	double v = strtod(s, &end);
	int places;

	if (end == s || *end || !isfinite(v) || fabs(v) >= 1e15)
		return NULL;
	/* As many decimals as the digits before the point leave of the sure ones. */
	places = SURE_DIGITS - (v == 0 ? 1 : (int)floor(log10(fabs(v))) + 1);
	if (places < 0)
		places = 0;
	if (places > SURE_DIGITS)
		places = SURE_DIGITS;
	snprintf(text, sizeof(text), "%.*f", places, v);
	if (strchr(text, '.')) {
		end = text + strlen(text);
		while (end[-1] == '0')
			*--end = '\0';
		if (end[-1] == '.')
			*--end = '\0';
	}
	return arena_strdup(a, strcmp(text, "-0") == 0 ? "0" : text);
}

/* The first system counts a 29 February 1900 that never was. */
static date
day_of_serial(long serial, bool is_1904)
{
	if (is_1904)
		return date_make(1904, 1, 1) + (date)serial;
	return date_make(1899, 12, serial < 60 ? 31 : 30) + (date)serial;
}

const char *
serial_date(struct arena *a, const char *number, bool is_1904)
{
	double v = strtod(number, NULL);
	char buf[DATE_BUF];
	long day, minutes;

	if (!(v >= 0 && v < 2958466)) /* 9999-12-31 */
		return NULL;
	day = (long)floor(v);
	minutes = lround((v - (double)day) * MINUTES_PER_DAY);
	if (minutes == MINUTES_PER_DAY) {
		day++;
		minutes = 0;
	}
	date_iso(day_of_serial(day, is_1904), buf);
	if (!minutes)
		return arena_strdup(a, buf);
	return arena_printf(
		a, "%sT%02ld:%02ld", buf, minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
}
