#include "compose/fingerprint.h"

#include "compose/block_fields.h"

#include <inttypes.h>
#include <string.h>

/* What is done with one member of the document; the structs behind it follow. */
struct visitor {
	void (*member)(struct visitor *v, const struct field *f, const void *record);
	void (*end)(struct visitor *v); /* after the last of the structs behind a member */
	FILE *out;
	enum block_meaning wanted;
	void (*found)(void *ctx, const char *text);
	void *ctx;
};

static void
visit(struct visitor *v, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = field_meant(&fields->v[i], record);

		v->member(v, f, record);
		if (!f->of)
			continue;
		for (const void *one = field_first(f, record); one;
			one = field_next(f, record, one))
			visit(v, f->of, one);
		v->end(v);
	}
}

/* A text with its length: no two sequences of texts print alike. */
static void
print_text(FILE *out, const char *s)
{
	if (s)
		fprintf(out, "%zu:%s\n", strlen(s), s);
	else
		fputs("-\n", out);
}

static void
print_member(struct visitor *v, const struct field *f, const void *record)
{
	if (f->kind == FIELD_TEXT)
		print_text(v->out, field_text(f, record));
	else if (f->kind == FIELD_NUMBER)
		fprintf(v->out, "%" PRId64 "\n", field_number(f, record));
}

/* A child is not a sibling. */
static void
print_end(struct visitor *v)
{
	fputs(".\n", v->out);
}

void
document_print(FILE *out, const struct document *doc)
{
	struct visitor v = {.member = print_member, .end = print_end, .out = out};

	visit(&v, &document_fields, doc);
}

static void
find_member(struct visitor *v, const struct field *f, const void *record)
{
	const char *text;

	if (f->kind != FIELD_TEXT || f->means != (int)v->wanted)
		return;
	text = field_text(f, record);
	if (text)
		v->found(v->ctx, text);
}

static void
find_end(struct visitor *v)
{
	(void)v;
}

static void
find(const struct document *doc, enum block_meaning wanted,
	void (*found)(void *ctx, const char *text), void *ctx)
{
	struct visitor v = {.member = find_member,
		.end = find_end,
		.wanted = wanted,
		.found = found,
		.ctx = ctx};

	visit(&v, &document_fields, doc);
}

void
document_pictures(const struct document *doc, void (*found)(void *ctx, const char *path), void *ctx)
{
	find(doc, MEANS_PICTURE, found, ctx);
}

void
document_languages(
	const struct document *doc, void (*found)(void *ctx, const char *lang), void *ctx)
{
	find(doc, MEANS_LANGUAGE, found, ctx);
}
