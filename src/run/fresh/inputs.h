/*
 * inputs: the fingerprint of one document, and what differs from the last.
 *
 * Does     gathers what decides a document's bytes: its composed content,
 *          style, fonts, hyphenation patterns, pictures, typography,
 *          versions of the program and of the libraries.
 * Units    -
 * Gives    pairs sorted by key; equal pairs mean equal bytes.
 * Errors   none: what cannot be read has the value "".
 * Memory   the arena given.
 * Source   docs/manifest.md.
 */
#ifndef RUN_FRESH_INPUTS_H
#define RUN_FRESH_INPUTS_H

#include "run/fresh/records.h"
#include "run/work/render.h"

#define PATTERNS_OF "patterns " /* and the language */

struct common_inputs {             /* what all documents of a project share */
	struct pairs faces;        /* the style's fonts */
	struct pairs common;       /* faces and the rest */
	const char *installed;     /* hash of what other fonts are chosen from */
	struct pairs patterns;     /* of the publications' languages */
	struct records records[2]; /* by enum edition */
};

void common_inputs_make(struct renderer *w, const struct plan *plan, struct common_inputs *out);

/* print: the document's fingerprint before it is hashed, for the search for names too. */
struct print {
	char *s;
	size_t n;
};
void print_make(const struct document *doc, struct print *out);
void print_release(struct print *p);

void inputs_make(struct arena *a, const struct common_inputs *common, const struct renderer *w,
	const struct rendered *r, const struct print *print, struct pairs *out);

/* Keys whose values differ, fonts from elsewhere looked up again; sorted. */
struct names inputs_compare(struct arena *a, const struct common_inputs *common,
	const struct pairs *before, const struct pairs *now);

#endif
