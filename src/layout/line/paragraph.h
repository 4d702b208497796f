/*
 * paragraph: a composed paragraph becomes lines of glyphs.
 *
 * Does     turns runs into styled text, chooses breaks, sets the lines;
 *          fills in page references; finds where footnotes are marked.
 * Units    mpt.
 * Gives    lines in order, unplaced.
 * Errors   missing fonts and glyphs set context.has_failed; overfull lines and
 *          the like are in faults[].
 * Memory   the pages' arena; paragraphs without page references are set
 *          once per width and lent again in later passes.
 * Source   own; see breaks.h for the breaks.
 */
#ifndef LAYOUT_LINE_PARAGRAPH_H
#define LAYOUT_LINE_PARAGRAPH_H

#include "layout/context.h"
#include "layout/line/breaks.h"

struct para_ask {
	const struct run *runs;
	size_t nruns;
	enum text_style style;
	const char *lang;
	mpt width;
	bool is_strong;
	enum artifact artifact; /* instead of being content */
	struct where where;
};

struct para_line {
	struct text_line text;
	struct brk_line brk;
	uint32_t note, nnotes; /* into notes[] */
};

struct para_fault {
	enum layout_fault_kind kind;
	size_t line;
	mpt amount;
};

struct para {
	struct para_line *lines;
	size_t nlines;
	bool is_rtl;
	uint32_t *notes; /* document.notes marked here */
	size_t nnotes;
	struct para_fault *faults;
	size_t nfaults;
	const char *text;
};

const struct para *para_make(struct context *l, const struct para_ask *ask);
/* The same for runs that live on the stack only: never lent again. */
const struct para *para_make_once(struct context *l, const struct para_ask *ask);
struct brk_extent para_extent(struct context *l, const struct para_ask *ask);

/* One run of layout's own. */
struct run para_own_run(const char *text, const char *lang);

void para_cache_open(struct context *l);

/* First words of a paragraph, for messages. */
const char *para_first_words(struct arena *out, const struct runs *runs);

#endif
