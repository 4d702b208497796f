/* Rules for prose that the schema cannot say. */
#include "model/link.h"

#include <ctype.h>
#include <string.h>

#define COLUMNS_MAX 64 /* of one table; wider ones fit no page */

static void check_nodes(struct loader *l, const struct rich_node *n);

static void
check_language(struct loader *l, const char *lang, struct where where)
{
	if (lang && !language_is_known(lang))
		diag_report(l->diag, FAULT_LANG_UNKNOWN, where, "xml:lang=\"%s\"", lang);
}

/* Something to read or hear: text, a reference's own words, a picture. */
static bool
has_content(const struct rich_node *n)
{
	for (; n; n = n->next)
		if (n->kind == RICH_TEXT || n->kind == RICH_REF || n->kind == RICH_IMG ||
			has_content(n->first))
			return true;
	return false;
}

static bool
is_block(enum rich_kind kind)
{
	return kind == RICH_P || kind == RICH_UL || kind == RICH_OL;
}

static void
check_item(struct loader *l, const struct rich_node *item)
{
	const struct rich_node *text = NULL;
	bool has_blocks = false;

	for (const struct rich_node *c = item->first; c; c = c->next) {
		has_blocks |= is_block(c->kind);
		if (c->kind == RICH_TEXT)
			text = c;
	}
	if (has_blocks && text)
		diag_report(l->diag, FAULT_LIST_TEXT, item->where, "<li>: \"%.60s\"", text->text);
}

/* Cells above reach down into these columns; steps over them. */
static int
skip_held(int busy[COLUMNS_MAX], int column)
{
	while (column < COLUMNS_MAX && busy[column] > 0)
		busy[column++]--;
	return column;
}

/* The column behind the cell, or -1 after a fault. */
static int
place_cell(struct loader *l, const struct rich_node *cell, int busy[COLUMNS_MAX], int column)
{
	const char *name = rich_name(cell->kind);

	if (cell->colspan > COLUMNS_MAX - column)
		return diag_report(l->diag, FAULT_TABLE_GRID, cell->where, "<%s>: %d > %d", name,
			column + cell->colspan, COLUMNS_MAX);
	for (int i = 0; i < cell->colspan; i++, column++) {
		if (busy[column] > 0)
			return diag_report(l->diag, FAULT_TABLE_GRID, cell->where,
				"<%s colspan=\"%d\">: %d (rowspan)", name, cell->colspan,
				column + 1);
		busy[column] = cell->rowspan - 1;
	}
	return column;
}

/* busy[] counts the rows a cell above still reaches down. Gives the columns, or -1. */
static int
place_row(struct loader *l, const struct rich_node *tr, int busy[COLUMNS_MAX])
{
	int column = skip_held(busy, 0);

	for (const struct rich_node *cell = tr->first; cell; cell = cell->next) {
		column = place_cell(l, cell, busy, column);
		if (column < 0)
			return -1;
		column = skip_held(busy, column);
	}
	for (int i = column; i < COLUMNS_MAX; i++)
		busy[i] -= busy[i] > 0;
	return column;
}

/* Walks the rows of one row group. Gives its number of columns, or -1 after a fault. */
static int
check_rows(struct loader *l, const struct rich_node *group, int want)
{
	int busy[COLUMNS_MAX] = {0};

	for (const struct rich_node *tr = group->first; tr; tr = tr->next) {
		int column = place_row(l, tr, busy);

		if (column < 0)
			return -1;
		want = want ? want : column;
		if (column != want)
			return diag_report(l->diag, FAULT_TABLE_GRID, tr->where,
				"<tr>: %d \u2260 %d", column, want);
	}
	for (int i = 0; i < COLUMNS_MAX; i++)
		if (busy[i] > 0)
			return diag_report(l->diag, FAULT_TABLE_GRID, group->where,
				"<%s>: rowspan +%d", rich_name(group->kind), busy[i]);
	return want;
}

static bool
has_head(const struct rich_node *group)
{
	for (const struct rich_node *tr = group->first; tr; tr = tr->next)
		for (const struct rich_node *c = tr->first; c; c = c->next)
			if (c->kind == RICH_TH)
				return true;
	return false;
}

static void
check_table(struct loader *l, const struct rich_node *table)
{
	bool head = false;
	int columns = 0;

	for (const struct rich_node *c = table->first; c; c = c->next) {
		if (c->kind != RICH_THEAD && c->kind != RICH_TBODY)
			continue;
		head |= has_head(c);
		if (columns >= 0)
			columns = check_rows(l, c, columns);
	}
	if (!head)
		diag_report(l->diag, FAULT_TABLE_NO_HEAD, table->where, "<table%s%s>",
			table->id ? " " : "", table->id ? table->id : "");
}

/* A file name or a row of dots describes nothing. */
static bool
describes(const char *alt, const char *src)
{
	const char *slash = strrchr(src, '/');
	int letters = 0;

	for (const char *s = alt; *s; s++)
		letters += isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80;
	return letters >= 3 && strcmp(alt, slash ? slash + 1 : src) != 0;
}

static void
check_image(struct loader *l, const struct rich_node *img)
{
	if (!img->alt || !describes(img->alt, img->target))
		diag_report(l->diag, FAULT_ALT_MISSING, img->where, "%s: alt=\"%s\"", img->target,
			img->alt ? img->alt : "");
	load_path(l, img->target, img->where);
}

/* Must have something to say; table cells may be empty. */
static bool
needs_content(enum rich_kind kind)
{
	static const enum rich_kind kinds[] = {
		RICH_P,
		RICH_H,
		RICH_LI,
		RICH_CAPTION,
		RICH_FIGCAPTION,
		RICH_TNOTE,
		RICH_ATTRIBUTION,
		RICH_NOTE,
		RICH_A,
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (kinds[i] == kind)
			return true;
	return false;
}

static void
check_node(struct loader *l, const struct rich_node *n)
{
	check_language(l, n->lang, n->where);
	if (needs_content(n->kind) && !has_content(n->first))
		diag_report(l->diag, FAULT_TEXT_EMPTY, n->where, "<%s>", rich_name(n->kind));
	if (n->kind == RICH_LI)
		check_item(l, n);
	if (n->kind == RICH_TABLE)
		check_table(l, n);
	if (n->kind == RICH_IMG)
		check_image(l, n);
	check_nodes(l, n->first);
}

static void
check_nodes(struct loader *l, const struct rich_node *n)
{
	for (; n; n = n->next)
		check_node(l, n);
}

static void
check_one(void *ctx, const struct rich **rich)
{
	check_nodes(ctx, (*rich)->first);
}

void
check_rich(struct loader *l)
{
	const struct walker w = {.ctx = l, .rich = check_one};

	walk_model(l->model, &w);
}
