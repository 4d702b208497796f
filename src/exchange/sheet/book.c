#include "exchange/sheet/parts.h"

#include "base/words/i18n.h"

#include <stdio.h>
#include <string.h>

#define LETTERS 26

/* A workbook with a password, and Excel's format before 2007. */
static bool
is_compound(const char *s, size_t n)
{
	return n >= 8 && memcmp(s, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static int
read_zipped(struct reading *r, const char *s, size_t n)
{
	struct zipped *z = zipped_open(r, s, n);
	int rc = -1;

	if (!z)
		return -1;
	if (zipped_has(z, "xl/workbook.xml"))
		rc = read_xlsx(r, z);
	else if (zipped_has(z, "content.xml"))
		rc = read_ods(r, z);
	else
		reading_fault(r, FAULT_SHEET_FORMAT, "zip");
	zipped_close(z);
	return rc;
}

struct book *
book_read(struct arena *a, const char *shown, const void *bytes, size_t n, struct diag *d)
{
	struct book *b = arena_one(a, struct book);
	struct reading r = {.arena = a, .diag = d, .book = b};
	const char *s = bytes;
	int rc;

	b->shown = shown;
	if (is_compound(s, n))
		rc = reading_fault(&r, FAULT_SHEET_FORMAT, "OLE");
	else if (n >= 4 && memcmp(s, "PK\x03\x04", 4) == 0)
		rc = read_zipped(&r, s, n);
	else
		rc = read_csv(&r, s, n);
	for (size_t i = 0; i < b->sheets.n; i++)
		sheet_finish(&b->sheets.v[i]);
	return rc ? NULL : b;
}

const struct sheet *
book_sheet(const struct book *b, const char *name)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (strcmp(b->sheets.v[i].name, name) == 0)
			return &b->sheets.v[i];
	return NULL;
}

const struct cell *
sheet_cell(const struct sheet *s, int row, int col)
{
	size_t low = 0, high = s->cells.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct cell *c = &s->cells.v[mid];

		if (c->row == row && c->col == col)
			return c;
		if (c->row < row || (c->row == row && c->col < col))
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

const char *
sheet_text(const struct sheet *s, int row, int col)
{
	const struct cell *c = sheet_cell(s, row, col);

	return c ? c->text : "";
}

bool
sheet_is_hidden_row(const struct sheet *s, int row)
{
	for (size_t i = 0; i < s->hidden_rows.n && s->hidden_rows.v[i] <= row; i++)
		if (s->hidden_rows.v[i] == row)
			return true;
	return false;
}

const struct merged *
sheet_merged(const struct sheet *s, int row, int col)
{
	for (size_t i = 0; i < s->merged.n; i++) {
		const struct merged *m = &s->merged.v[i];

		if (row >= m->row && row <= m->last_row && col >= m->col && col <= m->last_col)
			return m;
	}
	return NULL;
}

const char *
cell_name(int row, int col, char buf[CELL_NAME])
{
	char letters[8];
	int n = 0;

	for (int c = col + 1; c > 0 && n < (int)sizeof(letters); c = (c - 1) / LETTERS)
		letters[n++] = (char)('A' + (c - 1) % LETTERS);
	for (int i = 0; i < n; i++)
		buf[i] = letters[n - 1 - i];
	snprintf(buf + n, CELL_NAME - (size_t)n, "%d", row + 1);
	return buf;
}

struct where
cell_where(struct arena *a, const struct book *b, const struct sheet *s, int row, int col)
{
	char name[CELL_NAME];
	struct where where = {b->shown, 0, 0, NULL};

	where.element = arena_printf(a, _("sheet %s, cell %s"), s->name, cell_name(row, col, name));
	return where;
}
