#include "unit.h"

#include "docbuild.h"

#include <stdlib.h>

#define SENTENCE                                                                                   \
	"The municipality keeps its promise to everybody who lives here, whatever language is "    \
	"spoken at home, and it says in plain words what has been done and what has not. "
#define LONG_TEXT SENTENCE SENTENCE SENTENCE SENTENCE

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
test_page__empty_document_has_no_pages(void **state)
{
	struct world *w = *state;

	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 0);
}

static void
test_page__long_text_has_no_widows_and_orphans(void **state)
{
	struct world *w = *state;
	size_t i;

	for (i = 0; i < 60; i++)
		doc_add(w, doc_para(w, TS_BODY, i % 3 ? LONG_TEXT : SENTENCE));
	assert_int_equal(world_layout(w), 0);
	assert_in_range(w->pages.pages.n, 5, 12);
	assert_int_equal(w->pages.faults.n, 0);
}

/* So many paragraphs in one child of an offer. */
static struct block *
way_of(struct world *w, size_t n)
{
	struct block *b = doc_block(w, BLOCK_GROUP, ROLE_DIV), **end = &b->first;

	for (size_t i = 0; i < n; i++) {
		*end = doc_para(w, TS_BODY, SENTENCE);
		end = &(*end)->next;
	}
	return b;
}

/* Behind nbefore paragraphs: of ways of 9, 4 and 2 more the one that is set. */
static size_t
set_way(struct world *w, size_t nbefore)
{
	struct block *offer = doc_block(w, BLOCK_OFFER, ROLE_DIV);
	const struct block *chosen;
	size_t n = 0;

	for (size_t i = 0; i < nbefore; i++)
		doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	doc_add(w, offer);
	offer->first = way_of(w, 9);
	offer->first->next = way_of(w, 4);
	offer->first->next->next = way_of(w, 2);
	assert_int_equal(world_layout(w), 0);
	chosen = pages_choice(&w->pages, offer);
	assert_non_null(chosen);
	for (const struct block *b = chosen->first; b; b = b->next)
		n++;
	return n;
}

static void
test_page__offer_is_set_as_long_as_the_page_has_room(void **state)
{
	struct world *w = *state;

	assert_int_equal(set_way(w, 0), 9);
	assert_int_equal(w->pages.pages.n, 1);
}

static void
test_page__offer_is_shorter_where_the_page_is_fuller(void **state)
{
	struct world *w = *state;

	assert_int_equal(set_way(w, 5), 4);
	assert_int_equal(w->pages.pages.n, 1);
}

/* What fits nowhere is set in the shortest way, on a page more. */
static void
test_page__offer_without_room_is_the_shortest(void **state)
{
	struct world *w = *state;

	assert_int_equal(set_way(w, 13), 2);
	assert_int_equal(w->pages.pages.n, 2);
}

/* Pages of a sheet of so many paragraphs, as tight as gaps and leading allow. */
static size_t
pages_of_sheet(size_t n, int gaps, int leading)
{
	struct world w;
	struct block *sheet, **end;
	size_t pages;

	world_open(&w);
	w.style->sheet.tight_gaps_permille = gaps;
	w.style->sheet.tight_leading_permille = leading;
	sheet = doc_add(&w, doc_block(&w, BLOCK_GROUP, ROLE_DIV));
	sheet->group = GROUP_SHEET;
	end = &sheet->first;
	for (size_t i = 0; i < n; i++) {
		*end = doc_para(&w, TS_SHEET, SENTENCE);
		end = &(*end)->next;
	}
	assert_int_equal(world_layout(&w), 0);
	pages = w.pages.pages.n;
	world_close(&w);
	return pages;
}

static void
test_page__sheet_is_tighter_where_that_saves_a_page(void **state)
{
	int by_gaps = 0, by_leading = 0;

	(void)state;
	for (size_t n = 12; n < 30; n++) {
		size_t plain = pages_of_sheet(n, 1000, 1000);
		size_t gaps = pages_of_sheet(n, 500, 1000);
		size_t both = pages_of_sheet(n, 500, 920);

		assert_true(gaps <= plain && both <= gaps);
		by_gaps += gaps < plain;
		by_leading += both < gaps;
	}
	assert_true(by_gaps > 0);
	assert_true(by_leading > 0);
}

static void
test_page__heading_never_ends_a_page(void **state)
{
	struct world *w = *state;
	size_t i;

	for (i = 0; i < 60; i++) {
		if (i % 2)
			doc_add(w, doc_heading(w, 2, "A heading"));
		doc_add(w, doc_para(w, TS_BODY, i % 5 ? LONG_TEXT : SENTENCE));
	}
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(count_faults(w, LF_STRANDED_HEADING), 0);
	assert_int_equal(w->pages.outline.n, 30);
}

/* Lowest baseline of the text. */
static mpt
lowest_text(const struct world *w, size_t page)
{
	mpt y = 0;
	size_t i;

	for (i = 0; i < w->pages.pages.v[page].boxes.n; i++) {
		const struct box *b = &w->pages.pages.v[page].boxes.v[i];

		if (b->kind == BOX_TEXT && b->artifact == ARTIFACT_NONE)
			y = mpt_max(y, b->y);
	}
	return y;
}

/* What is kept together leaves white before it, but not on the pages before that. */
static void
test_page__text_fills_the_pages_before_a_large_block(void **state)
{
	struct world *w = *state;
	struct page_look *page = &w->style->page;
	mpt bottom, line;
	struct block *kept;
	size_t i;

	/* So many lines that the block falls a third above the third page's foot. */
	page->margin_top = page->height - page->margin_bottom - 688500;
	bottom = page->height - page->margin_bottom;
	line = w->style->text[TS_BODY].leading;
	for (i = 0; i < 12; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	kept = doc_add(w, doc_block(w, BLOCK_GROUP, ROLE_DIV));
	kept->group = GROUP_KEEP;
	kept->first = doc_para(w, TS_BODY, LONG_TEXT LONG_TEXT LONG_TEXT);
	doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 4);
	assert_true(lowest_text(w, 2) < bottom - 8 * line);
	for (i = 0; i < 2; i++)
		assert_true(lowest_text(w, i) > bottom - 3 * line);
}

static void
test_page__heading_before_a_forced_break_is_stranded(void **state)
{
	struct world *w = *state;

	doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	doc_add(w, doc_heading(w, 2, "Nothing here"));
	doc_add(w, doc_para(w, TS_BODY, SENTENCE))->page_break_before = true;
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(count_faults(w, LF_STRANDED_HEADING), 1);
	assert_int_equal(w->pages.faults.v[0].page, 0);
	assert_string_equal(w->pages.faults.v[0].text, "Nothing here");
}

static void
test_page__forced_break_begins_a_page(void **state)
{
	struct world *w = *state;
	struct block *b;

	doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	b = doc_add(w, doc_heading(w, 1, "Second"));
	b->page_break_before = true;
	b->anchor = "second";
	doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.pages.n, 2);
	assert_non_null(pages_anchor(&w->pages, "second"));
	assert_int_equal(pages_anchor(&w->pages, "second")->page, 1);
	assert_int_equal(w->pages.outline.v[0].page, 1);
}

static void
assert_report(const struct world *w, bool as_json, const char *want)
{
	char *text;
	size_t n;
	FILE *out = open_memstream(&text, &n);

	assert_non_null(out);
	layout_report(out, &w->pages, "k.pdf", as_json);
	fclose(out);
	if (!strstr(text, want))
		fail_msg("no %s in %s", want, text);
	free(text);
}

/* One pass only: numbers that are printed before they are known cannot be right. */
static void
test_page__numbers_that_do_not_settle_are_reported(void **state)
{
	struct world *w = *state;
	struct layout_input in = {
		.doc = w->doc, .style = w->style, .text = w->text, .passes_most = 1};
	struct block *b = doc_add(w, doc_para(w, TS_BODY, "See page "));

	*VEC_PUSH(w->arena, &b->runs) = doc_run(w, NULL, b->elem);
	VEC_LAST(&b->runs)->kind = RUN_PAGE_REF;
	VEC_LAST(&b->runs)->target = "second";
	b = doc_add(w, doc_block(w, BLOCK_GROUP, ROLE_SECT));
	b->first = doc_heading(w, 1, "Second");
	b->page_break_before = true;
	b->first->anchor = "second";
	b->first->where = (struct where){.file = "concept.xml", .line = 12, .element = "field two"};
	assert_int_equal(layout_document(&in, w->arena, &w->pages, w->diag), 0);
	assert_int_equal(count_faults(w, LF_NO_CONVERGENCE), 1);
	assert_int_equal(VEC_LAST(&w->pages.faults)->page, 1);
	assert_string_equal(VEC_LAST(&w->pages.faults)->text, "second");
	assert_report(w, false,
		"concept.xml:12: k.pdf: page 2: page numbers did not settle (field two): "
		"\"second\" [no-convergence]\n");
	assert_report(w, true, "\"fault\": \"no-convergence\"");
	assert_report(w, true, "\"page\": 2");
	assert_report(w, true, "\"line\": 12");
	in.passes_most = 0;
	assert_int_equal(layout_document(&in, w->arena, &w->pages, w->diag), 0);
	assert_int_equal(count_faults(w, LF_NO_CONVERGENCE), 0);
	assert_int_equal(w->pages.passes, 2);
}

static void
test_page__body_baselines_stand_on_the_grid(void **state)
{
	struct world *w = *state;
	const struct page *page;
	mpt grid = w->style->page.grid, first = -1;
	size_t i;

	doc_add(w, doc_para(w, TS_SMALL, SENTENCE));
	doc_add(w, doc_heading(w, 3, "A heading"));
	doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	doc_add(w, doc_para(w, TS_CAPTION, SENTENCE));
	doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	page = &w->pages.pages.v[0];
	for (i = 0; i < page->boxes.n; i++) {
		const struct box *b = &page->boxes.v[i];

		if (b->kind != BOX_TEXT || b->artifact != ARTIFACT_NONE)
			continue;
		if (b->u.run->size != w->style->text[TS_BODY].size)
			continue;
		first = first < 0 ? b->y : first;
		assert_int_equal((b->y - first) % grid, 0);
	}
	assert_true(first >= 0);
}

static void
test_page__reference_has_the_page_of_its_target(void **state)
{
	struct world *w = *state;
	struct block *b = doc_add(w, doc_para(w, TS_BODY, "See page "));
	struct run ref = doc_run(w, NULL, b->elem);
	const struct page *page;
	bool is_found = false;
	size_t i;

	ref.kind = RUN_PAGE_REF;
	ref.target = "end";
	*VEC_PUSH(w->arena, &b->runs) = ref;
	for (i = 0; i < 60; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	doc_add(w, doc_para(w, TS_BODY, SENTENCE))->anchor = "end";
	assert_int_equal(world_layout(w), 0);
	assert_in_range(w->pages.passes, 2, 3);
	page = &w->pages.pages.v[0];
	for (i = 0; i < page->boxes.n; i++) {
		const struct box *x = &page->boxes.v[i];
		char want[16];

		snprintf(want, sizeof want, "%zu", w->pages.pages.n);
		if (x->kind == BOX_TEXT && x->elem == b->elem && x->seq == ref.seq)
			is_found = strncmp(x->u.run->text, want, strlen(want)) == 0;
	}
	assert_true(is_found);
}

static void
test_page__footnote_stands_on_the_page_of_its_mark(void **state)
{
	struct world *w = *state;
	struct note note = {.label = "1", .label_seq = 1, .label_link = LINK_NONE};
	struct block *b;
	struct run mark;
	size_t i, k, mark_page = 0, note_page = 99;

	note.elem = doc_elem(w, ROLE_NOTE);
	note.label_elem = note.elem;
	*VEC_PUSH(w->arena, &note.runs) = doc_run(w, SENTENCE, note.elem);
	*VEC_PUSH(w->arena, &w->doc->notes) = note;
	for (i = 0; i < 12; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	b = doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	mark = doc_run(w, "1", b->elem);
	mark.kind = RUN_NOTE_MARK;
	mark.style = CS_SUP;
	mark.note = 0;
	*VEC_PUSH(w->arena, &b->runs) = mark;
	for (i = 0; i < 12; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	for (i = 0; i < w->pages.pages.n; i++)
		for (k = 0; k < w->pages.pages.v[i].boxes.n; k++) {
			const struct box *x = &w->pages.pages.v[i].boxes.v[k];

			if (x->elem == b->elem && x->seq == mark.seq)
				mark_page = i;
			if (x->elem == note.elem)
				note_page = i;
		}
	assert_int_equal(note_page, mark_page);
}

static void
add_noted_para(struct world *w, size_t nsentences)
{
	struct note note = {.label = "1", .label_seq = 1, .label_link = LINK_NONE};
	struct block *b = doc_add(w, doc_para(w, TS_BODY, SENTENCE));
	struct run mark = doc_run(w, "1", b->elem);
	size_t i;

	note.elem = note.label_elem = doc_elem(w, ROLE_NOTE);
	for (i = 0; i < nsentences; i++)
		*VEC_PUSH(w->arena, &note.runs) = doc_run(w, SENTENCE, note.elem);
	*VEC_PUSH(w->arena, &w->doc->notes) = note;
	mark.kind = RUN_NOTE_MARK;
	mark.note = 0;
	*VEC_PUSH(w->arena, &b->runs) = mark;
}

static size_t
count_note_boxes(const struct world *w, size_t page)
{
	size_t i, n = 0;

	for (i = 0; i < w->pages.pages.v[page].boxes.n; i++)
		n += w->pages.pages.v[page].boxes.v[i].elem == w->doc->notes.v[0].elem;
	return n;
}

static void
test_page__note_longer_than_a_page_goes_on_on_the_next(void **state)
{
	struct world *w = *state;
	size_t i;

	add_noted_para(w, 90);
	for (i = 0; i < 12; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	assert_true(count_note_boxes(w, 0) > 10);
	assert_true(count_note_boxes(w, 1) > 10);
	assert_int_equal(count_faults(w, LF_PAGE_OVERFULL), 0);
}

static struct block *
doc_figure(struct world *w, const char *path)
{
	struct block *b = doc_block(w, BLOCK_FIGURE, ROLE_FIGURE);

	b->figure.path = path;
	b->figure.floats_top = true;
	return b;
}

static void
test_page__float_goes_to_a_pages_top(void **state)
{
	struct world *w = *state;
	struct block *b;
	size_t i;

	for (i = 0; i < 11; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	b = doc_add(w, doc_figure(w, "tests/unit/plan.png"));
	for (i = 0; i < 11; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	assert_int_equal(w->pages.bboxes.n, 1);
	assert_int_equal(w->pages.bboxes.v[0].elem, b->elem);
	assert_int_equal(w->pages.bboxes.v[0].y, w->style->page.margin_top);
}

static void
test_page__missing_picture_is_reported(void **state)
{
	struct world *w = *state;

	doc_add(w, doc_figure(w, "tests/unit/no-such-picture.png"));
	assert_int_equal(world_layout(w), -1);
	assert_int_equal(diag_count(w->diag), 1);
	assert_int_equal(diag_entry(w->diag, 0)->fault, FAULT_IMAGE_UNREADABLE);
}

static void
test_page__margin_material_stands_level_with_its_line(void **state)
{
	struct world *w = *state;
	struct block *b;
	size_t i;
	mpt text = -1, side = -2;

	doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	b = doc_add(w, doc_heading(w, 2, "Title"));
	b->side = doc_para(w, TS_MARGIN_CODE, "SB-01");
	doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	for (i = 0; i < w->pages.pages.v[0].boxes.n; i++) {
		const struct box *x = &w->pages.pages.v[0].boxes.v[i];

		if (x->elem == b->elem)
			text = x->y;
		if (x->elem == b->side->elem)
			side = x->y;
	}
	assert_int_equal(side, text);
}

static void
test_page__running_head_is_the_pages_own_heading(void **state)
{
	struct world *w = *state;
	size_t i, n = 0;

	w->doc->head_left = "Concept";
	doc_add(w, doc_heading(w, 1, "Alpha"));
	for (i = 0; i < 40; i++)
		doc_add(w, doc_para(w, TS_BODY, LONG_TEXT));
	assert_int_equal(world_layout(w), 0);
	for (i = 0; i < w->pages.pages.v[1].boxes.n; i++) {
		const struct box *x = &w->pages.pages.v[1].boxes.v[i];

		if (x->kind == BOX_TEXT && x->artifact == ARTIFACT_HEADER)
			n += strncmp(x->u.run->text, "Alpha", 5) == 0;
	}
	assert_int_equal(n, 1);
}

static const struct box *
find_header(const struct world *w, size_t page, const char *prefix)
{
	size_t i;

	for (i = 0; i < w->pages.pages.v[page].boxes.n; i++) {
		const struct box *x = &w->pages.pages.v[page].boxes.v[i];

		if (x->kind == BOX_TEXT && x->artifact == ARTIFACT_HEADER &&
			strncmp(x->u.run->text, prefix, strlen(prefix)) == 0)
			return x;
	}
	return NULL;
}

static void
test_page__long_running_head_ends_in_an_ellipsis_after_a_word(void **state)
{
	struct world *w = *state;
	const struct box *fixed, *own;

	w->doc->head_left =
		"Concept of the municipality for the coming five years, with all reports";
	doc_add(w, doc_heading(w, 1,
			   "Volunteers, clubs and civil society, and what the municipality does "
			   "for them"));
	assert_int_equal(world_layout(w), 0);
	fixed = find_header(w, 0, "Concept");
	own = find_header(w, 0, "Volunteers");
	assert_non_null(fixed);
	assert_non_null(own);
	assert_string_equal(
		fixed->u.run->text, "Concept of the municipality for the coming five years \u2026");
	assert_string_equal(
		own->u.run->text, "Volunteers, clubs and civil society, and what the \u2026");
	assert_true(fixed->x + fixed->w < own->x);
}

/* A comma would look like an enumeration that the ellipsis goes on with. */
static void
test_page__no_comma_stands_before_the_ellipsis(void **state)
{
	struct world *w = *state;

	doc_add(w, doc_heading(w, 1,
			   "Volunteers, clubs and everything that can be called a club, "
			   "sportsmen and sportswomen, Donaudampfschifffahrtsgesellschaften"));
	assert_int_equal(world_layout(w), 0);
	assert_non_null(find_header(w, 0, "Volunteers"));
	assert_string_equal(find_header(w, 0, "Volunteers")->u.run->text,
		"Volunteers, clubs and everything that can be called a club, sportsmen and "
		"sportswomen \u2026");
}

static void
test_page__short_fixed_head_leaves_its_room_to_the_heading(void **state)
{
	struct world *w = *state;
	const char *title = "Volunteers, clubs and civil society, and what is done for them all";

	w->doc->head_left = "Concept";
	doc_add(w, doc_heading(w, 1, title));
	assert_int_equal(world_layout(w), 0);
	assert_non_null(find_header(w, 0, title));
}

#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_page__empty_document_has_no_pages),
		CASE(test_page__long_text_has_no_widows_and_orphans),
		CASE(test_page__offer_is_set_as_long_as_the_page_has_room),
		CASE(test_page__offer_is_shorter_where_the_page_is_fuller),
		CASE(test_page__offer_without_room_is_the_shortest),
		CASE(test_page__sheet_is_tighter_where_that_saves_a_page),
		CASE(test_page__heading_never_ends_a_page),
		CASE(test_page__text_fills_the_pages_before_a_large_block),
		CASE(test_page__heading_before_a_forced_break_is_stranded),
		CASE(test_page__forced_break_begins_a_page),
		CASE(test_page__numbers_that_do_not_settle_are_reported),
		CASE(test_page__body_baselines_stand_on_the_grid),
		CASE(test_page__reference_has_the_page_of_its_target),
		CASE(test_page__footnote_stands_on_the_page_of_its_mark),
		CASE(test_page__note_longer_than_a_page_goes_on_on_the_next),
		CASE(test_page__float_goes_to_a_pages_top),
		CASE(test_page__missing_picture_is_reported),
		CASE(test_page__margin_material_stands_level_with_its_line),
		CASE(test_page__running_head_is_the_pages_own_heading),
		CASE(test_page__long_running_head_ends_in_an_ellipsis_after_a_word),
		CASE(test_page__no_comma_stands_before_the_ellipsis),
		CASE(test_page__short_fixed_head_leaves_its_room_to_the_heading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
