/*
 * check: what a machine can say about a document's accessibility.
 *
 * Does     runs every check of check_tab.h on document and pages as they
 *          were painted; nothing is assumed because the program is ours.
 * Units    mpt; contrast times 100.
 * Gives    one struct check per entry of the table, in its order.
 * Errors   none: a failed check is a result.
 * Memory   the arena given.
 * Source   ISO 14289-1, WCAG 2.1; Matterhorn Protocol 1.1 for what is the
 *          machine's and what is not.
 */
#ifndef ASIDE_CHECK_CHECK_H
#define ASIDE_CHECK_CHECK_H

#include "aside/aside.h"

enum check_id {
#define CHECK(id, code, label, ua, wcag) id,
#include "aside/check/check_tab.h"
#undef CHECK
	CHECK_COUNT
};

struct check {
	size_t count, failures; /* things looked at; those that failed */
	int least;              /* the least contrast found, times 100; 0 = none measured */
	const char *first;      /* the first that failed, for the one who mends it; NULL = none */
	const char *value;      /* what was measured, NULL = nothing to measure */
};

struct check_kind {
	const char *code;
	enum label label;
	const char *ua, *wcag; /* clauses, "" = none */
};

/* Blocks and runs in document order, without their nesting. */
struct survey {
	const struct aside_input *in;
	struct arena *arena;
	VEC(const struct block *) blocks;
	VEC(const struct run *) runs;
};

extern const struct check_kind check_kinds[CHECK_COUNT];

void survey_make(struct survey *s, const struct aside_input *in, struct arena *a);

void checks_run(const struct survey *s, struct check out[CHECK_COUNT]);

/* One more thing looked at; the words are kept if it is the first that fails. */
void check_note(const struct survey *s, struct check *c, bool is_good, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* The checks by what they look at: text.c, tree.c, table.c, page.c. */
void check_title(const struct survey *s, struct check *c);
void check_language(const struct survey *s, struct check *c);
void check_passages(const struct survey *s, struct check *c);
void check_bookmarks(const struct survey *s, struct check *c);
void check_page_labels(const struct survey *s, struct check *c);
void check_links(const struct survey *s, struct check *c);
void check_notes(const struct survey *s, struct check *c);
void check_status(const struct survey *s, struct check *c);

void check_nesting(const struct survey *s, struct check *c);
void check_order(const struct survey *s, struct check *c);
void check_headings(const struct survey *s, struct check *c);
void check_contents(const struct survey *s, struct check *c);
void check_figures(const struct survey *s, struct check *c);
void check_boxes(const struct survey *s, struct check *c);
void check_lists(const struct survey *s, struct check *c);

void check_grids(const struct survey *s, struct check *c);
void check_heads(const struct survey *s, struct check *c);

void check_marks(const struct survey *s, struct check *c);
void check_artifacts(const struct survey *s, struct check *c);
void check_glyphs(const struct survey *s, struct check *c);
void check_hyphens(const struct survey *s, struct check *c);
void check_text_contrast(const struct survey *s, struct check *c);
void check_fill_contrast(const struct survey *s, struct check *c);

#endif
