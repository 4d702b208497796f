/*
 * withdraw: takes a published document back wherever it lies in the folder.
 *
 * Does     removes the PDF, the files beside it, their kept versions, every
 *          set that held them; makes the current set and the lists of hashes
 *          anew; leaves a note in the manifest, so that the same bytes or
 *          words do not come back with the next run.
 * Units    hashes in hexadecimal.
 * Gives    the names that were removed, as paths below the folder.
 * Errors   -1 after FAULT_OUTPUT, FAULT_NOT_PUBLISHED; cut off in the middle, the same
 *          command again finds the rest.
 * Memory   the publisher's arena.
 * Source   docs/unattended.md, "Taking a document back".
 */
#ifndef PUBLISH_WITHDRAW_H
#define PUBLISH_WITHDRAW_H

#include "publish/publish.h"

#define WITHDRAW_OF "of"             /* the input of a side file that names its PDF */
#define WITHDRAW_DOCUMENT "document" /* the input that stands for a document's words */

struct take_back {
	const char *name;   /* the PDF's, or its alias if only one file has it */
	const char *day;    /* ISO date */
	const char *reason; /* "" = not said */
	bool only_old;      /* the replaced versions; what is in place stays */
	bool is_dry;        /* say what would be done */
};

/* True if the folder knows the name: an entry, an alias, a file, a kept version, a note. */
bool publisher_knows(struct publisher *p, const char *name);
int publisher_withdraw(struct publisher *p, const struct take_back *w, struct names *done);

#endif
