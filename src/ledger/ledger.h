/*
 * ledger: what was reported stays reported.
 *
 * Does     holds a project's seals: the records in PROJECT/sealed of the
 *          documents that committees have noted. Finds them by key, answers
 *          what an earlier report said, and what of it today's data call
 *          otherwise.
 * Units    day numbers, whole cents.
 * Gives    seals in the order of their record's names; ledger_dump().
 * Errors   -1 if a record is broken, edited or there twice: all are reported.
 * Memory   the arena given.
 * Source   docs/records.md.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "ledger/seal.h"

#define LEDGER_FOLDER "sealed"

struct ledger {
	const char *dir;   /* PROJECT/sealed */
	const char *shown; /* what messages call it */
	struct seal **v;
	size_t n, cap;
};

/* No folder: an empty ledger. schema_dir holds ratsdruck-seal-1.xsd. */
int ledger_load(struct ledger *l, struct arena *a, const char *project, const char *schema_dir,
	struct diag *d);

const struct seal *ledger_find(const struct ledger *l, const struct seal_key *key);
/* The newest standing word on a report: its last corrected edition, else the first one. */
const struct seal *ledger_newest(const struct ledger *l, const struct seal_key *key);

void ledger_dump(FILE *out, const struct ledger *l);

#endif
