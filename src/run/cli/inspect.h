/*
 * inspect: `check` and `dump`, which write no file.
 *
 * Does     loads one project, reports its faults; prints a stage's result.
 * Units    -
 * Gives    the exit status of the project.
 * Errors   printed here, once.
 * Memory   one arena, gone at the end.
 * Source   GNU Coding Standards, "Command-Line Interfaces".
 */
#ifndef RUN_CLI_INSPECT_H
#define RUN_CLI_INSPECT_H

#include "run/cli/options.h"
#include "run/cli/places.h"
#include "run/work/projects.h"

int inspect_project(
	const struct options *o, const struct places *places, const struct project_place *place);

#endif
