#include "exchange/table/map.h"

#include "base/utf8.h"
#include "exchange/sheet/value.h"

#include <string.h>

static const char *const column_names[] = {"code", "titel", "handlungsfeld", "beschreibung",
	"federfuehrung", "beteiligte", "prioritaet", "horizont", "beginn", "ende", "stadtteile",
	"zielgruppen", "wirkung", "kosten", "status", "terminlage", "termin", "notiz",
	"naechster_schritt", "begruendung"};
static const char *const fact_names[] = {
	"stadt", "stichtag", "gremium", "feld", "blatt", "kopfzeile", "titel", "sichtbarkeit"};

static bool
is_one_of(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

#define IS_ONE_OF(names, name) is_one_of((names), sizeof(names) / sizeof(*(names)), (name))

static const char *
trimmed(struct arena *a, const char *s, size_t n)
{
	while (n && strchr(" \t\r", *s))
		s++, n--;
	while (n && strchr(" \t\r", s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

/* Which of the three forms the line has; 0 = a line with nothing to say. */
static int
parse_line(struct arena *a, const char *s, size_t n, struct map_line *out)
{
	const char *fact = memmem(s, n, ":=", 2), *equals = memchr(s, '=', n);
	const char *colon = memchr(s, ':', n);

	if (!*trimmed(a, s, n) || *trimmed(a, s, n) == '#')
		return 0;
	out->theirs = out->value = "";
	if (!equals)
		return -1;
	if (fact && fact + 1 == equals) {
		out->kind = MAP_FACT;
		out->name = trimmed(a, s, (size_t)(fact - s));
		out->value = trimmed(a, fact + 2, n - (size_t)(fact + 2 - s));
		return IS_ONE_OF(fact_names, out->name) ? 1 : -1;
	}
	out->kind = colon && colon < equals ? MAP_WORD : MAP_COLUMN;
	if (out->kind == MAP_WORD) {
		const char *last = memrchr(s, '=', n);

		out->name = trimmed(a, s, (size_t)(colon - s));
		out->theirs = trimmed(a, colon + 1, (size_t)(last - colon - 1));
		out->value = trimmed(a, last + 1, n - (size_t)(last + 1 - s));
	} else {
		out->name = trimmed(a, s, (size_t)(equals - s));
		out->theirs = trimmed(a, equals + 1, n - (size_t)(equals + 1 - s));
	}
	return IS_ONE_OF(column_names, out->name) ? 1 : -1;
}

int
map_read(struct map *m, struct arena *a, const char *shown, const char *bytes, size_t n,
	struct diag *d)
{
	struct where where = {shown, 0, 0, NULL};
	int failed = 0;
	size_t bad;

	*m = (struct map){.shown = shown};
	if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		bytes += 3, n -= 3;
	if (!utf8_valid(bytes, n, &bad))
		return diag_report(
			d, FAULT_SHEET_ENCODING, where, "0x%02X", (unsigned char)bytes[bad]);
	while (n) {
		const char *nl = memchr(bytes, '\n', n);
		size_t length = nl ? (size_t)(nl - bytes) : n;
		struct map_line line;
		int rc;

		where.line++;
		rc = parse_line(a, bytes, length, &line);
		line.line = where.line;
		if (rc > 0)
			*VEC_PUSH(a, &m->lines) = line;
		else if (rc < 0)
			failed = diag_report(
				d, FAULT_MAP_LINE, where, "%s", trimmed(a, bytes, length));
		bytes += length + (nl ? 1 : 0);
		n -= length + (nl ? 1 : 0);
	}
	return failed;
}

const char *
map_heading(const struct map *m, const char *column)
{
	for (size_t i = 0; i < m->lines.n; i++)
		if (m->lines.v[i].kind == MAP_COLUMN && strcmp(m->lines.v[i].name, column) == 0)
			return m->lines.v[i].theirs;
	return NULL;
}

const char *
map_fact(const struct map *m, const char *name)
{
	for (size_t i = 0; i < m->lines.n; i++)
		if (m->lines.v[i].kind == MAP_FACT && strcmp(m->lines.v[i].name, name) == 0)
			return m->lines.v[i].value;
	return NULL;
}

const char *
map_word(const struct map *m, const char *column, const char *theirs)
{
	for (size_t i = 0; i < m->lines.n; i++)
		if (m->lines.v[i].kind == MAP_WORD && strcmp(m->lines.v[i].name, column) == 0 &&
			value_is_same_word(m->lines.v[i].theirs, theirs))
			return m->lines.v[i].value;
	return NULL;
}
