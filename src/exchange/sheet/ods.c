/* ODS: content.xml as a stream; what is repeated is counted, not copied. */
#include "exchange/sheet/parts.h"

#include "xml/events.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 1048576
#define COLS_MOST 16384

struct ods {
	struct reading *r;
	struct sheet *sheet; /* NULL = outside of tables */
	int row, col;        /* of the cell being read */
	int rows, cols;      /* how often row and cell are repeated */
	size_t row_first;    /* first cell of the row in sheet->cells */
	struct cell cell;
	bool in_cell, has_value;
	int aside; /* depth within comments and drawings, which are no content */
	int paragraphs;
	struct str text;
	VEC(const char *) hidden; /* styles of tables that are not shown */
	const char *style;        /* being defined */
};

/* The last of that name: an extension's attribute says more than the standard's. */
static const char *
attr(struct ods *o, const struct xml_event_attr *a, size_t n, const char *name)
{
	const char *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (strcmp(a[i].name, name) == 0)
			found = arena_strndup(o->r->arena, a[i].value, a[i].n);
	return found;
}

static int
count_attr(struct ods *o, const struct xml_event_attr *a, size_t n, const char *name)
{
	const char *s = attr(o, a, n, name);
	long v = s ? strtol(s, NULL, 10) : 1;

	return v < 1 ? 1 : v > ROWS_MOST ? ROWS_MOST : (int)v;
}

static bool
is_hidden_style(const struct ods *o, const char *style)
{
	for (size_t i = 0; style && i < o->hidden.n; i++)
		if (strcmp(o->hidden.v[i], style) == 0)
			return true;
	return false;
}

static void
start_table(struct ods *o, const struct xml_event_attr *a, size_t n)
{
	const char *name = attr(o, a, n, "name");

	o->sheet = VEC_PUSH(o->r->arena, &o->r->book->sheets);
	*o->sheet = (struct sheet){.name = name ? name : "",
		.is_hidden = is_hidden_style(o, attr(o, a, n, "style-name"))};
	o->row = 0;
}

static void
start_row(struct ods *o, const struct xml_event_attr *a, size_t n)
{
	const char *shown = attr(o, a, n, "visibility");

	o->rows = count_attr(o, a, n, "number-rows-repeated");
	o->col = 0;
	o->row_first = o->sheet->cells.n;
	/* A long run of hidden empty rows ends the sheet; nothing is said of it. */
	for (int i = 0;
		shown && strcmp(shown, "visible") != 0 && i < o->rows && o->rows < COLS_MOST; i++)
		*VEC_PUSH(o->r->arena, &o->sheet->hidden_rows) = o->row + i;
}

static const char *
day_of(const char *s, struct arena *a)
{
	const char *time = strchr(s, 'T');

	if (!time || strncmp(time, "T00:00", 6) == 0)
		return arena_strndup(a, s, strcspn(s, "T"));
	return arena_strndup(a, s, (size_t)(time - s) + (strlen(time) > 6 ? 6 : strlen(time)));
}

static void
typed_value(struct ods *o, const struct xml_event_attr *a, size_t n, const char *type)
{
	const char *value = attr(o, a, n, "value"), *day = attr(o, a, n, "date-value");
	const char *truth = attr(o, a, n, "boolean-value");

	if (strcmp(type, "error") == 0) {
		o->cell.kind = CELL_ERROR;
	} else if (strcmp(type, "date") == 0 && day) {
		o->cell.kind = CELL_DATE;
		o->cell.text = day_of(day, o->r->arena);
	} else if (strcmp(type, "boolean") == 0 && truth) {
		o->cell.kind = CELL_TRUTH;
		o->cell.text = truth;
	} else if (value) {
		o->cell.kind = CELL_NUMBER;
		o->cell.text = plain_number(o->r->arena, value);
	}
	o->has_value = o->cell.text != NULL;
}

static void
add_merged(struct ods *o, const struct xml_event_attr *a, size_t n)
{
	int rows = count_attr(o, a, n, "number-rows-spanned");
	int cols = count_attr(o, a, n, "number-columns-spanned");

	if (rows > 1 || cols > 1)
		*VEC_PUSH(o->r->arena, &o->sheet->merged) =
			(struct merged){o->row, o->col, o->row + rows - 1, o->col + cols - 1};
}

static void
start_cell(struct ods *o, const struct xml_event_attr *a, size_t n)
{
	const char *type = attr(o, a, n, "value-type");

	o->cols = count_attr(o, a, n, "number-columns-repeated");
	o->cell = (struct cell){o->row, o->col, CELL_TEXT, attr(o, a, n, "formula") != NULL, NULL};
	o->in_cell = true;
	o->has_value = false;
	o->paragraphs = 0;
	str_clear(&o->text);
	if (type)
		typed_value(o, a, n, type);
	add_merged(o, a, n);
}

static bool
is_aside(const char *name)
{
	return strcmp(name, "annotation") == 0 || strcmp(name, "shapes") == 0 ||
	       strcmp(name, "frame") == 0 || strcmp(name, "tracked-changes") == 0;
}

static void
start_text(struct ods *o, const char *name, const struct xml_event_attr *a, size_t n)
{
	if ((strcmp(name, "p") == 0 && o->paragraphs++) || strcmp(name, "line-break") == 0)
		str_addc(&o->text, '\n');
	else if (strcmp(name, "tab") == 0)
		str_addc(&o->text, ' ');
	else if (strcmp(name, "s") == 0)
		for (int i = count_attr(o, a, n, "c"); i > 0 && o->text.n < ROWS_MOST; i--)
			str_addc(&o->text, ' ');
}

static void
start_style(struct ods *o, const char *name, const struct xml_event_attr *a, size_t n)
{
	const char *shown = attr(o, a, n, "display");

	if (strcmp(name, "style") == 0)
		o->style = attr(o, a, n, "name");
	else if (strcmp(name, "table-properties") == 0 && o->style && shown &&
		 strcmp(shown, "false") == 0)
		*VEC_PUSH(o->r->arena, &o->hidden) = o->style;
}

static int
on_start(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct ods *o = ctx;

	if (o->aside || is_aside(name))
		o->aside++;
	else if (o->in_cell)
		start_text(o, name, a, n);
	else if (!o->sheet && strcmp(name, "table") != 0)
		start_style(o, name, a, n);
	else if (strcmp(name, "table") == 0)
		start_table(o, a, n);
	else if (strcmp(name, "table-row") == 0)
		start_row(o, a, n);
	else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)
		start_cell(o, a, n);
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n)
{
	struct ods *o = ctx;

	if (o->in_cell && !o->aside && o->paragraphs)
		str_addn(&o->text, s, n);
	return 0;
}

static const char *
trimmed(struct ods *o)
{
	const char *s = o->text.s;
	size_t n = o->text.n;

	while (n && isspace((unsigned char)*s))
		s++, n--;
	while (n && isspace((unsigned char)s[n - 1]))
		n--;
	return arena_strndup(o->r->arena, s, n);
}

static int
end_cell(struct ods *o)
{
	if (!o->has_value)
		o->cell.text = trimmed(o);
	o->in_cell = false;
	for (int i = 0; i < o->cols && (*o->cell.text || o->cell.is_formula); i++) {
		o->cell.col = o->col + i;
		if (o->cell.col >= COLS_MOST)
			return reading_fault(o->r, FAULT_SHEET_TOO_LARGE, "> 16384");
		if (reading_add(o->r, o->sheet, o->cell))
			return -1;
	}
	o->col = o->col > COLS_MOST ? o->col : o->col + o->cols;
	return 0;
}

static int
end_row(struct ods *o)
{
	size_t last = o->sheet->cells.n;

	for (int i = 1; i < o->rows && last > o->row_first; i++)
		for (size_t k = o->row_first; k < last; k++) {
			struct cell copy = o->sheet->cells.v[k];

			copy.row += i;
			if (reading_add(o->r, o->sheet, copy))
				return -1;
		}
	o->row = o->row > ROWS_MOST ? o->row : o->row + o->rows;
	return 0;
}

static int
on_end(void *ctx, const char *name)
{
	struct ods *o = ctx;

	if (o->aside) {
		o->aside--;
		return 0;
	}
	if (o->in_cell &&
		(strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0))
		return end_cell(o);
	if (o->in_cell || !o->sheet)
		return 0;
	if (strcmp(name, "table-row") == 0)
		return end_row(o);
	if (strcmp(name, "table") == 0)
		o->sheet = NULL;
	return 0;
}

static const struct xml_events content_events = {on_start, on_text, on_end};

int
read_ods(struct reading *r, struct zipped *z)
{
	struct ods o = {.r = r};
	const char *why;
	size_t n;
	const char *s = zipped_part(z, "content.xml", &n);
	int rc;

	if (!s)
		return -1;
	str_init(&o.text);
	rc = xml_events_read(r->arena, s, n, &content_events, &o, &why);
	str_release(&o.text);
	return rc ? reading_fault(r, FAULT_SHEET_FORMAT,
			    arena_printf(r->arena, "content.xml: %s", why ? why : ""))
		  : 0;
}
