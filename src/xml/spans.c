#include "xml/spans.h"

#include "base/vec.h"

#include <string.h>

#define DEPTH 256 /* more than the reader allows */

struct scan {
	struct arena *arena;
	const char *s;
	size_t n, at;
	size_t open[DEPTH]; /* spans whose end is not yet known */
	size_t depth;
	struct xml_spans spans;
};

static bool
starts(const struct scan *c, const char *with)
{
	size_t n = strlen(with);

	return c->n - c->at >= n && memcmp(c->s + c->at, with, n) == 0;
}

static size_t
behind(const struct scan *c, size_t from, const char *mark)
{
	const char *found = memmem(c->s + from, c->n - from, mark, strlen(mark));

	return found ? (size_t)(found - c->s) + strlen(mark) : c->n;
}

/* Comments, sections and instructions may hold anything that looks like a tag. */
static bool
skip_hidden(struct scan *c)
{
	if (starts(c, "<!--"))
		c->at = behind(c, c->at + 4, "-->");
	else if (starts(c, "<![CDATA["))
		c->at = behind(c, c->at + 9, "]]>");
	else if (starts(c, "<?"))
		c->at = behind(c, c->at + 2, "?>");
	else
		return false;
	return true;
}

/* Behind the tag's '>'; a '>' between quotes ends nothing. */
static size_t
end_of_tag(const struct scan *c)
{
	char quote = '\0';
	size_t i = c->at;

	for (; i < c->n; i++) {
		char x = c->s[i];

		if (quote)
			quote = x == quote ? '\0' : quote;
		else if (x == '"' || x == '\'')
			quote = x;
		else if (x == '>')
			return i + 1;
	}
	return i;
}

static void
close_element(struct scan *c, size_t end)
{
	struct xml_span *span;

	if (!c->depth)
		return;
	span = &c->spans.v[c->open[--c->depth]];
	span->tail = c->at;
	span->end = end;
}

static void
open_element(struct scan *c, size_t end)
{
	struct xml_span *span = VEC_PUSH(c->arena, &c->spans);

	*span = (struct xml_span){.head = c->at, .inner = end, .tail = end, .end = end};
	span->is_empty = end >= 2 && c->s[end - 2] == '/';
	if (!span->is_empty && c->depth < DEPTH)
		c->open[c->depth++] = c->spans.n - 1;
}

struct xml_spans
xml_spans_find(struct arena *a, const char *s, size_t n)
{
	struct scan c = {.arena = a, .s = s, .n = n};

	while (c.at < n) {
		const char *tag = memchr(s + c.at, '<', n - c.at);
		size_t end;

		if (!tag)
			break;
		c.at = (size_t)(tag - s);
		if (skip_hidden(&c))
			continue;
		end = end_of_tag(&c);
		if (starts(&c, "</"))
			close_element(&c, end);
		else
			open_element(&c, end);
		c.at = end;
	}
	return c.spans;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
ends_name(char c)
{
	return is_blank(c) || c == '=' || c == '/' || c == '>';
}

/* The next attribute from `at` on; false at the end of the tag. */
static bool
next_attr(const char *s, size_t at, size_t end, struct xml_attr_span *out)
{
	size_t i = at;

	out->blank = at;
	while (i < end && is_blank(s[i]))
		i++;
	if (i >= end || s[i] == '/' || s[i] == '>')
		return false;
	out->name = i;
	while (i < end && s[i] != '"' && s[i] != '\'')
		i++;
	if (i >= end)
		return false;
	out->quote = s[i];
	out->value = i + 1;
	for (i++; i < end && s[i] != out->quote; i++)
		;
	out->value_end = i;
	out->end = i + 1;
	return true;
}

static size_t
behind_name(const char *s, const struct xml_span *at)
{
	size_t i = at->head + 1;

	while (i < at->inner && !ends_name(s[i]))
		i++;
	return i;
}

bool
xml_attr_find(const char *s, const struct xml_span *at, const char *name, struct xml_attr_span *out)
{
	size_t n = strlen(name);

	for (size_t i = behind_name(s, at); next_attr(s, i, at->inner, out); i = out->end)
		if (strncmp(s + out->name, name, n) == 0 && ends_name(s[out->name + n]))
			return true;
	return false;
}

size_t
xml_attr_place(const char *s, const struct xml_span *at)
{
	struct xml_attr_span attr;
	size_t i = behind_name(s, at);

	while (next_attr(s, i, at->inner, &attr))
		i = attr.end;
	return i;
}
