/*
 * galley: a column of material before it is cut into pages.
 *
 * Does     collects nodes, one below the other: a line, a table row, a
 *          picture; each with its marks, the white above it, and what it
 *          costs to begin a page with it.
 * Units    mpt; boxes are relative to the column's left edge and their
 *          node's top.
 * Gives    nodes in order; boxes, notes and marks as index ranges.
 * Errors   none.
 * Memory   the arena given to galley_init(); small columns (a cell, a note)
 *          are galleys of their own and are poured into the larger one.
 * Source   Knuth's vertical lists, with glue folded into the node below it.
 */
#ifndef LAYOUT_GALLEY_GALLEY_H
#define LAYOUT_GALLEY_GALLEY_H

#include "layout/line/paragraph.h"

/*
 * What a page break before a node costs. The unit: a page left empty to the
 * last point costs PAGE_BREAK_EMPTY, half empty a quarter of that.
 */
enum page_break_cost {
	PAGE_BREAK_FREE = 0,
	PAGE_BREAK_EMPTY = 10000,    /* the unit: a page left empty */
	PAGE_BREAK_LINE = 30,        /* between lines: paragraphs are rather kept whole */
	PAGE_BREAK_HYPHEN = 3000,    /* a word divided over pages */
	PAGE_BREAK_SHEET = 1500,     /* inside a sheet that would fit on a page */
	PAGE_BREAK_TAIL = 4000,      /* before a few last lines of a sheet */
	PAGE_BREAK_ITEM = 2000,      /* a list's or table's first or last piece alone */
	PAGE_BREAK_TOGETHER = 40000, /* inside what shall stay together: rather a page left empty */
	PAGE_BREAK_ROW = 60000,      /* inside a table row */
	PAGE_BREAK_LONELY = 200000,  /* widow, orphan */
	PAGE_BREAK_STRANDED = 1000000, /* after a heading */
	PAGE_BREAK_NEVER = 100000000,  /* inside one piece; only when a page can't hold it */
};

#define GALLEY_NONE UINT32_MAX

struct galley;

struct galley_node {
	mpt above; /* white, dropped at a page's top */
	mpt kept;  /* white that is not: a box's padding */
	mpt start; /* white at a page's top only: the rest of a divided row */
	mpt height;
	mpt baseline;    /* of its first line, from its top */
	mpt snap;        /* so much stands on the grid from here on; 0 = itself begins on it,
			    SNAP_NONE = anywhere */
	int cost;        /* enum page_break_cost, sums of them */
	unsigned faults; /* 1 << enum layout_fault_kind: what a break before it would be */
	uint32_t box, nboxes;
	uint32_t note, nnotes;     /* notes marked in it */
	uint32_t side;             /* material beside it, GALLEY_NONE */
	uint32_t head;             /* set again above it if it begins a page, GALLEY_NONE */
	uint32_t floating;         /* stands for this float, GALLEY_NONE */
	bool is_wide;              /* reaches into the margin: nothing may stand there beside it */
	bool clears;               /* begins below the margin material before it */
	bool is_landscape;         /* stands for a table on the landscape pages behind its page */
	bool is_numbered;          /* a table begins whose number is counted */
	mpt spare;                 /* so much of the page before it may stay empty for nothing */
	mpt room;                  /* needs this much of the page below its top, 0 = any */
	const struct block *block; /* for messages */
};

#define SNAP_NONE (-1)

enum mark_kind { MARK_ANCHOR, MARK_HEADING };

struct galley_mark {
	enum mark_kind kind;
	uint32_t node;
	mpt y; /* from the node's top */
	const struct block *block;
	const char *id;
	bool is_floating; /* inside a float: placed with it */
};

enum span_kind { SPAN_NONE, SPAN_GROUND, SPAN_RULE_LEFT, SPAN_BBOX };

/* Something behind or beside a range of nodes, drawn per page. */
struct galley_span {
	enum span_kind kind;
	uint32_t first, last; /* nodes; last GALLEY_NONE = still open */
	mpt x, w;
	mpt pad; /* over the outer nodes */
	uint32_t color;
	uint32_t elem; /* BBOX */
};

struct galley_fault {
	enum layout_fault_kind kind;
	uint32_t node;
	struct where where;
	const char *text;
	mpt amount;
};

/* Boxes of a fixed height: a table head, a float, material in the margin. */
struct galley_piece {
	struct box *boxes;
	size_t nboxes;
	mpt height, baseline;
	uint32_t elem;               /* of a float's Figure or a table in the margin, ELEM_NONE */
	bool is_raised;              /* in the margin: as high as what stands there allows */
	uint32_t first_mark, nmarks; /* a float's */
};

/* A table on landscape pages of its own, behind the page with its node. */
struct galley_landscape {
	uint32_t node;
	bool is_rtl;
	const struct block *block;
};

struct galley {
	struct context *ctx;
	struct arena *arena;
	int depth; /* 0 = the document, 1 = a cell in it, … */
	VEC(struct galley_node) nodes;
	VEC(struct box) boxes;
	VEC(uint32_t) notes;
	VEC(struct galley_mark) marks;
	VEC(struct galley_span) spans;
	VEC(struct galley_fault) faults;
	VEC(struct galley_piece) pieces; /* sides, heads and floats */
	VEC(uint32_t) floats;            /* pieces, in order */
	VEC(struct galley_landscape) turned;
	struct frame frame;
	bool is_root; /* may break pages; else everything stands in the one column */
	void (*flush)(struct galley *f); /* root: the nodes become pages, then f is empty */
	/* root: how many pages the nodes are worth, at least 1 */
	size_t (*count)(const struct galley *f);
	/* root: sets a table on landscape pages here and now */
	void (*landscape)(struct galley *f, bool is_rtl, const struct block *b);

	/* waiting for the next node */
	mpt white; /* the larger of the spaces that meet */
	mpt most;  /* the next white is no larger than this, 0 = any */
	mpt extra; /* spaces asked for */
	mpt kept;
	int cost;
	unsigned faults_next;
	uint32_t side;
	mpt room, spare;
	bool clears;
	VEC(uint32_t) waiting;   /* notes marked in margin material */
	VEC(struct box) hanging; /* relative to the next node's baseline: list labels */
	uint32_t head;           /* of the table being set */
};

/* A column inside the galley, and what holds for the paragraphs in it. */
struct measure {
	mpt x, w;
	bool is_full; /* the page's own column: follows it when the kind of page changes */
	bool is_rtl;
	bool is_margin; /* the margin column: facts stand one below the other */
	bool has_align, is_strong;
	enum text_align align;
	mpt decimals;          /* ALIGN_DECIMAL: room right of the decimal mark */
	enum text_style style; /* instead of TS_BODY */
};
struct measure measure_inset(struct measure m, mpt left, mpt right);

void galley_init(struct galley *f, struct context *l, struct arena *arena);

/*
 * A galley inside f, for the measure's width; closing it gives back its
 * memory. Opened and closed in turns like brackets.
 */
struct galley_inner {
	struct galley galley;
	struct arena_mark mark;
};
void galley_open(struct galley_inner *in, struct galley *f);
void galley_close(struct galley_inner *in);

/* White above whatever comes next; neighbours' spaces do not add up. */
void galley_white(struct galley *f, mpt space);
void galley_cost(struct galley *f, int cost, unsigned faults);

/* Begins a node. Its boxes must be added before the next node begins. */
struct galley_node *galley_node(struct galley *f, mpt height, mpt baseline, const struct block *b);
struct box *galley_box(struct galley *f);
void galley_rule(struct galley *f, mpt x, mpt y, mpt w, mpt thickness, uint32_t color);

void galley_note(struct galley *f, uint32_t note);

/*
 * Takes over what a small galley has beside boxes, when those become a piece:
 * its anchors, notes and faults go to the next node.
 */
void galley_append(struct galley *f, const struct galley *inner);
void galley_anchor(struct galley *f, const struct block *b);
uint32_t galley_span_begin(struct galley *f, struct galley_span span);
void galley_span_end(struct galley *f, uint32_t i);
/* The span's box when nothing is broken. */
void galley_span_box(const struct galley *f, const struct galley_span *s, struct box *b);
void galley_fault(struct galley *f, struct galley_fault fault); /* node is set here */

/* Sum of heights and white, from the first node's top. */
mpt galley_height(const struct galley *f);

/* Where a node begins when nothing is broken. */
mpt galley_top(const struct galley *f, size_t node);

/* Everything of a small galley as boxes of one piece, y from its top. */
struct galley_piece galley_piece(struct galley *f, struct arena *arena);
uint32_t galley_add_piece(struct galley *f, struct galley_piece piece);

/* Adds a piece's boxes to the last node. */
void galley_put_piece(struct galley *f, const struct galley_piece *p, mpt x, mpt y);

/* Lines below each other as nodes of the galley. ALIGN_LEFT is where reading begins. */
struct lines_place {
	const struct para *para;
	enum text_style style;
	enum text_align align;
	mpt x, w; /* inside indents */
	mpt indent_first;
	mpt decimals;
	const struct block *block;
};
void galley_put_lines(struct galley *f, const struct lines_place *place);

/* One line's boxes into the galley's last node; gives the line's left edge. */
mpt galley_put_line(struct galley *f, const struct lines_place *place, size_t line, mpt baseline);

/* Side by side: the galleys' first lines level; one node, or slices if too tall. */
struct galley_lane {
	struct galley *galley;
	mpt x, y; /* of its first node's top, from the band's */
};
struct galley_band {
	struct galley_lane *lanes;
	size_t nlanes;
	mpt height;     /* the band's, all lanes inside */
	mpt limit;      /* taller than this it is cut between lines */
	unsigned fault; /* of each cut */
	const struct block *block;
};
/* Gives the first of the nodes made. */
uint32_t galley_side_by_side(struct galley *f, const struct galley_band *band);

#endif
