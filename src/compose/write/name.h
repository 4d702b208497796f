/*
 * name: what a document is called, said once for everyone.
 *
 * Does     fills the publication's file name pattern, leaves date and
 *          period out for the name in the current set, puts the title
 *          together. The plan asks before anything is composed; compose,
 *          links, records and the publisher are told.
 * Units    -
 * Gives    stems of lower case a-z, 0-9 and hyphens, umlauts spelt out;
 *          sample data say so.
 * Errors   none.
 * Memory   the arena given.
 * Source   input/README.md, "fileName".
 */
#ifndef COMPOSE_WRITE_NAME_H
#define COMPOSE_WRITE_NAME_H

#include "compose/compose.h"

/* "gruesse-aus-koeln" */
const char *name_stem(struct arena *a, const char *text);

#endif
