#include "aside/csv.h"

#include "base/str.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define MINUS_SIGN 0x2212
#define GROUP ((size_t)3)
#define NUMBER_MAX 40 /* [byte] */

struct sheet { /* one table */
	const char *key, *title;
	const struct table *table;
};

struct sheets {
	struct sheet *v;
	size_t n, cap;
};

/* Text of a cell */

static bool
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == 0xA0 || cp == 0x202F || cp == 0x2009;
}

static bool
is_invisible(uint32_t cp)
{
	return cp == 0xAD || cp == 0x200B || cp == 0x2060 || cp == 0xFEFF;
}

/* Special blanks are for paper; invisible characters for lines. */
static void
add_plain(struct str *b, const char *text)
{
	size_t n = strlen(text);

	for (size_t pos = 0; pos < n;) {
		uint32_t cp = utf8_next(text, n, &pos);

		if (is_blank(cp))
			cp = ' ';
		if (!is_invisible(cp) && cp >= ' ')
			str_addcp(b, cp);
	}
}

static void
add_run(struct str *b, const struct survey *s, const struct run *r)
{
	const struct anchor *to;

	switch (r->kind) {
	case RUN_TEXT:
		add_plain(b, r->text ? r->text : "");
		break;
	case RUN_BREAK:
		str_addc(b, ' ');
		break;
	case RUN_PAGE_REF:
		to = r->target ? pages_anchor(s->in->pages, r->target) : NULL;
		str_add(b, to ? s->in->pages->pages.v[to->page].label : "");
		break;
	case RUN_NOTE_MARK:
		break;
	}
}

/* Paragraphs follow each other after a semicolon. */
static void
add_blocks(struct str *b, const struct survey *s, const struct block *block)
{
	for (; block; block = block->next) {
		if (block->runs.n > 0 && b->n > 0)
			str_add(b, "; ");
		for (size_t i = 0; i < block->runs.n; i++)
			add_run(b, s, &block->runs.v[i]);
		for (size_t i = 0; block->kind == BLOCK_LIST && i < block->list->nitems; i++)
			add_blocks(b, s, block->list->items[i].first);
		add_blocks(b, s, block->first);
	}
}

static const char *
text_of(const struct survey *s, const struct block *block)
{
	struct str b;
	const char *text;

	str_init(&b);
	add_blocks(&b, s, block);
	text = arena_strndup(s->arena, b.s, b.n);
	str_release(&b);
	return text;
}

/* Fields */

/* Digits in groups of three, divided by the group mark or a blank, into out. */
static const char *
take_whole(const char *s, char group_mark, char *out)
{
	size_t n = strspn(s, "0123456789"), whole = n;

	if (n == 0 || n > GROUP * 5 || (n > 1 && *s == '0'))
		return NULL;
	memcpy(out, s, n);
	for (s += n; n <= GROUP && (*s == group_mark || *s == ' '); s += GROUP + 1) {
		if (strspn(s + 1, "0123456789") != GROUP || whole + GROUP > GROUP * 5)
			return NULL;
		memcpy(out + whole, s + 1, GROUP);
		whole += GROUP;
	}
	out[whole] = '\0';
	return s;
}

/* The number without grouping, NULL if the text is none. */
static const char *
plain_number(struct arena *a, const char *text, char decimal_mark)
{
	char whole[NUMBER_MAX];
	size_t n = strlen(text), pos = 0, digits;
	uint32_t first = n ? utf8_next(text, n, &pos) : 0;
	bool is_negative = first == '-' || first == MINUS_SIGN;
	const char *rest;

	if (!is_negative && first != '+')
		pos = 0;
	rest = take_whole(text + pos, decimal_mark == ',' ? '.' : ',', whole);
	if (!rest)
		return NULL;
	if (*rest == '\0')
		return arena_printf(a, "%s%s", is_negative ? "-" : "", whole);
	digits = strspn(rest + 1, "0123456789");
	if (*rest != decimal_mark || digits == 0 || rest[1 + digits])
		return NULL;
	return arena_printf(a, "%s%s%s", is_negative ? "-" : "", whole, rest);
}

static const char *
quoted(struct arena *a, const char *text)
{
	struct str b;
	const char *out;

	str_init(&b);
	str_addc(&b, '"');
	for (; *text; text++) {
		if (*text == '"')
			str_addc(&b, '"');
		str_addc(&b, *text);
	}
	str_addc(&b, '"');
	out = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return out;
}

const char *
csv_field(struct arena *a, const char *text, char decimal_mark)
{
	const char *number = plain_number(a, text, decimal_mark);

	if (number)
		return number;
	/* A spreadsheet takes these for a formula's beginning: the apostrophe makes it text. */
	if (*text && strchr("=+-@\t\r", *text))
		text = arena_printf(a, "'%s", text);
	return strpbrk(text, ";\"\r\n") ? quoted(a, text) : text;
}

/* Sheets */

static bool
is_taken(const struct sheets *sheets, const char *key)
{
	for (size_t i = 0; i < sheets->n; i++)
		if (strcmp(sheets->v[i].key, key) == 0)
			return true;
	return false;
}

static const char *
own_key(const struct survey *s, const struct sheets *sheets, const char *key)
{
	const char *own = key;

	for (size_t i = 2; is_taken(sheets, own); i++)
		own = arena_printf(s->arena, "%s-%zu", key, i);
	return own;
}

static void
add_sheet(const struct survey *s, struct sheets *sheets, struct sheet sheet)
{
	for (size_t i = 0; i < sheets->n; i++)
		if (sheets->v[i].table == sheet.table)
			return;
	if (sheet.table->nhead == 0 || sheet.table->nbody == 0)
		return;
	sheet.key = own_key(s, sheets, sheet.key ? sheet.key : "");
	*VEC_PUSH(s->arena, sheets) = sheet;
}

/* A caption names what it stands over; without one the last heading does. */
static struct sheet
named_by(const struct survey *s, const struct block *caption, const struct block *heading)
{
	if (caption)
		return (struct sheet){.key = caption->anchor, .title = text_of(s, caption)};
	if (heading)
		return (struct sheet){.key = heading->anchor, .title = text_of(s, heading)};
	return (struct sheet){.title = ""};
}

static void
add_chart_tables(const struct survey *s, struct sheets *sheets, const struct block *b,
	const struct block *heading)
{
	struct sheet sheet = named_by(s, b->chart.caption, heading);

	for (const struct block *t = b->chart.table; t; t = t->next)
		if (t->kind == BLOCK_TABLE) {
			sheet.table = t->table;
			add_sheet(s, sheets, sheet);
		}
}

static struct block
without_brothers(const struct block *b)
{
	struct block alone = *b;

	alone.next = NULL;
	return alone;
}

static void
find_sheets(const struct survey *s, struct sheets *sheets)
{
	struct block heading;
	bool has_heading = false;

	for (size_t i = 0; i < s->blocks.n; i++) {
		const struct block *b = s->blocks.v[i];

		if (b->kind == BLOCK_HEADING) {
			heading = without_brothers(b);
			has_heading = true;
		}
		if (b->kind == BLOCK_CHART)
			add_chart_tables(s, sheets, b, has_heading ? &heading : NULL);
		if (b->kind == BLOCK_TABLE) {
			struct sheet sheet =
				named_by(s, b->table->caption, has_heading ? &heading : NULL);

			sheet.table = b->table;
			if (b->anchor)
				sheet.key = b->anchor;
			add_sheet(s, sheets, sheet);
		}
	}
}

/* The grid of a table's rows: a text for each place. */

struct grid {
	const char **text; /* [row * ncolumns + column] */
	size_t nrows, ncolumns;
};

static void
fill_cell(const struct survey *s, struct grid *g, size_t row, const struct cell *c)
{
	const char *text = text_of(s, c->first);

	for (int y = 0; y < c->rowspan; y++)
		for (int x = 0; x < c->colspan; x++) {
			size_t column = (size_t)c->column + (size_t)x;

			if (row + (size_t)y < g->nrows && column < g->ncolumns)
				g->text[(row + (size_t)y) * g->ncolumns + column] = text;
		}
}

static struct grid
make_grid(const struct survey *s, const struct row *rows, size_t n, size_t ncolumns)
{
	struct grid g = {arena_array(s->arena, const char *, n *ncolumns + 1), n, ncolumns};

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].ncells; k++)
			fill_cell(s, &g, i, &rows[i].cells[k]);
	return g;
}

/* Several head rows become one: "foreign nationals, number". */
static struct grid
joined_head(const struct survey *s, const struct table *t)
{
	struct grid g = make_grid(s, t->head, t->nhead, t->ncolumns);

	for (size_t row = 1; row < g.nrows; row++)
		for (size_t i = 0; i < g.ncolumns; i++) {
			const char *above = g.text[i];
			const char *below = g.text[row * g.ncolumns + i];

			if (above && below && strcmp(above, below) != 0)
				g.text[i] = arena_printf(s->arena, "%s, %s", above, below);
			else if (!above)
				g.text[i] = below;
		}
	g.nrows = 1;
	return g;
}

struct writer {
	FILE *out;
	const struct survey *survey;
	size_t width; /* columns of the widest table */
	char decimal_mark;
};

static void
put_field(const struct writer *w, const char *text)
{
	fputs(csv_field(w->survey->arena, text ? text : "", w->decimal_mark), w->out);
}

static void
put_row(const struct writer *w, const struct sheet *sheet, size_t number, const char **text)
{
	put_field(w, sheet->key);
	fputc(';', w->out);
	put_field(w, sheet->title);
	fprintf(w->out, ";%zu", number);
	for (size_t i = 0; i < w->width; i++) {
		fputc(';', w->out);
		put_field(w, i < sheet->table->ncolumns ? text[i] : "");
	}
	fputs("\r\n", w->out);
}

static void
put_sheet(const struct writer *w, const struct sheet *sheet)
{
	const struct table *t = sheet->table;
	struct grid head = joined_head(w->survey, t);
	struct grid body = make_grid(w->survey, t->body, t->nbody, t->ncolumns);

	put_row(w, sheet, 0, head.text);
	for (size_t i = 0; i < body.nrows; i++)
		put_row(w, sheet, i + 1, body.text + i * body.ncolumns);
}

static void
put_top(const struct writer *w)
{
	const struct labels *l = w->survey->in->doc->labels;

	fputs(BYTE_ORDER_MARK, w->out);
	put_field(w, label_of(l, LABEL_CSV_TABLE));
	fputc(';', w->out);
	put_field(w, label_of(l, LABEL_CSV_TITLE));
	fputc(';', w->out);
	put_field(w, label_of(l, LABEL_CSV_ROW));
	for (size_t i = 0; i < w->width; i++) {
		fputc(';', w->out);
		put_field(w, LABEL_FILL(w->survey->arena, l, LABEL_CSV_COLUMN,
				     arena_printf(w->survey->arena, "%zu", i + 1)));
	}
	fputs("\r\n", w->out);
}

bool
csv_has_tables(const struct survey *s)
{
	struct sheets sheets = {0};

	find_sheets(s, &sheets);
	return sheets.n > 0;
}

void
csv_print(FILE *out, const struct survey *s)
{
	struct sheets sheets = {0};
	struct writer w = {.out = out, .survey = s};

	w.decimal_mark = num_format_for(s->in->doc->lang, NUM_GROUP_DOT).decimal_mark;
	find_sheets(s, &sheets);
	for (size_t i = 0; i < sheets.n; i++)
		if (sheets.v[i].table->ncolumns > w.width)
			w.width = sheets.v[i].table->ncolumns;
	put_top(&w);
	for (size_t i = 0; i < sheets.n; i++)
		put_sheet(&w, &sheets.v[i]);
}
