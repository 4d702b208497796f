#include "run/cli/starter.h"

#include "base/words/i18n.h"
#include "publish/folder.h"
#include "run/cli/log.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct copier {
	struct arena *arena;
	struct diag *diag;
	struct folder from, to;
};

static int copy_folder(struct copier *c, const char *sub);

static int
copy_entry(struct copier *c, const char *path)
{
	size_t n = 0;
	struct stat st;
	char *s;

	if (fstatat(c->from.fd, path, &st, 0))
		return folder_fail(&c->from, path, "stat");
	if (S_ISDIR(st.st_mode))
		return folder_make(&c->to, path) ? -1 : copy_folder(c, path);
	s = folder_read(&c->from, path, c->arena, &n);
	return s ? folder_write(&c->to, path, s, n, MODE_PUBLIC)
		 : folder_fail(&c->from, path, "read");
}

static int
copy_folder(struct copier *c, const char *sub)
{
	struct names names = folder_list(&c->from, sub, c->arena);

	for (size_t i = 0; i < names.n; i++)
		if (copy_entry(c, strcmp(sub, ".") == 0
					  ? names.v[i]
					  : arena_printf(c->arena, "%s/%s", sub, names.v[i])))
			return -1;
	return 0;
}

static int
make_one(struct copier *c, const struct options *o, const char *dir, const char *starter)
{
	int rc = -1;

	if (folder_open(&c->to, dir, true, c->diag))
		return -1;
	if (folder_list(&c->to, ".", c->arena).n)
		log_error(o, arena_printf(c->arena, _("%s is not empty"), dir));
	else if (folder_open(&c->from, starter, false, c->diag))
		log_error(o, arena_printf(c->arena, _("no starter project in %s"), starter));
	else
		rc = copy_folder(c, ".");
	folder_close(&c->from);
	folder_close(&c->to);
	return rc;
}

int
starter_make(const struct options *o, const struct places *places)
{
	struct copier c = {.arena = arena_new(), .diag = diag_new()};
	int status = EXIT_DONE;

	c.from.fd = -1;
	for (size_t i = 0; i < o->nprojects; i++)
		if (make_one(&c, o, o->projects[i], places->starter))
			status = EXIT_ENVIRONMENT;
		else if (!o->quiet)
			printf(_("%s: starter project made; next: ratsdruck build %s\n"),
				o->projects[i], o->projects[i]);
	log_diag(o, c.diag, BAND_WARNING);
	diag_free(c.diag);
	arena_free(c.arena);
	return status;
}
