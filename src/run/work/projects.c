#include "run/work/projects.h"

#include "base/words/i18n.h"
#include "model/model.h"
#include "run/cli/log.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Project.xml and a link that leads nowhere are projects too, whose fault is told. */
static bool
is_project(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	bool is_found = false;

	while (d && !is_found && (e = readdir(d)))
		is_found = strcasecmp(e->d_name, "project.xml") == 0;
	if (d)
		closedir(d);
	return is_found;
}

/* The folder's own name, also of "." and "x/". */
static const char *
base_name(struct arena *a, const char *dir)
{
	char path[PATH_MAX];
	const char *slash;

	if (!realpath(dir, path))
		snprintf(path, sizeof(path), "%s", dir);
	slash = strrchr(path, '/');
	return arena_strdup(a, slash ? slash + 1 : path);
}

static void
add(struct arena *a, const char *project, struct project_places *out)
{
	*VEC_PUSH(a, out) = (struct project_place){project, NULL, NULL};
}

static int
compare_places(const void *a, const void *b)
{
	const struct project_place *x = a, *y = b;

	return strcmp(x->project, y->project);
}

static void
add_folder(struct arena *a, const char *dir, struct project_places *out)
{
	size_t first = out->n, n = strlen(dir);
	DIR *d = opendir(dir);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		char *path = arena_printf(
			a, "%s%s%s", dir, n && dir[n - 1] == '/' ? "" : "/", e->d_name);

		if (e->d_name[0] != '.' && is_project(path))
			add(a, path, out);
	}
	if (d)
		closedir(d);
	if (out->n > first)
		qsort(out->v + first, out->n - first, sizeof(*out->v), compare_places);
	else
		add(a, dir, out);
}

static int
name_outputs(struct arena *a, const struct options *o, struct project_places *out)
{
	for (size_t i = 0; i < out->n; i++) {
		out->v[i].output =
			arena_printf(a, "%s/%s", o->output, base_name(a, out->v[i].project));
		for (size_t k = 0; k < i; k++)
			if (strcmp(out->v[k].output, out->v[i].output) == 0) {
				log_error(o, arena_printf(a, _("%s and %s have the same name"),
						     out->v[k].project, out->v[i].project));
				return -1;
			}
	}
	return 0;
}

/* Of a project and its copy neither is known to be the right one. */
static void
find_twins(struct arena *a, struct project_places *out)
{
	const char **ids = arena_array(a, const char *, out->n);

	for (size_t i = 0; i < out->n; i++) {
		ids[i] = model_id(a, out->v[i].project);
		for (size_t k = 0; ids[i] && k < i; k++)
			if (ids[k] && strcmp(ids[k], ids[i]) == 0) {
				out->v[i].twin = out->v[k].project;
				out->v[k].twin = out->v[i].project;
			}
	}
}

int
projects_find(struct arena *a, const struct options *o, struct project_places *out)
{
	*out = (struct project_places){0};
	for (size_t i = 0; i < o->nprojects; i++)
		if (is_project(o->projects[i]))
			add(a, o->projects[i], out);
		else
			add_folder(a, o->projects[i], out);
	if (o->nprojects == 1 && strcmp(out->v[0].project, o->projects[0]) == 0) {
		out->v[0].output = o->output;
		return 0;
	}
	if (name_outputs(a, o, out))
		return -1;
	find_twins(a, out);
	return 0;
}
