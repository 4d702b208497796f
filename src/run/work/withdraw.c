#include "run/work/withdraw.h"

#include "base/words/i18n.h"
#include "publish/withdraw.h"
#include "run/cli/log.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct taking {
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct names folders; /* with a manifest */
	bool *is_found;       /* by name */
};

static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
has_manifest(struct taking *t, const char *path)
{
	struct folder f;
	bool has = false;

	if (!is_folder(path) || folder_open(&f, path, false, t->diag))
		return false;
	for (struct names n = folder_list(&f, ".", t->arena); n.n > 0 && !has; n.n--)
		has = manifest_is_name(n.v[n.n - 1]);
	folder_close(&f);
	return has;
}

/* Several projects have a folder each. */
static void
find_folders(struct taking *t)
{
	const char *output = t->options->output;
	struct names below = {0};
	struct folder f;

	if (folder_open(&f, output, false, t->diag) == 0) {
		*VEC_PUSH(t->arena, &t->folders) = output;
		below = folder_list(&f, ".", t->arena);
		folder_close(&f);
	}
	for (size_t i = 0; i < below.n; i++) {
		const char *path = arena_printf(t->arena, "%s/%s", output, below.v[i]);

		if (below.v[i][0] != '.' && has_manifest(t, path))
			*VEC_PUSH(t->arena, &t->folders) = path;
	}
}

static void
say_done(const struct taking *t, const char *folder, const struct names *done)
{
	for (size_t i = 0; i < done->n; i++) {
		struct file_event e = {.path = arena_printf(t->arena, "%s/%s", folder, done->v[i]),
			.result = t->options->is_dry ? "found" : "withdrawn",
			.reason = ""};

		log_file(t->options, &e);
	}
}

/* Only the name counts: the way to it is the folder's. */
static const char *
plain_name(const char *arg)
{
	const char *slash = strrchr(arg, '/');

	return slash ? slash + 1 : arg;
}

static void
take_from(struct taking *t, const char *folder)
{
	const struct options *o = t->options;
	struct publisher_options po = {.dir = folder,
		.wait_seconds = o->wait_seconds,
		.keep = o->keep,
		.mode = o->mode,
		.is_reading = false};
	char day[DATE_BUF];
	struct publisher p;

	if (publisher_open(&p, &po, t->arena, t->diag))
		return;
	for (size_t i = 0; i < o->nprojects; i++) {
		struct take_back w = {plain_name(o->projects[i]), date_iso(o->today, day),
			o->reason ? o->reason : "", o->is_old, o->is_dry};
		struct names done = {0};

		if (!publisher_knows(&p, w.name))
			continue;
		t->is_found[i] = true;
		if (publisher_withdraw(&p, &w, &done) == 0)
			say_done(t, folder, &done);
	}
	publisher_close(&p);
}

static void
report_unknown(struct taking *t)
{
	struct where where = {t->options->output, 0, 0, NULL};

	for (size_t i = 0; i < t->options->nprojects; i++)
		if (!t->is_found[i])
			diag_report(
				t->diag, FAULT_NOT_PUBLISHED, where, "%s", t->options->projects[i]);
}

/* Whoever is responsible must not believe that all is done. */
static void
say_rest(const struct options *o)
{
	if (o->quiet || o->log == LOG_JSON)
		return;
	puts(_("Out of reach from here: copies in version control and backups, on the web server "
	       "if "
	       "it holds\ncopies, in search engines, and with everybody who has loaded the file. "
	       "Ask "
	       "their keepers.\nThe note in the manifest keeps the same text from being published "
	       "again; correct the data."));
}

int
withdraw_published(const struct options *o)
{
	struct taking t = {.options = o, .arena = arena_new(), .diag = diag_new()};
	int status;

	t.is_found = arena_array(t.arena, bool, o->nprojects);
	find_folders(&t);
	for (size_t i = 0; i < t.folders.n; i++)
		take_from(&t, t.folders.v[i]);
	if (!diag_errors(t.diag))
		report_unknown(&t);
	log_diag(o, t.diag, BAND_WARNING);
	status = diag_exit_status(t.diag);
	if (status == EXIT_DONE && !o->is_dry)
		say_rest(o);
	diag_free(t.diag);
	arena_free(t.arena);
	return status;
}
