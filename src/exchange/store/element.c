#include "exchange/store/element.h"

#include "base/utf8.h"

#include <string.h>

struct element *
element_new(struct arena *a, const char *name)
{
	struct element *e = arena_one(a, struct element);

	e->name = name;
	return e;
}

void
element_attr(struct arena *a, struct element *e, const char *name, const char *value)
{
	struct element_attr *attr;

	if (!value || !*value)
		return;
	attr = arena_one(a, struct element_attr);
	attr->name = name;
	attr->value = value;
	*(e->last_attr ? &e->last_attr->next : &e->attrs) = attr;
	e->last_attr = attr;
}

struct element *
element_add(struct element *e, struct element *child)
{
	*(e->last ? &e->last->next : &e->first) = child;
	e->last = child;
	return child;
}

struct element *
element_child(struct arena *a, struct element *e, const char *name, const char *text)
{
	struct element *child;

	if (!text || !*text)
		return NULL;
	child = element_add(e, element_new(a, name));
	child->text = text;
	return child;
}

/* What cannot stand in XML at all was refused before it came here. */
void
element_escape(struct str *out, const char *s, char quote)
{
	for (; *s; s++) {
		if (*s == '&')
			str_add(out, "&amp;");
		else if (*s == '<')
			str_add(out, "&lt;");
		else if (*s == '>' && !quote)
			str_add(out, "&gt;");
		else if (quote && *s == quote)
			str_add(out, quote == '"' ? "&quot;" : "&apos;");
		else if (*s == '\n' && quote)
			str_add(out, "&#10;");
		else
			str_addc(out, *s);
	}
}

int
element_is_sayable(const char *s)
{
	size_t n = strlen(s), pos = 0, bad;

	if (!utf8_valid(s, n, &bad))
		return 0;
	while (pos < n) {
		uint32_t cp = utf8_next(s, n, &pos);

		if ((cp < ' ' && cp != '\n' && cp != '\t' && cp != '\r') || cp == 0xFFFE ||
			cp == 0xFFFF)
			return 0;
	}
	return 1;
}

static void
write_at(struct str *out, const struct element *e, const struct element_style *style, int depth)
{
	str_addf(out, "<%s", e->name);
	for (const struct element_attr *a = e->attrs; a; a = a->next) {
		str_addf(out, " %s=\"", a->name);
		element_escape(out, a->value, '"');
		str_addc(out, '"');
	}
	if (!e->text && !e->first) {
		str_add(out, "/>");
		return;
	}
	str_addc(out, '>');
	if (e->text)
		element_escape(out, e->text, '\0');
	for (const struct element *c = e->first; c; c = c->next) {
		str_addf(out, "%s%s", style->eol, style->indent);
		for (int i = 0; i <= depth; i++)
			str_add(out, style->unit);
		write_at(out, c, style, depth + 1);
	}
	if (e->first) {
		str_addf(out, "%s%s", style->eol, style->indent);
		for (int i = 0; i < depth; i++)
			str_add(out, style->unit);
	}
	str_addf(out, "</%s>", e->name);
}

void
element_write(struct str *out, const struct element *e, struct element_style style)
{
	write_at(out, e, &style, 0);
}
