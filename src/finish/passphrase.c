#include "finish/passphrase.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int
reject(struct diag *d, const char *path, const char *why)
{
	return diag_report(d, FAULT_PASSPHRASE, (struct where){.file = path}, "%s", why);
}

static const char *
permission_fault(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return strerror(errno);
	if (!S_ISREG(st.st_mode))
		return "not a regular file";
	if (st.st_uid != geteuid())
		return "owned by somebody else";
	if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		return "open to others than its owner";
	return NULL;
}

/* Everything up to the buffer's end; a file that fills it is too long. */
static ssize_t
read_all(int fd, char *buf, size_t size)
{
	size_t n = 0;

	while (n < size) {
		ssize_t got = read(fd, buf + n, size - n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		n += (size_t)got;
	}
	return (ssize_t)n;
}

/* Cuts the line's end off; NULL if what is left is one good line. */
static const char *
line_fault(char *s, size_t n)
{
	size_t bad;

	if (n > 0 && s[n - 1] == '\n')
		n--;
	if (n > 0 && s[n - 1] == '\r')
		n--;
	if (n == 0)
		return "no passphrase in it";
	if (n >= PASSPHRASE_SIZE)
		return "longer than 127 bytes";
	if (memchr(s, '\n', n) || memchr(s, '\0', n))
		return "more than one line";
	if (!utf8_valid(s, n, &bad))
		return "not UTF-8";
	s[n] = '\0';
	return NULL;
}

int
passphrase_read(const char *path, char out[PASSPHRASE_SIZE], struct diag *d)
{
	char buf[PASSPHRASE_SIZE + 3]; /* a line of full length, its end, one byte too many */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	const char *fault;

	if (fd < 0)
		return reject(d, path, strerror(errno));
	fault = permission_fault(fd);
	if (!fault) {
		ssize_t n = read_all(fd, buf, sizeof buf - 1);

		fault = n < 0 ? strerror(errno) : line_fault(buf, (size_t)n);
	}
	if (!fault)
		memcpy(out, buf, strlen(buf) + 1);
	explicit_bzero(buf, sizeof buf);
	close(fd);
	return fault ? reject(d, path, fault) : 0;
}
