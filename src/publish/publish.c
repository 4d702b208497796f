#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MODE 0644
#define COMPARE_CHUNK 65536

struct target {
	int dir; /* descriptor of the output folder */
	const char *name;
	char temp[NAME_MAX + 1];
	struct where where; /* the folder and file as the user typed them */
	struct diag *diag;
};

static int
fail(const struct target *t, const char *what)
{
	return diag_report(t->diag, FAULT_OUTPUT, t->where, "%s: %s", what, strerror(errno));
}

/* True if the file exists and holds exactly these bytes. */
static bool
is_same(const struct target *t, const struct str *content)
{
	char chunk[COMPARE_CHUNK];
	size_t at = 0;
	ssize_t n = -1;
	int fd = openat(t->dir, t->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && (size_t)st.st_size == content->n)
		while ((n = read(fd, chunk, sizeof(chunk))) > 0) {
			if ((size_t)n > content->n - at ||
				memcmp(chunk, content->s + at, (size_t)n) != 0)
				break;
			at += (size_t)n;
		}
	close(fd);
	return n == 0 && at == content->n;
}

static int
write_all(int fd, const char *s, size_t n)
{
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

static int
write_temp(struct target *t, const struct str *content)
{
	int fd = openat(
		t->dir, t->temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, FILE_MODE);
	int rc;

	if (fd < 0)
		return fail(t, "open");
	rc = write_all(fd, content->s, content->n) ? fail(t, "write") : 0;
	if (!rc && fsync(fd))
		rc = fail(t, "fsync");
	if (close(fd) && !rc)
		rc = fail(t, "close");
	return rc;
}

static int
replace(struct target *t, const struct str *content)
{
	if (write_temp(t, content))
		goto drop;
	if (renameat(t->dir, t->temp, t->dir, t->name)) {
		fail(t, "rename");
		goto drop;
	}
	return fsync(t->dir) ? fail(t, "fsync") : 0;
drop:
	unlinkat(t->dir, t->temp, 0);
	return -1;
}

enum publish_result
publish_file(const char *dir, const char *name, const struct str *content, struct diag *d)
{
	struct target t = {.name = name, .where = {dir, 0, 0, name}, .diag = d};
	enum publish_result result;

	if (mkdir(dir, 0755) && errno != EEXIST)
		return fail(&t, "mkdir");
	t.dir = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (t.dir < 0)
		return fail(&t, "open");
	snprintf(t.temp, sizeof(t.temp), ".%.200s.%ld.tmp", name, (long)getpid());
	result = faccessat(t.dir, name, F_OK, 0) ? PUBLISH_NEW : PUBLISH_CHANGED;
	if (is_same(&t, content))
		result = PUBLISH_SAME;
	else if (replace(&t, content))
		result = PUBLISH_FAILED;
	close(t.dir);
	return result;
}
