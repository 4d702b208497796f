/*
 * fault: a library for LD_PRELOAD that lets the n-th call go wrong.
 *
 * Does     counts the calls that touch the folder FAULT_DIR, over all
 *          processes of a run; at call FAULT_AT kills every process of the
 *          group (a power cut) or fails with FAULT_ACTION. Besides, counts
 *          allocations per program and fails from the n-th on.
 * Units    calls, from 1.
 * Gives    the count in the file FAULT_COUNTER (two 64-bit numbers: calls,
 *          allocations).
 * Errors   none: without the variables everything passes through.
 * Memory   one shared page.
 * Source   ld.so(8), dlsym(3).
 *
 * FAULT_ACTION  kill, ENOSPC, EIO, EROFS, EMFILE; INT, TERM, HUP: that signal to all processes, as
 *               Ctrl-C at a terminal sends it; crash and hang hit the calling process alone
 * FAULT_STICKY  1: every call from then on fails, as on a full disk
 * FAULT_MALLOC  n: allocation n and all after it give NULL
 * FAULT_LOG     a file: one line per write, fsync, rename, link, symlink, with its paths
 * FAULT_FDS     a file: the number of descriptors still open when a program ends
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct counters {
	_Atomic uint64_t calls, allocations;
};

static struct counters *counters;
static struct counters own;
static const char *dir, *action;
static uint64_t fail_at, malloc_at;
static bool is_sticky;
static int log_fd = -1;

static uint64_t
number(const char *name)
{
	const char *s = getenv(name);

	return s ? strtoull(s, NULL, 10) : 0;
}

__attribute__((constructor)) static void
prepare(void)
{
	const char *file = getenv("FAULT_COUNTER");
	int fd = file ? open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
	struct counters *shared = MAP_FAILED;

	if (fd >= 0 && ftruncate(fd, sizeof(own)) == 0)
		shared = mmap(NULL, sizeof(own), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	fail_at = number("FAULT_AT");
	malloc_at = number("FAULT_MALLOC");
	is_sticky = number("FAULT_STICKY") != 0;
	action = getenv("FAULT_ACTION");
	file = getenv("FAULT_LOG");
	if (file)
		log_fd = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	counters = shared == MAP_FAILED ? &own : shared;
	dir = getenv("FAULT_DIR"); /* last: from now on calls count */
}

/* Workers leave by _exit(): this is the parent's count. */
__attribute__((destructor)) static void
count_open(void)
{
	const char *file = getenv("FAULT_FDS");
	DIR *fds = file ? opendir("/proc/self/fd") : NULL;
	FILE *out = fds ? fopen(file, "ae") : NULL;
	int n = 0;

	if (log_fd >= 0)
		n--;
	while (fds && readdir(fds))
		n++;
	if (out)
		fprintf(out, "%d\n", n - 4); /* ".", "..", the folder and this file */
	if (out)
		fclose(out);
	if (fds)
		closedir(fds);
}

static bool
is_inside(const char *path)
{
	size_t n = strlen(dir);

	return strncmp(path, dir, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static bool
fd_is_ours(int fd)
{
	char link[64], path[4096];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	if (n <= 0)
		return false;
	path[n] = '\0';
	return is_inside(path);
}

static void
name_of_fd(int fd, char path[4096])
{
	char link[64];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, 4095);
	path[n > 0 ? n : 0] = '\0';
}

static void
note(const char *what, const char *a, const char *b)
{
	if (log_fd >= 0)
		dprintf(log_fd, "%s %s%s%s\n", what, a, *b ? " " : "", b);
}

static void
note_fd(const char *what, int fd)
{
	char path[4096];

	name_of_fd(fd, path);
	note(what, path, "");
}

/* Paths below the folder held open as `at`. */
static void
note_pair(const char *what, int at, const char *from, const char *to)
{
	char dir[4096], a[8192], b[8192];

	name_of_fd(at, dir);
	snprintf(a, sizeof(a), "%s/%s", dir, from);
	snprintf(b, sizeof(b), "%s/%s", dir, to);
	note(what, a, b);
}

/* A read-only file system can still be read. */
static bool
is_harmless(int flags)
{
	return action && strcmp(action, "EROFS") == 0 && !(flags & (O_WRONLY | O_RDWR | O_CREAT));
}

static bool
path_is_ours(int at, const char *path)
{
	return *path == '/' || at == AT_FDCWD ? is_inside(path) : fd_is_ours(at);
}

static int
error_of(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EROFS", EROFS}, {"EMFILE", EMFILE}};

	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++)
		if (strcmp(errors[i].name, name) == 0)
			return errors[i].number;
	return EIO;
}

static int
signal_of(const char *name)
{
	return strcmp(name, "INT") == 0    ? SIGINT
	       : strcmp(name, "TERM") == 0 ? SIGTERM
	       : strcmp(name, "HUP") == 0  ? SIGHUP
					   : 0;
}

/* True if this call is to fail; does not come back if it is the power cut. */
static bool
fails(bool is_ours)
{
	uint64_t n;

	if (!is_ours)
		return false;
	n = atomic_fetch_add(&counters->calls, 1) + 1;
	if (!fail_at || !action || (is_sticky ? n < fail_at : n != fail_at))
		return false;
	if (strcmp(action, "kill") == 0)
		kill(0, SIGKILL);
	if (strcmp(action, "crash") == 0)
		raise(SIGSEGV);
	if (strcmp(action, "hang") == 0)
		pause();
	if (signal_of(action)) {
		kill(0, signal_of(action));
		return false;
	}
	errno = error_of(action);
	return true;
}

/* The C library's own function of that name. */
#define NEXT(name)                                                                                 \
	static __typeof__(name) *next;                                                             \
	if (!next)                                                                                 \
	next = (__typeof__(next))dlsym(RTLD_NEXT, #name)

int
openat(int at, const char *path, int flags, ...)
{
	NEXT(openat);
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	if (dir && !is_harmless(flags) && fails(path_is_ours(at, path)))
		return -1;
	return next(at, path, flags, mode);
}

int
open(const char *path, int flags, ...)
{
	NEXT(open);
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	if (dir && !is_harmless(flags) && fails(is_inside(path)))
		return -1;
	return next(path, flags, mode);
}

/* A cut or full disk in the middle of a write leaves half of it. */
ssize_t
write(int fd, const void *p, size_t n)
{
	NEXT(write);
	bool is_ours = dir && fd > STDERR_FILENO && fd_is_ours(fd);

	if (is_ours)
		note_fd("write", fd);
	if (is_ours && fail_at && counters->calls + 1 == fail_at && n > 1 &&
		!(action && signal_of(action)))
		next(fd, p, n / 2);
	return fails(is_ours) ? -1 : next(fd, p, n);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	NEXT(pwrite);
	return dir && fails(fd_is_ours(fd)) ? -1 : next(fd, p, n, at);
}

int
fsync(int fd)
{
	NEXT(fsync);
	if (log_fd >= 0 && dir && fd_is_ours(fd))
		note_fd("fsync", fd);
	return dir && fails(fd_is_ours(fd)) ? -1 : next(fd);
}

int
fchmod(int fd, mode_t mode)
{
	NEXT(fchmod);
	return dir && fails(fd_is_ours(fd)) ? -1 : next(fd, mode);
}

int
fchmodat(int at, const char *path, mode_t mode, int flags)
{
	NEXT(fchmodat);
	return dir && fails(path_is_ours(at, path)) ? -1 : next(at, path, mode, flags);
}

int
close(int fd)
{
	NEXT(close);
	bool is_failing = dir && fd > STDERR_FILENO && fails(fd_is_ours(fd));
	int rc = next(fd);

	if (is_failing)
		errno = error_of(action);
	return is_failing ? -1 : rc;
}

int
renameat(int a, const char *from, int b, const char *to)
{
	NEXT(renameat);
	if (dir && path_is_ours(a, from))
		note_pair("rename", a, from, to);
	return dir && fails(path_is_ours(a, from)) ? -1 : next(a, from, b, to);
}

int
linkat(int a, const char *from, int b, const char *to, int flags)
{
	NEXT(linkat);
	if (dir && path_is_ours(a, from))
		note_pair("link", a, from, to);
	return dir && fails(path_is_ours(a, from)) ? -1 : next(a, from, b, to, flags);
}

int
unlinkat(int at, const char *path, int flags)
{
	NEXT(unlinkat);
	return dir && fails(path_is_ours(at, path)) ? -1 : next(at, path, flags);
}

int
mkdirat(int at, const char *path, mode_t mode)
{
	NEXT(mkdirat);
	return dir && fails(path_is_ours(at, path)) ? -1 : next(at, path, mode);
}

int
mkdir(const char *path, mode_t mode)
{
	NEXT(mkdir);
	return dir && fails(is_inside(path)) ? -1 : next(path, mode);
}

int
symlinkat(const char *target, int at, const char *path)
{
	NEXT(symlinkat);
	if (dir && path_is_ours(at, path))
		note_pair("symlink", at, target, path);
	return dir && fails(path_is_ours(at, path)) ? -1 : next(target, at, path);
}

int
ftruncate(int fd, off_t size)
{
	NEXT(ftruncate);
	return dir && fails(fd_is_ours(fd)) ? -1 : next(fd, size);
}

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

static bool
is_out_of_memory(void)
{
	uint64_t n;

	if (!dir)
		return false;
	n = atomic_fetch_add(&counters->allocations, 1) + 1;
	return malloc_at && n >= malloc_at;
}

void *
malloc(size_t n)
{
	if (is_out_of_memory()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	if (is_out_of_memory()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	if (is_out_of_memory()) {
		errno = ENOMEM;
		return NULL;
	}
	return __libc_realloc(p, n);
}
