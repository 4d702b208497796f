#include "layout/block/extent.h"

#include "base/num.h"
#include "layout/galley/symbol.h"

#include <string.h>

struct brk_extent
extent_widest(struct brk_extent a, struct brk_extent b)
{
	a.piece = mpt_max(a.piece, b.piece);
	a.divided = mpt_max(a.divided, b.divided);
	a.whole = mpt_max(a.whole, b.whole);
	a.natural = mpt_max(a.natural, b.natural);
	return a;
}

struct brk_extent
extent_widened(struct brk_extent e, mpt more)
{
	e.piece += more;
	e.divided += more;
	e.whole += more;
	e.natural += more;
	return e;
}

static struct para_ask
ask_for(const struct context *l, struct measure m, const struct block *b)
{
	return (struct para_ask){.runs = b->runs.v,
		.nruns = b->runs.n,
		.style = b->style == TS_BODY ? m.style : b->style,
		.lang = b->lang ? b->lang : l->doc->lang,
		.is_strong = m.is_strong,
		.where = b->where};
}

static struct brk_extent
extent_of_para(struct context *l, struct measure m, const struct block *b)
{
	struct para_ask ask = ask_for(l, m, b);
	const struct text_look *look = &l->style->text[ask.style];
	mpt symbol = block_mark(b) ? symbol_width(l, ask.style) : 0;

	return extent_widened(
		para_extent(l, &ask), look->indent_left + look->indent_right + symbol);
}

static struct brk_extent
extent_of_list(struct context *l, struct measure m, const struct list *list)
{
	struct brk_extent e = {.piece = 0};
	size_t i;

	for (i = 0; i < list->nitems; i++)
		e = extent_widest(e, extent_of_blocks(l, m, list->items[i].first));
	return extent_widened(e, l->style->list.indent);
}

static struct brk_extent
extent_of_block(struct context *l, struct measure m, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_PARA:
	case BLOCK_HEADING:
	case BLOCK_TOC_LINE:
		return extent_of_para(l, m, b);
	case BLOCK_LIST:
		return extent_of_list(l, m, b->list);
	case BLOCK_GROUP:
		return extent_of_blocks(l, m, b->first);
	case BLOCK_TABLE:
	case BLOCK_FIGURE:
	case BLOCK_CHART:
	case BLOCK_PAGE:
	case BLOCK_COVER:
	case BLOCK_OFFER:
		break;
	}
	return (struct brk_extent){.piece = 0};
}

struct brk_extent
extent_of_blocks(struct context *l, struct measure m, const struct block *b)
{
	struct brk_extent e = {.piece = 0};

	for (; b; b = b->next)
		e = extent_widest(e, extent_of_block(l, m, b));
	return e;
}

static void
lines_of_para(
	struct context *l, struct measure m, const struct block *b, struct extent_lines *lines)
{
	struct block part = *b;
	size_t i, first = 0;

	for (i = 0; i <= b->runs.n; i++) {
		if (i < b->runs.n && b->runs.v[i].kind != RUN_BREAK)
			continue;
		part.runs.v = b->runs.v + first;
		part.runs.n = i - first;
		*VEC_PUSH(l->out, lines) = part.runs.n ? extent_of_para(l, m, &part).natural : 0;
		first = i + 1;
	}
}

void
extent_lines(struct context *l, struct measure m, const struct block *b, struct extent_lines *lines)
{
	size_t i;

	for (; b; b = b->next) {
		if (b->kind == BLOCK_PARA)
			lines_of_para(l, m, b, lines);
		if (b->kind == BLOCK_GROUP)
			extent_lines(l, m, b->first, lines);
		for (i = 0; b->kind == BLOCK_LIST && i < b->list->nitems; i++)
			extent_lines(l, m, b->list->items[i].first, lines);
	}
}

/* --- decimals ------------------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the whole part of a number ends: at its decimal mark, or behind its last digit. */
static size_t
whole_end(const char *s, char mark)
{
	size_t i, n = strlen(s), end = n;

	for (i = 0; i + 1 < n; i++)
		if (s[i] == mark && i > 0 && is_digit(s[i - 1]) && is_digit(s[i + 1]))
			return i;
	for (i = 0; i < n; i++)
		if (is_digit(s[i]))
			end = i + 1;
	return end;
}

static mpt
natural_width(struct context *l, struct para_ask ask, const char *text)
{
	struct run run = para_own_run(text, ask.lang);

	if (!*text)
		return 0;
	ask.runs = &run;
	ask.nruns = 1;
	return para_extent(l, &ask).natural;
}

struct extent_decimal
extent_of_number(struct context *l, struct measure m, const struct block *b)
{
	struct extent_decimal e = {0, 0};
	struct arena_mark mark = arena_save(l->tmp);
	struct para_ask ask;
	struct num_format format;
	const char *text;
	mpt all;

	if (!b || b->kind != BLOCK_PARA || !b->runs.n || b->runs.v[0].kind != RUN_TEXT)
		return e;
	ask = ask_for(l, m, b);
	text = b->runs.v[0].text;
	format = num_format_for(ask.lang, NUM_GROUP_SPACE);
	all = para_extent(l, &ask).natural;
	e.whole = natural_width(
		l, ask, arena_strndup(l->tmp, text, whole_end(text, format.decimal_mark)));
	e.whole = mpt_min(e.whole, all);
	e.fraction = all - e.whole;
	arena_rewind(l->tmp, mark);
	return e;
}
