#include "exchange/form/answers.h"

#include "exchange/form/form.h"
#include "exchange/sheet/book.h"
#include "exchange/sheet/value.h"
#include "ledger/ledger.h"

#include <stdio.h>
#include <string.h>

#define HEAD_ROWS 20 /* the heads stand within the first rows */
#define HIDDEN_FIRST 6
#define STATUS_FOLDER "status"

/* One cell that says something new. */
struct change {
	const struct form_row *row; /* as the project is now */
	enum form_col col;
	const char *text; /* canonical */
	struct where where;
	const struct form *form;
};

struct changes {
	struct change *v;
	size_t n, cap;
};

struct given { /* a row of the hidden sheet */
	const char *key, *title;
	const char *value[FORM_COLS];
	bool is_seen;
};

struct file {
	const struct book *book;
	const struct sheet *sheet, *hidden;
	const struct form *form;
	VEC(struct given) given;
	int head, key_col, title_col, col[FORM_COLS];
	struct changes changes;
};

struct answers {
	struct edits *edits;
	struct project *project;
	const struct labels *labels;
	const struct import_options *options;
	struct ledger ledger;
	struct changes all;
};

static const enum label col_labels[FORM_COLS] = {LABEL_FORM_STATUS, LABEL_FORM_SCHEDULE,
	LABEL_FORM_DUE, LABEL_FORM_DATE, LABEL_FORM_NOTE, LABEL_FORM_NEXT, LABEL_FORM_REASON,
	LABEL_FORM_SPENT};

static struct where
where_of(struct answers *a, const struct file *f, int row, int col)
{
	return cell_where(a->project->arena, f->book, f->sheet, row, col);
}

static int
foreign(struct answers *a, const struct file *f, const char *detail)
{
	struct where where = {f->book->shown, 0, 0, NULL};

	return diag_report(a->project->diag, FAULT_FORM_FOREIGN, where, "%s", detail);
}

/* The form as it would be given out now. */
static int
read_marks(struct answers *a, struct file *f)
{
	const struct model *m = a->project->model;
	const struct organization *office;
	struct period period;

	f->hidden = book_sheet(f->book, FORM_HIDDEN);
	if (!f->hidden || strcmp(sheet_text(f->hidden, 0, 0), FORM_MARK) != 0)
		return foreign(a, f, "");
	if (strcmp(sheet_text(f->hidden, 0, 1), FORM_VERSION) != 0)
		return foreign(a, f, sheet_text(f->hidden, 0, 1));
	if (strcmp(sheet_text(f->hidden, 1, 1), m->project.id) != 0)
		return foreign(a, f, sheet_text(f->hidden, 1, 1));
	office = model_organization(m, sheet_text(f->hidden, 3, 1));
	if (!office)
		return foreign(a, f, sheet_text(f->hidden, 3, 1));
	if (period_parse(sheet_text(f->hidden, 2, 1), &period))
		return foreign(a, f, sheet_text(f->hidden, 2, 1));
	f->form = form_make(a->project->arena, m, a->labels, office, period);
	return 0;
}

static void
read_given(struct answers *a, struct file *f)
{
	for (int row = HIDDEN_FIRST; row < f->hidden->rows; row++) {
		struct given *g;

		if (!*sheet_text(f->hidden, row, 0))
			continue;
		g = VEC_PUSH(a->project->arena, &f->given);
		*g = (struct given){.key = sheet_text(f->hidden, row, 0),
			.title = sheet_text(f->hidden, row, 1)};
		for (int c = 0; c < FORM_COLS; c++)
			g->value[c] = sheet_text(f->hidden, row, 2 + c);
	}
}

static int
find_head(const struct answers *a, const struct sheet *s, int row, enum label label)
{
	for (int col = 0; col < s->cols; col++)
		if (value_is_same_word(sheet_text(s, row, col), label_of(a->labels, label)))
			return col;
	return -1;
}

static int
find_columns(struct answers *a, struct file *f)
{
	int failed = 0;

	f->title_col = find_head(a, f->sheet, f->head, LABEL_FORM_TITLE);
	for (int c = 0; c < FORM_COLS; c++) {
		f->col[c] = find_head(a, f->sheet, f->head, col_labels[c]);
		if (f->col[c] < 0)
			failed = diag_report(a->project->diag, FAULT_COLUMN_MISSING,
				where_of(a, f, f->head, 0), "%s",
				label_of(a->labels, col_labels[c]));
	}
	return failed;
}

/* The sheet with the heads: other programs may put sheets of their own before it. */
static int
find_sheet(struct answers *a, struct file *f)
{
	for (size_t i = 0; i < f->book->sheets.n; i++) {
		const struct sheet *s = &f->book->sheets.v[i];

		for (int row = 0; s != f->hidden && row < HEAD_ROWS && row < s->rows; row++) {
			f->key_col = find_head(a, s, row, LABEL_FORM_KEY);
			if (f->key_col < 0 || find_head(a, s, row, LABEL_FORM_STATUS) < 0)
				continue;
			f->sheet = s;
			f->head = row;
			return find_columns(a, f);
		}
	}
	return foreign(a, f, label_of(a->labels, LABEL_FORM_KEY));
}

static struct given *
given_of(struct file *f, const char *key)
{
	for (size_t i = 0; i < f->given.n; i++)
		if (value_is_same_word(f->given.v[i].key, key))
			return &f->given.v[i];
	return NULL;
}

static const struct form_row *
row_of(const struct form *form, const char *key)
{
	for (size_t i = 0; i < form->rows.n; i++)
		if (strcmp(form->rows.v[i].key, key) == 0)
			return &form->rows.v[i];
	return NULL;
}

static const char *
bad_cell(struct answers *a, const struct file *f, const struct cell *c, enum fault fault)
{
	diag_report(a->project->diag, fault, where_of(a, f, c->row, c->col), "%s", c->text);
	return NULL;
}

static const char *
status_of(struct answers *a, const struct file *f, const struct cell *c)
{
	for (int s = 0; s < STATUS_COUNT; s++)
		if (value_is_same_word(c->text, form_status_word(f->form, (enum status)s)) ||
			strcmp(c->text, status_name((enum status)s)) == 0)
			return status_name((enum status)s);
	return bad_cell(a, f, c, FAULT_CELL_VALUE);
}

static const char *
schedule_of(struct answers *a, const struct file *f, const struct cell *c)
{
	for (int s = SCHEDULE_ON_TIME; s < SCHEDULE_COUNT; s++)
		if (value_is_same_word(c->text, form_schedule_word(f->form, (enum schedule)s)) ||
			strcmp(c->text, schedule_name((enum schedule)s)) == 0)
			return schedule_name((enum schedule)s);
	return value_is_none(c->text) ? "" : bad_cell(a, f, c, FAULT_CELL_VALUE);
}

/* A number without the look of a day is none: nobody knows from which year it counts. */
static const char *
day_of(struct answers *a, const struct file *f, const struct cell *c)
{
	char buf[DATE_BUF];
	date d;

	if (value_is_none(c->text))
		return "";
	if (c->kind == CELL_NUMBER || c->kind == CELL_TRUTH || value_date(c->text, &d))
		return bad_cell(a, f, c, FAULT_CELL_VALUE);
	return arena_strdup(a->project->arena, date_iso(d, buf));
}

static const char *
amount_of(struct answers *a, const struct file *f, const struct cell *c)
{
	struct amount m;

	if (value_is_none(c->text))
		return "";
	if ((c->kind != CELL_NUMBER && c->kind != CELL_TEXT) || value_amount(c->kind, c->text, &m))
		return bad_cell(a, f, c, FAULT_CELL_VALUE);
	if (m.cents % 100)
		return arena_printf(a->project->arena, "%lld.%02d", (long long)(m.cents / 100),
			(int)(m.cents % 100));
	return arena_printf(a->project->arena, "%lld", (long long)(m.cents / 100));
}

/* Runs of blanks and line ends are one blank, as the schema has it. */
static const char *
text_of(struct answers *a, const struct file *f, const struct cell *c)
{
	struct str b;
	const char *copy;

	if (!element_is_sayable(c->text))
		return bad_cell(a, f, c, FAULT_CELL_VALUE);
	str_init(&b);
	for (const char *s = c->text; *s; s++) {
		bool is_blank = strchr(" \t\n\r", *s) != NULL;

		if (!is_blank || (b.n && b.s[b.n - 1] != ' '))
			str_addc(&b, is_blank ? ' ' : *s);
	}
	while (b.n && b.s[b.n - 1] == ' ')
		b.n--;
	copy = arena_strndup(a->project->arena, b.s, b.n);
	str_release(&b);
	return copy;
}

/* What the cell says in our words; NULL after a fault. */
static const char *
canonical(struct answers *a, const struct file *f, const struct cell *c, enum form_col col)
{
	if (c->kind == CELL_ERROR || (c->is_formula && !*c->text))
		return bad_cell(a, f, c, FAULT_CELL_FORMULA);
	if (c->is_formula)
		diag_report(a->project->diag, FAULT_CELL_COMPUTED, where_of(a, f, c->row, c->col),
			"%s", c->text);
	switch (col) {
	case FORM_STATUS:
		return status_of(a, f, c);
	case FORM_SCHEDULE:
		return schedule_of(a, f, c);
	case FORM_DUE:
	case FORM_DATE:
		return day_of(a, f, c);
	case FORM_SPENT:
		return amount_of(a, f, c);
	case FORM_NOTE:
	case FORM_NEXT:
	case FORM_REASON:
		return text_of(a, f, c);
	case FORM_COLS:
		break;
	}
	return NULL;
}

/* Two files may say the same of a row, not different things. */
static void
note_change(struct answers *a, struct file *f, const struct change *c)
{
	const struct change *other = NULL;

	for (size_t i = 0; i < a->all.n; i++) {
		const struct change *old = &a->all.v[i];

		if (strcmp(old->row->key, c->row->key) != 0 ||
			strcmp(old->form->code, c->form->code) != 0)
			continue;
		if (old->col == c->col && strcmp(old->text, c->text) == 0)
			return;
		other = old;
	}
	if (other)
		diag_report(a->project->diag, FAULT_FORM_TWICE, c->where, "%s: %s",
			other->where.file, other->where.element);
	else
		*VEC_PUSH(a->project->arena, &f->changes) = *c;
}

static const char *
shown(const char *s)
{
	return *s ? s : "-";
}

/* Three values: given out, in the cell, in the project now. */
static void
compare(struct answers *a, struct file *f, const struct form_row *now, const struct given *g,
	struct change *c)
{
	const char *given = g->value[c->col], *present = now->value[c->col];

	if (strcmp(c->text, given) == 0 || (present && strcmp(c->text, present) == 0))
		return;
	if (!present)
		diag_report(a->project->diag, FAULT_CELL_UNASKED, c->where, "%s", c->text);
	else if (c->col == FORM_STATUS && !*c->text)
		diag_report(a->project->diag, FAULT_CELL_VALUE, c->where, "%s",
			label_of(a->labels, LABEL_FORM_STATUS));
	else if (strcmp(present, given) != 0)
		diag_report(a->project->diag, FAULT_FORM_CONFLICT, c->where, "%s \u2192 %s / %s",
			shown(given), shown(c->text), shown(present));
	else
		note_change(a, f, c);
}

static void
read_cell(struct answers *a, struct file *f, const struct form_row *now, const struct given *g,
	struct change c, int row)
{
	const struct cell *cell = sheet_cell(f->sheet, row, f->col[c.col]);
	const struct merged *m = sheet_merged(f->sheet, row, f->col[c.col]);

	c.where = where_of(a, f, row, f->col[c.col]);
	if (m) {
		diag_report(a->project->diag, FAULT_CELL_MERGED, c.where, "%s", "");
		return;
	}
	c.text = cell ? canonical(a, f, cell, c.col) : "";
	if (c.text)
		compare(a, f, now, g, &c);
}

static bool
is_empty_row(const struct file *f, int row)
{
	for (int c = 0; c < FORM_COLS; c++)
		if (sheet_cell(f->sheet, row, f->col[c]))
			return false;
	return true;
}

static void
read_row(struct answers *a, struct file *f, int row)
{
	const char *key = sheet_text(f->sheet, row, f->key_col);
	struct given *g = given_of(f, key);
	const struct form_row *now = g ? row_of(f->form, g->key) : NULL;
	struct where where = where_of(a, f, row, f->key_col);

	if (!*key && is_empty_row(f, row))
		return;
	if (!g) {
		diag_report(a->project->diag, FAULT_ROW_UNKNOWN, where, "%s", key);
		return;
	}
	if (g->is_seen) {
		diag_report(a->project->diag, FAULT_ROW_TWICE, where, "%s", key);
		return;
	}
	g->is_seen = true;
	if (!now || (now->kind == FORM_STEP && strcmp(now->title, g->title) != 0)) {
		diag_report(a->project->diag, FAULT_ROW_GONE, where, "%s", key);
		return;
	}
	if (f->title_col >= 0 &&
		!value_is_same_word(sheet_text(f->sheet, row, f->title_col), g->title))
		diag_report(a->project->diag, FAULT_CELL_LOCKED, where_of(a, f, row, f->title_col),
			"%s", sheet_text(f->sheet, row, f->title_col));
	if (sheet_is_hidden_row(f->sheet, row))
		diag_report(a->project->diag, FAULT_ROW_HIDDEN, where, "%s", key);
	for (int c = 0; c < FORM_COLS; c++)
		read_cell(a, f, now, g, (struct change){now, (enum form_col)c, "", where, f->form},
			row);
}

/* The changes of one row stand side by side. */
static const char *
changed_to(const struct changes *c, const struct form_row *row, enum form_col col)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].row == row && c->v[i].col == col)
			return c->v[i].text;
	return NULL;
}

static const char *
new_value(const struct changes *c, const struct form_row *row, enum form_col col)
{
	const char *s = changed_to(c, row, col);

	return s ? s : row->value[col] ? row->value[col] : "";
}

static const struct change *
first_change(const struct changes *c, const struct form_row *row)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].row == row)
			return &c->v[i];
	return NULL;
}

/* A report on the period has been heard by a committee. */
static bool
is_sealed(const struct answers *a, const struct form *form)
{
	for (size_t i = 0; i < a->ledger.n; i++)
		if (strcmp(a->ledger.v[i]->key.period, form->code) == 0 &&
			a->ledger.v[i]->withdrawn == DATE_NONE)
			return true;
	return false;
}

static bool
is_correction(const struct answers *a, const struct file *f, const struct form_row *row)
{
	return row->kind == FORM_MEASURE && row->report && is_sealed(a, f->form);
}

/* What the project would refuse is told by its cell, not by a line nobody has seen. */
static void
check_row(struct answers *a, const struct file *f, const struct change *c)
{
	const struct changes *all = &f->changes;
	const char *status = new_value(all, c->row, FORM_STATUS);
	const char *day = new_value(all, c->row, FORM_DATE);
	date d;

	if (*day && date_parse(day, &d) == 0 && (d < f->form->first || d > f->form->last) &&
		changed_to(all, c->row, FORM_DATE))
		diag_report(
			a->project->diag, FAULT_FORM_DATE, c->where, "%s: %s", f->form->code, day);
	if (is_correction(a, f, c->row) && !*new_value(all, c->row, FORM_REASON))
		diag_report(a->project->diag, FAULT_FORM_SEALED, c->where, "%s", c->row->key);
	else if (c->row->kind == FORM_MEASURE &&
		 (strcmp(status, status_name(STATUS_DEFERRED)) == 0 ||
			 strcmp(status, status_name(STATUS_REJECTED)) == 0) &&
		 !*new_value(all, c->row, FORM_REASON))
		diag_report(a->project->diag, FAULT_STATUS_NO_REASON, c->where, "%s", c->row->key);
}

static int
read_file(struct answers *a, struct file *f, const struct imported_file *in)
{
	size_t before = diag_errors(a->project->diag);
	struct arena *arena = a->project->arena;

	*f = (struct file){0};
	f->book = book_read(arena, in->name, in->bytes, in->n, a->project->diag);
	if (!f->book || read_marks(a, f))
		return -1;
	read_given(a, f);
	if (find_sheet(a, f))
		return -1;
	for (int row = f->head + 1; row < f->sheet->rows; row++)
		read_row(a, f, row);
	for (size_t i = 0; i < f->changes.n; i++)
		if (first_change(&f->changes, f->changes.v[i].row) == &f->changes.v[i])
			check_row(a, f, &f->changes.v[i]);
	return diag_errors(a->project->diag) == before ? 0 : -1;
}

static const char *
day_attr(struct answers *a, date d)
{
	char buf[DATE_BUF];

	return arena_strdup(a->project->arena, date_iso(d, buf));
}

static const char *
day_or_last(struct answers *a, const struct file *f, const struct form_row *row)
{
	const char *day = new_value(&f->changes, row, FORM_DATE);

	return *day ? day : day_attr(a, f->form->last);
}

static void
make_report(struct answers *a, const struct file *f, const struct form_row *row)
{
	struct arena *arena = a->project->arena;
	const struct changes *c = &f->changes;
	struct element *e = element_new(arena, "statusReport");

	element_attr(arena, e, "measure", row->measure->r.id);
	element_attr(arena, e, "date", day_or_last(a, f, row));
	element_attr(arena, e, "status", new_value(c, row, FORM_STATUS));
	element_attr(arena, e, "schedule", new_value(c, row, FORM_SCHEDULE));
	element_attr(arena, e, "due", new_value(c, row, FORM_DUE));
	if (row->report)
		element_attr(arena, e, "corrects", day_attr(a, row->report->date));
	element_attr(arena, e, "recorded", day_attr(a, a->options->recorded));
	element_child(arena, e, "note", new_value(c, row, FORM_NOTE));
	element_child(arena, e, "nextStep", new_value(c, row, FORM_NEXT));
	element_child(arena, e, "reason", new_value(c, row, FORM_REASON));
	edit_into_file(a->edits, arena_printf(arena, STATUS_FOLDER "/%s.xml", f->form->code),
		"statusReports", e);
}

static const struct xml_node *
report_node(const struct answers *a, const struct status_report *r)
{
	char day[DATE_BUF];

	date_iso(r->date, day);
	for (size_t i = 0; i < a->project->files.n; i++) {
		const struct xml_node *root = a->project->files.v[i].root;

		for (const struct xml_node *n = xml_child(root, "statusReport"); n;
			n = xml_next(n, "statusReport"))
			if (strcmp(xml_attr(n, "measure"), r->measure.ref.id) == 0 &&
				strcmp(xml_attr(n, "date"), day) == 0)
				return n;
	}
	return NULL;
}

static void
edit_report(struct answers *a, const struct change *c)
{
	static const char *const names[FORM_COLS] = {
		"status", "schedule", "due", "date", "note", "nextStep", "reason", NULL};
	const struct xml_node *n = report_node(a, c->row->report);

	if (!n || !names[c->col])
		return;
	if (c->col < FORM_NOTE)
		edit_attr(a->edits, n, names[c->col], c->text);
	else
		edit_child(a->edits, n, names[c->col], c->text);
}

static void
spend(struct answers *a, const struct file *f, const struct change *c)
{
	struct arena *arena = a->project->arena;
	const struct xml_node *m = project_node(a->project, c->row->measure->r.id);
	struct element *e;

	if (c->row->spent_count == 0) {
		e = element_new(arena, "expenditure");
		element_attr(arena, e, "date", day_or_last(a, f, c->row));
		element_attr(arena, e, "amount", c->text);
		element_attr(arena, e, "recorded", day_attr(a, a->options->recorded));
		if (*c->text)
			edit_insert(a->edits, m, e);
		return;
	}
	for (const struct xml_node *n = xml_child(m, "expenditure"); n;
		n = xml_next(n, "expenditure")) {
		date d;

		if (date_parse(xml_attr(n, "date"), &d) || d < f->form->first || d > f->form->last)
			continue;
		if (*c->text)
			edit_attr(a->edits, n, "amount", c->text);
		else
			edit_remove(a->edits, n);
		return;
	}
}

static void
edit_step(struct answers *a, const struct change *c)
{
	const struct xml_node *m = project_node(a->project, c->row->measure->r.id);
	const struct xml_node *n = xml_child(m, "step");

	for (size_t i = 0; n && i < c->row->step; i++)
		n = xml_next(n, "step");
	if (n)
		edit_attr(a->edits, n, "done", c->text);
}

static void
edit_task(struct answers *a, const struct change *c)
{
	const struct xml_node *n = project_node(a->project, c->row->task->r.id);

	if (c->col == FORM_DATE)
		edit_attr(a->edits, n, "done", c->text);
	else
		edit_child(a->edits, n, "completionNote", c->text);
}

static bool
has_report_change(const struct changes *c, const struct form_row *row)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].row == row && c->v[i].col != FORM_SPENT)
			return true;
	return false;
}

static void
apply(struct answers *a, struct file *f)
{
	for (size_t i = 0; i < f->changes.n; i++) {
		const struct change *c = &f->changes.v[i];
		bool is_first = first_change(&f->changes, c->row) == c;

		if (c->row->kind == FORM_STEP)
			edit_step(a, c);
		else if (c->row->kind == FORM_TASK)
			edit_task(a, c);
		else if (c->col == FORM_SPENT)
			spend(a, f, c);
		else if (c->row->report && !is_correction(a, f, c->row))
			edit_report(a, c);
		if (is_first && c->row->kind == FORM_MEASURE &&
			(!c->row->report || is_correction(a, f, c->row)) &&
			has_report_change(&f->changes, c->row))
			make_report(a, f, c->row);
		*VEC_PUSH(a->project->arena, &a->all) = *c;
	}
}

int
answers_read(struct edits *e, const struct imported_files *files, const struct import_options *o,
	struct imported_files *taken)
{
	struct answers a = {.edits = e, .project = e->project, .options = o};
	struct arena *arena = e->project->arena;
	int failed = 0;

	a.labels = labels_load(arena, e->project->model->project.lang);
	if (ledger_load(
		    &a.ledger, arena, e->project->dir, e->project->schema_dir, e->project->diag))
		return -1;
	for (size_t i = 0; i < files->n; i++) {
		struct file *f = arena_one(arena, struct file);

		if (read_file(&a, f, &files->v[i])) {
			failed = -1;
			continue;
		}
		apply(&a, f);
		*VEC_PUSH(arena, taken) = files->v[i];
	}
	return failed && !o->is_partial ? -1 : 0;
}
