#include "exchange/table/in.h"

#include "exchange/sheet/value.h"
#include "exchange/table/cells.h"
#include "exchange/table/out.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define KEY_BETWEEN '\x1f'

struct keyed {
	const char *key;
	const struct xml_node *node;
	bool is_seen;
};

struct taking {
	struct tables tables;
	struct edits *edits;
	struct project *project;
	struct arena *arena;
	const struct import_options *options;
	/* the sheet being read */
	const struct book *book;
	const struct sheet *sheet;
	const struct table *table;
	int head;
	int *cols; /* by column of the table, -1 = not in the sheet */
	VEC(struct keyed) rows;
	VEC(struct keyed) fresh; /* new keys of this sheet */
};

static struct where
where_of(struct taking *t, int row, int col)
{
	return cell_where(t->arena, t->book, t->sheet, row, col < 0 ? 0 : col);
}

static int
compare_keys(const void *x, const void *y)
{
	return strcmp(((const struct keyed *)x)->key, ((const struct keyed *)y)->key);
}

static const char *
joined(struct arena *a, const char *key, const char *value)
{
	return key ? arena_printf(a, "%s%c%s", key, KEY_BETWEEN, value) : value;
}

static void
index_rows(struct taking *t)
{
	struct nodes nodes = table_rows(&t->tables, t->table);

	t->rows.n = t->fresh.n = 0;
	for (size_t i = 0; i < nodes.n; i++) {
		const char *key = NULL;

		for (size_t c = 0; c < t->table->ncolumns; c++)
			if (t->table->columns[c].is_key)
				key = joined(t->arena, key,
					column_value(&t->tables, t->table, &t->table->columns[c],
						nodes.v[i]));
		*VEC_PUSH(t->arena, &t->rows) = (struct keyed){key, nodes.v[i], false};
	}
	if (t->rows.n)
		qsort(t->rows.v, t->rows.n, sizeof(*t->rows.v), compare_keys);
}

static struct keyed *
find_row(struct taking *t, const char *key)
{
	struct keyed want = {.key = key};

	return t->rows.n ? bsearch(&want, t->rows.v, t->rows.n, sizeof(want), compare_keys) : NULL;
}

/* The table by the sheet's name, or the file's. */
static const struct table *
table_of(const struct book *b, const struct sheet *s)
{
	const struct table *t = table_named(s->name);
	const char *dot = strrchr(b->shown, '.');
	char stem[64];

	if (t || b->sheets.n > 1)
		return t;
	for (size_t n = dot ? (size_t)(dot - b->shown) : strlen(b->shown); n > 0; n--) {
		if (n >= sizeof(stem))
			continue;
		memcpy(stem, b->shown, n);
		stem[n] = '\0';
		t = table_named(stem);
		if (t)
			return t;
	}
	return NULL;
}

static int
note_head(struct taking *t, int col)
{
	const char *name = sheet_text(t->sheet, t->head, col);
	const struct column *c = *name ? table_column(t->table, name) : NULL;
	size_t i = c ? (size_t)(c - t->table->columns) : 0;

	if (!*name)
		return 0;
	if (!c)
		return diag_report(t->project->diag, FAULT_COLUMN_UNKNOWN,
			where_of(t, t->head, col), "%s", name);
	if (t->cols[i] >= 0)
		return diag_report(t->project->diag, FAULT_COLUMN_TWICE, where_of(t, t->head, col),
			"%s", name);
	t->cols[i] = col;
	return 0;
}

/* Columns that are missing leave their values alone; keys must be there. */
static int
read_heads(struct taking *t)
{
	int failed = 0;

	t->cols = arena_array(t->arena, int, t->table->ncolumns);
	for (size_t i = 0; i < t->table->ncolumns; i++)
		t->cols[i] = -1;
	t->head = t->sheet->cells.n ? t->sheet->cells.v[0].row : 0;
	for (int col = 0; col < t->sheet->cols; col++)
		if (note_head(t, col))
			failed = -1;
	for (size_t i = 0; i < t->table->ncolumns; i++)
		if (t->table->columns[i].is_key && t->cols[i] < 0)
			failed = diag_report(t->project->diag, FAULT_COLUMN_MISSING,
				where_of(t, t->head, 0), "%s", t->table->columns[i].name);
	return failed;
}

/* Ids that a cell names must be there: else the fault would name a line that nobody wrote. */
static bool
is_known(struct taking *t, const struct column *c, const char *value)
{
	static const char *const referring[] = {"organization", "agendaItem"};
	struct strings parts;
	bool is_reference = strcmp(c->xml ? c->xml : "", "office") == 0;

	for (size_t i = 0; c->attr && i < sizeof(referring) / sizeof(*referring); i++)
		is_reference |= strcmp(c->attr, referring[i]) == 0;
	if (!is_reference)
		return true;
	parts = list_parts(t->arena, value);
	for (size_t i = 0; i < parts.n; i++)
		if (!project_node(t->project, parts.v[i]))
			return false;
	return true;
}

/* NULL after a fault. */
static const char *
value_at(struct taking *t, int row, size_t i)
{
	const struct column *c = &t->table->columns[i];
	const struct cell *cell = sheet_cell(t->sheet, row, t->cols[i]);
	const char *value;

	if (t->cols[i] < 0)
		return "";
	value = cell_canonical(&t->tables, c, cell);
	if (value && is_known(t, c, value))
		return value;
	diag_report(t->project->diag, value ? FAULT_CELL_REFERENCE : FAULT_CELL_VALUE,
		where_of(t, row, t->cols[i]), "%s: %s", c->name, cell->text);
	return NULL;
}

static bool
has_history(const struct xml_node *n, const char *name)
{
	size_t count = 0;

	for (const struct xml_node *c = xml_child(n, name); c; c = xml_next(c, name)) {
		count++;
		if (xml_attr(c, "validFrom") || xml_attr(c, "validUntil"))
			return true;
	}
	return count > 1 && strcmp(name, "lead") == 0;
}

/* One paragraph without any markup: only that can be changed from a cell. */
static const struct xml_node *
plain_paragraph(const struct xml_node *n, const char *name)
{
	const struct xml_node *rich = xml_child(n, name), *p = rich ? xml_child(rich, "p") : NULL;

	for (const struct xml_node *c = rich ? rich->first : NULL; c; c = c->next)
		if (!c->text && c != p)
			return NULL;
	for (const struct xml_node *c = p ? p->first : NULL; c; c = c->next)
		if (!c->text)
			return NULL;
	return p;
}

static void
change_list(struct taking *t, const struct column *c, const struct xml_node *n, const char *value)
{
	struct strings parts = list_parts(t->arena, value);

	if (c->place == IN_CHILD_ATTR)
		edit_child_attrs(t->edits, n, c->xml, c->attr, parts.v, parts.n);
	else
		edit_children(t->edits, n, c->xml, parts.v, parts.n);
}

static void
change(struct taking *t, const struct column *c, const struct xml_node *n, const char *value,
	struct where where)
{
	const struct xml_node *p;

	switch (c->place) {
	case IN_ATTR:
		edit_attr(t->edits, n, c->xml, value);
		break;
	case IN_CHILD:
		edit_child(t->edits, n, c->xml, value);
		break;
	case IN_CHILDREN:
		change_list(t, c, n, value);
		break;
	case IN_CHILD_ATTR:
		if (has_history(n, c->xml))
			diag_report(t->project->diag, FAULT_CELL_HISTORY, where, "%s", c->name);
		else
			change_list(t, c, n, value);
		break;
	case IN_OWN:
		edit_text(t->edits, n, value);
		break;
	case IN_RICH:
		p = plain_paragraph(n, c->xml);
		if (p && *value)
			edit_text(t->edits, p, value);
		else
			diag_report(t->project->diag, FAULT_CELL_MARKUP, where, "%s", c->name);
		break;
	case IN_PARENT:
	case IN_COUNT:
	case IN_MODEL:
		diag_report(t->project->diag, FAULT_CELL_COMPUTED_CHANGED, where, "%s: %s", c->name,
			value);
		break;
	}
}

/* A word of the project that two values share says nothing new of a computed cell. */
static bool
is_same(struct taking *t, const struct column *c, const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return true;
	if (c->type == TYPE_MONEY || c->type == TYPE_NUMBER) {
		const char *x = value_number(t->arena, CELL_NUMBER, a);
		const char *y = value_number(t->arena, CELL_NUMBER, b);

		return x && y && strcmp(x, y) == 0;
	}
	return false;
}

static void
change_row(struct taking *t, const struct xml_node *n, int row)
{
	for (size_t i = 0; i < t->table->ncolumns; i++) {
		const struct column *c = &t->table->columns[i];
		const char *value, *old;

		if (t->cols[i] < 0 || c->is_key)
			continue;
		value = value_at(t, row, i);
		if (!value)
			continue;
		old = column_value(&t->tables, t->table, c, n);
		if (!is_same(t, c, value, old))
			change(t, c, n, value, where_of(t, row, t->cols[i]));
	}
}

/* "M 1.1" becomes m-1.1: a letter first, then what an id may hold. */
static const char *
make_id(struct taking *t, const char *code)
{
	struct str b;
	const char *id, *base;

	str_init(&b);
	if (!isalpha((unsigned char)*code))
		str_add(&b, "m-");
	for (const char *s = code; *s; s++) {
		if (isalnum((unsigned char)*s) || *s == '.' || *s == '_')
			str_addc(&b, (char)tolower((unsigned char)*s));
		else if (b.n && b.s[b.n - 1] != '-')
			str_addc(&b, '-');
	}
	base = id = arena_strndup(t->arena, b.s, b.n);
	str_release(&b);
	for (int i = 2; project_node(t->project, id); i++)
		id = arena_printf(t->arena, "%s-%d", base, i);
	return id;
}

static void
put_list(struct taking *t, struct element *e, const struct column *c, const char *value)
{
	struct strings parts = list_parts(t->arena, value);

	for (size_t i = 0; i < parts.n; i++) {
		struct element *x = element_add(e, element_new(t->arena, c->xml));

		if (c->place == IN_CHILD_ATTR)
			element_attr(t->arena, x, c->attr, parts.v[i]);
		else
			x->text = parts.v[i];
	}
}

static void
put_value(struct taking *t, struct element *e, const struct column *c, const char *value)
{
	struct element *rich;

	switch (c->place) {
	case IN_ATTR:
		element_attr(t->arena, e, c->xml, value);
		break;
	case IN_CHILD:
		element_child(t->arena, e, c->xml, value);
		break;
	case IN_CHILDREN:
	case IN_CHILD_ATTR:
		put_list(t, e, c, value);
		break;
	case IN_OWN:
		e->text = *value ? value : NULL;
		break;
	case IN_RICH:
		rich = *value ? element_add(e, element_new(t->arena, c->xml)) : NULL;
		if (rich)
			element_child(t->arena, rich, "p", value);
		break;
	case IN_PARENT:
	case IN_COUNT:
	case IN_MODEL:
		break;
	}
}

/* Children in the schema's order, whatever the order of the columns. */
static void
sort_children(struct element *e)
{
	struct element *sorted = NULL, *next;

	for (struct element *c = e->first; c; c = next) {
		struct element **at = &sorted;

		next = c->next;
		while (*at && child_rank(e->name, (*at)->name) <= child_rank(e->name, c->name))
			at = &(*at)->next;
		c->next = *at;
		*at = c;
	}
	e->first = sorted;
	for (e->last = sorted; e->last && e->last->next; e->last = e->last->next)
		;
}

static const struct xml_node *
find_parent(struct taking *t, const char *attr, const char *value)
{
	if (strcmp(attr, "id") == 0)
		return project_node(t->project, value);
	for (size_t i = 0; i < t->tables.measures.n; i++)
		if (value_is_same_word(t->tables.measures.v[i].code, value))
			return project_node(t->project, t->tables.measures.v[i].id);
	return NULL;
}

static enum period_kind
period_kind_of(enum report_cycle cycle)
{
	switch (cycle) {
	case CYCLE_MONTH:
		return PERIOD_MONTH;
	case CYCLE_HALF:
		return PERIOD_HALF;
	case CYCLE_YEAR:
		return PERIOD_YEAR;
	case CYCLE_QUARTER:
	case CYCLE_MEETING:
		break;
	}
	return PERIOD_QUARTER;
}

/* Reports go into the file of their period, meetings into the file that has them. */
static void
put_into_file(struct taking *t, struct element *e, const char *day)
{
	char code[DATE_BUF];
	date d;

	if (strcmp(t->table->element, "statusReport") == 0 && date_parse(day, &d) == 0)
		edit_into_file(t->edits,
			arena_printf(t->arena, "status/%s.xml",
				period_code(
					period_of(period_kind_of(t->project->model->settings.cycle),
						d),
					code)),
			"statusReports", e);
	else
		edit_into_file(t->edits, "meetings.xml", "meetings", e);
}

static void
add_row(struct taking *t, int row)
{
	size_t before = diag_errors(t->project->diag);
	struct element *e = element_new(t->arena, t->table->element);
	const struct xml_node *parent = NULL;
	const char *day = "", *value;
	bool has_parent = false;

	if (strcmp(e->name, "measure") == 0)
		element_attr(t->arena, e, "id", make_id(t, value_at(t, row, 0)));
	for (size_t i = 0; i < t->table->ncolumns; i++) {
		const struct column *c = &t->table->columns[i];

		value = value_at(t, row, i);
		if (!value)
			continue;
		if (c->place == IN_PARENT) {
			has_parent = true;
			parent = find_parent(t, c->xml, value);
			if (!parent)
				diag_report(t->project->diag, FAULT_CELL_REFERENCE,
					where_of(t, row, t->cols[i]), "%s: %s", c->name, value);
		}
		if (c->place == IN_ATTR && strcmp(c->xml, "date") == 0)
			day = value;
		put_value(t, e, c, value);
	}
	if (diag_errors(t->project->diag) != before)
		return;
	sort_children(e);
	if (has_parent)
		edit_insert(t->edits, parent, e);
	else
		put_into_file(t, e, day);
}

static void
take_row(struct taking *t, int row)
{
	const char *key = NULL, *value;
	struct keyed *old;
	bool is_empty = true;

	for (int col = 0; col < t->sheet->cols && is_empty; col++)
		is_empty = !sheet_cell(t->sheet, row, col);
	if (is_empty)
		return;
	for (size_t i = 0; i < t->table->ncolumns; i++) {
		if (!t->table->columns[i].is_key)
			continue;
		value = value_at(t, row, i);
		if (!value)
			return;
		key = joined(t->arena, key, value);
	}
	old = find_row(t, key);
	if (!key || !*key || *key == KEY_BETWEEN) {
		diag_report(t->project->diag, FAULT_ROW_NO_KEY, where_of(t, row, 0), "%s",
			t->table->name);
	} else if (old && old->is_seen) {
		diag_report(t->project->diag, FAULT_ROW_TWICE, where_of(t, row, 0), "%s", key);
	} else if (old) {
		old->is_seen = true;
		change_row(t, old->node, row);
	} else {
		*VEC_PUSH(t->arena, &t->fresh) = (struct keyed){key, NULL, false};
		add_row(t, row);
	}
}

static void
check_fresh(struct taking *t)
{
	struct where where = {t->book->shown, 0, 0, NULL};

	if (t->fresh.n)
		qsort(t->fresh.v, t->fresh.n, sizeof(*t->fresh.v), compare_keys);
	for (size_t i = 1; i < t->fresh.n; i++)
		if (strcmp(t->fresh.v[i - 1].key, t->fresh.v[i].key) == 0)
			diag_report(t->project->diag, FAULT_ROW_TWICE, where, "%s: %s",
				t->table->name, t->fresh.v[i].key);
}

static void
remove_missing(struct taking *t)
{
	for (size_t i = 0; i < t->rows.n; i++)
		if (!t->rows.v[i].is_seen)
			edit_remove(t->edits, t->rows.v[i].node);
}

static bool
take_sheet(struct taking *t, const struct sheet *s)
{
	t->sheet = s;
	t->table = table_of(t->book, s);
	if (!t->table)
		return false;
	if (read_heads(t))
		return true;
	index_rows(t);
	for (int row = t->head + 1; row < s->rows; row++)
		take_row(t, row);
	check_fresh(t);
	if (t->options->is_removing)
		remove_missing(t);
	return true;
}

static int
take_file(struct taking *t, const struct imported_file *f)
{
	struct where where = {f->name, 0, 0, NULL};
	size_t n = 0;

	/* Written by the export beside the tables: "*.csv" means it too. */
	if (strcmp(f->name, DICTIONARY) == 0)
		return 0;
	t->book = book_read(t->arena, f->name, f->bytes, f->n, t->project->diag);
	if (!t->book)
		return -1;
	for (size_t i = 0; i < t->book->sheets.n; i++)
		n += take_sheet(t, &t->book->sheets.v[i]);
	return n ? 0 : diag_report(t->project->diag, FAULT_TABLE_UNKNOWN, where, "%s", f->name);
}

int
tables_in(struct edits *e, const struct imported_files *files, const struct import_options *o,
	struct imported_files *taken)
{
	struct taking t = {
		.edits = e, .project = e->project, .arena = e->project->arena, .options = o};
	size_t before = diag_errors(e->project->diag);

	tables_begin(&t.tables, e->project);
	for (size_t i = 0; i < files->n; i++) {
		take_file(&t, &files->v[i]);
		*VEC_PUSH(t.arena, taken) = files->v[i];
	}
	return diag_errors(e->project->diag) == before ? 0 : -1;
}
