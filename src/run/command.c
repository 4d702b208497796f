#include "run/command.h"

#include "base/i18n.h"
#include "base/num.h"
#include "publish/publish.h"
#include "run/render.h"

#include <stdlib.h>
#include <string.h>

struct session {
	const struct options *options;
	const struct places *places;
	const char *project;
	struct arena *arena;
	struct diag *diag;
	struct model *model;
};

/* "output/name.pdf  48 pages  312 kB  (new)" */
static void
print_file(const struct session *r, const char *name, const struct rendered *done,
	enum publish_result result)
{
	struct num_format f = num_format_for("en", NUM_GROUP_SPACE);
	const char *what = result == PUBLISH_SAME      ? _("unchanged")
			   : result == PUBLISH_CHANGED ? _("changed")
						       : _("new");

	if (r->options->quiet)
		return;
	printf("%s/%s  ", r->options->output, name);
	printf(ngettext("%zu page", "%zu pages", done->pages.pages.n), done->pages.pages.n);
	printf("  %s  (%s)\n", num_bytes(done->arena, f, done->pdf.n), what);
	fflush(stdout);
}

static int
write_layout_report(const struct session *r, const struct rendered *done)
{
	const char *path = r->options->layout_report;
	size_t n = path ? strlen(path) : 0;
	bool as_json = n > 5 && strcmp(path + n - 5, ".json") == 0;
	FILE *out;

	if (!path)
		return 0;
	out = strcmp(path, "-") == 0 ? stdout : fopen(path, "ae");
	if (!out)
		return diag_report(r->diag, FAULT_OUTPUT, (struct where){path, 0, 0, NULL}, "open");
	layout_report(out, &done->pages, as_json);
	if (out != stdout && fclose(out))
		return diag_report(
			r->diag, FAULT_OUTPUT, (struct where){path, 0, 0, NULL}, "close");
	return 0;
}

static void
build_job(struct session *r, struct workshop *w, const struct job *job)
{
	struct rendered done;
	enum publish_result result;
	char *name;

	if (!render_job(w, job, &done)) {
		name = arena_printf(done.arena, "%s.pdf", done.document->file_name);
		result = publish_file(r->options->output, name, &done.pdf, r->diag);
		if (result != PUBLISH_FAILED) {
			write_layout_report(r, &done);
			print_file(r, name, &done, result);
		}
	}
	render_release(&done);
}

static void
build(struct session *r, struct workshop *w, const struct plan *plan)
{
	for (size_t i = 0; i < plan->jobs.n; i++)
		build_job(r, w, &plan->jobs.v[i]);
}

static void
dump(struct session *r, struct workshop *w, const struct plan *plan)
{
	if (r->options->dump == DUMP_STYLE) {
		style_dump(stdout, w->style);
		return;
	}
	for (size_t i = 0; i < plan->jobs.n; i++)
		if (render_dump(w, &plan->jobs.v[i], r->options->dump, stdout))
			return;
}

static void
with_workshop(struct session *r)
{
	struct plan plan = {0};
	struct workshop w;

	if (workshop_open(&w, r->arena, r->places, r->model, r->diag) == 0 &&
		plan_make(r->arena, r->model, r->options, &plan, r->diag) == 0) {
		if (r->options->command == CMD_BUILD)
			build(r, &w, &plan);
		else if (r->options->command == CMD_DUMP)
			dump(r, &w, &plan);
	}
	workshop_close(&w);
}

static void
print_messages(const struct session *r)
{
	if (r->options->plain_diag)
		diag_dump(stderr, r->diag);
	else
		diag_print(stderr, r->diag, r->options->verbose ? BAND_NOTE : BAND_WARNING);
}

static int
run_project(const struct options *o, const struct places *places, const char *project)
{
	struct session r = {.options = o, .places = places, .project = project};
	int status;

	r.arena = arena_new();
	r.diag = diag_new();
	r.model = model_load(r.arena, project, places->project_schema, r.diag);
	if (r.model && o->command == CMD_DUMP && o->dump == DUMP_MODEL)
		model_dump(stdout, r.model);
	else if (r.model)
		with_workshop(&r);
	print_messages(&r);
	status = diag_exit_status(r.diag);
	diag_free(r.diag);
	arena_free(r.arena);
	return status;
}

int
command_run(const struct options *o, const struct places *places)
{
	int worst = EXIT_DONE;

	for (size_t i = 0; i < o->nprojects; i++) {
		int status = run_project(o, places, o->projects[i]);

		if (status > worst)
			worst = status;
	}
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "ratsdruck: %s\n", _("cannot write to standard output"));
		return EXIT_ENVIRONMENT;
	}
	return worst;
}
