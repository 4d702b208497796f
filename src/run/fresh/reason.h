/*
 * reason: why a document is made again, in the user's words.
 *
 * Does     names what differs between the last run's inputs and now: facts
 *          by their records, if the document mentions them.
 * Units    -
 * Gives    "measure SB-03 changed status: planning -> active; style changed".
 * Errors   none.
 * Memory   the arena given.
 * Source   own.
 */
#ifndef RUN_FRESH_REASON_H
#define RUN_FRESH_REASON_H

#include "run/fresh/inputs.h"

struct reason_input {
	const struct manifest_file *old; /* NULL = never made */
	const char *disk;                /* hash of the file in place, "" = missing */
	const struct names *differing;   /* keys of inputs */
	const struct pairs *inputs;      /* now */
	const struct pairs *old_records; /* NULL = unknown */
	const struct records *records;   /* now */
	const struct print *print;
	bool is_forced;
};

const char *reason_make(struct arena *a, const struct reason_input *in);

#endif
