#include "ledger/tree.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

char *
tree_collapse(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1);
	size_t n = 0;

	for (; *s; s++) {
		bool is_space = strchr(" \t\r\n", *s) != NULL;

		if (!is_space)
			out[n++] = *s;
		else if (n && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

static void
append(struct xml_node *parent, struct xml_node *n)
{
	n->parent = parent;
	if (parent->last)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
}

struct xml_node *
tree_add(struct arena *a, struct xml_node *parent, const char *name)
{
	struct xml_node *n = arena_one(a, struct xml_node);

	n->name = name;
	if (parent)
		append(parent, n);
	return n;
}

void
tree_text(struct arena *a, struct xml_node *n, const char *name, const char *value)
{
	struct xml_attr **tail = &n->attrs;

	if (!value || !*value)
		return;
	while (*tail)
		tail = &(*tail)->next;
	*tail = arena_one(a, struct xml_attr);
	**tail = (struct xml_attr){.name = name, .value = tree_collapse(a, value)};
}

void
tree_date(struct arena *a, struct xml_node *n, const char *name, date d)
{
	char iso[DATE_BUF];

	if (d != DATE_NONE)
		tree_text(a, n, name, date_iso(d, iso));
}

void
tree_int(struct arena *a, struct xml_node *n, const char *name, int64_t value)
{
	tree_text(a, n, name, arena_printf(a, "%" PRId64, value));
}

void
tree_say(struct arena *a, struct xml_node *n, const char *text)
{
	struct xml_node *t;

	if (!text || !*text)
		return;
	t = arena_one(a, struct xml_node);
	t->text = tree_collapse(a, text);
	append(n, t);
}

/* ---- as XML ---- */

static void
add_escaped(struct str *out, const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '&':
			str_add(out, "&amp;");
			break;
		case '<':
			str_add(out, "&lt;");
			break;
		case '>':
			str_add(out, "&gt;");
			break;
		case '"':
			str_add(out, "&quot;");
			break;
		default:
			str_addc(out, *s);
		}
}

static void
indent(struct str *out, int depth)
{
	for (int i = 0; i < depth; i++)
		str_addc(out, ' ');
}

static void
print_node(struct str *out, const struct xml_node *n, int depth)
{
	bool has_text = n->first && !n->first->name;

	indent(out, depth);
	str_addf(out, "<%s", n->name);
	if (depth == 0)
		str_addf(out, " xmlns=\"%s\"", TREE_NS);
	for (const struct xml_attr *t = n->attrs; t; t = t->next) {
		str_addf(out, " %s=\"", t->name);
		add_escaped(out, t->value);
		str_addc(out, '"');
	}
	if (!n->first) {
		str_add(out, "/>\n");
		return;
	}
	str_add(out, has_text ? ">" : ">\n");
	for (const struct xml_node *k = n->first; k; k = k->next)
		if (k->name)
			print_node(out, k, depth + 1);
		else
			add_escaped(out, k->text);
	if (!has_text)
		indent(out, depth);
	str_addf(out, "</%s>\n", n->name);
}

void
tree_print(struct str *out, const struct xml_node *root)
{
	str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	print_node(out, root, 0);
}

/* ---- as canonical text ---- */

static int
compare_attrs(const void *a, const void *b)
{
	const struct xml_attr *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

static void
add_attrs(struct arena *a, struct str *out, const struct xml_node *n, const char *without)
{
	const struct xml_attr **v;
	size_t count = 0;

	for (const struct xml_attr *t = n->attrs; t; t = t->next)
		count++;
	v = arena_array(a, const struct xml_attr *, count + 1);
	count = 0;
	for (const struct xml_attr *t = n->attrs; t; t = t->next)
		if (!without || strcmp(t->name, without) != 0)
			v[count++] = t;
	if (count)
		qsort(v, count, sizeof(const struct xml_attr *), compare_attrs);
	for (size_t i = 0; i < count; i++) {
		const char *value = tree_collapse(a, v[i]->value);

		str_addf(out, " %s=%zu:%s", v[i]->name, strlen(value), value);
	}
}

/* The depth says what is whose child. */
static void
canonize(struct arena *a, struct str *out, const struct xml_node *n, int depth, const char *without)
{
	str_addf(out, "%d %s", depth, n->name);
	add_attrs(a, out, n, without);
	for (const struct xml_node *k = n->first; k; k = k->next) {
		const char *text = k->name ? "" : tree_collapse(a, k->text);

		if (*text)
			str_addf(out, " =%zu:%s", strlen(text), text);
	}
	str_addc(out, '\n');
	for (const struct xml_node *k = n->first; k; k = k->next)
		if (k->name)
			canonize(a, out, k, depth + 1, NULL);
}

void
tree_digest(const struct xml_node *root, const char *without, char hex[DIGEST_HEX])
{
	struct arena *a = arena_new();
	struct str s;

	str_init(&s);
	canonize(a, &s, root, 0, without);
	digest_bytes(s.s, s.n, hex);
	str_release(&s);
	arena_free(a);
}

/* ---- and back ---- */

const char *
tree_get(const struct xml_node *n, const char *name)
{
	const char *s = xml_attr(n, name);

	return s ? s : "";
}

date
tree_get_date(const struct xml_node *n, const char *name)
{
	date d;

	return date_parse(tree_get(n, name), &d) ? DATE_NONE : d;
}

int64_t
tree_get_int(const struct xml_node *n, const char *name, int64_t absent)
{
	const char *s = xml_attr(n, name);

	return s ? strtoll(s, NULL, 10) : absent;
}
