/*
 * verify: are the sealed files what they were when they were sealed?
 *
 * Does     compares the records with the files in PROJECT/sealed and in an
 *          output folder; without a project the folder's manifest with it.
 * Units    -
 * Gives    0 all sound, 1 something missing, changed or foreign, 3
 *          something cannot be read; one line per file.
 * Errors   records that are broken are reported as everywhere.
 * Memory   none kept.
 * Source   docs/records.md.
 */
#ifndef RUN_SEAL_VERIFY_H
#define RUN_SEAL_VERIFY_H

#include "run/cli/options.h"
#include "run/cli/places.h"

/* The positional arguments are output folders here. */
int verify_run(const struct options *o, const struct places *places);

#endif
