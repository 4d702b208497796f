#include "base/vec.h"

#include <string.h>

void *
vec_reserve(struct arena *a, void *v, size_t n, size_t *cap, size_t size)
{
	size_t newcap = *cap ? *cap * 2 : 8;
	void *p;

	if (n < *cap)
		return v;
	p = arena_calloc(a, newcap, size);
	if (n)
		memcpy(p, v, n * size);
	*cap = newcap;
	return p;
}
