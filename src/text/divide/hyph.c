#include "text/divide/hyph.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/chars.h"
#include "text/divide/dic.h"
#include "text/divide/german.h"
#include "text/divide/turkish.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS_LEFT ((size_t)2) /* fewer letters never stand alone */

/* A word and its points, in a chain of one bucket. */
struct entry {
	struct entry *next;
	const struct dic_slot *dic; /* NULL for an exception */
	size_t n;
	const uint32_t *letters; /* lower case */
	const uint8_t *points;
};

#define BUCKETS 4096

struct dic_slot {
	const char *lang;
	struct hyph_dic *dic;   /* NULL if there is none */
	struct hyph_de *german; /* German has this instead */
	bool is_reported;       /* that there is none */
	struct dic_slot *next;
};

struct hyph {
	struct arena *arena;
	struct diag *diag;
	struct dic_slot *dics;
	struct entry *words[BUCKETS];
	struct entry *exceptions[BUCKETS];
};

static size_t
bucket(const uint32_t *letters, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ letters[i]) * 16777619u;
	return (h ^ (h >> 12)) % BUCKETS;
}

static struct entry *
chain_find(struct entry *e, const struct dic_slot *dic, const uint32_t *letters, size_t n)
{
	while (e && (e->dic != dic || e->n != n ||
			    memcmp(e->letters, letters, n * sizeof(*letters)) != 0))
		e = e->next;
	return e;
}

/*
 * A cut beside f that German syllables alone never make: Auf-lage, käuf-lich,
 * auf-isst; of two f, auf-finden and Tief-flug, but not Stof-fe. Of three the
 * font joins the first two by itself: Stoff-flasche.
 */
static bool
is_sure_joint(const uint32_t *s, size_t n, size_t i)
{
	if (s[i - 1] != 'f')
		return false;
	if (s[i] != 'f')
		return s[i] == 'l' || s[i] == 'i' || s[i] == 'j';
	if (i > 1 && s[i - 2] == 'f')
		return false;
	return (i == 3 && s[0] == 'a' && s[1] == 'u') ||
	       (i + 1 < n && (s[i + 1] == 'l' || s[i + 1] == 'r'));
}

/* "Her-zo-gen-rath": letters and points; -1 if it is not of that form. */
static int
parse_exception(const char *line, size_t len, uint32_t *letters, uint8_t *points, size_t *n)
{
	size_t pos = 0;
	bool is_after_point = true;

	*n = 0;
	memset(points, HYPH_NONE, HYPH_MAX);
	while (pos < len) {
		uint32_t cp = utf8_next(line, len, &pos);

		if (cp == '-' || cp == CH_SOFT_HYPHEN) {
			if (is_after_point || *n == HYPH_MAX)
				return -1;
			points[*n] = HYPH_JOINT;
			is_after_point = true;
		} else if (ch_is_letter(cp) && *n < HYPH_MAX) {
			letters[(*n)++] = ch_lower(cp);
			is_after_point = false;
		} else {
			return -1;
		}
	}
	return is_after_point ? -1 : 0;
}

static void
enter(struct arena *a, struct entry **chain, struct entry e)
{
	struct entry *new = arena_one(a, struct entry);

	*new = e;
	new->letters = arena_memdup(a, e.letters, e.n * sizeof(*e.letters));
	new->points = e.points ? arena_memdup(a, e.points, e.n) : NULL;
	new->next = *chain;
	*chain = new;
}

static void
read_exception(struct hyph *h, const char *line, size_t len, struct where where)
{
	uint32_t letters[HYPH_MAX];
	uint8_t points[HYPH_MAX];
	size_t n;

	while (len && isspace((unsigned char)line[len - 1]))
		len--;
	while (len && isspace((unsigned char)*line)) {
		line++;
		len--;
	}
	if (len == 0 || *line == '#')
		return;
	if (parse_exception(line, len, letters, points, &n)) {
		diag_report(h->diag, FAULT_EXCEPTION_LINE, where, "%.*s", (int)len, line);
		return;
	}
	enter(h->arena, &h->exceptions[bucket(letters, n)],
		(struct entry){.n = n, .letters = letters, .points = points});
}

static void
read_exceptions(struct hyph *h, const char *path)
{
	FILE *f = file_stream(path, FILE_LIMIT_TEXT);
	struct where where = {.file = arena_strdup(h->arena, path)};
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (!f) {
		file_report(h->diag, where, errno);
		return;
	}
	while ((len = getline(&line, &cap, f)) >= 0) {
		where.line++;
		read_exception(h, line, (size_t)len, where);
	}
	if (ferror(f))
		diag_report(h->diag, FAULT_FILE_UNREADABLE, where, "%s", strerror(errno));
	free(line);
	fclose(f);
}

struct hyph *
hyph_open(const char *exceptions, struct diag *d)
{
	struct hyph *h = xmalloc(sizeof(*h));

	memset(h, 0, sizeof(*h));
	h->arena = arena_new();
	h->diag = d;
	if (exceptions)
		read_exceptions(h, exceptions);
	return h;
}

void
hyph_close(struct hyph *h)
{
	if (!h)
		return;
	for (struct dic_slot *s = h->dics; s; s = s->next) {
		hyph_dic_close(s->dic);
		hyph_de_close(s->german);
	}
	arena_free(h->arena);
	free(h);
}

/* Languages whose own writing is never divided: patterns are not missed. */
static bool
is_undivided(const char *lang)
{
	static const char *const undivided_tab[] = {"am", "ar", "ckb", "dv", "fa", "he", "ja", "ko",
		"ps", "sd", "th", "ti", "ug", "ur", "yi", "zh"};
	size_t n = strcspn(lang, "-");

	for (size_t i = 0; i < sizeof(undivided_tab) / sizeof(*undivided_tab); i++)
		if (strlen(undivided_tab[i]) == n && memcmp(lang, undivided_tab[i], n) == 0)
			return true;
	return n == 0;
}

static bool
is_by_rule(const char *lang)
{
	return strncmp(lang, "tr", 2) == 0 && (lang[2] == '\0' || lang[2] == '-');
}

static struct dic_slot *
dic_for(struct hyph *h, const char *lang)
{
	struct dic_slot *s = h->dics;

	while (s && strcmp(s->lang, lang) != 0)
		s = s->next;
	if (s)
		return s;
	s = arena_one(h->arena, struct dic_slot);
	s->lang = arena_strdup(h->arena, lang);
	if (hyph_de_speaks(lang))
		s->german = hyph_de_open(lang);
	else
		s->dic = hyph_dic_open(lang);
	s->next = h->dics;
	h->dics = s;
	return s;
}

static void
report_missing(struct hyph *h, struct dic_slot *s, enum fault fault, struct where where)
{
	if (s->dic || s->german || s->is_reported || is_by_rule(s->lang) || is_undivided(s->lang))
		return;
	diag_report(h->diag, fault, where, "%s", s->lang);
	s->is_reported = true;
}

void
hyph_expect(struct hyph *h, const char *lang, struct where where)
{
	report_missing(h, dic_for(h, lang), FAULT_PATTERNS_MISSING, where);
}

/* The exception for the word itself, or for the word without a German ending. */
static const struct entry *
find_exception(const struct hyph *h, const uint32_t *letters, size_t n)
{
	static const char *const endings[] = {"", "s", "n", "e", "es", "en", "er", "em", "ern"};
	const size_t stem_min = 6; /* letters; shorter stems are often other words */

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t len = strlen(endings[i]);
		size_t k = 0;
		const struct entry *e;

		if (len > 0 && n < stem_min + len)
			continue;
		while (k < len && letters[n - len + k] == (unsigned char)endings[i][k])
			k++;
		if (k < len)
			continue;
		e = chain_find(h->exceptions[bucket(letters, n - len)], NULL, letters, n - len);
		if (e)
			return e;
	}
	return NULL;
}

/* Three f look best with the first two joined: their joint is no more than a syllable's. */
static void
find_german_points(struct hyph_de *de, const uint32_t *letters, size_t n, uint8_t *points)
{
	if (hyph_de_apply(de, letters, n, points))
		return;
	for (size_t i = 2; i < n; i++) {
		if (points[i] == HYPH_SYLLABLE && is_sure_joint(letters, n, i))
			points[i] = HYPH_JOINT;
		else if (points[i] == HYPH_JOINT && letters[i - 2] == 'f' &&
			 letters[i - 1] == 'f' && letters[i] == 'f')
			points[i] = HYPH_SYLLABLE;
	}
}

static void
find_points(const struct dic_slot *dic, const uint32_t *letters, size_t n, uint8_t *points)
{
	uint8_t values[HYPH_MAX];

	if (dic->german) {
		find_german_points(dic->german, letters, n, points);
		return;
	}
	if (!dic->dic && is_by_rule(dic->lang))
		hyph_tr_apply(letters, n, values);
	else if (!dic->dic || hyph_dic_apply(dic->dic, letters, n, values))
		return;
	for (size_t i = LETTERS_LEFT; i + LETTERS_LEFT <= n; i++)
		if (values[i] % 2 == 1)
			points[i] = is_sure_joint(letters, n, i) ? HYPH_JOINT : HYPH_SYLLABLE;
}

static const uint8_t *
learn(struct hyph *h, const struct dic_slot *dic, const uint32_t *letters, size_t n)
{
	const struct entry *exception = find_exception(h, letters, n);
	uint8_t points[HYPH_MAX] = {HYPH_NONE};
	struct entry **chain = &h->words[bucket(letters, n)];

	if (exception)
		memcpy(points, exception->points, exception->n);
	else
		find_points(dic, letters, n, points);
	enter(h->arena, chain,
		(struct entry){.dic = dic,
			.n = n,
			.letters = letters,
			.points = memchr(points, HYPH_SYLLABLE, n) || memchr(points, HYPH_JOINT, n)
					  ? points
					  : NULL});
	return (*chain)->points;
}

const uint8_t *
hyph_word(struct hyph *h, const char *lang, const uint32_t *cps, size_t n)
{
	uint32_t letters[HYPH_MAX];
	struct dic_slot *dic;
	const struct entry *known;

	if (n > HYPH_MAX || n < 2 * LETTERS_LEFT)
		return NULL;
	for (size_t i = 0; i < n; i++)
		letters[i] = ch_lower(cps[i]);
	dic = dic_for(h, lang);
	report_missing(h, dic, FAULT_FOREIGN_UNDIVIDED, (struct where){0});
	known = chain_find(h->words[bucket(letters, n)], dic, letters, n);
	return known ? known->points : learn(h, dic, letters, n);
}

size_t
hyph_paths(const char *lang, char paths[HYPH_PATHS][HYPH_PATH])
{
	if (hyph_de_speaks(lang))
		return hyph_de_paths(lang, paths) ? 0 : HYPH_DE_FILES;
	return hyph_dic_path(lang, paths[0], HYPH_PATH) ? 0 : 1;
}

const char *const *
hyph_folders(void)
{
	static const char *const folders[] = {HYPH_DIC_FOLDER, HYPH_DE_FOLDERS, NULL};

	return folders;
}
