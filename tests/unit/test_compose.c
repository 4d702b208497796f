/* The sample concept, composed: what must hold for every document. */
#include "unit.h"

#include "compose/compose.h"
#include "compose/walk.h"

#include <string.h>

struct composed {
	struct arena *a;
	struct diag *d;
	struct document *doc;
};

static int
compose_sample(void **state)
{
	struct composed *c = test_calloc(1, sizeof *c);
	struct compose_input in = {0};
	struct document_name name;
	struct model *all;

	c->a = arena_new();
	c->d = diag_new();
	all = model_load(c->a, "input/herzogenrath", "input/schema", c->d);
	if (!all)
		diag_print(stderr, c->d, BAND_WARNING);
	assert_non_null(all);
	in.model = edition_make(c->a, all, EDITION_PUBLIC);
	in.publication = &in.model->publications.v[0];
	in.labels = labels_load(c->a, "de");
	in.as_of = in.model->newest;
	name = document_name_of(&in, c->a);
	in.name = &name;
	c->doc = compose_concept(&in, c->a, c->d);
	*state = c;
	return 0;
}

static int
release(void **state)
{
	struct composed *c = *state;

	diag_free(c->d);
	arena_free(c->a);
	test_free(c);
	return 0;
}

static void
test_compose__sample_has_no_faults(void **state)
{
	const struct composed *c = *state;

	assert_non_null(c->doc);
	assert_int_equal(diag_errors(c->d), 0);
}

/* Elements that stand in one kind of parent only. */
static const struct nesting {
	enum role kid, parent, other_parent;
} nestings[] = {
	{ROLE_LI, ROLE_L, ROLE_L},
	{ROLE_LBODY, ROLE_LI, ROLE_LI},
	{ROLE_TR, ROLE_THEAD, ROLE_TBODY},
	{ROLE_TH, ROLE_TR, ROLE_TR},
	{ROLE_TD, ROLE_TR, ROLE_TR},
	{ROLE_THEAD, ROLE_TABLE, ROLE_TABLE},
	{ROLE_TBODY, ROLE_TABLE, ROLE_TABLE},
	{ROLE_TOCI, ROLE_TOC, ROLE_TOC},
};

/* These hold only what the table above puts into them, and Lbl and Caption. */
static bool
is_strict(enum role r)
{
	return r == ROLE_L || r == ROLE_LI || r == ROLE_TR || r == ROLE_THEAD || r == ROLE_TBODY ||
	       r == ROLE_TABLE;
}

static bool
may_hold(enum role parent, enum role kid)
{
	for (size_t i = 0; i < sizeof nestings / sizeof *nestings; i++)
		if (nestings[i].kid == kid)
			return parent == nestings[i].parent || parent == nestings[i].other_parent;
	if (kid == ROLE_LBL || kid == ROLE_CAPTION)
		return true;
	return !is_strict(parent);
}

static void
test_compose__elements_nest_as_the_standard_says(void **state)
{
	const struct composed *c = *state;
	const struct document *doc = c->doc;

	for (size_t i = 1; i < doc->elems.n; i++) {
		const struct elem *e = &doc->elems.v[i];

		assert_true(e->parent < i);
		assert_true(e->seq > doc->elems.v[i - 1].seq);
		if (!may_hold(doc->elems.v[e->parent].role, e->role))
			fail_msg("element %zu: role %d in role %d", i, (int)e->role,
				(int)doc->elems.v[e->parent].role);
	}
}

static void
test_compose__no_heading_level_is_skipped(void **state)
{
	const struct composed *c = *state;
	int last = 0;

	for (size_t i = 0; i < c->doc->elems.n; i++) {
		int level = (int)c->doc->elems.v[i].role - (int)ROLE_H1 + 1;

		if (level < 1 || level > 6)
			continue;
		assert_true(level <= last + 1);
		last = level;
	}
	assert_true(last > 0);
}

static void
test_compose__cells_name_their_heads(void **state)
{
	const struct composed *c = *state;

	for (size_t i = 0; i < c->doc->elems.n; i++) {
		const struct elem *e = &c->doc->elems.v[i];

		if (e->role == ROLE_TH)
			assert_non_null(e->id);
		if (e->role == ROLE_TH)
			assert_int_not_equal(e->scope, SCOPE_NONE);
		if (e->role == ROLE_TD)
			assert_true(e->nheaders > 0);
		if (e->role == ROLE_FIGURE)
			assert_true(e->alt && *e->alt);
	}
}

static size_t
width_of(const struct row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->ncells; i++)
		n += (size_t)row->cells[i].colspan;
	return n;
}

/* ---- every block ---- */

struct wanted {
	const char *id;
	bool is_there;
};

static void
look_for(void *ctx, const struct block *b)
{
	struct wanted *w = ctx;

	w->is_there = w->is_there || (b->anchor && strcmp(b->anchor, w->id) == 0);
}

static bool
has_anchor(const struct document *doc, const char *id)
{
	struct wanted w = {id, false};

	document_walk(doc, &(struct document_visitor){.ctx = &w, .block = look_for});
	return w.is_there;
}

/* Calls on_block for every block, in document order. */
static void
each_block(const struct document *doc, void (*on_block)(void *doc, const struct block *b))
{
	document_walk(doc, &(struct document_visitor){.ctx = (void *)doc, .block = on_block});
}

static void
test_compose__links_lead_somewhere(void **state)
{
	const struct composed *c = *state;

	assert_true(c->doc->links.n > 100);
	for (size_t i = 0; i < c->doc->links.n; i++) {
		const struct link *l = &c->doc->links.v[i];

		assert_true(l->contents && *l->contents);
		assert_int_equal((l->uri != NULL) + (l->anchor != NULL) + (l->place != 0), 1);
		if (l->anchor && !has_anchor(c->doc, l->anchor))
			fail_msg("no anchor %s", l->anchor);
	}
}

/* Mark and note lead to each other: each link's place is the other's element. */
static void
test_compose__notes_and_marks_lead_to_each_other(void **state)
{
	const struct composed *c = *state;

	assert_true(c->doc->notes.n > 0);
	for (size_t i = 0; i < c->doc->notes.n; i++) {
		const struct note *n = &c->doc->notes.v[i];
		const struct link *back = &c->doc->links.v[n->label_link];
		uint32_t mark = back->place;
		const struct elem *elems = c->doc->elems.v;

		assert_int_equal(back->elem, n->label_elem);
		assert_int_equal(elems[n->label_elem].role, ROLE_LINK);
		assert_int_equal(elems[elems[n->label_elem].parent].role, ROLE_LBL);
		assert_int_equal(elems[mark].role, ROLE_LINK);
		assert_int_equal(elems[elems[mark].parent].role, ROLE_REFERENCE);
		for (size_t k = 0; k < c->doc->links.n; k++)
			if (c->doc->links.v[k].elem == mark)
				assert_int_equal(c->doc->links.v[k].place, n->label_elem);
	}
}

static void
check_rows(void *doc, const struct block *b)
{
	(void)doc;
	if (b->kind == BLOCK_TABLE && b->table->nhead == 1)
		assert_int_equal(width_of(&b->table->head[0]), b->table->ncolumns);
}

static void
test_compose__grids_are_regular(void **state)
{
	const struct composed *c = *state;

	each_block(c->doc, check_rows);
}

static void
test_compose__metadata_come_from_the_project(void **state)
{
	const struct composed *c = *state;

	assert_string_equal(c->doc->author, "Stadt Herzogenrath");
	assert_string_equal(c->doc->lang, "de");
	assert_non_null(strstr(c->doc->file_name, "herzogenrath-integrationskonzept-2025-03-"));
	assert_non_null(c->doc->description);
}

static void
check_continued(void *doc, const struct block *b)
{
	(void)doc;
	if (b->kind == BLOCK_TABLE)
		assert_true(b->table->caption ? b->table->continued != NULL
					      : b->table->continued == NULL);
}

static void
test_compose__only_a_table_with_a_caption_is_continued(void **state)
{
	const struct composed *c = *state;

	each_block(c->doc, check_continued);
}

#define MOST_NOTES 1

static size_t notes_seen;

static void
check_notes(void *doc, const struct block *b)
{
	(void)doc;
	if (b->kind != BLOCK_HEADING || strcmp(b->heading.text, "Sachstand") != 0)
		return;
	notes_seen++;
	assert_int_equal(b->next->kind, BLOCK_LIST);
	assert_in_range(b->next->list->nitems, 1, MOST_NOTES);
	if (b->next->next && b->next->next->style == TS_SMALL)
		assert_true(b->next->list->nitems == MOST_NOTES && b->next->keep_with_next);
}

static void
test_compose__newest_note_is_full_and_earlier_ones_one_line(void **state)
{
	const struct composed *c = *state;

	notes_seen = 0;
	each_block(c->doc, check_notes);
	assert_true(notes_seen > 0);
}

/* Runs joined: "." from a label after "." from the project is a fault on paper. */
static void
check_text(void *doc, const struct block *b)
{
	char text[8192] = "";

	(void)doc;
	for (size_t i = 0; i < b->runs.n; i++) {
		const struct run *r = &b->runs.v[i];

		const char *part = r->kind == RUN_TEXT ? r->text : "#";

		if (strlen(text) + strlen(part) < sizeof text)
			strcat(text, part);
	}
	if (strstr(text, "..") || strstr(text, "  ") || strstr(text, " ,") || strstr(text, ": :"))
		fail_msg("%s", text);
}

static void
test_compose__no_sign_or_blank_is_doubled(void **state)
{
	const struct composed *c = *state;

	each_block(c->doc, check_text);
}

static bool
names(const struct elem *cell, uint32_t head)
{
	for (size_t i = 0; i < cell->nheaders; i++)
		if (cell->headers[i] == head)
			return true;
	return false;
}

static void
check_groups(const struct document *doc, const struct block *b)
{
	uint32_t head = ELEM_NONE;

	for (size_t r = 0; r < b->table->nbody; r++) {
		const struct row *row = &b->table->body[r];

		if (row->ncells == 1 && row->cells[0].is_head)
			head = row->cells[0].elem;
		for (size_t i = 0; head != ELEM_NONE && i < row->ncells; i++)
			if (!row->cells[i].is_head)
				assert_true(names(&doc->elems.v[row->cells[i].elem], head));
	}
}

static void
test_compose__cells_name_the_head_of_their_group(void **state)
{
	const struct composed *c = *state;
	size_t n = 0;

	for (const struct block *b = c->doc->first; b; b = b->next) {
		if (b->kind != BLOCK_TABLE || b->table->ncolumns < 2)
			continue;
		check_groups(c->doc, b);
		n++;
	}
	assert_true(n > 0);
}

/* Heading, meaning, chart and table of an indicator stand on one page. */
static void
test_compose__indicators_are_kept_whole(void **state)
{
	const struct composed *c = *state;
	size_t n = 0;

	for (const struct block *b = c->doc->first; b; b = b->next) {
		if (b->kind != BLOCK_GROUP || b->group != GROUP_KEEP)
			continue;
		assert_int_equal(b->first->kind, BLOCK_HEADING);
		n++;
	}
	assert_true(n >= 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compose__sample_has_no_faults),
		cmocka_unit_test(test_compose__elements_nest_as_the_standard_says),
		cmocka_unit_test(test_compose__no_heading_level_is_skipped),
		cmocka_unit_test(test_compose__cells_name_their_heads),
		cmocka_unit_test(test_compose__links_lead_somewhere),
		cmocka_unit_test(test_compose__notes_and_marks_lead_to_each_other),
		cmocka_unit_test(test_compose__grids_are_regular),
		cmocka_unit_test(test_compose__only_a_table_with_a_caption_is_continued),
		cmocka_unit_test(test_compose__newest_note_is_full_and_earlier_ones_one_line),
		cmocka_unit_test(test_compose__no_sign_or_blank_is_doubled),
		cmocka_unit_test(test_compose__cells_name_the_head_of_their_group),
		cmocka_unit_test(test_compose__indicators_are_kept_whole),
		cmocka_unit_test(test_compose__metadata_come_from_the_project),
	};

	return cmocka_run_group_tests(tests, compose_sample, release);
}
