/*
 * compound: of which words a German compound is made.
 *
 * Does     reads a spelling dictionary's list of words, not its rules of
 *          inflection, and finds the fewest words that make up a compound;
 *          linking letters, endings and prefixes of German are known here.
 * Units    letters; a joint stands before the letter of its index.
 * Gives    joints among places proposed by others; where these allow no
 *          reading, the only reading there is, if it lies close to them.
 * Errors   NULL if there is no dictionary or it cannot be read.
 * Memory   compound_open/compound_close.
 * Source   hunspell(5) for the form of the files and flags i, j, k, e, z, o
 *          and d of igerman98.
 */
#ifndef TEXT_DIVIDE_COMPOUND_H
#define TEXT_DIVIDE_COMPOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct compound;

/* path: the .dic file; its .aff beside it names the character set. */
struct compound *compound_open(const char *path);
void compound_close(struct compound *c);

enum compound_joint {
	COMPOUND_NONE,
	COMPOUND_JOINT,
	COMPOUND_DOUBT, /* "Teil-erneuerung" or "Teiler-neuerung": the list knows both */
};

/*
 * Sets joints[i], an enum compound_joint, where lower-case word s[0..n) is
 * joined before letter i, and clears the others. is_place[i] says where a
 * joint would be believed. All are clear if the word has no reading.
 */
void compound_split(const struct compound *c, const uint32_t *s, size_t n, const bool *is_place,
	uint8_t *joints);

/* True if the list has the word, inflected or not. */
bool compound_is_word(const struct compound *c, const uint32_t *s, size_t n);

#endif
