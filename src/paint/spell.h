/*
 * spell: which text each glyph of a run stands for.
 *
 * Does     divides the run's text among its glyphs by cluster; the hyphen
 *          at a line's end becomes U+00AD; invisible characters go.
 * Units    mpt from the run's left end; bytes of UTF-8.
 * Gives    glyphs in the order of reading (right to left runs backwards),
 *          each with text that is never empty. Where a cluster has more
 *          glyphs than characters, `actual` holds the cluster's text.
 * Errors   none.
 * Memory   text is borrowed from the run where possible; tmp is used freely.
 * Source   ISO 32000-1 §9.10 (extraction), §14.9.4 (ActualText);
 *          ISO 14289-1 §7.21.7 (no U+FEFF, no empty mapping).
 */
#ifndef PAINT_SPELL_H
#define PAINT_SPELL_H

#include "text/para.h"

struct spelt {
	uint32_t gid;
	mpt x, dy;
	const char *text;
	size_t ntext;
	const char *actual; /* of the whole cluster, same pointer for its glyphs; or NULL */
	size_t nactual;
};

/*
 * Fills out[], room for run->nglyphs; gives how many there are. Texts that
 * are not the run's own go into `texts`.
 */
size_t spell_run(
	const struct glyph_run *run, struct arena *texts, struct arena *tmp, struct spelt *out);

#endif
