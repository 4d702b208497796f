#include "finish/linear.h"

#include "finish/deflate.h"
#include "finish/hint.h"
#include "finish/ident.h"
#include "finish/xref.h"

#include <string.h>

#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

enum {
	LINEAR_SIZE = 160, /* the linearisation dictionary, with blanks */
	SLACK = 8,         /* of a first guess at the first section's length */
	FREE_GENERATION = 65535,
};

struct linear {
	struct parts *parts;
	const struct intake *in;
	struct arena *tmp;
	struct deflate deflate;
	struct str first, rest; /* parts 4 and 6; parts 7, 8 and 9 */
	struct str scratch, packed;
	char id[IDENT_DIGITS + 1];
	struct str hint, rows;
	struct hint_tables tables;
	/* Lengths and places in the file. */
	uint64_t section; /* the first section's length, with its blanks */
	uint64_t at_hint, at_part6, at_rest, at_main, end;
};

static uint64_t
at_section(void)
{
	return strlen(HEADER) + LINEAR_SIZE;
}

/* The pieces of an object. */

static void
put_blanks(struct str *out, size_t n)
{
	while (n-- > 0)
		str_addc(out, ' ');
}

static void
open_object(struct str *out, uint32_t number)
{
	str_addu(out, number);
	str_add(out, " 0 obj\n");
}

static void
close_object(struct str *out)
{
	str_add(out, "\nendobj\n");
}

static void
add_entry(struct str *out, const char *key, uint64_t v)
{
	str_add(out, key);
	str_addu(out, v);
}

/* Behind the dictionary's own entries: its length, its end, the bytes. */
static void
close_stream(struct str *out, const struct str *bytes)
{
	add_entry(out, "/Length ", bytes->n);
	str_add(out, ">>\nstream\n");
	str_addn(out, bytes->s, bytes->n);
	str_add(out, "\nendstream");
	close_object(out);
}

/* Units. */

static void
add_bytes(struct linear *l, struct str *out, const void *bytes, size_t n)
{
	str_clear(&l->packed);
	if (deflate_add(&l->deflate, bytes, n, &l->packed))
		str_add(out, "/Filter/FlateDecode");
	else
		str_addn(&l->packed, bytes, n);
	close_stream(out, &l->packed);
}

static void
add_stream(struct linear *l, const struct object *o, struct str *out)
{
	intake_print(l->in, o, l->parts->number, out);
	out->n -= strlen(">>");
	if (!o->is_coded && !o->is_metadata) {
		add_bytes(l, out, o->data, o->ndata);
		return;
	}
	str_clear(&l->packed);
	str_addn(&l->packed, o->data, o->ndata);
	close_stream(out, &l->packed);
}

static void
add_object(struct linear *l, uint32_t object, struct str *out)
{
	const struct object *o = &l->in->objects[object];

	if (o->kind == OBJECT_STREAM) {
		add_stream(l, o, out);
		return;
	}
	intake_print(l->in, o, l->parts->number, out);
	close_object(out);
}

/* First the pairs of number and offset, then the objects, one to a line. */
static void
add_object_stream(struct linear *l, const struct unit *u, struct str *out)
{
	struct str *bodies = &l->scratch;
	struct str all;
	uint64_t first;

	str_init(&all);
	str_clear(bodies);
	for (uint32_t i = 0; i < u->nmembers; i++) {
		str_addu(&all, l->parts->number[u->members[i]]);
		add_entry(&all, " ", bodies->n);
		str_addc(&all, ' ');
		intake_print(l->in, &l->in->objects[u->members[i]], l->parts->number, bodies);
		str_addc(bodies, '\n');
	}
	first = all.n;
	str_addn(&all, bodies->s, bodies->n);
	add_entry(out, "<</Type/ObjStm/N ", u->nmembers);
	add_entry(out, "/First ", first);
	add_bytes(l, out, all.s, all.n);
	str_release(&all);
}

static void
write_units(struct linear *l, size_t from, size_t to, struct str *out)
{
	for (size_t i = from; i < to; i++) {
		struct unit *u = &l->parts->units.v[i];
		size_t start = out->n;

		open_object(out, u->number);
		if (u->object != 0)
			add_object(l, u->object, out);
		else
			add_object_stream(l, u, out);
		u->length = out->n - start;
	}
}

static uint64_t
length_of(const struct linear *l, size_t from, size_t to)
{
	uint64_t length = 0;

	for (size_t i = from; i < to; i++)
		length += l->parts->units.v[i].length;
	return length;
}

/* The hint stream. */

static void
write_hint(struct linear *l)
{
	const struct parts *p = l->parts;
	uint64_t at_part6 = l->at_hint; /* were there no hint stream */
	uint64_t at_part7 = at_part6 + length_of(l, p->first[PART_6], p->first[PART_7]);
	struct hint_places at = {.part6 = at_part6,
		.part8 = at_part7 + length_of(l, p->first[PART_7], p->first[PART_8]),
		.outline = at_part6 + length_of(l, p->first[PART_6], p->outline)};

	str_clear(&l->scratch);
	hint_write(p, &at, l->tmp, &l->scratch, &l->tables);
	str_clear(&l->packed);
	deflate_all(&l->deflate, l->scratch.s, l->scratch.n, &l->packed);
	str_clear(&l->hint);
	open_object(&l->hint, p->hint);
	add_entry(&l->hint, "<</S ", l->tables.shared);
	if (l->tables.outline > 0)
		add_entry(&l->hint, "/O ", l->tables.outline);
	str_add(&l->hint, "/Filter/FlateDecode");
	close_stream(&l->hint, &l->packed);
}

/* Cross-reference streams. */

static void
note_units(const struct linear *l, size_t from, size_t to, uint64_t at, struct xref_entry *v)
{
	for (size_t i = from; i < to; i++) {
		const struct unit *u = &l->parts->units.v[i];

		v[u->number] = (struct xref_entry){XREF_AT, at, 0};
		at += u->length;
		for (uint32_t k = 0; k < u->nmembers; k++)
			v[l->parts->number[u->members[k]]] =
				(struct xref_entry){XREF_IN_STREAM, u->number, k};
	}
}

static struct xref_entry *
note_all(const struct linear *l)
{
	const struct parts *p = l->parts;
	struct xref_entry *v = arena_array(l->tmp, struct xref_entry, (size_t)p->end + 1);

	v[0] = (struct xref_entry){XREF_FREE, 0, FREE_GENERATION};
	v[p->linear] = (struct xref_entry){XREF_AT, strlen(HEADER), 0};
	v[p->first_xref] = (struct xref_entry){XREF_AT, at_section(), 0};
	v[p->hint] = (struct xref_entry){XREF_AT, l->at_hint, 0};
	v[p->main_xref] = (struct xref_entry){XREF_AT, l->at_main, 0};
	note_units(l, p->first[PART_4], p->first[PART_6], at_section() + l->section, v);
	note_units(l, p->first[PART_6], p->first[PART_7], l->at_part6, v);
	note_units(l, p->first[PART_7], p->first[PARTS], l->at_rest, v);
	return v;
}

static void
add_id(const struct linear *l, struct str *out)
{
	str_addf(out, "/ID[<%s><%s>]", l->id, l->id);
}

static void
add_section(struct linear *l, struct str *out)
{
	const struct parts *p = l->parts;
	struct arena_mark mark = arena_save(l->tmp);
	struct xref_entry *v = note_all(l);

	str_clear(&l->packed);
	xref_rows(&l->deflate, v + p->linear, p->end - p->linear, &l->packed);
	arena_rewind(l->tmp, mark);
	open_object(out, p->first_xref);
	add_entry(out, "<</Type/XRef/Index[", p->linear);
	add_entry(out, " ", p->end - p->linear);
	add_entry(out, "]/Size ", p->end);
	add_entry(out, "/Prev ", l->at_main);
	add_entry(out, "/Root ", p->number[l->in->root]);
	str_add(out, " 0 R");
	if (l->in->info != 0) {
		add_entry(out, "/Info ", p->number[l->in->info]);
		str_add(out, " 0 R");
	}
	add_id(l, out);
	str_add(out, XREF_FORM);
}

static void
close_section(struct str *out, const struct str *rows)
{
	close_stream(out, rows);
	str_add(out, "startxref\n0\n%%EOF\n");
}

static void
place(struct linear *l)
{
	const struct parts *p = l->parts;

	l->at_hint = at_section() + l->section + length_of(l, p->first[PART_4], p->first[PART_6]);
	write_hint(l);
	l->at_part6 = l->at_hint + l->hint.n;
	l->at_rest = l->at_part6 + length_of(l, p->first[PART_6], p->first[PART_7]);
	l->at_main = l->at_rest + l->rest.n;
}

/*
 * The first section tells where things lie that lie behind it: its length is
 * guessed, and the guess made longer until it holds. Blanks fill the rest.
 */
static void
write_section(struct linear *l, struct str *out)
{
	size_t start = out->n;
	struct str rows;

	l->section = 0;
	str_init(&rows);
	for (;;) {
		size_t before;

		place(l);
		out->n = start;
		add_section(l, out);
		str_clear(&rows);
		str_addn(&rows, l->packed.s, l->packed.n);
		before = out->n;
		close_section(out, &rows);
		if (out->n - start <= l->section) {
			size_t blanks = l->section - (out->n - start);

			out->n = before;
			put_blanks(out, blanks);
			close_section(out, &rows);
			break;
		}
		l->section = out->n - start + SLACK;
	}
	str_release(&rows);
}

static void
write_main(struct linear *l, struct str *out)
{
	const struct parts *p = l->parts;
	struct arena_mark mark = arena_save(l->tmp);
	struct xref_entry *v = note_all(l);

	str_clear(&l->packed);
	xref_rows(&l->deflate, v, p->linear, &l->packed);
	arena_rewind(l->tmp, mark);
	open_object(out, p->main_xref);
	add_entry(out, "<</Type/XRef/Size ", p->linear);
	add_id(l, out);
	str_add(out, XREF_FORM);
	close_stream(out, &l->packed);
	add_entry(out, "startxref\n", at_section());
	str_add(out, "\n%%EOF\n");
}

static void
write_dictionary(const struct linear *l, struct str *out)
{
	size_t end = out->n + LINEAR_SIZE - strlen("\nendobj\n");

	open_object(out, l->parts->linear);
	add_entry(out, "<</Linearized 1/L ", l->end);
	add_entry(out, "/H[", l->at_hint);
	add_entry(out, " ", l->hint.n);
	add_entry(out, "]/O ", l->parts->units.v[l->parts->first[PART_6]].number);
	add_entry(out, "/E ", l->at_rest);
	add_entry(out, "/N ", l->parts->users->pages.n);
	add_entry(out, "/T ", l->at_main);
	str_add(out, ">>");
	put_blanks(out, end - out->n);
	close_object(out);
}

static void
name_file(struct linear *l)
{
	struct ident id;

	ident_init(&id);
	ident_add(&id, l->first.s, l->first.n);
	ident_add(&id, l->rest.s, l->rest.n);
	ident_print(&id, l->id);
}

static void
write_file(struct linear *l, struct str *out)
{
	const struct parts *p = l->parts;
	struct str section, tail;
	size_t n4;

	str_init(&section);
	str_init(&tail);
	write_units(l, p->first[PART_4], p->first[PART_7], &l->first);
	write_units(l, p->first[PART_7], p->first[PARTS], &l->rest);
	name_file(l);
	write_section(l, &section);
	write_main(l, &tail);
	l->end = l->at_main + tail.n;
	n4 = length_of(l, p->first[PART_4], p->first[PART_6]);
	str_reserve(out, l->end);
	str_add(out, HEADER);
	write_dictionary(l, out);
	str_addn(out, section.s, section.n);
	str_addn(out, l->first.s, n4);
	str_addn(out, l->hint.s, l->hint.n);
	str_addn(out, l->first.s + n4, l->first.n - n4);
	str_addn(out, l->rest.s, l->rest.n);
	str_addn(out, tail.s, tail.n);
	str_release(&section);
	str_release(&tail);
}

int
linear_write(struct parts *p, struct str *out, struct diag *d)
{
	struct linear l = {.parts = p, .in = p->users->in, .tmp = arena_new()};
	size_t before = out->n;

	deflate_init(&l.deflate);
	str_init(&l.first);
	str_init(&l.rest);
	str_init(&l.scratch);
	str_init(&l.packed);
	str_init(&l.hint);
	str_init(&l.rows);
	write_file(&l, out);
	str_release(&l.first);
	str_release(&l.rest);
	str_release(&l.scratch);
	str_release(&l.packed);
	str_release(&l.hint);
	str_release(&l.rows);
	deflate_release(&l.deflate);
	arena_free(l.tmp);
	if (l.end <= UINT32_MAX)
		return 0;
	out->n = before;
	return diag_report(d, FAULT_FINISH, (struct where){0}, "more than 4 GB");
}
