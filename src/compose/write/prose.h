/*
 * prose: rich text of the model as blocks and runs.
 *
 * Does     every kind of struct rich_node: paragraphs, headings, lists,
 *          tables, pictures, quotations; emphasis, links, abbreviations,
 *          footnotes, cross references inside them.
 * Units    none.
 * Gives    blocks at the builder's place, in the given text style.
 * Errors   none (the model was checked).
 * Memory   the document's arena.
 * Source   input/schema, type `rich`.
 */
#ifndef COMPOSE_WRITE_PROSE_H
#define COMPOSE_WRITE_PROSE_H

#include "compose/write/builder.h"

/* Blocks. NULL or empty: nothing. */
void prose_blocks(struct builder *b, const struct rich *rich, enum text_style style);
/* Inline content into the open paragraph. */
void prose_inline(struct builder *b, const struct rich *rich);
/* Inline content as one paragraph; NULL if empty. */
struct block *prose_para(struct builder *b, const struct rich *rich, enum text_style style);
/* The words alone, for bookmarks and alternative texts. */
const char *prose_plain(struct arena *a, const struct rich_node *first);

#endif
