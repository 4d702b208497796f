/*
 * withdraw: takes a sealed document back, everywhere it is known to be.
 *
 * Does     rewrites its record as withdrawn, then removes its bytes and
 *          facts from PROJECT/sealed and from each output folder named,
 *          old versions and old sets too.
 * Units    day numbers.
 * Gives    name, hash, day and reason stay in the record; the exit status.
 *          A second run completes what was cut off.
 * Errors   FAULT_WITHDRAW_UNKNOWN for what was never sealed; FAULT_OUTPUT.
 * Memory   none kept.
 * Source   docs/records.md, "Withdrawal".
 */
#ifndef RUN_SEAL_WITHDRAW_H
#define RUN_SEAL_WITHDRAW_H

#include "run/cli/options.h"
#include "run/cli/places.h"

/* The positional arguments are documents' file names and output folders. */
int withdraw_run(const struct options *o, const struct places *places);

#endif
