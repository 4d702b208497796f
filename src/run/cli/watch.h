/*
 * watch: build, and again whenever a file of a project is saved.
 *
 * Does     waits with inotify on the projects' folders, lets the writing of
 *          several files settle, builds in a child process.
 * Units    milliseconds.
 * Gives    the exit status if watching is not possible; else it runs until
 *          a signal ends it.
 * Errors   a build's faults are its own; watching goes on.
 * Memory   a build's memory goes with its process.
 * Source   inotify(7).
 */
#ifndef RUN_CLI_WATCH_H
#define RUN_CLI_WATCH_H

#include "run/cli/options.h"
#include "run/cli/places.h"
#include "run/work/tally.h"

/* What is done again and again: command.h's own entry. */
typedef int watch_build(
	const struct options *o, const struct places *places, struct tally_of_run *tally);

int watch_run(const struct options *o, const struct places *places, watch_build *build);

#endif
