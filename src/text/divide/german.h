/*
 * german: where a German word may be divided.
 *
 * Does     hears three witnesses: libhyphen's patterns, the Trennmuster
 *          patterns for TeX, and a spelling dictionary for the joints of
 *          compounds. A syllable needs both sets of patterns; a joint one of
 *          them, or none if the compound can be read in one way only.
 * Units    letters; a point stands before the letter of its index.
 * Gives    enum hyph_point for each letter.
 * Errors   NULL if a witness is missing: one alone divides wrongly too often.
 * Memory   hyph_de_open/hyph_de_close.
 * Source   Amtliche Regelung 2006, §§ 107-114; packages hyphen-de,
 *          texlive-lang-german (dehyphn-x) and hunspell-de-de. The
 *          measurements are in docs/divisions.md.
 */
#ifndef TEXT_DIVIDE_GERMAN_H
#define TEXT_DIVIDE_GERMAN_H

#include "text/divide/dic.h"

#include <stdbool.h>

struct hyph_de;

bool hyph_de_speaks(const char *lang);

#define HYPH_DE_TEX "/usr/share/texlive/texmf-dist/tex/generic/dehyph-exptl"
#define HYPH_DE_WORDS "/usr/share/hunspell"
#define HYPH_DE_FOLDERS HYPH_DE_TEX, HYPH_DE_WORDS
#define HYPH_DE_FILES 3 /* at most HYPH_PATHS */
/* The paths of the three files, in the order of the packages above; -1 if one is missing. */
int hyph_de_paths(const char *lang, char paths[HYPH_DE_FILES][HYPH_PATH]);

struct hyph_de *hyph_de_open(const char *lang);
void hyph_de_close(struct hyph_de *de);

/* points[0..n) of the lower-case word; -1 if a letter is not German. */
int hyph_de_apply(struct hyph_de *de, const uint32_t *letters, size_t n, uint8_t *points);

#endif
