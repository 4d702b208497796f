#include "text/divide/dic.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/divide/hyph.h"

#include <ctype.h>
#include <dirent.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER HYPH_DIC_FOLDER
#define WORD_BYTES (HYPH_MAX * UTF8_MAX + 2) /* with a dot at each end */
#define LETTERS_LEAST 2                      /* fewer never stand alone in any language */
#define NBUCKETS ((size_t)256 * 256)

/*
 * The German file has 78,000 patterns and a document asks for some hundred
 * words. So a file is only split into lines and the lines into buckets by
 * their first two letters; a bucket is sorted when it is first asked for.
 * A word then walks down sorted ranges, one letter at a time: a range that
 * is not empty is the beginning of some pattern.
 */
struct pattern {
	uint32_t letters; /* [byte] of the pool: the line without its figures */
	uint32_t line;    /* [byte] of the file */
	uint16_t n, nline;
};

struct level {
	struct pattern *v; /* by bucket */
	uint32_t n, cap;
	uint32_t *starts; /* NBUCKETS + 1 indexes into v */
	bool *is_sorted;  /* NBUCKETS */
};

struct hyph_dic {
	bool is_utf8;
	bool is_tex;           /* every pattern counts, not only the longest */
	uint32_t charset[256]; /* code point of each byte, if not UTF-8 */
	struct str file, pool;
	struct level levels[2];
	int nlevels;
	size_t min_left, min_right; /* letters the language wants on each side */
};

static unsigned char
letter_of(const struct hyph_dic *dic, const struct pattern *p, size_t i)
{
	return i < p->n ? (unsigned char)dic->pool.s[p->letters + i] : 0;
}

static uint32_t
bucket_of(const struct hyph_dic *dic, const struct pattern *p)
{
	return (uint32_t)letter_of(dic, p, 0) << 8 | letter_of(dic, p, 1);
}

static void
add_pattern(struct hyph_dic *dic, const char *s, size_t len)
{
	struct level *l = &dic->levels[dic->nlevels - 1];
	struct pattern p = {.letters = (uint32_t)dic->pool.n,
		.line = (uint32_t)(s - dic->file.s),
		.nline = (uint16_t)len};
	char *to = dic->pool.s + dic->pool.n; /* as large as the file */

	for (size_t i = 0; i < len; i++)
		if (!isdigit((unsigned char)s[i]))
			to[p.n++] = s[i];
	dic->pool.n += p.n;
	if (p.n == 0)
		return;
	if (l->n == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 1u << 12;
		l->v = xrealloc(l->v, l->cap * sizeof(*l->v));
	}
	l->v[l->n++] = p;
}

/* Puts the patterns in order of bucket; those of one bucket stay as in the file. */
static void
fill_buckets(const struct hyph_dic *dic, struct level *l)
{
	struct pattern *v = xmalloc(l->n * sizeof(*v));
	uint32_t *next = xmalloc(NBUCKETS * sizeof(*next));
	uint32_t sum = 0;

	l->starts = xmalloc((NBUCKETS + 1) * sizeof(*l->starts));
	l->is_sorted = xmalloc(NBUCKETS * sizeof(*l->is_sorted));
	memset(l->is_sorted, 0, NBUCKETS * sizeof(*l->is_sorted));
	memset(next, 0, NBUCKETS * sizeof(*next));
	for (uint32_t i = 0; i < l->n; i++)
		next[bucket_of(dic, &l->v[i])]++;
	for (uint32_t b = 0; b < NBUCKETS; b++) {
		uint32_t count = next[b];

		l->starts[b] = next[b] = sum;
		sum += count;
	}
	l->starts[NBUCKETS] = sum;
	for (uint32_t i = 0; i < l->n; i++)
		v[next[bucket_of(dic, &l->v[i])]++] = l->v[i];
	free(next);
	free(l->v);
	l->v = v;
}

/* By letters, a beginning before what it begins; of equals the later line last. */
static int
compare(const void *pa, const void *pb, void *arg)
{
	const struct hyph_dic *dic = arg;
	const struct pattern *a = pa;
	const struct pattern *b = pb;
	size_t n = a->n < b->n ? a->n : b->n;
	int c = memcmp(dic->pool.s + a->letters, dic->pool.s + b->letters, n);

	if (c == 0)
		c = (a->n > b->n) - (a->n < b->n);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

static void
sort_bucket(struct hyph_dic *dic, struct level *l, uint32_t b)
{
	struct pattern *v = l->v + l->starts[b];
	uint32_t n = l->starts[b + 1] - l->starts[b];
	uint32_t i = 1;

	if (l->is_sorted[b])
		return;
	while (i < n && compare(&v[i - 1], &v[i], dic) < 0)
		i++;
	if (i < n)
		qsort_r(v, n, sizeof(*v), compare, dic);
	l->is_sorted[b] = true;
}

/* Settings are in capitals, comments start with # or %, TeX's commands with a backslash. */
static bool
is_pattern(const char *s, size_t len)
{
	static const char *const words[] = {"LEFTHYPHENMIN", "RIGHTHYPHENMIN",
		"COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN", "NOHYPHEN"};

	if (len == 0 || len > WORD_BYTES || *s == '#' || *s == '%' || *s == '\\' || *s == '}' ||
		memchr(s, '/', len))
		return false;
	if (!isupper((unsigned char)*s))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t n = strlen(words[i]);

		if (len > n && memcmp(s, words[i], n) == 0)
			return false;
	}
	return true;
}

/* "RIGHTHYPHENMIN 3" raises the minimum; English wants it. */
static void
read_minimum(const char *name, const char *s, size_t len, size_t *minimum)
{
	size_t n = strlen(name);

	if (len == n + 2 && memcmp(s, name, n) == 0 && isdigit((unsigned char)s[n + 1]) &&
		(size_t)(s[n + 1] - '0') > *minimum)
		*minimum = (size_t)(s[n + 1] - '0');
}

static void
read_line(struct hyph_dic *dic, const char *s, size_t len)
{
	while (len && isspace((unsigned char)s[len - 1]))
		len--;
	if (len == 9 && memcmp(s, "NEXTLEVEL", len) == 0 && dic->nlevels < 2)
		dic->nlevels++;
	else if (is_pattern(s, len))
		add_pattern(dic, s, len);
	if (len == 0 || !isupper((unsigned char)*s))
		return;
	read_minimum("LEFTHYPHENMIN", s, len, &dic->min_left);
	read_minimum("RIGHTHYPHENMIN", s, len, &dic->min_right);
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
	if (cd == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): so POSIX says failure */
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

int
hyph_read_file(const char *path, struct str *out)
{
	FILE *f = file_stream(path, FILE_LIMIT_PICTURE);
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

static void
read_lines(struct hyph_dic *dic, const char *s)
{
	const char *end = dic->file.s + dic->file.n;

	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));

		nl = nl ? nl : end;
		read_line(dic, s, (size_t)(nl - s));
		s = nl + 1;
	}
}

static int
parse_patterns(struct hyph_dic *dic, size_t from)
{
	if (dic->file.n > INT32_MAX)
		return -1;
	str_reserve(&dic->pool, dic->file.n);
	dic->nlevels = 1;
	dic->min_left = dic->min_right = LETTERS_LEAST;
	read_lines(dic, dic->file.s + from);
	for (int i = 0; i < dic->nlevels; i++)
		fill_buckets(dic, &dic->levels[i]);
	return 0;
}

static int
parse(struct hyph_dic *dic)
{
	char charset[32];
	size_t first = strcspn(dic->file.s, "\n");

	snprintf(charset, sizeof(charset), "%.*s", (int)strcspn(dic->file.s, " \t\r\n"),
		dic->file.s);
	if (first == dic->file.n || read_charset(dic, charset))
		return -1;
	return parse_patterns(dic, first + 1);
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

int
hyph_dic_path(const char *lang, char *path, size_t size)
{
	char name[32];
	size_t n = 0;

	for (; lang[n] && n + 1 < sizeof(name); n++) {
		if (!isalnum((unsigned char)lang[n]) && lang[n] != '-')
			return -1;
		name[n] = lang[n] == '-' ? '_' : lang[n];
	}
	name[n] = '\0';
	snprintf(path, size, FOLDER "/hyph_%s.dic", name);
	if (access(path, R_OK) == 0)
		return 0;
	name[strcspn(name, "_")] = '\0';
	snprintf(path, size, FOLDER "/hyph_%s.dic", name);
	return access(path, R_OK) == 0 ? 0 : find_by_language(name, path, size);
}

static struct hyph_dic *
dic_new(void)
{
	struct hyph_dic *dic = xmalloc(sizeof(*dic));

	memset(dic, 0, sizeof(*dic));
	str_init(&dic->file);
	str_init(&dic->pool);
	return dic;
}

struct hyph_dic *
hyph_dic_open(const char *lang)
{
	struct hyph_dic *dic = dic_new();
	char path[HYPH_PATH];

	if (hyph_dic_path(lang, path, sizeof(path)) == 0 && hyph_read_file(path, &dic->file) == 0 &&
		parse(dic) == 0)
		return dic;
	hyph_dic_close(dic);
	return NULL;
}

struct hyph_dic *
hyph_dic_open_tex(const char *path)
{
	struct hyph_dic *dic = dic_new();

	dic->is_utf8 = dic->is_tex = true;
	if (hyph_read_file(path, &dic->file) == 0 && parse_patterns(dic, 0) == 0 &&
		dic->levels[0].n > 0)
		return dic;
	hyph_dic_close(dic);
	return NULL;
}

void
hyph_dic_close(struct hyph_dic *dic)
{
	if (!dic)
		return;
	for (int i = 0; i < 2; i++) {
		free(dic->levels[i].v);
		free(dic->levels[i].starts);
		free(dic->levels[i].is_sorted);
	}
	str_release(&dic->file);
	str_release(&dic->pool);
	free(dic);
}

/* Patterns v[lo..hi) that share some first letters. */
struct span {
	uint32_t lo, hi;
};

/* The first pattern of the span whose letter at `depth` is not below c. */
static uint32_t
lower_bound(const struct hyph_dic *dic, const struct level *l, struct span s, size_t depth, int c)
{
	while (s.lo < s.hi) {
		uint32_t mid = s.lo + (s.hi - s.lo) / 2;

		if (letter_of(dic, &l->v[mid], depth) < c)
			s.lo = mid + 1;
		else
			s.hi = mid;
	}
	return s.lo;
}

/* Those of the span, which share `depth` letters, that go on with c. */
static struct span
narrow(struct hyph_dic *dic, struct level *l, struct span s, size_t depth, const unsigned char *c)
{
	if (depth == 0)
		return (struct span){l->starts[c[0] << 8], l->starts[(c[0] + 1) << 8]};
	if (depth == 1) {
		uint32_t b = (uint32_t)c[-1] << 8 | c[0];

		sort_bucket(dic, l, b);
		return (struct span){l->starts[b], l->starts[b + 1]};
	}
	s.lo = lower_bound(dic, l, s, depth, *c);
	s.hi = lower_bound(dic, l, s, depth, *c + 1);
	return s;
}

/* The pattern of exactly n letters in a span of those that share n; NULL if there is none. */
static const struct pattern *
whole(const struct level *l, struct span s, size_t n)
{
	const struct pattern *found = NULL;

	while (s.lo < s.hi && l->v[s.lo].n == n)
		found = &l->v[s.lo++];
	return found;
}

/* A figure stands before the letter that follows it: "1ab2c" is 1, 0, 2, 0. */
static void
raise_values(uint8_t *values, const char *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!isdigit((unsigned char)line[i]))
			values++;
		else if (line[i] - '0' > *values)
			*values = (uint8_t)(line[i] - '0');
	}
}

/*
 * At each letter only the longest pattern or beginning of a pattern that ends
 * there counts, as in libhyphen, whose files are made for that: what shorter
 * ones say is repeated or corrected in it. Of TeX's files all patterns count.
 * At each place the greatest value wins.
 */
static void
level_apply(struct hyph_dic *dic, struct level *l, const char *word, size_t n, uint8_t *values)
{
	const unsigned char *s = (const unsigned char *)word;
	bool is_done[WORD_BYTES] = {false}; /* a longer one ends here */

	for (size_t from = 0; from < n; from++) {
		struct span span = {0, l->n};

		for (size_t to = from; to < n; to++) {
			const struct pattern *p;

			span = narrow(dic, l, span, to - from, s + to);
			if (span.lo == span.hi)
				break;
			p = is_done[to] && !dic->is_tex ? NULL : whole(l, span, to - from + 1);
			if (p)
				raise_values(values + from, dic->file.s + p->line, p->nline);
			is_done[to] = true;
		}
	}
}

/* values has n + 3 places: those of ".word." */
static void
dotted_values(struct hyph_dic *dic, int level, const char *word, size_t n, uint8_t *values)
{
	char dotted[WORD_BYTES];

	dotted[0] = '.';
	memcpy(dotted + 1, word, n);
	dotted[n + 1] = '.';
	memset(values, 0, n + 3);
	level_apply(dic, &dic->levels[level], dotted, n + 2, values);
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
divide(struct hyph_dic *dic, int level, const char *word, size_t n, uint8_t *out)
{
	uint8_t values[WORD_BYTES + 1];
	size_t begin = 0;

	if (n < 2 || n > WORD_BYTES - 2)
		return;
	dotted_values(dic, level, word, n, values);
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
hyph_dic_apply(struct hyph_dic *dic, const uint32_t *cps, size_t n, uint8_t *values)
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
		values[i] = i < dic->min_left || i + dic->min_right > n ? 0 : out[place[i]];
	return 0;
}
