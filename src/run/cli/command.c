#include "run/cli/command.h"

#include "base/words/i18n.h"
#include "run/cli/inspect.h"
#include "run/cli/log.h"
#include "run/cli/starter.h"
#include "run/cli/today.h"
#include "run/cli/watch.h"
#include "run/seal/verify.h"
#include "run/seal/withdraw.h"
#include "run/trade/trade.h"
#include "run/work/faults.h"
#include "run/work/many.h"
#include "run/work/withdraw.h"

#include <stdio.h>
#include <string.h>

static int
build(const struct options *o, const struct places *places, struct arena *a,
	struct tally_of_run *tally)
{
	struct project_places projects;
	struct project_run e;
	int status;

	if (projects_find(a, o, &projects))
		return EXIT_USAGE;
	if (faults_begin(o))
		return EXIT_ENVIRONMENT;
	if (projects.n > 1) {
		status = many_run(o, places, &projects, tally);
	} else {
		e = (struct project_run){
			o, places, projects.v[0].project, projects.v[0].output, job_count(o), NULL};
		status = build_project(&e, tally);
	}
	return faults_end(o) ? EXIT_ENVIRONMENT : status;
}

static int
inspect(const struct options *o, const struct places *places, struct arena *a)
{
	struct project_places projects;
	int worst = EXIT_DONE;

	if (projects_find(a, o, &projects))
		return EXIT_USAGE;
	for (size_t i = 0; i < projects.n; i++) {
		int status = inspect_project(o, places, &projects.v[i]);

		if (status > worst)
			worst = status;
	}
	return worst;
}

static int
run(const struct options *o, const struct places *places, struct arena *a,
	struct tally_of_run *tally)
{
	switch (o->command) {
	case CMD_BUILD:
	case CMD_SEAL:
	case CMD_STATUS:
		return build(o, places, a, tally);
	case CMD_CHECK:
	case CMD_DUMP:
		return inspect(o, places, a);
	case CMD_EXPORT:
		return export_run(o, places);
	case CMD_FORM:
		return form_run(o, places);
	case CMD_IMPORT:
		return import_run(o, places);
	case CMD_NEW:
		return o->from ? found_run(o, places) : starter_make(o, places);
	case CMD_VERIFY:
		return verify_run(o, places);
	case CMD_WITHDRAW:
		return o->has_project ? withdraw_run(o, places) : withdraw_published(o);
	case CMD_WATCH:
		return watch_run(o, places, command_run);
	case CMD_NONE:
		break;
	}
	return EXIT_USAGE;
}

/* Whoever watches asks again for each run: days go by. */
static int
run_today(const struct options *o, const struct places *places, struct arena *a,
	struct tally_of_run *tally)
{
	struct options dated = *o;

	if (o->today == DATE_NONE && o->command != CMD_WATCH && today_read(&dated.today))
		return EXIT_USAGE;
	return run(&dated, places, a, tally);
}

int
command_run(const struct options *o, const struct places *places, struct tally_of_run *tally)
{
	struct arena *a = arena_new();
	int status = run_today(o, places, a, tally);

	arena_free(a);
	if (fflush(stdout) || ferror(stdout)) {
		log_error(o, _("cannot write to standard output"));
		return EXIT_ENVIRONMENT;
	}
	return status;
}
