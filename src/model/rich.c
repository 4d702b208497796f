#include "model/link.h"

#include <stdlib.h>
#include <string.h>

/* Where an element's `target` and `alt` come from. */
static const struct element {
	const char *name, *target, *alt;
	enum rich_kind kind;
	bool is_block; /* white space is trimmed at its ends */
} elements[] = {
	{"p", NULL, NULL, RICH_P, true},
	{"h", NULL, NULL, RICH_H, true},
	{"ul", NULL, NULL, RICH_UL, true},
	{"ol", NULL, NULL, RICH_OL, true},
	{"li", NULL, NULL, RICH_LI, true},
	{"table", NULL, "summary", RICH_TABLE, true},
	{"caption", NULL, NULL, RICH_CAPTION, true},
	{"thead", NULL, NULL, RICH_THEAD, true},
	{"tbody", NULL, NULL, RICH_TBODY, true},
	{"tr", NULL, NULL, RICH_TR, true},
	{"th", NULL, NULL, RICH_TH, true},
	{"td", NULL, NULL, RICH_TD, true},
	{"tnote", NULL, NULL, RICH_TNOTE, true},
	{"figure", NULL, NULL, RICH_FIGURE, true},
	{"img", "src", "alt", RICH_IMG, true},
	{"figcaption", NULL, NULL, RICH_FIGCAPTION, true},
	{"blockquote", "cite", NULL, RICH_BLOCKQUOTE, true},
	{"attribution", NULL, NULL, RICH_ATTRIBUTION, true},
	{"em", NULL, NULL, RICH_EM, false},
	{"strong", NULL, NULL, RICH_STRONG, false},
	{"q", NULL, NULL, RICH_Q, false},
	{"a", "href", NULL, RICH_A, false},
	{"abbr", "title", NULL, RICH_ABBR, false},
	{"span", NULL, NULL, RICH_SPAN, false},
	{"sup", NULL, NULL, RICH_SUP, false},
	{"sub", NULL, NULL, RICH_SUB, false},
	{"code", NULL, NULL, RICH_CODE, false},
	{"note", NULL, NULL, RICH_NOTE, true},
	{"ref", "to", NULL, RICH_REF, false},
	{"br", NULL, NULL, RICH_BR, false},
};

/* Text flows through inline elements; a block starts a new flow. */
struct flow {
	bool ends_blank; /* a blank, a line break or nothing stands before */
	char *last;      /* the text node written last, to trim its end */
};

static const struct element *
lookup_element(const char *name)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

const char *
rich_name(enum rich_kind kind)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (elements[i].kind == kind)
			return elements[i].name;
	return "text";
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
trim_end(struct flow *f)
{
	size_t n = f->last ? strlen(f->last) : 0;

	if (n > 0 && f->last[n - 1] == ' ')
		f->last[n - 1] = '\0';
	f->last = NULL;
}

static void
start_flow(struct flow *f)
{
	f->ends_blank = true;
	f->last = NULL;
}

static struct rich_node *
make_node(struct loader *l, enum rich_kind kind, const struct xml_node *n)
{
	struct rich_node *node = arena_one(l->arena, struct rich_node);

	node->kind = kind;
	node->where = xml_where(n);
	node->colspan = node->rowspan = 1;
	return node;
}

/* NULL if nothing but white space already accounted for. */
static struct rich_node *
make_text(struct loader *l, const struct xml_node *n, struct flow *f)
{
	char *text = arena_strdup(l->arena, n->text), *to = text;
	struct rich_node *node;

	for (const char *from = n->text; *from; from++) {
		bool space = is_space(*from);

		if (!space || !f->ends_blank)
			*to++ = space ? ' ' : *from;
		f->ends_blank = space;
	}
	*to = '\0';
	if (to == text)
		return NULL;
	node = make_node(l, RICH_TEXT, n);
	node->text = f->last = text;
	return node;
}

static void
fill_attributes(
	struct loader *l, struct rich_node *node, const struct element *e, const struct xml_node *n)
{
	const char *scope = load_attr(l, n, "scope"), *place = load_attr(l, n, "float");
	const char *visibility = load_attr(l, n, "visibility");

	node->id = load_attr(l, n, "id");
	node->lang = load_attr(l, n, "xml:lang");
	node->target = e->target ? load_attr(l, n, e->target) : NULL;
	node->alt = e->alt ? load_attr(l, n, e->alt) : NULL;
	node->align = load_attr(l, n, "align");
	node->colspan = load_int(n, "colspan", 1);
	node->rowspan = load_int(n, "rowspan", 1);
	node->is_row_head = scope && strcmp(scope, "row") == 0;
	node->floats_top = place && strcmp(place, "top") == 0;
	node->is_hidden = visibility && strcmp(visibility, "nonpublic") == 0;
}

static struct rich_node *make_children(struct loader *l, const struct xml_node *n, struct flow *f);

static struct rich_node *
make_element(struct loader *l, const struct xml_node *n, struct flow *f)
{
	const struct element *e = lookup_element(n->name);
	struct rich_node *node;
	struct flow inner;

	if (!e)
		return NULL;
	node = make_node(l, e->kind, n);
	fill_attributes(l, node, e, n);
	if (e->is_block) {
		start_flow(&inner);
		node->first = make_children(l, n, &inner);
		trim_end(&inner);
		if (e->kind != RICH_NOTE)
			start_flow(f);
		return node;
	}
	if (e->kind == RICH_BR) {
		trim_end(f);
		f->ends_blank = true;
		return node;
	}
	node->first = make_children(l, n, f);
	if (!node->first && e->kind != RICH_EM && e->kind != RICH_STRONG)
		f->ends_blank = false; /* a reference without content gets its own text */
	return node;
}

static struct rich_node *
make_children(struct loader *l, const struct xml_node *n, struct flow *f)
{
	struct rich_node *first = NULL, **last = &first;

	for (const struct xml_node *c = n->first; c; c = c->next) {
		struct rich_node *node = c->text ? make_text(l, c, f) : make_element(l, c, f);

		if (!node)
			continue;
		*last = node;
		last = &node->next;
	}
	return first;
}

/* Emphasis of nothing says nothing. */
static bool
is_void(const struct rich_node *n)
{
	bool is_style = n->kind == RICH_EM || n->kind == RICH_STRONG || n->kind == RICH_Q ||
			n->kind == RICH_SPAN;

	return (n->kind == RICH_TEXT && !*n->text) || (is_style && !n->first);
}

/* What trimming has emptied vanishes. */
static struct rich_node *
prune(struct rich_node *first)
{
	struct rich_node **at = &first;

	while (*at) {
		struct rich_node *n = *at;

		n->first = prune(n->first);
		if (is_void(n))
			*at = n->next;
		else
			at = &n->next;
	}
	return first;
}

static struct rich *
make_rich(struct loader *l, const struct xml_node *n, struct scope s)
{
	const char *lang = load_attr(l, n, "xml:lang");
	struct rich *r = arena_one(l->arena, struct rich);

	r->lang = lang ? lang : s.lang;
	r->where = xml_where(n);
	return r;
}

/* Children that are no blocks are the record's other fields. */
const struct rich *
rich_blocks(struct loader *l, const struct xml_node *n, struct scope s)
{
	struct rich *r = make_rich(l, n, s);
	struct rich_node *first = NULL, **last = &first;
	struct flow f;

	start_flow(&f);
	for (const struct xml_node *c = n->first; c; c = c->next) {
		struct rich_node *node = c->name ? make_element(l, c, &f) : NULL;

		if (!node)
			continue;
		*last = node;
		last = &node->next;
	}
	r->first = prune(first);
	return r;
}

const struct rich *
rich_child(struct loader *l, const struct xml_node *n, const char *name, struct scope s)
{
	const struct xml_node *c = xml_child(n, name);

	return c ? rich_blocks(l, c, s) : NULL;
}

const struct rich *
rich_inline(struct loader *l, const struct xml_node *n, struct scope s)
{
	struct rich *r = make_rich(l, n, s);
	struct rich_node *first;
	struct flow f;

	start_flow(&f);
	first = make_children(l, n, &f);
	trim_end(&f);
	r->first = prune(first);
	return r;
}
