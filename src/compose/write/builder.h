/*
 * builder: the pen that writes a struct document.
 *
 * Does     makes blocks and, with each, its structure element in the right
 *          place; keeps reading order, section and caption numbers, links,
 *          footnotes and languages. Text within a paragraph is ink.h,
 *          tables are grid.h, prose of the model is prose.h.
 * Units    section level 1 = chapter.
 * Gives    document order = the order of the calls. A document is composed
 *          twice (builder_compose): the first time finds numbers and
 *          anchors, the second one knows them, so that contents and
 *          references to later sections come out right.
 * Errors   diag of the run; faults are reported by the second composition
 *          only.
 * Memory   everything in the document's arena; handles on the caller's
 *          stack are plain values.
 * Source   ISO 32000-1 §14.8.4; DIN 1421 for section numbers.
 *
 * How pieces nest: the document's current element (parent) and block list
 * (tail) are a frame. Groups, list items and cells enter a frame and give
 * the old one back when they are closed. Sections need no closing: a
 * heading closes the sections of its level and deeper.
 */
#ifndef COMPOSE_WRITE_BUILDER_H
#define COMPOSE_WRITE_BUILDER_H

#include "base/num.h"
#include "compose/block.h"
#include "compose/compose.h"
#include "compose/write/outline.h"

#define HEADING_LEVELS 6

/* Where text runs go: a paragraph's or a footnote's. */
struct ink {
	struct runs *runs; /* NULL = no paragraph is open */
	uint32_t elem, link;
	enum char_style style;
	const char *lang;
	bool no_hyphen, no_break;
	int quotes; /* depth of quotation */
};

/* Where blocks go. */
struct frame {
	uint32_t parent;
	struct block **tail;
	const char *lang;
};

struct builder {
	struct document *doc;
	struct arena *a;
	const struct compose_input *in;
	const struct model *model; /* in->model as it held at in->as_of */
	const struct labels *labels;
	struct diag *d;
	struct num_format nf;
	struct frame frame;
	struct ink ink;
	struct where where;          /* of the fact being written, for later faults */
	const struct outline *known; /* NULL in the first composition */
	struct outline found;
	struct states states;               /* at in->as_of */
	int numbers[HEADING_LEVELS];        /* last section number per level */
	uint32_t sects[HEADING_LEVELS + 1]; /* open Sect per level; [0] the document */
	bool has_failed; /* numbers of a figure disagree: there will be no document */
	bool chapter_is_numbered;
	int depth;          /* level of the innermost open section */
	int heading_offset; /* 1 once the document's title is an H1 */
	int nfigures, ntables;
	int chapter;    /* counts level 1 headings */
	int *explained; /* per glossary term: the chapter that last expanded it */
};

/* Writes the whole document with the builder; 0 or -1. */
typedef int builder_body(struct builder *b);

/*
 * Runs body twice and gives the finished document, or NULL. The body sets
 * title, head and foot texts and file name of b->doc.
 */
struct document *builder_compose(
	const struct compose_input *in, builder_body *body, struct arena *a, struct diag *d);

/* ---- elements ---- */

/* A new element below the current one; not entered. */
uint32_t builder_elem(struct builder *b, enum role role);
struct elem *builder_elem_at(struct builder *b, uint32_t elem); /* until the next new element */

/* The new frame appends blocks to *list and elements to parent. */
struct frame builder_enter(struct builder *b, uint32_t parent, struct block **list);
void builder_leave(struct builder *b, struct frame old);

/* Facts written from now on come from this record: place and language. */
void builder_at(struct builder *b, const struct record *r);

/* ---- blocks ---- */

/* A block of its own kind, linked in; elem as given. */
struct block *builder_block(struct builder *b, enum block_kind kind, uint32_t elem);

/* A whole paragraph (P); text may be NULL or "": then nothing is made and NULL given. */
struct block *builder_para(struct builder *b, enum text_style style, const char *text);
/* A paragraph whose text is its parent's element: list bodies, cells, captions. */
struct block *builder_line(
	struct builder *b, enum text_style style, uint32_t elem, const char *text);
/* Open, write with ink.h, close. */
struct block *builder_para_open(struct builder *b, enum text_style style);
struct block *builder_line_open(struct builder *b, enum text_style style, uint32_t elem);
void builder_para_close(struct builder *b);

/* role ROLE_COUNT: blocks only, no element. */
struct group {
	struct block *block;
	struct frame old;
};
struct group builder_group_open(struct builder *b, enum group_kind kind, enum role role);
void builder_group_close(struct builder *b, struct group g);

/*
 * Ways to say the same, the longest first; layout sets one of them. Each is a
 * group opened and closed in the offer, without notes, captions or anchors.
 */
struct group builder_offer_open(struct builder *b);
void builder_offer_close(struct builder *b, struct group g);

/* Starts writing into the margin column beside `block`, whose element the side has too. */
struct frame builder_side_open(struct builder *b, struct block *block);
void builder_side_close(struct builder *b, struct frame old);

void builder_page(struct builder *b, enum page_kind kind, enum page_numbering numbering);

/* ---- sections ---- */

struct heading {
	int level; /* 1 = chapter */
	const char *title;
	const char *anchor;  /* NULL = made up */
	const char *running; /* short form for the running head */
	const char *number;  /* a number of its own (measure code), not counted */
	int chapter;         /* level 1: its number, if not the next one; 0 = next */
	bool is_unnumbered;  /* neither counted nor numbered */
	bool is_minor;       /* opens no section: a heading inside prose */
	bool not_in_toc, no_bookmark;
	bool page_break_before;
	int least_room_permille;
};

/* Closes open sections of this level and deeper, opens one, prints its heading. */
struct block *builder_heading(struct builder *b, const struct heading *h);
/* The document's own title: the only H1, later headings start at H2. */
struct block *builder_title(struct builder *b, enum text_style style, const char *title);

/* ---- lists ---- */

struct list_pen {
	struct block *block;
	uint32_t elem;
	size_t cap;
	struct frame old, item;
};
void builder_list_open(struct builder *b, struct list_pen *l, enum list_numbering numbering);
/* One item of one paragraph. label NULL: the level's bullet, or the next number. */
void builder_item(struct builder *b, struct list_pen *l, const char *label, const char *text);
/* fill: status symbol in place of a label, -1 = none. Then blocks; then close. */
void builder_item_open(struct builder *b, struct list_pen *l, const char *label, int fill);
/* The item's element: for builder_line() instead of paragraphs in it. */
uint32_t builder_item_body(const struct list_pen *l);
void builder_item_close(struct builder *b, struct list_pen *l);
void builder_list_close(struct builder *b, struct list_pen *l);

/* ---- captions ---- */

/*
 * "Figure 3  text" numbered through, kind OUTLINE_FIGURE or OUTLINE_TABLE;
 * an element of its own (Caption). anchor NULL = made up.
 */
struct block *builder_caption(
	struct builder *b, enum outline_kind kind, const char *text, const char *anchor);
/* The same, open for ink.h; text is what lists of figures print. */
struct block *builder_caption_open(
	struct builder *b, enum outline_kind kind, const char *text, const char *anchor);

/* Registers an anchor that is no heading, so that links to it are made. */
void builder_place(struct builder *b, struct block *block, const char *anchor, const char *text);

/* "Draft: TITLE" of a marked document, else the title; its foot is marked by builder_compose(). */
const char *builder_marked(struct builder *b, const char *title);

char *builder_printf(struct builder *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
