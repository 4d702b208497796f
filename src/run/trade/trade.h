/*
 * trade: the commands that carry data into and out of a project.
 *
 * Does     form, import, import undo, export; import reads foreign files in
 *          a worker with limits and commits what the worker hands over.
 * Units    -
 * Gives    the exit status.
 * Errors   printed here, once.
 * Memory   one arena, gone at the end.
 * Source   own.
 */
#ifndef RUN_TRADE_TRADE_H
#define RUN_TRADE_TRADE_H

#include "run/cli/options.h"
#include "run/cli/places.h"

int form_run(const struct options *o, const struct places *places);
int export_run(const struct options *o, const struct places *places);
int import_run(const struct options *o, const struct places *places);
/* `new DIR --from=LIST --map=MAP` */
int found_run(const struct options *o, const struct places *places);

/* Where libraries put their temporary files. */
const char *trade_tmp(void);

#endif
