/*
 * publish: whole files appear in the output folder, or none.
 *
 * Does     writes to a temporary file beside the target, fsync, rename,
 *          fsync of the folder; leaves a file alone if its bytes are equal.
 * Units    bytes.
 * Gives    whether the file was written or already the same.
 * Errors   -1 after FAULT_OUTPUT; the old file is untouched, the temporary
 *          file removed.
 * Memory   none kept.
 * Source   the life cycle of a temporary file follows git's tempfile.h.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/diag.h"
#include "base/str.h"

enum publish_result { PUBLISH_FAILED = -1, PUBLISH_SAME, PUBLISH_NEW, PUBLISH_CHANGED };

enum publish_result publish_file(
	const char *dir, const char *name, const struct str *content, struct diag *d);

#endif
