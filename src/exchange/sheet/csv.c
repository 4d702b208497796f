/* CSV: whatever encoding and separator it has; the only door to libcsv. */
#include "exchange/sheet/parts.h"

#include "base/utf8.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct csv {
	struct reading *r;
	struct sheet *sheet;
	int row, col;
	int failed;
};

/* Windows-1252, 0x80 to 0x9F; 0 = not assigned. The rest is Latin-1. */
static const uint16_t cp1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D,
	0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static int
from_cp1252(struct reading *r, struct str *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		uint32_t cp = c >= 0x80 && c < 0xA0 ? cp1252[c - 0x80] : c;

		if (!cp)
			return reading_fault(
				r, FAULT_SHEET_ENCODING, arena_printf(r->arena, "0x%02X", c));
		str_addcp(out, cp);
	}
	return 0;
}

static uint32_t
unit16(const char *s, bool is_big)
{
	unsigned char a = (unsigned char)s[0], b = (unsigned char)s[1];

	return is_big ? (uint32_t)(a << 8 | b) : (uint32_t)(b << 8 | a);
}

static void
from_utf16(struct str *out, const char *s, size_t n, bool is_big)
{
	for (size_t i = 2; i + 1 < n; i += 2) {
		uint32_t u = unit16(s + i, is_big), v;

		if (u >= 0xD800 && u < 0xDC00 && i + 3 < n) {
			v = unit16(s + i + 2, is_big);
			u = 0x10000 + ((u - 0xD800) << 10) + ((v - 0xDC00) & 0x3FF);
			i += 2;
		}
		str_addcp(out, u >= 0xD800 && u < 0xE000 ? UTF8_BAD : u);
	}
}

static int
to_utf8(struct reading *r, struct str *out, const char *s, size_t n)
{
	struct where where = {r->book->shown, 0, 0, NULL};
	size_t bad;

	if (n >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 || memcmp(s, "\xFE\xFF", 2) == 0)) {
		from_utf16(out, s, n, s[0] == '\xFE');
		return 0;
	}
	if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3, n -= 3;
	if (utf8_valid(s, n, &bad)) {
		str_addn(out, s, n);
		return 0;
	}
	diag_report(r->diag, FAULT_SHEET_CP1252, where, "0x%02X", (unsigned char)s[bad]);
	return from_cp1252(r, out, s, n);
}

/* One kind of line end only: the rows are counted by it. */
static void
join_line_ends(struct str *b)
{
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (b->s[i] == '\r' && i + 1 < b->n && b->s[i + 1] == '\n')
			continue;
		b->s[to++] = b->s[i] == '\r' ? '\n' : b->s[i];
	}
	b->n = to;
	b->s[to] = '\0';
}

/* The separator most frequent in the first line, outside of quotes. */
static char
separator(const char *s)
{
	static const char marks[] = {';', '\t', ','};
	size_t count[sizeof(marks)] = {0}, best = 0;
	bool is_quoted = false;

	for (; *s && (is_quoted || *s != '\n'); s++) {
		is_quoted ^= *s == '"';
		for (size_t i = 0; i < sizeof(marks) && !is_quoted; i++)
			count[i] += *s == marks[i];
	}
	for (size_t i = 1; i < sizeof(marks); i++)
		if (count[i] > count[best])
			best = i;
	return marks[best];
}

static void
on_field(void *field, size_t n, void *ctx)
{
	struct csv *c = ctx;
	struct cell cell = {c->row, c->col++, CELL_TEXT, false, NULL};
	const char *s = field;

	while (n && strchr(" \t\n", *s))
		s++, n--;
	while (n && strchr(" \t\n", s[n - 1]))
		n--;
	if (!n || c->failed)
		return;
	cell.text = arena_strndup(c->r->arena, s, n);
	c->failed = reading_add(c->r, c->sheet, cell);
}

static void
on_record(int end, void *ctx)
{
	struct csv *c = ctx;

	(void)end;
	c->row++;
	c->col = 0;
}

static int
parse(struct csv *c, const struct str *b)
{
	struct csv_parser p;
	int rc;

	if (csv_init(&p, CSV_STRICT_FINI | CSV_REPALL_NL))
		memory_exhausted();
	csv_set_delim(&p, (unsigned char)separator(b->s));
	rc = csv_parse(&p, b->s, b->n, on_field, on_record, c) != b->n ||
	     csv_fini(&p, on_field, on_record, c);
	if (rc && csv_error(&p) == CSV_ENOMEM)
		memory_exhausted();
	if (rc)
		reading_fault(c->r, FAULT_SHEET_FORMAT, "CSV: \"");
	csv_free(&p);
	return rc || c->failed ? -1 : 0;
}

int
read_csv(struct reading *r, const char *s, size_t n)
{
	struct csv c = {.r = r};
	struct str b;
	int rc;

	str_init(&b);
	rc = to_utf8(r, &b, s, n);
	if (!rc && memchr(b.s, '\0', b.n))
		rc = reading_fault(r, FAULT_SHEET_FORMAT, "0x00");
	if (!rc) {
		join_line_ends(&b);
		c.sheet = VEC_PUSH(r->arena, &r->book->sheets);
		*c.sheet = (struct sheet){.name = "CSV"};
		rc = parse(&c, &b);
	}
	str_release(&b);
	return rc;
}
