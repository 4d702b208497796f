#include "base/file.h"
#include "model/load/load.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEEPEST 16 /* folders in folders; a project has two or three */

/* A folder looked through, by its names: relative to the project, "" for itself. */
struct walk {
	struct loader *l;
	const char *const *named; /* real paths, sorted */
	size_t nnamed;
	int depth;
};

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
ends_in(const char *name, const char *const *endings)
{
	size_t n = strlen(name);

	for (; *endings; endings++) {
		size_t k = strlen(*endings);

		if (n > k && strcasecmp(name + n - k, *endings) == 0)
			return true;
	}
	return false;
}

/* Of the program or of an editor: nobody meant them as a part of the project. */
static bool
is_passed_over(const char *folder, const char *name)
{
	static const char *const backups[] = {"~", ".bak", ".orig", ".tmp", ".swp", NULL};

	return name[0] == '.' || ends_in(name, backups) ||
	       (!*folder && (strcmp(name, "sealed") == 0 || strcmp(name, "imports") == 0));
}

/* By its bytes: one that is not well-formed was meant as a source all the same. */
static bool
is_ours(const char *path)
{
	struct arena *a = arena_new();
	size_t n = 0;
	const char *s = file_read(a, AT_FDCWD, path, FILE_LIMIT_TEXT, &n);
	bool is_found = s && memmem(s, n, MODEL_NAMESPACE, strlen(MODEL_NAMESPACE));

	arena_free(a);
	return is_found;
}

static bool
is_part(const char *path, const char *name)
{
	static const char *const pictures[] = {".png", ".jpg", ".jpeg", NULL};
	static const char *const sources[] = {".xml", NULL};

	return ends_in(name, pictures) || (ends_in(name, sources) && is_ours(path));
}

static void look_through(struct walk *w, const char *folder);

static void
look_at(struct walk *w, const char *folder, const char *name)
{
	struct arena *a = w->l->arena;
	const char *href = *folder ? arena_printf(a, "%s/%s", folder, name) : name;
	const char *path = arena_printf(a, "%s/%s", w->l->real, href);
	struct where where = {arena_printf(a, "%s/%s", w->l->model->dir, href), 0, 0, NULL};
	struct stat st;

	/* No links: what one leads to is somebody else's, or is found by its own name. */
	if (is_passed_over(folder, name) || lstat(path, &st))
		return;
	if (S_ISDIR(st.st_mode)) {
		if (w->depth < DEEPEST && access(arena_printf(a, "%s/project.xml", path), F_OK))
			look_through(w, href);
	} else if (S_ISREG(st.st_mode) && is_part(path, name) &&
		   !bsearch(&path, w->named, w->nnamed, sizeof(path), compare)) {
		diag_report(w->l->diag, FAULT_FILE_UNLISTED, where, "%s", href);
	}
}

/* In the order of the names, so that messages do not depend on the file system. */
static void
look_through(struct walk *w, const char *folder)
{
	struct arena *a = w->l->arena;
	DIR *d = opendir(arena_printf(a, "%s/%s", w->l->real, folder));
	struct strings names = {0};
	const struct dirent *e;

	while (d && (e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			*VEC_PUSH(a, &names) = arena_strdup(a, e->d_name);
	if (d)
		closedir(d);
	if (names.n)
		qsort(names.v, names.n, sizeof(*names.v), compare);
	w->depth++;
	for (size_t i = 0; i < names.n; i++)
		look_at(w, folder, names.v[i]);
	w->depth--;
}

void
load_unlisted(struct loader *l)
{
	struct walk w = {.l = l, .named = l->named.v, .nnamed = l->named.n};

	if (!l->named.n)
		return;
	qsort(l->named.v, l->named.n, sizeof(*l->named.v), compare);
	look_through(&w, "");
}
