/*
 * publish: whole files appear in the output folder, together, or none.
 *
 * Does     holds the lock, repairs what a cut run left, gives temporary
 *          files to the makers of content, and commits a run's set:
 *          old versions kept, manifest written ahead, renames, current set.
 * Units    bytes; hashes are SHA-512 in hexadecimal.
 * Gives    at any instant each file is the old or the new one, whole, and
 *          its hash is the manifest's sha512 or previous.
 * Errors   -1 after FAULT_OUTPUT or FAULT_LOCKED; what is in place stays.
 * Memory   the manifest and its strings in the arena given.
 * Source   docs/manifest.md; write-ahead as databases do it.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/str.h"
#include "publish/lock.h"
#include "publish/manifest.h"
#include "publish/shard.h"

#define PUBLISH_KEEP 10 /* old versions of each file */
#define PUBLISH_MODE MODE_PUBLIC

struct exit_guard; /* publish.c */

struct publisher {
	struct folder folder;
	struct lock lock;
	struct shard shard;
	struct arena *arena;
	struct manifest manifest;
	unsigned keep;
	struct exit_guard *guard;
	long owner;                /* pid: forked children leave everything alone */
	char tag[SHARD_NAME + 24]; /* of temporary files */
	char dir[PATH_MAX];
};

struct publisher_options {
	const char *dir;
	struct shard shard;
	int wait_seconds; /* for the lock, -1 = for ever */
	unsigned keep;
	mode_t mode;     /* of public files; internal ones are not for others */
	bool is_reading; /* no lock, nothing made, nothing repaired: for `status` */
};

struct stage {
	const char *name;
	size_t job;
	bool is_internal;
};

/* Takes the lock, removes what dead runs left, reads the manifest. */
int publisher_open(
	struct publisher *p, const struct publisher_options *o, struct arena *a, struct diag *d);
/* In a child process: gives up the lock without touching it. */
void publisher_forget(struct publisher *p);
void publisher_close(struct publisher *p);

/* A complete temporary file for NAME, told from others of that name by the job's number. */
int publisher_stage(
	const struct publisher *p, const struct stage *stage, const struct str *content);
/* No temporary file of this run stays: for failures and signals. */
void publisher_clean(const struct publisher *p);

/* Hash of NAME as it lies in the folder, "" if it is not there. */
void publisher_hash(const struct publisher *p, const char *name, char hex[DIGEST_HEX]);

/* The manifests as they are now, if they differ from those in place. */
int publisher_write_manifests(const struct publisher *p);

/* The temporary file's name. */
struct temp_name stage_name(const struct folder *f, const struct stage *stage);

struct change {
	struct manifest_file file; /* previous and history are filled in here */
	size_t job;                /* that staged it */
	bool is_staged;            /* false: the bytes in place are right already */
};
struct changes {
	struct change *v;
	size_t n, cap;
};

/*
 * One run's set. removed: names to delete (--prune). Nothing is written if
 * nothing differs. *written counts what was done to files, 0 = none.
 */
int publisher_commit(
	struct publisher *p, struct changes *changes, const struct names *removed, size_t *written);

#endif
