/*
 * context: what all parts of layout share during one document.
 *
 * Does     holds input, style, memory, the numbers of text runs, the page
 *          labels known from the pass before, and paragraphs already set.
 * Units    mpt.
 * Gives    tags: what a glyph run's tag stands for.
 * Errors   has_failed is set once something was reported that ends the build.
 * Memory   `out` lives as long as the pages; `tmp` is for marks and rewinds
 *          inside one function; `pass` dies with the pass.
 * Source   own.
 */
#ifndef LAYOUT_CONTEXT_H
#define LAYOUT_CONTEXT_H

#include "layout/layout.h"

/* Whose text a glyph run is. */
struct tag {
	const struct run *run; /* NULL = text of layout's own */
	uint32_t elem, seq, link;
	enum artifact artifact;
};

/* What the running head of a page needs to know. */
struct page_head {
	enum page_kind kind;
	enum page_numbering numbering;
	bool is_rtl;
	struct running { /* a heading that names the running head, NULL = none */
		const char *text, *lang;
	} first, last; /* of those that begin on the page */
};

struct para_cache;
struct table_plan;

/* Tables in lists in tables …; deeper ones share the last arena. */
#define CONTEXT_DEPTH 8

/* How tight a sheet can be set, from not at all on. */
#define TIGHT_DEGREES 4

struct context {
	const struct layout_input *in;
	const struct document *doc;
	const struct style *style;
	struct style *tight[TIGHT_DEGREES]; /* the same for sheets short of room, NULL = not made */
	struct text_cache *text;
	struct fonts *fonts;
	struct diag *diag;
	struct arena *out, *pass, *tmp;
	struct pages *pages;
	VEC(struct tag) tags;
	VEC(struct page_head) heads; /* per page */
	struct para_cache *paras;
	struct table_plan *plan;    /* the last one used of a ring */
	const struct anchor *known; /* anchors of the pass before, sorted by id */
	size_t nknown, npages_known;
	enum page_numbering numbering; /* of the pages to come */
	bool has_failed;
	bool is_dumping;        /* this pass prints the lines */
	mpt toc_room[TS_COUNT]; /* room for the numbers of the contents */
	bool has_toc_room;
	mpt note_label;                     /* room for footnote labels, 0 = not known yet */
	mpt symbol_w[TS_COUNT];             /* of the widest sign of a status, 0 = not known yet */
	mpt baseline[TS_COUNT];             /* up from a line's bottom, -1 = not known yet */
	struct arena *depth[CONTEXT_DEPTH]; /* small galleys by how deep they are nested */
};

/* How far above its bottom a line of this style has its baseline. */
mpt context_baseline(struct context *l, enum text_style style);

/* Font of a style with a character style laid over it. */
struct font_spec context_font(
	const struct context *l, enum text_style style, enum char_style chars);

uint32_t context_tag(struct context *l, struct tag tag);

/* The tag of everything that is not content. */
struct tag tag_artifact(enum artifact kind);

/* Page label of an anchor as known from the pass before. */
const char *context_page_label(const struct context *l, const char *anchor);

/* Size, margins and columns of a page. */
struct frame {
	enum page_kind kind;
	mpt width, height;  /* sheet */
	mpt x, y, w, h;     /* text column */
	mpt side_x, side_w; /* margin column, side_w 0 = none */
	bool is_rtl;        /* the margin column stands right of the text */
};
struct frame frame_of_page(const struct style *s, enum page_kind kind, bool is_rtl);
/* From the text column to the margin column's far edge; 0 = there is none. */
mpt frame_side_reach(const struct frame *frame);

#endif
