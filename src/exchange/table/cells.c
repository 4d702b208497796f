#include "exchange/table/cells.h"

#include "base/num.h"
#include "base/str.h"
#include "exchange/sheet/value.h"
#include "exchange/store/element.h"
#include "exchange/table/computed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
compare_names(const void *x, const void *y)
{
	return strcmp(((const struct measure_name *)x)->id, ((const struct measure_name *)y)->id);
}

void
tables_begin(struct tables *t, struct project *p)
{
	const struct model *m = p->model;

	*t = (struct tables){.project = p};
	t->labels = labels_load(p->arena, m->project.lang);
	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t k = 0; k < m->fields.v[i].measures.n; k++) {
			const struct measure *x = &m->fields.v[i].measures.v[k];

			*VEC_PUSH(p->arena, &t->measures) =
				(struct measure_name){x->r.id, x->code, x};
		}
	if (t->measures.n)
		qsort(t->measures.v, t->measures.n, sizeof(*t->measures.v), compare_names);
}

static void
gather(struct tables *t, const struct xml_node *n, const char *element, struct nodes *out)
{
	for (const struct xml_node *c = n->first; c; c = c->next) {
		if (c->text)
			continue;
		if (strcmp(c->name, element) == 0)
			*VEC_PUSH(t->project->arena, out) = c;
		else
			gather(t, c, element, out);
	}
}

struct nodes
table_rows(struct tables *t, const struct table *table)
{
	struct nodes out = {0};

	for (size_t i = 0; i < t->project->files.n; i++)
		if (strcmp(t->project->files.v[i].root->name, table->root) == 0)
			gather(t, t->project->files.v[i].root, table->element, &out);
	return out;
}

static const char *
code_of(const struct tables *t, const char *id)
{
	struct measure_name key = {.id = id};
	const struct measure_name *found =
		t->measures.n
			? bsearch(&key, t->measures.v, t->measures.n, sizeof(key), compare_names)
			: NULL;

	return found ? found->code : id;
}

static const char *
id_of(const struct tables *t, const char *code)
{
	for (size_t i = 0; i < t->measures.n; i++)
		if (value_is_same_word(t->measures.v[i].code, code))
			return t->measures.v[i].id;
	return NULL;
}

static const char *
children_text(struct tables *t, const struct column *c, const struct xml_node *n)
{
	struct arena *a = t->project->arena;
	struct str b;
	const char *s;

	str_init(&b);
	for (const struct xml_node *x = xml_child(n, c->xml); x; x = xml_next(x, c->xml)) {
		const char *one = c->attr ? xml_attr(x, c->attr) : xml_text(a, x);

		if (b.n)
			str_add(&b, LIST_BETWEEN);
		str_add(&b, one ? one : "");
	}
	s = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return s;
}

static const char *
count_text(struct tables *t, const struct xml_node *n)
{
	int i = 1;

	for (const struct xml_node *x = xml_child(n->parent, n->name); x && x != n;
		x = xml_next(x, n->name))
		i++;
	return arena_printf(t->project->arena, "%d", i);
}

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

const char *
column_value(struct tables *t, const struct table *table, const struct column *c,
	const struct xml_node *n)
{
	struct arena *a = t->project->arena;
	const struct xml_node *child;

	switch (c->place) {
	case IN_ATTR:
		return or_empty(xml_attr(n, c->xml));
	case IN_CHILD:
	case IN_RICH:
		child = xml_child(n, c->xml);
		return child ? xml_text(a, child) : "";
	case IN_CHILDREN:
	case IN_CHILD_ATTR:
		return children_text(t, c, n);
	case IN_PARENT:
		return or_empty(xml_attr(n->parent, c->xml));
	case IN_OWN:
		return xml_text(a, n);
	case IN_COUNT:
		return count_text(t, n);
	case IN_MODEL:
		return computed_value(t, table, c, n);
	}
	return "";
}

/* A cell that a spreadsheet would take for a formula. */
static bool
is_tempting(const char *s)
{
	return *s && (strchr("=+-@\t\r", *s) || (*s == '\'' && s[1] && strchr("=+-@'\t\r", s[1])));
}

static const char *
with_comma(struct arena *a, const char *s)
{
	char *copy = arena_strdup(a, s), *dot = strchr(copy, '.');

	if (dot)
		*dot = ',';
	return copy;
}

const char *
cell_shown(struct tables *t, const struct column *c, const char *value)
{
	struct arena *a = t->project->arena;
	const char *word;

	if (!*value)
		return "";
	switch (c->type) {
	case TYPE_MONEY:
	case TYPE_NUMBER:
		return with_comma(a, value);
	case TYPE_TRUTH:
		return strcmp(value, "true") == 0 ? "ja" : "nein";
	case TYPE_WORD:
		word = word_shown(t->project->model, t->labels, c->words, value);
		value = word ? word : value;
		break;
	case TYPE_MEASURE:
		value = code_of(t, value);
		break;
	case TYPE_DATE:
	case TYPE_TIME:
	case TYPE_YEAR:
		return value;
	case TYPE_TEXT:
	case TYPE_LIST:
	case TYPE_IDS:
		break;
	}
	return is_tempting(value) ? arena_printf(a, "'%s", value) : value;
}

static const char *
collapsed(struct arena *a, const char *s)
{
	struct str b;
	const char *copy;

	if (*s == '\'' && s[1] && strchr("=+-@'\t\r", s[1]))
		s++;
	str_init(&b);
	for (; *s; s++) {
		bool is_blank = strchr(" \t\n\r", *s) != NULL;

		if (!is_blank || (b.n && b.s[b.n - 1] != ' '))
			str_addc(&b, is_blank ? ' ' : *s);
	}
	while (b.n && b.s[b.n - 1] == ' ')
		b.n--;
	copy = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return copy;
}

static const char *
money_of(struct arena *a, const struct cell *cell)
{
	struct amount m;

	if (value_amount(cell->kind, cell->text, &m) || m.is_estimate)
		return NULL;
	if (m.cents % 100)
		return arena_printf(
			a, "%lld.%02d", (long long)(m.cents / 100), (int)(m.cents % 100));
	return arena_printf(a, "%lld", (long long)(m.cents / 100));
}

static const char *
date_of(struct arena *a, const struct cell *cell)
{
	char buf[DATE_BUF];
	date d;

	if ((cell->kind != CELL_TEXT && cell->kind != CELL_DATE) || value_date(cell->text, &d))
		return NULL;
	return arena_strdup(a, date_iso(d, buf));
}

static const char *
truth_of(const char *s)
{
	static const char *const yes[] = {"ja", "true", "wahr", "x", "1"};
	static const char *const no[] = {"nein", "false", "falsch", "0"};

	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		if (value_is_same_word(s, yes[i]))
			return "true";
	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++)
		if (value_is_same_word(s, no[i]))
			return "false";
	return NULL;
}

static const char *
year_of(struct arena *a, const char *s)
{
	return strlen(s) == 4 && strspn(s, "0123456789") == 4 ? arena_strdup(a, s) : NULL;
}

static const char *
list_of(struct arena *a, const char *s)
{
	struct strings parts = list_parts(a, s);
	struct str b;
	const char *copy;

	str_init(&b);
	for (size_t i = 0; i < parts.n; i++)
		str_addf(&b, "%s%s", i ? LIST_BETWEEN : "", parts.v[i]);
	copy = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return copy;
}

const char *
cell_canonical(struct tables *t, const struct column *c, const struct cell *cell)
{
	struct arena *a = t->project->arena;
	const char *s;

	if (!cell || !*cell->text)
		return cell && cell->kind == CELL_ERROR ? NULL : "";
	if (cell->kind == CELL_ERROR || !element_is_sayable(cell->text))
		return NULL;
	s = collapsed(a, cell->text);
	switch (c->type) {
	case TYPE_DATE:
		return date_of(a, cell);
	case TYPE_MONEY:
		return money_of(a, cell);
	case TYPE_NUMBER:
		return value_number(a, cell->kind, s);
	case TYPE_YEAR:
		return year_of(a, s);
	case TYPE_TRUTH:
		return truth_of(s);
	case TYPE_WORD:
		return word_meant(t->project->model, t->labels, c->words, s);
	case TYPE_MEASURE:
		return id_of(t, s);
	case TYPE_LIST:
		return list_of(a, s);
	case TYPE_TEXT:
	case TYPE_TIME:
	case TYPE_IDS:
		return s;
	}
	return NULL;
}

struct strings
list_parts(struct arena *a, const char *s)
{
	struct strings out = {0};

	while (*s) {
		size_t n = strcspn(s, "|"), end = n;
		size_t from = 0;

		while (from < end && s[from] == ' ')
			from++;
		while (end > from && s[end - 1] == ' ')
			end--;
		if (end > from)
			*VEC_PUSH(a, &out) = arena_strndup(a, s + from, end - from);
		s += n + (s[n] == '|');
	}
	return out;
}
