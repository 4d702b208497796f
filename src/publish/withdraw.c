#include "publish/withdraw.h"

#include "publish/sets.h"
#include "publish/sums.h"
#include "publish/versions.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct taker {
	struct publisher *publisher;
	const struct take_back *w;
	struct names targets; /* the PDF, the files beside it */
	struct withdrawn note;
	struct names *done;
};

static bool
is_there(const struct publisher *p, const char *name)
{
	return !strchr(name, '/') && name[0] != '.' &&
	       faccessat(p->folder.fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* NULL if no file or more than one has this alias. */
static const char *
by_alias(const struct publisher *p, const char *alias)
{
	const char *found = NULL;

	for (size_t i = 0; i < p->manifest.files.n; i++) {
		const struct manifest_file *f = &p->manifest.files.v[i];

		if (strcmp(f->alias, alias) != 0)
			continue;
		if (found)
			return NULL;
		found = f->name;
	}
	return found;
}

static bool
is_known(struct publisher *p, const char *name)
{
	return manifest_find(&p->manifest, name) || manifest_note(&p->manifest, name) ||
	       versions_of(&p->folder, p->arena, name).n ||
	       (is_there(p, name) && strlen(name) > 4 &&
		       strcmp(name + strlen(name) - 4, ".pdf") == 0);
}

bool
publisher_knows(struct publisher *p, const char *name)
{
	return is_known(p, name) || by_alias(p, name);
}

/* What the note keeps out: the file's bytes, and a document of the same words. */
static void
note_entry(struct taker *t, const struct manifest_file *f)
{
	struct arena *a = t->publisher->arena;
	const char *words = pairs_get(&f->inputs, WITHDRAW_DOCUMENT);

	t->note.is_internal = t->note.is_internal || f->is_internal;
	if (t->w->only_old)
		return;
	names_add(a, &t->note.hashes, f->sha512);
	if (words)
		names_add(a, &t->note.hashes, words);
}

static void
find_targets(struct taker *t, const char *name)
{
	struct publisher *p = t->publisher;

	names_add(p->arena, &t->targets, name);
	for (size_t i = 0; i < p->manifest.files.n; i++) {
		const struct manifest_file *f = &p->manifest.files.v[i];
		const char *of = pairs_get(&f->inputs, WITHDRAW_OF);

		if (strcmp(f->name, name) == 0)
			note_entry(t, f);
		else if (of && strcmp(of, name) == 0)
			names_add(p->arena, &t->targets, f->name);
	}
}

/* The entry first: what a cut leaves lying is found by its name. */
static void
change_entries(struct taker *t)
{
	struct manifest *m = &t->publisher->manifest;

	for (size_t i = 0; i < t->targets.n; i++) {
		const struct manifest_file *f = manifest_find(m, t->targets.v[i]);
		struct manifest_file changed;

		if (!f)
			continue;
		changed = *f;
		changed.history = (struct names){0};
		changed.previous = "";
		if (t->w->only_old)
			manifest_put(m, &changed);
		else
			manifest_remove(m, f->name);
	}
}

static void
take_file(struct taker *t, const char *path, bool is_noted)
{
	const struct folder *f = &t->publisher->folder;
	struct arena *a = t->publisher->arena;
	char hex[DIGEST_HEX];

	if (is_noted && digest_file(f->fd, path, hex, NULL) == 0)
		names_add(a, &t->note.hashes, arena_strdup(a, hex));
	names_add(a, t->done, path);
}

/* Names them; removed are they later, when the manifest knows. */
static void
find_files(struct taker *t)
{
	struct publisher *p = t->publisher;

	for (size_t i = 0; i < t->targets.n; i++) {
		struct names old = versions_of(&p->folder, p->arena, t->targets.v[i]);

		if (!t->w->only_old && faccessat(p->folder.fd, t->targets.v[i], F_OK, 0) == 0)
			take_file(t, t->targets.v[i], i == 0);
		for (size_t k = 0; k < old.n; k++)
			take_file(t, old.v[k], i == 0);
	}
}

static int
remove_files(const struct taker *t)
{
	const struct folder *f = &t->publisher->folder;

	for (size_t i = 0; i < t->done->n; i++) {
		folder_remove(f, t->done->v[i]);
		if (faccessat(f->fd, t->done->v[i], F_OK, AT_SYMLINK_NOFOLLOW) == 0)
			return folder_fail(f, t->done->v[i], "unlink");
	}
	return 0;
}

/* A set before the current one still has the files under other names. */
static int
renew(const struct taker *t)
{
	struct publisher *p = t->publisher;

	if (sets_refresh(&p->folder, &p->manifest) || sets_purge(&p->folder) ||
		sums_refresh(&p->folder, &p->manifest))
		return -1;
	return folder_sync(&p->folder, ".") || versions_sync(&p->folder) ? -1 : 0;
}

int
publisher_withdraw(struct publisher *p, const struct take_back *w, struct names *done)
{
	struct where where = {p->dir, 0, 0, NULL};
	const char *name = is_known(p, w->name) ? w->name : by_alias(p, w->name);
	struct taker t = {.publisher = p, .w = w, .done = done};

	if (!name)
		return diag_report(p->folder.diag, FAULT_NOT_PUBLISHED, where, "%s", w->name);
	t.note = (struct withdrawn){.name = name, .day = w->day, .reason = w->reason};
	find_targets(&t, name);
	find_files(&t);
	if (w->is_dry)
		return 0;
	change_entries(&t);
	manifest_put_note(&p->manifest, &t.note);
	if (publisher_write_manifests(p) || remove_files(&t))
		return -1;
	return renew(&t);
}
