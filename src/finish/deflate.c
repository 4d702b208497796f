#include "finish/deflate.h"

#include "base/arena.h"

#include <libdeflate.h>

enum { LEVEL = 6 };

const char *
deflate_library(void)
{
	return LIBDEFLATE_VERSION_STRING;
}

void
deflate_init(struct deflate *z)
{
	z->compressor = libdeflate_alloc_compressor(LEVEL);
	if (!z->compressor)
		memory_exhausted();
}

void
deflate_release(struct deflate *z)
{
	libdeflate_free_compressor(z->compressor);
}

bool
deflate_add(struct deflate *z, const void *bytes, size_t n, struct str *out)
{
	size_t got;

	if (n == 0)
		return false;
	str_reserve(out, n);
	got = libdeflate_zlib_compress(z->compressor, bytes, n, out->s + out->n, n - 1);
	out->n += got;
	out->s[out->n] = '\0';
	return got > 0;
}

void
deflate_all(struct deflate *z, const void *bytes, size_t n, struct str *out)
{
	size_t bound = libdeflate_zlib_compress_bound(z->compressor, n);

	str_reserve(out, bound);
	out->n += libdeflate_zlib_compress(z->compressor, bytes, n, out->s + out->n, bound);
	out->s[out->n] = '\0';
}
