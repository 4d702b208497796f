/*
 * visual: the order in which the pieces of a line stand.
 *
 * Does     puts what is in logical order into visual order.
 * Units    embedding levels (UAX #9); indexes.
 * Gives    order[k], the piece that stands at place k from the left.
 * Errors   none.
 * Memory   none; levels are only borrowed.
 * Source   UAX #9, L2.
 */
#ifndef TEXT_VISUAL_H
#define TEXT_VISUAL_H

#include <stddef.h>
#include <stdint.h>

void visual_order(const uint8_t *levels, size_t n, size_t *order);

#endif
