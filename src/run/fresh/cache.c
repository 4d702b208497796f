#include "run/fresh/cache.h"

#include "base/file.h"
#include "publish/digest.h"
#include "run/fresh/identity.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define RECORD_MODE 0600
#define DAYS_KEPT 60
#define SECONDS_A_DAY 86400
#define HASH_SHOWN 32 /* digits of a SHA-512: 128 bits tell contents apart */
#define SMALL 32768   /* bytes: hashed as fast as looked up */

static const char *
cache_folder(struct arena *a)
{
	const char *given = getenv("CACHE_DIRECTORY"); /* systemd's: several, with colons */
	const char *xdg = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");

	if (given && *given == '/')
		return arena_strndup(a, given, strcspn(given, ":"));
	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/ratsdruck", xdg);
	if (home && *home == '/')
		return arena_printf(a, "%s/.cache/ratsdruck", home);
	return NULL;
}

/* The folder and the ones above it; what is there stays as it is. */
static void
make_folder(const char *path)
{
	char part[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof(part))
		return;
	memcpy(part, path, n + 1);
	for (size_t i = 1; i <= n; i++)
		if (part[i] == '/' || part[i] == '\0') {
			char saved = part[i];

			part[i] = '\0';
			mkdir(part, S_IRWXU);
			part[i] = saved;
		}
}

/* Records of what nobody has asked for in a long time. */
static void
sweep(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	struct stat st;

	while (d && (e = readdir(d)))
		if (strspn(e->d_name, "0123456789abcdef") == CACHE_KEY - 1 &&
			fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			time(NULL) - st.st_mtime > (time_t)DAYS_KEPT * SECONDS_A_DAY)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
}

void
cache_key(const char *about, size_t n, char key[CACHE_KEY])
{
	char hex[DIGEST_HEX];

	digest_bytes(about, n, hex);
	memcpy(key, hex, CACHE_KEY - 1);
	key[CACHE_KEY - 1] = '\0';
}

char *
cache_read(struct arena *a, const char *key)
{
	const char *folder = cache_folder(a), *path;
	struct stat st;
	size_t n;

	if (!folder)
		return NULL;
	path = arena_printf(a, "%s/%s", folder, key);
	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_uid != geteuid())
		return NULL;
	return file_read(a, AT_FDCWD, path, FILE_LIMIT_TEXT, &n);
}

void
cache_write(struct arena *a, const char *key, const char *s, size_t n)
{
	const char *folder = cache_folder(a), *path;

	if (!folder)
		return;
	path = arena_printf(a, "%s/%s", folder, key);
	if (file_replace(path, RECORD_MODE, s, n) != 0 && errno == ENOENT) {
		make_folder(folder);
		file_replace(path, RECORD_MODE, s, n);
	}
	sweep(folder);
}

static const char *
hash_file(struct arena *a, const char *path)
{
	char hex[DIGEST_HEX];

	if (digest_file(AT_FDCWD, path, hex, NULL))
		return "";
	return arena_strndup(a, hex, HASH_SHOWN);
}

static bool
is_hash(const char *s)
{
	return s && strlen(s) == HASH_SHOWN && strspn(s, "0123456789abcdef") == HASH_SHOWN;
}

const char *
cache_hash(struct arena *a, const char *path)
{
	struct identity i = identity_look(path);
	const char *hash, *known, *about;
	char key[CACHE_KEY];

	/* Changed just now: it may change again and keep its identity. */
	if (i.size < SMALL || i.ino == 0 || identity_is_fresh(&i))
		return hash_file(a, path);
	about = identity_text(a, &i);
	cache_key(about, strlen(about), key);
	known = cache_read(a, key);
	if (is_hash(known))
		return known;
	hash = hash_file(a, path);
	if (is_hash(hash))
		cache_write(a, key, hash, strlen(hash));
	return hash;
}
