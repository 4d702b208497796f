/* XLSX: the parts of a workbook, each read as a stream. */
#include "exchange/sheet/parts.h"

#include "xml/events.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MOST 1048576
#define COLS_MOST 16384
#define FORMATS_MOST 65536

/* A sheet of the workbook: its place is told by the relationships. */
struct entry {
	const char *name, *rel;
	bool is_hidden;
};

struct relation {
	const char *id, *target;
};

struct format { /* number format of the file's own */
	int id;
	bool is_date;
};

struct xlsx {
	struct reading *r;
	struct zipped *z;
	bool is_1904;
	VEC(struct entry) entries;
	VEC(struct relation) relations;
	VEC(const char *) strings;
	VEC(struct format) formats;
	VEC(bool) dates; /* by cell style: is it a day? */
	bool in_cell_xfs;
	/* the text being collected */
	struct str text;
	bool is_collecting;
	int phonetic; /* depth within reading aids */
	/* the sheet being read */
	struct sheet *sheet;
	struct cell cell;
	char type[16];
	int style;
	int row, col; /* of the last cell, -1 = none yet */
};

static const char *
attr(struct xlsx *x, const struct xml_event_attr *a, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(a[i].name, name) == 0)
			return arena_strndup(x->r->arena, a[i].value, a[i].n);
	return NULL;
}

static bool
is_yes(const char *s)
{
	return s && (strcmp(s, "1") == 0 || strcmp(s, "true") == 0);
}

static int
read_part(struct xlsx *x, const char *name, const struct xml_events *on)
{
	const char *why;
	size_t n;
	const char *s = zipped_part(x->z, name, &n);

	if (!s)
		return -1;
	if (xml_events_read(x->r->arena, s, n, on, x, &why) == 0)
		return 0;
	return reading_fault(x->r, FAULT_SHEET_FORMAT,
		arena_printf(x->r->arena, "%s: %s", name, why ? why : ""));
}

static int
on_workbook(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct xlsx *x = ctx;
	const char *state = attr(x, a, n, "state");

	if (strcmp(name, "workbookPr") == 0)
		x->is_1904 = is_yes(attr(x, a, n, "date1904"));
	if (strcmp(name, "sheet") == 0)
		*VEC_PUSH(x->r->arena, &x->entries) = (struct entry){attr(x, a, n, "name"),
			attr(x, a, n, "id"), state && strcmp(state, "visible") != 0};
	return 0;
}

static int
on_relation(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct xlsx *x = ctx;

	if (strcmp(name, "Relationship") == 0)
		*VEC_PUSH(x->r->arena, &x->relations) =
			(struct relation){attr(x, a, n, "Id"), attr(x, a, n, "Target")};
	return 0;
}

/* Excel writes control characters as _x000D_, and _x005F_ for a real "_x". */
static void
add_unescaped(struct str *b, const char *s)
{
	while (*s) {
		if (s[0] == '_' && s[1] == 'x' && isxdigit((unsigned char)s[2]) &&
			isxdigit((unsigned char)s[3]) && isxdigit((unsigned char)s[4]) &&
			isxdigit((unsigned char)s[5]) && s[6] == '_') {
			char hex[5] = {s[2], s[3], s[4], s[5], '\0'};
			unsigned long cp = strtoul(hex, NULL, 16);

			if (cp == '\n' || cp == '\t' || cp >= ' ')
				str_addcp(b, (uint32_t)cp);
			s += 7;
			continue;
		}
		if (*s != '\r')
			str_addc(b, *s);
		s++;
	}
}

static const char *
collected(struct xlsx *x)
{
	struct str b;
	const char *copy, *s;
	size_t n;

	str_init(&b);
	add_unescaped(&b, x->text.s);
	s = b.s;
	n = b.n;
	while (n && isspace((unsigned char)*s))
		s++, n--;
	while (n && isspace((unsigned char)s[n - 1]))
		n--;
	copy = arena_strndup(x->r->arena, s, n);
	str_release(&b);
	return copy;
}

static int
on_text(void *ctx, const char *s, size_t n)
{
	struct xlsx *x = ctx;

	if (x->is_collecting && !x->phonetic)
		str_addn(&x->text, s, n);
	return 0;
}

static int
on_string_start(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct xlsx *x = ctx;

	(void)a;
	(void)n;
	if (strcmp(name, "si") == 0)
		str_clear(&x->text);
	x->phonetic += strcmp(name, "rPh") == 0;
	if (strcmp(name, "t") == 0)
		x->is_collecting = true;
	return 0;
}

static int
on_string_end(void *ctx, const char *name)
{
	struct xlsx *x = ctx;

	if (strcmp(name, "t") == 0)
		x->is_collecting = false;
	x->phonetic -= strcmp(name, "rPh") == 0;
	if (strcmp(name, "si") == 0)
		*VEC_PUSH(x->r->arena, &x->strings) = collected(x);
	return 0;
}

/* A format that shows a day or a year; what is quoted or in brackets shows nothing of both. */
static bool
is_date_format(const char *f)
{
	bool is_quoted = false, is_bracket = false;

	for (; *f; f++) {
		if (*f == '"')
			is_quoted = !is_quoted;
		else if (is_quoted)
			continue;
		else if (*f == '[' || *f == ']')
			is_bracket = *f == '[';
		else if (*f == '\\' && f[1])
			f++;
		else if (!is_bracket && strchr("dDyY", *f))
			return true;
	}
	return false;
}

/* ECMA-376 part 1 section 18.8.30; 27 and on are East Asian. Times alone are no days. */
static bool
is_date_id(const struct xlsx *x, int id)
{
	for (size_t i = 0; i < x->formats.n; i++)
		if (x->formats.v[i].id == id)
			return x->formats.v[i].is_date;
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
	       (id >= 50 && id <= 58);
}

static int
on_style(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct xlsx *x = ctx;
	const char *id = attr(x, a, n, "numFmtId"), *code = attr(x, a, n, "formatCode");

	if (strcmp(name, "numFmt") == 0 && id && code && x->formats.n < FORMATS_MOST)
		*VEC_PUSH(x->r->arena, &x->formats) =
			(struct format){atoi(id), is_date_format(code)};
	if (strcmp(name, "cellXfs") == 0)
		x->in_cell_xfs = true;
	if (strcmp(name, "xf") == 0 && x->in_cell_xfs && x->dates.n < FORMATS_MOST)
		*VEC_PUSH(x->r->arena, &x->dates) = is_date_id(x, id ? atoi(id) : 0);
	return 0;
}

static int
on_style_end(void *ctx, const char *name)
{
	struct xlsx *x = ctx;

	if (strcmp(name, "cellXfs") == 0)
		x->in_cell_xfs = false;
	return 0;
}

/* "F5"; -1 for what is no reference. */
static int
parse_ref(const char *s, int *row, int *col)
{
	long r;
	int c = 0;

	for (; isupper((unsigned char)*s); s++)
		if ((c = c * 26 + (*s - 'A' + 1)) > COLS_MOST)
			return -1;
	r = strtol(s, NULL, 10);
	if (!c || r < 1 || r > ROWS_MOST)
		return -1;
	*row = (int)r - 1;
	*col = c - 1;
	return 0;
}

static void
start_row(struct xlsx *x, const struct xml_event_attr *a, size_t n)
{
	const char *r = attr(x, a, n, "r");

	x->row = r ? atoi(r) - 1 : x->row + 1;
	x->col = -1;
	if (is_yes(attr(x, a, n, "hidden")))
		*VEC_PUSH(x->r->arena, &x->sheet->hidden_rows) = x->row;
}

static int
start_cell(struct xlsx *x, const struct xml_event_attr *a, size_t n)
{
	struct arena_mark mark = arena_save(x->r->arena);
	const char *ref = attr(x, a, n, "r"), *type = attr(x, a, n, "t");
	const char *style = attr(x, a, n, "s");

	x->cell = (struct cell){x->row, x->col + 1, CELL_EMPTY, false, NULL};
	if (ref && parse_ref(ref, &x->cell.row, &x->cell.col))
		return reading_fault(x->r, FAULT_SHEET_FORMAT, ref);
	if (x->cell.row < 0 || x->cell.row >= ROWS_MOST)
		return reading_fault(x->r, FAULT_SHEET_FORMAT, "row");
	x->col = x->cell.col;
	x->type[0] = '\0';
	strncat(x->type, type ? type : "n", sizeof(x->type) - 1);
	x->style = style ? atoi(style) : 0;
	str_clear(&x->text);
	arena_rewind(x->r->arena, mark);
	return 0;
}

static void
add_merged(struct xlsx *x, const char *ref)
{
	const char *to = ref ? strchr(ref, ':') : NULL;
	struct merged m;

	if (to && !parse_ref(ref, &m.row, &m.col) && !parse_ref(to + 1, &m.last_row, &m.last_col))
		*VEC_PUSH(x->r->arena, &x->sheet->merged) = m;
}

static int
on_cell_start(void *ctx, const char *name, const struct xml_event_attr *a, size_t n)
{
	struct xlsx *x = ctx;

	if (strcmp(name, "row") == 0)
		start_row(x, a, n);
	else if (strcmp(name, "c") == 0)
		return start_cell(x, a, n);
	else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		x->is_collecting = true;
	else if (strcmp(name, "f") == 0)
		x->cell.is_formula = true;
	else if (strcmp(name, "rPh") == 0)
		x->phonetic++;
	else if (strcmp(name, "mergeCell") == 0)
		add_merged(x, attr(x, a, n, "ref"));
	return 0;
}

static int
shared_string(struct xlsx *x, const char *index)
{
	char *end;
	unsigned long i = strtoul(index, &end, 10);

	if (end == index || *end || i >= x->strings.n)
		return reading_fault(x->r, FAULT_SHEET_FORMAT, "sharedStrings.xml");
	x->cell.kind = CELL_TEXT;
	x->cell.text = x->strings.v[i];
	return 0;
}

static int
number_cell(struct xlsx *x, const char *s)
{
	bool is_date = x->style >= 0 && (size_t)x->style < x->dates.n && x->dates.v[x->style];
	const char *day = is_date && *s ? serial_date(x->r->arena, s, x->is_1904) : NULL;

	x->cell.kind = day ? CELL_DATE : CELL_NUMBER;
	x->cell.text = day ? day : *s ? plain_number(x->r->arena, s) : s;
	if (!x->cell.text) {
		x->cell.kind = CELL_TEXT;
		x->cell.text = s;
	}
	return 0;
}

static int
end_cell(struct xlsx *x)
{
	const char *s = collected(x);

	if (strcmp(x->type, "s") == 0 && *s) {
		if (shared_string(x, s))
			return -1;
	} else if (strcmp(x->type, "n") == 0) {
		number_cell(x, s);
	} else if (strcmp(x->type, "b") == 0) {
		x->cell.kind = CELL_TRUTH;
		x->cell.text = is_yes(s) ? "true" : "false";
	} else if (strcmp(x->type, "e") == 0) {
		x->cell.kind = CELL_ERROR;
		x->cell.text = s;
	} else {
		x->cell.kind = strcmp(x->type, "d") == 0 ? CELL_DATE : CELL_TEXT;
		x->cell.text = s;
	}
	return reading_add(x->r, x->sheet, x->cell);
}

static int
on_cell_end(void *ctx, const char *name)
{
	struct xlsx *x = ctx;

	if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
		x->is_collecting = false;
	else if (strcmp(name, "rPh") == 0)
		x->phonetic--;
	else if (strcmp(name, "c") == 0)
		return end_cell(x);
	return 0;
}

static const struct xml_events workbook_events = {on_workbook, NULL, NULL};
static const struct xml_events relation_events = {on_relation, NULL, NULL};
static const struct xml_events string_events = {on_string_start, on_text, on_string_end};
static const struct xml_events style_events = {on_style, NULL, on_style_end};
static const struct xml_events cell_events = {on_cell_start, on_text, on_cell_end};

/* Targets are relative to xl/, or absolute in the zip file. */
static const char *
part_of(const struct xlsx *x, const char *rel)
{
	for (size_t i = 0; i < x->relations.n; i++) {
		const struct relation *r = &x->relations.v[i];

		if (rel && r->id && r->target && strcmp(r->id, rel) == 0)
			return r->target[0] == '/' ? r->target + 1
						   : arena_printf(x->r->arena, "xl/%s", r->target);
	}
	return NULL;
}

static int
read_entry(struct xlsx *x, const struct entry *e)
{
	const char *part = part_of(x, e->rel);

	if (!part || !e->name)
		return reading_fault(x->r, FAULT_SHEET_FORMAT, "xl/workbook.xml");
	if (strstr(part, "worksheets/") == NULL)
		return 0; /* a sheet of charts or macros has no cells */
	x->sheet = VEC_PUSH(x->r->arena, &x->r->book->sheets);
	*x->sheet = (struct sheet){.name = e->name, .is_hidden = e->is_hidden};
	x->row = x->col = -1;
	return read_part(x, part, &cell_events);
}

static int
read_parts(struct xlsx *x)
{
	if (read_part(x, "xl/workbook.xml", &workbook_events) ||
		read_part(x, "xl/_rels/workbook.xml.rels", &relation_events))
		return -1;
	if (zipped_has(x->z, "xl/sharedStrings.xml") &&
		read_part(x, "xl/sharedStrings.xml", &string_events))
		return -1;
	if (zipped_has(x->z, "xl/styles.xml") && read_part(x, "xl/styles.xml", &style_events))
		return -1;
	for (size_t i = 0; i < x->entries.n; i++)
		if (read_entry(x, &x->entries.v[i]))
			return -1;
	return 0;
}

int
read_xlsx(struct reading *r, struct zipped *z)
{
	struct xlsx x = {.r = r, .z = z};
	int rc;

	str_init(&x.text);
	rc = read_parts(&x);
	str_release(&x.text);
	return rc;
}
