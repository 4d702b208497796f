#include "exchange/table/list.h"

#include "base/str.h"
#include "base/utf8.h"
#include "base/words/label.h"
#include "exchange/sheet/book.h"
#include "exchange/sheet/value.h"
#include "exchange/store/edits.h"
#include "exchange/table/column.h"
#include "exchange/table/map.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define NS "urn:ratsdruck:project:1"
#define DEFAULT_FIELD "Ma\u00DFnahmen"
#define DEFAULT_BODY "Stadt Musterstadt"
#define DEFAULT_COMMITTEE "Fachausschuss"

struct office {
	const char *name, *id;
};

struct field {
	const char *title, *id;
	struct element *root;
};

struct listing {
	struct arena *arena;
	struct diag *diag;
	struct map map;
	const struct book *book;
	const struct sheet *sheet;
	const struct labels *labels;
	struct model *words; /* an empty model: the catalogue's words */
	int head;
	VEC(struct office) offices;
	VEC(struct field) fields;
	struct strings ids, codes;
	struct element *reports;
	const char *day;
	const char *field; /* of the row before, for lists that name it once */
	int nmeasures;
};

static struct where
where_of(const struct listing *l, int row, int col)
{
	return cell_where(l->arena, l->book, l->sheet, row, col < 0 ? 0 : col);
}

static int
column_of(const struct listing *l, const char *name)
{
	const char *heading = map_heading(&l->map, name);

	for (int col = 0; heading && col < l->sheet->cols; col++)
		if (value_is_same_word(sheet_text(l->sheet, l->head, col), heading))
			return col;
	return -1;
}

/* What stands in a merged cell holds for all of its rows. */
static const struct cell *
cell_at(const struct listing *l, int row, const char *name)
{
	int col = column_of(l, name);
	const struct cell *c = col < 0 ? NULL : sheet_cell(l->sheet, row, col);
	const struct merged *m = col < 0 || c ? NULL : sheet_merged(l->sheet, row, col);

	return m ? sheet_cell(l->sheet, m->row, m->col) : c;
}

static const char *
one_line(struct arena *a, const char *s)
{
	struct str b;
	const char *copy;

	str_init(&b);
	for (; *s; s++) {
		bool is_blank = strchr(" \t\r\n", *s) != NULL;

		if (!is_blank || (b.n && b.s[b.n - 1] != ' '))
			str_addc(&b, is_blank ? ' ' : *s);
	}
	while (b.n && b.s[b.n - 1] == ' ')
		b.n--;
	copy = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return copy;
}

static int
bad(struct listing *l, enum fault fault, int row, const char *name, const char *detail)
{
	return diag_report(
		l->diag, fault, where_of(l, row, column_of(l, name)), "%s: %s", name, detail);
}

static const char *
text_at(struct listing *l, int row, const char *name)
{
	const struct cell *c = cell_at(l, row, name);

	if (!c)
		return "";
	if (c->kind == CELL_ERROR || !element_is_sayable(c->text)) {
		bad(l, FAULT_CELL_VALUE, row, name, c->text);
		return "";
	}
	return value_is_none(c->text) ? "" : one_line(l->arena, c->text);
}

/* An id from a name: letters without their dots, digits, hyphens; unique. */
static const char *
make_id(struct listing *l, const char *name, const char *prefix)
{
	static const struct {
		const char *from, *to;
	} spelt[] = {{"\u00E4", "ae"}, {"\u00F6", "oe"}, {"\u00FC", "ue"}, {"\u00C4", "ae"},
		{"\u00D6", "oe"}, {"\u00DC", "ue"}, {"\u00DF", "ss"}};
	const char *id, *base;
	struct str b;

	str_init(&b);
	if (!isalpha((unsigned char)*name))
		str_add(&b, prefix);
	while (*name && b.n < 40) {
		size_t step = 1;
		const char *to = NULL;

		for (size_t i = 0; i < sizeof(spelt) / sizeof(*spelt) && !to; i++)
			if (strncmp(name, spelt[i].from, 2) == 0)
				to = spelt[i].to, step = 2;
		if (to)
			str_add(&b, to);
		else if (isalnum((unsigned char)*name) || *name == '.')
			str_addc(&b, (char)tolower((unsigned char)*name));
		else if (b.n && b.s[b.n - 1] != '-')
			str_addc(&b, '-');
		name += step;
	}
	while (b.n && (b.s[b.n - 1] == '-' || b.s[b.n - 1] == '.'))
		b.n--;
	base = id = b.n ? arena_strndup(l->arena, b.s, b.n) : prefix;
	str_release(&b);
	for (int i = 2;; i++) {
		bool is_taken = false;

		for (size_t k = 0; k < l->ids.n; k++)
			is_taken |= strcmp(l->ids.v[k], id) == 0;
		if (!is_taken)
			break;
		id = arena_printf(l->arena, "%s-%d", base, i);
	}
	*VEC_PUSH(l->arena, &l->ids) = id;
	return id;
}

static const char *
office_id(struct listing *l, const char *name)
{
	struct office *o;

	for (size_t i = 0; i < l->offices.n; i++)
		if (value_is_same_word(l->offices.v[i].name, name))
			return l->offices.v[i].id;
	o = VEC_PUSH(l->arena, &l->offices);
	*o = (struct office){name, make_id(l, name, "amt-")};
	return o->id;
}

static struct element *
root_of(struct listing *l, const char *name)
{
	const char *visibility = map_fact(&l->map, "sichtbarkeit");
	struct element *e = element_new(l->arena, name);

	element_attr(l->arena, e, "xmlns", NS);
	if (strcmp(name, "project") != 0 && strcmp(name, "resultTable") != 0)
		element_attr(l->arena, e, "visibility", visibility ? visibility : "nonpublic");
	return e;
}

static struct element *
paragraph(struct listing *l, struct element *e, const char *name, const char *text)
{
	struct element *rich = element_add(e, element_new(l->arena, name));

	element_child(l->arena, rich, "p", text);
	return rich;
}

static struct element *
field_of(struct listing *l, const char *title)
{
	struct field *f;

	for (size_t i = 0; i < l->fields.n; i++)
		if (value_is_same_word(l->fields.v[i].title, title))
			return l->fields.v[i].root;
	f = VEC_PUSH(l->arena, &l->fields);
	*f = (struct field){title, make_id(l, title, "feld-"), NULL};
	f->root = root_of(l, "actionField");
	element_attr(l->arena, f->root, "id", f->id);
	element_attr(l->arena, f->root, "number", arena_printf(l->arena, "%zu", l->fields.n));
	element_child(l->arena, f->root, "title", title);
	element_child(l->arena, f->root, "lead", title);
	paragraph(l, f->root, "situation", title);
	return f->root;
}

/* "Amt 50, Amt 40 / Jobcenter": the first is responsible, the others take part. */
static struct strings
names_in(struct arena *a, const char *s)
{
	struct strings out = {0};

	while (*s) {
		size_t n = strcspn(s, ",;/\n|");
		const char *name = one_line(a, arena_strndup(a, s, n));

		if (*name && !value_is_none(name))
			*VEC_PUSH(a, &out) = name;
		s += n + (s[n] != '\0');
	}
	return out;
}

static void
put_leads(struct listing *l, struct element *e, int row)
{
	const struct cell *lead = cell_at(l, row, "federfuehrung");
	const struct cell *actors = cell_at(l, row, "beteiligte");
	struct strings a = names_in(l->arena, lead ? lead->text : "");
	struct strings b = names_in(l->arena, actors ? actors->text : "");

	if (!a.n) {
		bad(l, FAULT_LIST_NO_LEAD, row, "federfuehrung", lead ? lead->text : "");
		*VEC_PUSH(l->arena, &a) = label_of(l->labels, LABEL_DATA_NO_LEAD);
	}
	for (size_t i = 0; i < b.n; i++)
		*VEC_PUSH(l->arena, &a) = b.v[i];
	for (size_t i = 0; i < a.n; i++) {
		struct element *x = element_add(e, element_new(l->arena, i ? "actor" : "lead"));

		element_attr(l->arena, x, "organization", office_id(l, a.v[i]));
	}
}

static const char *
word_at(struct listing *l, int row, const char *name, enum word_list list)
{
	const struct cell *c = cell_at(l, row, name);
	const char *s = c ? one_line(l->arena, c->text) : "", *mapped, *meant;

	/* The map first: "offen" may be a status, or may mean that nothing is known. */
	mapped = *s ? map_word(&l->map, name, s) : "";
	if (mapped && !*mapped)
		return "";
	meant = word_meant(l->words, l->labels, list, mapped ? mapped : s);
	if (meant)
		return meant;
	if (value_is_none(s))
		return "";
	bad(l, FAULT_CELL_WORD, row, name, s);
	return "";
}

static const char *
day_at(struct listing *l, int row, const char *name, bool is_end)
{
	const struct cell *c = cell_at(l, row, name);
	const char *mapped;
	char buf[DATE_BUF];
	bool is_exact;
	date d;

	if (!c || value_is_none(c->text))
		return "";
	mapped = map_word(&l->map, name, one_line(l->arena, c->text));
	if (mapped && !*mapped)
		return "";
	if (value_date_loose(
		    mapped ? mapped : one_line(l->arena, c->text), is_end, &d, &is_exact)) {
		bad(l, FAULT_CELL_VALUE, row, name, c->text);
		return "";
	}
	date_iso(d, buf);
	if (!is_exact)
		bad(l, FAULT_LIST_DAY, row, name,
			arena_printf(l->arena, "%s \u2192 %s", c->text, buf));
	return arena_strdup(l->arena, buf);
}

/* What is no amount is kept as a text: it says why there is none. */
static void
put_cost(struct listing *l, struct element *e, int row)
{
	const struct cell *c = cell_at(l, row, "kosten");
	struct amount m;
	struct element *x;

	if (!c || value_is_none(c->text))
		return;
	x = element_add(e, element_new(l->arena, "cost"));
	if (value_amount(c->kind, c->text, &m)) {
		x->text = text_at(l, row, "kosten");
		bad(l, FAULT_LIST_AMOUNT, row, "kosten", c->text);
		return;
	}
	element_attr(l->arena, x, "amount",
		m.cents % 100 ? arena_printf(l->arena, "%lld.%02d", (long long)(m.cents / 100),
					(int)(m.cents % 100))
			      : arena_printf(l->arena, "%lld", (long long)(m.cents / 100)));
	element_attr(l->arena, x, "kind", "once");
	if (m.is_estimate)
		element_attr(l->arena, x, "estimate", "true");
}

static void
put_texts(struct listing *l, struct element *e, int row, const char *name, const char *element)
{
	const struct cell *c = cell_at(l, row, name);
	struct strings parts = names_in(l->arena, c ? c->text : "");

	for (size_t i = 0; i < parts.n; i++)
		element_child(l->arena, e, element, parts.v[i]);
}

static const char *
code_at(struct listing *l, int row)
{
	const char *code = text_at(l, row, "code");

	if (!*code)
		code = arena_printf(l->arena, "M-%02d", l->nmeasures + 1);
	for (size_t i = 0; i < l->codes.n; i++)
		if (value_is_same_word(l->codes.v[i], code))
			bad(l, FAULT_ROW_TWICE, row, "code", code);
	*VEC_PUSH(l->arena, &l->codes) = code;
	return code;
}

static void
put_report(struct listing *l, const char *id, int row)
{
	const char *status = word_at(l, row, "status", WORDS_STATUS);
	const char *note = text_at(l, row, "notiz"), *reason = text_at(l, row, "begruendung");
	struct element *e;

	if (!*status && !*note)
		return;
	if (!l->day) {
		diag_report(l->diag, FAULT_MAP_DAY, (struct where){l->map.shown, 0, 0, NULL},
			"stichtag :=");
		l->day = "2000-01-01";
	}
	e = element_add(l->reports, element_new(l->arena, "statusReport"));
	element_attr(l->arena, e, "measure", id);
	element_attr(l->arena, e, "date", l->day);
	element_attr(l->arena, e, "status", *status ? status : status_name(STATUS_RECOMMENDED));
	element_attr(l->arena, e, "schedule", word_at(l, row, "terminlage", WORDS_SCHEDULE));
	element_attr(l->arena, e, "due", day_at(l, row, "termin", true));
	element_child(l->arena, e, "note", note);
	element_child(l->arena, e, "nextStep", text_at(l, row, "naechster_schritt"));
	if (!*reason && (strcmp(status, status_name(STATUS_DEFERRED)) == 0 ||
				strcmp(status, status_name(STATUS_REJECTED)) == 0))
		reason = label_of(l->labels, LABEL_DATA_NO_REASON);
	element_child(l->arena, e, "reason", reason);
}

static void
put_measure(struct listing *l, int row, const char *title)
{
	const char *description = text_at(l, row, "beschreibung"), *code = code_at(l, row);
	struct element *e = element_new(l->arena, "measure");
	const char *id = make_id(l, code, "m-");

	l->nmeasures++;
	element_attr(l->arena, e, "id", id);
	element_attr(l->arena, e, "code", code);
	element_attr(l->arena, e, "priority", word_at(l, row, "prioritaet", WORDS_PRIORITY));
	element_attr(l->arena, e, "horizon", word_at(l, row, "horizont", WORDS_HORIZON));
	element_attr(l->arena, e, "start", day_at(l, row, "beginn", false));
	element_attr(l->arena, e, "end", day_at(l, row, "ende", true));
	element_child(l->arena, e, "title", title);
	paragraph(l, e, "description", *description ? description : title);
	put_texts(l, e, row, "zielgruppen", "targetGroup");
	put_texts(l, e, row, "stadtteile", "district");
	put_leads(l, e, row);
	put_cost(l, e, row);
	element_child(l->arena, e, "effect", text_at(l, row, "wirkung"));
	element_add(field_of(l, l->field), e);
	put_report(l, id, row);
}

static int
cells_in_row(const struct listing *l, int row)
{
	int n = 0;

	for (int col = 0; col < l->sheet->cols; col++)
		n += sheet_cell(l->sheet, row, col) != NULL;
	return n;
}

/* A row with one cell is a heading between the measures, unless fields have a column. */
static void
take_row(struct listing *l, int row)
{
	const char *title = text_at(l, row, "titel"), *field = text_at(l, row, "handlungsfeld");
	int ncells = cells_in_row(l, row);

	if (!ncells)
		return;
	if (*field)
		l->field = field;
	if (ncells == 1 && column_of(l, "handlungsfeld") < 0) {
		for (int col = 0; col < l->sheet->cols; col++)
			if (sheet_cell(l->sheet, row, col))
				l->field = one_line(l->arena, sheet_text(l->sheet, row, col));
		return;
	}
	if (!*title) {
		if (ncells > 1)
			bad(l, FAULT_LIST_NO_TITLE, row, "titel", text_at(l, row, "code"));
		return;
	}
	if (sheet_is_hidden_row(l->sheet, row))
		bad(l, FAULT_ROW_HIDDEN, row, "titel", title);
	put_measure(l, row, title);
}

static int
find_sheet(struct listing *l)
{
	const char *name = map_fact(&l->map, "blatt"), *head = map_fact(&l->map, "kopfzeile");
	struct where where = {l->book->shown, 0, 0, NULL};

	for (size_t i = 0; i < l->book->sheets.n && !l->sheet; i++)
		if (name ? value_is_same_word(l->book->sheets.v[i].name, name)
			 : !l->book->sheets.v[i].is_hidden && l->book->sheets.v[i].cells.n > 0)
			l->sheet = &l->book->sheets.v[i];
	if (!l->sheet)
		return diag_report(l->diag, FAULT_LIST_SHEET, where, "%s", name ? name : "");
	if (head) {
		l->head = atoi(head) - 1;
		return 0;
	}
	/* The first row that has the heading of the titles. */
	for (int row = 0; row < l->sheet->rows; row++) {
		l->head = row;
		if (column_of(l, "titel") >= 0)
			return 0;
	}
	l->head = 0;
	return 0;
}

static int
check_columns(struct listing *l)
{
	int failed = 0;

	if (!map_heading(&l->map, "titel"))
		return diag_report(l->diag, FAULT_COLUMN_MISSING,
			(struct where){l->map.shown, 0, 0, NULL}, "titel =");
	for (size_t i = 0; i < l->map.lines.n; i++) {
		const struct map_line *m = &l->map.lines.v[i];
		struct where where = {l->map.shown, m->line, 0, NULL};

		if (m->kind == MAP_COLUMN && column_of(l, m->name) < 0)
			failed = diag_report(l->diag, FAULT_COLUMN_MISSING, where, "%s", m->theirs);
	}
	return failed;
}

static void
write_file(struct listing *l, struct model_files *out, const char *href, const struct element *root)
{
	struct str b;

	str_init(&b);
	str_add(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	element_write(&b, root, (struct element_style){"", "  ", "\n"});
	str_addc(&b, '\n');
	*VEC_PUSH(l->arena, out) =
		(struct model_file){href, arena_strndup(l->arena, b.s, b.n), b.n};
	str_release(&b);
}

static struct element *
organizations(struct listing *l)
{
	const char *committee = map_fact(&l->map, "gremium");
	struct element *root = root_of(l, "organizations"), *e;
	struct str fields;

	str_init(&fields);
	for (size_t i = 0; i < l->fields.n; i++)
		str_addf(&fields, "%s%s", i ? " " : "", l->fields.v[i].id);
	e = element_add(root, element_new(l->arena, "organization"));
	element_attr(l->arena, e, "id", "gremium");
	element_attr(l->arena, e, "type", "committee");
	element_child(l->arena, e, "name", committee ? committee : DEFAULT_COMMITTEE);
	element_attr(l->arena, element_add(e, element_new(l->arena, "competence")), "fields",
		arena_strndup(l->arena, fields.s, fields.n));
	str_release(&fields);
	for (size_t i = 0; i < l->offices.n; i++) {
		e = element_add(root, element_new(l->arena, "organization"));
		element_attr(l->arena, e, "id", l->offices.v[i].id);
		element_attr(l->arena, e, "type", "office");
		element_child(l->arena, e, "name", l->offices.v[i].name);
	}
	return root;
}

static struct element *concept(struct listing *l)
{
	const char *title = map_fact(&l->map, "titel");
	struct element *root = root_of(l, "concept");

	element_attr(l->arena, root, "id", "konzept-1");
	element_attr(l->arena, root, "date", l->day ? l->day : "2000-01-01");
	element_child(
		l->arena, root, "title", title ? title : label_of(l->labels, LABEL_DATA_CONCEPT));
	element_child(l->arena, root, "shortTitle", label_of(l->labels, LABEL_DATA_CONCEPT));
	element_child(l->arena, root, "abstract",
		title ? title : label_of(l->labels, LABEL_DATA_CONCEPT));
	return root;
}

static void
add_publication(struct listing *l, struct element *root, const char *id, const char *kind)
{
	static const char *const parts[] = {"cover", "toc", "actionFields", "overview"};
	const char *visibility = map_fact(&l->map, "sichtbarkeit");
	struct element *e = element_add(root, element_new(l->arena, "publication"));
	bool is_concept = strcmp(kind, "concept") == 0;

	element_attr(l->arena, e, "id", id);
	element_attr(l->arena, e, "kind", kind);
	element_attr(l->arena, e, "edition",
		visibility && strcmp(visibility, "public") == 0 ? "public" : "internal");
	if (!is_concept)
		element_attr(l->arena, e, "committees", "gremium");
	element_child(l->arena, e, "fileName",
		is_concept ? "{body}-konzept-{date}" : "{body}-sachstand-{committee}-{period}");
	for (size_t i = 0; is_concept && i < sizeof(parts) / sizeof(*parts); i++)
		element_attr(
			l->arena, element_add(e, element_new(l->arena, "part")), "kind", parts[i]);
}

static const char *
slug_of(struct listing *l, const char *name)
{
	char *s = arena_strdup(l->arena, make_id(l, name, "stadt-"));

	for (char *p = s; *p; p++)
		if (*p == '.')
			*p = '-';
	return s;
}

static struct element *
project(struct listing *l, const struct model_files *files)
{
	const char *name = map_fact(&l->map, "stadt");
	struct element *root = root_of(l, "project"), *e;
	const char *slug;

	name = name ? name : DEFAULT_BODY;
	slug = slug_of(l, name);
	element_attr(l->arena, root, "id", slug);
	element_attr(l->arena, root, "version", "1");
	element_attr(l->arena, root, "xml:lang", "de");
	element_attr(l->arena, root, "timezone", "Europe/Berlin");
	e = element_add(root, element_new(l->arena, "body"));
	element_attr(l->arena, e, "id", "stadt");
	element_child(l->arena, e, "name", name);
	element_child(l->arena, e, "shortName", name);
	element_child(l->arena, e, "slug", slug);
	element_attr(
		l->arena, element_add(root, element_new(l->arena, "style")), "href", "default");
	for (size_t i = 0; i < files->n; i++)
		element_attr(l->arena, element_add(root, element_new(l->arena, "source")), "href",
			files->v[i].href);
	element_attr(l->arena, element_add(root, element_new(l->arena, "reporting")), "period",
		"quarter");
	add_publication(l, root, "konzept", "concept");
	add_publication(l, root, "sachstand", "committeeReport");
	return root;
}

static void
write_files(struct listing *l, struct model_files *out)
{
	char code[DATE_BUF];
	date d;

	write_file(l, out, "organizations.xml", organizations(l));
	write_file(l, out, "concept.xml", concept(l));
	for (size_t i = 0; i < l->fields.n; i++)
		write_file(l, out,
			arena_printf(l->arena, "fields/%zu-%s.xml", i + 1, l->fields.v[i].id),
			l->fields.v[i].root);
	if (l->reports->first && date_parse(l->day, &d) == 0)
		write_file(l, out,
			arena_printf(l->arena, "status/%s.xml",
				period_code(period_of(PERIOD_QUARTER, d), code)),
			l->reports);
	write_file(l, out, "project.xml", project(l, out));
}

int
list_to_project(struct arena *a, const struct imported_file *list, const struct imported_file *map,
	struct model_files *out, struct diag *d)
{
	struct listing l = {.arena = a, .diag = d};
	size_t before = diag_errors(d);
	const char *field;
	date day;

	if (map_read(&l.map, a, map->name, map->bytes, map->n, d))
		return -1;
	l.book = book_read(a, list->name, list->bytes, list->n, d);
	if (!l.book || find_sheet(&l) || check_columns(&l))
		return -1;
	l.labels = labels_load(a, "de");
	l.words = arena_one(a, struct model);
	l.reports = root_of(&l, "statusReports");
	l.day = map_fact(&l.map, "stichtag");
	if (l.day && date_parse(l.day, &day))
		return diag_report(
			d, FAULT_MAP_DAY, (struct where){map->name, 0, 0, NULL}, "%s", l.day);
	field = map_fact(&l.map, "feld");
	l.field = field ? field : DEFAULT_FIELD;
	*VEC_PUSH(a, &l.ids) = "gremium";
	*VEC_PUSH(a, &l.ids) = "konzept-1";
	*VEC_PUSH(a, &l.ids) = "stadt";
	for (int row = l.head + 1; row < l.sheet->rows; row++)
		take_row(&l, row);
	if (!l.nmeasures)
		diag_report(d, FAULT_LIST_EMPTY, (struct where){list->name, 0, 0, NULL}, "%s",
			l.sheet->name);
	if (diag_errors(d) != before)
		return -1;
	write_files(&l, out);
	return 0;
}
