#include "publish/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define LOCK_NAME ".lock"
#define LOCK_MODE 0644
#define TRIES_PER_SECOND 20
#define PID_TEXT 32
#define LINE_TEXT 256

static bool
is_read_only(int err)
{
	return err == EROFS || err == EACCES || err == EPERM;
}

static int
open_lock(const struct folder *f, const char *name)
{
	int fd = openat(f->fd, name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, LOCK_MODE);

	if (fd < 0 && is_read_only(errno))
		fd = openat(f->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	return fd;
}

/* 0 with the lock, -1 with errno EWOULDBLOCK when the time is over. */
static int
try_lock(int fd, int how, int wait_seconds)
{
	const struct timespec pause = {0, 1000000000L / TRIES_PER_SECOND};

	for (long i = 0;; i++) {
		if (flock(fd, how | LOCK_NB) == 0)
			return 0;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return -1;
		if (wait_seconds >= 0 && i >= (long)wait_seconds * TRIES_PER_SECOND) {
			errno = EWOULDBLOCK;
			return -1;
		}
		nanosleep(&pause, NULL);
	}
}

/* The kernel's list knows holders that have not signed yet. */
static long
holder_by_kernel(int fd)
{
	FILE *in = fopen("/proc/locks", "re");
	char line[LINE_TEXT];
	struct stat st;
	long pid = 0, found = 0;
	unsigned long inode;

	if (!in || fstat(fd, &st)) {
		if (in)
			fclose(in);
		return 0;
	}
	while (!found && fgets(line, sizeof(line), in))
		if (strstr(line, "FLOCK") && !strstr(line, "->") &&
			sscanf(line, "%*d: %*s %*s %*s %ld %*x:%*x:%lu", &pid, &inode) == 2 &&
			inode == st.st_ino)
			found = pid;
	fclose(in);
	return found;
}

static long
holder(int fd)
{
	char text[PID_TEXT + 1];
	ssize_t n = pread(fd, text, PID_TEXT, 0);
	long pid = holder_by_kernel(fd);

	if (pid > 0 || n <= 0)
		return pid;
	text[n] = '\0';
	return strtol(text, NULL, 10);
}

static int
take_one(const struct folder *f, const char *name, int how, int wait_seconds)
{
	struct where where = {f->path, 0, 0, NULL};
	int fd = open_lock(f, name);
	int saved;

	if (fd < 0)
		return is_read_only(errno) || errno == ENOENT ? -2 : folder_fail(f, name, "open");
	if (try_lock(fd, how, wait_seconds) == 0)
		return fd;
	saved = errno;
	if (saved == EWOULDBLOCK)
		diag_report(f->diag, FAULT_LOCKED, where, "pid %ld", holder(fd));
	else
		folder_fail(f, name, "flock");
	close(fd);
	return -1;
}

int
lock_take(struct lock *l, const struct folder *f, const struct shard *shard, int wait_seconds)
{
	char name[NAME_MAX + 1];

	l->own = -1;
	l->all = take_one(f, LOCK_NAME, shard->count ? LOCK_SH : LOCK_EX, wait_seconds);
	if (l->all == -1)
		return -1;
	if (!shard->count || l->all < 0)
		return 0;
	snprintf(name, sizeof(name), LOCK_NAME ".%s", shard->name);
	l->own = take_one(f, name, LOCK_EX, wait_seconds);
	if (l->own == -1)
		lock_release(l);
	return l->own == -1 ? -1 : 0;
}

/* A pid that cannot be written is no fault: the lock is the kernel's. */
void
lock_sign(const struct lock *l)
{
	int fd = l->own >= 0 ? l->own : l->all;
	char text[PID_TEXT];
	int n = snprintf(text, sizeof(text), "%ld\n", (long)getpid());

	if (fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) != n)
		errno = 0;
}

void
lock_forget(struct lock *l)
{
	if (l->own >= 0)
		close(l->own);
	if (l->all >= 0)
		close(l->all);
	l->own = l->all = -1;
}

void
lock_release(struct lock *l)
{
	int fd = l->own >= 0 ? l->own : l->all;
	struct stat st;

	if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0 && ftruncate(fd, 0))
		errno = 0;
	lock_forget(l);
}

int
lock_sets(const struct folder *f)
{
	return take_one(f, LOCK_NAME ".sets", LOCK_EX, -1);
}
