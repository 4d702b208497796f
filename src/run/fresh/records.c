#include "run/fresh/records.h"

#include "model/print.h"
#include "run/fresh/textfile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KIND_MEASURE "measure"

struct record_hash {
	const char *kind, *id;
	struct digest_chain chain;
};

struct hashes {
	struct arena *arena;
	struct record_hash *v;
	size_t n, cap;
};

static int
compare_hashes(const void *a, const void *b)
{
	const struct record_hash *x = a, *y = b;
	int by_kind = strcmp(x->kind, y->kind);

	return by_kind ? by_kind : strcmp(x->id, y->id);
}

static void
add_record(void *ctx, const struct model_record *r)
{
	struct hashes *out = ctx;
	struct record_hash *h = VEC_PUSH(out->arena, out);
	char *s = NULL;
	size_t n = 0;
	FILE *f = textfile_open(&s, &n);

	model_print_record(f, r);
	textfile_close(f);
	*h = (struct record_hash){r->kind, r->id, {{0}}};
	digest_chain_add(&h->chain, s, n);
	free(s);
}

static void
add_report(struct hashes *hashes, const struct status_report *r)
{
	struct record_hash wanted = {KIND_MEASURE, r->measure.ref.id, {{0}}}, *found;
	char *s = NULL;
	size_t n = 0;
	FILE *f = textfile_open(&s, &n);

	model_print_report(f, r);
	textfile_close(f);
	found = wanted.id && hashes->n
			? bsearch(&wanted, hashes->v, hashes->n, sizeof(*hashes->v), compare_hashes)
			: NULL;
	if (found)
		digest_chain_add(&found->chain, s, n);
	free(s);
}

/* People know a measure by its code. */
static void
add_pair(struct arena *a, const struct model *m, const struct record_hash *h, struct records *out)
{
	const struct measure *measure =
		strcmp(h->kind, KIND_MEASURE) == 0 ? model_measure(m, h->id) : NULL;
	char hex[DIGEST_SHORT_HEX];
	const char *key, *value;

	digest_chain_hex(&h->chain, hex);
	key = arena_printf(a, "%s %s", h->kind, measure ? measure->code : h->id);
	value = measure && measure->nreports
			? arena_printf(a, "%s %s", hex,
				  status_name(measure->reports[measure->nreports - 1]->status))
			: arena_strdup(a, hex);
	pairs_put(a, &out->pairs, key, value);
	pairs_put(a, &out->ids, key, h->id);
}

void
records_make(struct arena *a, const struct model *m, struct records *out)
{
	struct digest_chain all = {{0}};
	struct hashes hashes = {.arena = a};
	char hex[DIGEST_SHORT_HEX];

	*out = (struct records){0};
	model_records(m, add_record, &hashes);
	if (hashes.n)
		qsort(hashes.v, hashes.n, sizeof(*hashes.v), compare_hashes);
	for (size_t i = 0; i < m->reports.n; i++)
		add_report(&hashes, &m->reports.v[i]);
	for (size_t i = 0; i < hashes.n; i++)
		add_pair(a, m, &hashes.v[i], out);
	pairs_sort(&out->pairs);
	pairs_sort(&out->ids);
	for (size_t i = 0; i < out->pairs.n; i++) {
		digest_chain_add(&all, out->pairs.v[i].key, strlen(out->pairs.v[i].key) + 1);
		digest_chain_add(&all, out->pairs.v[i].value, strlen(out->pairs.v[i].value) + 1);
	}
	digest_chain_hex(&all, hex);
	out->name = arena_strdup(a, hex);
}
