/*
 * uax14: where a line may end without dividing a word.
 *
 * Does     asks libunibreak, then applies what German and council papers
 *          need: no break at gender signs, in paper references, before a
 *          dash; URLs break after their strokes and dots only.
 * Units    code points.
 * Gives    seq.brk: NONE, ALLOWED, EXPLICIT, EMERGENCY or FORCED.
 * Errors   none.
 * Memory   `tmp` is rewound.
 * Source   UAX #14 (revision 30 in Debian 12's libunibreak); domain.md
 *          section 7.
 */
#ifndef TEXT_UAX14_H
#define TEXT_UAX14_H

#include "text/seq.h"

void uax14_init(void); /* once per process, before the first fill */
void uax14_fill(struct seq *s, const struct text_run *runs, const struct text_setting *set,
	struct arena *tmp);
/*
 * What libunibreak says, brks[i] of the place behind cps[i]. Flags (pairs of
 * regional indicators), at which it would abort, count as letters.
 */
void uax14_raw(const uint32_t *cps, size_t n, const char *lang, char *brks, struct arena *tmp);
/* Long stretches without any break get emergency ones. After hyphenation. */
void uax14_emergency(struct seq *s);

/* True if cp[i] is *, :, _, / or a middle dot between letters. */
bool uax14_is_inner_sign(const struct seq *s, size_t i);

#endif
