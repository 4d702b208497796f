/* Each check on a document that passes, then on the same document broken in one place. */
#include "unit.h"

#include "docbuild.h"

#include "aside/check/check.h"
#include "aside/check/verdict.h"
#include "aside/csv.h"
#include "aside/wording.h"

#include <stdio.h>
#include <stdlib.h>

struct desk {
	struct world w;
	struct aside_facts facts;
	struct aside_input in;
	struct check checks[CHECK_COUNT];
	struct block *table, *para;
	uint32_t figure, list, item, body, note;
};

static uint32_t
child(struct world *w, enum role role, uint32_t parent)
{
	uint32_t e = doc_elem(w, role);

	w->doc->elems.v[e].parent = parent;
	return e;
}

static struct elem *
elem(struct desk *d, uint32_t i)
{
	return &d->w.doc->elems.v[i];
}

/* Cells as composition makes them: in rows, in the table, with their heads. */
static void
hang_table(struct desk *d, struct block *b)
{
	struct table *t = b->table;

	t->body_elem = child(&d->w, ROLE_TBODY, b->elem);
	for (size_t i = 0; i < t->nhead + t->nbody; i++) {
		struct row *row = i < t->nhead ? &t->head[i] : &t->body[i - t->nhead];

		row->elem = child(&d->w, ROLE_TR, t->body_elem);
		for (size_t k = 0; k < row->ncells; k++) {
			struct cell *c = &row->cells[k];
			const char *text = c->first->runs.v[0].text;

			c->elem = child(&d->w, c->is_head ? ROLE_TH : ROLE_TD, row->elem);
			if (c->is_head)
				elem(d, c->elem)->scope = SCOPE_COLUMN;
			c->first->elem = c->elem;
			c->first->runs.v[0] = doc_run(&d->w, text, c->elem);
			elem(d, c->elem)->nheaders = c->is_head ? 0 : 1;
			elem(d, c->elem)->headers = &t->head[0].cells[k].elem;
		}
	}
}

static void
add_table(struct desk *d)
{
	static const char *const head[] = {"Feld", "Anzahl"};
	static const char *const body[] = {"Sprache", "1.250", "=Summe", "\u221212,5"};
	struct block *b = doc_table(&d->w, 2);

	b->table->caption = NULL;
	b->table->head = doc_rows(&d->w, head, 1, 2, true);
	b->table->nhead = 1;
	b->table->body = doc_rows(&d->w, body, 2, 2, false);
	b->table->nbody = 2;
	b->elem = doc_elem(&d->w, ROLE_TABLE);
	/* The elements that doc_rows() made hang nowhere: they are made again in order. */
	for (uint32_t i = 1; i < b->elem; i++)
		if (elem(d, i)->role == ROLE_TR || elem(d, i)->role == ROLE_TH ||
			elem(d, i)->role == ROLE_TD || elem(d, i)->role == ROLE_TABLE)
			elem(d, i)->role = ROLE_SPAN;
	hang_table(d, b);
	b->anchor = "tab-felder";
	d->table = doc_add(&d->w, b);
}

static void
add_list(struct desk *d)
{
	struct block *b = doc_block(&d->w, BLOCK_LIST, ROLE_L);
	struct list_item *item = arena_one(d->w.arena, struct list_item);
	uint32_t label;

	b->list = arena_one(d->w.arena, struct list);
	b->list->items = item;
	b->list->nitems = 1;
	d->list = b->elem;
	elem(d, b->elem)->numbering = LIST_DECIMAL;
	d->item = item->elem = child(&d->w, ROLE_LI, b->elem);
	label = child(&d->w, ROLE_LBL, item->elem);
	*VEC_PUSH(d->w.arena, &item->label) = doc_run(&d->w, "1.", label);
	item->fill = -1;
	d->body = child(&d->w, ROLE_LBODY, item->elem);
	item->first = doc_para(&d->w, TS_LIST, "Eintrag");
	elem(d, item->first->elem)->parent = d->body;
	doc_add(&d->w, b);
}

/* A paragraph with a link to the heading and a footnote. */
static void
add_references(struct desk *d)
{
	struct world *w = &d->w;
	struct block *p = doc_add(w, doc_para(w, TS_BODY, "Siehe "));
	uint32_t link = child(w, ROLE_LINK, p->elem);
	struct run run = doc_run(w, "oben", link);
	struct note note = {.label = "1", .lang = "de", .label_link = LINK_NONE};

	*VEC_PUSH(w->arena, &w->doc->links) =
		(struct link){.elem = link, .anchor = "anfang", .contents = "zum Anfang"};
	run.link = 0;
	*VEC_PUSH(w->arena, &p->runs) = run;
	run = doc_run(w, "1", p->elem);
	run.kind = RUN_NOTE_MARK;
	run.note = 0;
	*VEC_PUSH(w->arena, &p->runs) = run;
	d->para = p;
	d->note = note.elem = child(w, ROLE_NOTE, p->elem);
	note.label_elem = child(w, ROLE_LBL, note.elem);
	note.label_seq = ++w->doc->next_seq;
	*VEC_PUSH(w->arena, &note.runs) = doc_run(w, "Anmerkung.", note.elem);
	*VEC_PUSH(w->arena, &w->doc->notes) = note;
}

static void
add_figure(struct desk *d)
{
	d->figure = doc_elem(&d->w, ROLE_FIGURE);
	elem(d, d->figure)->alt = "Ein Bild";
}

static void
desk_open(struct desk *d)
{
	struct block *h;

	*d = (struct desk){.figure = 0};
	world_open(&d->w);
	d->w.doc->lang = "de";
	d->w.doc->labels = labels_load(d->w.arena, "de");
	d->w.doc->title = "Titel & \"mehr\" <eins>";
	d->w.doc->as_of = date_make(2026, 9, 30);
	h = doc_add(&d->w, doc_heading(&d->w, 1, "Anfang"));
	h->anchor = "anfang";
	doc_add(&d->w, doc_heading(&d->w, 2, "Unterabschnitt"));
	add_table(d);
	add_list(d);
	add_references(d);
	add_figure(d);
	assert_int_equal(world_layout(&d->w), 0);
	*VEC_PUSH(d->w.arena, &d->w.pages.bboxes) =
		(struct elem_bbox){.elem = d->figure, .w = 1000, .h = 1000};
	d->facts = (struct aside_facts){.program = "ratsdruck",
		.alias = "test.pdf",
		.bytes = 2345678,
		.sha512 = "ab12",
		.publisher.name = "Stadt <Beispiel>"};
	d->in = (struct aside_input){d->w.doc, &d->w.pages, d->w.style, &d->facts, true};
}

static void
run_checks(struct desk *d)
{
	struct survey s;

	survey_make(&s, &d->in, d->w.arena);
	checks_run(&s, d->checks);
}

/* The check fails, and aside_make() makes nothing. */
static void
expect_failure(struct desk *d, enum check_id id)
{
	struct aside_files files;

	run_checks(d);
	if (d->checks[id].failures == 0)
		print_error("check %s did not fail\n", check_kinds[id].code);
	assert_true(d->checks[id].failures > 0);
	assert_non_null(d->checks[id].first);
	assert_int_equal(aside_make(&d->in, d->w.arena, &files, d->w.diag), -1);
	assert_int_equal(files.n, 0);
	assert_true(diag_errors(d->w.diag) > 0);
	world_close(&d->w);
}

static struct box *
first_text(struct desk *d)
{
	struct page *p = &d->w.pages.pages.v[0];

	for (size_t i = 0; i < p->boxes.n; i++)
		if (p->boxes.v[i].kind == BOX_TEXT && p->boxes.v[i].artifact == ARTIFACT_NONE)
			return &p->boxes.v[i];
	fail();
	return NULL;
}

static struct glyph_run *
own_run(struct desk *d)
{
	struct box *b = first_text(d);
	struct glyph_run *run = arena_memdup(d->w.arena, b->u.run, sizeof(*run));

	run->glyphs = arena_memdup(d->w.arena, run->glyphs, run->nglyphs * sizeof(*run->glyphs));
	b->u.run = run;
	return run;
}

static void
test_aside__sound_document_passes_every_check(void **state)
{
	struct desk d;

	(void)state;
	desk_open(&d);
	run_checks(&d);
	for (int i = 0; i < CHECK_COUNT; i++) {
		if (d.checks[i].failures)
			print_error("%s: %s\n", check_kinds[i].code, d.checks[i].first);
		assert_int_equal(d.checks[i].failures, 0);
	}
	assert_true(d.checks[CHECK_LINKS].count == 1 && d.checks[CHECK_NOTES].count == 1);
	assert_int_equal(d.checks[CHECK_CONTENTS].count, 0);
	world_close(&d.w);
}

/* One case per way to break the document. */
#define BREAKS(name, id, ...)                                                                      \
	static void test_aside__##name(void **state)                                               \
	{                                                                                          \
		struct desk d;                                                                     \
                                                                                                   \
		(void)state;                                                                       \
		desk_open(&d);                                                                     \
		__VA_ARGS__;                                                                       \
		expect_failure(&d, id);                                                            \
	}

BREAKS(no_title, CHECK_TITLE, d.w.doc->title = "  ")
BREAKS(title_is_the_file_name, CHECK_TITLE, d.w.doc->title = d.w.doc->file_name)
BREAKS(no_language, CHECK_LANGUAGE, d.w.doc->lang = "")
BREAKS(passage_without_language, CHECK_PASSAGES, own_run(&d)->lang = NULL)
BREAKS(passage_in_no_language, CHECK_PASSAGES, own_run(&d)->lang = "deutsch_1")
BREAKS(element_in_no_language, CHECK_PASSAGES, elem(&d, d.list)->lang = "x")
BREAKS(mark_without_element, CHECK_MARKS, first_text(&d)->elem = ELEM_NONE)
BREAKS(words_kept_from_readers, CHECK_ARTIFACTS, first_text(&d)->artifact = ARTIFACT_LAYOUT)
BREAKS(cell_outside_a_row, CHECK_NESTING,
	elem(&d, d.table->table->body[0].cells[0].elem)->parent = 0)
BREAKS(item_outside_a_list, CHECK_NESTING, elem(&d, d.item)->parent = 0)
BREAKS(mark_before_its_element, CHECK_ORDER, first_text(&d)->seq = 0)
BREAKS(elements_in_another_order, CHECK_ORDER, elem(&d, d.list)->seq = UINT32_MAX - 1)
BREAKS(heading_jump, CHECK_HEADINGS, elem(&d, d.w.doc->first->next->elem)->role = ROLE_H3)
BREAKS(first_heading_is_no_h1, CHECK_HEADINGS, elem(&d, d.w.doc->first->elem)->role = ROLE_H2)
BREAKS(bookmark_missing, CHECK_BOOKMARKS, d.w.pages.outline.n--)
BREAKS(bookmark_says_else, CHECK_BOOKMARKS, d.w.pages.outline.v[0].text = "Ende")
BREAKS(bookmark_too_many, CHECK_BOOKMARKS, d.w.doc->first->heading.no_bookmark = true)
BREAKS(page_label_missing, CHECK_PAGE_LABELS, d.w.pages.pages.v[0].label = NULL)
BREAKS(contents_lead_nowhere, CHECK_CONTENTS, child(&d.w, ROLE_TOCI, doc_elem(&d.w, ROLE_TOC)))
BREAKS(figure_without_alternative, CHECK_FIGURES, elem(&d, d.figure)->alt = NULL)
BREAKS(figure_with_blank_alternative, CHECK_FIGURES, elem(&d, d.figure)->alt = " ")
BREAKS(figure_without_place, CHECK_BOXES, d.w.pages.bboxes.n = 0)
BREAKS(short_row, CHECK_GRIDS, d.table->table->body[0].ncells = 1)
BREAKS(cells_overlap, CHECK_GRIDS, d.table->table->body[0].cells[0].colspan = 2)
BREAKS(cell_below_the_table, CHECK_GRIDS, d.table->table->body[1].cells[0].rowspan = 2)
BREAKS(head_without_scope, CHECK_HEADS,
	elem(&d, d.table->table->head[0].cells[0].elem)->scope = SCOPE_NONE)
BREAKS(cell_without_heads, CHECK_HEADS,
	elem(&d, d.table->table->body[0].cells[0].elem)->nheaders = 0)
BREAKS(cell_of_another_tables_heads, CHECK_HEADS,
	elem(&d, d.table->table->body[0].cells[0].elem)->headers = &d.list)
BREAKS(list_without_items, CHECK_LISTS, doc_elem(&d.w, ROLE_L))
BREAKS(item_without_body, CHECK_LISTS, elem(&d, d.body)->role = ROLE_DIV)
BREAKS(link_says_nothing, CHECK_LINKS, d.w.doc->links.v[0].contents = "")
BREAKS(link_leads_nowhere, CHECK_LINKS, d.w.doc->links.v[0].anchor = "nirgends")
BREAKS(note_without_mark, CHECK_NOTES, d.para->runs.n--)
BREAKS(note_without_label, CHECK_NOTES, d.w.doc->notes.v[0].label = "")
BREAKS(note_with_an_id_twice, CHECK_NOTES, elem(&d, d.note)->id = elem(&d, d.list)->id = "zwei")
BREAKS(missing_glyph, CHECK_GLYPHS, own_run(&d)->glyphs[0].gid = 0)
BREAKS(glyph_without_text, CHECK_GLYPHS, own_run(&d)->ntext = 0)
BREAKS(divided_word_is_not_whole, CHECK_HYPHENS, own_run(&d)->ends_in_hyphen = true)
BREAKS(pale_text, CHECK_TEXT_CONTRAST, own_run(&d)->color = 0xBBBBBB)
BREAKS(pale_chart, CHECK_FILL_CONTRAST,
	d.w.style->chart.status[0].color = d.w.style->chart.status[0].line = 0xEEEEEE)
BREAKS(status_without_word, CHECK_STATUS, d.table->table->body[0].cells[0].fill = 1;
	d.table->table->body[0].cells[0].first->runs.n = 0)
BREAKS(two_statuses_with_one_symbol, CHECK_STATUS,
	d.w.style->chart.status[1].symbol = d.w.style->chart.status[0].symbol)

static void
expect_field(const char *text, const char *want)
{
	struct arena *a = arena_new();

	assert_string_equal(csv_field(a, text, ','), want);
	arena_free(a);
}

static void
test_csv__numbers_lose_their_grouping(void **state)
{
	(void)state;
	expect_field("1.250", "1250");
	expect_field("1.789.100", "1789100");
	expect_field("12 500", "12500");
	expect_field("16,5", "16,5");
	expect_field("\u221212,5", "-12,5");
	expect_field("+3", "3");
	expect_field("0", "0");
}

static void
test_csv__what_only_looks_like_a_number_stays(void **state)
{
	(void)state;
	expect_field("31.12.2026", "31.12.2026");
	expect_field("1.25", "1.25");
	expect_field("007", "007");
	expect_field("12 von 29", "12 von 29");
	expect_field("1.250 \u20AC", "1.250 \u20AC");
	expect_field("1.2500", "1.2500");
	expect_field("", "");
}

static void
test_csv__no_cell_is_a_formula(void **state)
{
	(void)state;
	expect_field("=1+1", "'=1+1");
	expect_field("+49 2406", "'+49 2406");
	expect_field("-", "'-");
	expect_field("-2+3", "'-2+3");
	expect_field("@SUM(A1)", "'@SUM(A1)");
	expect_field("=A1;B1", "\"'=A1;B1\"");
}

static void
test_csv__separators_and_quotes_are_quoted(void **state)
{
	(void)state;
	expect_field("a;b", "\"a;b\"");
	expect_field("\"a\"", "\"\"\"a\"\"\"");
}

static const struct aside_file *
find_file(const struct aside_files *files, const char *end)
{
	for (size_t i = 0; i < files->n; i++) {
		size_t n = strlen(files->v[i].name), m = strlen(end);

		if (n > m && strcmp(files->v[i].name + n - m, end) == 0)
			return &files->v[i];
	}
	return NULL;
}

static void
test_aside__tables_are_one_rectangle(void **state)
{
	struct desk d;
	struct aside_files files;
	const struct aside_file *csv;

	(void)state;
	desk_open(&d);
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	csv = find_file(&files, ".csv");
	assert_non_null(csv);
	assert_memory_equal(csv->s, "\xEF\xBB\xBF", 3);
	assert_non_null(strstr(csv->s, "tab-felder;Unterabschnitt;1;Sprache;1250\r\n"));
	assert_non_null(strstr(csv->s, "tab-felder;Unterabschnitt;2;'=Summe;-12,5\r\n"));
	world_close(&d.w);
}

static void
test_aside__html_is_escaped(void **state)
{
	struct desk d;
	struct aside_files files;
	const struct aside_file *html;

	(void)state;
	desk_open(&d);
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	html = find_file(&files, ".html");
	assert_non_null(html);
	assert_non_null(strstr(html->s, "Titel &amp; &quot;mehr&quot; &lt;eins&gt; (PDF, 2,3"));
	assert_null(strstr(html->s, "<eins>"));
	world_close(&d.w);
}

static void
test_aside__internal_files_have_no_link_and_no_record(void **state)
{
	struct desk d;
	struct aside_files files;

	(void)state;
	desk_open(&d);
	d.w.doc->is_internal = true;
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	assert_null(find_file(&files, ".html"));
	assert_null(find_file(&files, ".rdf"));
	assert_non_null(find_file(&files, ".csv"));
	world_close(&d.w);
}

/* What is encrypted must not lie beside itself in clear, not even its title. */
static void
test_aside__encrypted_files_have_nothing_beside_them(void **state)
{
	struct desk d;
	struct aside_files files;

	(void)state;
	desk_open(&d);
	d.w.doc->is_internal = true;
	d.w.doc->encrypt = "passphrase";
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	assert_int_equal(files.n, 0);
	world_close(&d.w);
}

/* Nobody asked for files: the document must be sound all the same. */
static void
test_aside__unwanted_files_are_not_made(void **state)
{
	struct desk d;
	struct aside_files files;

	(void)state;
	desk_open(&d);
	d.in.is_wanted = false;
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	assert_int_equal(files.n, 0);
	world_close(&d.w);
}

static void
test_aside__checks_run_without_files(void **state)
{
	struct desk d;

	(void)state;
	desk_open(&d);
	d.in.is_wanted = false;
	d.w.doc->title = "";
	expect_failure(&d, CHECK_TITLE);
}

/* The words of the imprint are in the record beside the machine's licence. */
static void
test_aside__record_says_what_may_be_reused(void **state)
{
	struct desk d;
	struct aside_files files;

	(void)state;
	desk_open(&d);
	d.facts.publisher.reuse = "Texte & Zahlen: frei";
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	assert_non_null(
		strstr(find_file(&files, ".rdf")->s, "<dct:rights><dct:RightsStatement>\n<rdfs:"
						     "label xml:lang=\"de\">Texte &amp; Zahlen: "
						     "frei</rdfs:label>"));
	world_close(&d.w);
}

/* It tells of checks, and claims nothing. */
static void
test_aside__report_claims_no_conformance(void **state)
{
	struct desk d;
	struct aside_files files;
	const struct aside_file *text;

	(void)state;
	desk_open(&d);
	assert_int_equal(aside_make(&d.in, d.w.arena, &files, d.w.diag), 0);
	for (size_t i = 0; i < files.n; i++) {
		text = &files.v[i];
		assert_null(strstr(text->s, "konform"));
		assert_null(strstr(text->s, "ist barrierefrei"));
		assert_null(strstr(text->s, "compliant"));
	}
	world_close(&d.w);
}

static void
test_aside__same_input_same_bytes(void **state)
{
	struct desk d;
	struct aside_files a, b;

	(void)state;
	desk_open(&d);
	assert_int_equal(aside_make(&d.in, d.w.arena, &a, d.w.diag), 0);
	assert_int_equal(aside_make(&d.in, d.w.arena, &b, d.w.diag), 0);
	assert_int_equal(a.n, b.n);
	for (size_t i = 0; i < a.n; i++) {
		assert_int_equal(a.v[i].n, b.v[i].n);
		assert_memory_equal(a.v[i].s, b.v[i].s, a.v[i].n);
	}
	world_close(&d.w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_aside__sound_document_passes_every_check),
		cmocka_unit_test(test_aside__no_title),
		cmocka_unit_test(test_aside__title_is_the_file_name),
		cmocka_unit_test(test_aside__no_language),
		cmocka_unit_test(test_aside__passage_without_language),
		cmocka_unit_test(test_aside__passage_in_no_language),
		cmocka_unit_test(test_aside__element_in_no_language),
		cmocka_unit_test(test_aside__mark_without_element),
		cmocka_unit_test(test_aside__words_kept_from_readers),
		cmocka_unit_test(test_aside__cell_outside_a_row),
		cmocka_unit_test(test_aside__item_outside_a_list),
		cmocka_unit_test(test_aside__mark_before_its_element),
		cmocka_unit_test(test_aside__elements_in_another_order),
		cmocka_unit_test(test_aside__heading_jump),
		cmocka_unit_test(test_aside__first_heading_is_no_h1),
		cmocka_unit_test(test_aside__bookmark_missing),
		cmocka_unit_test(test_aside__bookmark_says_else),
		cmocka_unit_test(test_aside__bookmark_too_many),
		cmocka_unit_test(test_aside__page_label_missing),
		cmocka_unit_test(test_aside__contents_lead_nowhere),
		cmocka_unit_test(test_aside__figure_without_alternative),
		cmocka_unit_test(test_aside__figure_with_blank_alternative),
		cmocka_unit_test(test_aside__figure_without_place),
		cmocka_unit_test(test_aside__short_row),
		cmocka_unit_test(test_aside__cells_overlap),
		cmocka_unit_test(test_aside__cell_below_the_table),
		cmocka_unit_test(test_aside__head_without_scope),
		cmocka_unit_test(test_aside__cell_without_heads),
		cmocka_unit_test(test_aside__cell_of_another_tables_heads),
		cmocka_unit_test(test_aside__list_without_items),
		cmocka_unit_test(test_aside__item_without_body),
		cmocka_unit_test(test_aside__link_says_nothing),
		cmocka_unit_test(test_aside__link_leads_nowhere),
		cmocka_unit_test(test_aside__note_without_mark),
		cmocka_unit_test(test_aside__note_without_label),
		cmocka_unit_test(test_aside__note_with_an_id_twice),
		cmocka_unit_test(test_aside__missing_glyph),
		cmocka_unit_test(test_aside__glyph_without_text),
		cmocka_unit_test(test_aside__divided_word_is_not_whole),
		cmocka_unit_test(test_aside__pale_text),
		cmocka_unit_test(test_aside__pale_chart),
		cmocka_unit_test(test_aside__status_without_word),
		cmocka_unit_test(test_aside__two_statuses_with_one_symbol),
		cmocka_unit_test(test_csv__numbers_lose_their_grouping),
		cmocka_unit_test(test_csv__what_only_looks_like_a_number_stays),
		cmocka_unit_test(test_csv__no_cell_is_a_formula),
		cmocka_unit_test(test_csv__separators_and_quotes_are_quoted),
		cmocka_unit_test(test_aside__tables_are_one_rectangle),
		cmocka_unit_test(test_aside__html_is_escaped),
		cmocka_unit_test(test_aside__internal_files_have_no_link_and_no_record),
		cmocka_unit_test(test_aside__encrypted_files_have_nothing_beside_them),
		cmocka_unit_test(test_aside__unwanted_files_are_not_made),
		cmocka_unit_test(test_aside__checks_run_without_files),
		cmocka_unit_test(test_aside__record_says_what_may_be_reused),
		cmocka_unit_test(test_aside__report_claims_no_conformance),
		cmocka_unit_test(test_aside__same_input_same_bytes),
	};

	return cmocka_run_group_tests_name("aside", tests, NULL, NULL);
}
