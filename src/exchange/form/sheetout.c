#include "exchange/form/sheetout.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define TITLE_ROW 0
#define DEADLINE_ROW 1
#define HINT_ROW 2
#define HEAD_ROW 3
#define FIRST_ROW 4
#define ASKED_COL 6 /* first column to be filled in */
#define ALL_COLS (ASKED_COL + FORM_COLS)
#define LISTS_COL 20 /* in the hidden sheet: the words to choose from */
#define HIDDEN_FIRST 6
#define TALL 15 /* [pt] height of one line */
#define LINE_CHARS 34
#define LINES_MOST 12
#define PAPER_A4 9
#define YELLOW 0xFFF2CC
#define GREY 0xE7E6E6
#define NUMBER_TEXT 32
#define PATH_TEXT 4096

/* Excel's day 0; days are counted from there. */
#define SERIAL_OF_1970 25569

struct out {
	struct arena *arena;
	const struct form *form;
	lxw_workbook *book;
	lxw_worksheet *sheet, *hidden, *help;
	lxw_format *title, *plain, *head, *locked, *locked_day, *open, *open_day, *open_money;
	char path[PATH_TEXT];
};

static const char *
say(const struct out *o, enum label id)
{
	return label_of(o->form->labels, id);
}

static lxw_format *
make_format(struct out *o, bool is_open, const char *number)
{
	lxw_format *f = workbook_add_format(o->book);

	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_border_color(f, 0xA6A6A6);
	if (number)
		format_set_num_format(f, number);
	if (is_open) {
		format_set_unlocked(f);
		format_set_bg_color(f, YELLOW);
	} else {
		format_set_bg_color(f, 0xF7F7F7);
	}
	return f;
}

static void
make_formats(struct out *o)
{
	o->title = workbook_add_format(o->book);
	format_set_bold(o->title);
	format_set_font_size(o->title, 14);
	o->plain = workbook_add_format(o->book);
	format_set_text_wrap(o->plain);
	format_set_align(o->plain, LXW_ALIGN_VERTICAL_TOP);
	o->head = workbook_add_format(o->book);
	format_set_bold(o->head);
	format_set_text_wrap(o->head);
	format_set_bg_color(o->head, GREY);
	format_set_border(o->head, LXW_BORDER_THIN);
	format_set_align(o->head, LXW_ALIGN_VERTICAL_TOP);
	o->locked = make_format(o, false, NULL);
	o->locked_day = make_format(o, false, "dd.mm.yyyy");
	o->open = make_format(o, true, NULL);
	o->open_day = make_format(o, true, "dd.mm.yyyy");
	o->open_money = make_format(o, true, "#,##0.00");
}

static void
put_day(lxw_worksheet *s, int row, int col, date d, lxw_format *f)
{
	if (d == DATE_NONE)
		worksheet_write_blank(s, (lxw_row_t)row, (lxw_col_t)col, f);
	else
		worksheet_write_number(
			s, (lxw_row_t)row, (lxw_col_t)col, (double)d + SERIAL_OF_1970, f);
}

/* In a form "=1+1" is a text like any other: this never writes a formula. */
static void
put_text(lxw_worksheet *s, int row, int col, const char *text, lxw_format *f)
{
	if (!*text)
		worksheet_write_blank(s, (lxw_row_t)row, (lxw_col_t)col, f);
	else
		worksheet_write_string(s, (lxw_row_t)row, (lxw_col_t)col, text, f);
}

static const char *
status_shown(const struct form *f, const char *name)
{
	for (int s = 0; s < STATUS_COUNT; s++)
		if (strcmp(status_name((enum status)s), name) == 0)
			return form_status_word(f, (enum status)s);
	return "";
}

static const char *
schedule_shown(const struct form *f, const char *name)
{
	for (int s = SCHEDULE_ON_TIME; s < SCHEDULE_COUNT; s++)
		if (strcmp(schedule_name((enum schedule)s), name) == 0)
			return form_schedule_word(f, (enum schedule)s);
	return "";
}

static void
put_asked(struct out *o, int row, const struct form_row *r, enum form_col c)
{
	const char *v = r->value[c];
	int col = ASKED_COL + (int)c;
	date d;

	if (!v)
		put_text(o->sheet, row, col, "", o->locked);
	else if (c == FORM_STATUS)
		put_text(o->sheet, row, col, status_shown(o->form, v), o->open);
	else if (c == FORM_SCHEDULE)
		put_text(o->sheet, row, col, schedule_shown(o->form, v), o->open);
	else if (c == FORM_DUE || c == FORM_DATE)
		put_day(o->sheet, row, col, date_parse(v, &d) ? DATE_NONE : d, o->open_day);
	else if (c == FORM_SPENT && *v)
		worksheet_write_number(
			o->sheet, (lxw_row_t)row, (lxw_col_t)col, strtod(v, NULL), o->open_money);
	else
		put_text(o->sheet, row, col, v, c == FORM_SPENT ? o->open_money : o->open);
}

static enum label
kind_label(enum form_kind k)
{
	switch (k) {
	case FORM_MEASURE:
		return LABEL_FORM_MEASURE;
	case FORM_STEP:
		return LABEL_FORM_STEP;
	case FORM_TASK:
		return LABEL_FORM_TASK;
	}
	return LABEL_FORM_MEASURE;
}

/* Rows are as high as their longest text: locked cells cannot be pulled apart. */
static double
height_of(const struct form_row *r)
{
	size_t most = strlen(r->title) / LINE_CHARS;

	if (strlen(r->last_note) / LINE_CHARS > most)
		most = strlen(r->last_note) / LINE_CHARS;
	if (most + 2 > LINES_MOST)
		return LINES_MOST * TALL;
	return (double)(most + 2) * TALL;
}

static void
put_row(struct out *o, int row, const struct form_row *r)
{
	worksheet_set_row(o->sheet, (lxw_row_t)row, height_of(r), NULL);
	put_text(o->sheet, row, 0, r->key, o->locked);
	put_text(o->sheet, row, 1, say(o, kind_label(r->kind)), o->locked);
	put_text(o->sheet, row, 2, r->title, o->locked);
	put_text(o->sheet, row, 3, r->last_status, o->locked);
	put_day(o->sheet, row, 4, r->last_date, o->locked_day);
	put_text(o->sheet, row, 5, r->last_note, o->locked);
	for (int c = 0; c < FORM_COLS; c++)
		put_asked(o, row, r, (enum form_col)c);
}

static void
put_heads(struct out *o)
{
	static const enum label heads[ALL_COLS] = {LABEL_FORM_KEY, LABEL_FORM_KIND,
		LABEL_FORM_TITLE, LABEL_FORM_LAST_STATUS, LABEL_FORM_LAST_DATE,
		LABEL_FORM_LAST_NOTE, LABEL_FORM_STATUS, LABEL_FORM_SCHEDULE, LABEL_FORM_DUE,
		LABEL_FORM_DATE, LABEL_FORM_NOTE, LABEL_FORM_NEXT, LABEL_FORM_REASON,
		LABEL_FORM_SPENT};
	static const double widths[ALL_COLS] = {
		12, 11, 34, 14, 12, 38, 16, 13, 12, 12, 44, 32, 30, 14};

	worksheet_set_row(o->sheet, HEAD_ROW, 3 * TALL, NULL);
	for (int c = 0; c < ALL_COLS; c++) {
		worksheet_set_column(o->sheet, (lxw_col_t)c, (lxw_col_t)c, widths[c], NULL);
		put_text(o->sheet, HEAD_ROW, c, say(o, heads[c]), o->head);
	}
}

static void
put_top(struct out *o)
{
	const struct form *f = o->form;
	const char *email = f->model->body.email;
	const char *until =
		f->deadline == DATE_NONE ? NULL : form_day(o->arena, f->labels, f->deadline);

	put_text(o->sheet, TITLE_ROW, 0,
		LABEL_FILL(o->arena, f->labels, LABEL_FORM_HEADING, f->code, f->office->name),
		o->title);
	if (until)
		put_text(o->sheet, DEADLINE_ROW, 0,
			LABEL_FILL(o->arena, f->labels, LABEL_FORM_DEADLINE, until,
				email ? email : f->model->body.name),
			NULL);
	else
		put_text(o->sheet, DEADLINE_ROW, 0,
			LABEL_FILL(o->arena, f->labels, LABEL_FORM_NO_DEADLINE,
				email ? email : f->model->body.name),
			NULL);
	put_text(o->sheet, HINT_ROW, 0, say(o, LABEL_FORM_HINT), NULL);
}

/* Choices are a range of the hidden sheet: as a list they would be limited to 255 letters. */
static void
offer_choice(struct out *o, int col, int n, int last_row)
{
	char formula[NUMBER_TEXT * 2];
	char letter = (char)('A' + LISTS_COL + (col == ASKED_COL + FORM_SCHEDULE));
	lxw_data_validation v = {0};

	snprintf(formula, sizeof(formula), "=" FORM_HIDDEN "!$%c$1:$%c$%d", letter, letter, n);
	v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
	v.value_formula = formula;
	v.ignore_blank = LXW_VALIDATION_ON;
	v.error_title = (char *)"?";
	v.error_message = (char *)say(o, LABEL_FORM_CHOOSE);
	worksheet_data_validation_range(
		o->sheet, FIRST_ROW, (lxw_col_t)col, (lxw_row_t)last_row, (lxw_col_t)col, &v);
}

static void
offer_choices(struct out *o)
{
	int last = FIRST_ROW + (int)o->form->rows.n - 1;

	for (int s = 0; s < STATUS_COUNT; s++)
		put_text(o->hidden, s, LISTS_COL, form_status_word(o->form, (enum status)s), NULL);
	for (int s = SCHEDULE_ON_TIME; s < SCHEDULE_COUNT; s++)
		put_text(o->hidden, s - SCHEDULE_ON_TIME, LISTS_COL + 1,
			form_schedule_word(o->form, (enum schedule)s), NULL);
	if (last < FIRST_ROW)
		return;
	offer_choice(o, ASKED_COL + FORM_STATUS, STATUS_COUNT, last);
	offer_choice(o, ASKED_COL + FORM_SCHEDULE, SCHEDULE_COUNT - SCHEDULE_ON_TIME, last);
}

/* Everything the import needs to know what was given out; see answers.c. */
static void
put_hidden(struct out *o)
{
	const struct form *f = o->form;
	const char *const marks[][2] = {{FORM_MARK, FORM_VERSION},
		{"project", f->model->project.id}, {"period", f->code}, {"office", f->office->r.id},
		{"rows", arena_printf(o->arena, "%zu", f->rows.n)}};

	for (int i = 0; i < (int)(sizeof(marks) / sizeof(*marks)); i++) {
		put_text(o->hidden, i, 0, marks[i][0], NULL);
		put_text(o->hidden, i, 1, marks[i][1], NULL);
	}
	for (size_t i = 0; i < f->rows.n; i++) {
		const struct form_row *r = &f->rows.v[i];
		int row = HIDDEN_FIRST + (int)i;

		put_text(o->hidden, row, 0, r->key, NULL);
		put_text(o->hidden, row, 1, r->title, NULL);
		for (int c = 0; c < FORM_COLS; c++)
			put_text(o->hidden, row, 2 + c, r->value[c] ? r->value[c] : "", NULL);
	}
	worksheet_hide(o->hidden);
}

static void
put_help(struct out *o)
{
	static const enum label lines[] = {LABEL_FORM_HELP_1, LABEL_FORM_HELP_2, LABEL_FORM_HELP_3,
		LABEL_FORM_HELP_4, LABEL_FORM_HELP_5, LABEL_FORM_HELP_6, LABEL_FORM_HELP_7};

	worksheet_set_column(o->help, 0, 0, 100, NULL);
	put_text(o->help, 0, 0, say(o, LABEL_FORM_HELP), o->title);
	for (int i = 0; i < (int)(sizeof(lines) / sizeof(*lines)); i++)
		put_text(o->help, 2 + i, 0, say(o, lines[i]), o->plain);
	worksheet_protect(o->help, NULL, NULL);
}

static void
put_form(struct out *o)
{
	lxw_protection may = {.format_columns = 1, .format_rows = 1, .sort = 1, .autofilter = 1};

	put_top(o);
	put_heads(o);
	for (size_t i = 0; i < o->form->rows.n; i++)
		put_row(o, FIRST_ROW + (int)i, &o->form->rows.v[i]);
	offer_choices(o);
	worksheet_freeze_panes(o->sheet, FIRST_ROW, 3);
	worksheet_protect(o->sheet, NULL, &may);
	worksheet_set_landscape(o->sheet);
	worksheet_set_paper(o->sheet, PAPER_A4);
	worksheet_fit_to_pages(o->sheet, 1, 0);
	worksheet_repeat_rows(o->sheet, HEAD_ROW, HEAD_ROW);
}

static lxw_workbook *
open_book(char path[static PATH_TEXT], const char *tmp)
{
	char folder[PATH_TEXT];
	lxw_workbook_options options = {.tmpdir = folder};
	/* 1980-01-01, as in the zip file around it. */
	lxw_doc_properties properties = {.created = 315532800};
	lxw_workbook *book;
	int fd;

	snprintf(folder, sizeof(folder), "%s", tmp);
	snprintf(path, PATH_TEXT, "%s/ratsdruck-XXXXXX", tmp);
	fd = mkstemp(path);
	if (fd < 0)
		return NULL;
	close(fd);
	book = workbook_new_opt(path, &options);
	if (!book)
		return NULL;
	workbook_set_properties(book, &properties);
	return book;
}

/* Closes, reads and removes the temporary file. */
static struct bytes
close_book(struct arena *a, lxw_workbook *book, const char *path)
{
	struct bytes b = {NULL, 0};
	lxw_error e = workbook_close(book);
	FILE *in = e ? NULL : fopen(path, "re");
	char *s;
	long n;

	if (in && fseek(in, 0, SEEK_END) == 0 && (n = ftell(in)) > 0) {
		rewind(in);
		s = arena_alloc(a, (size_t)n);
		if (fread(s, 1, (size_t)n, in) == (size_t)n)
			b = (struct bytes){s, (size_t)n};
	}
	if (in)
		fclose(in);
	if (e && !errno)
		errno = EIO;
	unlink(path);
	return b;
}

struct bytes
form_workbook(struct arena *a, const struct form *f, const char *tmp)
{
	struct out o = {.arena = a, .form = f};

	errno = 0;
	o.book = open_book(o.path, tmp);
	if (!o.book)
		return (struct bytes){NULL, 0};
	o.sheet = workbook_add_worksheet(o.book, label_of(f->labels, LABEL_FORM_SHEET));
	o.help = workbook_add_worksheet(o.book, label_of(f->labels, LABEL_FORM_HELP_SHEET));
	o.hidden = workbook_add_worksheet(o.book, FORM_HIDDEN);
	make_formats(&o);
	put_form(&o);
	put_help(&o);
	put_hidden(&o);
	return close_book(a, o.book, o.path);
}

static void
put_cell(lxw_worksheet *s, int row, int col, enum out_kind kind, const char *text, lxw_format *day)
{
	date d;

	if (kind == OUT_DATE && date_parse(text, &d) == 0)
		put_day(s, row, col, d, day);
	else if (kind == OUT_NUMBER && *text)
		worksheet_write_number(s, (lxw_row_t)row, (lxw_col_t)col, strtod(text, NULL), NULL);
	else if (*text)
		put_text(s, row, col, text, NULL);
}

struct bytes
tables_workbook(struct arena *a, const struct out_table *tables, size_t n, const char *tmp)
{
	char path[PATH_TEXT];
	lxw_workbook *book;
	lxw_format *head, *day;

	errno = 0;
	book = open_book(path, tmp);
	if (!book)
		return (struct bytes){NULL, 0};
	head = workbook_add_format(book);
	format_set_bold(head);
	day = workbook_add_format(book);
	format_set_num_format(day, "dd.mm.yyyy");
	for (size_t t = 0; t < n; t++) {
		const struct out_table *x = &tables[t];
		lxw_worksheet *s = workbook_add_worksheet(book, x->name);

		worksheet_freeze_panes(s, 1, 1);
		for (size_t c = 0; c < x->ncols; c++) {
			worksheet_set_column(s, (lxw_col_t)c, (lxw_col_t)c, 18, NULL);
			put_text(s, 0, (int)c, x->heads[c], head);
			for (size_t r = 0; r < x->nrows; r++)
				put_cell(s, (int)r + 1, (int)c, x->kinds[c],
					x->cells[r * x->ncols + c], day);
		}
	}
	return close_book(a, book, path);
}
