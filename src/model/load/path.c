#include "model/load/load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool
leads_up(const char *href)
{
	for (const char *s = href; s; s = strchr(s, '/')) {
		s += *s == '/';
		if (strncmp(s, "..", 2) == 0 && (s[2] == '/' || s[2] == '\0'))
			return true;
	}
	return false;
}

static bool
is_inside(const char *folder, const char *path)
{
	size_t n = strlen(folder);

	return strncmp(folder, path, n) == 0 && (path[n] == '/' || strcmp(folder, "/") == 0);
}

const char *
load_path(struct loader *l, const char *href, struct where where)
{
	const char *path, *copy = NULL;
	char *real;

	if (href[0] == '/' || href[0] == '\0' || strchr(href, '\\') || leads_up(href)) {
		diag_report(l->diag, FAULT_PATH_OUTSIDE, where, "%s", href);
		return NULL;
	}
	path = arena_printf(l->arena, "%s/%s", l->real, href);
	real = realpath(path, NULL);
	if (!real)
		diag_report(l->diag,
			errno == ENOENT || errno == ENOTDIR ? FAULT_FILE_MISSING
							    : FAULT_FILE_UNREADABLE,
			where, "%s", href);
	else if (!is_inside(l->real, real))
		diag_report(l->diag, FAULT_PATH_OUTSIDE, where, "%s", href);
	else
		*VEC_PUSH(l->arena, &l->named) = copy = arena_strdup(l->arena, real);
	free(real);
	return copy;
}
