#include "text/divide/uax14.h"

#include "text/chars.h"

#include <string.h>

#define EMERGENCY_MIN 20 /* code points without a break before emergency ones are made */
#define EMERGENCY_EDGE 3 /* of them stay together at each end */
#define SHORT_PART 2     /* code points before a hyphen that are not left alone: E-Mail */

static bool
is_hyphen(uint32_t cp)
{
	return cp == '-' || cp == CH_HYPHEN;
}

static bool
is_dash(uint32_t cp)
{
	return cp == CH_EN_DASH || cp == CH_EM_DASH;
}

static bool
has_flag(const struct seq *s, const struct text_run *runs, size_t i, unsigned flag)
{
	return (runs[s->run[i]].flags & flag) != 0;
}

bool
uax14_is_inner_sign(const struct seq *s, size_t i)
{
	uint32_t cp = s->cp[i];

	return (cp == '*' || cp == ':' || cp == '_' || cp == '/' || cp == 0xB7) && i > 0 &&
	       i + 1 < s->n && ch_is_letter(s->cp[i - 1]) && ch_is_letter(s->cp[i + 1]);
}

static bool
is_url_stop(uint32_t cp)
{
	return cp < 0x80 && cp != 0 && strchr("/.-?&=", (int)cp) != NULL;
}

/* After a row of stops, never before the last of them: http://|www.|example.|org */
static enum seq_break
url_break(const struct seq *s, size_t i)
{
	return is_url_stop(s->cp[i - 1]) && !is_url_stop(s->cp[i]) && i > 1 ? BREAK_EXPLICIT
									    : BREAK_NONE;
}

static bool
is_word_part(uint32_t cp)
{
	return ch_is_letter(cp) || ch_is_digit(cp) || is_hyphen(cp);
}

/* The hyphen before i has a part too short to stand alone before or behind it. */
static bool
is_short_part(const struct seq *s, size_t i)
{
	size_t before = 0;
	size_t after = 0;

	while (before + 1 < i && before <= SHORT_PART && is_word_part(s->cp[i - 2 - before]))
		before++;
	while (i + after < s->n && after < SHORT_PART && ch_is_letter(s->cp[i + after]))
		after++;
	return before <= SHORT_PART || after < SHORT_PART;
}

/* A dash that stands between blanks stays with what is before it. */
static bool
starts_with_dash(const struct seq *s, size_t i)
{
	return ch_is_glue(s->cp[i - 1]) && is_dash(s->cp[i]) &&
	       (i + 1 == s->n || ch_is_glue(s->cp[i + 1]));
}

static bool
is_number_range(const struct seq *s, size_t i)
{
	return i > 1 && is_dash(s->cp[i - 1]) && ch_is_digit(s->cp[i - 2]) && ch_is_digit(s->cp[i]);
}

static bool
is_blank_at(const struct seq *s, size_t i)
{
	return i >= s->n || ch_is_glue(s->cp[i]);
}

/* The last that is no blank before i, or s->n. */
static size_t
last_before_blanks(const struct seq *s, size_t i)
{
	while (i > 0 && ch_is_glue(s->cp[i - 1]))
		i--;
	return i > 0 ? i - 1 : s->n;
}

/* A quote whose kind says that it opens, at a place that says it too. */
static bool
is_opening_quote(const struct seq *s, size_t i)
{
	return ch_is_initial_quote(s->cp[i]) &&
	       (i == 0 || ch_is_glue(s->cp[i - 1]) || ch_is_opening(s->cp[i - 1]));
}

/* LB15a and LB15b of Unicode 15.1, for French: « mot » */
static bool
is_inside_quotes(const struct seq *s, size_t i)
{
	size_t k = last_before_blanks(s, i);

	if (k + 1 == i || k == s->n)
		return false;
	return is_opening_quote(s, k) || (ch_is_final_quote(s->cp[i]) && is_blank_at(s, i + 1));
}

/* LB15 before Unicode 15.1 kept a bracket with any quote before it, also „so“ (hier). */
static bool
is_bracket_after_quote(const struct seq *s, size_t i)
{
	size_t k = last_before_blanks(s, i);

	return s->cp[i - 1] == ' ' && k < s->n && ch_is_opening(s->cp[i]) &&
	       (s->cp[k] == '"' || ch_is_initial_quote(s->cp[k]) || ch_is_final_quote(s->cp[k])) &&
	       !is_opening_quote(s, k);
}

static bool
is_forbidden(const struct seq *s, const struct text_run *runs, size_t i)
{
	if (s->run[i] == s->run[i - 1] && has_flag(s, runs, i, TEXT_NO_BREAK))
		return true;
	return uax14_is_inner_sign(s, i - 1) || uax14_is_inner_sign(s, i) ||
	       (is_hyphen(s->cp[i - 1]) && is_short_part(s, i)) || starts_with_dash(s, i) ||
	       is_number_range(s, i) || is_inside_quotes(s, i);
}

static enum seq_break
own_break(const struct seq *s, const struct text_run *runs, size_t i, bool is_allowed)
{
	if (s->hint[i] == BREAK_FORCED)
		return BREAK_FORCED;
	if (s->run[i] == s->run[i - 1] && has_flag(s, runs, i, TEXT_URL))
		return ch_is_glue(s->cp[i - 1]) ? BREAK_ALLOWED : url_break(s, i);
	if (s->hint[i] == BREAK_ALLOWED)
		return BREAK_ALLOWED;
	if (is_forbidden(s, runs, i) || (!is_allowed && !is_bracket_after_quote(s, i)))
		return BREAK_NONE;
	if (is_hyphen(s->cp[i - 1]) || is_dash(s->cp[i - 1]) || s->cp[i - 1] == '/')
		return BREAK_EXPLICIT;
	return BREAK_ALLOWED;
}

/* V/2019/367-E04, 2025/26: strokes and figures make a reference. */
static bool
is_reference(const struct seq *s, size_t from, size_t to)
{
	bool has_stroke = false;
	bool has_digit = false;

	for (size_t i = from; i < to; i++) {
		has_stroke = has_stroke || s->cp[i] == '/';
		has_digit = has_digit || ch_is_digit(s->cp[i]);
	}
	return has_stroke && has_digit;
}

static void
keep_reference(struct seq *s, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (s->brk[i] != BREAK_FORCED)
			s->brk[i] = BREAK_NONE;
}

/* "://" or "www." in it, or a sign of mail: an address, also if it is not marked as one. */
static bool
is_address(const struct seq *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const uint32_t *c = &s->cp[i];

		if (*c == '@' && i > from && i + 1 < to)
			return true;
		if (i + 3 < to && c[0] == ':' && c[1] == '/' && c[2] == '/')
			return true;
		if (i + 4 < to && c[0] == 'w' && c[1] == 'w' && c[2] == 'w' && c[3] == '.')
			return true;
	}
	return false;
}

static void
break_address(struct seq *s, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		s->brk[i] = (uint8_t)url_break(s, i);
}

static void
mend_word(struct seq *s, size_t from, size_t to)
{
	if (is_address(s, from, to))
		break_address(s, from, to);
	else if (is_reference(s, from, to))
		keep_reference(s, from, to);
	else
		return;
	memset(s->is_code + from, 1, to - from);
}

/* What depends on the whole word, blank to blank. */
static void
mend_words(struct seq *s, const struct text_run *runs)
{
	size_t from = 0;

	while (from < s->n) {
		size_t to = from;

		while (to < s->n && !ch_is_glue(s->cp[to]))
			to++;
		if (to > from && !has_flag(s, runs, from, TEXT_URL))
			mend_word(s, from, to);
		from = to + 1;
	}
}

void
uax14_fill(struct seq *s, const struct text_run *runs, struct bounds *b, struct arena *tmp)
{
	struct arena_mark mark = arena_save(tmp);
	uint8_t *is_allowed = arena_array(tmp, uint8_t, s->n + 1);

	bounds_lines(b, s->cp, s->n, is_allowed, tmp);
	s->brk[0] = BREAK_NONE;
	for (size_t i = 1; i < s->n; i++)
		s->brk[i] = (uint8_t)own_break(s, runs, i, is_allowed[i] != 0);
	s->brk[s->n] = BREAK_FORCED;
	mend_words(s, runs);
	arena_rewind(tmp, mark);
}

static void
add_emergency(struct seq *s, size_t from, size_t to)
{
	if (to - from < EMERGENCY_MIN)
		return;
	for (size_t i = from + EMERGENCY_EDGE; i + EMERGENCY_EDGE <= to; i++)
		if (s->start[i])
			s->brk[i] = BREAK_EMERGENCY;
}

/* Words tied by no-break spaces may part at these, rather than run off the page. */
static void
loosen_ties(struct seq *s, size_t from, size_t to)
{
	if (to - from < EMERGENCY_MIN)
		return;
	while (from < to && ch_is_glue(s->cp[from]))
		from++;
	for (size_t i = from + 1; i < to; i++)
		if (ch_is_glue(s->cp[i - 1]) && !ch_is_glue(s->cp[i]))
			s->brk[i] = BREAK_EMERGENCY;
}

static void
loosen_all_ties(struct seq *s)
{
	size_t from = 0;

	for (size_t i = 1; i <= s->n; i++) {
		if (s->brk[i] == BREAK_NONE)
			continue;
		loosen_ties(s, from, i);
		from = i;
	}
}

void
uax14_emergency(struct seq *s)
{
	size_t from = 0;

	loosen_all_ties(s);
	for (size_t i = 1; i <= s->n; i++) {
		bool is_end = i == s->n || s->brk[i] != BREAK_NONE || ch_is_glue(s->cp[i]);

		if (!is_end)
			continue;
		add_emergency(s, from, i);
		from = i;
		while (from < s->n && ch_is_glue(s->cp[from]))
			from++;
		i = from > i ? from : i;
	}
}
