/*
 * divide: which words of a paragraph are hyphenated, and where.
 *
 * Does     finds the stretches of letters that are words, leaves out codes,
 *          figures, addresses and what follows a gender sign, and applies
 *          the minima of the style.
 * Units    code points; minima count letters.
 * Gives    seq.brk: SYLLABLE, JOINT or EMERGENCY_HYPHEN; seq.no_lig.
 * Errors   see hyph.h.
 * Memory   none.
 * Source   docs/domain.md section 7.
 */
#ifndef TEXT_DIVIDE_DIVIDE_H
#define TEXT_DIVIDE_DIVIDE_H

#include "text/divide/hyph.h"
#include "text/seq.h"

void divide_words(
	struct hyph *h, struct seq *s, const struct text_run *runs, const struct text_setting *set);

#endif
