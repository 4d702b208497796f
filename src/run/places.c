#include "run/places.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From Debian's icc-profiles-free. */
#define ICC_PROFILE "/usr/share/color/icc/sRGB.icc"
#define BUILD_DEPTH 3 /* <root>/build/<config>/ratsdruck */

static struct places
of_source_tree(struct arena *a, const char *root)
{
	struct places p = {
		.styles = arena_printf(a, "%s/styles", root),
		.style_schema = arena_printf(a, "%s/styles/schema", root),
		.project_schema = arena_printf(a, "%s/input/schema", root),
		.locale = arena_printf(a, "%s/build/locale", root),
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
		.locale = arena_printf(a, "%s/share/locale", prefix),
		.starter = arena_printf(a, "%s/share/ratsdruck/starter", prefix),
		.icc_profile = ICC_PROFILE,
	};

	return p;
}

/* The root of the tree the binary was built in, NULL if it was installed. */
static char *
source_root(struct arena *a)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	for (int i = 0; i < BUILD_DEPTH; i++) {
		char *slash = strrchr(path, '/');

		if (!slash)
			return NULL;
		*slash = '\0';
	}
	if (access(arena_printf(a, "%s/styles/schema", path), F_OK))
		return NULL;
	return arena_strdup(a, path);
}

struct places
places_find(struct arena *a)
{
	const char *data = getenv("RATSDRUCK_DATA");
	char *root = source_root(a);

	if (data && *data)
		return of_source_tree(a, arena_strdup(a, data));
	return root ? of_source_tree(a, root) : of_prefix(a, RATSDRUCK_PREFIX);
}
