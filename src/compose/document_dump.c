/*
 * The document as a tree of lines, one per struct: what it is, what it says,
 * then one tab deeper the structs behind it. A member that says nothing
 * (false, none, its usual value) is left out.
 */
#include "compose/block.h"
#include "compose/block_fields.h"
#include "style/names.h"

#include <inttypes.h>
#include <string.h>

struct dumper {
	FILE *out;
	const struct document *doc;
	const char *lang; /* in force */
	uint32_t elem;    /* the one said last: words need not repeat it */
};

static void dump_structs(
	struct dumper *d, const struct fields *fields, const void *record, int depth);
static void say_members(struct dumper *d, const struct fields *fields, const void *record);
static void say_member(struct dumper *d, const struct field *f, const void *record);

static void
say_name(struct dumper *d, const char *name)
{
	fputc(' ', d->out);
	for (; *name; name++)
		fputc(*name == '_' ? '-' : *name, d->out);
}

/* ---- single values ---- */

static const char *
word_of(const struct field *f, int64_t n)
{
	const struct names *words = f->words;

	return n >= 0 && (size_t)n < words->n ? words->v[n] : "?";
}

static void
say_elem(struct dumper *d, const struct field *f, uint32_t elem)
{
	bool is_own = strcmp(f->name, "elem") == 0, is_new = elem != d->elem;

	if (is_own)
		d->elem = elem;
	else
		say_name(d, f->name);
	fputc(is_own ? ' ' : '=', d->out);
	if (elem >= d->doc->elems.n) {
		fputs("artifact", d->out);
		return;
	}
	fputs(role_name(d->doc->elems.v[elem].role), d->out);
	if (is_new)
		say_members(d, &elem_fields, &d->doc->elems.v[elem]);
}

static void
say_link(struct dumper *d, const struct field *f, const struct link *link)
{
	say_name(d, f->name);
	fprintf(d->out, "=%s%s", link->uri ? "" : "#",
		link->uri ? link->uri : (link->anchor ? link->anchor : ""));
}

static void
say_value(struct dumper *d, const struct field *f, int64_t n)
{
	char buf[DATE_BUF];

	if (f->words)
		fputs(word_of(f, n), d->out);
	else if (f->means == MEANS_DATE)
		fputs(date_iso((date)n, buf), d->out);
	else
		fprintf(d->out, "%" PRId64, n);
}

static void
say_number(struct dumper *d, const struct field *f, int64_t n)
{
	if (f->means == MEANS_ELEM) {
		say_elem(d, f, (uint32_t)n);
		return;
	}
	if (n == f->none || f->means == MEANS_KIND)
		return;
	if (f->means == MEANS_LINK) {
		say_link(d, f, &d->doc->links.v[n]);
		return;
	}
	if (f->means == MEANS_WORD) {
		say_name(d, word_of(f, n));
		return;
	}
	say_name(d, f->name);
	if (f->size == sizeof(bool))
		return;
	fputc('=', d->out);
	say_value(d, f, n);
}

static void
say_text(struct dumper *d, const struct field *f, const char *s)
{
	if (!s || f->means == MEANS_TEXT)
		return;
	if (f->means == MEANS_ANCHOR) {
		fprintf(d->out, " #%s", s);
		return;
	}
	if (f->means == MEANS_LANGUAGE) {
		if (d->lang && strcmp(d->lang, s) == 0)
			return;
		d->lang = s;
	}
	say_name(d, f->name);
	fprintf(d->out, "=\"%s\"", s);
}

static const char *
kind_word(const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++)
		if (fields->v[i].means == MEANS_KIND)
			return word_of(&fields->v[i], field_number(&fields->v[i], record));
	return "";
}

/* ---- words ---- */

static bool
is_plain(const struct dumper *d, const struct run *r)
{
	return r->kind == RUN_TEXT && r->style == CS_NONE && !r->no_hyphen && !r->no_break &&
	       r->elem == d->elem && r->link == LINK_NONE &&
	       (!r->lang || (d->lang && strcmp(r->lang, d->lang) == 0));
}

/* The element of the paragraph goes without saying. */
static void
say_run_member(struct dumper *d, const struct field *f, const struct run *r)
{
	if (f->means == MEANS_ELEM && r->elem == d->elem)
		return;
	say_member(d, f, r);
}

static void
say_run(struct dumper *d, const struct run *r)
{
	struct dumper inner = *d;

	if (is_plain(d, r)) {
		fputs(r->text ? r->text : "", d->out);
		return;
	}
	fprintf(d->out, "{%s", kind_word(&run_fields, r));
	for (size_t i = 0; i < run_fields.n; i++)
		say_run_member(&inner, &run_fields.v[i], r);
	fprintf(d->out, ":%s}", r->text ? r->text : "");
}

static void
say_runs(struct dumper *d, const struct runs *runs)
{
	if (!runs->n)
		return;
	fputs(" \"", d->out);
	for (size_t i = 0; i < runs->n; i++)
		say_run(d, &runs->v[i]);
	fputc('"', d->out);
}

/* ---- structs ---- */

/* An array of numbers or of texts. */
static bool
is_of_values(const struct field *f)
{
	return f->of && !f->of->v[0].name;
}

static void
say_values(struct dumper *d, const struct field *f, const void *record)
{
	const struct field *value = f->of->v;
	const char *between = "=";

	if (!field_count(f, record))
		return;
	say_name(d, f->name);
	for (const void *one = field_first(f, record); one; one = field_next(f, record, one)) {
		fputs(between, d->out);
		if (value->kind == FIELD_TEXT)
			fprintf(d->out, "\"%s\"", field_text(value, one));
		else
			say_value(d, value, field_number(value, one));
		between = ",";
	}
}

static void
say_single_run(struct dumper *d, const struct field *f, const struct run *r)
{
	if (!r->seq)
		return;
	say_name(d, f->name);
	fputc('=', d->out);
	say_run(d, r);
}

static void
say_member(struct dumper *d, const struct field *f, const void *record)
{
	if (f->means == MEANS_APART)
		return;
	if (f->kind == FIELD_NUMBER)
		say_number(d, f, field_number(f, record));
	else if (f->kind == FIELD_TEXT)
		say_text(d, f, field_text(f, record));
	else if (f->means == MEANS_RUNS)
		say_runs(d, field_first(f, record));
	else if (f->means == MEANS_RUN)
		say_single_run(d, f, field_first(f, record));
	else if (f->means == MEANS_PART)
		say_members(d, f->of, field_first(f, record));
	else if (is_of_values(f))
		say_values(d, f, record);
}

static void
say_members(struct dumper *d, const struct fields *fields, const void *record)
{
	for (size_t i = 0; i < fields->n; i++)
		say_member(d, field_meant(&fields->v[i], record), record);
}

static void
indent(struct dumper *d, int depth)
{
	while (depth-- > 0)
		fputc('\t', d->out);
}

/* Blocks name themselves, the other structs are named by what they are to the holder. */
static void
dump_line(struct dumper *d, const struct field *f, const void *record, int depth)
{
	struct dumper inner = *d;

	indent(d, depth);
	fputs(f->kind == FIELD_CHAIN ? kind_word(f->of, record) : f->name, d->out);
	say_members(&inner, f->of, record);
	fputc('\n', d->out);
	dump_structs(&inner, f->of, record, depth + 1);
}

static void
dump_member(struct dumper *d, const struct field *f, const void *record, int depth)
{
	const void *one = field_first(f, record);

	if (f->kind == FIELD_CHAIN && f->means != MEANS_CHILDREN && one) {
		indent(d, depth++);
		fprintf(d->out, "%s:\n", f->name);
	}
	for (; one; one = field_next(f, record, one))
		dump_line(d, f, one, depth);
}

static void
dump_structs(struct dumper *d, const struct fields *fields, const void *record, int depth)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = field_meant(&fields->v[i], record);

		if (f->means == MEANS_PART)
			dump_structs(d, f->of, field_first(f, record), depth);
		else if (f->of && !is_of_values(f) && f->means != MEANS_RUNS &&
			 f->means != MEANS_RUN && f->means != MEANS_APART)
			dump_member(d, f, record, depth);
	}
}

void
document_dump(FILE *out, const struct document *doc)
{
	struct dumper d = {.out = out, .doc = doc, .elem = ELEM_NONE};

	fputs("document", out);
	say_members(&d, &document_fields, doc);
	fputc('\n', out);
	dump_structs(&d, &document_fields, doc, 0);
}
