/*
 * file: reading a file somebody else named.
 *
 * Does     opens plain files only, and none that is larger than its kind can
 *          sensibly be: a pipe, a device or a hole of a terabyte must neither
 *          hold a run up nor fill its memory.
 * Units    bytes.
 * Gives    a descriptor, a stream, or the whole content.
 * Errors   -1 or NULL with errno: EFBIG above the limit, EISDIR or ENODEV for
 *          what is no plain file; file_report() says it in a message.
 * Memory   the content in the arena given; descriptors are the caller's.
 * Source   POSIX.1-2017, open(): O_NONBLOCK on FIFOs.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"

#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

#define FILE_LIMIT_TEXT ((size_t)16 << 20)     /* a list somebody wrote */
#define FILE_LIMIT_PICTURE ((size_t)128 << 20) /* also colour profiles and patterns */
#define FILE_LIMIT_OUTPUT ((size_t)1 << 30)    /* what this program could have written */

/* dir as for openat(). */
int file_open(int dir, const char *path, size_t limit);
FILE *file_stream(const char *path, size_t limit);
/* NUL behind the content, which may hold NULs itself. */
char *file_read(struct arena *a, int dir, const char *path, size_t limit, size_t *n);
/* For writing anew, or behind what is there: never into what is no plain file. */
FILE *file_create(const char *path);
FILE *file_append(const char *path);

/*
 * The file whole or not at all, renamed from one beside it, with just this
 * mode. What is there and is no plain file stays.
 */
int file_replace(const char *path, mode_t mode, const void *p, size_t n);

/* All n bytes, or -1 with errno. */
int file_write(int fd, const void *p, size_t n);

/* The system's reason, or that it is no plain file; translated. */
const char *file_reason(int error);
enum fault file_fault(int error);
/* The message for errno; -1. */
int file_report(struct diag *d, struct where where, int error);

#endif
