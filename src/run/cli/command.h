/*
 * command: does what the command line asks for.
 *
 * Does     picks the work by the subcommand: build, status, check, dump,
 *          watch, new.
 * Units    -
 * Gives    the exit status: the worst of all projects; the run in numbers.
 * Errors   printed where they are found; a broken standard output is said
 *          here and is status 3.
 * Memory   none kept.
 * Source   GNU Coding Standards, "Command-Line Interfaces".
 */
#ifndef RUN_CLI_COMMAND_H
#define RUN_CLI_COMMAND_H

#include "run/cli/options.h"
#include "run/cli/places.h"
#include "run/work/tally.h"

int command_run(const struct options *o, const struct places *places, struct tally_of_run *tally);

#endif
