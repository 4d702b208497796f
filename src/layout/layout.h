/*
 * layout: a composed document becomes pages.
 *
 * Does     breaks lines and pages, sets tables, lists, charts, footnotes,
 *          running heads and folios; repeats until page numbers settle.
 * Units    mpt.
 * Gives    struct pages; the dump of lines shows each paragraph's breaks.
 * Errors   -1 after missing fonts, glyphs or pictures; faults of layout
 *          are warnings and stay in pages.faults.
 * Memory   result in `out`.
 * Source   Knuth & Plass 1981 (lines), Plass 1981 (pages).
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "layout/box.h"

struct layout_input {
	const struct document *doc;
	const struct style *style;
	struct text_cache *text;
	bool narrow_spaces, hyphenate; /* the project's typography settings */
	FILE *lines;                   /* --dump=lines goes here, NULL = no dump */
	int passes_most;               /* until page numbers settle, 0 = as many as usual */
};

int layout_document(
	const struct layout_input *in, struct arena *out, struct pages *pages, struct diag *d);

/*
 * The faults of the document of that file name, one per line; or as JSON
 * objects, each with a comma before it, to be put into an array.
 */
void layout_report(FILE *out, const struct pages *pages, const char *document, bool as_json);

#endif
