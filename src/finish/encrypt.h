/*
 * encrypt: a finished PDF that opens with a passphrase only; the only door to
 *          libqpdf.
 *
 * Does     AES with 256 bits, and linearises again.
 * Units    bytes.
 * Gives    other bytes each time: the key is by chance.
 * Errors   -1 after FAULT_FINISH or FAULT_PASSPHRASE.
 * Memory   appends to the caller's string.
 * Source   ISO 32000-2 §7.6 (revision 6 of the standard security handler).
 */
#ifndef FINISH_ENCRYPT_H
#define FINISH_ENCRYPT_H

#include "base/diag.h"
#include "base/str.h"

/* "qpdf 11.3.0": the version at run time. */
const char *encrypt_library(void);

int encrypt_pdf(const struct str *in, const char *passphrase_file, struct str *out, struct diag *d);

#endif
