#include "exchange/store/imports.h"

#include "publish/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER "imports"
#define STAGE FOLDER "/.new"
#define NONE "-" /* the hash of a file that was not there */

struct entry {
	const char *href, *before, *after; /* hashes */
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

static char *
read_text(const struct writers *w, struct arena *a, const char *name, size_t *n)
{
	return folder_read(&w->folder, name, a, n);
}

static bool
is_there(const struct writers *w, const char *name)
{
	return faccessat(w->folder.fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Folders on the way to name, each written to the disk. */
static int
make_parents(const struct writers *w, struct arena *a, const char *name)
{
	for (const char *s = strchr(name, '/'); s; s = strchr(s + 1, '/'))
		if (folder_make(&w->folder, arena_strndup(a, name, (size_t)(s - name))))
			return -1;
	return 0;
}

static const char *
parent_of(struct arena *a, const char *name)
{
	const char *s = strrchr(name, '/');

	return s ? arena_strndup(a, name, (size_t)(s - name)) : ".";
}

static const char *
temp_of(struct arena *a, const char *href)
{
	const char *s = strrchr(href, '/');

	return s ? arena_printf(a, "%.*s/.%s.import.tmp", (int)(s - href), href, s + 1)
		 : arena_printf(a, ".%s.import.tmp", href);
}

static mode_t
mode_of(const struct writers *w, const char *href)
{
	struct stat st;

	return fstatat(w->folder.fd, href, &st, 0) == 0 ? st.st_mode & 0777 : MODE_PUBLIC;
}

static void
remove_all(const struct writers *w, struct arena *a, const char *name)
{
	struct names names = folder_list(&w->folder, name, a);

	for (size_t i = 0; i < names.n; i++) {
		const char *sub = arena_printf(a, "%s/%s", name, names.v[i]);

		if (unlinkat(w->folder.fd, sub, 0) && (errno == EISDIR || errno == EPERM))
			remove_all(w, a, sub);
	}
	unlinkat(w->folder.fd, name, AT_REMOVEDIR);
}

static int
write_in(const struct writers *w, struct arena *a, const char *name, const void *s, size_t n)
{
	return make_parents(w, a, name) || folder_write(&w->folder, name, s, n, MODE_INTERNAL) ||
			       folder_sync(&w->folder, parent_of(a, name))
		       ? -1
		       : 0;
}

static const char *
hash(struct arena *a, const void *s, size_t n)
{
	char hex[DIGEST_HEX];

	digest_bytes(s, n, hex);
	return arena_strdup(a, hex);
}

/* The hash of the file as it is now; NONE if it is not there. */
static const char *
hash_now(const struct writers *w, struct arena *a, const char *href)
{
	size_t n = 0;
	char *s = read_text(w, a, href, &n);

	return s ? hash(a, s, n) : NONE;
}

static bool
is_number(const char *s)
{
	return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 9;
}

/* The highest number in use; with is_done only one that is not taken back. */
static int
last_number(const struct writers *w, struct arena *a, bool is_done)
{
	struct names names = folder_list(&w->folder, FOLDER, a);
	int last = 0;

	for (size_t i = 0; i < names.n; i++) {
		int n = is_number(names.v[i]) ? atoi(names.v[i]) : 0;

		if (n > last && !(is_done && is_there(w, arena_printf(a, FOLDER "/%d/undone", n))))
			last = n;
	}
	return last;
}

static int
read_record(const struct writers *w, struct arena *a, int number, struct entries *out)
{
	const char *name = arena_printf(a, FOLDER "/%d/record", number);
	size_t n = 0;
	char *s = read_text(w, a, name, &n), *line, *save = NULL;

	if (!s)
		return folder_fail(&w->folder, name, "read");
	for (line = strtok_r(s, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *before = strchr(line, '\t'),
		     *after = before ? strchr(before + 1, '\t') : NULL;

		if (!after)
			continue;
		*before = *after = '\0';
		*VEC_PUSH(a, out) = (struct entry){line, before + 1, after + 1};
	}
	return 0;
}

static int
restore_one(const struct writers *w, struct arena *a, int number, const struct entry *e)
{
	const char *name = arena_printf(a, FOLDER "/%d/before/%s", number, e->href);
	const char *temp = temp_of(a, e->href);
	size_t n = 0;
	char *s;

	if (strcmp(e->before, NONE) == 0) {
		folder_remove(&w->folder, e->href);
		return 0;
	}
	s = read_text(w, a, name, &n);
	if (!s)
		return folder_fail(&w->folder, name, "read");
	return folder_write(&w->folder, temp, s, n, mode_of(w, e->href)) ||
			       folder_rename(&w->folder, temp, e->href) ||
			       folder_sync(&w->folder, parent_of(a, e->href))
		       ? -1
		       : 0;
}

static int
restore(const struct writers *w, struct arena *a, int number, const struct entries *entries)
{
	int rc = 0;

	/* project.xml is named last and restored first: it knows no file that goes. */
	for (size_t i = entries->n; i > 0; i--)
		if (restore_one(w, a, number, &entries->v[i - 1]))
			rc = -1;
	return rc;
}

/* Who edited a file in between keeps it: nothing is restored then. Old files are of a run that
 * died. */
static int
check_unedited(
	const struct writers *w, struct arena *a, const struct entries *entries, struct diag *d)
{
	int rc = 0;

	for (size_t i = 0; i < entries->n; i++) {
		const struct entry *e = &entries->v[i];
		const char *now = hash_now(w, a, e->href);
		struct where where = {
			arena_printf(a, "%s/%s", w->folder.path, e->href), 0, 0, NULL};

		if (strcmp(now, e->after) != 0 && strcmp(now, e->before) != 0)
			rc = diag_report(d, FAULT_IMPORT_EDITED, where, "%s", "");
	}
	return rc;
}

int
imports_recover(struct writers *w, struct diag *d)
{
	struct arena *a = arena_new();
	struct entries entries = {0};
	int number = last_number(w, a, false), rc = 0;
	const char *pending = arena_printf(a, FOLDER "/%d/pending", number);

	remove_all(w, a, STAGE);
	if (number && is_there(w, pending)) {
		rc = read_record(w, a, number, &entries) || check_unedited(w, a, &entries, d) ||
				     restore(w, a, number, &entries)
			     ? -1
			     : 0;
		if (!rc)
			remove_all(w, a, arena_printf(a, FOLDER "/%d", number));
	}
	arena_free(a);
	return rc;
}

static int
stage_record(const struct writers *w, struct arena *a, const struct import *im)
{
	struct str record;
	int rc = 0;

	str_init(&record);
	str_addf(&record, "ratsdruck import %s\n", im->command);
	for (size_t i = 0; i < im->files.n && !rc; i++) {
		const struct model_file *f = &im->files.v[i];
		size_t n = 0;
		char *old = read_text(w, a, f->href, &n);

		str_addf(&record, "%s\t%s\t%s\n", f->href, old ? hash(a, old, n) : NONE,
			hash(a, f->bytes, f->n));
		if (old)
			rc = write_in(w, a, arena_printf(a, STAGE "/before/%s", f->href), old, n);
	}
	for (size_t i = 0; i < im->sources.n && !rc; i++)
		rc = write_in(w, a, arena_printf(a, STAGE "/files/%s", im->sources.v[i].name),
			im->sources.v[i].bytes, im->sources.v[i].n);
	if (!rc)
		rc = write_in(w, a, STAGE "/record", record.s, record.n) ||
		     write_in(w, a, STAGE "/pending", "", 0);
	str_release(&record);
	return rc ? -1 : 0;
}

static int
stage_files(const struct writers *w, struct arena *a, const struct import *im)
{
	for (size_t i = 0; i < im->files.n; i++) {
		const struct model_file *f = &im->files.v[i];

		if (make_parents(w, a, f->href) || folder_write(&w->folder, temp_of(a, f->href),
							   f->bytes, f->n, mode_of(w, f->href)))
			return -1;
	}
	return 0;
}

static void
unstage(const struct writers *w, struct arena *a, const struct import *im)
{
	for (size_t i = 0; i < im->files.n; i++)
		folder_remove(&w->folder, temp_of(a, im->files.v[i].href));
	remove_all(w, a, STAGE);
}

static int
rename_all(const struct writers *w, struct arena *a, const struct import *im)
{
	for (size_t i = 0; i < im->files.n; i++) {
		const char *href = im->files.v[i].href;

		if (folder_rename(&w->folder, temp_of(a, href), href) ||
			folder_sync(&w->folder, parent_of(a, href)))
			return -1;
	}
	return 0;
}

/* From here on the import has a number; until `pending` is gone it may be taken back. */
static int
commit(struct writers *w, struct arena *a, const struct import *im, int number, struct diag *d)
{
	const char *place = arena_printf(a, FOLDER "/%d", number);
	const char *pending = arena_printf(a, "%s/pending", place);

	if (folder_rename(&w->folder, STAGE, place) || folder_sync(&w->folder, FOLDER))
		return -1;
	if (rename_all(w, a, im)) {
		imports_recover(w, d);
		return -1;
	}
	folder_remove(&w->folder, pending);
	return folder_sync(&w->folder, place);
}

int
imports_next(const struct writers *w)
{
	struct arena *a = arena_new();
	int last = last_number(w, a, false);

	arena_free(a);
	return last + 1;
}

int
imports_commit(struct writers *w, const struct import *im, int *number, struct diag *d)
{
	struct arena *a = arena_new();
	int rc;

	*number = last_number(w, a, false) + 1;
	rc = stage_record(w, a, im) || stage_files(w, a, im) || commit(w, a, im, *number, d);
	if (rc)
		unstage(w, a, im);
	arena_free(a);
	return rc ? -1 : 0;
}

int
imports_undo(
	struct writers *w, struct arena *a, int *number, struct model_files *out, struct diag *d)
{
	struct where where = {w->folder.path, 0, 0, NULL};
	struct entries entries = {0};

	*number = last_number(w, a, true);
	if (!*number)
		return diag_report(d, FAULT_IMPORT_NONE, where, "%s", "");
	if (read_record(w, a, *number, &entries) || check_unedited(w, a, &entries, d) ||
		restore(w, a, *number, &entries))
		return -1;
	for (size_t i = 0; i < entries.n; i++)
		*VEC_PUSH(a, out) = (struct model_file){entries.v[i].href, NULL, 0};
	return write_in(w, a, arena_printf(a, FOLDER "/%d/undone", *number), "", 0);
}
