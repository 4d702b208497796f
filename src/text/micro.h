/*
 * micro: German micro-typography.
 *
 * Does     puts narrow no-break spaces (U+202F) where German wants them: in
 *          abbreviations, before units, after section signs, titles and
 *          the day of a date, in groups of figures; plain blanks only are
 *          replaced. Three dots become an ellipsis, a straight apostrophe
 *          after a letter a curly one. In Arabic only figures are grouped.
 * Units    code points.
 * Gives    the same seq, changed; it may get shorter.
 * Errors   none.
 * Memory   none.
 * Source   DIN 5008; docs/domain.md section 7.
 */
#ifndef TEXT_MICRO_H
#define TEXT_MICRO_H

#include "text/seq.h"

/* Not in stretches that are verbatim or a URL; all but the figures only in German. */
void micro_apply(struct seq *s, const struct text_run *runs, const struct text_setting *set);

#endif
