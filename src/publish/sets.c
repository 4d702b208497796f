#include "publish/sets.h"

#include "publish/sums.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SETS ".sets"
#define CURRENT ".current"
#define SETS_KEPT 2 /* the current one, and the one a reader may still have open */

struct member {
	const char *alias, *name, *sha512;
};

struct members {
	struct member *v;
	size_t n, cap;
};

struct builder {
	const struct folder *folder;
	const struct manifest *manifest;
	struct arena *arena;
	struct members members[2]; /* public, internal */
};

static const char *const subs[] = {"public", "internal"};
static const char *const ways[] = {"current", "current-internal"};

static bool
is_same_series(const struct manifest_file *a, const struct manifest_file *b)
{
	return a->is_internal == b->is_internal && strcmp(a->project, b->project) == 0 &&
	       strcmp(a->publication, b->publication) == 0 &&
	       strcmp(a->committee, b->committee) == 0;
}

/* A finished report goes before one on a period that was still running. */
static int
compare_age(const struct manifest_file *a, const struct manifest_file *b)
{
	int by_period = 0;

	if (a->is_interim != b->is_interim)
		return b->is_interim - a->is_interim;
	by_period = strcmp(a->period, b->period);

	return by_period ? by_period : strcmp(a->as_of, b->as_of);
}

static bool
exists(const struct builder *b, const char *name)
{
	return faccessat(b->folder->fd, name, F_OK, 0) == 0;
}

/* Facts of reports are for the ledger, drafts for those who asked for them. */
static bool
is_hidden(const struct manifest_file *f)
{
	return f->name[0] == '.' || pairs_get(&f->inputs, MANIFEST_MARK);
}

/* The newest file of its series that is there. */
static bool
is_newest(const struct builder *b, const struct manifest_file *f)
{
	for (size_t i = 0; i < b->manifest->files.n; i++) {
		const struct manifest_file *other = &b->manifest->files.v[i];

		if (other != f && is_same_series(f, other) && !other->is_superseded &&
			!is_hidden(other) && compare_age(other, f) > 0 && exists(b, other->name))
			return false;
	}
	return true;
}

/* Under this name the set has the file already, or another. */
static const struct member *
member_called(const struct members *m, const char *alias)
{
	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->v[i].alias, alias) == 0)
			return &m->v[i];
	return NULL;
}

/* Files refer to each other by their own names: no other file may bear one here. */
static const char *
alias_in(const struct builder *b, const struct members *m, const struct manifest_file *f)
{
	const struct manifest_file *namesake = manifest_find(b->manifest, f->alias);

	return (namesake && namesake != f) || member_called(m, f->alias) ? f->name : f->alias;
}

static void
choose_members(struct builder *b)
{
	for (size_t i = 0; i < b->manifest->files.n; i++) {
		const struct manifest_file *f = &b->manifest->files.v[i];
		struct members *m = &b->members[f->is_internal];
		const char *alias;

		if (f->is_superseded || is_hidden(f) || !exists(b, f->name) || !is_newest(b, f))
			continue;
		alias = alias_in(b, m, f);
		*VEC_PUSH(b->arena, m) = (struct member){alias, f->name, f->sha512};
	}
}

static void
add_target(struct builder *b, int part, const char *name)
{
	const struct manifest_file *f = manifest_find(b->manifest, name);
	struct members *m = &b->members[part];

	if (f && (int)f->is_internal <= part && exists(b, name) && !member_called(m, name))
		*VEC_PUSH(b->arena, m) = (struct member){name, name, f->sha512};
}

/* What a file of the set refers to is in the set, under the name it uses. */
static void
choose_targets(struct builder *b, int part)
{
	const struct members *m = &b->members[part];

	for (size_t i = 0; i < m->n; i++) {
		const struct manifest_file *f = manifest_find(b->manifest, m->v[i].name);

		for (size_t k = 0; k < f->links.n; k++)
			add_target(b, part, f->links.v[k]);
	}
}

static bool
is_same_file(const struct folder *f, const char *a, const char *b)
{
	char hex_a[DIGEST_HEX], hex_b[DIGEST_HEX];
	struct stat sa, sb;

	if (fstatat(f->fd, a, &sa, 0) || fstatat(f->fd, b, &sb, 0))
		return false;
	if (sa.st_ino == sb.st_ino && sa.st_dev == sb.st_dev)
		return true;
	return sa.st_size == sb.st_size && digest_file(f->fd, a, hex_a, NULL) == 0 &&
	       digest_file(f->fd, b, hex_b, NULL) == 0 && strcmp(hex_a, hex_b) == 0;
}

/* Only the public part has a list: who downloads from it wants to check it. */
static bool
has_sums(const struct builder *b, int part)
{
	return part == 0 && b->members[part].n > 0;
}

static void
print_sums(const struct members *m, struct str *out)
{
	for (size_t i = 0; i < m->n; i++)
		sums_line(out, m->v[i].sha512, m->v[i].alias);
}

static bool
are_sums_right(const struct builder *b, const char *dir, int part)
{
	struct str text;
	bool same;

	if (!has_sums(b, part))
		return true;
	str_init(&text);
	print_sums(&b->members[part], &text);
	same = folder_says(b->folder, arena_printf(b->arena, "%s/" SUMS_NAME, dir), &text);
	str_release(&text);
	return same;
}

static int
write_sums(const struct builder *b, const char *dir, int part)
{
	struct str text;
	int rc;

	if (!has_sums(b, part))
		return 0;
	str_init(&text);
	print_sums(&b->members[part], &text);
	rc = folder_write(b->folder, arena_printf(b->arena, "%s/" SUMS_NAME, dir), text.s, text.n,
		MODE_PUBLIC);
	str_release(&text);
	return rc;
}

static bool
is_current(const struct builder *b, int part)
{
	char *dir = arena_printf(b->arena, CURRENT "/%s", subs[part]);
	const struct members *m = &b->members[part];

	if (folder_list(b->folder, dir, b->arena).n != m->n + has_sums(b, part) ||
		!are_sums_right(b, dir, part))
		return false;
	for (size_t i = 0; i < m->n; i++)
		if (!is_same_file(b->folder, m->v[i].name,
			    arena_printf(b->arena, "%s/%s", dir, m->v[i].alias)))
			return false;
	return true;
}

/* Number of the set .current leads to, 0 = none. */
static unsigned long
current_number(const struct folder *f)
{
	char target[PATH_MAX];
	ssize_t n = readlinkat(f->fd, CURRENT, target, sizeof(target) - 1);

	if (n <= (ssize_t)sizeof(SETS))
		return 0;
	target[n] = '\0';
	return strtoul(target + sizeof(SETS), NULL, 10);
}

/* Half-built sets, and complete ones nobody needs any more. */
static void
remove_others(const struct builder *b, bool is_dry, bool *found)
{
	unsigned long current = current_number(b->folder);
	struct names names = folder_list(b->folder, SETS, b->arena);

	for (size_t i = 0; i < names.n; i++) {
		unsigned long n = strtoul(names.v[i], NULL, 10);

		if (n <= current && n + SETS_KEPT > current)
			continue;
		*found = true;
		if (!is_dry)
			folder_remove_tree(
				b->folder, arena_printf(b->arena, SETS "/%s", names.v[i]));
	}
}

static int
fill_part(const struct builder *b, const char *set, int part)
{
	const struct members *m = &b->members[part];
	char *dir = arena_printf(b->arena, "%s/%s", set, subs[part]);

	if (folder_make(b->folder, dir))
		return -1;
	for (size_t i = 0; i < m->n; i++)
		if (folder_link(b->folder, m->v[i].name,
			    arena_printf(b->arena, "%s/%s", dir, m->v[i].alias)))
			return -1;
	return write_sums(b, dir, part) ? -1 : folder_sync(b->folder, dir);
}

/* Some file systems have no symbolic links: then there are only the plain files. */
static bool
is_without_symlinks(int err)
{
	return err == EPERM || err == EOPNOTSUPP || err == ENOSYS;
}

static int
point(const struct builder *b, const char *link, const char *target)
{
	const struct folder *f = b->folder;
	struct temp_name temp = folder_temp_name(f, link);
	char old[PATH_MAX];
	ssize_t n = readlinkat(f->fd, link, old, sizeof(old));

	if (n == (ssize_t)strlen(target) && memcmp(old, target, (size_t)n) == 0)
		return 0;
	folder_remove(f, temp.s);
	if (symlinkat(target, f->fd, temp.s))
		return is_without_symlinks(errno) ? 0 : folder_fail(f, link, "symlink");
	return folder_rename(f, temp.s, link);
}

static int
build(const struct builder *b)
{
	unsigned long number = current_number(b->folder) + 1;
	char *set = arena_printf(b->arena, SETS "/%lu", number);

	if (folder_make(b->folder, SETS) || folder_make(b->folder, set) || fill_part(b, set, 0) ||
		fill_part(b, set, 1) || folder_sync(b->folder, set) ||
		folder_sync(b->folder, SETS) || folder_sync(b->folder, "."))
		return -1;
	return point(b, CURRENT, set);
}

static int
open_ways(const struct builder *b)
{
	for (int part = 0; part < 2; part++)
		if (b->members[part].n &&
			point(b, ways[part], arena_printf(b->arena, CURRENT "/%s", subs[part])))
			return -1;
	return folder_sync(b->folder, ".");
}

static bool
has_ways(const struct builder *b)
{
	char target[PATH_MAX];

	for (int part = 0; part < 2; part++)
		if (b->members[part].n &&
			readlinkat(b->folder->fd, ways[part], target, sizeof(target)) < 0)
			return false;
	return true;
}

static struct builder
open_builder(const struct folder *f, const struct manifest *m)
{
	struct builder b = {.folder = f, .manifest = m, .arena = arena_new()};

	choose_members(&b);
	choose_targets(&b, 0);
	choose_targets(&b, 1);
	return b;
}

/* Without symbolic links there is nothing that could turn: no sets are built again and again. */
static bool
can_turn(const struct folder *f)
{
	struct temp_name temp = folder_temp_name(f, CURRENT);
	char target[PATH_MAX];

	if (readlinkat(f->fd, CURRENT, target, sizeof(target)) >= 0)
		return true;
	if (symlinkat(SETS, f->fd, temp.s))
		return !is_without_symlinks(errno);
	folder_remove(f, temp.s);
	return true;
}

int
sets_refresh(const struct folder *f, const struct manifest *m)
{
	struct builder b;
	bool found = false;
	int rc = 0;

	if (!can_turn(f))
		return 0;
	b = open_builder(f, m);

	remove_others(&b, false, &found);
	if (!is_current(&b, 0) || !is_current(&b, 1))
		rc = build(&b);
	if (!rc && !has_ways(&b))
		rc = open_ways(&b);
	if (!rc)
		remove_others(&b, false, &found);
	arena_free(b.arena);
	return rc;
}

bool
sets_are_stale(const struct folder *f, const struct manifest *m)
{
	struct builder b;
	bool found = false;

	if (!can_turn(f))
		return false;
	b = open_builder(f, m);
	remove_others(&b, true, &found);
	found = found || !is_current(&b, 0) || !is_current(&b, 1) || !has_ways(&b);
	arena_free(b.arena);
	return found;
}

int
sets_purge(const struct folder *f)
{
	struct arena *a = arena_new();
	unsigned long current = current_number(f);
	struct names names = folder_list(f, SETS, a);
	int rc = 0;

	for (size_t i = 0; i < names.n && !rc; i++) {
		const char *set = arena_printf(a, SETS "/%s", names.v[i]);

		if (strtoul(names.v[i], NULL, 10) == current)
			continue;
		folder_remove_tree(f, set);
		if (faccessat(f->fd, set, F_OK, 0) == 0)
			rc = folder_fail(f, set, "rmdir");
	}
	arena_free(a);
	return rc;
}
