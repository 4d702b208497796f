/*
 * The order of a commit, so that a power cut at any line leaves old or new:
 *
 *   temporary files are complete     (their makers did that)
 *   old versions have a second name  .versions/
 *   manifest says new and previous   write-ahead
 *   renames                          each file is old or new
 *   the current set turns            all aliases at once
 *   what nobody needs is removed
 */
#include "publish/publish.h"
#include "publish/sets.h"
#include "publish/sums.h"
#include "publish/versions.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static int
keep_old(struct publisher *p, struct changes *changes)
{
	char hex[DIGEST_HEX];

	for (size_t i = 0; i < changes->n; i++) {
		struct manifest_file *file = &changes->v[i].file;
		const struct manifest_file *old = manifest_find(&p->manifest, file->name);

		file->previous = old ? old->previous : "";
		file->history = old ? old->history : (struct names){0};
		if (!changes->v[i].is_staged)
			continue;
		publisher_hash(p, file->name, hex);
		if (versions_keep(&p->folder, p->arena, hex, file, p->keep))
			return -1;
	}
	return versions_sync(&p->folder);
}

/* Gives 1 if the file was written, 0 if it says this already; about nothing there is no file. */
static int
write_manifest(const struct publisher *p, bool is_internal)
{
	const char *name = manifest_name(p->arena, &p->shard, is_internal);
	mode_t mode = is_internal ? MODE_INTERNAL : MODE_PUBLIC;
	struct str text;
	int rc = 0;

	str_init(&text);
	manifest_print(&p->manifest, &p->shard, is_internal, &text);
	if (!folder_says(&p->folder, name, &text)) {
		rc = 1;
		if (!text.n)
			folder_remove(&p->folder, name);
		else if (folder_replace(&p->folder, name, &text, mode))
			rc = -1;
	}
	str_release(&text);
	return rc;
}

int
publisher_write_manifests(const struct publisher *p)
{
	int open = write_manifest(p, false);
	int internal = open < 0 ? -1 : write_manifest(p, true);

	if (internal < 0)
		return -1;
	return open || internal ? folder_sync(&p->folder, ".") : 0;
}

static int
rename_all(const struct publisher *p, const struct changes *changes, size_t *written)
{
	bool any = false;

	for (size_t i = 0; i < changes->n; i++) {
		const struct change *c = &changes->v[i];
		struct stage stage = {c->file.name, c->job, c->file.is_internal};

		if (!c->is_staged)
			continue;
		if (folder_rename(&p->folder, stage_name(&p->folder, &stage).s, c->file.name))
			return -1;
		any = true;
		++*written;
	}
	return any ? folder_sync(&p->folder, ".") : 0;
}

static int
remove_files(struct publisher *p, const struct names *removed, size_t *written)
{
	for (size_t i = 0; i < removed->n; i++) {
		folder_remove(&p->folder, removed->v[i]);
		if (faccessat(p->folder.fd, removed->v[i], F_OK, AT_SYMLINK_NOFOLLOW) == 0)
			return folder_fail(&p->folder, removed->v[i], "unlink");
		manifest_remove(&p->manifest, removed->v[i]);
		++*written;
	}
	if (!removed->n)
		return 0;
	return folder_sync(&p->folder, ".") ? -1 : publisher_write_manifests(p);
}

/* A whole run has taken over what shards knew. */
static void
remove_other_manifests(const struct publisher *p)
{
	struct names names = folder_list(&p->folder, ".", p->arena);
	const char *open = manifest_name(p->arena, &p->shard, false);
	const char *internal = manifest_name(p->arena, &p->shard, true);

	if (p->shard.count)
		return;
	for (size_t i = 0; i < names.n; i++)
		if (manifest_is_name(names.v[i]) && strcmp(names.v[i], open) != 0 &&
			strcmp(names.v[i], internal) != 0)
			folder_remove(&p->folder, names.v[i]);
}

static int
refresh(const struct folder *f, const struct manifest *m)
{
	return sets_refresh(f, m) || sums_refresh(f, m) ? -1 : 0;
}

/* Shards share one current set and list: they are built from the manifests of all. */
static int
refresh_sets(struct publisher *p)
{
	struct manifest all;
	int fd, rc;

	if (!p->shard.count)
		return refresh(&p->folder, &p->manifest);
	fd = lock_sets(&p->folder);
	if (fd < 0)
		return fd == -1 ? -1 : 0;
	manifest_init(&all, p->arena);
	manifest_load(&all, &p->folder);
	rc = refresh(&p->folder, &all);
	close(fd);
	return rc;
}

static bool
has_work(struct publisher *p, const struct changes *changes, const struct names *removed)
{
	return changes->n || removed->n || sets_are_stale(&p->folder, &p->manifest) ||
	       sums_are_stale(&p->folder, &p->manifest);
}

int
publisher_commit(
	struct publisher *p, struct changes *changes, const struct names *removed, size_t *written)
{
	*written = 0;
	if (p->folder.fd < 0 || !has_work(p, changes, removed))
		return 0;
	lock_sign(&p->lock);
	if (keep_old(p, changes))
		return -1;
	for (size_t i = 0; i < changes->n; i++)
		manifest_put(&p->manifest, &changes->v[i].file);
	if (publisher_write_manifests(p) || rename_all(p, changes, written) ||
		remove_files(p, removed, written) || refresh_sets(p))
		return -1;
	versions_prune(&p->folder, &p->manifest, &p->shard);
	remove_other_manifests(p);
	return 0;
}
