/*
 * identity: what tells that a file is the one it was, without reading it.
 *
 * Does     notes device, inode, kind and mode, size, times of change of files
 *          and folders; compares them with what is there now. A file changed
 *          in the moment of its record may change again and keep its times:
 *          of such a one the content is hashed, of a folder the names.
 * Units    nanoseconds, bytes.
 * Gives    one line of text for each identity, and back.
 * Errors   none: what is not there is noted as not there.
 * Memory   the arena given.
 * Source   the rule is git's, Documentation/technical/racy-git.txt.
 */
#ifndef RUN_FRESH_IDENTITY_H
#define RUN_FRESH_IDENTITY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

struct identity {
	bool is_link;      /* the link itself, not what it leads to */
	uint64_t dev, ino; /* ino 0 = not there */
	uint64_t mode, size;
	int64_t mtime, ctime;
	const char *hash; /* of a file changed in the moment of its record, else "-" */
	const char *path;
};

struct identities {
	struct identity *v;
	size_t n, cap;
	bool is_too_much; /* more than is worth while: no record */
};

/* What the path leads to. */
void identities_add(struct arena *a, struct identities *list, const char *path);
/* The folder and all below it but `except`, which may be NULL, locks and version control. */
void identities_walk(
	struct arena *a, struct identities *list, const char *folder, const struct stat *except);

/* The same without a hash, and as text; has it changed so lately that one would be needed? */
struct identity identity_look(const char *path);
const char *identity_text(struct arena *a, const struct identity *i);
bool identity_is_fresh(const struct identity *i);

/* False too if a hash is needed and differs. */
bool identity_holds(const struct identity *i);
/* One that holds needs no hash any more once time has passed. */
void identity_settle(struct identity *i);
/* The latest change of any. [ns] */
int64_t identities_newest(const struct identities *list);

void identities_print(FILE *out, const struct identities *list);
/* -1 if the line is none. */
int identity_read(struct arena *a, char *line, struct identity *out);

#endif
