/*
 * starter: `ratsdruck new DIR`.
 *
 * Does     copies the starter project to a folder that is new or empty.
 * Units    -
 * Gives    the exit status.
 * Errors   a folder with anything in it is refused: nothing is overwritten.
 * Memory   none kept.
 * Source   share/starter.
 */
#ifndef RUN_CLI_STARTER_H
#define RUN_CLI_STARTER_H

#include "run/cli/options.h"
#include "run/cli/places.h"

int starter_make(const struct options *o, const struct places *places);

#endif
