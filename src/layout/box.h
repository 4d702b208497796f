/*
 * box: laid-out pages; what stands where.
 *
 * Does     holds positioned marks, page by page, with the structure element
 *          each belongs to.
 * Units    mpt; origin is the page's top left corner, y grows down; text
 *          boxes are placed by their baseline's left end.
 * Gives    boxes in painting order (grounds first); reading order is by
 *          (element, seq), not by place.
 * Errors   faults of layout are in `faults`, in page order.
 * Memory   the arena given to layout; runs point into the same arena.
 * Source   own.
 */
#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H

#include "base/vec.h"
#include "compose/block.h"
#include "text/para.h"

#include <stdio.h>

enum box_kind { BOX_TEXT, BOX_FILL, BOX_LINE, BOX_POLYGON, BOX_IMAGE };

struct point {
	mpt x, y;
};

struct box {
	enum box_kind kind;
	enum artifact artifact; /* ARTIFACT_NONE: elem says what it is */
	uint32_t elem, seq;
	uint32_t link;  /* document.links or LINK_NONE */
	mpt x, y, w, h; /* TEXT: baseline left end, h unused; LINE: from x,y to x+w,y+h */
	union {
		const struct glyph_run *run; /* TEXT */
		struct {
			uint32_t ground, line; /* 0xRRGGBB */
			enum hatch hatch;
			mpt hatch_gap, hatch_line;
			mpt outline; /* thickness, 0 = none, in colour `line` */
		} fill;
		struct {
			uint32_t color;
			mpt thickness, dash; /* dash 0 = solid; else on and off length */
		} line;
		struct {
			const struct point *points; /* from the box's x, y */
			size_t npoints;
			uint32_t color;
			bool is_closed; /* filled; else stroked */
			mpt thickness;
		} polygon;
		const char *image; /* path */
	} u;
};

struct page {
	mpt width, height;
	const char *label; /* as printed in the folio; "" = none */
	VEC(struct box) boxes;
};

struct outline_entry {
	int level; /* 1.. */
	const char *text;
	size_t page; /* 0-based */
	mpt y;
};

struct anchor {
	const char *id;
	size_t page;
	mpt y;
};

enum layout_fault_kind {
	LF_OVERFULL,
	LF_LOOSE,
	LF_LADDER,
	LF_WIDOW,
	LF_ORPHAN,
	LF_STRANDED_HEADING,
	LF_SPLIT_ROW,
	LF_SHORT_LAST_LINE,
	LF_PAGE_OVERFULL,
	LF_HYPHEN_AT_PAGE_END,
	LF_NO_CONVERGENCE,
	LF_COUNT
};

struct layout_fault {
	enum layout_fault_kind kind;
	size_t page;
	struct where where;
	const char *text; /* the line's or heading's first words */
	mpt amount;       /* how much too wide or loose, 0 if it does not apply */
};

struct elem_bbox {
	uint32_t elem;
	size_t page;
	mpt x, y, w, h;
};

/* What was set of an offer. */
struct choice {
	const struct block *offer, *chosen;
};

struct pages {
	const struct document *doc;
	struct fonts *fonts;
	VEC(struct page) pages;
	VEC(struct outline_entry) outline;
	VEC(struct anchor) anchors; /* sorted by id */
	VEC(struct layout_fault) faults;
	VEC(struct elem_bbox) bboxes; /* of Figure and Table elements, in page order */
	VEC(struct choice) choices;
	int passes; /* until page numbers settled */
};

/* The child of an offer that is on paper, NULL = the offer is not. */
const struct block *pages_choice(const struct pages *p, const struct block *offer);
const struct anchor *pages_anchor(const struct pages *p, const char *id);
const char *layout_fault_name(enum layout_fault_kind k);

void pages_dump(FILE *out, const struct pages *p);

#endif
