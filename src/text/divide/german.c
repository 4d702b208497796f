#include "text/divide/german.h"

#include "base/arena.h"
#include "text/divide/compound.h"
#include "text/divide/hyph.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The name has the day of the edition in it; the newest is the last by name. */
#define TRENNMUSTER HYPH_DE_TEX "/dehyphn-x-*.pat"
#define WORDS HYPH_DE_WORDS "/de_DE.dic"
#define COMPOUND_LEAST 6 /* letters: two words of three */
#define WORD_LEAST 6     /* letters of a word with a prefix */
#define DOUBTFUL 3       /* letters: "er", and the consonant that goes with it */

struct hyph_de {
	struct hyph_dic *libhyphen, *trennmuster;
	struct compound *words;
};

bool
hyph_de_speaks(const char *lang)
{
	return strncmp(lang, "de", 2) == 0 && (lang[2] == '\0' || lang[2] == '-');
}

static int
newest(const char *pattern, char *path)
{
	glob_t g;
	int rc = -1;

	if (glob(pattern, 0, NULL, &g) == 0) {
		snprintf(path, HYPH_PATH, "%s", g.gl_pathv[g.gl_pathc - 1]);
		rc = 0;
	}
	globfree(&g);
	return rc;
}

int
hyph_de_paths(const char *lang, char paths[HYPH_DE_FILES][HYPH_PATH])
{
	snprintf(paths[2], HYPH_PATH, "%s", WORDS);
	return hyph_dic_path(lang, paths[0], HYPH_PATH) || newest(TRENNMUSTER, paths[1]) ||
			       access(paths[2], R_OK)
		       ? -1
		       : 0;
}

struct hyph_de *
hyph_de_open(const char *lang)
{
	struct hyph_de *de = xmalloc(sizeof(*de));
	char paths[HYPH_DE_FILES][HYPH_PATH];

	memset(de, 0, sizeof(*de));
	if (hyph_de_paths(lang, paths) == 0) {
		de->libhyphen = hyph_dic_open(lang);
		de->trennmuster = hyph_dic_open_tex(paths[1]);
		de->words = compound_open(paths[2]);
	}
	if (de->libhyphen && de->trennmuster && de->words)
		return de;
	hyph_de_close(de);
	return NULL;
}

void
hyph_de_close(struct hyph_de *de)
{
	if (!de)
		return;
	hyph_dic_close(de->libhyphen);
	hyph_dic_close(de->trennmuster);
	compound_close(de->words);
	free(de);
}

/* A point beside a joint comes from another reading of the word; near a doubt, from either. */
static bool
is_misread(const uint8_t *joints, size_t n, size_t i)
{
	if (joints[i - 1] == COMPOUND_JOINT || (i + 1 < n && joints[i + 1] == COMPOUND_JOINT))
		return true;
	for (size_t k = i - 1; k <= i + DOUBTFUL && k < n; k++)
		if (joints[k] == COMPOUND_DOUBT)
			return true;
	return false;
}

/* Prefixes that begin with a vowel; a consonant before them is not theirs. */
static bool
has_vowel_prefix(const uint32_t *letters, size_t n)
{
	static const char *const prefixes[] = {
		"ab", "an", "auf", "aus", "ein", "ent", "er", "um", "un"};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		size_t len = strlen(prefixes[i]);
		size_t k = 0;

		while (k < len && k < n && letters[k] == (unsigned char)prefixes[i][k])
			k++;
		if (k == len)
			return true;
	}
	return false;
}

/* Both sets take a consonant over to a word that begins with a vowel: "Verwah-rentgelt". */
static bool
is_stolen(const struct hyph_de *de, const uint32_t *letters, size_t n, const uint8_t *joints,
	size_t i)
{
	size_t to = i + 1;

	while (to < n && joints[to] != COMPOUND_JOINT)
		to++;
	return i + WORD_LEAST < to && has_vowel_prefix(letters + i + 1, to - i - 1) &&
	       compound_is_word(de->words, letters + i + 1, to - i - 1);
}

int
hyph_de_apply(struct hyph_de *de, const uint32_t *letters, size_t n, uint8_t *points)
{
	uint8_t by_libhyphen[HYPH_MAX];
	uint8_t by_trennmuster[HYPH_MAX];
	uint8_t joints[HYPH_MAX] = {COMPOUND_NONE};
	bool is_place[HYPH_MAX];

	if (hyph_dic_apply(de->libhyphen, letters, n, by_libhyphen) ||
		hyph_dic_apply(de->trennmuster, letters, n, by_trennmuster))
		return -1;
	for (size_t i = 0; i < n; i++)
		is_place[i] = (by_libhyphen[i] | by_trennmuster[i]) % 2 == 1;
	if (n >= COMPOUND_LEAST)
		compound_split(de->words, letters, n, is_place, joints);
	points[0] = HYPH_NONE;
	for (size_t i = 1; i < n; i++) {
		bool is_agreed = by_libhyphen[i] % 2 == 1 && by_trennmuster[i] % 2 == 1;

		points[i] = HYPH_NONE;
		if (joints[i] == COMPOUND_JOINT)
			points[i] = HYPH_JOINT;
		else if (is_agreed && !is_misread(joints, n, i) &&
			 !is_stolen(de, letters, n, joints, i))
			points[i] = HYPH_SYLLABLE;
	}
	return 0;
}
