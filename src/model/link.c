#include "model/link.h"

#include <stdlib.h>
#include <string.h>

struct id_table {
	struct arena *arena;
	struct diag *diag; /* NULL = say nothing */
	struct id_entry *slots;
	size_t n, cap; /* cap is a power of two, at most half full */
};

static const char *const kind_names[] = {
	"project",
	"body",
	"publication",
	"legislativeTerm",
	"organization",
	"concept",
	"text",
	"reference",
	"actionField",
	"goal",
	"subgoal",
	"finding",
	"measure",
	"step",
	"indicator",
	"meeting",
	"agendaItem",
	"resolutionTask",
	"paper",
	"term",
	"summary",
	"table",
	"figure",
	"*",
};

_Static_assert(sizeof(kind_names) / sizeof(*kind_names) == ID_ANY + 1, "one name per kind");

const char *
id_kind_name(enum id_kind kind)
{
	return kind_names[kind];
}

static uint64_t
hash(const char *s)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001B3u;
	return h;
}

/* The id's slot, or the free one where it belongs. */
static struct id_entry *
find_slot(const struct id_table *t, const char *id)
{
	size_t i = hash(id) & (t->cap - 1);

	while (t->slots[i].id && strcmp(t->slots[i].id, id) != 0)
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

const struct id_entry *
id_lookup(const struct id_table *t, const char *id)
{
	const struct id_entry *e = t && id ? find_slot(t, id) : NULL;

	return e && e->id ? e : NULL;
}

static void
grow(struct id_table *t)
{
	struct id_entry *old = t->slots;
	size_t n = t->cap;

	t->cap = n ? n * 2 : 64;
	t->slots = arena_array(t->arena, struct id_entry, t->cap);
	for (size_t i = 0; i < n; i++)
		if (old[i].id)
			*find_slot(t, old[i].id) = old[i];
}

static void
add_id(void *ctx, enum id_kind kind, const char *id, const void *to, const struct where *where)
{
	struct id_table *t = ctx;
	struct id_entry *e;

	if (t->n * 2 >= t->cap)
		grow(t);
	e = find_slot(t, id);
	if (e->id) {
		if (t->diag)
			diag_report(t->diag, FAULT_ID_DUPLICATE, *where, "%s (%s:%d)", id,
				e->where.file, e->where.line);
		return;
	}
	*e = (struct id_entry){id, kind, to, *where};
	t->n++;
}

struct id_table *
id_table_make(struct model *m, struct diag *d)
{
	struct id_table *t = arena_one(m->arena, struct id_table);
	const struct walker w = {.ctx = t, .id = add_id};

	t->arena = m->arena;
	t->diag = d;
	grow(t);
	walk_model(m, &w);
	return t;
}

/* Keeps reporting apart from looking up. */
struct linker {
	const struct id_table *ids;
	struct diag *diag;
	bool is_incomplete; /* a missing target may be in a file that could not be read */
};

static const void *
resolve(void *ctx, enum id_kind kind, struct ref *ref)
{
	const struct linker *k = ctx;
	const struct id_entry *e = id_lookup(k->ids, ref->id);

	if (!e) {
		if (!k->is_incomplete)
			diag_report(k->diag, FAULT_REF_DANGLING, ref->where, "%s", ref->id);
		return NULL;
	}
	if (kind == ID_ANY || kind == e->kind)
		return e->to;
	diag_report(k->diag, FAULT_REF_KIND, ref->where, "%s (%s) \u2192 %s", ref->id,
		id_kind_name(e->kind), id_kind_name(kind));
	return NULL;
}

static void
resolve_nodes(struct linker *k, const struct rich_node *n)
{
	for (; n; n = n->next) {
		if (n->kind == RICH_REF) {
			struct ref ref = {n->target, n->where};

			resolve(k, ID_ANY, &ref);
		}
		resolve_nodes(k, n->first);
	}
}

static void
resolve_rich(void *ctx, const struct rich **rich)
{
	resolve_nodes(ctx, (*rich)->first);
}

static int
compare_words(const void *a, const void *b)
{
	const struct result_word *x = a, *y = b;
	int c = strcmp(x->raw, y->raw);

	return c ? c : x->where.line - y->where.line;
}

/* Sorted for the search; one wording must have one meaning. */
static void
sort_results(struct loader *l)
{
	if (l->results.n)
		qsort(l->results.v, l->results.n, sizeof(*l->results.v), compare_words);
	for (size_t i = 1; i < l->results.n; i++) {
		const struct result_word *a = &l->results.v[i - 1], *b = &l->results.v[i];

		if (strcmp(a->raw, b->raw) == 0 && a->means != b->means)
			diag_report(l->diag, FAULT_RESULT_TWICE, b->where, "\"%s\": %s, %s", b->raw,
				word_name(word_tab_result, (int)a->means),
				word_name(word_tab_result, (int)b->means));
	}
}

static int
compare_raw(const void *raw, const void *word)
{
	return strcmp(raw, ((const struct result_word *)word)->raw);
}

static enum result
map_result(struct loader *l, const struct agenda_item *item)
{
	const struct result_word *w = NULL;

	if (!item->result_raw)
		return RESULT_NONE;
	if (l->results.n)
		w = bsearch(item->result_raw, l->results.v, l->results.n, sizeof(*l->results.v),
			compare_raw);
	if (w)
		return w->means;
	if (!l->is_incomplete)
		diag_report(
			l->diag, FAULT_RESULT_UNMAPPED, item->r.where, "\"%s\"", item->result_raw);
	return RESULT_UNMAPPED;
}

static void
map_results(struct loader *l)
{
	struct model *m = l->model;

	sort_results(l);
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t j = 0; j < m->meetings.v[i].items.n; j++) {
			struct agenda_item *item = &m->meetings.v[i].items.v[j];

			item->result = map_result(l, item);
		}
}

void
link_model(struct loader *l)
{
	struct linker k = {NULL, l->diag, l->is_incomplete};
	const struct walker w = {.ctx = &k, .ref = resolve, .rich = resolve_rich};

	derive_order(l->model);
	k.ids = l->model->ids = id_table_make(l->model, l->diag);
	walk_model(l->model, &w);
	derive_replacements(l->model);
	derive_facts(l->model);
	map_results(l);
}

static const void *
resolve_or_drop(void *ctx, enum id_kind kind, struct ref *ref)
{
	const struct linker *k = ctx;
	const struct id_entry *e = id_lookup(k->ids, ref->id);

	if (e && (kind == ID_ANY || kind == e->kind))
		return e->to;
	*ref = (struct ref){0};
	return NULL;
}

void
relink_model(struct model *m)
{
	struct linker k = {NULL, NULL, false};
	const struct walker w = {.ctx = &k, .ref = resolve_or_drop};

	derive_order(m);
	k.ids = m->ids = id_table_make(m, NULL);
	walk_model(m, &w);
	derive_facts(m);
}

static const void *
lookup_kind(const struct model *m, const char *id, enum id_kind kind)
{
	const struct id_entry *e = id_lookup(m->ids, id);

	return e && e->kind == kind ? e->to : NULL;
}

const struct organization *
model_organization(const struct model *m, const char *id)
{
	return lookup_kind(m, id, ID_ORGANIZATION);
}

const struct measure *
model_measure(const struct model *m, const char *id)
{
	return lookup_kind(m, id, ID_MEASURE);
}

const struct agenda_item *
model_agenda_item(const struct model *m, const char *id)
{
	return lookup_kind(m, id, ID_ITEM);
}
