#include "run/seal/withdraw.h"

#include "base/words/i18n.h"
#include "run/cli/log.h"
#include "run/seal/sealed.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSIONS ".versions"
#define SETS ".sets"
#define CURRENT ".current"

struct withdrawal_run {
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct ledger ledger;
	VEC(struct seal *) seals; /* to be withdrawn */
	struct names outputs;
};

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static struct seal *
seal_named(const struct withdrawal_run *w, const char *name)
{
	for (size_t i = 0; i < w->ledger.n; i++)
		for (size_t k = 0; k < w->ledger.v[i]->files.n; k++)
			if (strcmp(w->ledger.v[i]->files.v[k].name, base_name(name)) == 0)
				return w->ledger.v[i];
	return NULL;
}

/* All that is named must be known before anything is taken back. */
static int
read_arguments(struct withdrawal_run *w)
{
	const struct options *o = w->options;
	int rc = 0;

	for (size_t i = 0; i < o->nprojects; i++) {
		struct where where = {o->project, 0, 0, NULL};
		struct seal *s;

		if (is_folder(o->projects[i])) {
			*VEC_PUSH(w->arena, &w->outputs) = o->projects[i];
			continue;
		}
		s = seal_named(w, o->projects[i]);
		if (s)
			*VEC_PUSH(w->arena, &w->seals) = s;
		else
			rc = diag_report(
				w->diag, FAULT_WITHDRAW_UNKNOWN, where, "%s", o->projects[i]);
	}
	return rc;
}

/* ---- the project ---- */

static int
write_record(struct withdrawal_run *w, const struct folder *f, struct seal *s)
{
	struct str text;
	int rc;

	if (s->withdrawn != DATE_NONE)
		return 0;
	s->withdrawn = w->options->day != DATE_NONE ? w->options->day : w->options->today;
	s->why = w->options->reason;
	s->facts = NULL;
	str_init(&text);
	seal_print(&text, s);
	rc = folder_replace(f, s->name, &text, s->key.is_internal ? MODE_INTERNAL : MODE_PUBLIC);
	str_release(&text);
	return rc ? -1 : folder_sync(f, ".");
}

/* The record first: whatever is cut off then, no build publishes it again. */
static int
withdraw_sealed(struct withdrawal_run *w)
{
	struct folder f;
	struct lock lock;
	char tag[SEALED_TAG];
	int rc = 0;

	if (sealed_lock(w->options->project, w->options->wait_seconds, w->arena, w->diag, &f, &lock,
		    tag))
		return -1;
	for (size_t i = 0; i < w->seals.n && !rc; i++) {
		struct seal *s = w->seals.v[i];

		rc = write_record(w, &f, s);
		for (size_t k = 0; k < s->files.n && !rc; k++)
			folder_remove(&f, s->files.v[k].name);
	}
	if (!rc)
		rc = folder_sync(&f, ".");
	lock_release(&lock);
	folder_close(&f);
	return rc;
}

/* ---- output folders ---- */

/* ".versions/NAME.0123456789ab.pdf" */
static bool
is_version_of(const char *version, const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t stem = dot ? (size_t)(dot - name) : strlen(name), n = strlen(version);
	size_t end = dot ? strlen(dot) : 0;

	return n > stem + end && strncmp(version, name, stem) == 0 && version[stem] == '.' &&
	       (!dot || strcmp(version + n - end, dot) == 0);
}

static void
remove_versions(const struct withdrawal_run *w, const struct folder *f, const struct names *gone)
{
	struct names versions = folder_list(f, VERSIONS, w->arena);

	for (size_t i = 0; i < versions.n; i++)
		for (size_t k = 0; k < gone->n; k++)
			if (is_version_of(versions.v[i], gone->v[k])) {
				folder_remove(
					f, arena_printf(w->arena, VERSIONS "/%s", versions.v[i]));
				break;
			}
}

/* A reader may have the set before still open; here that is no reason to keep it. */
static void
remove_old_sets(const struct withdrawal_run *w, const struct folder *f)
{
	struct names sets = folder_list(f, SETS, w->arena);
	char target[PATH_MAX];
	ssize_t n = readlinkat(f->fd, CURRENT, target, sizeof(target) - 1);

	target[n > 0 ? n : 0] = '\0';
	for (size_t i = 0; i < sets.n; i++)
		if (strcmp(base_name(target), sets.v[i]) != 0)
			folder_remove_tree(f, arena_printf(w->arena, SETS "/%s", sets.v[i]));
}

static void
gather_names(const struct withdrawal_run *w, const struct publisher *p, struct names *gone)
{
	for (size_t i = 0; i < w->seals.n; i++) {
		const struct seal *s = w->seals.v[i];

		for (size_t k = 0; k < s->files.n; k++)
			names_add(w->arena, gone, s->files.v[k].name);
		names_add(w->arena, gone, facts_file_name(w->arena, s->files.v[0].name));
	}
	/* Whatever the folder holds beside it, such as an older form of its side files. */
	for (size_t i = 0; i < p->manifest.files.n; i++) {
		const char *of = pairs_get(&p->manifest.files.v[i].inputs, BESIDE_OF);

		for (size_t k = 0; of && k < w->seals.n; k++)
			if (strcmp(of, w->seals.v[k]->files.v[0].name) == 0)
				names_add(w->arena, gone, p->manifest.files.v[i].name);
	}
}

static int
clear_output(struct withdrawal_run *w, const char *dir)
{
	struct publisher p = {.folder.fd = -1};
	struct publisher_options o = {.dir = dir,
		.wait_seconds = w->options->wait_seconds,
		.keep = w->options->keep,
		.mode = w->options->mode};
	struct changes none = {0};
	struct names gone = {0};
	size_t written;
	int rc;

	if (publisher_open(&p, &o, w->arena, w->diag))
		return -1;
	gather_names(w, &p, &gone);
	rc = publisher_commit(&p, &none, &gone, &written);
	if (!rc) {
		remove_versions(w, &p.folder, &gone);
		remove_old_sets(w, &p.folder);
		rc = folder_sync(&p.folder, ".");
	}
	publisher_close(&p);
	return rc;
}

/* ---- all of it ---- */

static void
say_withdrawn(const struct withdrawal_run *w)
{
	for (size_t i = 0; i < w->seals.n; i++) {
		struct file_event e = {
			w->seals.v[i]->files.v[0].name, "withdrawn", w->seals.v[i]->why, 0, 0};

		log_file(w->options, &e);
	}
	if (!w->options->quiet && w->options->log == LOG_PLAIN)
		puts(_("Copies remain in version control, in backups and where the file was\n"
		       "downloaded or sent. Ask the keepers of the repository to remove it from "
		       "its\n"
		       "history, those of the backups to delete it or to lock it until they "
		       "expire,\n"
		       "and whoever published or received it to delete it; name the hash in the "
		       "record."));
}

static void
withdraw(struct withdrawal_run *w, const struct places *places)
{
	if (ledger_load(
		    &w->ledger, w->arena, w->options->project, places->project_schema, w->diag) ||
		read_arguments(w) || !w->seals.n)
		return;
	if (withdraw_sealed(w))
		return;
	for (size_t i = 0; i < w->outputs.n; i++)
		if (clear_output(w, w->outputs.v[i]))
			return;
	say_withdrawn(w);
}

int
withdraw_run(const struct options *o, const struct places *places)
{
	struct withdrawal_run w = {.options = o};
	int status;

	w.arena = arena_new();
	w.diag = diag_new();
	withdraw(&w, places);
	log_diag(o, w.diag, BAND_WARNING);
	status = diag_exit_status(w.diag);
	diag_free(w.diag);
	arena_free(w.arena);
	return status;
}
