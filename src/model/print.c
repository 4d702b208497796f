#include "model/print.h"

#include "model/link.h"
#include "model/model_fields.h"

#include <inttypes.h>
#include <string.h>

struct visit {
	void (*record)(void *ctx, const struct model_record *r);
	void *ctx;
};

static const char *
id_of(const struct fields *fields, const void *record)
{
	const char *id = NULL;
	size_t at;

	if (fact_find(fields, FACT_ID, &at))
		memcpy(&id, (const char *)record + at, sizeof id);
	return id;
}

/* Known by itself; the others are parts of what holds them. */
static bool
is_record(const struct fields *fields, const void *record)
{
	enum id_kind kind = (enum id_kind)(fields->means - 1);

	return fields->means && kind != ID_STEP && kind != ID_SUBGOAL && id_of(fields, record);
}

static bool
is_settings(const struct field *f)
{
	return f->means == FACT_SETTINGS;
}

/* ---- bytes ---- */

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
print(FILE *out, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i];

		if (f->kind == FIELD_TEXT)
			print_text(out, field_text(f, record));
		if (f->kind == FIELD_NUMBER)
			fprintf(out, "%" PRId64 "\n", field_number(f, record));
		if (!f->of || f->means == FACT_REPORTS || is_settings(f))
			continue;
		for (const void *one = field_first(f, record); one;
			one = field_next(f, record, one))
			if (!is_record(f->of, one))
				print(out, f->of, one);
		fputs(".\n", out);
	}
}

void
model_print_record(FILE *out, const struct model_record *r)
{
	print(out, r->fields, r->at);
}

void
model_print_report(FILE *out, const struct status_report *r)
{
	print(out, &status_report_fields, r);
}

/* ---- records ---- */

static void
visit_record(const struct visit *v, const struct fields *fields, const void *record)
{
	struct model_record r = {id_kind_name((enum id_kind)(fields->means - 1)),
		id_of(fields, record), fields, record};

	v->record(v->ctx, &r);
}

static void
visit(const struct visit *v, const struct fields *fields, const void *record)
{
	if (is_record(fields, record))
		visit_record(v, fields, record);
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i];

		if (is_settings(f))
			v->record(v->ctx,
				&(struct model_record){f->name, "", f->of, field_first(f, record)});
		for (const void *one = f->of ? field_first(f, record) : NULL; one;
			one = field_next(f, record, one))
			visit(v, f->of, one);
	}
}

void
model_records(
	const struct model *m, void (*record)(void *ctx, const struct model_record *r), void *ctx)
{
	struct visit v = {record, ctx};

	visit(&v, &model_fields, m);
}
