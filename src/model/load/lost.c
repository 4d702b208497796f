#include "model/load/load.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>

#define PROJECT_FILE "project.xml"

const char *
lost_project(struct loader *l)
{
	DIR *d = opendir(l->real);
	const char *found = NULL;
	struct dirent *e;

	while (d && (e = readdir(d))) {
		if (strcmp(e->d_name, PROJECT_FILE) == 0) {
			found = NULL;
			break;
		}
		/* Of several, the same one on every file system. */
		if (strcasecmp(e->d_name, PROJECT_FILE) == 0 &&
			(!found || strcmp(e->d_name, found) < 0))
			found = arena_strdup(l->arena, e->d_name);
	}
	if (d)
		closedir(d);
	return found;
}

const char *
model_id(struct arena *a, const char *dir)
{
	const char *path = arena_printf(a, "%s/" PROJECT_FILE, dir);
	struct diag *unheard = diag_new();
	const struct xml_node *root = xml_read(a, path, path, NULL, unheard);

	diag_free(unheard);
	return root ? xml_attr(root, "id") : NULL;
}
