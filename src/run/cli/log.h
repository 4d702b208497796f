/*
 * log: what a run says, in the form its reader wants.
 *
 * Does     prints files to standard output and faults to standard error: as
 *          text, with sd-daemon priorities for the journal, or as one JSON
 *          object per line.
 * Units    -
 * Gives    lines; a progress line only where standard error is a terminal.
 * Errors   none here: main looks at the streams once, at the end.
 * Memory   none.
 * Source   sd-daemon(3); RFC 8259.
 */
#ifndef RUN_CLI_LOG_H
#define RUN_CLI_LOG_H

#include "base/diag.h"
#include "run/cli/options.h"

#include <stdint.h>

struct file_event {
	const char *path;      /* as the user would type it */
	const char *result;    /* "new", "changed", "unchanged", "stale", "orphaned", "removed",
				  "sealed", "heard" */
	const char *reason;    /* "" = none */
	uint64_t pages, bytes; /* pages 0: neither is said */
};

void log_file(const struct options *o, const struct file_event *e);
void log_diag(const struct options *o, const struct diag *d, enum diag_band least);
/* One line of our own to standard error. */
void log_error(const struct options *o, const char *text);
void log_progress(const struct options *o, size_t done, size_t total);

#endif
