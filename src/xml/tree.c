#include "xml/door.h"

#include "base/str.h"

#include <string.h>

const char *
node_label(struct arena *a, const xmlNode *n)
{
	for (; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
		xmlAttr *id = xmlHasNsProp((xmlNode *)n, BAD_CAST "id", NULL);

		if (id && id->children && id->children->content)
			return arena_printf(a, "%s %s", (const char *)n->name,
				(const char *)id->children->content);
	}
	return NULL;
}

static struct xml_attr *
make_attr(struct reader *r, const xmlAttr *attr)
{
	struct xml_attr *x = arena_one(r->arena, struct xml_attr);
	xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
	const char *name = (const char *)attr->name;

	x->name = attr->ns ? arena_printf(r->arena, "xml:%s", name) : arena_strdup(r->arena, name);
	x->value = arena_strdup(r->arena, value ? (const char *)value : "");
	xmlFree(value);
	return x;
}

static struct xml_node *
make_node(struct reader *r, const xmlNode *from, struct xml_node *parent)
{
	struct xml_node *n = arena_one(r->arena, struct xml_node);

	n->parent = parent;
	n->file = r->shown;
	n->line = (int)xmlGetLineNo(from);
	if (parent) {
		*(parent->last ? &parent->last->next : &parent->first) = n;
		parent->last = n;
		n->label = parent->label;
	}
	return n;
}

/* The parser has merged adjacent text and dropped comments already. */
static void
make_text(struct reader *r, const xmlNode *from, struct xml_node *parent)
{
	struct xml_node *n = make_node(r, from, parent);

	n->line = parent->line;
	n->text = arena_strdup(r->arena, (const char *)from->content);
}

static struct xml_node *
make_element(struct reader *r, const xmlNode *from, struct xml_node *parent)
{
	struct xml_node *n = make_node(r, from, parent);
	struct xml_attr **last = &n->attrs;

	n->nth = r->elements++;
	n->name = arena_strdup(r->arena, (const char *)from->name);
	for (const xmlAttr *attr = from->properties; attr; attr = attr->next) {
		*last = make_attr(r, attr);
		if (strcmp((*last)->name, "id") == 0)
			n->label = arena_printf(r->arena, "%s %s", n->name, (*last)->value);
		last = &(*last)->next;
	}
	for (const xmlNode *c = from->children; c; c = c->next) {
		if (c->type == XML_ELEMENT_NODE)
			make_element(r, c, n);
		else if (c->type == XML_TEXT_NODE && c->content)
			make_text(r, c, n);
	}
	return n;
}

struct xml_node *
tree_make(struct reader *r, const xmlNode *root)
{
	return make_element(r, root, NULL);
}

const char *
xml_attr(const struct xml_node *n, const char *name)
{
	for (const struct xml_attr *a = n->attrs; a; a = a->next)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

static struct xml_node *
find_from(struct xml_node *n, const char *name)
{
	while (n && !(n->name && strcmp(n->name, name) == 0))
		n = n->next;
	return n;
}

struct xml_node *
xml_child(const struct xml_node *n, const char *name)
{
	return find_from(n->first, name);
}

struct xml_node *
xml_next(const struct xml_node *n, const char *name)
{
	return find_from(n->next, name);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends s with white space runs as one blank, none at the very start. */
static void
add_collapsed(struct str *b, const char *s)
{
	for (; *s; s++) {
		if (!is_space(*s))
			str_addc(b, *s);
		else if (b->n > 0 && b->s[b->n - 1] != ' ')
			str_addc(b, ' ');
	}
}

static void
collect_text(struct str *b, const struct xml_node *n)
{
	if (n->text)
		add_collapsed(b, n->text);
	for (const struct xml_node *c = n->first; c; c = c->next)
		collect_text(b, c);
}

char *
xml_text(struct arena *a, const struct xml_node *n)
{
	struct str b;
	char *s;

	str_init(&b);
	collect_text(&b, n);
	while (b.n > 0 && b.s[b.n - 1] == ' ')
		b.n--;
	s = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return s;
}

struct where
xml_where(const struct xml_node *n)
{
	struct where w = {n->file, n->line, 0, n->label ? n->label : n->name};

	return w;
}

static void
dump_text(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s; s++) {
		if (*s == '\n')
			fputs("\\n", out);
		else if (*s == '"' || *s == '\\')
			fprintf(out, "\\%c", *s);
		else
			fputc(*s, out);
	}
	fputc('"', out);
}

static void
dump_node(FILE *out, const struct xml_node *n, int depth)
{
	fprintf(out, "%*s", depth * 2, "");
	if (n->text) {
		dump_text(out, n->text);
		fputc('\n', out);
		return;
	}
	fprintf(out, "%s:%d", n->name, n->line);
	for (const struct xml_attr *a = n->attrs; a; a = a->next) {
		fprintf(out, " %s=", a->name);
		dump_text(out, a->value);
	}
	fputc('\n', out);
	for (const struct xml_node *c = n->first; c; c = c->next)
		dump_node(out, c, depth + 1);
}

void
xml_dump(FILE *out, const struct xml_node *n)
{
	dump_node(out, n, 0);
}
