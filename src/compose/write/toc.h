/*
 * toc: table of contents, lists of figures and tables.
 *
 * Does     prints what the first composition found, as lines with leader
 *          and page number, each one link.
 * Units    levels as in builder_heading().
 * Gives    TOC, TOCI, Reference and Link, nested as the sections are.
 * Errors   none; nothing in the first composition.
 * Memory   the document's arena.
 * Source   ISO 32000-1 §14.8.4.2.
 */
#ifndef COMPOSE_WRITE_TOC_H
#define COMPOSE_WRITE_TOC_H

#include "compose/write/builder.h"

void toc_contents(struct builder *b, int deepest_level);
/* OUTLINE_FIGURE or OUTLINE_TABLE. */
void toc_captions(struct builder *b, enum outline_kind kind);
bool toc_has_captions(const struct builder *b, enum outline_kind kind);

#endif
