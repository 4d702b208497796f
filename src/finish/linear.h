/*
 * linear: the bytes of a linearised file.
 *
 * Does     writes each unit of the parts once, then what must know where they
 *          came to lie: both cross-reference streams, the hint stream, the
 *          linearisation dictionary.
 * Units    bytes.
 * Gives    the same parts give the same bytes.
 * Errors   -1 after FAULT_FINISH for a file that its own tables cannot hold,
 *          beyond 4 GB.
 * Memory   appends to the caller's string.
 * Source   ISO 32000-1 Annex F.3, §7.5.7, §7.5.8; ISO 19005-2 §6.1.9 and
 *          §6.1.7.1 (lines before and behind obj, stream and their ends).
 */
#ifndef FINISH_LINEAR_H
#define FINISH_LINEAR_H

#include "finish/parts.h"

int linear_write(struct parts *p, struct str *out, struct diag *d);

#endif
