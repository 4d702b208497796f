#include "compose/block_fields.h"

#include "compose/block.h"
#include "style/names.h"

#define WORDS(v)                                                                                   \
	&(const struct names)                                                                      \
	{                                                                                          \
		(v), sizeof(v) / sizeof(*(v))                                                      \
	}
#define ELEM(T, f) NUMBER_AS(T, f, .means = MEANS_ELEM, .none = ELEM_NONE)
#define LANGUAGE(T, f) TEXT_AS(T, f, .means = MEANS_LANGUAGE)
#define CHILDREN(T, f) CHAIN_AS(T, f, block_fields, .means = MEANS_CHILDREN)
#define BLOCKS(T, f) CHAIN(T, f, block_fields)

/* ---- plain values ---- */

static const struct field text_field[] = {{.kind = FIELD_TEXT, .size = sizeof(const char *)}};
static const struct fields texts = FIELDS(const char *, text_field);
static const struct field whole_field[] = {ONE_NUMBER(int64_t)};
static const struct fields wholes = FIELDS(int64_t, whole_field);
static const struct field int_field[] = {ONE_NUMBER(int)};
static const struct fields ints = FIELDS(int, int_field);
static const struct field date_field[] = {ONE_NUMBER_AS(date, .means = MEANS_DATE)};
static const struct fields dates = FIELDS(date, date_field);
static const struct field bool_field[] = {ONE_NUMBER(bool)};
static const struct fields bools = FIELDS(bool, bool_field);
static const struct field number_field[] = {ONE_NUMBER(uint32_t)};
static const struct fields element_numbers = FIELDS(uint32_t, number_field);

/* ---- runs ---- */

static const char *const run_kinds[] = {"text", "page", "note", "break"};

static const struct field run_members[] = {
	NUMBER_AS(struct run, kind, .words = WORDS(run_kinds), .means = MEANS_KIND, .none = -1),
	NUMBER_AS(struct run, style, .words = &style_chars, .means = MEANS_WORD, .none = CS_NONE),
	NUMBER(struct run, no_hyphen),
	NUMBER(struct run, no_break),
	ELEM(struct run, elem),
	NUMBER_AS(struct run, seq, .means = MEANS_APART),
	NUMBER_AS(struct run, link, .means = MEANS_LINK, .none = LINK_NONE),
	NUMBER_AS(struct run, note, .means = MEANS_APART, .none = NOTE_NONE),
	LANGUAGE(struct run, lang),
	TEXT(struct run, target),
	TEXT_AS(struct run, text, .means = MEANS_TEXT),
	ASIDE(struct run, where),
};
const struct fields run_fields = FIELDS(struct run, run_members);

static const struct field runs_members[] = {
	ARRAY(struct runs, v, n, run_fields),
	ASIDE(struct runs, n),
	ASIDE(struct runs, cap),
};
static const struct fields runs_fields = FIELDS(struct runs, runs_members);

static const struct field link_members[] = {
	ELEM(struct link, elem),
	TEXT(struct link, uri),
	TEXT(struct link, anchor),
	NUMBER_AS(struct link, place, .means = MEANS_APART),
	TEXT(struct link, contents),
};
static const struct fields link_fields = FIELDS(struct link, link_members);

static const struct field note_members[] = {
	ELEM(struct note, elem),
	TEXT(struct note, label),
	ELEM(struct note, label_elem),
	NUMBER_AS(struct note, label_seq, .means = MEANS_APART),
	NUMBER_AS(struct note, label_link, .means = MEANS_LINK, .none = LINK_NONE),
	LANGUAGE(struct note, lang),
	STRUCT_AS(struct note, runs, runs_fields, .means = MEANS_RUNS),
	ASIDE(struct note, where),
};
static const struct fields note_fields = FIELDS(struct note, note_members);

/* ---- tables and lists ---- */

static const struct field cell_members[] = {
	NUMBER_AS(struct cell, column, .none = -1),
	ELEM(struct cell, elem),
	NUMBER_AS(struct cell, colspan, .none = 1),
	NUMBER_AS(struct cell, rowspan, .none = 1),
	NUMBER(struct cell, is_head),
	NUMBER_AS(struct cell, align, .words = &style_aligns, .none = ALIGN_LEFT),
	NUMBER_AS(struct cell, style, .words = &style_texts, .none = -1),
	NUMBER_AS(struct cell, fill, .none = -1),
	CHILDREN(struct cell, first),
};
static const struct fields cell_fields = FIELDS(struct cell, cell_members);

static const struct field row_members[] = {
	ELEM(struct row, elem),
	NUMBER(struct row, is_strong),
	NUMBER(struct row, keep_with_next),
	ARRAY(struct row, cells, ncells, cell_fields),
	ASIDE(struct row, ncells),
};
static const struct fields row_fields = FIELDS(struct row, row_members);

static const struct field column_members[] = {
	NUMBER(struct column, min_permille),
	NUMBER(struct column, weight),
	NUMBER(struct column, no_wrap),
};
static const struct fields column_fields = FIELDS(struct column, column_members);

static const struct field table_members[] = {
	NUMBER_AS(struct table, style, .words = &style_tables, .means = MEANS_WORD, .none = -1),
	ELEM(struct table, head_elem),
	ELEM(struct table, body_elem),
	TEXT(struct table, continued),
	NUMBER(struct table, may_turn),
	NUMBER(struct table, keep_together),
	BLOCKS(struct table, caption),
	ARRAY(struct table, columns, ncolumns, column_fields),
	ARRAY(struct table, head, nhead, row_fields),
	ARRAY(struct table, body, nbody, row_fields),
	BLOCKS(struct table, notes),
	ASIDE(struct table, ncolumns),
	ASIDE(struct table, nhead),
	ASIDE(struct table, nbody),
};
static const struct fields table_fields = FIELDS(struct table, table_members);

static const struct field item_members[] = {
	ELEM(struct list_item, elem),
	NUMBER_AS(struct list_item, fill, .none = -1),
	STRUCT_AS(struct list_item, label, runs_fields, .means = MEANS_RUNS),
	CHILDREN(struct list_item, first),
};
static const struct fields item_fields = FIELDS(struct list_item, item_members);

static const struct field list_members[] = {
	NUMBER(struct list, level),
	ARRAY(struct list, items, nitems, item_fields),
	ASIDE(struct list, nitems),
};
static const struct fields list_fields = FIELDS(struct list, list_members);

/* ---- charts ---- */

static const char *const chart_kinds[] = {
	"status-bars", "status-columns", "bars", "line", "schedule", "status-bar"};
static const char *const fill_kinds[] = {"status", "schedule", "series"};
static const char *const groupings[] = {"space", "dot"};

static const struct field series_members[] = {
	TEXT(struct chart_series, label),
	NUMBER_AS(struct chart_series, fill_kind, .words = WORDS(fill_kinds), .none = -1),
	NUMBER_AS(struct chart_series, fill, .none = -1),
	ARRAY(struct chart_series, values, n, wholes),
	ARRAY(struct chart_series, texts, n, texts),
	ASIDE(struct chart_series, n),
};
static const struct fields series_fields = FIELDS(struct chart_series, series_members);

static const struct field decimal_members[] = {
	NUMBER(struct decimal, units),
	NUMBER(struct decimal, places),
};
static const struct fields decimal_fields = FIELDS(struct decimal, decimal_members);

static const struct field point_members[] = {
	NUMBER_AS(struct chart_point, date, .means = MEANS_DATE, .none = DATE_NONE),
	STRUCT_AS(struct chart_point, value, decimal_fields, .means = MEANS_PART),
	TEXT(struct chart_point, text),
	NUMBER(struct chart_point, is_provisional),
};
static const struct fields point_fields = FIELDS(struct chart_point, point_members);

static const struct field span_members[] = {
	TEXT(struct chart_span, code),
	TEXT(struct chart_span, label),
	NUMBER_AS(struct chart_span, start, .means = MEANS_DATE, .none = DATE_NONE),
	NUMBER_AS(struct chart_span, end, .means = MEANS_DATE, .none = DATE_NONE),
	NUMBER_AS(struct chart_span, first_end, .means = MEANS_DATE, .none = DATE_NONE),
	NUMBER_AS(struct chart_span, status, .none = -1),
	ARRAY(struct chart_span, milestones, nmilestones, dates),
	ARRAY(struct chart_span, milestone_done, nmilestones, bools),
	ASIDE(struct chart_span, nmilestones),
};
static const struct fields span_fields = FIELDS(struct chart_span, span_members);

static const struct field chart_members[] = {
	NUMBER_AS(struct chart, kind, .words = WORDS(chart_kinds), .means = MEANS_WORD, .none = -1),
	TEXT(struct chart, unit),
	NUMBER_AS(struct chart, grouping, .words = WORDS(groupings)),
	TEXT(struct chart, baseline_label),
	TEXT(struct chart, target_label),
	NUMBER_AS(struct chart, from, .means = MEANS_DATE),
	NUMBER_AS(struct chart, to, .means = MEANS_DATE),
	NUMBER_AS(struct chart, today, .means = MEANS_DATE, .none = DATE_NONE),
	TEXT(struct chart, today_label),
	ARRAY(struct chart, categories, ncategories, texts),
	ARRAY(struct chart, series, nseries, series_fields),
	ARRAY(struct chart, points, npoints, point_fields),
	POINTER(struct chart, baseline, point_fields),
	POINTER(struct chart, target, point_fields),
	ARRAY(struct chart, spans, nspans, span_fields),
	ARRAY(struct chart, period_labels, nperiods, texts),
	ASIDE(struct chart, ncategories),
	ASIDE(struct chart, nseries),
	ASIDE(struct chart, npoints),
	ASIDE(struct chart, nspans),
	ASIDE(struct chart, nperiods),
};
static const struct fields chart_fields = FIELDS(struct chart, chart_members);

/* ---- blocks ---- */

static const struct field band_members[] = {
	ARRAY(struct cover_band, cells, ncells, ints),
	ASIDE(struct cover_band, ncells),
};
static const struct fields band_fields = FIELDS(struct cover_band, band_members);

static const struct field cover_members[] = {
	TEXT_AS(struct cover, logo, .means = MEANS_PICTURE),
	TEXT(struct cover, logo_alt),
	ELEM(struct cover, logo_elem),
	ARRAY(struct cover, bands, nbands, band_fields),
	BLOCKS(struct cover, title),
	BLOCKS(struct cover, lower),
	BLOCKS(struct cover, side),
	ASIDE(struct cover, nbands),
};
static const struct fields cover_fields = FIELDS(struct cover, cover_members);

static const struct field toc_members[] = {
	NUMBER(struct toc_line, level),
	TEXT(struct toc_line, target),
	ELEM(struct toc_line, leader_elem),
	TEXT(struct toc_line, number),
	STRUCT_AS(struct toc_line, number_run, run_fields, .means = MEANS_RUN),
	STRUCT_AS(struct toc_line, page, run_fields, .means = MEANS_RUN),
};
static const struct fields toc_fields = FIELDS(struct toc_line, toc_members);

static const struct field heading_members[] = {
	NUMBER(struct block_heading, level),
	TEXT(struct block_heading, text),
	TEXT(struct block_heading, number),
	TEXT(struct block_heading, running),
	NUMBER(struct block_heading, no_bookmark),
};
static const struct fields heading_fields = FIELDS(struct block_heading, heading_members);

static const struct field block_chart_members[] = {
	BLOCKS(struct block_chart, caption),
	POINTER_AS(struct block_chart, chart, chart_fields, .means = MEANS_PART),
	BLOCKS(struct block_chart, table),
};
static const struct fields block_chart_fields = FIELDS(struct block_chart, block_chart_members);

static const struct field figure_members[] = {
	TEXT_AS(struct block_figure, path, .means = MEANS_PICTURE),
	NUMBER(struct block_figure, floats_top),
	BLOCKS(struct block_figure, caption),
};
static const struct fields figure_fields = FIELDS(struct block_figure, figure_members);

static const char *const page_kinds[] = {"body", "cover", "landscape", "wide"};
static const char *const numberings[] = {"keep", "none", "arabic"};

static const struct field page_members[] = {
	NUMBER_AS(struct block_page, kind, .words = WORDS(page_kinds), .means = MEANS_WORD,
		.none = -1),
	NUMBER_AS(struct block_page, numbering, .words = WORDS(numberings)),
	NUMBER(struct block_page, only_if_needed),
};
static const struct fields page_fields = FIELDS(struct block_page, page_members);

static const char *const block_kinds[] = {
	[BLOCK_GROUP] = "group",
	[BLOCK_PARA] = "para",
	[BLOCK_HEADING] = "heading",
	[BLOCK_LIST] = "list",
	[BLOCK_TABLE] = "table",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_CHART] = "chart",
	[BLOCK_TOC_LINE] = "toc-line",
	[BLOCK_PAGE] = "page",
	[BLOCK_COVER] = "cover",
	[BLOCK_OFFER] = "offer",
};
static const char *const group_kinds[] = {
	[GROUP_PLAIN] = "",
	[GROUP_BOX] = "box",
	[GROUP_QUOTE] = "quote",
	[GROUP_KEEP] = "keep",
	[GROUP_SHEET] = "sheet",
	[GROUP_COLUMNS] = "columns",
};

/* Which member of the union a kind of block means. */
static const struct field by_kind[] = {
	[BLOCK_GROUP] =
		NUMBER_AS(struct block, group, .words = WORDS(group_kinds), .means = MEANS_WORD),
	[BLOCK_PARA] = NUMBER(struct block, status_mark),
	[BLOCK_HEADING] = STRUCT_AS(struct block, heading, heading_fields, .means = MEANS_PART),
	[BLOCK_LIST] = POINTER_AS(struct block, list, list_fields, .means = MEANS_PART),
	[BLOCK_TABLE] = POINTER_AS(struct block, table, table_fields, .means = MEANS_PART),
	[BLOCK_FIGURE] = STRUCT_AS(struct block, figure, figure_fields, .means = MEANS_PART),
	[BLOCK_CHART] = STRUCT_AS(struct block, chart, block_chart_fields, .means = MEANS_PART),
	[BLOCK_TOC_LINE] = POINTER_AS(struct block, toc, toc_fields, .means = MEANS_PART),
	[BLOCK_PAGE] = STRUCT_AS(struct block, page, page_fields, .means = MEANS_PART),
	[BLOCK_COVER] = POINTER_AS(struct block, cover, cover_fields, .means = MEANS_PART),
	[BLOCK_OFFER] = {.name = "none", .kind = FIELD_EMPTY},
};
_Static_assert(sizeof(by_kind) / sizeof(*by_kind) == BLOCK_KINDS, "one member per kind");

static const struct field block_members[] = {
	NUMBER_AS(struct block, kind, .words = WORDS(block_kinds), .means = MEANS_KIND, .none = -1),
	ELEM(struct block, elem),
	NUMBER_AS(struct block, style, .words = &style_texts, .means = MEANS_WORD),
	TEXT_AS(struct block, anchor, .means = MEANS_ANCHOR),
	LANGUAGE(struct block, lang),
	NUMBER(struct block, keep_with_next),
	NUMBER(struct block, keep_together),
	NUMBER(struct block, page_break_before),
	NUMBER(struct block, least_room_permille),
	STRUCT_AS(struct block, runs, runs_fields, .means = MEANS_RUNS),
	CHOICE(struct block, heading, kind, by_kind),
	BLOCKS(struct block, side),
	CHILDREN(struct block, first),
	ASIDE(struct block, next),
	ASIDE(struct block, where),
};
const struct fields block_fields = CHAINED(struct block, block_members, next);

/* ---- the document ---- */

static const char *const scopes[] = {"none", "column", "row"};
static const char *const list_numberings[] = {"unstated", "none", "disc", "decimal"};

static const struct field elem_members[] = {
	NUMBER_AS(struct elem, role, .means = MEANS_APART),
	NUMBER_AS(struct elem, parent, .means = MEANS_APART),
	NUMBER_AS(struct elem, seq, .means = MEANS_APART),
	TEXT(struct elem, lang),
	TEXT(struct elem, alt),
	TEXT(struct elem, actual),
	TEXT(struct elem, expansion),
	TEXT(struct elem, title),
	TEXT_AS(struct elem, id, .means = MEANS_APART),
	NUMBER_AS(struct elem, scope, .words = WORDS(scopes)),
	NUMBER_AS(struct elem, colspan, .means = MEANS_APART),
	NUMBER_AS(struct elem, rowspan, .means = MEANS_APART),
	ARRAY_AS(struct elem, headers, nheaders, element_numbers, .means = MEANS_APART),
	NUMBER_AS(struct elem, numbering, .words = WORDS(list_numberings)),
	TEXT(struct elem, summary),
	ASIDE(struct elem, nheaders),
};
const struct fields elem_fields = FIELDS(struct elem, elem_members);

static const struct field labels_members[] = {
	TEXT(struct labels, lang),
	ROW_OF(struct labels, one, texts),
	ROW_OF(struct labels, other, texts),
};
static const struct fields labels_fields = FIELDS(struct labels, labels_members);

static const struct field document_members[] = {
	TEXT(struct document, id), LANGUAGE(struct document, lang),
	TEXT(struct document, file_name), TEXT(struct document, title),
	TEXT(struct document, author), TEXT(struct document, subject),
	TEXT(struct document, keywords),
	TEXT_AS(struct document, creator_version, .means = MEANS_APART),
	TEXT(struct document, description),
	NUMBER_AS(struct document, as_of, .means = MEANS_DATE, .none = DATE_NONE),
	TEXT(struct document, head_left), TEXT(struct document, foot_left),
	NUMBER(struct document, is_internal), TEXT(struct document, encrypt),
	POINTER_AS(struct document, labels, labels_fields, .means = MEANS_APART),
	CHILDREN(struct document, first),
	LIST_AS(struct document, elems, elem_fields, .means = MEANS_APART),
	LIST_AS(struct document, links, link_fields, .means = MEANS_APART),
	LIST(struct document, notes, note_fields),
	NUMBER_AS(struct document, next_seq, .means = MEANS_APART), ASIDE(struct document, arena),
	ASIDE(struct document, facts), /* an input of its own: it is never printed */
};
const struct fields document_fields = FIELDS(struct document, document_members);
