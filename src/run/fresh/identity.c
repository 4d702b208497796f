#include "run/fresh/identity.h"

#include "base/str.h"
#include "base/vec.h"
#include "publish/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { DEPTH_MOST = 40, HASH_SHOWN = 32 };

#define MOST 50000 /* identities of one project: beyond that, reading is as cheap */
#define NS_PER_S 1000000000
#define TICK (2 * (int64_t)NS_PER_S) /* the coarsest times of any file system */
#define NO_HASH "-"
#define NO_ANSWER "?" /* never the same as another */

static int64_t
nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * NS_PER_S + t.tv_nsec;
}

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return nanoseconds(t);
}

/* Missing is an answer; anything else that stat() cannot say is never the same again. */
static struct identity
look(const char *path, bool is_link)
{
	struct identity i = {.is_link = is_link, .hash = NO_HASH, .path = path};
	struct stat st;

	if ((is_link ? lstat(path, &st) : stat(path, &st)) != 0) {
		i.size = errno == ENOENT || errno == ENOTDIR ? 0 : UINT64_MAX;
		return i;
	}
	i.dev = (uint64_t)st.st_dev;
	i.ino = (uint64_t)st.st_ino;
	i.mode = st.st_mode;
	i.size = (uint64_t)st.st_size;
	i.mtime = nanoseconds(st.st_mtim);
	i.ctime = nanoseconds(st.st_ctim);
	return i;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
hash_folder(struct arena *a, const char *path, char hex[DIGEST_HEX])
{
	VEC(char *) names = {0};
	struct dirent *e;
	struct str all;
	DIR *d = opendir(path);

	while (d && (e = readdir(d)))
		*VEC_PUSH(a, &names) = arena_strdup(a, e->d_name);
	if (d)
		closedir(d);
	if (names.n)
		qsort(names.v, names.n, sizeof(*names.v), compare_names);
	str_init(&all);
	for (size_t i = 0; i < names.n; i++)
		str_addn(&all, names.v[i], strlen(names.v[i]) + 1);
	digest_bytes(all.s, all.n, hex);
	str_release(&all);
}

static void
hash_link(const char *path, char hex[DIGEST_HEX])
{
	char target[PATH_MAX];
	ssize_t n = readlink(path, target, sizeof(target));

	digest_bytes(target, n > 0 ? (size_t)n : 0, hex);
}

static const char *
hash_of(struct arena *a, const struct identity *i)
{
	char hex[DIGEST_HEX] = "";

	if (S_ISLNK(i->mode))
		hash_link(i->path, hex);
	else if (S_ISDIR(i->mode))
		hash_folder(a, i->path, hex);
	else if (!S_ISREG(i->mode) || digest_file(AT_FDCWD, i->path, hex, NULL) != 0)
		return NO_ANSWER;
	return arena_strndup(a, hex, HASH_SHOWN);
}

bool
identity_is_fresh(const struct identity *i)
{
	int64_t least = now() - TICK;

	return i->ino != 0 && (i->mtime >= least || i->ctime >= least);
}

static void
add(struct arena *a, struct identities *list, const char *path, bool is_link)
{
	struct identity i = look(path, is_link);

	if (list->n >= MOST) {
		list->is_too_much = true;
		return;
	}
	if (identity_is_fresh(&i))
		i.hash = hash_of(a, &i);
	*VEC_PUSH(a, list) = i;
}

void
identities_add(struct arena *a, struct identities *list, const char *path)
{
	add(a, list, arena_strdup(a, path), false);
}

/* Locks say who holds them. */
static bool
is_skipped(const char *name)
{
	return strncmp(name, ".lock", strlen(".lock")) == 0 || strcmp(name, ".") == 0 ||
	       strcmp(name, "..") == 0 || strcmp(name, ".git") == 0;
}

static bool
is_same_file(const struct stat *a, const struct stat *b)
{
	return a && b && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

struct walk {
	struct arena *arena;
	struct identities *list;
	const struct stat *except;
};

static void
walk_folder(const struct walk *w, const char *folder, int depth)
{
	struct dirent *e;
	struct stat st;
	DIR *d = depth < DEPTH_MOST ? opendir(folder) : NULL;

	if (depth == DEPTH_MOST)
		w->list->is_too_much = true;
	while (d && !w->list->is_too_much && (e = readdir(d))) {
		const char *path;

		if (is_skipped(e->d_name))
			continue;
		path = arena_printf(w->arena, "%s/%s", folder, e->d_name);
		if (lstat(path, &st) == 0 && is_same_file(&st, w->except))
			continue;
		add(w->arena, w->list, path, true);
		if (S_ISLNK(st.st_mode))
			add(w->arena, w->list, path, false);
		else if (S_ISDIR(st.st_mode))
			walk_folder(w, path, depth + 1);
	}
	if (d)
		closedir(d);
}

void
identities_walk(
	struct arena *a, struct identities *list, const char *folder, const struct stat *except)
{
	struct walk w = {a, list, except};

	add(a, list, arena_strdup(a, folder), false);
	walk_folder(&w, folder, 0);
}

bool
identity_holds(const struct identity *i)
{
	struct identity there = look(i->path, i->is_link);
	struct arena *a;
	bool holds;

	if (there.dev != i->dev || there.ino != i->ino || there.mode != i->mode ||
		there.size != i->size || there.mtime != i->mtime || there.ctime != i->ctime)
		return false;
	if (strcmp(i->hash, NO_HASH) == 0)
		return true;
	a = arena_new();
	holds = strcmp(hash_of(a, i), i->hash) == 0 && strcmp(i->hash, NO_ANSWER) != 0;
	arena_free(a);
	return holds;
}

void
identity_settle(struct identity *i)
{
	if (!identity_is_fresh(i))
		i->hash = NO_HASH;
}

int64_t
identities_newest(const struct identities *list)
{
	int64_t newest = INT64_MIN;

	for (size_t i = 0; i < list->n; i++) {
		if (list->v[i].mtime > newest)
			newest = list->v[i].mtime;
		if (list->v[i].ctime > newest)
			newest = list->v[i].ctime;
	}
	return newest;
}

struct identity
identity_look(const char *path)
{
	return look(path, false);
}

const char *
identity_text(struct arena *a, const struct identity *i)
{
	return arena_printf(a,
		"%d %" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64 " %" PRIx64 " %s %s",
		i->is_link, i->dev, i->ino, i->mode, i->size, (uint64_t)i->mtime,
		(uint64_t)i->ctime, i->hash, i->path);
}

void
identities_print(FILE *out, const struct identities *list)
{
	struct arena *a = arena_new();

	for (size_t k = 0; k < list->n; k++)
		fprintf(out, "%s\n", identity_text(a, &list->v[k]));
	arena_free(a);
}

int
identity_read(struct arena *a, char *line, struct identity *out)
{
	uint64_t v[7];
	char *p = line, *end, *blank;

	for (int k = 0; k < 7; k++) {
		v[k] = strtoull(p, &end, 16);
		if (end == p || *end != ' ')
			return -1;
		p = end + 1;
	}
	blank = strchr(p, ' ');
	if (!blank || blank == p || !blank[1])
		return -1;
	*out = (struct identity){v[0] != 0, v[1], v[2], v[3], v[4], (int64_t)v[5], (int64_t)v[6],
		arena_strndup(a, p, (size_t)(blank - p)), blank + 1};
	return 0;
}
