#include "finish/intake.h"

#include "finish/lex.h"

#include <string.h>

enum { XREF_ENTRY = 20, TAIL = 64 /* "startxref" is that near the end */ };

/* One object being read; its entries come by note_entry(). */
struct reading {
	struct intake *in;
	const struct str *pdf;
	const uint64_t *offsets;
	struct object *object;
	const char *length; /* the value of /Length, in the file */
	bool is_trailer;
};

void
intake_init(struct intake *in)
{
	*in = (struct intake){.arena = arena_new()};
	str_init(&in->text);
}

void
intake_release(struct intake *in)
{
	str_release(&in->text);
	arena_free(in->arena);
}

static int
refuse(struct diag *d, const char *why, uint64_t where)
{
	return diag_report(
		d, FAULT_FINISH, (struct where){0}, "%s at %llu", why, (unsigned long long)where);
}

static struct lex
lexer_at(struct intake *in, const struct str *pdf, size_t at)
{
	return (struct lex){.p = pdf->s + at,
		.end = pdf->s + pdf->n,
		.text = &in->text,
		.in = in,
		.base = in->text.n,
		.first_ref = in->refs.n};
}

static bool
is_key(const struct lex_entry *e, const char *key)
{
	return e->nkey == strlen(key) && memcmp(e->key, key, e->nkey) == 0;
}

static bool
is_value(const struct reading *r, const struct lex_entry *e, const char *value)
{
	const struct str *text = &r->in->text;

	return text->n - e->value == strlen(value) &&
	       memcmp(text->s + e->value, value, strlen(value)) == 0;
}

static uint32_t
target_of(const struct reading *r, const struct lex_entry *e)
{
	return r->in->refs.n == e->first_ref + 1 ? r->in->refs.v[e->first_ref].target : 0;
}

static void
note_type(struct reading *r, const struct lex_entry *e)
{
	if (is_value(r, e, "/Page"))
		r->object->kind = OBJECT_PAGE;
	else if (is_value(r, e, "/Pages"))
		r->object->kind = OBJECT_NODE;
	else if (is_value(r, e, "/Metadata"))
		r->object->is_metadata = true;
}

/* The length is written anew: the old one may be a reference, and may change. */
static void
cut_length(struct reading *r, const struct lex_entry *e)
{
	r->length = e->source;
	r->in->text.n = e->at;
	r->in->refs.n = e->first_ref;
}

static int
note_entry(void *ctx, const struct lex_entry *e)
{
	struct reading *r = ctx;

	if (is_key(e, "/Type"))
		note_type(r, e);
	else if (is_key(e, "/Length"))
		cut_length(r, e);
	else if (is_key(e, "/Filter"))
		r->object->is_coded = true;
	else if (is_key(e, "/Parent"))
		r->object->parent = e->first_ref;
	return 0;
}

static int
note_trailer(void *ctx, const struct lex_entry *e)
{
	struct reading *r = ctx;

	if (is_key(e, "/Root"))
		r->in->root = target_of(r, e);
	else if (is_key(e, "/Info"))
		r->in->info = target_of(r, e);
	return 0;
}

static int
note_catalog(void *ctx, const struct lex_entry *e)
{
	struct reading *r = ctx;

	if (is_key(e, "/Pages"))
		r->in->pages = target_of(r, e);
	else if (is_key(e, "/Outlines"))
		r->in->outlines = target_of(r, e);
	else if (is_key(e, "/StructTreeRoot"))
		r->in->structure = target_of(r, e);
	else if (is_key(e, "/PageMode"))
		r->in->shows_outlines = is_value(r, e, "/UseOutlines");
	return 0;
}

/* "12 0 obj" */
static bool
object_head(struct lex *x, uint32_t number)
{
	uint64_t v, generation;

	if (!lex_number(x, &v) || v != number)
		return false;
	lex_blanks(x);
	if (!lex_number(x, &generation) || generation != 0)
		return false;
	lex_blanks(x);
	if (!lex_word(x, "obj"))
		return false;
	lex_blanks(x);
	return true;
}

static bool
length_of(const struct reading *r, struct lex x, uint64_t *length)
{
	uint64_t target, generation;
	struct lex at;

	if (!r->length)
		return false;
	x.p = r->length;
	if (!lex_number(&x, &target))
		return false;
	*length = target;
	lex_blanks(&x);
	if (!lex_number(&x, &generation))
		return true;
	if (target >= r->in->n || r->offsets[target] == 0)
		return false;
	at = lexer_at(r->in, r->pdf, r->offsets[target]);
	return object_head(&at, (uint32_t)target) && lex_number(&at, length);
}

static int
read_stream(struct reading *r, struct lex *x)
{
	uint64_t length;

	if (x->p < x->end && *x->p == '\r')
		x->p++;
	if (x->p == x->end || *x->p++ != '\n')
		return -1;
	if (!length_of(r, *x, &length) || length > (uint64_t)(x->end - x->p))
		return -1;
	r->object->kind = OBJECT_STREAM;
	r->object->data = x->p;
	r->object->ndata = length;
	x->p += length;
	lex_blanks(x);
	if (!lex_word(x, "endstream"))
		return -1;
	lex_blanks(x);
	return 0;
}

static int
read_object(struct reading *r, uint32_t number)
{
	struct intake *in = r->in;
	struct object *o = &in->objects[number];
	struct lex x = lexer_at(in, r->pdf, r->offsets[number]);

	*o = (struct object){
		.kind = OBJECT_PLAIN, .text = in->text.n, .ref = in->refs.n, .parent = NO_REF};
	r->object = o;
	r->length = NULL;
	x.on_entry = number == in->root ? note_catalog : note_entry;
	x.ctx = r;
	if (!object_head(&x, number) || lex_value(&x) != 0)
		return -1;
	lex_blanks(&x);
	if (lex_word(&x, "stream") ? read_stream(r, &x) != 0 : r->length != NULL)
		return -1;
	o->ntext = in->text.n - o->text;
	o->nrefs = in->refs.n - o->ref;
	return lex_word(&x, "endobj") ? 0 : -1;
}

/* One section from 0 on, with entries of 20 bytes. */
static int
read_table(struct reading *r, size_t at, struct diag *d)
{
	struct intake *in = r->in;
	struct lex x = lexer_at(in, r->pdf, at);
	uint64_t *offsets, first, count, generation;

	if (!lex_word(&x, "xref") || (lex_blanks(&x), !lex_number(&x, &first)) || first != 0)
		return refuse(d, "no cross-reference table", at);
	lex_blanks(&x);
	if (!lex_number(&x, &count) || count > (uint64_t)(x.end - x.p) / XREF_ENTRY)
		return refuse(d, "no cross-reference section", at);
	offsets = arena_array(in->arena, uint64_t, count + 1);
	for (uint64_t i = 0; i < count; i++) {
		lex_blanks(&x);
		if (!lex_number(&x, &offsets[i]) || (lex_blanks(&x), !lex_number(&x, &generation)))
			return refuse(d, "no cross-reference entry", (uint64_t)(x.p - r->pdf->s));
		lex_blanks(&x);
		if (!lex_word(&x, "n"))
			offsets[i] = lex_word(&x, "f") ? 0 : UINT64_MAX;
		if (offsets[i] >= r->pdf->n)
			return refuse(d, "object beyond the end", i);
	}
	in->n = (uint32_t)count;
	r->offsets = offsets;
	lex_blanks(&x);
	x.on_entry = note_trailer;
	x.ctx = r;
	if (!lex_word(&x, "trailer") || lex_value(&x) != 0)
		return refuse(d, "no trailer", at);
	return 0;
}

static int
find_table(const struct str *pdf, size_t *at, struct diag *d)
{
	static const char mark[] = "startxref";
	size_t from = pdf->n > TAIL ? pdf->n - TAIL : 0;
	const char *found = memmem(pdf->s + from, pdf->n - from, mark, strlen(mark));
	struct lex x = {.end = pdf->s + pdf->n};
	uint64_t v;

	if (!found)
		return refuse(d, "no startxref", pdf->n);
	x.p = found + strlen(mark);
	lex_blanks(&x);
	if (!lex_number(&x, &v) || v >= pdf->n)
		return refuse(d, "no place after startxref", pdf->n);
	*at = v;
	return 0;
}

/* Every reference leads to an object, and the catalog to the pages. */
static int
check(const struct intake *in, struct diag *d)
{
	for (size_t i = 0; i < in->refs.n; i++) {
		uint32_t target = in->refs.v[i].target;

		if (target >= in->n || in->objects[target].kind == OBJECT_NONE)
			return refuse(d, "reference to no object", target);
	}
	if (in->root == 0 || in->objects[in->root].kind != OBJECT_PLAIN)
		return refuse(d, "no catalog", in->root);
	if (in->pages == 0 || in->objects[in->pages].kind != OBJECT_NODE)
		return refuse(d, "no page tree", in->pages);
	return 0;
}

int
intake_read(struct intake *in, const struct str *pdf, struct diag *d)
{
	struct reading r = {.in = in, .pdf = pdf};
	size_t at = 0;

	if (find_table(pdf, &at, d) != 0 || read_table(&r, at, d) != 0)
		return -1;
	in->refs.n = 0; /* the trailer's */
	str_clear(&in->text);
	str_reserve(&in->text, pdf->n / 2);
	in->objects = arena_array(in->arena, struct object, (size_t)in->n + 1);
	if (!r.offsets || in->root >= in->n || in->info >= in->n)
		return refuse(d, "no catalog", in->root);
	for (uint32_t i = 1; i < in->n; i++)
		if (r.offsets[i] != 0 && read_object(&r, i) != 0)
			return refuse(d, "object that cannot be read", r.offsets[i]);
	return check(in, d);
}

static bool
ends_regular(const struct str *out)
{
	return out->n > 0 && lex_is_regular(out->s[out->n - 1]);
}

void
intake_print(
	const struct intake *in, const struct object *o, const uint32_t *number, struct str *out)
{
	const char *text = in->text.s + o->text;
	size_t done = 0;

	for (size_t i = 0; i < o->nrefs; i++) {
		const struct objref *ref = &in->refs.v[o->ref + i];

		if (i > 0 && ref->at > done && lex_is_regular(text[done]))
			str_addc(out, ' ');
		str_addn(out, text + done, ref->at - done);
		done = ref->at;
		if (ends_regular(out))
			str_addc(out, ' ');
		str_addu(out, number[ref->target]);
		str_addn(out, " 0 R", 4);
	}
	if (o->nrefs > 0 && done < o->ntext && lex_is_regular(text[done]))
		str_addc(out, ' ');
	str_addn(out, text + done, o->ntext - done);
}
