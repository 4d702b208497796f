#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEVER_WAIT (O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
#define FILE_MODE 0666 /* less the umask */

static int
refuse(int fd, int error)
{
	close(fd);
	errno = error;
	return -1;
}

static int
check_plain(int fd, size_t limit)
{
	struct stat st;

	if (fstat(fd, &st))
		return refuse(fd, errno);
	if (!S_ISREG(st.st_mode))
		return refuse(fd, S_ISDIR(st.st_mode) ? EISDIR : ENODEV);
	if ((uintmax_t)st.st_size > limit)
		return refuse(fd, EFBIG);
	return fd;
}

int
file_open(int dir, const char *path, size_t limit)
{
	int fd = openat(dir, path, O_RDONLY | NEVER_WAIT);

	return fd < 0 ? -1 : check_plain(fd, limit);
}

static FILE *
stream_of(int fd, const char *mode)
{
	FILE *f = fd < 0 ? NULL : fdopen(fd, mode);

	if (fd >= 0 && !f)
		refuse(fd, errno);
	return f;
}

FILE *
file_stream(const char *path, size_t limit)
{
	return stream_of(file_open(AT_FDCWD, path, limit), "rb");
}

static char *
read_whole(struct arena *a, int fd, size_t limit, size_t *n)
{
	struct stat st;
	size_t size = fstat(fd, &st) == 0 ? (size_t)st.st_size : 0;
	char *s = arena_alloc(a, size + 1);

	*n = 0;
	if (size > limit)
		return NULL;
	while (*n < size) {
		ssize_t r = read(fd, s + *n, size - *n);

		if (r < 0 && errno == EINTR)
			continue;
		if (r < 0)
			return NULL;
		if (r == 0)
			break; /* shortened meanwhile */
		*n += (size_t)r;
	}
	return s;
}

char *
file_read(struct arena *a, int dir, const char *path, size_t limit, size_t *n)
{
	int fd = file_open(dir, path, limit);
	char *s;
	int error;

	if (fd < 0)
		return NULL;
	s = read_whole(a, fd, limit, n);
	error = errno;
	close(fd);
	errno = error;
	return s;
}

/* Emptied only once it is known to be a plain file. */
FILE *
file_create(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | NEVER_WAIT, FILE_MODE);

	fd = fd < 0 ? -1 : check_plain(fd, SIZE_MAX);
	if (fd >= 0 && ftruncate(fd, 0))
		return (void)refuse(fd, errno), NULL;
	return stream_of(fd, "w");
}

FILE *
file_append(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | NEVER_WAIT, FILE_MODE);

	return stream_of(fd < 0 ? -1 : check_plain(fd, SIZE_MAX), "a");
}

int
file_write(int fd, const void *p, size_t n)
{
	const char *s = p;

	while (n > 0) {
		ssize_t w = write(fd, s, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return -1;
		s += w;
		n -= (size_t)w;
	}
	return 0;
}

/* A name of a killed run that had this process number is in the way: it goes. */
static int
create_temp(const char *temp)
{
	unlink(temp);
	return open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

static int
write_temp(const char *temp, mode_t mode, const void *p, size_t n)
{
	int fd = create_temp(temp);
	int rc;

	if (fd < 0)
		return -1;
	rc = file_write(fd, p, n);
	(void)!fchmod(fd, mode); /* not every file system has modes */
	return close(fd) || rc ? -1 : 0;
}

int
file_replace(const char *path, mode_t mode, const void *p, size_t n)
{
	char temp[PATH_MAX];
	struct stat st;
	int saved;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		errno = S_ISDIR(st.st_mode) ? EISDIR : ENODEV;
		return -1;
	}
	if (snprintf(temp, sizeof(temp), "%s.%ld.tmp", path, (long)getpid()) >= (int)sizeof(temp)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (write_temp(temp, mode, p, n) == 0 && rename(temp, path) == 0)
		return 0;
	saved = errno;
	unlink(temp);
	errno = saved;
	return -1;
}

enum fault
file_fault(int error)
{
	switch (error) {
	case ENOENT:
	case ENOTDIR:
		return FAULT_FILE_MISSING;
	case EFBIG:
		return FAULT_FILE_TOO_LARGE;
	case EISDIR:
	case ENODEV:
	case ENXIO: /* a socket, or a pipe nobody reads */
		return FAULT_FILE_NOT_PLAIN;
	default:
		return FAULT_FILE_UNREADABLE;
	}
}

int
file_report(struct diag *d, struct where where, int error)
{
	enum fault fault = file_fault(error);

	return diag_report(
		d, fault, where, "%s", fault == FAULT_FILE_UNREADABLE ? strerror(error) : "");
}

const char *
file_reason(int error)
{
	enum fault fault = file_fault(error);

	return fault == FAULT_FILE_NOT_PLAIN ? fault_text(fault) : strerror(error);
}
