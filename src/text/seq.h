/*
 * seq: a paragraph as code points while it is being prepared.
 *
 * Does     joins the runs, composes letters and marks (NFC), takes soft
 *          hyphens and zero-width blanks out and remembers them as break
 *          hints; line breaks become forced ones.
 * Units    index of a code point; arrays run in parallel, logical order.
 * Gives    cp, the run each belongs to, and the break before it.
 * Errors   malformed UTF-8 becomes U+FFFD.
 * Memory   the arena given; n may shrink afterwards, never grow.
 * Source   own.
 */
#ifndef TEXT_SEQ_H
#define TEXT_SEQ_H

#include "base/arena.h"
#include "text/para.h"

/* What may happen before a code point. */
enum seq_break {
	BREAK_NONE,
	BREAK_ALLOWED,          /* UAX #14 */
	BREAK_EXPLICIT,         /* after a hyphen, dash or stroke of the text */
	BREAK_SYLLABLE,         /* a hyphen appears */
	BREAK_JOINT,            /* a hyphen appears, between parts of a compound */
	BREAK_EMERGENCY,        /* nothing appears; better than an overfull line */
	BREAK_EMERGENCY_HYPHEN, /* a hyphen appears */
	BREAK_FORCED,
};

struct seq {
	size_t n;
	uint32_t *cp;
	uint32_t *run;
	uint8_t *brk;     /* enum seq_break; [n] is the end's, forced */
	uint8_t *hint;    /* what the text itself asks for: NONE, ALLOWED, SYLLABLE or FORCED */
	uint8_t *is_code; /* 1 = in an address, a reference, a month, a unit: no division */
	uint8_t *start;   /* 1 = a grapheme cluster begins here; bounds_clusters() */
	uint8_t *no_lig;  /* 1 = no ligature across the place before this code point */
};

void seq_make(struct seq *s, const struct text_run *runs, size_t nruns, struct arena *a);

/* The language of code point i: its run's or the paragraph's. */
const char *seq_lang(
	const struct seq *s, const struct text_run *runs, const struct text_setting *set, size_t i);

#endif
