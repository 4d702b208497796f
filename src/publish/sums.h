/*
 * sums: the list that tells whether published files are whole.
 *
 * Does     writes SHA512SUMS for all public files of the folder; internal
 *          files are not named in it.
 * Units    SHA-512 in hexadecimal.
 * Gives    the lines of sha512sum(1), in the order of the names:
 *          `sha512sum --check SHA512SUMS` works in the folder.
 * Errors   -1 after FAULT_OUTPUT; the old list stays.
 * Memory   none kept.
 * Source   GNU coreutils manual.
 */
#ifndef PUBLISH_SUMS_H
#define PUBLISH_SUMS_H

#include "publish/manifest.h"

#define SUMS_NAME "SHA512SUMS"

/* A line as sha512sum(1) reads it. */
void sums_line(struct str *out, const char *sha512, const char *name);

int sums_refresh(const struct folder *f, const struct manifest *m);
/* True if sums_refresh() would have something to do. */
bool sums_are_stale(const struct folder *f, const struct manifest *m);

#endif
