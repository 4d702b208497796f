/*
 * textfile: a stream into memory.
 *
 * Does     open_memstream() and fclose() with lack of memory ending the
 *          program as everywhere.
 * Units    bytes.
 * Gives    *s and *n after textfile_close().
 * Errors   none.
 * Memory   *s is the caller's to free().
 * Source   POSIX.1-2017, open_memstream().
 */
#ifndef RUN_FRESH_TEXTFILE_H
#define RUN_FRESH_TEXTFILE_H

#include <stddef.h>
#include <stdio.h>

FILE *textfile_open(char **s, size_t *n);
void textfile_close(FILE *f);

#endif
