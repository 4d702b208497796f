/*
 * vec: arrays that grow inside an arena.
 *
 * Does     VEC(T) declares {T *v; size_t n, cap;}; VEC_PUSH() makes room for
 *          one more and lends a pointer to it.
 * Units    n and cap count elements.
 * Gives    elements in the order they were pushed.
 * Errors   none (see arena.h for out of memory).
 * Memory   the array is the arena's; growing leaves the old copy to the
 *          arena, so a vector should grow in one arena only. Pointers into
 *          v are valid until the next push.
 * Source   own.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#include <stddef.h>

#define VEC(T)                                                                                     \
	struct {                                                                                   \
		T *v;                                                                              \
		size_t n, cap;                                                                     \
	}

#define VEC_PUSH(a, vec)                                                                           \
	((vec)->v = vec_reserve((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v),           \
		&(vec)->v[(vec)->n++])

#define VEC_LAST(vec) (&(vec)->v[(vec)->n - 1])

/* Room for at least n + 1 elements; gives the array's (new) place. */
void *vec_reserve(struct arena *a, void *v, size_t n, size_t *cap, size_t size);

#endif
