#include "run/cli/inspect.h"

#include "run/cli/log.h"
#include "run/seal/undated.h"
#include "run/work/render.h"

struct inspection {
	const struct options *options;
	const struct places *places;
	struct arena *arena;
	struct diag *diag;
	struct model *model;
	const char *project;
	struct ledger ledger;
};

static void
dump(const struct inspection *s, struct renderer *w, const struct plan *plan)
{
	if (s->options->dump == DUMP_STYLE) {
		style_dump(stdout, w->style);
		return;
	}
	for (size_t i = 0; i < plan->jobs.n; i++)
		if (render_dump(w, &plan->jobs.v[i], s->options->dump, stdout))
			return;
}

/* `check` too finds out whether style, fonts and plan hold. */
static void
with_renderer(struct inspection *s)
{
	struct plan plan = {0};
	struct renderer w;

	if (ledger_load(&s->ledger, s->arena, s->project, s->places->project_schema, s->diag))
		return;
	if (renderer_open(&w, s->arena, s->places, s->model, s->diag) == 0 &&
		plan_make(s->arena, s->model, s->options, &s->ledger, &plan, s->diag) == 0 &&
		s->options->command == CMD_DUMP)
		dump(s, &w, &plan);
	if (s->options->command == CMD_CHECK)
		undated_report(&plan, &s->ledger, model_today(s->model, s->options->today),
			FAULT_SEAL_UNDATED, s->arena, s->diag);
	renderer_close(&w);
}

int
inspect_project(
	const struct options *o, const struct places *places, const struct project_place *place)
{
	struct inspection s = {.options = o, .places = places, .project = place->project};
	int status;

	s.arena = arena_new();
	s.diag = diag_new();
	if (place->twin)
		diag_report(s.diag, FAULT_PROJECT_TWICE, (struct where){place->project, 0, 0, NULL},
			"%s", place->twin);
	s.model = model_load(s.arena, place->project, places->project_schema, s.diag);
	if (s.model && model_check_dates(s.model, o->today, s.diag))
		s.model = NULL;
	if (s.model && o->command == CMD_DUMP && o->dump == DUMP_MODEL)
		model_dump(stdout, s.model);
	else if (s.model)
		with_renderer(&s);
	log_diag(o, s.diag, o->verbose ? BAND_NOTE : BAND_WARNING);
	status = diag_exit_status(s.diag);
	diag_free(s.diag);
	arena_free(s.arena);
	return status;
}
