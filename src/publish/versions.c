#include "publish/versions.h"

#include <string.h>
#include <unistd.h>

#define VERSIONS ".versions"
#define SHORT_DIGITS (DIGEST_SHORT_HEX - 1)

static const char *
extension(const char *name)
{
	const char *dot = strrchr(name, '.');

	return dot ? dot : name + strlen(name);
}

static bool
contains(const struct names *names, const char *s, size_t n)
{
	for (size_t i = 0; i < names->n; i++)
		if (strncmp(names->v[i], s, n) == 0 && strlen(names->v[i]) == n)
			return true;
	return false;
}

/* The newest first, each once, never the file in place, no more than keep. */
static void
prepend(struct arena *a, struct manifest_file *file, const char *hash, unsigned keep)
{
	struct names old = file->history;

	file->history = (struct names){0};
	if (keep && strncmp(hash, file->sha512, SHORT_DIGITS) != 0)
		*VEC_PUSH(a, &file->history) = hash;
	for (size_t i = 0; i < old.n && file->history.n < keep; i++)
		if (strcmp(old.v[i], hash) != 0 &&
			strncmp(old.v[i], file->sha512, SHORT_DIGITS) != 0)
			*VEC_PUSH(a, &file->history) = old.v[i];
}

int
versions_keep(const struct folder *f, struct arena *a, const char *sha512,
	struct manifest_file *file, unsigned keep)
{
	const char *end = extension(file->name), *hash;

	file->previous = arena_strdup(a, sha512);
	/* Hidden files say what their PDF says; the older PDF is kept. */
	if (!*sha512 || file->name[0] == '.')
		return 0;
	hash = arena_strndup(a, sha512, SHORT_DIGITS);
	prepend(a, file, hash, keep);
	if (!contains(&file->history, hash, SHORT_DIGITS))
		return 0;
	if (folder_make(f, VERSIONS))
		return -1;
	return folder_link(f, file->name,
		arena_printf(
			a, VERSIONS "/%.*s.%s%s", (int)(end - file->name), file->name, hash, end));
}

struct names
versions_of(const struct folder *f, struct arena *a, const char *name)
{
	struct names all = folder_list(f, VERSIONS, a), own = {0};
	const char *end = extension(name);
	size_t stem = (size_t)(end - name), whole = strlen(name) + 1 + SHORT_DIGITS;

	for (size_t i = 0; i < all.n; i++) {
		const char *v = all.v[i];

		if (strlen(v) == whole && strncmp(v, name, stem) == 0 && v[stem] == '.' &&
			strcmp(v + stem + 1 + SHORT_DIGITS, end) == 0)
			*VEC_PUSH(a, &own) = arena_printf(a, VERSIONS "/%s", v);
	}
	return own;
}

int
versions_sync(const struct folder *f)
{
	return faccessat(f->fd, VERSIONS, F_OK, 0) ? 0 : folder_sync(f, VERSIONS);
}

/* "stem.0123456789ab.pdf" is a version of "stem.pdf". */
static bool
is_unneeded(
	const char *version, const struct manifest *m, const struct shard *shard, struct arena *a)
{
	const char *end = extension(version);
	size_t stem = (size_t)(end - version);
	const struct manifest_file *file;

	if (stem <= SHORT_DIGITS + 1 || version[stem - SHORT_DIGITS - 1] != '.')
		return false;
	file = manifest_find(
		m, arena_printf(a, "%.*s%s", (int)(stem - SHORT_DIGITS - 1), version, end));
	return file && manifest_owns(shard, file) &&
	       !contains(&file->history, version + stem - SHORT_DIGITS, SHORT_DIGITS);
}

void
versions_prune(const struct folder *f, const struct manifest *m, const struct shard *shard)
{
	struct arena *a = arena_new();
	struct names names = folder_list(f, VERSIONS, a);

	for (size_t i = 0; i < names.n; i++)
		if (is_unneeded(names.v[i], m, shard, a))
			folder_remove(f, arena_printf(a, VERSIONS "/%s", names.v[i]));
	arena_free(a);
}
