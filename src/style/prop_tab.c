/* Property tables: which attribute fills which field. Names as in CSS and XSL-FO. */
#include "style/prop_tab.h"

#include <stddef.h>

#define P(type, s, field, name)                                                                    \
	{                                                                                          \
		name, type, offsetof(struct s, field), 0                                           \
	}
#define END                                                                                        \
	{                                                                                          \
		NULL, PROP_INT, 0, 0                                                               \
	}

const struct prop page_props[] = {
	P(PROP_LENGTH, page_look, width, "width"),
	P(PROP_LENGTH, page_look, height, "height"),
	P(PROP_LENGTH, page_look, margin_top, "margin-top"),
	P(PROP_LENGTH, page_look, margin_bottom, "margin-bottom"),
	P(PROP_LENGTH, page_look, column_x, "column-x"),
	P(PROP_LENGTH, page_look, column_width, "column-width"),
	P(PROP_LENGTH, page_look, side_x, "side-x"),
	P(PROP_LENGTH, page_look, side_width, "side-width"),
	P(PROP_LENGTH, page_look, head_y, "head-y"),
	P(PROP_LENGTH, page_look, foot_y, "foot-y"),
	P(PROP_LENGTH, page_look, head_rule, "head-rule"),
	P(PROP_LENGTH, page_look, grid, "grid"),
	P(PROP_LENGTH, page_look, landscape_margin_x, "landscape-margin-x"),
	END,
};

const struct prop font_props[] = {
	P(PROP_STRING, style, family[FONT_SANS], "sans"),
	P(PROP_STRING, style, family[FONT_SERIF], "serif"),
	P(PROP_STRING, style, family[FONT_MONO], "mono"),
	P(PROP_STRING, style, fallback, "fallback"),
	END,
};

const struct prop text_props[] = {
	P(PROP_SLOT, text_look, font, "font"),
	P(PROP_INT, text_look, weight, "font-weight"),
	P(PROP_ITALIC, text_look, is_italic, "font-style"),
	P(PROP_LENGTH, text_look, size, "font-size"),
	P(PROP_LENGTH, text_look, leading, "line-height"),
	P(PROP_COLOR, text_look, color, "color"),
	P(PROP_ALIGN, text_look, align, "text-align"),
	P(PROP_LENGTH, text_look, space_before, "space-before"),
	P(PROP_LENGTH, text_look, space_after, "space-after"),
	P(PROP_LENGTH, text_look, indent_first, "text-indent"),
	P(PROP_LENGTH, text_look, indent_left, "start-indent"),
	P(PROP_LENGTH, text_look, indent_right, "end-indent"),
	P(PROP_LENGTH, text_look, letter_spacing, "letter-spacing"),
	P(PROP_BOOL, text_look, hyphenate, "hyphenate"),
	P(PROP_BOOL, text_look, tabular, "tabular-figures"),
	P(PROP_BOOL, text_look, balance, "balance"),
	P(PROP_BOOL, text_look, keep_with_next, "keep-with-next"),
	P(PROP_INT, text_look, widows, "widows"),
	P(PROP_INT, text_look, orphans, "orphans"),
	END,
};

const struct prop char_props[] = {
	P(PROP_SLOT, char_look, font, "font"),
	P(PROP_INT, char_look, weight, "font-weight"),
	P(PROP_TRISTATE, char_look, italic, "font-style"),
	P(PROP_PERMILLE, char_look, size_permille, "font-size"),
	P(PROP_LENGTH, char_look, rise, "rise"),
	P(PROP_BOOL, char_look, is_underlined, "underline"),
	{"color", PROP_HAS_COLOR, offsetof(struct char_look, color),
		offsetof(struct char_look, has_color)},
	END,
};

const struct prop table_props[] = {
	P(PROP_TEXT_STYLE, table_look, head, "head"),
	P(PROP_TEXT_STYLE, table_look, cell, "cell"),
	P(PROP_TEXT_STYLE, table_look, number, "number"),
	P(PROP_LENGTH, table_look, pad_x, "padding-x"),
	P(PROP_LENGTH, table_look, pad_top, "padding-top"),
	P(PROP_LENGTH, table_look, pad_bottom, "padding-bottom"),
	P(PROP_LENGTH, table_look, space_before, "space-before"),
	P(PROP_LENGTH, table_look, space_after, "space-after"),
	P(PROP_LENGTH, table_look, rule, "rule"),
	P(PROP_LENGTH, table_look, head_rule, "head-rule"),
	P(PROP_LENGTH, table_look, end_rule, "end-rule"),
	P(PROP_COLOR, table_look, rule_color, "rule-color"),
	{"head-background", PROP_HAS_COLOR, offsetof(struct table_look, head_ground),
		offsetof(struct table_look, has_head_ground)},
	P(PROP_BOOL, table_look, is_bleeding_left, "flush-left"),
	END,
};

const struct prop chart_props[] = {
	P(PROP_LENGTH, chart_look, bar, "bar"),
	P(PROP_LENGTH, chart_look, bar_gap, "bar-gap"),
	P(PROP_LENGTH, chart_look, segment_gap, "segment-gap"),
	P(PROP_LENGTH, chart_look, label_gap, "label-gap"),
	P(PROP_LENGTH, chart_look, axis, "axis"),
	P(PROP_LENGTH, chart_look, hatch_gap, "hatch-gap"),
	P(PROP_LENGTH, chart_look, hatch_line, "hatch-line"),
	P(PROP_LENGTH, chart_look, row, "row"),
	P(PROP_LENGTH, chart_look, column_height, "column-height"),
	P(PROP_LENGTH, chart_look, line_height, "line-height"),
	P(PROP_LENGTH, chart_look, marker, "marker"),
	P(PROP_LENGTH, chart_look, line, "line"),
	P(PROP_LENGTH, chart_look, space_before, "space-before"),
	P(PROP_LENGTH, chart_look, space_after, "space-after"),
	P(PROP_COLOR, chart_look, axis_color, "axis-color"),
	P(PROP_COLOR, chart_look, grid_color, "grid-color"),
	END,
};

const struct prop fill_props[] = {
	P(PROP_COLOR, fill_look, color, "color"),
	P(PROP_COLOR, fill_look, line, "line"),
	P(PROP_HATCH, fill_look, hatch, "hatch"),
	P(PROP_COLOR, fill_look, text, "text"),
	P(PROP_STRING, fill_look, symbol, "symbol"),
	END,
};

const struct prop list_props[] = {
	P(PROP_LENGTH, list_look, indent, "indent"),
	P(PROP_LENGTH, list_look, label_gap, "label-gap"),
	P(PROP_LENGTH, list_look, item_gap, "item-gap"),
	P(PROP_STRING, list_look, bullets[0], "bullet-1"),
	P(PROP_STRING, list_look, bullets[1], "bullet-2"),
	P(PROP_STRING, list_look, bullets[2], "bullet-3"),
	END,
};

const struct prop box_props[] = {
	P(PROP_LENGTH, box_look, pad, "padding"),
	P(PROP_LENGTH, box_look, rule, "rule"),
	P(PROP_COLOR, box_look, ground, "background"),
	P(PROP_COLOR, box_look, rule_color, "rule-color"),
	P(PROP_LENGTH, box_look, space_before, "space-before"),
	P(PROP_LENGTH, box_look, space_after, "space-after"),
	END,
};

const struct prop cover_props[] = {
	P(PROP_PERMILLE, cover_look, field_permille, "field"),
	P(PROP_LENGTH, cover_look, cell, "cell"),
	P(PROP_LENGTH, cover_look, cell_gap, "cell-gap"),
	P(PROP_LENGTH, cover_look, title_y, "title-y"),
	P(PROP_LENGTH, cover_look, logo_height, "logo-height"),
	END,
};

const struct prop note_props[] = {
	P(PROP_LENGTH, note_look, rule_width, "rule-width"),
	P(PROP_LENGTH, note_look, rule, "rule"),
	P(PROP_LENGTH, note_look, space_above, "space-above"),
	P(PROP_LENGTH, note_look, label_gap, "label-gap"),
	END,
};

const struct prop sheet_props[] = {
	P(PROP_FACTS, sheet_look, facts, "facts"),
	P(PROP_LENGTH, sheet_look, fact_gap, "fact-gap"),
	P(PROP_PERMILLE, sheet_look, new_page_permille, "new-page"),
	P(PROP_PERMILLE, sheet_look, tight_gaps_permille, "tight-gaps"),
	P(PROP_PERMILLE, sheet_look, tight_leading_permille, "tight-leading"),
	END,
};

const struct prop misc_props[] = {
	P(PROP_LENGTH, style, chip_gap, "gap"),
	P(PROP_INT, style, hyphen_min_left, "min-left"),
	P(PROP_INT, style, hyphen_min_right, "min-right"),
	P(PROP_INT, style, hyphen_min_word, "min-word"),
	END,
};
