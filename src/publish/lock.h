/*
 * lock: one run at a time per output folder, or one per shard.
 *
 * Does     flock() on .lock: exclusive for a whole run, shared for shards,
 *          which hold .lock.I-of-N exclusively besides. The kernel lets go
 *          when the holder dies, however it dies.
 * Units    seconds to wait; -1 = for ever.
 * Gives    0 with the lock held; nothing is written before lock_sign().
 * Errors   -1 after FAULT_LOCKED with the holder's pid, or FAULT_OUTPUT.
 *          A folder that cannot be written is not locked: nobody can write.
 * Memory   struct lock is take/release.
 * Source   flock(2), proc(5) on /proc/locks.
 */
#ifndef PUBLISH_LOCK_H
#define PUBLISH_LOCK_H

#include "publish/folder.h"
#include "publish/shard.h"

struct lock {
	int all, own; /* descriptors, -1 = none; own is the shard's */
};

int lock_take(struct lock *l, const struct folder *f, const struct shard *shard, int wait_seconds);
/* Writes our pid for others to read; only when something will be written anyway. */
void lock_sign(const struct lock *l);
/* In a child process: the lock stays the parent's alone. */
void lock_forget(struct lock *l);
void lock_release(struct lock *l);

/* Shards build the common set one after the other; gives a descriptor to close, or -1. */
int lock_sets(const struct folder *f);

#endif
