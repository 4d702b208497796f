/*
 * heads: running heads and folios.
 *
 * Does     remembers per page what its head shall say while pages are made,
 *          and sets head and foot when their number is known.
 * Units    mpt.
 * Gives    artifacts: header and footer; page labels.
 * Errors   as paragraph.h.
 * Memory   the pages' arena.
 * Source   docs/look.md.
 */
#ifndef LAYOUT_PAGE_HEADS_H
#define LAYOUT_PAGE_HEADS_H

#include "layout/context.h"

/* For each page as it is added. */
void heads_note_page(struct context *l, const struct frame *frame);

/* A heading on it that names the running head; the first one counts. */
void heads_note_heading(struct context *l, size_t page, struct running running);

/* After the last page of a pass. */
void heads_set(struct context *l);

#endif
