#include "unit.h"

#include "docbuild.h"
#include "layout/table/fit.h"
#include "layout/table/widths.h"

#include <stdlib.h>

#define UNIT 1000
#define WORDS "one two three four five six seven eight nine ten eleven twelve "

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

/* --- widths --------------------------------------------------------------------- */

static struct colwidth
column(mpt divided, mpt whole, mpt natural)
{
	return (struct colwidth){
		.content = {divided * UNIT, divided * UNIT, whole * UNIT, natural * UNIT}};
}

static void
test_colwidth__surplus_goes_to_the_weights(void **state)
{
	struct colwidth c[] = {column(1, 2, 10), column(1, 2, 20)};

	(void)state;
	c[1].weight = 1;
	colwidth_share(c, 2, 100 * UNIT);
	assert_int_equal(c[0].width, 10 * UNIT);
	assert_int_equal(c[1].width, 90 * UNIT);
}

static void
test_colwidth__too_little_room_is_shared_above_whole_words(void **state)
{
	struct colwidth c[] = {column(5, 10, 10), column(5, 10, 100)};

	(void)state;
	colwidth_share(c, 2, 60 * UNIT);
	assert_int_equal(c[0].width, 10 * UNIT);
	assert_int_equal(c[1].width, 50 * UNIT);
}

static void
test_colwidth__words_are_divided_before_anything_overflows(void **state)
{
	struct colwidth c[] = {column(10, 30, 30), column(10, 30, 30)};

	(void)state;
	colwidth_share(c, 2, 40 * UNIT);
	assert_int_equal(c[0].width + c[1].width, 40 * UNIT);
	assert_true(c[0].width >= 10 * UNIT);
	assert_true(colwidth_is_tight(c, 2, 40 * UNIT));
}

static void
test_colwidth__a_word_that_fits_nowhere_costs_the_others_nothing(void **state)
{
	struct colwidth c[] = {column(5, 10, 10), column(900, 900, 900), column(8, 12, 40)};

	(void)state;
	colwidth_share(c, 3, 150 * UNIT);
	assert_int_equal(c[0].width, 10 * UNIT);
	assert_int_equal(c[1].width, 100 * UNIT);
	assert_int_equal(c[2].width, 40 * UNIT);
}

static void
test_colwidth__words_stay_whole_beside_a_word_that_fits_nowhere(void **state)
{
	struct colwidth c[] = {column(60, 70, 200), column(900, 900, 900), column(20, 50, 60)};

	(void)state;
	colwidth_share(c, 3, 150 * UNIT);
	assert_int_equal(c[0].width, 60 * UNIT);
	assert_int_equal(c[2].width, 20 * UNIT);
	assert_int_equal(c[0].width + c[1].width + c[2].width, 150 * UNIT);
}

static void
test_colwidth__only_the_widest_give_way(void **state)
{
	struct colwidth c[] = {column(10, 10, 10), column(40, 40, 40), column(50, 50, 50)};

	(void)state;
	colwidth_share(c, 3, 71 * UNIT);
	assert_int_equal(c[0].width, 10 * UNIT);
	assert_in_range(c[1].width, 30 * UNIT, 31 * UNIT);
	assert_int_equal(c[0].width + c[1].width + c[2].width, 71 * UNIT);
}

static void
test_colwidth__span_widens_only_what_is_missing(void **state)
{
	struct colwidth c[] = {column(5, 10, 10), column(5, 10, 10)};
	struct colwidth_span span = {0, 2, {10 * UNIT, 10 * UNIT, 10 * UNIT, 30 * UNIT}};

	(void)state;
	colwidth_span(c, &span);
	assert_int_equal(c[0].content.natural + c[1].content.natural, 30 * UNIT);
	assert_int_equal(c[0].content.whole, 10 * UNIT);
}

static void
test_colwidth__surplus_follows_the_content_without_weights(void **state)
{
	struct colwidth c[] = {column(1, 2, 10), column(1, 2, 30)};

	(void)state;
	colwidth_share(c, 2, 80 * UNIT);
	assert_int_equal(c[0].width, 20 * UNIT);
	assert_int_equal(c[1].width, 60 * UNIT);
}

/* One long cell in the second column, four in the first: it pays to widen that. */
static const mpt fit_lines[] = {300 * UNIT, 30 * UNIT};
static const struct colfit_cell fit_cells[] = {
	{0, 1, 20 * UNIT, 0},
	{0, 1, 20 * UNIT, 0},
	{0, 1, 20 * UNIT, 0},
	{1, 1, 20 * UNIT, 0},
	{0, 1, 20 * UNIT, 0},
	{1, 1, 20 * UNIT, 0},
	{0, 1, 20 * UNIT, 0},
	{1, 1, 20 * UNIT, 0},
};

static void
test_colfit__width_goes_where_it_makes_rows_less_tall(void **state)
{
	mpt width[] = {100 * UNIT, 100 * UNIT};
	const mpt least[] = {20 * UNIT, 20 * UNIT};
	struct colfit fit = {fit_cells, fit_lines, 4, 2, least, width};

	(void)state;
	colfit(&fit);
	assert_in_range(width[0], 110 * UNIT, 175 * UNIT);
	assert_int_equal(width[0] + width[1], 200 * UNIT);
}

static void
test_colfit__no_column_gets_less_than_it_needs(void **state)
{
	mpt width[] = {100 * UNIT, 100 * UNIT};
	const mpt least[] = {20 * UNIT, 95 * UNIT};
	struct colfit fit = {fit_cells, fit_lines, 4, 2, least, width};

	(void)state;
	colfit(&fit);
	assert_true(width[1] >= 95 * UNIT);
}

/* With all words of the five columns whole the text would have one word a line. */
static void
test_table__text_gets_the_width_that_whole_words_would_waste(void **state)
{
	static const char *const head[] = {"A", "B", "C", "D", "E", "F"};
	static const char *const body[] = {"Volkshochschulkurs", "Nachbarschaftshilfe",
		"Sprachkursangebot", "Stadtteilkonferenz", "Quartiersentwicklung",
		WORDS WORDS WORDS WORDS};
	struct world *w = *state;
	struct block *b = doc_add(w, doc_table(w, 6));

	b->table->head = doc_rows(w, head, 1, 6, true);
	b->table->nhead = 1;
	b->table->body = doc_rows(w, body, 1, 6, false);
	b->table->nbody = 1;
	b->lang = "de";
	assert_int_equal(world_layout(w), 0);
	assert_true(w->pages.bboxes.v[0].h < 15 * w->style->text[TS_TABLE_CELL].leading);
}

/* --- tables on pages ------------------------------------------------------------ */

static struct block *
long_table(struct world *w, size_t nrows)
{
	static const char *const head[] = {"No.", "Text", "Sum"};
	struct block *b = doc_table(w, 3);
	const char **texts = arena_array(w->arena, const char *, 3 * nrows);
	size_t i;

	for (i = 0; i < nrows; i++) {
		texts[3 * i] = arena_printf(w->arena, "%zu", i + 1);
		texts[3 * i + 1] = i % 7 ? "Text of a row" : WORDS WORDS;
		texts[3 * i + 2] = "12";
	}
	b->table->head = doc_rows(w, head, 1, 3, true);
	b->table->nhead = 1;
	b->table->body = doc_rows(w, texts, nrows, 3, false);
	b->table->nbody = nrows;
	b->table->continued = "(continued)";
	return b;
}

static size_t
count_text(const struct page *p, const char *text, enum artifact artifact)
{
	size_t i, n = 0;

	for (i = 0; i < p->boxes.n; i++) {
		const struct box *b = &p->boxes.v[i];

		if (b->kind == BOX_TEXT && b->artifact == artifact &&
			strncmp(b->u.run->text, text, strlen(text)) == 0)
			n++;
	}
	return n;
}

static void
test_table__head_is_content_once_and_repeated_as_artifact(void **state)
{
	struct world *w = *state;
	size_t i;

	doc_add(w, long_table(w, 120));
	assert_int_equal(world_layout(w), 0);
	assert_in_range(w->pages.pages.n, 3, 8);
	for (i = 0; i < w->pages.pages.n; i++) {
		const struct page *p = &w->pages.pages.v[i];

		assert_int_equal(count_text(p, "No.", ARTIFACT_NONE), i == 0);
		assert_int_equal(count_text(p, "No.", ARTIFACT_REPEAT), i > 0);
		assert_int_equal(count_text(p, "(continued)", ARTIFACT_REPEAT), i > 0);
	}
	assert_int_equal(w->pages.faults.n, 0);
	assert_int_equal(w->pages.bboxes.n, w->pages.pages.n);
}

static void
test_table__row_taller_than_a_page_is_cut_between_lines(void **state)
{
	struct world *w = *state;
	struct block *b = doc_table(w, 2);
	struct str text;
	const char *texts[2] = {"Row"};
	size_t i;

	str_init(&text);
	for (i = 0; i < 120; i++)
		str_add(&text, WORDS);
	texts[1] = text.s;
	b->table->body = doc_rows(w, texts, 1, 2, false);
	b->table->nbody = 1;
	doc_add(w, b);
	assert_int_equal(world_layout(w), 0);
	assert_in_range(w->pages.pages.n, 2, 4);
	assert_int_equal(count_faults(w, LF_PAGE_OVERFULL), 0);
	assert_int_equal(count_faults(w, LF_SPLIT_ROW), w->pages.pages.n - 1);
	str_release(&text);
}

static void
test_table__numbers_stand_on_their_decimal_mark(void **state)
{
	static const char *const texts[] = {"a", "1.5", "b", "12.25", "c", "100"};
	struct world *w = *state;
	struct block *b = doc_table(w, 2);
	mpt mark[3];
	size_t i, k, n = 0;

	b->table->body = doc_rows(w, texts, 3, 2, false);
	b->table->nbody = 3;
	for (i = 0; i < 3; i++) {
		b->table->body[i].cells[1].align = ALIGN_DECIMAL;
		b->table->body[i].cells[1].first->style = TS_TABLE_NUMBER;
	}
	doc_add(w, b);
	assert_int_equal(world_layout(w), 0);
	for (i = 0; i < w->pages.pages.v[0].boxes.n; i++) {
		const struct box *x = &w->pages.pages.v[0].boxes.v[i];
		mpt at = x->x;

		if (x->kind != BOX_TEXT || x->artifact != ARTIFACT_NONE || x->u.run->text[0] > '9')
			continue;
		for (k = 0; k < x->u.run->nglyphs; k++) {
			if (x->u.run->text[x->u.run->glyphs[k].cluster] == '.')
				break;
			at += x->u.run->glyphs[k].advance;
		}
		mark[n++] = at;
	}
	assert_int_equal(n, 3);
	assert_in_range(mark[0] - mark[1] + 10, 0, 20);
	assert_in_range(mark[1] - mark[2] + 10, 0, 20);
}

static void
test_table__row_span_makes_room_in_its_last_row(void **state)
{
	static const char *const texts[] = {WORDS WORDS, "x", "gone", "y"};
	struct world *w = *state;
	struct block *b = doc_table(w, 2), *after;
	mpt last = 0, next = 0;
	size_t i;

	b->table->columns[0].min_permille = 200;
	b->table->columns[1].min_permille = 800;
	b->table->body = doc_rows(w, texts, 2, 2, false);
	b->table->nbody = 2;
	b->table->body[0].cells[0].rowspan = 2;
	b->table->body[1].cells++;
	b->table->body[1].ncells = 1;
	doc_add(w, b);
	after = doc_add(w, doc_para(w, TS_BODY, "After the table"));
	assert_int_equal(world_layout(w), 0);
	for (i = 0; i < w->pages.pages.v[0].boxes.n; i++) {
		const struct box *x = &w->pages.pages.v[0].boxes.v[i];

		if (x->kind == BOX_TEXT && x->elem == b->table->body[0].cells[0].first->elem)
			last = x->y;
		if (x->kind == BOX_TEXT && x->elem == after->elem)
			next = x->y;
	}
	assert_true(last > 0 && next > last);
}

/* Words that only the text column and the margin together can hold. */
static struct block *
wide_table(struct world *w)
{
	static const char *const head[] = {"A", "B", "C", "D", "E", "F", "G"};
	static const char *const body[] = {"Integrationskonferenz", "Volkshochschulkurs",
		"Nachbarschaftshilfe", "Sprachkursangebot", "Quartiersbüro", "Wohnungsnot",
		"Jugendhilfe"};
	struct block *b = doc_table(w, 7);

	b->table->head = doc_rows(w, head, 1, 7, true);
	b->table->nhead = 1;
	b->table->body = doc_rows(w, body, 1, 7, false);
	b->table->nbody = 1;
	return b;
}

static void
test_table__in_the_margin_waits_for_what_stands_there(void **state)
{
	struct world *w = *state;
	struct block *b = doc_add(w, doc_para(w, TS_BODY, "Text with a long note beside it."));
	mpt side = 0, table = MPT_MAX;
	size_t i;

	b->side = doc_para(w, TS_MARGIN, WORDS WORDS WORDS);
	doc_add(w, wide_table(w));
	doc_add(w, doc_para(w, TS_BODY, "Text"))->side = doc_para(w, TS_MARGIN, "Next");
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 1);
	for (i = 0; i < w->pages.pages.v[0].boxes.n; i++) {
		const struct box *box = &w->pages.pages.v[0].boxes.v[i];

		if (box->kind == BOX_FILL)
			table = mpt_min(table, box->y);
		if (box->kind == BOX_TEXT && box->elem == b->side->elem)
			side = mpt_max(side, box->y);
	}
	assert_int_equal(w->pages.bboxes.v[0].x, w->style->page.side_x);
	assert_true(side > 0);
	assert_true(table > side);
}

/* No upright page can hold it. */
static struct block *
turned_table(struct world *w)
{
	struct block *b = wide_table(w);
	size_t i;

	b->table->may_turn = true;
	for (i = 0; i < b->table->ncolumns; i++)
		b->table->columns[i].no_wrap = true;
	for (i = 0; i < b->table->ncolumns; i++)
		b->table->body->cells[i].first =
			doc_para(w, TS_TABLE_CELL, "Integrationskonferenz im Rathaus");
	return b;
}

static void
test_table__on_a_landscape_page_takes_the_margins_text_along(void **state)
{
	struct world *w = *state;
	struct block *b = doc_add(w, turned_table(w));
	size_t i;
	mpt x = -1;

	b->side = doc_para(w, TS_MARGIN, "Beside");
	assert_int_equal(world_layout(w), 0);
	assert_true(w->pages.pages.v[0].width > w->pages.pages.v[0].height);
	for (i = 0; i < w->pages.pages.v[0].boxes.n; i++)
		if (w->pages.pages.v[0].boxes.v[i].elem == b->side->elem)
			x = w->pages.pages.v[0].boxes.v[i].x;
	assert_int_equal(x, w->style->page.landscape_margin_x);
}

static void
test_table__ten_thousand_rows(void **state)
{
	struct world *w = *state;

	doc_add(w, long_table(w, 10000));
	assert_int_equal(world_layout(w), 0);
	assert_in_range(w->pages.pages.n, 200, 500);
}

static size_t
memory_of_table(size_t nrows)
{
	struct world w;
	size_t used;

	world_open(&w);
	doc_add(&w, long_table(&w, nrows));
	used = arena_used(w.arena);
	assert_int_equal(world_layout(&w), 0);
	used = arena_used(w.arena) - used;
	world_close(&w);
	return used;
}

static void
test_table__memory_grows_with_its_rows_only(void **state)
{
	(void)state;
	assert_true(memory_of_table(4000) < 5 * memory_of_table(1000));
}

static size_t
page_of_elem(const struct world *w, uint32_t elem)
{
	size_t i, k;

	for (i = 0; i < w->pages.pages.n; i++)
		for (k = 0; k < w->pages.pages.v[i].boxes.n; k++)
			if (w->pages.pages.v[i].boxes.v[k].elem == elem)
				return i;
	return w->pages.pages.n;
}

static void
test_table__on_landscape_pages_lets_the_text_fill_the_page_before(void **state)
{
	struct world *w = *state;
	struct block *before = doc_add(w, doc_para(w, TS_BODY, WORDS));
	struct block *table = doc_add(w, turned_table(w));
	struct block *after = doc_add(w, doc_para(w, TS_BODY, WORDS));

	table->anchor = "turned";
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 2);
	assert_int_equal(page_of_elem(w, before->elem), 0);
	assert_int_equal(page_of_elem(w, after->elem), 0);
	assert_true(w->pages.pages.v[1].width > w->pages.pages.v[1].height);
	assert_non_null(pages_anchor(&w->pages, "turned"));
	assert_int_equal(pages_anchor(&w->pages, "turned")->page, 1);
	assert_int_equal(w->pages.bboxes.v[0].page, 1);
}

static void
test_table__on_a_landscape_page_takes_its_heading_along(void **state)
{
	struct world *w = *state;
	struct block *before = doc_add(w, doc_para(w, TS_BODY, WORDS));
	struct block *heading = doc_add(w, doc_heading(w, 2, "All of them"));
	struct block *after;

	heading->anchor = "all";
	heading->side = doc_para(w, TS_MARGIN_CODE, "2");
	doc_add(w, turned_table(w));
	after = doc_add(w, doc_para(w, TS_BODY, WORDS));
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 3);
	assert_int_equal(page_of_elem(w, before->elem), 0);
	assert_int_equal(page_of_elem(w, heading->elem), 1);
	assert_int_equal(page_of_elem(w, heading->side->elem), 1);
	assert_int_equal(page_of_elem(w, after->elem), 2);
	assert_int_equal(pages_anchor(&w->pages, "all")->page, 1);
	assert_int_equal(w->pages.outline.n, 1);
	assert_int_equal(w->pages.outline.v[0].page, 1);
	assert_int_equal(w->pages.faults.n, 0);
}

/* The folio of a turned page once stood where an upright page has it. */
static void
test_table__on_a_landscape_page_leaves_nothing_off_the_sheet(void **state)
{
	struct world *w = *state;
	size_t i, k, nfooters = 0;

	w->doc->foot_left = "As of today";
	doc_add(w, turned_table(w));
	assert_int_equal(world_layout(w), 0);
	assert_true(w->pages.pages.v[0].width > w->pages.pages.v[0].height);
	for (i = 0; i < w->pages.pages.n; i++)
		for (k = 0; k < w->pages.pages.v[i].boxes.n; k++) {
			const struct box *b = &w->pages.pages.v[i].boxes.v[k];

			assert_in_range(b->y, 0, w->pages.pages.v[i].height);
			assert_in_range(b->x, 0, w->pages.pages.v[i].width);
			nfooters += b->artifact == ARTIFACT_FOOTER;
		}
	assert_int_equal(nfooters, 2 * w->pages.pages.n);
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_colwidth__surplus_goes_to_the_weights),
		cmocka_unit_test(test_colwidth__too_little_room_is_shared_above_whole_words),
		cmocka_unit_test(test_colwidth__words_are_divided_before_anything_overflows),
		cmocka_unit_test(test_colwidth__surplus_follows_the_content_without_weights),
		cmocka_unit_test(test_colfit__width_goes_where_it_makes_rows_less_tall),
		cmocka_unit_test(test_colfit__no_column_gets_less_than_it_needs),
		CASE(test_table__text_gets_the_width_that_whole_words_would_waste),
		cmocka_unit_test(test_colwidth__a_word_that_fits_nowhere_costs_the_others_nothing),
		cmocka_unit_test(test_colwidth__words_stay_whole_beside_a_word_that_fits_nowhere),
		cmocka_unit_test(test_colwidth__only_the_widest_give_way),
		cmocka_unit_test(test_colwidth__span_widens_only_what_is_missing),
		CASE(test_table__head_is_content_once_and_repeated_as_artifact),
		CASE(test_table__row_taller_than_a_page_is_cut_between_lines),
		CASE(test_table__numbers_stand_on_their_decimal_mark),
		CASE(test_table__row_span_makes_room_in_its_last_row),
		CASE(test_table__in_the_margin_waits_for_what_stands_there),
		CASE(test_table__on_a_landscape_page_takes_the_margins_text_along),
		CASE(test_table__on_landscape_pages_lets_the_text_fill_the_page_before),
		CASE(test_table__on_a_landscape_page_takes_its_heading_along),
		CASE(test_table__on_a_landscape_page_leaves_nothing_off_the_sheet),
		CASE(test_table__ten_thousand_rows),
		cmocka_unit_test(test_table__memory_grows_with_its_rows_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
