/*
 * set: the kinds of blocks, set into a galley.
 *
 * Does     walks composed blocks and makes nodes of each kind; a cell, a list
 *          item and a caption hold blocks again.
 * Units    mpt.
 * Gives    nodes at the galley's end, with their marks, notes and sides.
 * Errors   as paragraph.h.
 * Memory   the galley's arena.
 * Source   own.
 */
#ifndef LAYOUT_BLOCK_SET_H
#define LAYOUT_BLOCK_SET_H

#include "layout/galley/galley.h"

/* The blocks from b on along their siblings. */
void set_blocks(struct galley *f, struct measure m, const struct block *b);
void set_block(struct galley *f, struct measure m, const struct block *b);

/* One kind of block each; set_block() has seen to space and anchors. */
void set_para(struct galley *f, struct measure m, const struct block *b);
void set_list(struct galley *f, struct measure m, const struct block *b);
void set_table(struct galley *f, struct measure m, const struct block *b);
void set_table_whole(struct galley *f, struct measure m, const struct block *b);

/* Tables on landscape pages: the text goes on before them; or here and now. */
void set_landscape(struct galley *f, bool is_rtl, const struct block *b);
void set_landscape_now(struct galley *f, bool is_rtl, const struct block *b);
void set_facts(struct galley *f, struct measure m, const struct block *b);
void set_figure(struct galley *f, struct measure m, const struct block *b);
void set_chart(struct galley *f, struct measure m, const struct block *b);
void set_toc_line(struct galley *f, struct measure m, const struct block *b);
void set_columns(struct galley *f, struct measure m, const struct block *b);
void set_cover(struct galley *f, const struct block *b);

#endif
