/*
 * folder: the output folder, held open; whole files inside it.
 *
 * Does     opens or makes the folder, writes temporary files (checked,
 *          fsync), renames, links or copies, removes, lists.
 * Units    bytes.
 * Gives    0, or the entry asked for.
 * Errors   -1 after FAULT_OUTPUT with the name and the system's reason.
 * Memory   struct folder is open/close; strings are borrowed.
 * Source   the life cycle of a temporary file follows git's tempfile.h.
 */
#ifndef PUBLISH_FOLDER_H
#define PUBLISH_FOLDER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#define FOLDER_TEMP_SUFFIX ".tmp"
#define MODE_PUBLIC 0644
#define MODE_INTERNAL 0640 /* not for the web server's user */

struct folder {
	int fd;
	const char *path; /* as the user typed it */
	const char *tag;  /* tells this run's temporary files from others': "PID" or "PID.1-of-4" */
	mode_t shared;    /* of what all may read, whatever the umask; 0 = the umask decides */
	struct diag *diag;
};

/* Makes what is missing if is_made. -1 in silence if it is missing and not to be made. */
int folder_open(struct folder *f, const char *path, bool is_made, struct diag *d);
/* Made if missing; its files and folders are for others to read, by this mode. */
int folder_open_shared(struct folder *f, const char *path, mode_t mode, struct diag *d);
void folder_close(struct folder *f);

/* Reports errno for the entry; gives -1. */
int folder_fail(const struct folder *f, const char *name, const char *what);

/* ".NAME.TAG.tmp"; a name too long for that is replaced by its hash. */
struct temp_name {
	char s[NAME_MAX + 1];
};
struct temp_name folder_temp_name(const struct folder *f, const char *name);

/* The file is on the disk, bytes and all, when this gives 0. */
int folder_write(const struct folder *f, const char *name, const void *p, size_t n, mode_t mode);
int folder_rename(const struct folder *f, const char *from, const char *to);
/* The file whole or not at all: written beside it, then renamed. The folder is not yet synced. */
int folder_replace(const struct folder *f, const char *name, const struct str *text, mode_t mode);
/* True if the file is just this text; without a file, if there is no text. */
bool folder_says(const struct folder *f, const char *name, const struct str *text);
int folder_sync(const struct folder *f, const char *sub); /* sub: "." or a folder below */
int folder_make(const struct folder *f, const char *sub);
void folder_remove(const struct folder *f, const char *name); /* silent: the next run repeats it */
void folder_remove_tree(const struct folder *f, const char *sub);
/* A second name for the same content: a hard link, a copy where links are not possible. */
int folder_link(const struct folder *f, const char *from, const char *to);

/* The whole content in an arena; NULL if it is not there or cannot be read. */
char *folder_read(const struct folder *f, const char *name, struct arena *a, size_t *n);

struct names {
	const char **v;
	size_t n, cap;
};
/* Names in the folder below (or "."), sorted; empty if it is not there. */
struct names folder_list(const struct folder *f, const char *sub, struct arena *a);

/* Removes temporary files whose names end in ".ENDING.tmp", all for NULL. */
void folder_remove_temps(const struct folder *f, const char *ending);

#endif
