/*
 * manifest: what was published, from what, and as which bytes.
 *
 * Does     reads and writes manifest.json (docs/manifest.md); the only door
 *          to jansson. Files of internal editions are kept in a second,
 *          hidden file that only its owner's group may read.
 * Units    bytes; hashes in hexadecimal.
 * Gives    entries in the order of their names; the same entries give the
 *          same bytes (sorted keys, no clock).
 * Errors   a manifest that cannot be understood is FAULT_MANIFEST, a
 *          warning, and counts as absent: everything is made anew.
 * Memory   everything in the manifest's arena.
 * Source   RFC 8259.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "base/str.h"
#include "publish/digest.h"
#include "publish/folder.h"
#include "publish/shard.h"

#include <stdbool.h>

struct pair {
	const char *key, *value;
};
struct pairs { /* sorted by key */
	struct pair *v;
	size_t n, cap;
};

/* An input of files that are no records, such as drafts: they are never in the current set. */
#define MANIFEST_MARK "mark"

struct manifest_file {
	const char *name;  /* in the output folder */
	const char *alias; /* name in the current set */
	const char *project, *publication;
	const char *committee, *period; /* "" = none */
	const char *as_of;              /* ISO date, orders the versions of a concept */
	bool is_internal;
	bool is_interim;      /* does not see its period's end: a complete one goes before */
	bool is_superseded;   /* no longer produced under this name */
	const char *sha512;   /* of the file that is, or is about to be, in place */
	const char *previous; /* of the one it replaced; "" = none */
	struct names history; /* kept old versions, twelve digits each, newest first */
	struct names links;   /* other files of the folder it refers to, by their names */
	uint64_t bytes, pages;
	struct pairs inputs;
	const char *records; /* name of the record set it was made from */
};

struct record_set {
	const char *name; /* hash of its content */
	struct pairs records;
};

/* What was taken back, so that it does not return: see withdraw.h. */
struct withdrawn {
	const char *name;
	bool is_internal;
	const char *day, *reason; /* of the last time; reason "" = not said */
	struct names hashes;      /* of the files' bytes and of the documents' words */
};

struct manifest {
	struct arena *arena;
	VEC(struct withdrawn) withdrawn;
	VEC(struct manifest_file) files;
	VEC(struct record_set) sets;
};

void manifest_init(struct manifest *m, struct arena *a);

const struct manifest_file *manifest_find(const struct manifest *m, const char *name);
bool manifest_owns(const struct shard *shard, const struct manifest_file *file);
/* Puts the entry in place of the one of that name, or adds it. */
void manifest_put(struct manifest *m, const struct manifest_file *file);
void manifest_remove(struct manifest *m, const char *name);
const struct pairs *manifest_records(const struct manifest *m, const char *set);
void manifest_put_records(struct manifest *m, const char *set, const struct pairs *records);

const struct withdrawn *manifest_note(const struct manifest *m, const char *name);
/* Adds to the note of that name, or makes it. */
void manifest_put_note(struct manifest *m, const struct withdrawn *note);
/* True if the file NAME was taken back with these bytes, or with these words. */
bool manifest_is_withdrawn(const struct manifest *m, const char *name, const char *hash);

/* Adds the name unless it is there. */
void names_add(struct arena *a, struct names *names, const char *name);

const char *pairs_get(const struct pairs *p, const char *key); /* NULL = absent */
void pairs_put(struct arena *a, struct pairs *p, const char *key, const char *value);
void pairs_sort(struct pairs *p);

/*
 * All manifests of the folder as one: those of other shards too. Where two
 * know a file, the one whose hash is the file's wins.
 */
void manifest_load(struct manifest *m, const struct folder *f);

/* The bytes of the shard's public or internal manifest; empty if it has no file. */
void manifest_print(
	const struct manifest *m, const struct shard *shard, bool is_internal, struct str *out);

/* "manifest.json", "manifest.1-of-4.json", ".manifest-internal.json" … */
char *manifest_name(struct arena *a, const struct shard *shard, bool is_internal);
bool manifest_is_name(const char *name);

#endif
