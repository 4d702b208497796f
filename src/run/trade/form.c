/* `form`: one workbook per office. */
#include "run/trade/trade.h"

#include "base/words/i18n.h"
#include "exchange/form/sheetout.h"
#include "progress/committee/period.h"
#include "publish/folder.h"
#include "run/cli/log.h"

#include <stdlib.h>
#include <string.h>

#define FORMS_FOLDER "forms"

struct outgoing {
	const struct options *options;
	struct arena *arena;
	struct diag *diag;
	struct model *model;
	const struct labels *labels;
	struct folder to;
	size_t written;
};

const char *
trade_tmp(void)
{
	const char *tmp = getenv("TMPDIR");

	return tmp && *tmp ? tmp : "/tmp";
}

/* From one meeting to the next is told by the committee. */
static int
choose_period(struct outgoing *g, struct period *p)
{
	const struct options *o = g->options;
	const struct organization *committee =
		o->committee ? model_organization(g->model, o->committee) : NULL;
	struct where where = {g->model->dir, 0, 0, NULL};

	*p = o->period;
	if (p->kind != PERIOD_MEETING)
		return 0;
	if (!committee)
		return diag_report(g->diag, FAULT_PERIOD, where, "--committee");
	*p = period_at(g->model, committee, CYCLE_MEETING, period_first(*p));
	return 0;
}

static int
write_one(struct outgoing *g, const struct organization *office, struct period period)
{
	const struct form *f = form_make(g->arena, g->model, g->labels, office, period);
	const char *name = arena_printf(g->arena, "%s-%s.xlsx", f->code, office->r.id);
	struct bytes b = form_workbook(g->arena, f, trade_tmp());
	struct str s = {(char *)b.s, b.n, b.n};
	struct file_event event = {.result = "new", .reason = "", .bytes = b.n};

	if (!b.s)
		return folder_fail(&g->to, name, "write");
	event.path = arena_printf(g->arena, "%s/%s", g->to.path, name);
	g->written++;
	if (folder_says(&g->to, name, &s))
		event.result = "unchanged";
	else if (folder_replace(&g->to, name, &s, MODE_INTERNAL) || folder_sync(&g->to, "."))
		return -1;
	log_file(g->options, &event);
	return 0;
}

static bool
is_wanted(const struct outgoing *g, const struct organization *office)
{
	const char *only = g->options->office;

	return only ? strcmp(only, office->r.id) == 0 : form_is_for(g->model, office);
}

static int
write_all(struct outgoing *g)
{
	struct where where = {g->model->dir, 0, 0, NULL};
	struct period period;

	if (choose_period(g, &period))
		return -1;
	for (size_t i = 0; i < g->model->organizations.n; i++) {
		const struct organization *office = &g->model->organizations.v[i];

		if (is_wanted(g, office) && write_one(g, office, period))
			return -1;
	}
	if (!g->written)
		return diag_report(g->diag, FAULT_FORM_NO_OFFICE, where, "%s",
			g->options->office ? g->options->office : "");
	return 0;
}

int
form_run(const struct options *o, const struct places *places)
{
	struct outgoing g = {.options = o, .arena = arena_new(), .diag = diag_new()};
	const char *to =
		o->has_output ? o->output : arena_printf(g.arena, "%s/" FORMS_FOLDER, o->project);
	int status;

	g.to.fd = -1;
	g.model = model_load(g.arena, o->project, places->project_schema, g.diag);
	if (g.model && folder_open(&g.to, to, true, g.diag) == 0) {
		g.to.tag = "form";
		g.labels = labels_load(g.arena, g.model->project.lang);
		write_all(&g);
	}
	folder_close(&g.to);
	log_diag(o, g.diag, o->verbose ? BAND_NOTE : BAND_WARNING);
	status = diag_exit_status(g.diag);
	diag_free(g.diag);
	arena_free(g.arena);
	return status;
}
