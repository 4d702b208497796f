/*
 * paint: pages become a PDF; the only door to libharu.
 *
 * Does     writes PDF 1.7 with a full structure tree, marked content,
 *          embedded subset fonts with ToUnicode, bookmarks, page labels,
 *          links, XMP, output intent; PDF/UA-1 and PDF/A-2a in one file.
 * Units    takes mpt, writes points; flips y here and nowhere else.
 * Gives    the file's bytes in `out`.
 * Errors   -1 after FAULT_PAINT, FAULT_PROFILE_MISSING or a font fault.
 * Memory   `out` is the caller's; everything else is released inside.
 * Source   ISO 32000-1, ISO 14289-1, ISO 19005-2; peers.md section 4.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "base/str.h"
#include "layout/box.h"

struct paint_options {
	const char *producer;    /* "ratsdruck 0.1.0" */
	const char *icc_profile; /* path of an sRGB profile */
	bool claim_pdfa;         /* false for files that will be encrypted */
};

int paint_pdf(const struct pages *pages, const struct paint_options *opt, struct str *out,
	struct diag *d);

/* "libharu 2.4.3, libpng …": the versions at run time that decide the bytes. */
void paint_libraries(struct str *out);

/* The marks in the order they are painted, one per line, without PDF bytes. */
void paint_dump(FILE *out, const struct pages *pages);

#endif
