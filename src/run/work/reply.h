/*
 * reply: what a worker answers about one document.
 *
 * Does     carries it through a pipe as bytes; both ends are the same
 *          program, so numbers are in the machine's own form.
 * Units    -
 * Gives    the same reply on the other side, strings in its arena.
 * Errors   reply_read(): -1 if the bytes are not a whole reply.
 * Memory   the arena given.
 * Source   own.
 */
#ifndef RUN_WORK_REPLY_H
#define RUN_WORK_REPLY_H

#include "base/str.h"
#include "publish/publish.h"
#include "run/work/beside.h"

enum reply_result {
	REPLY_FAILED,    /* messages say why */
	REPLY_UNCHANGED, /* nothing to do */
	REPLY_SAME,      /* rendered; the bytes in place are the same */
	REPLY_STAGED,    /* rendered; a temporary file is ready */
};

struct reply {
	enum reply_result result;
	bool is_new;               /* there is no such file yet */
	struct manifest_file file; /* history and previous empty */
	struct besides besides;    /* the files beside it */
	const char *reason;        /* translated, "" = none */
	const char *layout;        /* text of --layout-report, "" = none */
	const char *shown;         /* name for messages when there is no file name */
};

/* Messages from number `first` on travel along. */
void reply_write(struct str *out, const struct reply *r, const struct diag *d, size_t first);
/* Messages already in d are not repeated. */
int reply_read(const struct str *in, struct arena *a, struct reply *r, struct diag *d);

#endif
