#include "compose/walk.h"

#include "compose/block_fields.h"

#include <inttypes.h>
#include <string.h>

static void
visit_text(const struct document_visitor *v, const struct field *f, const char *s)
{
	if (s && f->means == MEANS_PICTURE && v->picture)
		v->picture(v->ctx, s);
	if (s && f->means == MEANS_LANGUAGE && v->language)
		v->language(v->ctx, s);
}

static void
visit_struct(const struct document_visitor *v, const struct fields *fields, const void *record)
{
	if (fields == &block_fields && v->block)
		v->block(v->ctx, record);
	if (fields == &run_fields && v->run)
		v->run(v->ctx, record);
}

static const struct block *
chosen(const struct document_visitor *v, const struct fields *fields, const void *record)
{
	const struct block *b = record;

	if (fields != &block_fields || b->kind != BLOCK_OFFER || !v->choose)
		return NULL;
	return v->choose(v->ctx, b);
}

static void
visit(const struct document_visitor *v, const struct fields *fields, const void *record)
{
	const struct block *one_of_them = chosen(v, fields, record);

	visit_struct(v, fields, record);
	if (one_of_them) {
		visit(v, fields, one_of_them);
		return;
	}
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = field_meant(&fields->v[i], record);

		if (f->kind == FIELD_TEXT)
			visit_text(v, f, field_text(f, record));
		if (!f->of)
			continue;
		for (const void *one = field_first(f, record); one;
			one = field_next(f, record, one))
			visit(v, f->of, one);
	}
}

void
document_walk(const struct document *doc, const struct document_visitor *visitor)
{
	visit(visitor, &document_fields, doc);
}

/* ---- the fingerprint ---- */

/* A text with its length: no two sequences of texts print alike. */
static void
print_text(FILE *out, const char *s)
{
	if (s)
		fprintf(out, "%zu:%s\n", strlen(s), s);
	else
		fputs("-\n", out);
}

/* The end of what is behind a member is printed too: a child is not a sibling. */
static void
print(FILE *out, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = field_meant(&fields->v[i], record);

		if (f->kind == FIELD_TEXT)
			print_text(out, field_text(f, record));
		if (f->kind == FIELD_NUMBER)
			fprintf(out, "%" PRId64 "\n", field_number(f, record));
		if (!f->of)
			continue;
		for (const void *one = field_first(f, record); one;
			one = field_next(f, record, one))
			print(out, f->of, one);
		fputs(".\n", out);
	}
}

void
document_print(FILE *out, const struct document *doc)
{
	print(out, &document_fields, doc);
}
