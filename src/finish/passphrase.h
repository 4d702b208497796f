/*
 * passphrase: reads the secret of an encrypted file from a file.
 *
 * Does     accepts only a regular file that nobody but its owner can read,
 *          with exactly one line in it.
 * Units    bytes of UTF-8; at most 127, more AES-256 does not take.
 * Gives    the line without its end.
 * Errors   -1 after FAULT_PASSPHRASE; the message never holds the content.
 * Memory   the caller's buffer; wipe it with explicit_bzero() after use.
 * Source   ISO 32000-2 §7.6.4.3.3 (length). What is checked is the open file,
 *          not its name, so that it cannot be exchanged in between.
 */
#ifndef FINISH_PASSPHRASE_H
#define FINISH_PASSPHRASE_H

#include "base/diag.h"

#define PASSPHRASE_SIZE 128 /* with the NUL */

int passphrase_read(const char *path, char out[PASSPHRASE_SIZE], struct diag *d);

#endif
