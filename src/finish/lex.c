#include "finish/lex.h"

#include <string.h>

enum { DEPTH_MOST = 60, NUMBER_MOST = 12 /* digits of a reference */ };

enum byte_class { REGULAR, BLANK, DELIMITER };

static const unsigned char classes[256] = {
	[0] = BLANK,
	['\t'] = BLANK,
	['\n'] = BLANK,
	['\f'] = BLANK,
	['\r'] = BLANK,
	[' '] = BLANK,
	['('] = DELIMITER,
	[')'] = DELIMITER,
	['<'] = DELIMITER,
	['>'] = DELIMITER,
	['['] = DELIMITER,
	[']'] = DELIMITER,
	['{'] = DELIMITER,
	['}'] = DELIMITER,
	['/'] = DELIMITER,
	['%'] = DELIMITER,
};

static enum byte_class
class_of(char c)
{
	return classes[(unsigned char)c];
}

bool
lex_is_regular(char c)
{
	return class_of(c) == REGULAR;
}

void
lex_blanks(struct lex *x)
{
	while (x->p < x->end) {
		if (*x->p == '%') {
			while (x->p < x->end && *x->p != '\n' && *x->p != '\r')
				x->p++;
			continue;
		}
		if (class_of(*x->p) != BLANK)
			return;
		x->p++;
	}
}

bool
lex_word(struct lex *x, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(x->end - x->p) < n || memcmp(x->p, word, n) != 0)
		return false;
	if (x->p + n < x->end && lex_is_regular(x->p[n]))
		return false;
	x->p += n;
	return true;
}

bool
lex_number(struct lex *x, uint64_t *v)
{
	const char *start = x->p;

	*v = 0;
	while (x->p < x->end && *x->p >= '0' && *x->p <= '9') {
		if (x->p - start > NUMBER_MOST)
			return false;
		*v = *v * 10 + (uint64_t)(*x->p++ - '0');
	}
	return x->p > start && (x->p == x->end || !lex_is_regular(*x->p));
}

static bool
in_dictionary(const struct lex *x)
{
	return x->depth > 0 && (x->dicts & 1) != 0;
}

/* A reference stands where the text ends: the printer puts the blanks round it. */
static bool
after_reference(const struct lex *x)
{
	size_t n = x->in->refs.n;

	return n > x->first_ref && x->in->refs.v[n - 1].at == x->text->n - x->base;
}

static void
separate(struct lex *x)
{
	if (x->text->n > x->base && lex_is_regular(x->text->s[x->text->n - 1]) &&
		!after_reference(x))
		str_addc(x->text, ' ');
}

/* A value is whole; if it stood in the outermost dictionary, so is its entry. */
static int
value_done(struct lex *x)
{
	if (x->depth != 1 || !in_dictionary(x))
		return 0;
	x->wants_key = true;
	return x->on_entry(x->ctx, &x->entry);
}

static int
open_bracket(struct lex *x, bool is_dict)
{
	size_t n = is_dict ? 2 : 1;

	if (x->depth == DEPTH_MOST)
		return -1;
	str_addn(x->text, x->p, n);
	x->p += n;
	x->depth++;
	x->dicts = x->dicts << 1 | is_dict;
	if (x->depth == 1)
		x->wants_key = is_dict;
	return 0;
}

static int
close_bracket(struct lex *x, bool is_dict)
{
	size_t n = is_dict ? 2 : 1;

	if (x->depth == 0 || in_dictionary(x) != is_dict ||
		(x->depth == 1 && is_dict && !x->wants_key))
		return -1;
	str_addn(x->text, x->p, n);
	x->p += n;
	x->depth--;
	x->dicts >>= 1;
	return value_done(x);
}

static int
name(struct lex *x)
{
	const char *start = x->p++;
	bool is_key = x->depth == 1 && in_dictionary(x) && x->wants_key;

	while (x->p < x->end && lex_is_regular(*x->p))
		x->p++;
	if (is_key) {
		x->wants_key = false;
		x->entry = (struct lex_entry){.key = start,
			.nkey = (size_t)(x->p - start),
			.at = x->text->n,
			.first_ref = x->in->refs.n};
		str_addn(x->text, start, x->entry.nkey);
		lex_blanks(x);
		x->entry.value = x->text->n;
		x->entry.source = x->p;
		return 0;
	}
	str_addn(x->text, start, (size_t)(x->p - start));
	return value_done(x);
}

static int
literal_string(struct lex *x)
{
	const char *start = x->p;
	unsigned depth = 0;

	do {
		if (*x->p == '\\')
			x->p++;
		else if (*x->p == '(')
			depth++;
		else if (*x->p == ')')
			depth--;
		x->p++;
	} while (depth > 0 && x->p < x->end);
	if (depth > 0)
		return -1;
	str_addn(x->text, start, (size_t)(x->p - start));
	return value_done(x);
}

static int
hex_string(struct lex *x)
{
	const char *start = x->p;
	const char *close = memchr(start, '>', (size_t)(x->end - start));

	if (!close)
		return -1;
	x->p = close + 1;
	str_addn(x->text, start, (size_t)(x->p - start));
	return value_done(x);
}

static bool
reference(struct lex *x)
{
	struct lex ahead = *x;
	uint64_t target, generation;

	if (!lex_number(&ahead, &target))
		return false;
	lex_blanks(&ahead);
	if (!lex_number(&ahead, &generation) || generation != 0 || target > UINT32_MAX)
		return false;
	lex_blanks(&ahead);
	if (!lex_word(&ahead, "R"))
		return false;
	*VEC_PUSH(x->in->arena, &x->in->refs) =
		(struct objref){(uint32_t)(x->text->n - x->base), (uint32_t)target};
	x->p = ahead.p;
	return true;
}

static int
word(struct lex *x)
{
	const char *start = x->p;

	if (*start >= '0' && *start <= '9' && reference(x))
		return value_done(x);
	while (x->p < x->end && lex_is_regular(*x->p))
		x->p++;
	separate(x);
	str_addn(x->text, start, (size_t)(x->p - start));
	return value_done(x);
}

static bool
is_double(const struct lex *x)
{
	return x->end - x->p >= 2 && x->p[0] == x->p[1];
}

static int
token(struct lex *x)
{
	if (x->depth == 1 && in_dictionary(x) && x->wants_key && *x->p != '/' && *x->p != '>')
		return -1;
	switch (*x->p) {
	case '/':
		return name(x);
	case '(':
		return literal_string(x);
	case '[':
		return open_bracket(x, false);
	case ']':
		return close_bracket(x, false);
	case '<':
		return is_double(x) ? open_bracket(x, true) : hex_string(x);
	case '>':
		return is_double(x) ? close_bracket(x, true) : -1;
	default:
		return lex_is_regular(*x->p) ? word(x) : -1;
	}
}

int
lex_value(struct lex *x)
{
	do {
		lex_blanks(x);
		if (x->p >= x->end || token(x) != 0)
			return -1;
	} while (x->depth > 0);
	return 0;
}
