#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_BLOCK ((size_t)64 * 1024)

struct block {
	struct block *prev;
	size_t used, size;
	max_align_t bytes[];
};

struct arena {
	struct block *top;
	size_t total; /* [byte] handed out */
};

static _Noreturn void
out_of_memory(size_t size)
{
	fprintf(stderr, "ratsdruck: out of memory (%zu bytes wanted)\n", size);
	exit(3);
}

_Noreturn void
memory_exhausted(void)
{
	out_of_memory(0);
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void *
xrealloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (!p)
		out_of_memory(size);
	return p;
}

struct arena *
arena_new(void)
{
	struct arena *a = xmalloc(sizeof(*a));

	a->top = NULL;
	a->total = 0;
	return a;
}

static void
pop_block(struct arena *a)
{
	struct block *prev = a->top->prev;

	free(a->top);
	a->top = prev;
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	while (a->top)
		pop_block(a);
	free(a);
}

static void
push_block(struct arena *a, size_t size)
{
	struct block *b;

	if (size > SIZE_MAX - sizeof(*b))
		out_of_memory(size);
	b = xmalloc(sizeof(*b) + size);
	b->prev = a->top;
	b->used = 0;
	b->size = size;
	a->top = b;
}

/* The plain build gives each object a block of exactly its own size. */
static size_t
block_size(size_t size)
{
#ifdef ARENA_PLAIN
	return size;
#else
	return size > ARENA_BLOCK / 4 ? size : ARENA_BLOCK;
#endif
}

void *
arena_alloc(struct arena *a, size_t size)
{
	const size_t align = _Alignof(max_align_t);
	size_t rounded = (size + align - 1) / align * align;
	void *p;

	if (rounded < size)
		out_of_memory(size);
#ifdef ARENA_PLAIN
	rounded = size;
	push_block(a, block_size(rounded));
#else
	if (!a->top || a->top->size - a->top->used < rounded)
		push_block(a, block_size(rounded));
#endif
	p = (char *)a->top->bytes + a->top->used;
	a->top->used += rounded;
	a->total += rounded;
	return memset(p, 0, size);
}

void *
arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		out_of_memory(SIZE_MAX);
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

void *
arena_memdup(struct arena *a, const void *p, size_t n)
{
	void *q = arena_alloc(a, n);

	if (n)
		memcpy(q, p, n);
	return q;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

struct arena_mark
arena_save(const struct arena *a)
{
	struct arena_mark m = {a->top, a->top ? a->top->used : 0};

	return m;
}

void
arena_rewind(struct arena *a, struct arena_mark mark)
{
	while (a->top && a->top != mark.block)
		pop_block(a);
	if (a->top)
		a->top->used = mark.used;
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}
