/*
 * block: the composed document; semantic blocks without positions.
 *
 * Does     holds what is printed in reading order, each piece with its role
 *          (structure element), language and named style.
 * Units    none: lengths are the style's and layout's.
 * Gives    a tree of blocks in document order; runs within paragraphs;
 *          tables row by row; elements and anchors beside them.
 * Errors   none (input was checked before).
 * Memory   the document's arena; layout reads only.
 * Source   ISO 32000-1 §14.8.4 for roles.
 */
#ifndef COMPOSE_BLOCK_H
#define COMPOSE_BLOCK_H

#include "base/date.h"
#include "base/diag.h"
#include "base/vec.h"
#include "base/words/label.h"
#include "compose/chart.h"
#include "compose/role.h"
#include "style/style.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum run_kind {
	RUN_TEXT,
	RUN_PAGE_REF,  /* replaced by the page label of `target` */
	RUN_NOTE_MARK, /* number of footnote `note`, set by layout order = document order */
	RUN_BREAK,     /* forced line break */
};

#define LINK_NONE UINT32_MAX
#define NOTE_NONE UINT32_MAX

struct run {
	enum run_kind kind;
	enum char_style style;
	bool no_hyphen, no_break;
	const char *text; /* RUN_TEXT; RUN_NOTE_MARK: the number as text */
	const char *lang;
	const char *target; /* RUN_PAGE_REF: an anchor */
	uint32_t elem, seq; /* content of this element, at this place in reading order */
	uint32_t link;      /* index into document.links or LINK_NONE */
	uint32_t note;      /* RUN_NOTE_MARK: index into document.notes */
	struct where where;
};

struct runs {
	struct run *v;
	size_t n, cap;
};

struct link {
	uint32_t elem;        /* its Link element */
	const char *uri;      /* external, or NULL */
	const char *anchor;   /* internal, or NULL */
	uint32_t place;       /* internal: where this element's text stands, 0 = none */
	const char *contents; /* what it leads to, for assistive technology */
};

struct note {                           /* a footnote */
	uint32_t elem;                  /* Note */
	const char *label;              /* "1" */
	uint32_t label_elem, label_seq; /* Lbl, or the Link in it */
	uint32_t label_link;            /* back to the mark, LINK_NONE = none */
	struct runs runs;
	const char *lang;
	struct where where;
};

enum block_kind {
	BLOCK_GROUP, /* children one below the other */
	BLOCK_PARA,
	BLOCK_HEADING, /* a paragraph that is also a bookmark and running head */
	BLOCK_LIST,
	BLOCK_TABLE,
	BLOCK_FIGURE, /* a picture file */
	BLOCK_CHART,
	BLOCK_TOC_LINE, /* text, leader, page number */
	BLOCK_PAGE,     /* page break, and what kind of pages follow */
	BLOCK_COVER,    /* a whole page drawn from the data */
	BLOCK_OFFER,    /* its children say the same, each shorter than the one before: the
			   first that fits on the page is set, else the last */
};

#define BLOCK_KINDS (BLOCK_OFFER + 1)

enum group_kind { GROUP_PLAIN, GROUP_BOX, GROUP_QUOTE, GROUP_KEEP, GROUP_SHEET, GROUP_COLUMNS };

/* PAGE_WIDE: portrait, the text column takes the margin column in (tables, charts). */
enum page_kind { PAGE_BODY, PAGE_COVER, PAGE_LANDSCAPE, PAGE_WIDE };
enum page_numbering { NUMBERING_KEEP, NUMBERING_NONE, NUMBERING_ARABIC };

struct cell {
	uint32_t elem;
	int column, colspan, rowspan; /* column counts from 0 */
	bool is_head;
	enum text_align align;
	enum text_style style;
	struct block *first; /* its content */
	int fill;            /* status whose symbol stands before the text, -1 = none */
};

struct row {
	uint32_t elem;
	bool keep_with_next;
	bool is_strong; /* totals */
	struct cell *cells;
	size_t ncells;
};

struct column {
	int min_permille; /* of the table's width, 0 = from content */
	int weight;       /* share of what is left over, 0 = none */
	bool no_wrap;     /* codes, dates, numbers: as wide as the content */
};

struct table {
	enum table_style style;
	struct column *columns;
	size_t ncolumns;
	struct row *head; /* repeated on every page the table reaches */
	size_t nhead;
	struct row *body;
	size_t nbody;
	uint32_t head_elem, body_elem; /* THead, TBody; ELEM_NONE if absent */
	struct block *caption;         /* paragraphs above, NULL = none */
	struct block *notes;           /* paragraphs below, NULL = none */
	const char *continued;         /* text after the caption on following pages */
	bool may_turn;                 /* landscape if too wide */
	bool keep_together;            /* small: never broken unless taller than a page */
};

struct list_item {
	uint32_t elem;
	struct runs label;   /* Lbl */
	int fill;            /* symbol of a status instead of a bullet, -1 = none */
	struct block *first; /* LBody */
};

struct list {
	int level; /* 0 = outermost */
	struct list_item *items;
	size_t nitems;
};

struct cover_band {
	const int *cells; /* status of each */
	size_t ncells;
};

struct cover {
	struct block *title, *lower; /* paragraphs on the field, and below it */
	struct block *side;          /* in the margin column of the lower part */
	const struct cover_band *bands;
	size_t nbands;
	const char *logo; /* path or NULL */
	const char *logo_alt;
	uint32_t logo_elem;
};

struct toc_line {
	int level;
	const char *target;   /* anchor */
	uint32_t leader_elem; /* ELEM_NONE: the leader is an artifact */
	struct run page;      /* RUN_PAGE_REF */
	const char *number;   /* section number or NULL */
	struct run number_run;
};

struct block_heading {
	int level;           /* 1..6, bookmark depth */
	const char *text;    /* plain, number included: bookmark */
	const char *number;  /* "2.1" or NULL */
	const char *running; /* short form for the running head, NULL = none */
	bool no_bookmark;
};

struct block_chart {
	const struct chart *chart;
	struct block *caption, *table; /* caption above; data table below */
};

struct block_figure {
	const char *path; /* as opened */
	struct block *caption;
	bool floats_top;
};

struct block_page {
	enum page_kind kind;
	enum page_numbering numbering;
	bool only_if_needed; /* no empty page */
};

/* A member added to this or any struct above needs its line in block_fields.c. */
struct block {
	enum block_kind kind;
	uint32_t elem; /* structure element, ELEM_NONE = artifact */
	enum text_style style;
	const char *anchor; /* id that links and page references name, or NULL */
	const char *lang;
	struct where where;
	struct block *next, *first; /* sibling; first child */
	struct block *side; /* set in the margin column, level with the first line, or NULL */
	bool keep_with_next, keep_together, page_break_before;
	int least_room_permille; /* start on a new page unless this share of the page is left, 0 =
				    any */
	struct runs runs;        /* PARA, HEADING, TOC_LINE */
	union {                  /* by kind */
		enum group_kind group;
		int status_mark; /* PARA: status + 1 whose symbol stands before the text, 0 = none
				  */
		struct block_heading heading;
		struct list *list;
		struct table *table;
		struct block_figure figure;
		struct block_chart chart;
		struct toc_line *toc;
		struct block_page page;
		struct cover *cover;
	};
};

/* The status a paragraph is marked with + 1; nothing else has one. */
static inline int
block_mark(const struct block *b)
{
	return b->kind == BLOCK_PARA ? b->status_mark : 0;
}

struct facts; /* ledger/facts.h */

struct document {
	struct arena *arena;
	const struct labels *labels;
	const char *lang;
	const char *id; /* publication and period, stable */
	const char *title, *author, *subject, *keywords, *creator_version;
	const char *description;
	date as_of;            /* the document's date */
	const char *file_name; /* stem, no folder, no ".pdf" */
	const char *head_left; /* running head, fixed part */
	const char *foot_left; /* e.g. "As of …", "Sample data" */
	bool is_internal;
	const char *encrypt; /* passphrase file or NULL */
	struct block *first;
	VEC(struct elem) elems; /* [0] is the document */
	VEC(struct link) links;
	VEC(struct note) notes; /* in document order */
	uint32_t next_seq;
	const struct facts *facts; /* what it says, in values; never printed */
};

void document_dump(FILE *out, const struct document *doc);

#endif
