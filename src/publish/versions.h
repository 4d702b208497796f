/*
 * versions: the files that were replaced, kept under .versions/.
 *
 * Does     links the present file as .versions/STEM.HASH.EXT before it is
 *          replaced; removes versions that no entry's history names.
 * Units    HASH is the first twelve digits of the file's SHA-512.
 * Gives    entry.previous and entry.history filled in.
 * Errors   -1 after FAULT_OUTPUT.
 * Memory   strings in the arena given.
 * Source   own.
 */
#ifndef PUBLISH_VERSIONS_H
#define PUBLISH_VERSIONS_H

#include "publish/manifest.h"

/* sha512 is the hash of the file in place, "" if there is none. */
int versions_keep(const struct folder *f, struct arena *a, const char *sha512,
	struct manifest_file *file, unsigned keep);
/* Paths of all kept versions of the file, known to the manifest or not. */
struct names versions_of(const struct folder *f, struct arena *a, const char *name);
/* The folder's entries are on the disk when this gives 0. */
int versions_sync(const struct folder *f);
void versions_prune(const struct folder *f, const struct manifest *m, const struct shard *shard);

#endif
