#include "model/load/load.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#define CENTS_MOST (INT64_MAX / 1000) /* a share is computed from hundreds of it */

/* The element whose missing statement makes n unknown: a file's root, or n itself. */
static const struct xml_node *
culprit(const struct xml_node *n)
{
	const struct xml_node *root = n->parent;

	return root && !root->parent && !xml_attr(root, "visibility") ? root : n;
}

/* A file that says nothing is told once, when its first record suffers from it. */
static void
tell_unknown(struct loader *l, const struct xml_node *n, struct scope *s)
{
	const struct xml_node *at = culprit(n);

	if (s->is_told || s->visibility != VIS_UNKNOWN)
		return;
	s->is_told = true;
	if (at == l->told)
		return;
	l->told = at;
	diag_report(l->diag, FAULT_VISIBILITY_UNKNOWN, xml_where(at), "<%s>", at->name);
}

/* A non-public ancestor is never overruled; else the nearest statement counts. */
struct scope
scope_enter(struct loader *l, struct scope outer, const struct xml_node *n)
{
	const char *lang = xml_attr(n, "xml:lang");
	struct scope s = outer;

	if (lang)
		s.lang = load_attr(l, n, "xml:lang");
	if (outer.visibility != VIS_NONPUBLIC)
		s.visibility = (enum visibility)load_word(
			n, "visibility", word_tab_visibility, (int)outer.visibility);
	return s;
}

/* Where the schema has no such attribute there is none, and nothing is read. */
static struct validity
load_validity(struct loader *l, const struct xml_node *n)
{
	return (struct validity){
		.from = load_date(l, n, "validFrom"),
		.until = load_date(l, n, "validUntil"),
		.recorded = load_date(l, n, "recorded"),
	};
}

struct scope
load_record(struct loader *l, struct record *r, const struct xml_node *n, struct scope outer)
{
	struct scope s = scope_enter(l, outer, n);

	tell_unknown(l, n, &s);
	r->id = load_attr(l, n, "id");
	r->visibility = s.visibility;
	r->lang = s.lang;
	r->time = load_validity(l, n);
	r->where = xml_where(n);
	return s;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *
collapse(struct arena *a, const char *s)
{
	char *copy = arena_strdup(a, s), *to = copy;

	for (const char *from = copy; *from; from++) {
		if (!is_space(*from))
			*to++ = *from;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > copy && to[-1] == ' ')
		to--;
	*to = '\0';
	return copy;
}

const char *
load_attr(struct loader *l, const struct xml_node *n, const char *name)
{
	const char *s = xml_attr(n, name);

	return s ? collapse(l->arena, s) : NULL;
}

const char *
load_child(struct loader *l, const struct xml_node *n, const char *name)
{
	const struct xml_node *c = xml_child(n, name);

	return c ? load_own_text(l, c) : NULL;
}

const char *
load_own_text(struct loader *l, const struct xml_node *n)
{
	const char *s = xml_text(l->arena, n);

	return *s ? s : NULL;
}

void
load_children(struct loader *l, struct strings *out, const struct xml_node *n, const char *name)
{
	FOR_CHILDREN(c, n, name)
		*VEC_PUSH(l->arena, out) = xml_text(l->arena, c);
}

date
load_date(struct loader *l, const struct xml_node *n, const char *name)
{
	const char *s = load_attr(l, n, name);
	date d;

	return s && date_parse(s, &d) == 0 ? d : DATE_NONE;
}

int
load_int(const struct xml_node *n, const char *name, int absent)
{
	const char *s = xml_attr(n, name);

	return s ? (int)strtol(s, NULL, 10) : absent;
}

bool
load_bool(const struct xml_node *n, const char *name, bool absent)
{
	const char *s = xml_attr(n, name);

	return s ? strstr(s, "true") != NULL : absent;
}

/* The schema says how a number is written; how large it may be is said here. */
static void
too_large(struct loader *l, const struct xml_node *n, const char *name, const char *value)
{
	diag_report(l->diag, FAULT_NUMBER_TOO_LARGE, xml_where(n), "<%s %s=\"%s\">", n->name, name,
		value);
}

struct decimal
load_decimal(struct loader *l, const struct xml_node *n, const char *name)
{
	struct decimal d = {-1, 0};
	const char *s = load_attr(l, n, name);

	if (s && num_parse(s, &d))
		too_large(l, n, name, s);
	return d;
}

int64_t
load_cents(struct loader *l, const struct xml_node *n, const char *name)
{
	const char *s = load_attr(l, n, name);
	int64_t cents;

	if (!s)
		return -1;
	/* Every sum of money is one of some of these, so none can overflow. */
	if (num_parse_cents(s, &cents) == 0 && l->cents + cents <= CENTS_MOST) {
		l->cents += cents;
		return cents;
	}
	too_large(l, n, name, s);
	return -1;
}

int
load_word(const struct xml_node *n, const char *name, const struct word *table, int absent)
{
	const char *s = xml_attr(n, name);
	char word[32];
	size_t len;

	if (!s)
		return absent;
	s += strspn(s, " ");
	len = strcspn(s, " ");
	if (len >= sizeof(word))
		return absent;
	memcpy(word, s, len);
	word[len] = '\0';
	return word_value(table, word, absent);
}

struct ref
load_ref(struct loader *l, const struct xml_node *n, const char *name)
{
	struct ref r = {load_attr(l, n, name), xml_where(n)};

	return r;
}

struct strings
load_ids(struct loader *l, const struct xml_node *n, const char *name)
{
	struct strings ids = {0};
	const char *s = load_attr(l, n, name);

	while (s && *s) {
		size_t len = strcspn(s, " ");

		*VEC_PUSH(l->arena, &ids) = arena_strndup(l->arena, s, len);
		s += len;
		s += *s == ' ';
	}
	return ids;
}
