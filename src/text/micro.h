/*
 * micro: German micro-typography.
 *
 * Does     puts narrow no-break spaces (U+202F) where German wants them: in
 *          abbreviations, before units, after section signs, titles and
 *          the day of a date, in groups of figures; plain blanks only are
 *          replaced. Three dots become an ellipsis, a straight apostrophe
 *          after a letter a curly one.
 * Units    code points.
 * Gives    the same seq, changed; it may get shorter.
 * Errors   none.
 * Memory   none.
 * Source   DIN 5008; domain.md section 7.
 */
#ifndef TEXT_MICRO_H
#define TEXT_MICRO_H

#include "text/seq.h"

/* Only the stretches in German, and none that is verbatim or a URL. */
void micro_apply(struct seq *s, const struct text_run *runs, const struct text_setting *set);

#endif
