#include "model/link.h"

#include <stdlib.h>
#include <string.h>

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
	map_results(l);
	derive_facts(l->model);
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
