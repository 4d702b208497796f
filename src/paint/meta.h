/*
 * meta: what the file says about itself.
 *
 * Does     writes the XMP packet, the Info dictionary with the same words,
 *          and the output intent.
 * Units    days; the document's date is the only date in the file.
 * Gives    the claims of PDF/UA-1 and, if asked, PDF/A-2a.
 * Errors   -1 after FAULT_PROFILE_MISSING.
 * Memory   nothing kept.
 * Source   ISO 16684-1 (XMP); ISO 19005-2 §6.6 and §6.2.3; ISO 14289-1 §5;
 *          ISO 32000-1 §14.3.
 */
#ifndef PAINT_META_H
#define PAINT_META_H

#include "compose/block.h"
#include "paint/haru.h"
#include "paint/paint.h"

uint32_t meta_xmp(struct haru *h, const struct document *doc, const struct paint_options *opt);
void meta_info(struct haru *h, const struct document *doc, const struct paint_options *opt);
/* The object of the output intent in *intent. */
int meta_intent(struct haru *h, const char *icc_profile, uint32_t *intent, struct diag *d);

/* The packet as text, for tests. */
void meta_packet(struct str *b, const struct document *doc, const struct paint_options *opt);

#endif
