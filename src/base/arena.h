/*
 * arena: memory that is released as a whole.
 *
 * Does     hands out zeroed, max_align_t-aligned memory; rewinds to a mark.
 * Units    bytes.
 * Gives    never NULL: out of memory prints one line and exits with status 3.
 * Errors   none besides that.
 * Memory   everything lives until arena_free() or arena_rewind(); there are
 *          no single frees. With -DARENA_PLAIN each object is its own
 *          malloc(), so that AddressSanitizer sees overruns.
 * Source   the idea is git's mem-pool and MuPDF's fz_pool.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

struct arena_mark {
	void *block;
	size_t used;
};

struct arena *arena_new(void);
void arena_free(struct arena *a);

void *arena_alloc(struct arena *a, size_t size);

/* n objects of the given size; the product is checked for overflow. */
void *arena_calloc(struct arena *a, size_t n, size_t size);

#define arena_array(a, T, n) ((T *)arena_calloc((a), (n), sizeof(T)))
#define arena_one(a, T) ((T *)arena_calloc((a), 1, sizeof(T)))

char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
void *arena_memdup(struct arena *a, const void *p, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Everything allocated after the mark is gone after the rewind. */
struct arena_mark arena_save(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/* Bytes handed out so far, for the statistics of `--log=json`. */
size_t arena_used(const struct arena *a);

/* malloc and realloc that print and exit instead of returning NULL. */
void *xmalloc(size_t size);
void *xrealloc(void *p, size_t size);
/* The same end, for libraries that say themselves that they got no memory. */
_Noreturn void memory_exhausted(void);

#endif
