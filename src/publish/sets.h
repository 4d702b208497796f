/*
 * sets: the newest version of every publication under a name that stays.
 *
 * Does     builds .sets/N/public and .sets/N/internal with hard links (alias
 *          to file) and turns the symbolic link .current to it by one
 *          rename: the whole set becomes current at one instant. `current`
 *          and `current-internal` lead through it. The public part has
 *          a SHA512SUMS of its aliases.
 * Units    -
 * Gives    0; nothing is touched if the current set is right already.
 * Errors   -1 after FAULT_OUTPUT; the old set stays current.
 * Memory   none kept.
 * Source   rename(2) is atomic, symlink(2) is not: hence the detour.
 */
#ifndef PUBLISH_SETS_H
#define PUBLISH_SETS_H

#include "publish/manifest.h"

int sets_refresh(const struct folder *f, const struct manifest *m);
/* Removes all sets but the current one, even if a reader has one open. */
int sets_purge(const struct folder *f);
/* True if sets_refresh() would have something to do. */
bool sets_are_stale(const struct folder *f, const struct manifest *m);

#endif
