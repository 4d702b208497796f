/* ratsdruck: see run/cli/options.h for the command line, run/cli/command.h for the work. */
#include "base/arena.h"
#include "base/file.h"
#include "base/words/i18n.h"
#include "run/cli/command.h"
#include "run/cli/log.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#define NS_PER_S 1e9

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / NS_PER_S;
}

/* The one file that tells the time of day; no document does. */
static int
write_metrics(struct arena *a, const struct options *o, const struct tally_of_run *tally,
	int status, double start)
{
	struct metrics m = {
		tally, status, seconds(CLOCK_MONOTONIC) - start, (time_t)seconds(CLOCK_REALTIME)};

	if (!o->metrics || o->command != CMD_BUILD || !metrics_write(o->metrics, &m))
		return status;
	log_error(o, arena_printf(a, "%s: %s", o->metrics, file_reason(errno)));
	return status > EXIT_ENVIRONMENT ? status : EXIT_ENVIRONMENT;
}

int
main(int argc, char **argv)
{
	double start = seconds(CLOCK_MONOTONIC);
	struct arena *a = arena_new();
	struct places places = places_find(a);
	struct tally_of_run tally = {0};
	struct options options;
	int status;

	/* A reader that went away is found out by the write, which can be reported. */
	signal(SIGPIPE, SIG_IGN);
	i18n_init();
	status = options_read(argc, argv, &options);
	if (status < 0) {
		status = command_run(&options, &places, &tally);
		status = write_metrics(a, &options, &tally, status, start);
	}
	arena_free(a);
	return status;
}
