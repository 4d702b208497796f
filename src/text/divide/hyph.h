/*
 * hyph: where a word may be divided.
 *
 * Does     looks a word up in the project's exceptions, else in the
 *          language's patterns; remembers every word it was asked for.
 * Units    letters; a point stands before the letter of its index.
 * Gives    all points that leave two letters on each side; the caller
 *          applies the minima of its style.
 * Errors   a language without patterns is FAULT_PATTERNS_MISSING where a text is
 *          written in it, else FAULT_FOREIGN_UNDIVIDED, each once; then nothing
 *          is divided, and no other language's patterns are used. A bad line
 *          of the exceptions is FAULT_EXCEPTION_LINE.
 * Memory   hyph_open/hyph_close; what hyph_word lends lives until then.
 * Source   Liang 1983; the files are those of libhyphen. They are read here
 *          because hnj_hyphen_load() takes a second for the German file;
 *          tests/unit/test_text_hyph.c holds the results against libhyphen.
 *          Turkish, of which Debian has no file, is divided by rule (turkish.h).
 */
#ifndef TEXT_DIVIDE_HYPH_H
#define TEXT_DIVIDE_HYPH_H

#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

enum hyph_point {
	HYPH_NONE,
	HYPH_SYLLABLE, /* by the patterns */
	HYPH_JOINT,    /* by exceptions or dictionary, surely between parts: no ligature across */
};

#define HYPH_MAX 120 /* letters; longer ones are no words */

struct hyph;

/* exceptions may be NULL; its faults go to d. */
struct hyph *hyph_open(const char *exceptions, struct diag *d);
void hyph_close(struct hyph *h);

/* Says that the text at `where` is written in the language: it should have patterns. */
void hyph_expect(struct hyph *h, const char *lang, struct where where);

/* One enum hyph_point per letter of cps[0..n); NULL if there are none. */
const uint8_t *hyph_word(struct hyph *h, const char *lang, const uint32_t *cps, size_t n);

#define HYPH_PATHS 3
#define HYPH_PATH 512 /* [byte] room for any file's path */

/* The files that divide the language, for whoever must know when they change; their number. */
size_t hyph_paths(const char *lang, char paths[HYPH_PATHS][HYPH_PATH]);

/* The folders such files are looked for in; NULL ends them. */
const char *const *hyph_folders(void);

#endif
