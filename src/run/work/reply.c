#include "run/work/reply.h"

#include <string.h>

struct reader {
	const char *at, *end;
	struct arena *arena;
	bool is_broken;
};

static void
put_number(struct str *out, uint64_t n)
{
	str_addn(out, &n, sizeof(n));
}

/* NULL travels as such: length + 1, 0 for NULL. */
static void
put_text(struct str *out, const char *s)
{
	size_t n = s ? strlen(s) : 0;

	put_number(out, s ? n + 1 : 0);
	str_addn(out, s ? s : "", n);
}

static uint64_t
get_number(struct reader *r)
{
	uint64_t n = 0;

	if ((size_t)(r->end - r->at) < sizeof(n)) {
		r->is_broken = true;
		return 0;
	}
	memcpy(&n, r->at, sizeof(n));
	r->at += sizeof(n);
	return n;
}

static const char *
get_text(struct reader *r)
{
	uint64_t n = get_number(r);
	const char *s;

	if (!n)
		return NULL;
	if (n - 1 > (uint64_t)(r->end - r->at)) {
		r->is_broken = true;
		return "";
	}
	s = arena_strndup(r->arena, r->at, (size_t)n - 1);
	r->at += n - 1;
	return s;
}

static void
put_file(struct str *out, const struct manifest_file *f)
{
	const char *texts[] = {f->name, f->alias, f->project, f->publication, f->committee,
		f->period, f->as_of, f->sha512, f->records};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		put_text(out, texts[i]);
	put_number(out, f->is_internal);
	put_number(out, f->is_interim);
	put_number(out, f->bytes);
	put_number(out, f->pages);
	put_number(out, f->links.n);
	for (size_t i = 0; i < f->links.n; i++)
		put_text(out, f->links.v[i]);
	put_number(out, f->inputs.n);
	for (size_t i = 0; i < f->inputs.n; i++) {
		put_text(out, f->inputs.v[i].key);
		put_text(out, f->inputs.v[i].value);
	}
}

static void
get_file(struct reader *r, struct manifest_file *f)
{
	const char **texts[] = {&f->name, &f->alias, &f->project, &f->publication, &f->committee,
		&f->period, &f->as_of, &f->sha512, &f->records};
	uint64_t n;

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		*texts[i] = get_text(r);
	f->is_internal = get_number(r) != 0;
	f->is_interim = get_number(r) != 0;
	f->bytes = get_number(r);
	f->pages = get_number(r);
	f->previous = "";
	n = get_number(r);
	for (uint64_t i = 0; i < n && !r->is_broken; i++)
		*VEC_PUSH(r->arena, &f->links) = get_text(r);
	n = get_number(r);
	for (uint64_t i = 0; i < n && !r->is_broken; i++) {
		const char *key = get_text(r);

		pairs_put(r->arena, &f->inputs, key, get_text(r));
	}
}

static void
put_besides(struct str *out, const struct besides *b)
{
	put_number(out, b->n);
	for (size_t i = 0; i < b->n; i++) {
		put_number(out, b->v[i].is_staged);
		put_file(out, &b->v[i].file);
	}
}

static void
get_besides(struct reader *r, struct besides *b)
{
	uint64_t n = get_number(r);

	for (uint64_t i = 0; i < n && !r->is_broken; i++) {
		struct beside one = {.is_staged = get_number(r) != 0};

		get_file(r, &one.file);
		*VEC_PUSH(r->arena, b) = one;
	}
}

static void
put_entry(struct str *out, const struct diag_entry *e)
{
	put_number(out, (uint64_t)e->fault);
	put_text(out, e->where.file);
	put_number(out, (uint64_t)(unsigned)e->where.line);
	put_number(out, (uint64_t)(unsigned)e->where.column);
	put_text(out, e->where.element);
	put_text(out, e->detail);
	put_number(out, e->same > DIAG_SAME ? e->same - 1 : 0);
}

static bool
is_equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
is_known(const struct diag *d, enum fault fault, const struct where *w, const char *detail)
{
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct diag_entry *e = diag_entry(d, i);

		if (e->fault == fault && e->where.line == w->line &&
			is_equal(e->where.file, w->file) &&
			is_equal(e->where.element, w->element) && is_equal(e->detail, detail))
			return true;
	}
	return false;
}

static void
get_entry(struct reader *r, struct diag *d)
{
	uint64_t fault = get_number(r);
	struct where w = {0};
	const char *detail;
	uint64_t more;

	w.file = get_text(r);
	w.line = (int)get_number(r);
	w.column = (int)get_number(r);
	w.element = get_text(r);
	detail = get_text(r);
	more = get_number(r);
	if (r->is_broken || fault >= FAULT_COUNT || !detail) {
		r->is_broken = true;
		return;
	}
	if (is_known(d, (enum fault)fault, &w, detail))
		return;
	diag_report(d, (enum fault)fault, w, "%s", detail);
	diag_repeat(d, more);
}

static size_t
count_shown(const struct diag *d, size_t first)
{
	size_t n = 0;

	for (size_t i = first; i < diag_count(d); i++)
		n += !diag_entry(d, i)->is_folded;
	return n;
}

void
reply_write(struct str *out, const struct reply *r, const struct diag *d, size_t first)
{
	put_number(out, (uint64_t)r->result);
	put_number(out, r->is_new);
	put_file(out, &r->file);
	put_besides(out, &r->besides);
	put_text(out, r->reason);
	put_text(out, r->layout);
	put_text(out, r->shown);
	put_number(out, count_shown(d, first));
	for (size_t i = first; i < diag_count(d); i++)
		if (!diag_entry(d, i)->is_folded)
			put_entry(out, diag_entry(d, i));
}

int
reply_read(const struct str *in, struct arena *a, struct reply *r, struct diag *d)
{
	struct reader reader = {in->s, in->s + in->n, a, false};
	uint64_t n;

	*r = (struct reply){.result = (enum reply_result)get_number(&reader)};
	r->is_new = get_number(&reader) != 0;
	get_file(&reader, &r->file);
	get_besides(&reader, &r->besides);
	r->reason = get_text(&reader);
	r->layout = get_text(&reader);
	r->shown = get_text(&reader);
	n = get_number(&reader);
	for (uint64_t i = 0; i < n && !reader.is_broken; i++)
		get_entry(&reader, d);
	return reader.is_broken || reader.at != reader.end ? -1 : 0;
}
