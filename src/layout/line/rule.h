/*
 * rule: what a line costs, in each of brk's ways to fill a paragraph.
 *
 * Does     judges one line: how well its blanks fill it, where it ends, what
 *          stands before it. Knows no paragraph.
 * Units    mpt; demerits (1 = a badness of 1, squared).
 * Gives    demerits; the line's fit and badness.
 * Errors   none.
 * Memory   none.
 * Source   Knuth & Plass 1981; The TeXbook, chapter 14.
 */
#ifndef LAYOUT_LINE_RULE_H
#define LAYOUT_LINE_RULE_H

#include "layout/line/breaks.h"

#define BRK_RATIO_ONE 1000  /* ratios are per mille */
#define BRK_RATIO_MAX 20000 /* looser than this is all the same to the eye */
#define BRK_LADDER_MAX 2    /* more hyphens in a row are not told apart */
#define BRK_PRICES 16       /* for a hyphen */

enum brk_fit { FIT_VERY_LOOSE, FIT_LOOSE, FIT_DECENT, FIT_TIGHT, FIT_COUNT };

/* Demerits, but for penalties: they are squared with the item's own. */
struct brk_rule {
	bool is_even;    /* lines cost the square of their ratio, not of their badness */
	bool is_whole;   /* words are not divided */
	int tolerance;   /* no line's badness is above it; 0 = any line will do */
	mpt more;        /* stretch that each line has besides */
	bool has_places; /* the item's own penalty counts: a joint is better than a syllable */
	int division;    /* penalty on top */
	int hyphen;      /* after a hyphen in the text: penalty on top */
	int64_t pair;    /* two lines in a row end in a hyphen */
	int64_t ladder;  /* three do */
	int64_t last_hyphen;
	int64_t last_rest;   /* the last line is nothing but the rest of a word */
	int64_t short_last;  /* the last line looks lost */
	int64_t single_word; /* one word alone on the last line, however long */
	int64_t fit_change;  /* a tight line next to a loose one */
};

/* How the line before ended. */
struct brk_before {
	bool is_start, is_last; /* there is none; it ended by force */
	enum brk_fit fit;
	int ladder; /* lines in a row that end in a hyphen */
};

/* A line that is tried. */
struct brk_try {
	struct brk_line line;
	mpt stretch, shrink;
	int badness;
	enum brk_fit fit;
	bool ends_in_hyphen; /* that is a division, or in the text: ladders count both */
};

extern const struct brk_rule BRK_RAGGED;
/* TeX's two passes, and the second one when any looseness will do. */
extern const struct brk_rule BRK_WHOLE, BRK_DIVIDED, BRK_LOOSE;

/* The least sum of squared ratios; price 0 … BRK_PRICES - 1 is what hyphens cost beside. */
struct brk_rule brk_rule_even(int price);

/* Of a line stretched by so much; per mille. */
int brk_rule_badness(int ratio);

/* Sets ratio, badness and fit from the widths. */
void brk_rule_fit(const struct brk_rule *rule, const struct brk_setting *set, struct brk_try *t);

/* What it costs; the last line's ratio is 0 if it may end where it likes. */
int64_t brk_rule_cost(const struct brk_rule *rule, const struct brk_setting *set,
	const struct text_item *end, const struct brk_before *before, struct brk_try *t);

#endif
