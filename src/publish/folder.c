#include "publish/folder.h"

#include "base/file.h"
#include "publish/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER_MODE 0755
#define LONG_NAME 160 /* [byte] room for dots, tag and suffix within NAME_MAX */

int
folder_fail(const struct folder *f, const char *name, const char *what)
{
	struct where where = {f->path, 0, 0, NULL};

	/* In the detail, which is copied: names of temporary files do not live long. */
	return diag_report(f->diag, FAULT_OUTPUT, where, "%s%s%s: %s", name ? name : "",
		name ? ": " : "", what, strerror(errno));
}

/* A new folder is lost in a power cut unless its parent is written too. */
static void
sync_parent(const char *path)
{
	char parent[PATH_MAX];
	char *slash;
	int fd;

	snprintf(parent, sizeof(parent), "%s", path);
	slash = strrchr(parent, '/');
	if (slash)
		slash[slash == parent] = '\0';
	fd = open(slash ? parent : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

/* Who may read a folder may enter it. */
static mode_t
folder_mode(mode_t mode)
{
	return mode | (mode & (S_IRUSR | S_IRGRP | S_IROTH)) >> 2;
}

/* The mode wanted of a file, by what others may do with it. */
static mode_t
file_mode(const struct folder *f, mode_t mode)
{
	if (!f->shared)
		return mode;
	return (mode & S_IROTH) ? f->shared : f->shared & ~(mode_t)S_IRWXO;
}

/* Not every file system has modes; one that has none has nothing to hide either. */
static void
settle_mode(const struct folder *f, int fd, mode_t mode)
{
	if (f->shared)
		(void)!fchmod(fd, mode);
}

static int
make_one(const char *path, mode_t shared)
{
	int saved;

	if (mkdir(path, FOLDER_MODE) == 0) {
		if (shared)
			(void)!chmod(path, folder_mode(shared));
		sync_parent(path);
		return 0;
	}
	saved = errno;
	if (saved == EEXIST || access(path, F_OK) == 0)
		return 0;
	errno = saved; /* why it was not made, not that it is not there */
	return -1;
}

static int
make_path(const char *path, mode_t shared)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (access(path, F_OK) == 0)
		return 0;
	if (n >= sizeof(part)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(part, path, n + 1);
	for (char *p = part + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			if (make_one(part, shared))
				return -1;
			*p = '/';
		}
	return make_one(part, shared);
}

static int
open_folder(struct folder *f, bool is_made)
{
	if (is_made && make_path(f->path, f->shared))
		return folder_fail(f, NULL, "mkdir");
	f->fd = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->fd >= 0)
		return 0;
	return is_made || errno != ENOENT ? folder_fail(f, NULL, "open") : -1;
}

int
folder_open(struct folder *f, const char *path, bool is_made, struct diag *d)
{
	*f = (struct folder){.fd = -1, .path = path, .tag = "", .diag = d};
	return open_folder(f, is_made);
}

int
folder_open_shared(struct folder *f, const char *path, mode_t mode, struct diag *d)
{
	*f = (struct folder){.fd = -1, .path = path, .tag = "", .shared = mode, .diag = d};
	return open_folder(f, true);
}

void
folder_close(struct folder *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
}

struct temp_name
folder_temp_name(const struct folder *f, const char *name)
{
	struct temp_name t;
	char hex[DIGEST_HEX];

	if (strlen(name) > LONG_NAME) {
		digest_bytes(name, strlen(name), hex);
		name = hex;
	}
	snprintf(t.s, sizeof(t.s), ".%.*s.%s" FOLDER_TEMP_SUFFIX, LONG_NAME, name, f->tag);
	return t;
}

int
folder_write(const struct folder *f, const char *name, const void *p, size_t n, mode_t mode)
{
	int fd = openat(f->fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode);
	int rc;

	if (fd < 0)
		return folder_fail(f, name, "open");
	settle_mode(f, fd, file_mode(f, mode));
	rc = file_write(fd, p, n) ? folder_fail(f, name, "write") : 0;
	if (!rc && fsync(fd))
		rc = folder_fail(f, name, "fsync");
	if (close(fd) && !rc)
		rc = folder_fail(f, name, "close");
	if (rc)
		folder_remove(f, name);
	return rc;
}

int
folder_rename(const struct folder *f, const char *from, const char *to)
{
	return renameat(f->fd, from, f->fd, to) ? folder_fail(f, to, "rename") : 0;
}

int
folder_replace(const struct folder *f, const char *name, const struct str *text, mode_t mode)
{
	struct temp_name temp = folder_temp_name(f, name);

	return folder_write(f, temp.s, text->s, text->n, mode) ? -1
							       : folder_rename(f, temp.s, name);
}

bool
folder_says(const struct folder *f, const char *name, const struct str *text)
{
	struct arena *a = arena_new();
	size_t n = 0;
	const char *s = folder_read(f, name, a, &n);
	bool is_same = s ? n == text->n && memcmp(s, text->s, n) == 0 : text->n == 0;

	arena_free(a);
	return is_same;
}

int
folder_sync(const struct folder *f, const char *sub)
{
	int fd = openat(f->fd, sub, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return folder_fail(f, sub, "open");
	rc = fsync(fd) ? folder_fail(f, sub, "fsync") : 0;
	close(fd);
	return rc;
}

/* A link may lead out of the output folder: what is made in it would stand anywhere. */
static bool
is_folder(const struct folder *f, const char *sub)
{
	struct stat st;

	if (fstatat(f->fd, sub, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode))
		return true;
	errno = ENOTDIR;
	return false;
}

int
folder_make(const struct folder *f, const char *sub)
{
	if (mkdirat(f->fd, sub, FOLDER_MODE))
		return errno == EEXIST && is_folder(f, sub) ? 0 : folder_fail(f, sub, "mkdir");
	if (f->shared)
		(void)!fchmodat(f->fd, sub, folder_mode(f->shared), 0);
	return 0;
}

void
folder_remove(const struct folder *f, const char *name)
{
	unlinkat(f->fd, name, 0);
}

/* Sets are two deep; whatever else is there stays and keeps its folder. */
void
folder_remove_tree(const struct folder *f, const char *sub)
{
	struct arena *a = arena_new();
	struct names names = folder_list(f, sub, a);

	for (size_t i = 0; i < names.n; i++) {
		char *path = arena_printf(a, "%s/%s", sub, names.v[i]);

		if (unlinkat(f->fd, path, 0) && (errno == EISDIR || errno == EPERM))
			folder_remove_tree(f, path);
	}
	unlinkat(f->fd, sub, AT_REMOVEDIR);
	arena_free(a);
}

static bool
is_without_links(int err)
{
	return err == EPERM || err == EOPNOTSUPP || err == ENOSYS || err == EMLINK || err == EXDEV;
}

static int
copy(const struct folder *f, const char *from, const char *to)
{
	struct arena *a = arena_new();
	struct temp_name temp = folder_temp_name(f, strrchr(to, '/') ? strrchr(to, '/') + 1 : to);
	struct stat st;
	size_t n = 0;
	char *s = folder_read(f, from, a, &n);
	int rc;

	if (!s || fstatat(f->fd, from, &st, 0))
		rc = folder_fail(f, from, "read");
	else
		rc = folder_write(f, temp.s, s, n, st.st_mode & 0777);
	if (!rc)
		rc = folder_rename(f, temp.s, to);
	arena_free(a);
	return rc;
}

int
folder_link(const struct folder *f, const char *from, const char *to)
{
	if (linkat(f->fd, from, f->fd, to, 0) == 0)
		return 0;
	if (errno == EEXIST) {
		folder_remove(f, to);
		if (linkat(f->fd, from, f->fd, to, 0) == 0)
			return 0;
	}
	return is_without_links(errno) ? copy(f, from, to) : folder_fail(f, to, "link");
}

char *
folder_read(const struct folder *f, const char *name, struct arena *a, size_t *n)
{
	return file_read(a, f->fd, name, FILE_LIMIT_OUTPUT, n);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct names
folder_list(const struct folder *f, const char *sub, struct arena *a)
{
	struct names names = {0};
	int fd = openat(f->fd, sub, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return names;
	}
	while ((e = readdir(dir)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			*VEC_PUSH(a, &names) = arena_strdup(a, e->d_name);
	closedir(dir);
	if (names.n)
		qsort(names.v, names.n, sizeof(*names.v), compare_names);
	return names;
}

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

void
folder_remove_temps(const struct folder *f, const char *ending)
{
	struct arena *a = arena_new();
	struct names names = folder_list(f, ".", a);
	char *end = ending ? arena_printf(a, ".%s" FOLDER_TEMP_SUFFIX, ending)
			   : arena_strdup(a, FOLDER_TEMP_SUFFIX);

	for (size_t i = 0; i < names.n; i++)
		if (names.v[i][0] == '.' && ends_in(names.v[i], end))
			folder_remove(f, names.v[i]);
	arena_free(a);
}
