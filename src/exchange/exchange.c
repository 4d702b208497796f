#include "exchange/exchange.h"

#include "exchange/form/answers.h"
#include "exchange/oparl/oparl.h"
#include "exchange/table/in.h"

#include <string.h>

static const struct {
	const char *kind;
	import_function *read;
} importers[] = {
	{"form", answers_read},
	{"tables", tables_in},
	{"oparl", oparl_in},
};

import_function *
importer_of(const char *kind)
{
	for (size_t i = 0; i < sizeof(importers) / sizeof(*importers); i++)
		if (strcmp(importers[i].kind, kind) == 0)
			return importers[i].read;
	return NULL;
}

static bool
was_said(const struct diag *d, const struct diag_entry *e)
{
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct diag_entry *old = diag_entry(d, i);

		if (old->fault == e->fault && strcmp(old->detail, e->detail) == 0)
			return true;
	}
	return false;
}

/* Only what the change brings: the warnings of the project are told by `check`. */
int
exchange_try(struct project *p, const struct model_files *files)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	const struct model *m = model_load_with(a, p->dir, p->schema_dir, files, d);

	for (size_t i = 0; i < diag_count(d); i++) {
		const struct diag_entry *e = diag_entry(d, i);

		if (fault_band(e->fault) >= BAND_WARNING && !was_said(p->diag, e)) {
			struct where w = {
				arena_strdup(p->arena, e->where.file ? e->where.file : ""),
				e->where.line, e->where.column,
				e->where.element ? arena_strdup(p->arena, e->where.element) : NULL};

			diag_report(p->diag, e->fault, w, "%s", e->detail);
		}
	}
	diag_free(d);
	arena_free(a);
	return m ? 0 : -1;
}
