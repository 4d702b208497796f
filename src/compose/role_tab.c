#include "compose/role.h"

/* ISO 32000-1 §14.8.4, tables 333 to 340. */
static const char *const role_names[] = {
	[ROLE_DOCUMENT] = "Document",
	[ROLE_PART] = "Part",
	[ROLE_SECT] = "Sect",
	[ROLE_DIV] = "Div",
	[ROLE_H1] = "H1",
	[ROLE_H2] = "H2",
	[ROLE_H3] = "H3",
	[ROLE_H4] = "H4",
	[ROLE_H5] = "H5",
	[ROLE_H6] = "H6",
	[ROLE_P] = "P",
	[ROLE_TOC] = "TOC",
	[ROLE_TOCI] = "TOCI",
	[ROLE_REFERENCE] = "Reference",
	[ROLE_INDEX] = "Index",
	[ROLE_L] = "L",
	[ROLE_LI] = "LI",
	[ROLE_LBL] = "Lbl",
	[ROLE_LBODY] = "LBody",
	[ROLE_TABLE] = "Table",
	[ROLE_THEAD] = "THead",
	[ROLE_TBODY] = "TBody",
	[ROLE_TR] = "TR",
	[ROLE_TH] = "TH",
	[ROLE_TD] = "TD",
	[ROLE_CAPTION] = "Caption",
	[ROLE_FIGURE] = "Figure",
	[ROLE_NOTE] = "Note",
	[ROLE_LINK] = "Link",
	[ROLE_QUOTE] = "Quote",
	[ROLE_BLOCKQUOTE] = "BlockQuote",
	[ROLE_SPAN] = "Span",
};

_Static_assert(sizeof(role_names) / sizeof(*role_names) == ROLE_COUNT, "one name per role");

const char *
role_name(enum role r)
{
	return role_names[r];
}
