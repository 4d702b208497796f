#include "text/divide/divide.h"

#include "text/chars.h"
#include "text/divide/uax14.h"

#include <hb.h>
#include <string.h>

#define CODE_LETTERS_MAX 7
#define EMERGENCY_LETTERS 12 /* words this long may be divided where nothing else helps */

/* What the functions here share. */
struct divider {
	struct hyph *hyph;
	struct seq *s;
	const struct text_run *runs;
	const struct text_setting *set;
};

static bool
is_word_char(uint32_t cp)
{
	return ch_is_letter(cp) || ch_is_mark(cp);
}

/* Codes are written in capitals, at least two of them; longer ones are words in a title. */
static bool
is_code(const struct seq *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!ch_is_upper(s->cp[i]))
			return false;
	return to - from > 1 && to - from <= CODE_LETTERS_MAX;
}

static bool
is_same_line(const struct divider *d, size_t i, size_t k)
{
	return d->runs[d->s->run[i]].rise == d->runs[d->s->run[k]].rise;
}

/* A figure, or a dot with a letter behind it, touches the word: it is part of a code or address. */
static bool
is_in_code(const struct divider *d, size_t from, size_t to)
{
	const struct seq *s = d->s;

	if (s->is_code[from])
		return true;
	if (from > 0 && is_same_line(d, from, from - 1)) {
		uint32_t before = s->cp[from - 1];

		if (ch_is_digit(before) ||
			(before == '.' && from > 1 && is_word_char(s->cp[from - 2])))
			return true;
	}
	if (to < s->n && is_same_line(d, to - 1, to)) {
		uint32_t after = s->cp[to];

		return ch_is_digit(after) ||
		       (after == '.' && to + 1 < s->n && is_word_char(s->cp[to + 1]));
	}
	return false;
}

/* …*innen: the ending is never divided. */
static bool
is_gender_ending(const struct seq *s, size_t from)
{
	return from > 0 && uax14_is_inner_sign(s, from - 1) && !ch_is_upper(s->cp[from]);
}

static bool
is_hyphenated_script(uint32_t cp)
{
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), cp);

	return script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ||
	       script == HB_SCRIPT_CYRILLIC;
}

/* Soft hyphens of the text are used instead of the patterns. */
static bool
take_soft_hyphens(struct seq *s, size_t from, size_t to)
{
	bool has_any = false;

	for (size_t i = from + 1; i < to; i++) {
		if (s->hint[i] != BREAK_SYLLABLE)
			continue;
		s->brk[i] = BREAK_JOINT;
		s->no_lig[i] = 1;
		has_any = true;
	}
	return has_any;
}

static void
set_points(const struct divider *d, size_t from, size_t n, const uint8_t *points)
{
	const struct text_setting *set = d->set;
	size_t left = set->hyphen_min_left > 0 ? (size_t)set->hyphen_min_left : 2;
	size_t right = set->hyphen_min_right > 0 ? (size_t)set->hyphen_min_right : 2;
	bool is_long = set->hyphenate ? n >= (size_t)set->hyphen_min_word : n >= EMERGENCY_LETTERS;

	for (size_t i = 1; i < n; i++) {
		if (points[i] == HYPH_NONE)
			continue;
		d->s->no_lig[from + i] = points[i] == HYPH_JOINT;
		if (i < left || i + right > n || !is_long)
			continue;
		if (!set->hyphenate)
			d->s->brk[from + i] = BREAK_EMERGENCY_HYPHEN;
		else
			d->s->brk[from + i] =
				points[i] == HYPH_JOINT ? BREAK_JOINT : BREAK_SYLLABLE;
	}
}

/* Only words that will be divided, or could have a ligature at a joint, are looked up. */
static bool
is_worth_asking(const struct divider *d, size_t from, size_t to)
{
	if (d->set->hyphenate || to - from >= EMERGENCY_LETTERS)
		return true;
	for (size_t i = from; i < to; i++)
		if (d->s->cp[i] == 'f')
			return true;
	return false;
}

static void
divide_word(const struct divider *d, size_t from, size_t to)
{
	const unsigned undivided = TEXT_NO_HYPHEN | TEXT_NO_BREAK | TEXT_VERBATIM | TEXT_URL;
	const uint8_t *points;
	const char *lang;

	if (take_soft_hyphens(d->s, from, to))
		return;
	if ((d->runs[d->s->run[from]].flags & undivided) || is_code(d->s, from, to) ||
		is_in_code(d, from, to) || is_gender_ending(d->s, from) ||
		!is_hyphenated_script(d->s->cp[from]) || !is_worth_asking(d, from, to))
		return;
	lang = seq_lang(d->s, d->runs, d->set, from);
	if (d->set->hyphenate && d->set->lang && strcmp(lang, d->set->lang) == 0)
		hyph_expect(d->hyph, lang, d->runs[d->s->run[from]].where);
	points = hyph_word(d->hyph, lang, d->s->cp + from, to - from);
	if (points)
		set_points(d, from, to - from, points);
}

void
divide_words(
	struct hyph *h, struct seq *s, const struct text_run *runs, const struct text_setting *set)
{
	struct divider d = {h, s, runs, set};
	size_t from = 0;

	while (from < s->n) {
		size_t to = from;

		while (to < s->n && is_word_char(s->cp[to]) && is_same_line(&d, from, to))
			to++;
		if (to > from)
			divide_word(&d, from, to);
		from = to > from ? to : from + 1;
	}
}
