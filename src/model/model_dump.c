/*
 * One line per struct, "kind id key=value …", two blanks deeper what belongs
 * to it; a member that says nothing is left out.
 */
#include "model/link.h"
#include "model/model_fields.h"

#include <inttypes.h>
#include <string.h>

static void put_members(FILE *out, const struct fields *fields, const void *record);
static void dump_behind(FILE *out, const struct fields *fields, const void *record, int depth);

/* ---- values ---- */

static void
put_text(FILE *out, const char *s)
{
	fputc('"', out);
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < 0x20)
			fprintf(out, "\\x%02X", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

/* short_name is shortName in the XML. */
static void
put_name(FILE *out, const struct field *f)
{
	bool is_upper = false;

	for (const char *s = f->shown ? f->shown : f->name; *s; s++) {
		if (*s != '_')
			fputc(is_upper ? *s - 'a' + 'A' : *s, out);
		is_upper = *s == '_';
	}
}

static void
put_key(FILE *out, const struct field *f)
{
	fputc(' ', out);
	put_name(out, f);
}

static void
put_number(FILE *out, const struct field *f, int64_t n)
{
	char buf[DATE_BUF];

	if (n == f->none || (f->words && !*word_name(f->words, (int)n)))
		return;
	put_key(out, f);
	if (f->words)
		fprintf(out, "=%s", word_name(f->words, (int)n));
	else if (f->means == FACT_DATE)
		fprintf(out, "=%s", date_iso((date)n, buf));
	else if (f->size > sizeof(bool))
		fprintf(out, "=%" PRId64, n);
}

static void
put_decimal(FILE *out, const struct field *f, const struct decimal *d)
{
	if (d->units == f->none)
		return;
	put_key(out, f);
	fprintf(out, "=%" PRId64 "e-%d", d->units, d->places);
}

static void
put_period(FILE *out, const struct field *f, const struct period *p)
{
	char buf[DATE_BUF];

	if (!p->year)
		return;
	put_key(out, f);
	fprintf(out, "=%s", period_code(*p, buf));
}

/* "?" marks a reference that leads nowhere. */
static void
put_ref(FILE *out, const struct field *f, const char *record)
{
	const char *id;
	const void *to;
	size_t at, back;

	fact_find(f->of, FACT_REF, &at);
	fact_find(f->of, FACT_TO, &back);
	memcpy(&id, record + at, sizeof id);
	memcpy(&to, record + back, sizeof to);
	if (!id)
		return;
	put_key(out, f);
	fprintf(out, "=%s%s", id, to ? "" : "?");
}

/* ---- members ---- */

static bool
is_ref(const struct field *f)
{
	size_t at;

	return f->of && fact_find(f->of, FACT_REF, &at);
}

static bool
is_of_texts(const struct field *f)
{
	return f->of && !f->of->v[0].name;
}

static void
put_texts(FILE *out, const struct field *f, const void *record)
{
	size_t i = 0;

	for (const void *one = field_first(f, record); one; one = field_next(f, record, one), i++) {
		const char *s = field_text(f->of->v, one);

		if (!s)
			continue;
		put_key(out, f);
		if (f->count)
			fprintf(out, "[%zu]", i);
		fputc('=', out);
		put_text(out, s);
	}
}

static void
put_refs(FILE *out, const struct field *f, const void *record)
{
	for (const void *one = field_first(f, record); one; one = field_next(f, record, one))
		put_ref(out, f, one);
}

static void
put_string(FILE *out, const struct field *f, const char *s)
{
	if (!s)
		return;
	if (f->means == FACT_ID) {
		fprintf(out, " %s", s);
		return;
	}
	if (f->means == FACT_WORDS) {
		fputc(' ', out);
	} else {
		put_key(out, f);
		fputc('=', out);
	}
	put_text(out, s);
}

/* Stands on the line of the struct that holds it. */
static bool
is_inline(const struct field *f)
{
	return is_ref(f) || is_of_texts(f) || f->means == FACT_PART || f->means == FACT_DECIMAL ||
	       f->means == FACT_PERIOD;
}

static void
put_member(FILE *out, const struct field *f, const void *record)
{
	if (f->kind == FIELD_TEXT)
		put_string(out, f, field_text(f, record));
	else if (f->kind == FIELD_NUMBER && f->means != FACT_RICH_KIND)
		put_number(out, f, field_number(f, record));
	else if (f->means == FACT_PART)
		put_members(out, f->of, field_first(f, record));
	else if (f->means == FACT_DECIMAL)
		put_decimal(out, f, field_first(f, record));
	else if (f->means == FACT_PERIOD)
		put_period(out, f, field_first(f, record));
	else if (is_ref(f))
		put_refs(out, f, record);
	else if (is_of_texts(f))
		put_texts(out, f, record);
}

static void
put_members(FILE *out, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++)
		put_member(out, &fields->v[i], record);
}

/* ---- structs ---- */

static bool
is_absent(const struct field *f, const void *one)
{
	return f->absent && memcmp(one, f->absent, f->size) == 0;
}

static void
dump_struct(FILE *out, const struct field *f, const void *one, int depth)
{
	fprintf(out, "%*s", depth * 2, "");
	if (f->of == &rich_node_fields)
		fputs(rich_name(((const struct rich_node *)one)->kind), out);
	else
		put_name(out, f);
	put_members(out, f->of, one);
	fputc('\n', out);
	dump_behind(out, f->of, one, depth + 1);
}

static void
dump_behind(FILE *out, const struct fields *fields, const void *record, int depth)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i];

		if (!f->of || is_inline(f))
			continue;
		for (const void *one = field_first(f, record); one;
			one = field_next(f, record, one))
			if (!is_absent(f, one))
				dump_struct(out, f, one, depth);
	}
}

void
model_dump(FILE *out, const struct model *m)
{
	fputs("project", out);
	put_members(out, &model_fields, m);
	fputc('\n', out);
	dump_behind(out, &model_fields, m, 0);
}
