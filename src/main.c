/* ratsdruck: see run/options.h for the command line, run/command.h for the work. */
#include "base/arena.h"
#include "base/i18n.h"
#include "run/command.h"

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct places places = places_find(a);
	struct options options;
	int status;

	i18n_init(places.locale);
	status = options_read(argc, argv, &options);
	if (status < 0)
		status = command_run(&options, &places);
	arena_free(a);
	return status;
}
