#include "ledger/ledger.h"

#include "publish/folder.h"

#include <string.h>

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && strcmp(s + n - m, end) == 0;
}

const struct seal *
ledger_find(const struct ledger *l, const struct seal_key *key)
{
	for (size_t i = 0; i < l->n; i++)
		if (seal_is_same_key(&l->v[i]->key, key))
			return l->v[i];
	return NULL;
}

const struct seal *
ledger_newest(const struct ledger *l, const struct seal_key *key)
{
	const struct seal *best = NULL;

	for (size_t i = 0; i < l->n; i++)
		if (seal_is_same_report(&l->v[i]->key, key) &&
			(!best || l->v[i]->key.corrected > best->key.corrected))
			best = l->v[i];
	return best;
}

/* Two records for one document, or two that claim one file: neither can be believed. */
static int
check_twice(const struct ledger *l, const struct seal *s, struct arena *a, struct diag *d)
{
	const struct seal *other = ledger_find(l, &s->key);

	if (other)
		return diag_report(d, FAULT_SEAL_TWICE, s->where, "%s: %s",
			seal_key_words(a, &s->key), other->name);
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < s->files.n; k++)
			for (size_t j = 0; j < l->v[i]->files.n; j++)
				if (strcmp(s->files.v[k].name, l->v[i]->files.v[j].name) == 0)
					return diag_report(d, FAULT_SEAL_TWICE, s->where, "%s: %s",
						s->files.v[k].name, l->v[i]->name);
	return 0;
}

static int
load_one(struct ledger *l, struct arena *a, const char *name, const struct xml_schema *schema,
	struct diag *d)
{
	struct seal *s = seal_read(a, arena_printf(a, "%s/%s", l->dir, name),
		arena_printf(a, "%s/%s", l->shown, name), schema, d);

	if (!s)
		return -1;
	s->name = name;
	if (check_twice(l, s, a, d))
		return -1;
	*VEC_PUSH(a, l) = s;
	return 0;
}

static int
load_all(struct ledger *l, struct arena *a, const struct names *names, const char *schema_dir,
	struct diag *d)
{
	struct xml_schema *schema =
		xml_schema_open(arena_printf(a, "%s/" SEAL_SCHEMA, schema_dir), TREE_NS, d);
	int rc = 0;

	if (!schema)
		return -1;
	for (size_t i = 0; i < names->n; i++)
		if (names->v[i][0] != '.' && ends_in(names->v[i], SEAL_SUFFIX) &&
			load_one(l, a, names->v[i], schema, d))
			rc = -1;
	xml_schema_close(schema);
	return rc;
}

int
ledger_load(struct ledger *l, struct arena *a, const char *project, const char *schema_dir,
	struct diag *d)
{
	struct folder f;
	struct names names;

	*l = (struct ledger){
		.dir = arena_printf(a, "%s/" LEDGER_FOLDER, project), .shown = LEDGER_FOLDER};
	if (folder_open(&f, l->dir, false, d))
		return diag_errors(d) ? -1 : 0;
	names = folder_list(&f, ".", a);
	folder_close(&f);
	return names.n ? load_all(l, a, &names, schema_dir, d) : 0;
}

void
ledger_dump(FILE *out, const struct ledger *l)
{
	struct arena *a = arena_new();
	struct str s;

	for (size_t i = 0; i < l->n; i++) {
		str_init(&s);
		seal_print(&s, l->v[i]);
		fprintf(out, "%s\n%s", l->v[i]->name, s.s);
		str_release(&s);
	}
	arena_free(a);
}
