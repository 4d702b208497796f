/*
 * page: choose page breaks for a galley and place its nodes.
 *
 * Does     least total cost over all nodes between two forced breaks, with
 *          footnotes at the foot, floats at the top, margin material beside;
 *          then makes the boxes of each page.
 * Units    mpt.
 * Gives    pages appended to context.pages, with anchors, outline and faults.
 * Errors   what fits nowhere runs over the page's foot and is reported.
 * Memory   boxes in the pages' arena; the rest in the galley's.
 * Source   Plass 1981; the cost of a break is in galley.h.
 */
#ifndef LAYOUT_PAGE_PAGE_H
#define LAYOUT_PAGE_PAGE_H

#include "layout/galley/galley.h"

/* How far floats and notes are set; what lies between cursor and end waits. */
struct page_carry {
	uint32_t floats, floats_end; /* into galley.floats */
	uint32_t note, note_line;    /* next note of galley.notes, next line of it */
	uint32_t notes_end;
};

/* How far a page is filled. */
struct page_makeup {
	mpt y;           /* bottom of the text */
	mpt side;        /* bottom of the margin material */
	mpt notes;       /* height of the foot */
	mpt floats;      /* height of the floats at the top */
	bool is_closed;  /* the foot has taken all that was left */
	bool has_turned; /* a table follows behind the page: the next ones do not overtake it */
	int64_t cost;
	struct page_carry carry;
};

struct page_start {
	uint32_t node;
	uint32_t prev; /* start of the page before, GALLEY_NONE */
	int64_t cost;  /* of everything before */
	struct page_carry carry;
	struct page_makeup makeup;
};

struct page_breaks {
	struct page_start *pages; /* in page order */
	size_t npages;
};

/* The best breaks of all nodes. */
void page_break(const struct galley *f, struct arena *arena, struct page_breaks *breaks);

/* How many pages that would be, without floats and notes that wait; at least 1. */
size_t page_count(const struct galley *f);

/* Breaks, places and empties the galley. */
void page_flush(struct galley *f);

/* A new page at the end; its number is pages.n - 1. */
struct page *page_add(struct context *l, const struct frame *frame);

#endif
