#include "exchange/table/out.h"

#include "base/json.h"
#include "base/str.h"
#include "exchange/form/sheetout.h"

#include <stdlib.h>
#include <string.h>

static struct imported_file
file_of(struct project *p, const char *name, const struct str *b)
{
	return (struct imported_file){name, arena_strndup(p->arena, b->s, b->n), b->n};
}

static void
add_field(struct str *b, const char *s, bool is_first)
{
	if (!is_first)
		str_addc(b, ';');
	if (!strpbrk(s, ";\"\r\n") && *s != ' ' && (!*s || s[strlen(s) - 1] != ' ')) {
		str_add(b, s);
		return;
	}
	str_addc(b, '"');
	for (; *s; s++) {
		if (*s == '"')
			str_addc(b, '"');
		str_addc(b, *s);
	}
	str_addc(b, '"');
}

static void
put_csv(struct tables *t, const struct table *table, struct imported_files *out)
{
	struct nodes rows = table_rows(t, table);
	struct str b;

	str_init(&b);
	str_add(&b, "\xEF\xBB\xBF");
	for (size_t c = 0; c < table->ncolumns; c++)
		add_field(&b, table->columns[c].name, c == 0);
	str_add(&b, "\r\n");
	for (size_t r = 0; r < rows.n; r++) {
		for (size_t c = 0; c < table->ncolumns; c++) {
			const struct column *col = &table->columns[c];

			add_field(&b, cell_shown(t, col, column_value(t, table, col, rows.v[r])),
				c == 0);
		}
		str_add(&b, "\r\n");
	}
	*VEC_PUSH(t->project->arena, out) =
		file_of(t->project, arena_printf(t->project->arena, "%s.csv", table->name), &b);
	str_release(&b);
}

static enum out_kind
out_kind_of(enum column_type type)
{
	if (type == TYPE_DATE)
		return OUT_DATE;
	return type == TYPE_MONEY || type == TYPE_NUMBER || type == TYPE_YEAR ? OUT_NUMBER
									      : OUT_TEXT;
}

static struct out_table
sheet_of(struct tables *t, const struct table *table)
{
	struct arena *a = t->project->arena;
	struct nodes rows = table_rows(t, table);
	const char **heads = arena_array(a, const char *, table->ncolumns);
	enum out_kind *kinds = arena_array(a, enum out_kind, table->ncolumns);
	const char **cells = arena_array(a, const char *, rows.n * table->ncolumns + 1);

	for (size_t c = 0; c < table->ncolumns; c++) {
		const struct column *col = &table->columns[c];

		heads[c] = col->name;
		kinds[c] = out_kind_of(col->type);
		for (size_t r = 0; r < rows.n; r++) {
			const char *v = column_value(t, table, col, rows.v[r]);

			cells[r * table->ncolumns + c] =
				kinds[c] == OUT_TEXT ? cell_shown(t, col, v) : v;
		}
	}
	return (struct out_table){table->name, heads, kinds, table->ncolumns, cells, rows.n};
}

static int
put_workbook(struct tables *t, const char *tmp, struct imported_files *out)
{
	struct arena *a = t->project->arena;
	struct out_table *v = arena_array(a, struct out_table, tables_count);
	struct bytes b;

	for (size_t i = 0; i < tables_count; i++)
		v[i] = sheet_of(t, &tables_all[i]);
	b = tables_workbook(a, v, tables_count, tmp);
	if (!b.s)
		return -1;
	*VEC_PUSH(a, out) = (struct imported_file){
		arena_printf(a, "%s.xlsx", t->project->model->project.id), b.s, b.n};
	return 0;
}

static const char *
type_name(enum column_type type)
{
	static const char *const names[] = {[TYPE_TEXT] = "string",
		[TYPE_DATE] = "date",
		[TYPE_TIME] = "datetime",
		[TYPE_MONEY] = "number",
		[TYPE_NUMBER] = "number",
		[TYPE_YEAR] = "year",
		[TYPE_TRUTH] = "boolean",
		[TYPE_WORD] = "string",
		[TYPE_LIST] = "string",
		[TYPE_IDS] = "string",
		[TYPE_MEASURE] = "string"};

	return names[type];
}

static void
put_dictionary(struct tables *t, struct imported_files *out)
{
	struct str b;

	str_init(&b);
	str_add(&b, "\xEF\xBB\xBFtabelle;spalte;typ;schluessel;zu_aendern;bedeutung\r\n");
	for (size_t i = 0; i < tables_count; i++)
		for (size_t c = 0; c < tables_all[i].ncolumns; c++) {
			const struct column *col = &tables_all[i].columns[c];
			bool is_fixed =
				col->is_key || col->place == IN_MODEL || col->place == IN_PARENT;

			add_field(&b, tables_all[i].name, true);
			add_field(&b, col->name, false);
			add_field(&b, type_name(col->type), false);
			add_field(&b, col->is_key ? "ja" : "nein", false);
			add_field(&b, is_fixed ? "nein" : "ja", false);
			add_field(&b, col->doc, false);
			str_add(&b, "\r\n");
		}
	*VEC_PUSH(t->project->arena, out) = file_of(t->project, DICTIONARY, &b);
	str_release(&b);
}

static void
put_field(struct json *j, const struct column *c)
{
	json_open(j, NULL, '{');
	json_text(j, "name", c->name);
	json_text(j, "type", type_name(c->type));
	if (c->type == TYPE_MONEY || c->type == TYPE_NUMBER)
		json_text(j, "decimalChar", ",");
	json_text(j, "description", c->doc);
	if (c->type == TYPE_TRUTH) {
		json_open(j, "trueValues", '[');
		json_text(j, NULL, "ja");
		json_close(j, ']');
		json_open(j, "falseValues", '[');
		json_text(j, NULL, "nein");
		json_close(j, ']');
	}
	json_close(j, '}');
}

static void
put_resource(struct json *j, const struct table *t, const char *path)
{
	json_open(j, NULL, '{');
	json_text(j, "name", t->name);
	json_text(j, "path", path);
	json_text(j, "description", t->doc);
	json_text(j, "encoding", "utf-8");
	json_open(j, "dialect", '{');
	json_text(j, "delimiter", ";");
	json_close(j, '}');
	json_open(j, "schema", '{');
	json_open(j, "fields", '[');
	for (size_t c = 0; c < t->ncolumns; c++)
		put_field(j, &t->columns[c]);
	json_close(j, ']');
	json_open(j, "primaryKey", '[');
	for (size_t c = 0; c < t->ncolumns; c++)
		if (t->columns[c].is_key)
			json_text(j, NULL, t->columns[c].name);
	json_close(j, ']');
	json_close(j, '}');
	json_close(j, '}');
}

static void
put_package(struct tables *t, struct imported_files *out)
{
	struct json j;
	char *s = NULL;
	size_t n;
	FILE *f = open_memstream(&s, &n);

	if (!f)
		memory_exhausted();
	json_begin(&j, f);
	json_open(&j, NULL, '{');
	json_text(&j, "name", t->project->model->project.id);
	json_text(&j, "profile", "tabular-data-package");
	json_open(&j, "resources", '[');
	for (size_t i = 0; i < tables_count; i++)
		put_resource(&j, &tables_all[i],
			arena_printf(t->project->arena, "%s.csv", tables_all[i].name));
	json_close(&j, ']');
	json_close(&j, '}');
	if (fclose(f))
		memory_exhausted();
	*VEC_PUSH(t->project->arena, out) = (struct imported_file){
		"datapackage.json", arena_strndup(t->project->arena, s, n), n};
	free(s);
}

int
tables_out(struct project *p, bool is_workbook, const char *tmp, struct imported_files *out)
{
	struct tables t;

	tables_begin(&t, p);
	if (is_workbook && put_workbook(&t, tmp, out))
		return -1;
	for (size_t i = 0; !is_workbook && i < tables_count; i++)
		put_csv(&t, &tables_all[i], out);
	put_dictionary(&t, out);
	if (!is_workbook)
		put_package(&t, out);
	return 0;
}
