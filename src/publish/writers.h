/*
 * writers: one writer at a time per project folder.
 *
 * Does     holds the lock of lock.h on the project itself (not its output):
 *          for every command that changes a project's own files.
 * Units    seconds to wait; -1 = for ever.
 * Gives    0 with the lock held and the folder open.
 * Errors   -1 after FAULT_LOCKED with the holder's pid, FAULT_OUTPUT, or
 *          FAULT_FILE_MISSING if there is no such folder.
 * Memory   struct writers is begin/end; project is borrowed.
 * Source   own.
 */
#ifndef PUBLISH_WRITERS_H
#define PUBLISH_WRITERS_H

#include "publish/folder.h"
#include "publish/lock.h"

struct writers {
	struct folder folder; /* the project's */
	struct lock lock;
};

int writers_begin(struct writers *w, const char *project, int wait_seconds, struct diag *d);
void writers_end(struct writers *w);

#endif
