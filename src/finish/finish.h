/*
 * finish: bytes of a PDF to bytes of the delivered PDF.
 *
 * Does     object streams, linearisation, a file identifier computed from
 *          the content, encryption on request:
 *
 *            intake ─▶ users ─▶ parts ─▶ linear (hint, xref, deflate) ─▶ encrypt
 *
 * Units    bytes.
 * Gives    the same input gives the same bytes (but for encrypted files).
 * Errors   -1 after FAULT_FINISH or FAULT_PASSPHRASE.
 * Memory   `out` is the caller's.
 * Source   ISO 32000-1 Annex F (linearised PDF), §7.5.7 (object streams).
 */
#ifndef FINISH_FINISH_H
#define FINISH_FINISH_H

#include "base/diag.h"
#include "base/str.h"

struct finish_options {
	const char *passphrase_file; /* AES-256 with this file's first line; NULL = none */
};

/* "qpdf 11.3.0, libdeflate …": the versions that decide the bytes. */
void finish_libraries(struct str *out);

int finish_pdf(
	const struct str *in, const struct finish_options *opt, struct str *out, struct diag *d);

#endif
