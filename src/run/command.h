/*
 * command: what `ratsdruck build`, `check` and `dump` do.
 *
 * Does     loads each project, plans, renders, publishes; prints messages.
 * Units    -
 * Gives    the exit status: the worst of all projects.
 * Errors   printed here, once, after each project.
 * Memory   one arena per project.
 * Source   design.md, "Command line".
 */
#ifndef RUN_COMMAND_H
#define RUN_COMMAND_H

#include "run/options.h"
#include "run/places.h"

int command_run(const struct options *o, const struct places *places);

#endif
