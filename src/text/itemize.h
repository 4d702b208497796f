/*
 * itemize: stretches of one direction, script, font and look.
 *
 * Does     resolves embedding levels (words in a language of the other
 *          direction are isolated) and scripts, chooses a font per
 *          grapheme cluster, cuts the paragraph where any of them changes
 *          and at every blank.
 * Units    index of a code point.
 * Gives    pieces in logical order that cover the whole seq.
 * Errors   a character no font has is reported and keeps its run's font.
 *          -1 if a run's own font is missing.
 * Memory   the arena given.
 * Source   UAX #9 (FriBidi), UAX #24.
 */
#ifndef TEXT_ITEMIZE_H
#define TEXT_ITEMIZE_H

#include "text/seq.h"

#include <hb.h>

struct piece {
	uint32_t start, end, run;
	int font;
	hb_script_t script;
	uint8_t level;
	bool is_glue; /* exactly one blank */
};

struct pieces {
	struct piece *v;
	size_t n;
	bool is_rtl;      /* the paragraph */
	bool has_missing; /* a character no font has was reported */
};

struct itemize_in {
	struct fonts *fonts;
	struct diag *diag;
	const struct seq *seq;
	const struct text_run *runs;
	const struct text_setting *set;
};

/* Embedding levels of all of s; levels has room for s->n. */
void itemize_levels(const struct seq *s, bool is_rtl, struct arena *a, int8_t *levels);

int itemize(const struct itemize_in *in, struct arena *a, struct pieces *out);

#endif
