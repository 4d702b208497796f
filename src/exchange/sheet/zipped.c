#include "exchange/sheet/parts.h"

#include <string.h>
#include <zip.h>

#define UNPACKED_MOST ((size_t)256 << 20) /* [byte] of all parts read of one file */
#define PIECE ((size_t)1 << 16)

struct zipped {
	struct reading *reading;
	zip_t *zip;
	size_t unpacked;
};

struct zipped *
zipped_open(struct reading *r, const void *bytes, size_t n)
{
	struct zipped *z = arena_one(r->arena, struct zipped);
	zip_error_t error;
	zip_source_t *source;

	zip_error_init(&error);
	z->reading = r;
	source = zip_source_buffer_create(bytes, n, 0, &error);
	z->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!z->zip) {
		reading_fault(r, FAULT_SHEET_FORMAT, zip_error_strerror(&error));
		if (source)
			zip_source_free(source);
	}
	zip_error_fini(&error);
	return z->zip ? z : NULL;
}

void
zipped_close(struct zipped *z)
{
	if (z && z->zip)
		zip_discard(z->zip);
}

bool
zipped_has(const struct zipped *z, const char *name)
{
	return zip_name_locate(z->zip, name, 0) >= 0;
}

/* What the directory says of a part's size is not believed. */
static const char *
unpack(struct zipped *z, zip_file_t *f, const char *name, size_t *n)
{
	struct reading *r = z->reading;
	struct str b;
	const char *copy = NULL;
	zip_int64_t got;

	str_init(&b);
	do {
		str_reserve(&b, PIECE + 1);
		got = zip_fread(f, b.s + b.n, PIECE);
		if (got > 0) {
			b.n += (size_t)got;
			z->unpacked += (size_t)got;
		}
	} while (got > 0 && z->unpacked <= UNPACKED_MOST);
	if (got < 0)
		reading_fault(r, FAULT_SHEET_FORMAT, name);
	else if (z->unpacked > UNPACKED_MOST)
		reading_fault(
			r, FAULT_SHEET_TOO_LARGE, arena_printf(r->arena, "%s: > 256 MiB", name));
	else
		copy = arena_strndup(r->arena, b.s, b.n);
	*n = b.n;
	str_release(&b);
	return copy;
}

const char *
zipped_part(struct zipped *z, const char *name, size_t *n)
{
	zip_int64_t i = zip_name_locate(z->zip, name, 0);
	zip_file_t *f = i < 0 ? NULL : zip_fopen_index(z->zip, (zip_uint64_t)i, 0);
	const char *s;

	if (!f) {
		reading_fault(z->reading, FAULT_SHEET_FORMAT, name);
		return NULL;
	}
	s = unpack(z, f, name, n);
	zip_fclose(f);
	return s;
}
