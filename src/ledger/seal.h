/*
 * seal: the record of one document that a committee has noted.
 *
 * Does     writes and reads NAME.seal.xml; knows what makes a document's key
 *          and whether a record was changed by hand.
 * Units    bytes; hashes are SHA-512 in hexadecimal; day numbers.
 * Gives    the same record: the same bytes. Reading minds neither line ends
 *          nor indents.
 * Errors   NULL after faults of the XML or FAULT_SEAL_EDITED.
 * Memory   the arena given.
 * Source   docs/records.md.
 */
#ifndef LEDGER_SEAL_H
#define LEDGER_SEAL_H

#include "ledger/facts.h"

#define SEAL_SUFFIX ".seal.xml"
#define SEAL_SCHEMA "ratsdruck-seal-1.xsd"

struct seal_file {
	const char *name, *alias;
	uint64_t bytes;
	const char *sha512;
	const char *links; /* names of the files it refers to, blanks between; "" = none */
};

struct seal_key {
	const char *publication, *committee, *period; /* "" = none */
	bool is_internal;
	date corrected; /* day of a corrected edition, DATE_NONE = the first one */
};

struct seal {
	const char *name; /* of the record, in sealed/ */
	struct where where;
	struct seal_key key;
	date day;               /* heard on */
	const char *paper, *by; /* "" = none */
	date as_of;
	int pages;
	bool is_as_published;        /* sealed although the data had changed since */
	VEC(struct seal_file) files; /* [0] is the PDF */
	date withdrawn;              /* DATE_NONE = it stands */
	const char *why;             /* it was withdrawn */
	const struct facts *facts;   /* NULL once withdrawn */
	const char *digest;          /* of the record */
	const char *facts_digest;
};

bool seal_is_same_key(const struct seal_key *a, const struct seal_key *b);
/* The same document, whichever edition of it was corrected. */
bool seal_is_same_report(const struct seal_key *a, const struct seal_key *b);

/* "sachstand asidq 2026-Q3", for messages. */
char *seal_key_words(struct arena *a, const struct seal_key *key);

/* The record's bytes; digest and facts_digest are computed. */
void seal_print(struct str *out, const struct seal *s);
/* path is opened, shown is what messages call it. */
struct seal *seal_read(struct arena *a, const char *path, const char *shown,
	const struct xml_schema *schema, struct diag *d);

/* "NAME.seal.xml" for "NAME.pdf". */
char *seal_name_of(struct arena *a, const char *pdf);

#endif
