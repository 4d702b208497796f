#include "run/seal/verify.h"

#include "base/words/i18n.h"
#include "run/cli/log.h"
#include "run/seal/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct verifier {
	const struct options *options;
	const char *output;
	struct arena *arena;
	struct diag *diag;
	struct publisher publisher;
	struct ledger ledger;
	bool has_ledger;
	int worst;
};

static void
worsen(struct verifier *v, int status)
{
	if (status > v->worst)
		v->worst = status;
}

static void
say(struct verifier *v, const char *name, const char *result, const char *reason, bool is_sound)
{
	struct file_event e = {
		arena_printf(v->arena, "%s/%s", v->output, name), result, reason, 0, 0};

	if (!is_sound)
		worsen(v, EXIT_REJECTED);
	log_file(v->options, &e);
}

/* ---- one file of the output folder ---- */

static bool
is_pointer(const struct verifier *v, const char *name)
{
	size_t n = 0;
	const char *s = folder_read(&v->publisher.folder, name, v->arena, &n);

	return s && sealed_is_pointer(s, n);
}

/* What mends it: the sealed bytes if they are sound, else nothing of ours. */
static const char *
remedy(bool can_restore)
{
	return can_restore ? _("build puts the sealed bytes back in place")
			   : _("restore it from sealed/ of the project or from a backup");
}

static void
check_output(struct verifier *v, const char *name, const char *sha512, bool can_restore)
{
	char hex[DIGEST_HEX];

	if (digest_file(v->publisher.folder.fd, name, hex, NULL) == 0) {
		if (strcmp(hex, sha512) == 0)
			say(v, name, "sound", "", true);
		else if (is_pointer(v, name))
			say(v, name, "pointer", remedy(can_restore), false);
		else
			say(v, name, "foreign", remedy(can_restore), false);
	} else if (errno == ENOENT) {
		say(v, name, "missing", remedy(can_restore), false);
	} else {
		say(v, name, "unreadable", strerror(errno), false);
		worsen(v, EXIT_ENVIRONMENT);
	}
}

/* ---- by the project's records ---- */

static bool
is_there(const struct verifier *v, const char *name, const char *sha512)
{
	char hex[DIGEST_HEX];

	return digest_file(v->publisher.folder.fd, name, hex, NULL) == 0 &&
	       strcmp(hex, sha512) == 0;
}

static void
check_withdrawn(struct verifier *v, const struct seal *s)
{
	bool remains = false;
	char iso[DATE_BUF];

	for (size_t k = 0; k < s->files.n; k++)
		if (is_there(v, s->files.v[k].name, s->files.v[k].sha512)) {
			remains = true;
			say(v, s->files.v[k].name, "withdrawn", _("but it is still there"), false);
		}
	if (!remains)
		say(v, s->files.v[0].name, "withdrawn",
			arena_printf(v->arena, "%s: %s", date_iso(s->withdrawn, iso), s->why),
			true);
}

static void
check_seal(struct verifier *v, const struct seal *s)
{
	if (s->withdrawn != DATE_NONE) {
		check_withdrawn(v, s);
		return;
	}
	for (size_t k = 0; k < s->files.n; k++) {
		bool is_whole = sealed_read(&v->ledger, s, k, v->arena, v->diag) != NULL;

		check_output(v, s->files.v[k].name, s->files.v[k].sha512, is_whole);
	}
}

static bool
has_record(const struct verifier *v, const char *name)
{
	for (size_t i = 0; i < v->ledger.n; i++)
		for (size_t k = 0; k < v->ledger.v[i]->files.n; k++)
			if (strcmp(v->ledger.v[i]->files.v[k].name, name) == 0)
				return true;
	return false;
}

/* What lies in sealed/ without a record was never sealed whole. */
static void
check_strays(struct verifier *v)
{
	struct folder f;
	struct names names;

	if (folder_open(&f, v->ledger.dir, false, v->diag))
		return;
	names = folder_list(&f, ".", v->arena);
	folder_close(&f);
	for (size_t i = 0; i < names.n; i++) {
		const char *name = names.v[i];
		struct where where = {
			arena_printf(v->arena, "%s/%s", v->ledger.shown, name), 0, 0, NULL};
		size_t n = strlen(name), m = strlen(SEAL_SUFFIX);
		bool is_record = n > m && strcmp(name + n - m, SEAL_SUFFIX) == 0;

		if (name[0] != '.' && !is_record && !has_record(v, name))
			diag_report(v->diag, FAULT_SEAL_STRAY, where, "%s", "");
	}
}

/* ---- by the folder's own manifest ---- */

static const struct manifest_file *
pdf_of(const struct verifier *v, const struct manifest_file *f)
{
	const char *of = pairs_get(&f->inputs, BESIDE_OF);

	return of ? manifest_find(&v->publisher.manifest, of) : f;
}

static bool
is_sealed(const struct verifier *v, const struct manifest_file *f)
{
	const struct manifest_file *pdf = pdf_of(v, f);

	return pdf && f->name[0] != '.' && pairs_get(&pdf->inputs, SEAL_INPUT);
}

static void
check_manifest(struct verifier *v)
{
	for (size_t i = 0; i < v->publisher.manifest.files.n; i++) {
		const struct manifest_file *f = &v->publisher.manifest.files.v[i];

		if (!is_sealed(v, f))
			continue;
		if (!v->has_ledger)
			check_output(v, f->name, f->sha512, false);
		else if (!has_record(v, f->name))
			say(v, f->name, "foreign", _("the project has no record of it"), false);
	}
}

/* ---- one folder ---- */

static int
open_folder(struct verifier *v)
{
	struct publisher_options o = {.dir = v->output, .is_reading = true};
	struct where where = {v->output, 0, 0, NULL};

	if (access(v->output, R_OK | X_OK))
		return diag_report(v->diag, FAULT_OUTPUT, where, "%s", strerror(errno));
	if (publisher_open(&v->publisher, &o, v->arena, v->diag))
		return -1;
	return v->publisher.folder.fd < 0 ? -1 : 0;
}

static void
verify(struct verifier *v, const struct places *places)
{
	if (open_folder(v))
		return;
	if (v->options->has_project) {
		/* Records that are in order are checked, whatever the others are. */
		ledger_load(
			&v->ledger, v->arena, v->options->project, places->project_schema, v->diag);
		v->has_ledger = true;
		for (size_t i = 0; i < v->ledger.n; i++)
			check_seal(v, v->ledger.v[i]);
		check_strays(v);
	}
	check_manifest(v);
	publisher_close(&v->publisher);
}

int
verify_run(const struct options *o, const struct places *places)
{
	int worst = EXIT_DONE;

	for (size_t i = 0; i < o->nprojects; i++) {
		struct verifier v = {.options = o, .output = o->projects[i]};

		v.arena = arena_new();
		v.diag = diag_new();
		verify(&v, places);
		log_diag(o, v.diag, BAND_WARNING);
		worsen(&v, diag_exit_status(v.diag));
		if (v.worst > worst)
			worst = v.worst;
		diag_free(v.diag);
		arena_free(v.arena);
	}
	return worst;
}
