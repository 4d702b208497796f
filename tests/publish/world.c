/*
 * world: a library for LD_PRELOAD that changes what lies around a run.
 *
 * Does     moves the clock by WORLD_CLOCK, gives HarfBuzz the version
 *          WORLD_HARFBUZZ, and the file names below WORLD_FROM those below
 *          WORLD_TO.
 * Units    seconds.
 * Gives    what the C library gives otherwise.
 * Errors   none: without the variables everything passes through.
 * Memory   none.
 * Source   ld.so(8), dlsym(3).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* The C library's own function of that name. */
#define NEXT(name)                                                                                 \
	static __typeof__(name) *next;                                                             \
	if (!next)                                                                                 \
	next = (__typeof__(next))dlsym(RTLD_NEXT, #name)

struct moved {
	char path[PATH_MAX];
};

static const char *
moved(const char *path, struct moved *m)
{
	const char *from = getenv("WORLD_FROM"), *to = getenv("WORLD_TO");
	size_t n = from ? strlen(from) : 0;

	if (!n || !to || strncmp(path, from, n) != 0)
		return path;
	snprintf(m->path, sizeof(m->path), "%s%s", to, path + n);
	return m->path;
}

FILE *
fopen(const char *path, const char *mode)
{
	NEXT(fopen);
	struct moved m;

	return next(moved(path, &m), mode);
}

int
openat(int at, const char *path, int flags, ...)
{
	NEXT(openat);
	struct moved m;
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	return next(at, moved(path, &m), flags, mode);
}

int
access(const char *path, int how)
{
	NEXT(access);
	struct moved m;

	return next(moved(path, &m), how);
}

int
stat(const char *path, struct stat *out)
{
	NEXT(stat);
	struct moved m;

	return next(moved(path, &m), out);
}

int
lstat(const char *path, struct stat *out)
{
	NEXT(lstat);
	struct moved m;

	return next(moved(path, &m), out);
}

DIR *
opendir(const char *path)
{
	NEXT(opendir);
	struct moved m;

	return next(moved(path, &m));
}

static time_t
shift(void)
{
	const char *s = getenv("WORLD_CLOCK");

	return s ? (time_t)strtoll(s, NULL, 10) : 0;
}

int
clock_gettime(clockid_t clock, struct timespec *t)
{
	NEXT(clock_gettime);
	int rc = next(clock, t);

	if (clock == CLOCK_REALTIME)
		t->tv_sec += shift();
	return rc;
}

time_t
time(time_t *out)
{
	NEXT(time);
	time_t t = next(NULL) + shift();

	if (out)
		*out = t;
	return t;
}

int
gettimeofday(struct timeval *restrict t, void *restrict zone)
{
	NEXT(gettimeofday);
	int rc = next(t, zone);

	t->tv_sec += shift();
	return rc;
}

const char *hb_version_string(void);

const char *
hb_version_string(void)
{
	NEXT(hb_version_string);
	const char *version = getenv("WORLD_HARFBUZZ");

	return version ? version : next();
}
