#include "text/micro.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <string.h>

/* Words of these lists are compared with the whole token. */

/* Before a number (or, for the first six, a roman number or letter). */
static const char *const before_number_tab[] = {"Art.", "Abs.", "Nr.", "Buchst.", "lit.", "Kap.",
	"§", "§§", "Abschn.", "Anl.", "Abb.", "Tab.", "Bd.", "Bl.", "Drs.", "Fn.", "Hs.", "Nrn.",
	"Rn.", "Rdnr.", "S.", "Satz", "Tel.", "TOP", "Amt", "Tz.", "Ziff.", "ca.", "Az.", "Artikel",
	"Absatz", NULL};
#define BEFORE_NUMERAL 6

/* After a number. */
static const char *const unit_tab[] = {"%", "‰", "€", "EUR", "Cent", "km", "m", "cm", "mm", "m²",
	"km²", "m³", "ha", "kg", "g", "t", "l", "kW", "kWh", "MW", "MWh", "GWh", "W", "°C", "h",
	"min", "s", "B", "kB", "MB", "GB", "Uhr", "Mio.", "Mrd.", "Tsd.", "px", "pt", "f.", "ff.",
	"Abs.", "Absatz", "Satz", "Buchst.", "Nr.", NULL};

/* After a number, as words: set apart by a whole blank. */
static const char *const unit_word_tab[] = {"Prozent", "Promille", "Prozentpunkte",
	"Prozentpunkten", "Euro", "Million", "Millionen", "Milliarde", "Milliarden", "Jahr",
	"Jahre", "Jahren", "Monat", "Monate", "Monaten", "Woche", "Wochen", "Tag", "Tage", "Tagen",
	"Stunde", "Stunden", "Minuten", "Meter", "Metern", "Kilometer", "Kilometern",
	"Quadratmeter", "Hektar", "Tonnen", NULL};

/* Between an amount's word and its unit: 5 Mio. € */
static const char *const multiple_tab[] = {"Mio.", "Mrd.", "Tsd.", NULL};
static const char *const currency_tab[] = {"€", "EUR", "Euro", NULL};

static const char *const title_tab[] = {"Dr.", "Prof.", "Dipl.-Ing.", "Hr.", "Fr.", "St.", NULL};

static const char *const month_tab[] = {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli",
	"August", "September", "Oktober", "November", "Dezember", "Jan.", "Feb.", "Apr.", "Aug.",
	"Sept.", "Okt.", "Nov.", "Dez.", NULL};

/* A stretch between blanks. */
struct token {
	const uint32_t *s;
	size_t n;
};

static bool
token_is(struct token t, const char *word)
{
	size_t len = strlen(word);
	size_t pos = 0;
	size_t i = 0;

	while (pos < len && i < t.n)
		if (utf8_next(word, len, &pos) != t.s[i++])
			return false;
	return pos == len && i == t.n;
}

static bool
token_in(struct token t, const char *const *words)
{
	for (; *words; words++)
		if (token_is(t, *words))
			return true;
	return false;
}

static bool
is_blank(uint32_t cp)
{
	return ch_is_glue(cp) || cp == CH_NNBSP;
}

static bool
is_opening(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0x201E || cp == 0x201A || cp == 0xBB ||
	       cp == 0x203A || cp == '"';
}

static bool
is_closing(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == ',' || cp == ';' || cp == ':' || cp == '.' ||
	       cp == '!' || cp == '?' || cp == 0x201C || cp == 0x2018 || cp == 0xAB || cp == '"' ||
	       cp == CH_ELLIPSIS;
}

static struct token
token_before(const struct seq *s, size_t blank)
{
	size_t from = blank;

	while (from > 0 && !is_blank(s->cp[from - 1]))
		from--;
	while (from < blank && is_opening(s->cp[from]))
		from++;
	return (struct token){s->cp + from, blank - from};
}

static struct token
token_after(const struct seq *s, size_t blank)
{
	size_t to = blank + 1;

	while (to < s->n && !is_blank(s->cp[to]))
		to++;
	return (struct token){s->cp + blank + 1, to - blank - 1};
}

/* Without punctuation at its end, but for the dot of an abbreviation in the list. */
static bool
bare_token_in(struct token t, const char *const *words)
{
	if (token_in(t, words))
		return true;
	while (t.n > 1 && is_closing(t.s[t.n - 1])) {
		t.n--;
		if (token_in(t, words))
			return true;
	}
	return false;
}

/* How many digits the token starts with. */
static size_t
leading_digits(struct token t)
{
	size_t n = 0;

	while (n < t.n && ch_is_digit(t.s[n]))
		n++;
	return n;
}

static bool
ends_in_digit(struct token t)
{
	return t.n > 0 && ch_is_digit(t.s[t.n - 1]);
}

static bool
is_all_digits(struct token t)
{
	return t.n > 0 && leading_digits(t) == t.n;
}

/* "z.", "B.", "R.": one or two letters and a dot; after the dot anything but a letter. */
static bool
starts_as_short(struct token t, size_t letters_max)
{
	size_t n = 0;

	while (n < t.n && ch_is_letter(t.s[n]))
		n++;
	return n > 0 && n <= letters_max && n < t.n && t.s[n] == '.' &&
	       (n + 1 == t.n || !ch_is_letter(t.s[n + 1]));
}

/* z. B., i. d. R., u. v. m., e. V. */
static bool
is_abbreviation(struct token left, struct token right)
{
	return left.n == 2 && starts_as_short(left, 1) && starts_as_short(right, 2);
}

static bool
is_numeral(struct token t)
{
	size_t n = 0;

	while (n < t.n && t.s[n] < 0x80 && strchr("IVXLC", (int)t.s[n]) != NULL)
		n++;
	return n > 0 && (n == t.n || is_closing(t.s[n]));
}

static bool
is_single_letter(struct token t)
{
	return t.n > 0 && ch_is_letter(t.s[0]) && (t.n == 1 || is_closing(t.s[1]));
}

/* § 48, Nr. 3, S. 5, Art. II, Buchst. a */
static bool
is_before_number(struct token left, struct token right)
{
	if (leading_digits(right) > 0)
		return token_in(left, before_number_tab);
	if (!is_numeral(right) && !is_single_letter(right))
		return false;
	for (size_t i = 0; i < BEFORE_NUMERAL; i++)
		if (token_is(left, before_number_tab[i]))
			return true;
	return false;
}

/* 12 %, 5.000 €, 18:00 Uhr, 5 Mio. € */
static bool
is_before_unit(struct token left, struct token right)
{
	return (ends_in_digit(left) && bare_token_in(right, unit_tab)) ||
	       (token_in(left, multiple_tab) && bare_token_in(right, currency_tab));
}

/* Dr. Name */
static bool
is_title(struct token left, struct token right)
{
	return right.n > 0 && ch_is_upper(right.s[0]) && token_in(left, title_tab);
}

static bool
is_day(struct token t)
{
	size_t n = leading_digits(t);

	return n >= 1 && n <= 2 && t.n == n + 1 && t.s[n] == '.';
}

/* 25. März, 25. 03. */
static bool
is_date(struct token left, struct token right)
{
	return is_day(left) && (bare_token_in(right, month_tab) || is_day(right));
}

/* 12 345, of which the left part may be grouped already. */
static bool
is_group(struct token left, struct token right)
{
	size_t n = leading_digits(right);

	return is_all_digits(left) && left.n <= 3 && left.s[0] != '0' && n == 3 &&
	       (right.n == n || is_closing(right.s[n]));
}

/* März 2025: the blank keeps its width. */
static bool
is_month_and_year(struct token left, struct token right)
{
	return leading_digits(right) == 4 && token_in(left, month_tab);
}

/* 15 Prozent */
static bool
is_before_unit_word(struct token left, struct token right)
{
	return ends_in_digit(left) && bare_token_in(right, unit_word_tab);
}

static uint32_t
blank_for(struct token left, struct token right, uint32_t now)
{
	if (left.n == 0 || right.n == 0)
		return now;
	if (is_abbreviation(left, right) || is_before_number(left, right) ||
		is_before_unit(left, right) || is_title(left, right) || is_date(left, right) ||
		is_group(left, right))
		return CH_NNBSP;
	return is_month_and_year(left, right) || is_before_unit_word(left, right) ? CH_NBSP : now;
}

/* Drops n code points before index `at`; hints stay with what follows. */
static void
drop_before(struct seq *s, size_t at, size_t n)
{
	size_t rest = s->n - at;

	memmove(s->cp + at - n, s->cp + at, rest * sizeof(*s->cp));
	memmove(s->run + at - n, s->run + at, rest * sizeof(*s->run));
	memmove(s->hint + at - n, s->hint + at, rest + 1);
	s->n -= n;
}

static bool
is_three_dots(const struct seq *s, size_t i)
{
	return i + 3 <= s->n && s->cp[i] == '.' && s->cp[i + 1] == '.' && s->cp[i + 2] == '.' &&
	       s->run[i] == s->run[i + 2] && (i + 3 == s->n || s->cp[i + 3] != '.') &&
	       (i == 0 || s->cp[i - 1] != '.');
}

static void
set_marks(struct seq *s, size_t i)
{
	if (is_three_dots(s, i)) {
		s->cp[i] = CH_ELLIPSIS;
		drop_before(s, i + 3, 2);
	} else if (s->cp[i] == '\'' && i > 0 && ch_is_letter(s->cp[i - 1])) {
		s->cp[i] = CH_APOSTROPHE;
	}
}

static void
apply_german(struct seq *s, size_t i)
{
	if (s->cp[i] == '.' || s->cp[i] == '\'')
		set_marks(s, i);
	else if (s->cp[i] == ' ' && s->hint[i + 1] != BREAK_FORCED)
		s->cp[i] = blank_for(token_before(s, i), token_after(s, i), ' ');
}

/* In text that runs to the left a blank would let the groups of a figure change places. */
static void
apply_to_the_left(struct seq *s, size_t i)
{
	if (s->cp[i] == ' ' && s->hint[i + 1] != BREAK_FORCED &&
		is_group(token_before(s, i), token_after(s, i)))
		s->cp[i] = CH_NNBSP;
}

#define COUNTED_LETTERS 10 /* of other languages the units are not listed: they are short */

static bool
is_counted(const struct seq *s, size_t from)
{
	struct token before = {0};

	if (from > 0)
		before = token_before(s, from - 1);
	return ends_in_digit(before) || is_day(before) || token_in(before, multiple_tab);
}

/* September, Prozent after its number: together they are read at one glance. */
static bool
is_kept_whole(const struct seq *s, const char *lang, size_t from, struct token t)
{
	if (strncmp(lang, "de", 2) == 0)
		return bare_token_in(t, month_tab) ||
		       (is_counted(s, from) && bare_token_in(t, unit_word_tab));
	while (t.n > 0 && !ch_is_letter(t.s[t.n - 1]))
		t.n--;
	return t.n > 0 && t.n <= COUNTED_LETTERS && ch_is_letter(t.s[0]) && is_counted(s, from);
}

/* For divide.h: these words are not divided. */
static void
keep_whole(struct seq *s, const struct text_run *runs, const struct text_setting *set)
{
	for (size_t from = 0; from < s->n; from++) {
		struct token t;

		if (is_blank(s->cp[from]) || is_opening(s->cp[from]) ||
			(from > 0 && !is_blank(s->cp[from - 1]) && !is_opening(s->cp[from - 1])))
			continue;
		t = (struct token){s->cp + from, 0};
		while (from + t.n < s->n && !is_blank(s->cp[from + t.n]))
			t.n++;
		if (is_kept_whole(s, seq_lang(s, runs, set, from), from, t))
			memset(s->is_code + from, 1, t.n);
	}
}

void
micro_apply(struct seq *s, const struct text_run *runs, const struct text_setting *set)
{
	const unsigned not_ours = TEXT_VERBATIM | TEXT_URL;

	for (size_t i = 0; i < s->n; i++) {
		const char *lang = seq_lang(s, runs, set, i);

		if (runs[s->run[i]].flags & not_ours)
			continue;
		if (strncmp(lang, "de", 2) == 0)
			apply_german(s, i);
		else if (text_is_rtl(lang))
			apply_to_the_left(s, i);
	}
	keep_whole(s, runs, set);
}
