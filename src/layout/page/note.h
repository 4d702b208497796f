/*
 * note: footnotes as they stand at the foot of a page.
 *
 * Does     sets each note once: its label hanging left of its text.
 * Units    mpt.
 * Gives    lines of equal leading.
 * Errors   as paragraph.h.
 * Memory   the pages' arena.
 * Source   DIN 5008 on footnotes: a short rule above, smaller type.
 */
#ifndef LAYOUT_PAGE_NOTE_H
#define LAYOUT_PAGE_NOTE_H

#include "layout/galley/galley.h"
#include "layout/line/paragraph.h"

const struct para *note_para(struct context *l, uint32_t note, mpt width);
size_t note_lines(struct context *l, uint32_t note, mpt width);
mpt note_leading(const struct context *l);

/* Lines first..end of a note into the galley's last node, y being their top. */
void note_put(struct galley *f, uint32_t note, size_t first, size_t end, mpt y);

#endif
