#include "run/cli/places.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From Debian's icc-profiles-free. */
#define ICC_PROFILE "/usr/share/color/icc/sRGB.icc"
#define BUILD_DEPTH 3   /* <root>/build/<config>/ratsdruck */
#define INSTALL_DEPTH 2 /* <prefix>/bin/ratsdruck */

static struct places
of_source_tree(struct arena *a, const char *root)
{
	struct places p = {
		.styles = arena_printf(a, "%s/styles", root),
		.style_schema = arena_printf(a, "%s/styles/schema", root),
		.project_schema = arena_printf(a, "%s/input/schema", root),
		.starter = arena_printf(a, "%s/share/starter", root),
		.icc_profile = ICC_PROFILE,
	};

	return p;
}

static struct places
of_prefix(struct arena *a, const char *prefix)
{
	struct places p = {
		.styles = arena_printf(a, "%s/share/ratsdruck/styles", prefix),
		.style_schema = arena_printf(a, "%s/share/ratsdruck/schema", prefix),
		.project_schema = arena_printf(a, "%s/share/ratsdruck/schema", prefix),
		.starter = arena_printf(a, "%s/share/ratsdruck/starter", prefix),
		.icc_profile = ICC_PROFILE,
	};

	return p;
}

/* The folder `levels` above the running binary, NULL if unknown. */
static char *
folder_above(struct arena *a, int levels)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	for (int i = 0; i < levels; i++) {
		char *slash = strrchr(path, '/');

		if (!slash)
			return NULL;
		*slash = '\0';
	}
	return arena_strdup(a, path);
}

/* That folder, if it holds what is asked for. */
static char *
folder_with(struct arena *a, int levels, const char *inside)
{
	char *folder = folder_above(a, levels);

	return folder && access(arena_printf(a, "%s/%s", folder, inside), F_OK) == 0 ? folder
										     : NULL;
}

struct places
places_find(struct arena *a)
{
	const char *data = getenv("RATSDRUCK_DATA");
	char *root = folder_with(a, BUILD_DEPTH, "styles/schema");
	char *prefix = folder_with(a, INSTALL_DEPTH, "share/ratsdruck/styles");

	if (data && *data)
		return of_source_tree(a, arena_strdup(a, data));
	if (root)
		return of_source_tree(a, root);
	return of_prefix(a, prefix ? prefix : RATSDRUCK_PREFIX);
}
