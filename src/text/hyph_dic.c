#include "text/hyph_dic.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/hyph.h"

#include <ctype.h>
#include <dirent.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"
#define WORD_BYTES (HYPH_MAX * UTF8_MAX + 2) /* with a dot at each end */

/* A pattern or the beginning of one: letters and, around them, values. */
struct pattern {
	uint32_t letters, values; /* [byte] of the level's pool; values 0 = a beginning only */
	uint32_t length;          /* 0 = free slot */
};

struct level {
	struct pattern *slots; /* open addressing, a power of two */
	size_t nslots, n;
	size_t longest;
	struct str pool;
};

struct hyph_dic {
	bool is_utf8;
	uint32_t charset[256]; /* code point of each byte, if not UTF-8 */
	struct level levels[2];
	int nlevels;
};

#define HASH_START 2166136261u

static uint32_t
hash_step(uint32_t h, unsigned char c)
{
	return (h ^ c) * 16777619u;
}

static uint32_t
hash_bytes(const char *s, size_t n)
{
	uint32_t h = HASH_START;

	for (size_t i = 0; i < n; i++)
		h = hash_step(h, (unsigned char)s[i]);
	return h;
}

/* Spreads the high bits, which FNV fills best, over the slot's number. */
static size_t
slot_of(const struct level *l, uint32_t h)
{
	return (h ^ (h >> 15)) & (l->nslots - 1);
}

static struct pattern *
level_slot(const struct level *l, uint32_t h, const char *s, size_t n)
{
	size_t i = slot_of(l, h);

	while (l->slots[i].length != 0) {
		const struct pattern *p = &l->slots[i];

		if (p->length == n && memcmp(l->pool.s + p->letters, s, n) == 0)
			break;
		i = (i + 1) & (l->nslots - 1);
	}
	return &l->slots[i];
}

static void
level_grow(struct level *l)
{
	struct level bigger = *l;

	bigger.nslots = l->nslots ? l->nslots * 2 : 1u << 10;
	bigger.slots = xmalloc(bigger.nslots * sizeof(*bigger.slots));
	memset(bigger.slots, 0, bigger.nslots * sizeof(*bigger.slots));
	for (size_t i = 0; i < l->nslots; i++) {
		const struct pattern *p = &l->slots[i];
		const char *s = l->pool.s + p->letters;

		if (p->length)
			*level_slot(&bigger, hash_bytes(s, p->length), s, p->length) = *p;
	}
	free(l->slots);
	*l = bigger;
}

/* The slot of these letters, made if it was not there. */
static struct pattern *
level_enter(struct level *l, const char *letters, size_t n)
{
	struct pattern *p;

	if (l->n * 2 >= l->nslots)
		level_grow(l);
	p = level_slot(l, hash_bytes(letters, n), letters, n);
	if (p->length == 0) {
		l->n++;
		p->length = (uint32_t)n;
		p->letters = (uint32_t)l->pool.n;
		str_addn(&l->pool, letters, n);
	}
	return p;
}

/* Longest first: where one is known, so are all shorter ones. */
static void
add_beginnings(struct level *l, struct pattern whole)
{
	for (uint32_t n = whole.length - 1; n > 0; n--) {
		struct pattern *p;
		const char *s = l->pool.s + whole.letters;

		if (l->n * 2 >= l->nslots)
			level_grow(l);
		p = level_slot(l, hash_bytes(s, n), s, n);
		if (p->length)
			return;
		l->n++;
		*p = (struct pattern){whole.letters, 0, n};
	}
}

/* "1ab2c" becomes the letters "abc" and the values 1 0 2 0. */
static void
level_add(struct level *l, const char *s, size_t len)
{
	char letters[WORD_BYTES];
	char values[WORD_BYTES + 1] = {0};
	size_t n = 0;
	struct pattern *p;

	for (size_t i = 0; i < len; i++) {
		if (isdigit((unsigned char)s[i]))
			values[n] = (char)(s[i] - '0');
		else if (n + 1 < sizeof(letters))
			letters[n++] = s[i];
		else
			return;
	}
	if (n == 0)
		return;
	p = level_enter(l, letters, n);
	p->values = (uint32_t)l->pool.n;
	str_addn(&l->pool, values, n + 1);
	add_beginnings(l, *p);
	l->longest = n > l->longest ? n : l->longest;
}

/* Settings are in capitals, comments start with # or %. */
static bool
is_pattern(const char *s, size_t len)
{
	static const char *const words[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN",
		"COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN"};

	if (len == 0 || *s == '#' || *s == '%' || memchr(s, '/', len))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(words[i]);

		if (len > n && memcmp(s, words[i], n) == 0)
			return false;
	}
	return true;
}

static void
read_line(struct hyph_dic *dic, const char *s, size_t len)
{
	while (len && isspace((unsigned char)s[len - 1]))
		len--;
	if (len == 9 && memcmp(s, "NEXTLEVEL", len) == 0 && dic->nlevels < 2)
		dic->nlevels++;
	else if (is_pattern(s, len))
		level_add(&dic->levels[dic->nlevels - 1], s, len);
}

/* What each byte of the file means; iconv knows the eight-bit sets. */
static int
read_charset(struct hyph_dic *dic, const char *name)
{
	iconv_t cd;

	dic->is_utf8 = strcasecmp(name, "UTF-8") == 0;
	if (dic->is_utf8)
		return 0;
	if (strncmp(name, "ISO8859-", 8) != 0 && strncmp(name, "KOI8-", 5) != 0 &&
		strncmp(name, "microsoft-cp", 12) != 0)
		return -1;
	cd = iconv_open("UTF-32LE", strncmp(name, "micro", 5) == 0 ? name + 10 : name);
	if (cd == (iconv_t)-1)
		return -1;
	for (int b = 0; b < 256; b++) {
		char byte = (char)b;
		char *in = &byte;
		unsigned char out[8] = {0};
		char *o = (char *)out;
		size_t nin = 1;
		size_t nout = sizeof(out);

		if (iconv(cd, &in, &nin, &o, &nout) != (size_t)-1)
			dic->charset[b] = (uint32_t)out[0] | (uint32_t)out[1] << 8 |
					  (uint32_t)out[2] << 16 | (uint32_t)out[3] << 24;
	}
	iconv_close(cd);
	return 0;
}

static int
read_file(const char *path, struct str *out)
{
	FILE *f = fopen(path, "rb");
	char block[1 << 14];
	size_t n;
	int status;

	if (!f)
		return -1;
	while ((n = fread(block, 1, sizeof(block), f)) > 0)
		str_addn(out, block, n);
	status = ferror(f) ? -1 : 0;
	fclose(f);
	return status;
}

static struct hyph_dic *
parse(const struct str *file)
{
	struct hyph_dic *dic = xmalloc(sizeof(*dic));
	const char *s = file->s;
	const char *end = file->s + file->n;
	bool is_first = true;

	memset(dic, 0, sizeof(*dic));
	dic->nlevels = 1;
	str_init(&dic->levels[0].pool);
	str_init(&dic->levels[1].pool);
	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		size_t len = nl ? (size_t)(nl - s) : (size_t)(end - s);

		if (is_first) {
			char name[32];

			snprintf(name, sizeof(name), "%.*s", (int)strcspn(s, " \t\r\n"), s);
			if (read_charset(dic, name)) {
				hyph_dic_close(dic);
				return NULL;
			}
			is_first = false;
		} else {
			read_line(dic, s, len);
		}
		s += len + 1;
	}
	return dic;
}

static bool
names_language(const char *file, const char *primary)
{
	size_t n = strlen(primary);
	size_t len = strlen(file);

	return len > n + 9 && strncmp(file, "hyph_", 5) == 0 &&
	       strncmp(file + 5, primary, n) == 0 && file[5 + n] == '_' &&
	       strcmp(file + len - 4, ".dic") == 0;
}

/* Any country's file of the language; the first by name, so that it is always the same. */
static int
find_by_language(const char *primary, char *path, size_t size)
{
	DIR *dir = opendir(FOLDER);
	const struct dirent *e;
	char best[256] = "";

	if (!dir)
		return -1;
	while ((e = readdir(dir)) != NULL)
		if (names_language(e->d_name, primary) && (!*best || strcmp(e->d_name, best) < 0))
			snprintf(best, sizeof(best), "%s", e->d_name);
	closedir(dir);
	snprintf(path, size, FOLDER "/%s", best);
	return *best ? 0 : -1;
}

static int
read_language(const char *lang, struct str *file)
{
	char name[32];
	char path[512];
	size_t n = 0;

	for (; lang[n] && n + 1 < sizeof(name); n++) {
		if (!isalnum((unsigned char)lang[n]) && lang[n] != '-')
			return -1;
		name[n] = lang[n] == '-' ? '_' : lang[n];
	}
	name[n] = '\0';
	snprintf(path, sizeof(path), FOLDER "/hyph_%s.dic", name);
	if (read_file(path, file) == 0)
		return 0;
	name[strcspn(name, "_")] = '\0';
	snprintf(path, sizeof(path), FOLDER "/hyph_%s.dic", name);
	if (read_file(path, file) == 0)
		return 0;
	return find_by_language(name, path, sizeof(path)) ? -1 : read_file(path, file);
}

struct hyph_dic *
hyph_dic_open(const char *lang)
{
	struct str file;
	struct hyph_dic *dic = NULL;

	str_init(&file);
	if (read_language(lang, &file) == 0)
		dic = parse(&file);
	str_release(&file);
	return dic;
}

void
hyph_dic_close(struct hyph_dic *dic)
{
	if (!dic)
		return;
	for (int i = 0; i < 2; i++) {
		free(dic->levels[i].slots);
		str_release(&dic->levels[i].pool);
	}
	free(dic);
}

static void
raise_values(uint8_t *values, const char *by, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if ((uint8_t)by[k] > values[k])
			values[k] = (uint8_t)by[k];
}

/*
 * At each letter only the longest pattern or beginning of a pattern that ends
 * there counts, as in libhyphen, whose files are made for that: what shorter
 * ones say is repeated or corrected in it. At each place the greatest value
 * wins.
 */
static void
level_apply(const struct level *l, const char *s, size_t n, uint8_t *values)
{
	bool is_done[WORD_BYTES] = {false}; /* a longer one ends here */

	for (size_t from = 0; from < n && l->nslots; from++) {
		uint32_t h = HASH_START;

		for (size_t to = from; to < n && to - from < l->longest; to++) {
			const struct pattern *p;

			h = hash_step(h, (unsigned char)s[to]);
			if (is_done[to])
				continue;
			p = level_slot(l, h, s + from, to - from + 1);
			if (p->values)
				raise_values(values + from, l->pool.s + p->values, p->length + 1);
			is_done[to] = p->length != 0;
		}
	}
}

/* values has n + 3 places: those of ".word." */
static void
dotted_values(const struct level *l, const char *word, size_t n, uint8_t *values)
{
	char dotted[WORD_BYTES];

	dotted[0] = '.';
	memcpy(dotted + 1, word, n);
	dotted[n + 1] = '.';
	memset(values, 0, n + 3);
	level_apply(l, dotted, n + 2, values);
}

/* Cuts that would leave a part of one letter come from two readings of the word: none is sure. */
static void
drop_single_letters(uint8_t *values, size_t n)
{
	bool was_cut = false;

	for (size_t i = 2; i + 1 < n + 2; i++) {
		bool is_cut = values[i] % 2 == 1;

		if (is_cut && (was_cut || values[i + 1] % 2 == 1))
			values[i] = 0;
		was_cut = is_cut;
	}
}

/*
 * A compound is cut at the first level's points and each part is a word of
 * its own; what the first level leaves whole is divided into syllables.
 */
static void
divide(const struct hyph_dic *dic, int level, const char *word, size_t n, uint8_t *out)
{
	uint8_t values[WORD_BYTES + 1];
	size_t begin = 0;

	if (n < 2 || n > WORD_BYTES - 2)
		return;
	dotted_values(&dic->levels[level], word, n, values);
	values[2] = 0; /* nothing after a single letter */
	values[n] = 0; /* nor before one */
	if (level + 1 < dic->nlevels) {
		drop_single_letters(values, n);
	} else {
		for (size_t i = 1; i < n; i++)
			out[i] = values[i + 1];
		return;
	}
	for (size_t i = 1; i < n; i++) {
		if (values[i + 1] % 2 == 0)
			continue;
		divide(dic, level, word + begin, i - begin, out + begin);
		out[i] = values[i + 1];
		begin = i;
	}
	divide(dic, begin ? level : level + 1, word + begin, n - begin, out + begin);
}

static int
encode(const struct hyph_dic *dic, uint32_t cp, char *out, size_t *n)
{
	if (dic->is_utf8) {
		*n += utf8_encode(cp, out + *n);
		return 0;
	}
	for (int b = 'A'; b < 256; b++) {
		if (dic->charset[b] == cp) {
			out[(*n)++] = (char)b;
			return 0;
		}
	}
	return -1;
}

int
hyph_dic_apply(const struct hyph_dic *dic, const uint32_t *cps, size_t n, uint8_t *values)
{
	char word[WORD_BYTES] = {0};
	size_t place[HYPH_MAX];
	uint8_t out[WORD_BYTES] = {0};
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		place[i] = len;
		if (encode(dic, cps[i], word, &len))
			return -1;
	}
	divide(dic, 0, word, len, out);
	for (size_t i = 0; i < n; i++)
		values[i] = i < 2 || i + 2 > n ? 0 : out[place[i]];
	return 0;
}
