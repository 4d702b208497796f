/*
 * dic: one language's hyphenation patterns.
 *
 * Does     reads a file of libhyphen's form, one or two levels (compounds
 *          first, then syllables), or of TeX's, and applies it to a word.
 * Units    bytes in the file's own character set.
 * Gives    an odd value where the word may be divided, and leaves as many
 *          letters on each side as the file asks for, at least two.
 * Errors   NULL if there is no file for the language or it cannot be read.
 * Memory   hyph_dic_open/hyph_dic_close.
 * Source   Liang 1983; README.compound of libhyphen. Patterns that change
 *          the spelling (old German orthography) are left out.
 */
#ifndef TEXT_DIVIDE_DIC_H
#define TEXT_DIVIDE_DIC_H

#include "base/str.h"
#include "text/divide/hyph.h"

#include <stddef.h>
#include <stdint.h>

#define HYPH_DIC_FOLDER "/usr/share/hyphen"

struct hyph_dic;

/* The language's file; -1 if there is none. */
int hyph_dic_path(const char *lang, char *path, size_t size);

struct hyph_dic *hyph_dic_open(const char *lang);
/* TeX's form: UTF-8, one level, and every pattern counts. NULL if it cannot be read. */
struct hyph_dic *hyph_dic_open_tex(const char *path);
void hyph_dic_close(struct hyph_dic *dic);

/*
 * values[i] is odd where lower-case word cps[0..n) may be divided before
 * letter i. Gives -1 if a letter is not in the patterns' character set.
 */
int hyph_dic_apply(struct hyph_dic *dic, const uint32_t *cps, size_t n, uint8_t *values);

/* The whole file at the end of `out`; -1 if it cannot be read. */
int hyph_read_file(const char *path, struct str *out);

#endif
