#include "text/divide/compound.h"

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/chars.h"
#include "text/divide/dic.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PART_LEAST ((size_t)3)       /* letters: "Bau", "Rat" */
#define PART_LEAST_ALONE ((size_t)4) /* where no pattern proposes the joint */
#define STEM_LEAST ((size_t)4)       /* before a linking letter, behind a prefix */
#define WORD_BYTES ((size_t)200)     /* longer ones are no words */
#define NEAR 2                       /* letters between a joint and the place proposed for it */

enum role {
	ROLE_BEFORE = 1, /* may stand before another word */
	ROLE_LAST = 2,   /* may end a compound */
	ROLE_VERB = 4,
};

struct word {
	uint32_t at;  /* [byte] of the pool, lower case */
	uint16_t len; /* [byte], 0 = free */
	uint8_t roles;
};

struct compound {
	struct str pool;
	struct word *slots; /* open addressing, a power of two */
	size_t nslots, n;
};

/* The letters of one word as UTF-8, and where each begins. */
struct spelled {
	char bytes[HYPH_MAX * UTF8_MAX];
	size_t start[HYPH_MAX + 1];
	size_t n;
};

static size_t
hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * 16777619u;
	return h ^ (h >> 15);
}

static struct word *
find(const struct compound *c, const char *s, size_t len)
{
	size_t i = hash(s, len) & (c->nslots - 1);

	while (c->slots[i].len &&
		(c->slots[i].len != len || memcmp(c->pool.s + c->slots[i].at, s, len) != 0))
		i = (i + 1) & (c->nslots - 1);
	return &c->slots[i];
}

/*
 * The flags behind the slash say where in a compound the word may stand. Names
 * of rivers and the like are inflected in no way: they stand before nothing.
 */
static uint8_t
roles_of(bool is_noun, const char *flags, size_t n)
{
	uint8_t roles = is_noun ? ROLE_LAST : 0;
	bool takes_endings = false;
	bool is_end = false;

	for (size_t i = 0; i < n; i++) {
		char f = flags[i];

		if (f == 'd') /* forbidden */
			return 0;
		if (f == 'i' || f == 'j' || f == 'k' || f == 'e')
			roles |= ROLE_BEFORE;
		if (f == 'z' || f == 'A')
			roles |= ROLE_LAST;
		if (f == 'X' || f == 'Y' || f == 'I')
			roles |= ROLE_VERB;
		is_end |= f == 'z';
		takes_endings |= f >= 'A' && f <= 'Z';
	}
	return is_end && takes_endings ? roles | ROLE_BEFORE : roles;
}

/* Letters of ASCII are most of the list; the Unicode properties of the others cost more. */
static bool
is_plain(const char *s, size_t len, char *out)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] >= 'a' && s[i] <= 'z')
			out[i] = s[i];
		else if (i == 0 && s[i] >= 'A' && s[i] <= 'Z')
			out[i] = (char)(s[i] - 'A' + 'a');
		else
			return false;
	}
	return true;
}

/* The word in lower case, as UTF-8, behind the pool's end; 0 bytes for an abbreviation. */
static size_t
spell_word(const struct compound *c, const char *s, size_t len, bool is_utf8)
{
	char *to = c->pool.s + c->pool.n; /* has room for the whole file */
	size_t letters = 0;
	size_t n = 0;

	if (is_plain(s, len, to))
		return len >= PART_LEAST ? len : 0;
	for (size_t pos = 0; pos < len; letters++) {
		uint32_t cp = is_utf8 ? utf8_next(s, len, &pos) : (unsigned char)s[pos++];

		if (!ch_is_letter(cp) || (letters > 0 && ch_is_upper(cp)))
			return 0;
		n += utf8_encode(ch_lower(cp), to + n);
	}
	return letters >= PART_LEAST ? n : 0;
}

/* By the umlaut or the letter that it begins with. */
static bool
is_capital(const char *s, size_t len, bool is_utf8)
{
	size_t pos = 0;

	if ((unsigned char)*s < 0x80)
		return *s >= 'A' && *s <= 'Z';
	return ch_is_upper(is_utf8 ? utf8_next(s, len, &pos) : (unsigned char)*s);
}

static void
read_word(struct compound *c, const char *line, size_t len, bool is_utf8)
{
	const char *slash = memchr(line, '/', len);
	size_t nword = slash ? (size_t)(slash - line) : len;
	size_t nflags = slash ? len - nword - 1 : 0;
	uint8_t roles;
	size_t nbytes;
	struct word *w;

	if (nword == 0 || nword > WORD_BYTES)
		return;
	roles = roles_of(is_capital(line, nword, is_utf8), slash ? slash + 1 : "", nflags);
	nbytes = roles ? spell_word(c, line, nword, is_utf8) : 0;
	if (nbytes == 0)
		return;
	w = find(c, c->pool.s + c->pool.n, nbytes);
	if (w->len) {
		w->roles |= roles;
		return;
	}
	*w = (struct word){(uint32_t)c->pool.n, (uint16_t)nbytes, roles};
	c->pool.n += nbytes;
	c->n++;
}

static void
read_words(struct compound *c, const struct str *file, bool is_utf8)
{
	const char *s = file->s;
	const char *end = s + file->n;
	size_t count = 0;

	for (const char *nl = s; (nl = memchr(nl, '\n', (size_t)(end - nl))); nl++)
		count++;
	for (c->nslots = 1u << 10; c->nslots < 2 * count; c->nslots *= 2)
		;
	c->slots = xmalloc(c->nslots * sizeof(*c->slots));
	memset(c->slots, 0, c->nslots * sizeof(*c->slots));
	str_reserve(&c->pool, 2 * file->n); /* a byte of ISO 8859-1 is at most two of UTF-8 */
	while (s < end) {
		const char *nl = memchr(s, '\n', (size_t)(end - s));
		size_t len = (size_t)((nl ? nl : end) - s);

		while (len && isspace((unsigned char)s[len - 1]))
			len--;
		read_word(c, s, len, is_utf8);
		s = nl ? nl + 1 : end;
	}
}

/* "SET UTF-8" in the file of rules; the other set met is ISO 8859-1. */
static bool
is_set_utf8(const char *dic_path)
{
	struct str path, rules;
	bool is_utf8 = false;

	str_init(&path);
	str_init(&rules);
	str_addn(&path, dic_path, strlen(dic_path) - strlen("dic"));
	str_add(&path, "aff");
	if (hyph_read_file(path.s, &rules) == 0) {
		const char *set =
			strncmp(rules.s, "SET ", 4) == 0 ? rules.s : strstr(rules.s, "\nSET ");

		is_utf8 = set && strncmp(strchr(set, ' ') + 1, "UTF-8", 5) == 0;
	}
	str_release(&path);
	str_release(&rules);
	return is_utf8;
}

struct compound *
compound_open(const char *path)
{
	struct compound *c = xmalloc(sizeof(*c));
	struct str file;

	memset(c, 0, sizeof(*c));
	str_init(&c->pool);
	str_init(&file);
	if (hyph_read_file(path, &file) == 0)
		read_words(c, &file, is_set_utf8(path));
	str_release(&file);
	if (c->n)
		return c;
	compound_close(c);
	return NULL;
}

void
compound_close(struct compound *c)
{
	if (!c)
		return;
	free(c->slots);
	str_release(&c->pool);
	free(c);
}

/* A stretch of a word's bytes. */
struct span {
	const char *s;
	size_t n;
};

/* Words too, but in compounds nearly always the end of one: Seniorinnen, Vorsitzender. */
static bool
is_ending(struct span w)
{
	static const char *const endings[] = {"innen", "enden", "ender", "isten"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (w.n == strlen(endings[i]) && memcmp(w.s, endings[i], w.n) == 0)
			return true;
	return false;
}

static bool
has(const struct compound *c, struct span w, uint8_t role)
{
	return w.n > 0 && (find(c, w.s, w.n)->roles & role) != 0;
}

/* All counts here are of bytes: a stem has at least as many bytes as letters. */
static bool
ends_with(struct span w, const char *ending, size_t least, struct span *stem)
{
	size_t n = strlen(ending);

	if (w.n < n + least || memcmp(w.s + w.n - n, ending, n) != 0)
		return false;
	*stem = (struct span){w.s, w.n - n};
	return true;
}

static bool
has_joined(const struct compound *c, struct span stem, const char *ending, uint8_t role)
{
	char word[HYPH_MAX * UTF8_MAX + 8];
	size_t n = strlen(ending);

	memcpy(word, stem.s, stem.n);
	/* has() is given the length. NOLINTNEXTLINE(bugprone-not-null-terminated-result) */
	memcpy(word + stem.n, ending, n);
	return has(c, (struct span){word, stem.n + n}, role);
}

/* "Planung" is not in the list, "planen" is; likewise handeln, erneuern. */
static bool
is_verbal_noun(const struct compound *c, struct span w, const char *ending)
{
	struct span stem;

	return ends_with(w, ending, PART_LEAST, &stem) &&
	       (has_joined(c, stem, "en", ROLE_VERB) || has_joined(c, stem, "n", ROLE_VERB) ||
		       (stem.s[stem.n - 1] == 'l' &&
			       has_joined(c, (struct span){stem.s, stem.n - 1}, "eln", ROLE_VERB)));
}

/* "suchende": a participle used as a noun. */
static bool
is_participle(const struct compound *c, struct span w)
{
	static const char *const endings[] = {"de", "der", "den", "des", "dem"};
	struct span stem;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (ends_with(w, endings[i], STEM_LEAST, &stem) && has(c, stem, ROLE_VERB))
			return true;
	return false;
}

static bool
is_before(const struct compound *c, struct span w)
{
	static const char *const links[] = {"s", "es", "n", "en", "er", "ens", "e"};
	struct span stem;

	if (is_ending(w))
		return false;
	if (has(c, w, ROLE_BEFORE))
		return true;
	for (size_t i = 0; i < sizeof(links) / sizeof(*links); i++)
		if (ends_with(w, links[i], STEM_LEAST, &stem) && has(c, stem, ROLE_BEFORE))
			return true;
	return is_verbal_noun(c, w, "ungs") || is_verbal_noun(c, w, "ung");
}

static bool
is_inflected(const struct compound *c, struct span w)
{
	static const char *const endings[] = {
		"e", "r", "n", "en", "er", "es", "s", "ern", "em", "in", "innen", "nen"};
	struct span stem;

	if (has(c, w, ROLE_LAST))
		return true;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (ends_with(w, endings[i], PART_LEAST, &stem) && has(c, stem, ROLE_LAST))
			return true;
	return is_verbal_noun(c, w, "ung") || is_verbal_noun(c, w, "ungen") || is_participle(c, w);
}

static bool
is_last(const struct compound *c, struct span w)
{
	static const char *const prefixes[] = {
		"be", "ent", "ver", "zer", "auf", "aus", "ein", "vor"};

	if (is_ending(w))
		return false;
	if (is_inflected(c, w))
		return true;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++) {
		size_t n = strlen(prefixes[i]);

		if (w.n >= n + STEM_LEAST && memcmp(w.s, prefixes[i], n) == 0 &&
			is_inflected(c, (struct span){w.s + n, w.n - n}))
			return true;
	}
	return false;
}

/* A search for the fewest parts: parts[i] of them reach letter i, the last from letter from[i]. */
struct search {
	const struct compound *dic;
	const struct spelled *word;
	const bool *is_place; /* NULL: anywhere */
	size_t least;         /* letters of a part */
	uint8_t parts[HYPH_MAX + 1];
	uint8_t from[HYPH_MAX + 1];
	bool has_rival; /* another reading of as many parts ends elsewhere */
};

static struct span
stretch(const struct spelled *w, size_t i, size_t k)
{
	return (struct span){w->bytes + w->start[i], w->start[k] - w->start[i]};
}

static bool
may_join(const struct search *s, size_t i)
{
	return i >= s->least && i + s->least <= s->word->n && (!s->is_place || s->is_place[i]);
}

/* "Quartals-ende", but not "Reis-ende": the end of something is joined by a letter. */
static bool
may_end(const struct search *s, size_t i)
{
	struct span w = stretch(s->word, i, s->word->n);
	char link = s->word->bytes[s->word->start[i] - 1];

	if (w.n == strlen("ende") && memcmp(w.s, "ende", w.n) == 0)
		return i > STEM_LEAST && (link == 's' || link == 'n');
	return is_last(s->dic, w);
}

static void
reach_from(struct search *s, size_t i)
{
	for (size_t k = i + s->least; k + s->least <= s->word->n; k++) {
		if (!may_join(s, k) || (s->parts[k] && s->parts[k] <= s->parts[i] + 1) ||
			!is_before(s->dic, stretch(s->word, i, k)))
			continue;
		s->parts[k] = (uint8_t)(s->parts[i] + 1);
		s->from[k] = (uint8_t)i;
	}
}

/* The last joint of the best reading, 0 if there is none. */
static size_t
search_joint(struct search *s)
{
	size_t best = 0;

	memset(s->parts, 0, sizeof(s->parts));
	for (size_t i = 0; i < s->word->n; i++) {
		if (i > 0 && !s->parts[i])
			continue;
		reach_from(s, i);
		if (i == 0 || (best && s->parts[i] > s->parts[best]) || !may_end(s, i))
			continue;
		s->has_rival = best && s->parts[i] == s->parts[best];
		if (!s->has_rival)
			best = i;
	}
	return best;
}

static bool
is_near_place(const bool *is_place, size_t n, size_t i)
{
	size_t from = i > NEAR ? i - NEAR : 1;

	for (size_t k = from; k <= i + NEAR && k < n; k++)
		if (is_place[k])
			return true;
	return false;
}

static bool
mark(const struct search *s, size_t last, const bool *is_place, uint8_t *joints)
{
	for (size_t i = last; i > 0; i = s->from[i]) {
		if (!s->is_place && !is_near_place(is_place, s->word->n, i))
			return false;
		joints[i] = COMPOUND_JOINT;
	}
	return last > 0;
}

/* Before "er" and behind it both halves are words: nobody can tell which is meant. */
static void
doubt(const struct compound *c, const struct spelled *w, uint8_t *joints)
{
	size_t from = 0;

	for (size_t i = 1; i < w->n; i++) {
		size_t to = i + 1;

		if (joints[i] != COMPOUND_JOINT)
			continue;
		while (to < w->n && !joints[to])
			to++;
		if (i >= from + PART_LEAST + 2 &&
			memcmp(w->bytes + w->start[i - 2], "er", 2) == 0 &&
			is_before(c, stretch(w, from, i - 2)) &&
			is_inflected(c, stretch(w, i - 2, to)))
			joints[i] = COMPOUND_DOUBT;
		from = i;
	}
}

static void
spell(const uint32_t *letters, size_t n, struct spelled *out)
{
	size_t bytes = 0;

	out->n = n;
	for (size_t i = 0; i < n; i++) {
		out->start[i] = bytes;
		bytes += utf8_encode(letters[i], out->bytes + bytes);
	}
	out->start[n] = bytes;
}

/* Fewer parts elsewhere make the reading doubtful: "Indus-trieb-rache" is an Industrie-brache. */
static void
doubt_rival(const struct search *s, size_t last, uint8_t *joints)
{
	size_t n = s->word->n;
	size_t before = s->from[last];
	bool is_near = false;

	for (size_t i = last; i > 0; i = s->from[i])
		is_near |= !joints[i];
	if (!is_near)
		return;
	memset(joints, COMPOUND_NONE, n);
	for (size_t i = last; i > 0; i = before) {
		before = s->from[i];
		joints[i] = COMPOUND_DOUBT;
	}
}

static size_t
count_joints(const uint8_t *joints, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += joints[i] == COMPOUND_JOINT;
	return count;
}

void
compound_split(const struct compound *c, const uint32_t *letters, size_t n, const bool *is_place,
	uint8_t *joints)
{
	struct spelled word;
	struct search proposed = {
		.dic = c, .word = &word, .is_place = is_place, .least = PART_LEAST};
	struct search any = {.dic = c, .word = &word, .least = PART_LEAST_ALONE};
	size_t last;

	memset(joints, COMPOUND_NONE, n * sizeof(*joints));
	if (n > HYPH_MAX)
		return;
	spell(letters, n, &word);
	if (mark(&proposed, search_joint(&proposed), is_place, joints)) {
		last = count_joints(joints, n) > 1 ? search_joint(&any) : 0;
		if (last && any.parts[last] < count_joints(joints, n))
			doubt_rival(&any, last, joints);
	} else if (!mark(&any, search_joint(&any), is_place, joints) || any.has_rival) {
		memset(joints, COMPOUND_NONE, n * sizeof(*joints));
	}
	doubt(c, &word, joints);
}

bool
compound_is_word(const struct compound *c, const uint32_t *letters, size_t n)
{
	struct spelled word;

	if (n > HYPH_MAX)
		return false;
	spell(letters, n, &word);
	return is_inflected(c, stretch(&word, 0, n));
}
