/* The builder by itself: a model of a few facts and bodies written here. */
#include "unit.h"

#include "compose/write/builder.h"
#include "compose/write/grid.h"
#include "compose/write/ink.h"
#include "compose/write/name.h"
#include "compose/write/words.h"

#include <string.h>

struct world {
	struct arena *a;
	struct diag *d;
	struct model model;
	struct publication publication;
	struct compose_input in;
};

static int
make_world(void **state)
{
	struct world *w = test_calloc(1, sizeof *w);

	w->a = arena_new();
	w->d = diag_new();
	w->model.body.slug = "muster";
	w->model.settings.grouping = NUM_GROUP_DOT;
	w->publication.lang = "de";
	w->in = (struct compose_input){.model = &w->model,
		.publication = &w->publication,
		.labels = labels_load(w->a, "en"),
		.as_of = date_make(2026, 9, 30)};
	*state = w;
	return 0;
}

static int
end_world(void **state)
{
	struct world *w = *state;

	arena_free(w->a);
	diag_free(w->d);
	test_free(w);
	return 0;
}

static struct document *
compose(void **state, builder_body *body)
{
	struct world *w = *state;

	return builder_compose(&w->in, body, w->a, w->d);
}

static void
heading(struct builder *b, int level, const char *title)
{
	builder_heading(b, &(struct heading){.level = level, .title = title, .anchor = title});
}

/* The n-th block of its kind. */
static const struct block *
nth(const struct document *doc, enum block_kind kind, size_t n)
{
	for (const struct block *b = doc->first; b; b = b->next)
		if (b->kind == kind && n-- == 0)
			return b;
	fail_msg("no such block");
	return NULL;
}

/* ---- headings ---- */

static int
numbered(struct builder *b)
{
	heading(b, 1, "a");
	heading(b, 2, "b");
	heading(b, 2, "c");
	heading(b, 3, "d");
	builder_heading(b, &(struct heading){.level = 1, .title = "e", .is_unnumbered = true});
	heading(b, 2, "f");
	builder_heading(b, &(struct heading){.level = 1, .title = "g", .chapter = 4});
	heading(b, 2, "h");
	return 0;
}

static void
test_builder__numbers_follow_din_1421(void **state)
{
	static const char *const want[] = {"1", "1.1", "1.2", "1.2.1", NULL, NULL, "4", "4.1"};
	const struct document *doc = compose(state, numbered);

	for (size_t i = 0; i < 8; i++) {
		const char *number = nth(doc, BLOCK_HEADING, i)->heading.number;

		if (want[i])
			assert_string_equal(number, want[i]);
		else
			assert_null(number);
	}
}

static int
skipping(struct builder *b)
{
	builder_title(b, TS_COVER_TITLE, "title");
	heading(b, 3, "a");
	heading(b, 5, "b");
	return 0;
}

static void
test_builder__levels_asked_for_too_deep_are_raised(void **state)
{
	const struct document *doc = compose(state, skipping);

	assert_int_equal(doc->elems.v[nth(doc, BLOCK_HEADING, 0)->elem].role, ROLE_H1);
	assert_int_equal(doc->elems.v[nth(doc, BLOCK_HEADING, 1)->elem].role, ROLE_H2);
	assert_int_equal(doc->elems.v[nth(doc, BLOCK_HEADING, 2)->elem].role, ROLE_H3);
}

/* ---- text ---- */

static int
forward(struct builder *b)
{
	builder_para_open(b, TS_BODY);
	ink_reference(b, "later", "unknown");
	ink_reference(b, "never", "plain");
	builder_para_close(b);
	heading(b, 1, "later");
	return 0;
}

static void
test_builder__references_forward_know_the_number(void **state)
{
	const struct document *doc = compose(state, forward);
	const struct runs *runs = &nth(doc, BLOCK_PARA, 0)->runs;

	assert_string_equal(runs->v[0].text, "section 1, page ");
	assert_int_equal(runs->v[1].kind, RUN_PAGE_REF);
	assert_string_equal(runs->v[1].target, "later");
	assert_string_equal(runs->v[runs->n - 1].text, "plain");
	assert_int_equal(doc->links.n, 1);
}

static int
quotes(struct builder *b)
{
	struct ink outer;
	struct ink inner;

	builder_para_open(b, TS_BODY);
	outer = ink_open_quote(b);
	inner = ink_open_quote(b);
	ink_close_quote(b, inner);
	ink_close_quote(b, outer);
	builder_para_close(b);
	return 0;
}

static void
test_builder__quotes_nest_as_the_language_does(void **state)
{
	static const char *const want[] = {"„", "‚", "‘", "“"};
	const struct document *doc = compose(state, quotes);
	const struct runs *runs = &nth(doc, BLOCK_PARA, 0)->runs;

	assert_int_equal(runs->n, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(runs->v[i].text, want[i]);
	assert_int_equal(doc->elems.v[runs->v[0].elem].role, ROLE_QUOTE);
}

static int
notes(struct builder *b)
{
	builder_para_open(b, TS_BODY);
	for (int i = 0; i < 2; i++) {
		struct ink old = ink_open_note(b);

		ink_text(b, "below");
		ink_close_note(b, old);
	}
	builder_para_close(b);
	return 0;
}

static enum role
role_of_parent(const struct document *doc, uint32_t elem)
{
	return doc->elems.v[doc->elems.v[elem].parent].role;
}

static void
test_builder__notes_are_numbered_through_and_stand_in_the_paragraph(void **state)
{
	const struct document *doc = compose(state, notes);
	const struct block *para = nth(doc, BLOCK_PARA, 0);

	assert_int_equal(doc->notes.n, 2);
	assert_string_equal(doc->notes.v[1].label, "2");
	assert_string_equal(para->runs.v[1].text, "2");
	assert_int_equal(doc->elems.v[doc->notes.v[0].elem].parent, para->elem);
	assert_int_equal(role_of_parent(doc, doc->notes.v[0].label_elem), ROLE_LBL);
	assert_string_equal(doc->notes.v[0].runs.v[0].text, "below");
}

static int
abbreviations(struct builder *b)
{
	heading(b, 1, "one");
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			heading(b, 1, "two");
		builder_para_open(b, TS_BODY);
		ink_prose(b, "das BAMF, nicht BAMFX");
		builder_para_close(b);
	}
	return 0;
}

static void
test_builder__abbreviations_are_expanded_once_a_chapter(void **state)
{
	struct world *w = *state;
	struct term term = {.name = "Bundesamt", .abbr = "BAMF"};
	const struct document *doc;
	size_t n = 0;

	w->model.glossary.v = &term;
	w->model.glossary.n = 1;
	doc = compose(state, abbreviations);
	for (size_t i = 0; i < doc->elems.n; i++)
		n += doc->elems.v[i].expansion != NULL;
	assert_int_equal(n, 2);
	assert_string_equal(nth(doc, BLOCK_PARA, 0)->runs.v[1].text, "BAMF");
	assert_int_equal(nth(doc, BLOCK_PARA, 1)->runs.n, 1);
	w->model.glossary.n = 0;
}

/* ---- tables ---- */

static int
spans(struct builder *b)
{
	static const struct column columns[3] = {{0}};
	struct grid g;

	grid_open(
		&g, b, &(struct grid_spec){.style = TABLE_DATA, .columns = columns, .ncolumns = 3});
	grid_head(&g);
	grid_row(&g);
	grid_cell_open(&g, (struct grid_cell){.is_head = true, .rowspan = 2});
	grid_cell_close(&g);
	grid_cell_open(&g, (struct grid_cell){.is_head = true, .colspan = 2});
	grid_cell_close(&g);
	grid_row(&g);
	grid_th(&g, "a");
	grid_th(&g, "b");
	grid_body(&g);
	grid_row(&g);
	grid_cell_open(&g, (struct grid_cell){.is_row_head = true, .rowspan = 2});
	grid_cell_close(&g);
	grid_td(&g, "1");
	grid_td(&g, "2");
	grid_row(&g);
	grid_td(&g, "3");
	grid_close(&g);
	return 0;
}

static void
test_grid__cells_below_spans_know_their_columns_and_heads(void **state)
{
	const struct document *doc = compose(state, spans);
	const struct table *t = nth(doc, BLOCK_TABLE, 0)->table;
	const struct elem *last;

	assert_int_equal(t->nhead, 2);
	assert_int_equal(t->head[1].cells[0].column, 1);
	assert_int_equal(t->nbody, 2);
	assert_int_equal(t->body[1].ncells, 2);
	assert_int_equal(t->body[1].cells[0].column, 1);
	last = &doc->elems.v[t->body[1].cells[1].elem];
	assert_int_equal(last->nheaders, 3);
	assert_int_equal(last->headers[2], t->body[0].cells[0].elem);
}

/* ---- words ---- */

static int
words(struct builder *b)
{
	static const char *const names[] = {"a", "b", "c"};
	struct vote empty = {.yes = 0, .no = 0, .abstain = 0, .biased = -1};
	struct vote full = {.yes = 12, .no = 3, .abstain = 1, .biased = -1, .mode = VOTE_MAJORITY};

	assert_string_equal(words_join(b, names, 3), "a, b and c");
	assert_string_equal(words_join(b, names, 0), "");
	assert_string_equal(words_vote(b, &empty), "");
	assert_string_equal(
		words_vote(b, &full), "by majority, 12 in favour, 3 against, 1 abstention");
	assert_string_equal(words_share(b, 9, 31), "9 of 31 (29\u202F%)");
	assert_string_equal(words_share(b, 0, 0), "0 of 0");
	assert_string_equal(words_date(b, DATE_NONE), "");
	assert_string_equal(words_sort_key(b, "Übergang"), "ubergang");
	assert_string_equal(words_amount(b, 123450), "1.234,50");
	assert_string_equal(words_amount(b, 123400), "1.234");
	return 0;
}

static void
test_words__print_what_is_there_and_nothing_else(void **state)
{
	assert_non_null(compose(state, words));
}

/* ---- names ---- */

static struct document_name
named(struct world *w, const char *pattern)
{
	w->publication.file_name = pattern;
	return document_name_of(&w->in, w->a);
}

static void
test_name__pattern_is_filled_and_spelt_out(void **state)
{
	struct world *w = *state;
	struct concept concept = {.as_of = date_make(2025, 3, 25), .title = "Konzept"};

	assert_string_equal(
		name_stem(w->a, "Grüße aus Köln: Straße!"), "gruesse-aus-koeln-strasse");
	w->model.concepts.v = &concept;
	w->model.concepts.n = 1;
	assert_string_equal(named(w, "{body}-x-{date}").file, "muster-x-2025-03.pdf");
	assert_string_equal(named(w, "{body}-x-{date}").alias, "muster-x.pdf");
	assert_string_equal(named(w, "{date}").alias, "2025-03.pdf");
	assert_string_equal(named(w, NULL).stem, "muster-2025-03");
	assert_string_equal(named(w, NULL).title, "Konzept");
	w->model.is_sample = true;
	assert_string_equal(named(w, "x").file, "x-sample-data.pdf");
	w->model.is_sample = false;
	w->model.concepts.n = 0;
}

static void
test_name__report_has_committee_and_period(void **state)
{
	struct world *w = *state;
	struct organization committee = {.name = "Ausschuss für Ämter", .short_name = "AfÄ"};

	w->publication.kind = PUBLICATION_REPORT;
	w->in.committee = &committee;
	w->model.body.name = "Musterstadt";
	assert_int_equal(period_parse("2026-Q3", &w->in.period), 0);
	assert_string_equal(named(w, "{committee}-{period}").file, "afae-2026-q3.pdf");
	assert_string_equal(named(w, "{committee}-{period}").alias, "afae.pdf");
	assert_string_equal(named(w, "q3-2026-q3x").alias, "q3-2026-q3x.pdf");
	assert_string_equal(
		named(w, NULL).title, "Musterstadt: Progress report, AfÄ, quarter 3 of 2026");
	w->publication.edition = EDITION_INTERNAL;
	w->model.is_sample = true;
	assert_string_equal(named(w, NULL).title,
		"Musterstadt: Progress report, AfÄ, quarter 3 of 2026, non-public (sample data)");
}

static int
failing(struct builder *b)
{
	return diag_report(b->d, FAULT_REF_DANGLING, b->where, "x");
}

static void
test_builder__faults_are_reported_once(void **state)
{
	struct world *w = *state;

	assert_null(compose(state, failing));
	assert_int_equal(diag_count(w->d), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_builder__numbers_follow_din_1421),
		cmocka_unit_test(test_builder__levels_asked_for_too_deep_are_raised),
		cmocka_unit_test(test_builder__references_forward_know_the_number),
		cmocka_unit_test(test_builder__quotes_nest_as_the_language_does),
		cmocka_unit_test(
			test_builder__notes_are_numbered_through_and_stand_in_the_paragraph),
		cmocka_unit_test(test_builder__abbreviations_are_expanded_once_a_chapter),
		cmocka_unit_test(test_grid__cells_below_spans_know_their_columns_and_heads),
		cmocka_unit_test(test_words__print_what_is_there_and_nothing_else),
		cmocka_unit_test(test_name__pattern_is_filled_and_spelt_out),
		cmocka_unit_test(test_name__report_has_committee_and_period),
		cmocka_unit_test(test_builder__faults_are_reported_once),
	};

	return cmocka_run_group_tests(tests, make_world, end_world);
}
