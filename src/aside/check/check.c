#include "aside/check/check.h"

const struct check_kind check_kinds[CHECK_COUNT] = {
#define CHECK(id, code, label, ua, wcag) [id] = {code, label, ua, wcag},
#include "aside/check/check_tab.h"
#undef CHECK
};

typedef void check_function(const struct survey *s, struct check *c);

static check_function *const functions[CHECK_COUNT] = {
	[CHECK_TITLE] = check_title,
	[CHECK_LANGUAGE] = check_language,
	[CHECK_PASSAGES] = check_passages,
	[CHECK_MARKS] = check_marks,
	[CHECK_ARTIFACTS] = check_artifacts,
	[CHECK_NESTING] = check_nesting,
	[CHECK_ORDER] = check_order,
	[CHECK_HEADINGS] = check_headings,
	[CHECK_BOOKMARKS] = check_bookmarks,
	[CHECK_PAGE_LABELS] = check_page_labels,
	[CHECK_CONTENTS] = check_contents,
	[CHECK_FIGURES] = check_figures,
	[CHECK_BOXES] = check_boxes,
	[CHECK_GRIDS] = check_grids,
	[CHECK_HEADS] = check_heads,
	[CHECK_LISTS] = check_lists,
	[CHECK_LINKS] = check_links,
	[CHECK_NOTES] = check_notes,
	[CHECK_GLYPHS] = check_glyphs,
	[CHECK_HYPHENS] = check_hyphens,
	[CHECK_TEXT_CONTRAST] = check_text_contrast,
	[CHECK_FILL_CONTRAST] = check_fill_contrast,
	[CHECK_STATUS] = check_status,
};

void
checks_run(const struct survey *s, struct check out[CHECK_COUNT])
{
	for (int i = 0; i < CHECK_COUNT; i++) {
		out[i] = (struct check){0};
		functions[i](s, &out[i]);
	}
}
