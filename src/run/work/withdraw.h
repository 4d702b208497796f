/*
 * withdraw: `ratsdruck withdraw NAME…`.
 *
 * Does     takes documents back in the output folder, and in the folders of
 *          projects below it; says what was removed, and what is out of
 *          reach.
 * Units    -
 * Gives    the exit status.
 * Errors   printed here, once.
 * Memory   one arena, gone at the end.
 * Source   publish/withdraw.h; docs/unattended.md.
 */
#ifndef RUN_WORK_WITHDRAW_H
#define RUN_WORK_WITHDRAW_H

#include "run/cli/options.h"

int withdraw_published(const struct options *o);

#endif
