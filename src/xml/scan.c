/*
 * One pass over a file's bytes before libxml2 sees it. The parser's time per
 * tag grows with the square of its attributes, it stops in silence at a NUL
 * behind the root element, and it has one message for all that can be wrong
 * with quotes; here each has its own.
 */
#include "xml/door.h"

#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define ATTRS_PER_TAG 256
#define TEXT_LONGEST ((size_t)1 << 20) /* [byte] between two tags */
#define FAULTS_SHOWN 200               /* each looks for its line */
#define SHOWN 60                       /* [byte] of a value in a message */

struct scan {
	struct reader *r;
	const char *s, *end; /* what is still to be seen */
};

/* Typographer's marks an office program puts in place of " and '. */
static const char *const curly_marks[] = {"\u201C", "\u201D", "\u201E", "\u201F", "\u2018",
	"\u2019", "\u201A", "\u201B", "\u00AB", "\u00BB", "\u2039", "\u203A"};

static struct where
where_of(const struct scan *x, const char *at)
{
	int line = 1;

	for (const char *p = x->r->bytes.s; p < at; p++)
		line += *p == '\n';
	return reader_where(x->r, line, 0, NULL);
}

/* The rest of the line, without half a character at its end. */
static int
shown_bytes(const struct scan *x, const char *s)
{
	size_t n = strcspn(s, "\r\n");

	if (s + n > x->end)
		n = (size_t)(x->end - s);
	if (n > SHOWN)
		for (n = SHOWN; n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
			;
	return (int)n;
}

static int
complain(const struct scan *x, enum fault fault, const char *at)
{
	return reader_fault(x->r, fault, where_of(x, at), "%.*s", shown_bytes(x, at), at);
}

static bool
begins(const struct scan *x, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(x->end - x->s) >= n && memcmp(x->s, what, n) == 0;
}

/* Steps behind a construct that hides markup; false if there is none here. */
static bool
skip_hidden(struct scan *x)
{
	static const char *const pairs[][2] = {
		{"<!--", "-->"},
		{"<![CDATA[", "]]>"},
		{"<?", "?>"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const char *end;
		size_t n = strlen(pairs[i][0]);

		if (!begins(x, pairs[i][0]))
			continue;
		end = memmem(
			x->s + n, (size_t)(x->end - x->s) - n, pairs[i][1], strlen(pairs[i][1]));
		x->s = end ? end + strlen(pairs[i][1]) : x->end;
		return true;
	}
	return false;
}

static bool
is_name(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '-' || c == ':' || c == '.' ||
	       (unsigned char)c >= 0x80;
}

/*
 * `id="sb-01 code="SB-01"`: what was taken for the value ends in the next
 * attribute's name and its equals sign.
 */
static bool
swallowed_attribute(const char *value, const char *end)
{
	const char *p = end;

	if (p > value && p[-1] == '=')
		p--;
	else
		return false;
	while (p > value && is_name(p[-1]))
		p--;
	return p > value && p[0] != '=' && isspace((unsigned char)p[-1]);
}

/* The next such quote is that of another attribute, or there is none. */
static bool
opens_next_value(const struct scan *x, char quote)
{
	const char *next = memchr(x->s, quote, (size_t)(x->end - x->s));

	return !next || next[-1] == '=';
}

/* Steps behind the value that begins with the quote at x->s. */
static int
scan_value(struct scan *x)
{
	const char quote = *x->s++;
	const char *start = x->s;
	bool has_ended = false; /* the tag, had the value been closed */

	for (; x->s < x->end && *x->s != quote; x->s++) {
		has_ended |= *x->s == '>';
		if (*x->s == '<')
			return complain(x,
				has_ended || opens_next_value(x, quote) ? FAULT_XML_QUOTE_MISSING
									: FAULT_XML_AMPERSAND,
				start - 1);
	}
	if (x->s >= x->end)
		return complain(x, FAULT_XML_QUOTE_MISSING, start - 1);
	x->s++;
	if (x->s < x->end && is_name(*x->s) && swallowed_attribute(start, x->s - 1))
		return complain(x, FAULT_XML_QUOTE_MISSING, start - 1);
	return 0;
}

/* The sign behind an attribute's equals sign. */
static int
scan_behind_equals(struct scan *x)
{
	while (x->s < x->end && isspace((unsigned char)*x->s))
		x->s++;
	for (size_t i = 0; i < sizeof(curly_marks) / sizeof(*curly_marks); i++)
		if (begins(x, curly_marks[i]))
			return complain(x, FAULT_XML_QUOTE_CURLY, x->s);
	return x->s < x->end && (*x->s == '"' || *x->s == '\'') ? scan_value(x) : 0;
}

/* Steps to the end of a tag that begins at x->s. */
static int
scan_tag(struct scan *x)
{
	const char *tag = x->s++;
	int nattrs = 0;

	while (x->s < x->end && *x->s != '>') {
		if (*x->s == '<') /* the parser says what is wrong; its work ends here */
			return 0;
		if (*x->s++ != '=')
			continue;
		if (++nattrs > ATTRS_PER_TAG)
			return reader_fault(x->r, FAULT_XML_ATTRIBUTES, where_of(x, tag), "> %d",
				ATTRS_PER_TAG);
		if (scan_behind_equals(x))
			return -1;
	}
	return 0;
}

/* Text up to the next tag. */
static int
scan_text(struct scan *x)
{
	const char *start = x->s;
	const char *next = memchr(x->s, '<', (size_t)(x->end - x->s));

	x->s = next ? next : x->end;
	if ((size_t)(x->s - start) > TEXT_LONGEST)
		return reader_fault(x->r, FAULT_XML_TEXT_LONG, where_of(x, start), "%zu > %zu kB",
			(size_t)(x->s - start) >> 10, TEXT_LONGEST >> 10);
	return 0;
}

/*
 * Private-use characters mean something in one font alone, and PDF/A-2a has no
 * place for them; noncharacters mean nothing. Word writes its bullets so.
 */
static bool
is_private(uint32_t cp)
{
	return (cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000 || (cp & 0xFFFE) == 0xFFFE ||
	       (cp >= 0xFDD0 && cp <= 0xFDEF);
}

static int
scan_characters(const struct scan *x)
{
	size_t n = x->r->bytes.n, pos = 0;
	int failed = 0;

	while (pos < n && failed > -FAULTS_SHOWN) {
		const char *at = x->s + pos;
		uint32_t cp = utf8_next(x->s, n, &pos);

		if (is_private(cp))
			failed += reader_fault(
				x->r, FAULT_XML_PRIVATE, where_of(x, at), "U+%04X", (unsigned)cp);
	}
	return failed;
}

/* &#xE000; and &#57344; */
static int
scan_references(const struct scan *x)
{
	int failed = 0;

	for (const char *p = x->s;
		failed > -FAULTS_SHOWN && (p = memmem(p, (size_t)(x->end - p), "&#", 2)); p++) {
		unsigned long cp =
			p[2] == 'x' ? strtoul(p + 3, NULL, 16) : strtoul(p + 2, NULL, 10);

		if (cp <= UINT32_MAX && is_private((uint32_t)cp))
			failed += reader_fault(
				x->r, FAULT_XML_PRIVATE, where_of(x, p), "U+%04lX", cp);
	}
	return failed;
}

int
scan_markup(struct reader *r)
{
	struct scan x = {.r = r, .s = r->bytes.s, .end = r->bytes.s + r->bytes.n};
	const char *nul = memchr(x.s, '\0', r->bytes.n);

	if (nul)
		return reader_fault(r, FAULT_XML_CHARACTER, where_of(&x, nul), "U+0000");
	if (scan_characters(&x) | scan_references(&x))
		return -1;
	/* A DOCTYPE is refused by the parser's callback; inside it no rule of ours holds. */
	while (x.s < x.end && !begins(&x, "<!DOCTYPE"))
		if (*x.s != '<' ? scan_text(&x) : !skip_hidden(&x) && scan_tag(&x))
			return -1;
	return 0;
}
