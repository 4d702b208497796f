/*
 * uax14: where a line may end without dividing a word.
 *
 * Does     asks ICU, then applies what German and council papers
 *          need: no break at gender signs, in paper references, before a
 *          dash; URLs break after their strokes and dots only.
 * Units    code points.
 * Gives    seq.brk: NONE, ALLOWED, EXPLICIT, EMERGENCY or FORCED.
 * Errors   none.
 * Memory   `tmp` is rewound.
 * Source   UAX #14; for quotes its revision 51 (Unicode 15.1); docs/domain.md section 7.
 */
#ifndef TEXT_DIVIDE_UAX14_H
#define TEXT_DIVIDE_UAX14_H

#include "text/divide/bounds.h"
#include "text/seq.h"

void uax14_fill(struct seq *s, const struct text_run *runs, struct bounds *b, struct arena *tmp);
/* Long stretches without any break get emergency ones, words or ties. After hyphenation; needs
 * seq.start. */
void uax14_emergency(struct seq *s);

/* True if cp[i] is *, :, _, / or a middle dot between letters. */
bool uax14_is_inner_sign(const struct seq *s, size_t i);

#endif
