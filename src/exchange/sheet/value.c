#include "exchange/sheet/value.h"

#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CENTURY 2000
#define MONTHS 12
#define THOUSAND 1000
#define MILLION 1000000
#define DIGITS_MOST 15

/* One code point without its case; all kinds of blanks are one. */
static uint32_t
fold(uint32_t cp)
{
	if (cp < 0x80)
		return (uint32_t)tolower((int)cp);
	if (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7)
		return cp + 0x20;
	if (cp == 0xA0 || cp == 0x202F || cp == 0x2009)
		return ' ';
	return cp == 0x2013 || cp == 0x2212 ? '-' : cp;
}

/* Folded, blanks at the ends gone, runs of them one; to be freed by str_release. */
static void
add_folded(struct str *b, const char *s)
{
	size_t n = strlen(s), pos = 0;

	while (pos < n) {
		uint32_t cp = fold(utf8_next(s, n, &pos));

		if (cp == '\n' || cp == '\t' || cp == '\r')
			cp = ' ';
		if (cp != ' ' || (b->n && b->s[b->n - 1] != ' '))
			str_addcp(b, cp);
	}
	while (b->n && b->s[b->n - 1] == ' ')
		b->s[--b->n] = '\0';
}

bool
value_is_same_word(const char *x, const char *y)
{
	struct str a, b;
	bool is_same;

	str_init(&a);
	str_init(&b);
	add_folded(&a, x);
	add_folded(&b, y);
	is_same = strcmp(a.s, b.s) == 0;
	str_release(&a);
	str_release(&b);
	return is_same;
}

bool
value_is_none(const char *s)
{
	static const char *const words[] = {"", "-", "--", "---", "./.", "/", "k. a.", "k.a.", "ka",
		"k. a", "keine angabe", "keine angaben", "n/a", "n. a.", "n.a.", "?", "nn", "n. n.",
		"n.n."};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (value_is_same_word(s, words[i]))
			return true;
	return false;
}

static int
month_of(const char *word, size_t n)
{
	static const char *const months[MONTHS] = {"januar", "februar", "m\u00E4rz", "april", "mai",
		"juni", "juli", "august", "september", "oktober", "november", "dezember"};

	while (n && word[n - 1] == '.')
		n--;
	/* "Sept.", "Okt": three letters are enough. */
	for (int i = 0; n >= 3 && i < MONTHS; i++)
		if (n <= strlen(months[i]) && strncmp(months[i], word, n) == 0)
			return i + 1;
	return 0;
}

static int
make_date(int year, int month, int day, date *out)
{
	if (year < 100)
		year += CENTURY;
	if (year < 1900 || year > 9999 || !date_is_valid(year, month, day))
		return -1;
	*out = date_make(year, month, day);
	return 0;
}

/* s is folded. */
static int
parse_day(const char *s, date *out)
{
	char word[24];
	int y, m, d, end = 0;

	if (date_parse(s, out) == 0)
		return 0;
	if (sscanf(s, "%4d-%2d-%2dt%n", &y, &m, &d, &end) == 3 && end)
		return make_date(y, m, d, out);
	if (sscanf(s, "%2d.%2d.%4d%n", &d, &m, &y, &end) == 3 && !s[end])
		return make_date(y, m, d, out);
	end = 0;
	if (sscanf(s, "%2d. %2d. %4d%n", &d, &m, &y, &end) == 3 && !s[end])
		return make_date(y, m, d, out);
	end = 0;
	if (sscanf(s, "%2d. %23[^0-9 ] %4d%n", &d, word, &y, &end) == 3 && !s[end])
		return make_date(y, month_of(word, strlen(word)), d, out);
	return -1;
}

int
value_date(const char *s, date *out)
{
	struct str b;
	int rc;

	str_init(&b);
	add_folded(&b, s);
	rc = parse_day(b.s, out);
	str_release(&b);
	return rc;
}

static void
edge_of(int year, int first_month, int months, bool is_end, date *out)
{
	int last = first_month + months - 1;

	if (!is_end)
		*out = date_make(year, first_month, 1);
	else if (last == MONTHS)
		*out = date_make(year, MONTHS, 31);
	else
		*out = date_make(year, last + 1, 1) - 1;
}

static int
roman(const char *s)
{
	static const char *const numerals[] = {"i", "ii", "iii", "iv"};

	for (int i = 0; i < 4; i++)
		if (strcmp(s, numerals[i]) == 0)
			return i + 1;
	return isdigit((unsigned char)*s) && !s[1] ? atoi(s) : 0;
}

static int
parse_quarter(const char *s, int *quarter, int *year)
{
	char word[8];
	int end = 0;

	if (sscanf(s, "q%1d%*[/ -]%4d%n", quarter, year, &end) == 2 && end && !s[end])
		return 0;
	end = 0;
	if (sscanf(s, "%4d-q%1d%n", year, quarter, &end) == 2 && end && !s[end])
		return 0;
	end = 0;
	if ((sscanf(s, "%7[^. ]. quartal %4d%n", word, year, &end) == 2 && end && !s[end]) ||
		(sscanf(s, "%7[^. ]. quartal/%4d%n", word, year, &end) == 2 && end && !s[end]) ||
		(sscanf(s, "%7[^/ ]/%4d%n", word, year, &end) == 2 && end && !s[end] &&
			!isdigit((unsigned char)*word))) {
		*quarter = roman(word);
		return 0;
	}
	return -1;
}

/* "ende 2026": its last quarter, and so on; with `s` behind the word if it is none of them. */
static int
parse_part(const char **s, bool is_end, date *out)
{
	int year = 0, end = 0, month = **s == 'm' ? 4 : **s == 'a' ? 1 : 10;

	if (strncmp(*s, "ende ", 5) != 0 && strncmp(*s, "mitte ", 6) != 0 &&
		strncmp(*s, "anfang ", 7) != 0)
		return -1;
	*s = strchr(*s, ' ') + 1;
	if (sscanf(*s, "%4d%n", &year, &end) != 1 || (*s)[end] || year < 1900)
		return -1;
	edge_of(year, month, 3, is_end, out);
	return 0;
}

static int
parse_loose(const char *s, bool is_end, date *out)
{
	char word[24];
	int year = 0, n = 0, end = 0;

	if (strncmp(s, "bis ", 4) == 0)
		s += 4;
	if (strncmp(s, "ab ", 3) == 0)
		s += 3;
	if (parse_part(&s, is_end, out) == 0)
		return 0;
	if (parse_quarter(s, &n, &year) == 0 && n >= 1 && n <= 4 && year >= 1900) {
		edge_of(year, 3 * n - 2, 3, is_end, out);
		return 0;
	}
	end = 0;
	if ((sscanf(s, "%2d/%4d%n", &n, &year, &end) == 2 && end && !s[end]) ||
		(sscanf(s, "%2d.%4d%n", &n, &year, &end) == 2 && end && !s[end])) {
		if (n < 1 || n > MONTHS || year < 1900)
			return -1;
		edge_of(year, n, 1, is_end, out);
		return 0;
	}
	end = 0;
	if (sscanf(s, "%23[^0-9 ] %4d%n", word, &year, &end) == 2 && end && !s[end] &&
		year >= 1900 && (n = month_of(word, strlen(word)))) {
		edge_of(year, n, 1, is_end, out);
		return 0;
	}
	end = 0;
	if (sscanf(s, "%4d%n", &year, &end) == 1 && !s[end] && year >= 1900) {
		edge_of(year, 1, MONTHS, is_end, out);
		return 0;
	}
	return -1;
}

int
value_date_loose(const char *s, bool is_end, date *out, bool *is_exact)
{
	struct str b;
	int rc;

	str_init(&b);
	add_folded(&b, s);
	rc = parse_day(b.s, out);
	*is_exact = rc == 0;
	/* "31.02.2026" has the shape of a day: it is wrong, not loose. */
	if (rc && (strspn(b.s, "0123456789.-") != b.n || b.n <= 7))
		rc = parse_loose(b.s, is_end, out);
	str_release(&b);
	return rc;
}

/* Takes a word away if s begins with it. */
static bool
skip(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*s, word, n) != 0)
		return false;
	*s += n;
	while (**s == ' ')
		++*s;
	return true;
}

/*
 * Digits, with '.' between thousands and ',' before decimals. One '.' that does not part
 * thousands is the decimal point; with is_plain every '.' is.
 */
static int
parse_digits(const char **s, bool is_plain, int64_t *units, int *places)
{
	const char *p = *s, *comma;
	size_t n = strspn(p, "0123456789.,'");
	int ndigits = 0;
	bool is_decimal = false, is_point;

	comma = memchr(p, ',', n);
	is_point = is_plain;
	if (!is_plain && !comma) {
		const char *dot = memchr(p, '.', n);

		is_point = dot && !memchr(dot + 1, '.', n - (size_t)(dot + 1 - p)) &&
			   (p + n - dot - 1 != 3 || dot - p > 3 || dot == p);
	}
	*units = 0;
	*places = 0;
	for (size_t i = 0; i < n; i++) {
		if (isdigit((unsigned char)p[i])) {
			*units = *units * 10 + (p[i] - '0');
			*places += is_decimal;
			if (++ndigits > DIGITS_MOST)
				return -1;
		} else if (p[i] == ',' || (p[i] == '.' && is_point)) {
			if (is_decimal)
				return -1;
			is_decimal = true;
		} else if (is_decimal || n - i < 4 || strspn(p + i + 1, "0123456789") < 3) {
			return -1; /* thousands come in threes, and before the decimals */
		}
	}
	*s = p + n;
	return ndigits ? 0 : -1;
}

static int64_t
parse_unit(const char **s)
{
	int64_t factor = 1;

	if (skip(s, "mio.") || skip(s, "mio") || skip(s, "millionen"))
		factor = MILLION;
	else if (skip(s, "tsd.") || skip(s, "tsd") || skip(s, "tausend"))
		factor = THOUSAND;
	else if (skip(s, "teur") || skip(s, "t\u20AC") || skip(s, "t \u20AC") || skip(s, "t eur") ||
		 skip(s, "k\u20AC") || skip(s, "keur"))
		return THOUSAND;
	if (!skip(s, "\u20AC") && !skip(s, "euro"))
		skip(s, "eur");
	return factor;
}

static int
parse_amount(const char *s, bool is_plain, struct amount *out)
{
	int64_t units, factor;
	int places;

	*out = (struct amount){0};
	while (skip(&s, "ca.") || skip(&s, "ca") || skip(&s, "rd.") || skip(&s, "rund") ||
		skip(&s, "etwa") || skip(&s, "~") || skip(&s, "circa") ||
		skip(&s, "gesch\u00E4tzt"))
		out->is_estimate = true;
	if (!skip(&s, "\u20AC"))
		skip(&s, "eur ");
	if (parse_digits(&s, is_plain, &units, &places))
		return -1;
	while (skip(&s, "-")) { /* "500,--" */
	}
	while (*s == ' ')
		s++;
	factor = parse_unit(&s);
	if (*s || units > INT64_MAX / factor / 100)
		return -1;
	units *= factor;
	for (; places < 2; places++)
		units *= 10;
	for (; places > 2; places--, units /= 10)
		if (units % 10)
			return -1; /* parts of a cent */
	out->cents = units;
	return 0;
}

int
value_amount(enum cell_kind kind, const char *s, struct amount *out)
{
	struct str b;
	int rc;

	str_init(&b);
	add_folded(&b, s);
	rc = parse_amount(b.s, kind == CELL_NUMBER, out);
	str_release(&b);
	return rc;
}

const char *
value_number(struct arena *a, enum cell_kind kind, const char *s)
{
	struct str b;
	const char *p, *found = NULL;
	struct decimal d;
	int64_t units;
	int places, is_negative;

	str_init(&b);
	add_folded(&b, s);
	p = b.s;
	is_negative = skip(&p, "-");
	if (parse_digits(&p, kind == CELL_NUMBER, &units, &places) == 0) {
		while (*p == ' ')
			p++;
		skip(&p, "%");
		for (; places > 0 && units % 10 == 0; places--)
			units /= 10;
		d = (struct decimal){units, places};
		if (!*p && places <= 6) {
			char digits[32];
			int n = snprintf(
				digits, sizeof(digits), "%0*lld", places + 1, (long long)d.units);

			found = places ? arena_printf(a, "%s%.*s.%s", is_negative ? "-" : "",
						 n - places, digits, digits + n - places)
				       : arena_printf(a, "%s%s", is_negative && units ? "-" : "",
						 digits);
		}
	}
	str_release(&b);
	return found;
}
