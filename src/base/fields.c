#include "base/fields.h"

#include <assert.h>
#include <string.h>

static const char *
place(const struct field *f, const void *record)
{
	return (const char *)record + f->at;
}

static void *
pointer_at(const char *at)
{
	void *p;

	memcpy(&p, at, sizeof p);
	return p;
}

static size_t
size_at(const char *at)
{
	size_t n;

	memcpy(&n, at, sizeof n);
	return n;
}

static int64_t
small_number(const char *at, bool is_signed)
{
	int32_t n;

	memcpy(&n, at, sizeof n);
	return is_signed ? n : (int64_t)(uint32_t)n;
}

int64_t
field_number(const struct field *f, const void *record)
{
	const char *at = place(f, record);
	int64_t n;

	if (f->size == 1)
		return *(const unsigned char *)at;
	if (f->size == sizeof(int32_t))
		return small_number(at, f->is_signed);
	assert(f->size == sizeof n);
	memcpy(&n, at, sizeof n);
	return n;
}

const char *
field_text(const struct field *f, const void *record)
{
	return pointer_at(place(f, record));
}

size_t
field_count(const struct field *f, const void *record)
{
	if (f->count)
		return f->count;
	return pointer_at(place(f, record)) ? size_at((const char *)record + f->count_at) : 0;
}

void *
field_first(const struct field *f, const void *record)
{
	switch (f->kind) {
	case FIELD_STRUCT:
		return (void *)place(f, record);
	case FIELD_ARRAY:
		return field_count(f, record) ? pointer_at(place(f, record)) : NULL;
	case FIELD_POINTER:
	case FIELD_CHAIN:
		return pointer_at(place(f, record));
	case FIELD_UNKNOWN:
	case FIELD_NUMBER:
	case FIELD_TEXT:
	case FIELD_CHOICE:
	case FIELD_EMPTY:
	case FIELD_ASIDE:
		break;
	}
	return NULL;
}

void *
field_next(const struct field *f, const void *record, const void *one)
{
	const char *first = field_first(f, record), *next = (const char *)one + f->of->size;

	if (f->kind == FIELD_CHAIN)
		return pointer_at((const char *)one + f->of->next_at);
	if (f->kind != FIELD_ARRAY && !f->count)
		return NULL;
	return next < first + field_count(f, record) * f->of->size ? (void *)next : NULL;
}

void
field_put(const struct field *f, void *record, const void *v, size_t n)
{
	char *at = (char *)record;

	memcpy(at + f->at, &v, sizeof v);
	memcpy(at + f->count_at, &n, sizeof n);
	if (f->size > sizeof v)
		memcpy(at + f->count_at + sizeof n, &n, sizeof n);
}

const struct field *
field_meant(const struct field *f, const void *record)
{
	int64_t tag;

	if (f->kind != FIELD_CHOICE)
		return f;
	tag = small_number((const char *)record + f->tag_at, false);
	assert(tag >= 0 && (size_t)tag < f->nchoices);
	return &f->choices[tag];
}
