/*
 * chars: what kind of character a code point is.
 *
 * Does     letter, mark, digit, blank, upper and lower case, as far as line
 *          breaking, hyphenation and German micro-typography ask.
 * Units    code points.
 * Gives    answers that do not depend on the locale.
 * Errors   none.
 * Memory   none.
 * Source   general categories from HarfBuzz's Unicode data (15.0), lower
 *          case from ICU's.
 */
#ifndef TEXT_CHARS_H
#define TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#define CH_SOFT_HYPHEN 0x00ADu
#define CH_NBSP 0x00A0u
#define CH_ZWSP 0x200Bu
#define CH_HYPHEN 0x2010u
#define CH_EN_DASH 0x2013u
#define CH_EM_DASH 0x2014u
#define CH_FIRST_MARK 0x0300u /* below, nothing joins the character before it */
#define CH_APOSTROPHE 0x2019u
#define CH_ELLIPSIS 0x2026u
#define CH_LINE_SEPARATOR 0x2028u
#define CH_NNBSP 0x202Fu
#define CH_LRI 0x2066u
#define CH_RLI 0x2067u
#define CH_PDI 0x2069u
#define CH_MINUS 0x2212u

bool ch_is_letter(uint32_t cp);
bool ch_is_mark(uint32_t cp);
bool ch_is_digit(uint32_t cp); /* 0..9 */
bool ch_is_upper(uint32_t cp);
bool ch_is_opening(uint32_t cp); /* brackets, and the low quotes of German */
bool ch_is_initial_quote(uint32_t cp);
bool ch_is_final_quote(uint32_t cp);
/* Blanks that are set as glue: space and no-break space. */
bool ch_is_glue(uint32_t cp);
/* Draws nothing in any font: joiners, marks of direction, variation selectors. */
bool ch_is_ignorable(uint32_t cp);
/* A blank that HarfBuzz draws from the font's space if it has none of its own. */
bool ch_is_made_blank(uint32_t cp);
uint32_t ch_lower(uint32_t cp);

#endif
