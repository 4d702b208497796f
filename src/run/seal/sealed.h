/*
 * sealed: a sealed document is published as the bytes it was sealed with.
 *
 * Does     compares the files in PROJECT/sealed with their record, and the
 *          output folder with both; stages what is missing or differs.
 * Units    bytes.
 * Gives    a reply like that of a rendered document; it renders nothing.
 * Errors   -1 after FAULT_SEAL_FILE, FAULT_SEAL_POINTER or FAULT_OUTPUT.
 * Memory   the arena given.
 * Source   docs/records.md.
 */
#ifndef RUN_SEAL_SEALED_H
#define RUN_SEAL_SEALED_H

#include "ledger/ledger.h"
#include "run/work/reply.h"

#define SEAL_INPUT "seal" /* the input of a sealed file: its record's digest */

struct sealed_bench {
	const struct publisher *publisher;
	const struct ledger *ledger;
	const struct seal *seal;
	size_t number; /* of the job in the pool */
	bool is_dry;
	struct diag *diag;
};

/* reply->file is the job's entry already, but for what the seal knows. */
int sealed_publish(const struct sealed_bench *b, struct arena *a, struct reply *reply);

/* The bytes of the k-th sealed file, whole and as they were sealed; NULL after a fault. */
char *sealed_read(
	const struct ledger *l, const struct seal *s, size_t k, struct arena *a, struct diag *d);

/* PROJECT/sealed, made if need be and locked; tag is the folder's and must live as long. */
#define SEALED_TAG 24
int sealed_lock(const char *project, int wait_seconds, struct arena *a, struct diag *d,
	struct folder *f, struct lock *l, char tag[SEALED_TAG]);

/* A text of a few lines that stands for the file in version control. */
bool sealed_is_pointer(const char *text, size_t n);

/* Facts lie beside their PDF, hidden: ".NAME.facts.xml". */
char *facts_file_name(struct arena *a, const char *pdf);

#endif
