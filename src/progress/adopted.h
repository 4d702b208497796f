/*
 * adopted: the resolution that made the concept binding, and its measures.
 *
 * Does     finds the item of the concept's own decision where the concept is
 *          resolved as binding, the meeting has been, and the measure was
 *          in it then.
 * Units    day numbers.
 * Gives    the item, NULL = the measure has no resolution through the concept.
 * Errors   none.
 * Memory   none; the item is the model's.
 * Source   input/README.md, binding="resolved".
 */
#ifndef PROGRESS_ADOPTED_H
#define PROGRESS_ADOPTED_H

#include "model/model.h"

const struct agenda_item *adopted_with(const struct model *m, const struct measure *s, date at);

#endif
