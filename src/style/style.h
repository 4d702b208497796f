/*
 * style: the look, as resolved values.
 *
 * Does     reads styles/NAME.xml (or a file inside the project) and gives
 *          every length, colour and font the layout needs.
 * Units    mpt for lengths, 0xRRGGBB for colours, per mille for ratios.
 * Gives    complete structs: an absent property has the value of
 *          style/defaults.c, `like` inherits from another text style.
 * Errors   unknown values, impossible geometry and too low contrast are
 *          reported with the place in the style file; then NULL.
 * Memory   everything in the arena given.
 * Source   property names as in CSS and XSL-FO; contrast by WCAG 2.1 §1.4.3.
 */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/mpt.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum font_slot { FONT_SANS, FONT_SERIF, FONT_MONO, FONT_SLOT_COUNT };
enum text_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER, ALIGN_JUSTIFY, ALIGN_DECIMAL };

/* Named colours; the XML name is in style/name_tab.h. */
enum color_name {
	COLOR_TEXT,
	COLOR_MUTED,
	COLOR_PRIMARY,
	COLOR_ON_PRIMARY,
	COLOR_LINK,
	COLOR_RULE,
	COLOR_HAIRLINE,
	COLOR_TINT,
	COLOR_TINT_STRONG,
	COLOR_ACCENT,
	COLOR_WARNING,
	COLOR_PAPER,
	COLOR_COUNT
};

/* Paragraph styles the composition asks for. */
enum text_style {
	TS_BODY,
	TS_LEAD,
	TS_SMALL,
	TS_QUOTE,
	TS_ATTRIBUTION,
	TS_LIST,
	TS_FOOTNOTE,
	TS_CAPTION,
	TS_MARGIN,
	TS_MARGIN_CODE,
	TS_MARGIN_LABEL,
	TS_MARGIN_VALUE,
	TS_H1,
	TS_H2,
	TS_H3,
	TS_H4,
	TS_H5,
	TS_H6,
	TS_CHAPTER_NUMBER,
	TS_COVER_TITLE,
	TS_COVER_SUBTITLE,
	TS_COVER_BODY,
	TS_COVER_AS_OF,
	TS_RUNNING_HEAD,
	TS_FOLIO,
	TS_TOC_1,
	TS_TOC_2,
	TS_TOC_3,
	TS_TABLE_HEAD,
	TS_TABLE_CELL,
	TS_TABLE_NUMBER,
	TS_TABLE_NOTE,
	TS_FACT_LABEL,
	TS_FACT_VALUE,
	TS_CHIP,
	TS_FIGURE_BIG,
	TS_FIGURE_LABEL,
	TS_FIGURE_BEFORE,
	TS_CHART_TITLE,
	TS_CHART_LABEL,
	TS_CHART_VALUE,
	TS_BOX,
	TS_BOX_TITLE,
	TS_STEP,
	TS_SHEET,
	TS_SHEET_HEADING,
	TS_PLAIN,
	TS_IMPRINT,
	TS_COUNT
};

struct text_look {
	enum font_slot font;
	int weight; /* 100..900 */
	bool is_italic;
	mpt size, leading;
	uint32_t color;
	enum text_align align;
	mpt space_before, space_after;
	mpt indent_first, indent_left, indent_right;
	mpt letter_spacing;
	bool hyphenate, tabular, balance; /* balance: lines of about equal length */
	bool keep_with_next;
	int widows, orphans; /* least lines together at a page's top and foot */
};

/* Character styles inside a paragraph. */
enum char_style {
	CS_NONE,
	CS_STRONG,
	CS_EM,
	CS_CODE,
	CS_LINK,
	CS_SUP,
	CS_SUB,
	CS_ABBR,
	CS_MUTED,
	CS_WARNING,
	CS_COUNT
};

struct char_look {
	int font;          /* enum font_slot, -1 = the paragraph's */
	int weight;        /* 0 = the paragraph's */
	int italic;        /* -1 = the paragraph's, 0, 1 */
	int size_permille; /* of the paragraph's size, 1000 = same */
	mpt rise;          /* up from the baseline */
	bool has_color, is_underlined;
	uint32_t color;
};

enum table_style { TABLE_DATA, TABLE_FACTS, TABLE_FIGURES, TABLE_PLAIN, TABLE_COUNT };

struct table_look {
	enum text_style head, cell, number;
	mpt pad_x, pad_top, pad_bottom;
	mpt space_before, space_after;
	mpt rule, head_rule, end_rule; /* thickness, 0 = none */
	uint32_t rule_color, head_ground;
	bool has_head_ground;
	bool is_bleeding_left; /* the first column's text stands on the column's edge */
};

enum hatch {
	HATCH_SOLID,
	HATCH_RISING,
	HATCH_FALLING,
	HATCH_CROSS,
	HATCH_HORIZONTAL,
	HATCH_VERTICAL,
	HATCH_DOTS,
	HATCH_GRID,
	HATCH_EMPTY
};

/* Fill of a status, schedule light or data series. */
struct fill_look {
	uint32_t color; /* ground */
	uint32_t line;  /* hatch lines and outline */
	enum hatch hatch;
	uint32_t text;      /* of a number inside */
	const char *symbol; /* UTF-8, one character that the fonts have */
};

#define STYLE_FILLS_STATUS 9   /* in the order of enum status */
#define STYLE_FILLS_SCHEDULE 4 /* in the order of enum schedule, [0] unused */
#define STYLE_FILLS_SERIES 6   /* actual, previous, plan, forecast, target, baseline */

struct chart_look {
	mpt bar, bar_gap, segment_gap, label_gap, axis, hatch_gap, hatch_line;
	mpt row, column_height, line_height, marker, line;
	mpt space_before, space_after;
	uint32_t axis_color, grid_color;
	struct fill_look status[STYLE_FILLS_STATUS];
	struct fill_look schedule[STYLE_FILLS_SCHEDULE];
	struct fill_look series[STYLE_FILLS_SERIES];
};

struct page_look {
	mpt width, height;
	mpt margin_top, margin_bottom;
	mpt column_x, column_width; /* text column */
	mpt side_x, side_width;     /* margin column, left of it */
	mpt head_y, foot_y;         /* baselines of running head and folio, from the top */
	mpt head_rule;              /* thickness of the rule under the running head, 0 = none */
	mpt grid;                   /* baseline grid */
	mpt landscape_margin_x;     /* left and right on landscape pages */
};

struct list_look {
	mpt indent, label_gap, item_gap;
	const char *bullets[3]; /* per level */
};

struct box_look {
	mpt pad, rule;
	uint32_t ground, rule_color;
	mpt space_before, space_after;
};

struct cover_look {
	int field_permille; /* height of the coloured field of the page */
	mpt cell, cell_gap; /* pattern drawn from the data */
	mpt title_y, logo_height;
};

/* Where the facts of a measure stand: level with its text, or as a list above it. */
enum sheet_facts { FACTS_COLUMN, FACTS_MARGIN };

struct sheet_look {
	enum sheet_facts facts;
	mpt fact_gap;          /* between two facts in the margin */
	int new_page_permille; /* so much of a page may stay empty for a sheet to begin the next */
	/* what a sheet may give up to need no further page: shares that are left at the most */
	int tight_gaps_permille, tight_leading_permille;
};

struct note_look {
	mpt rule_width, rule, space_above, label_gap;
};

struct style {
	const char *name;
	struct page_look page;
	const char *family[FONT_SLOT_COUNT];
	struct where families_at; /* the element that names them */
	const char
		*fallback; /* comma-separated families tried first for other scripts, may be "" */
	uint32_t color[COLOR_COUNT];
	struct text_look text[TS_COUNT];
	struct char_look chars[CS_COUNT];
	struct table_look table[TABLE_COUNT];
	struct chart_look chart;
	struct list_look list;
	struct box_look box, quote;
	struct cover_look cover;
	struct note_look note;
	struct sheet_look sheet;
	mpt chip_gap; /* between a status's sign and its word */
	int hyphen_min_left, hyphen_min_right, hyphen_min_word; /* letters */
};

/* path opened, shown in messages; schema_dir holds ratsdruck-style-1.xsd. */
struct style *style_load(struct arena *a, const char *path, const char *shown,
	const char *schema_dir, struct diag *d);

/* WCAG contrast ratio of two colours, times 100 (2100 = 21:1). */
int style_contrast(uint32_t a, uint32_t b);
/* The least ratio of a chart's fills and axis to what they stand on or beside, times 100. */
int style_graphic_contrast(const struct style *s, size_t *npairs);

void style_dump(FILE *out, const struct style *s);

#endif
