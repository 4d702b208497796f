/*
 * What belongs together stands together, wherever on the page it falls: each
 * case is laid out behind 0, 1, 2, … lines of text.
 */
#include "unit.h"

#include "chart_cases.h"
#include "docbuild.h"

#include <stdlib.h>

enum {
	POSITIONS = 50, /* more lines than a page holds */
	LINES_ALL = 75  /* two pages and a half */
};

#define LINE "A short line of text."
#define SENTENCE                                                                                   \
	"The municipality keeps its promise to everybody who lives here, whatever language is "    \
	"spoken at home, and it says in plain words what has been done and what has not. "

#define SENTENCES SENTENCE SENTENCE SENTENCE SENTENCE

static int
setup(void **state)
{
	struct world *w = xmalloc(sizeof *w);

	world_open(w);
	*state = w;
	return 0;
}

static int
teardown(void **state)
{
	world_close(*state);
	free(*state);
	return 0;
}

static void
begin(struct world *w, size_t nlines)
{
	w->doc->first = NULL;
	w->end = &w->doc->first;
	while (nlines-- > 0)
		doc_add(w, doc_para(w, TS_BODY, LINE));
}

/* All cases end in the middle of a page: a short last one would pull text over. */
static void
finish(struct world *w, size_t nlines)
{
	size_t i;

	for (i = nlines; i < LINES_ALL; i++)
		doc_add(w, doc_para(w, TS_BODY, LINE));
	assert_int_equal(world_layout(w), 0);
}

/* The first page with a box of the element, or the last one. */
static size_t
page_of(const struct world *w, uint32_t elem, bool is_last)
{
	size_t i, k, found = w->pages.pages.n;

	for (i = 0; i < w->pages.pages.n; i++)
		for (k = 0; k < w->pages.pages.v[i].boxes.n; k++)
			if (w->pages.pages.v[i].boxes.v[k].elem == elem &&
				(is_last || found == w->pages.pages.n))
				found = i;
	assert_true(found < w->pages.pages.n);
	return found;
}

static void
assert_together(const struct world *w, const struct block *above, const struct block *below)
{
	assert_int_equal(page_of(w, above->elem, true), page_of(w, below->elem, false));
}

static void
test_keep__caption_and_figure(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct block *b;

		begin(w, n);
		b = doc_add(w, doc_block(w, BLOCK_FIGURE, ROLE_FIGURE));
		b->figure.path = "tests/unit/plan.png";
		b->figure.caption = doc_para(w, TS_CAPTION, "Plan");
		finish(w, n);
		assert_together(w, b->figure.caption, b);
	}
}

static void
test_keep__caption_and_chart(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct block *b;

		begin(w, n);
		b = doc_add(w, doc_block(w, BLOCK_CHART, ROLE_FIGURE));
		b->chart.chart = chart_cases[0].make(w->arena);
		b->chart.caption = doc_para(w, TS_CAPTION, "Chart");
		finish(w, n);
		assert_together(w, b->chart.caption, b);
	}
}

static struct block *
add_table(struct world *w, size_t nrows)
{
	static const char *const head[] = {"No.", "Text"};
	struct block *b = doc_add(w, doc_table(w, 2));
	const char **texts = arena_array(w->arena, const char *, 2 * nrows);
	size_t i;

	for (i = 0; i < 2 * nrows; i++)
		texts[i] = "Text";
	b->table->head = doc_rows(w, head, 1, 2, true);
	b->table->nhead = 1;
	b->table->body = doc_rows(w, texts, nrows, 2, false);
	b->table->nbody = nrows;
	b->table->caption = doc_para(w, TS_CAPTION, "Table");
	b->table->notes = doc_para(w, TS_TABLE_NOTE, "Note");
	return b;
}

static const struct block *
first_cell(const struct row *r)
{
	return r->cells[0].first;
}

static void
test_keep__caption_head_and_first_rows_of_a_table(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct table *t;

		begin(w, n);
		t = add_table(w, 20)->table;
		finish(w, n);
		assert_together(w, t->caption, first_cell(&t->body[0]));
		assert_together(w, first_cell(&t->head[0]), first_cell(&t->body[0]));
		assert_together(w, first_cell(&t->body[0]), first_cell(&t->body[1]));
	}
}

static void
test_keep__notes_and_last_rows_of_a_table(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct table *t;

		begin(w, n);
		t = add_table(w, 20)->table;
		finish(w, n);
		assert_together(w, first_cell(&t->body[19]), t->notes);
		assert_together(w, first_cell(&t->body[18]), first_cell(&t->body[19]));
	}
}

static void
test_keep__rows_that_fit_on_a_page(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct table *t;

		begin(w, n);
		t = add_table(w, 9)->table;
		t->body[4].cells[1].first =
			doc_para(w, TS_TABLE_CELL, SENTENCES SENTENCES SENTENCES SENTENCES);
		finish(w, n);
		assert_together(w, t->body[4].cells[1].first, t->body[4].cells[1].first);
		assert_int_equal(count_faults(w, LF_SPLIT_ROW), 0);
	}
}

static void
test_keep__paragraph_and_what_it_introduces(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct block *b, *next;

		begin(w, n);
		b = doc_add(w, doc_para(w, TS_BODY, SENTENCE SENTENCE SENTENCE));
		b->keep_with_next = true;
		next = doc_add(w, doc_para(w, TS_BODY, LINE));
		finish(w, n);
		assert_together(w, b, next);
		assert_int_equal(w->pages.faults.n, 0);
	}
}

static void
test_keep__lines_of_a_paragraph_at_both_its_ends(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		begin(w, n);
		doc_add(w, doc_para(w, TS_BODY, SENTENCE SENTENCE));
		doc_add(w, doc_heading(w, 2, "A heading"));
		doc_add(w, doc_para(w, TS_BODY, SENTENCE SENTENCE));
		finish(w, n);
		assert_int_equal(w->pages.faults.n, 0);
	}
}

static void
test_keep__group_that_shall_stay_together(void **state)
{
	struct world *w = *state;
	size_t n;

	for (n = 0; n < POSITIONS; n++) {
		struct block *b, *last;

		begin(w, n);
		b = doc_add(w, doc_block(w, BLOCK_GROUP, ROLE_DIV));
		b->group = GROUP_KEEP;
		b->first = doc_para(w, TS_BODY, SENTENCE);
		last = b->first->next = doc_para(w, TS_BODY, SENTENCE);
		finish(w, n);
		assert_together(w, b->first, last);
	}
}

/* A sheet begins in a page's last part only if it fits there. */
static void
test_keep__room_that_a_block_asks_for(void **state)
{
	struct world *w = *state;
	mpt bottom = w->style->page.height - w->style->page.margin_bottom;
	size_t n, i;

	for (n = 0; n < POSITIONS; n++) {
		struct block *b;
		mpt h = bottom - w->style->page.margin_top;

		begin(w, n);
		b = doc_add(w, doc_para(w, TS_BODY, SENTENCE SENTENCE SENTENCE SENTENCE));
		b->least_room_permille = 300;
		b->anchor = "here";
		finish(w, n);
		i = pages_anchor(&w->pages, "here")->page;
		if (page_of(w, b->elem, true) != i)
			assert_true(pages_anchor(&w->pages, "here")->y <= bottom - h * 3 / 10);
	}
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_keep__caption_and_figure),
		CASE(test_keep__caption_and_chart),
		CASE(test_keep__caption_head_and_first_rows_of_a_table),
		CASE(test_keep__notes_and_last_rows_of_a_table),
		CASE(test_keep__rows_that_fit_on_a_page),
		CASE(test_keep__paragraph_and_what_it_introduces),
		CASE(test_keep__lines_of_a_paragraph_at_both_its_ends),
		CASE(test_keep__group_that_shall_stay_together),
		CASE(test_keep__room_that_a_block_asks_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
