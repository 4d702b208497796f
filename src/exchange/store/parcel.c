#include "exchange/store/parcel.h"

#include <string.h>

struct unpacking {
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
put_bytes(struct str *out, const char *s, size_t n)
{
	put_number(out, s ? n + 1 : 0);
	str_addn(out, s ? s : "", s ? n : 0);
}

static void
put_text(struct str *out, const char *s)
{
	put_bytes(out, s, s ? strlen(s) : 0);
}

void
parcel_write(struct str *out, const struct parcel *p, const struct diag *d)
{
	put_number(out, p->is_good);
	put_number(out, p->count);
	put_number(out, p->files.n);
	for (size_t i = 0; i < p->files.n; i++) {
		put_text(out, p->files.v[i].href);
		put_bytes(out, p->files.v[i].bytes, p->files.v[i].n);
	}
	put_number(out, p->taken.n);
	for (size_t i = 0; i < p->taken.n; i++)
		put_text(out, p->taken.v[i].name);
	put_number(out, diag_count(d));
	for (size_t i = 0; i < diag_count(d); i++) {
		const struct diag_entry *e = diag_entry(d, i);

		put_number(out, (uint64_t)e->fault);
		put_text(out, e->where.file);
		put_number(out, (uint64_t)(unsigned)e->where.line);
		put_text(out, e->where.element);
		put_text(out, e->detail);
	}
}

static uint64_t
get_number(struct unpacking *u)
{
	uint64_t n = 0;

	if ((size_t)(u->end - u->at) < sizeof(n)) {
		u->is_broken = true;
		return 0;
	}
	memcpy(&n, u->at, sizeof(n));
	u->at += sizeof(n);
	return n;
}

static const char *
get_bytes(struct unpacking *u, size_t *n)
{
	uint64_t length = get_number(u);
	const char *s;

	*n = 0;
	if (!length)
		return NULL;
	if (length - 1 > (uint64_t)(u->end - u->at)) {
		u->is_broken = true;
		return NULL;
	}
	*n = (size_t)length - 1;
	s = arena_strndup(u->arena, u->at, *n);
	u->at += *n;
	return s;
}

static const char *
get_text(struct unpacking *u)
{
	size_t n;

	return get_bytes(u, &n);
}

static void
get_messages(struct unpacking *u, struct diag *d)
{
	uint64_t n = get_number(u);

	for (uint64_t i = 0; i < n && !u->is_broken; i++) {
		uint64_t fault = get_number(u);
		struct where w = {.file = get_text(u)};
		const char *detail;

		w.line = (int)get_number(u);
		w.element = get_text(u);
		detail = get_text(u);
		if (u->is_broken || fault >= FAULT_COUNT || !detail)
			u->is_broken = true;
		else
			diag_report(d, (enum fault)fault, w, "%s", detail);
	}
}

int
parcel_read(const struct str *in, struct arena *a, struct parcel *p, struct diag *d)
{
	struct unpacking u = {in->s, in->s + in->n, a, false};
	uint64_t n;

	*p = (struct parcel){.is_good = get_number(&u) != 0};
	p->count = get_number(&u);
	n = get_number(&u);
	for (uint64_t i = 0; i < n && !u.is_broken; i++) {
		struct model_file f = {.href = get_text(&u)};

		f.bytes = get_bytes(&u, &f.n);
		*VEC_PUSH(a, &p->files) = f;
	}
	n = get_number(&u);
	for (uint64_t i = 0; i < n && !u.is_broken; i++)
		*VEC_PUSH(a, &p->taken) = (struct imported_file){get_text(&u), NULL, 0};
	get_messages(&u, d);
	return u.is_broken || u.at != u.end ? -1 : 0;
}
