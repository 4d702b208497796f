/*
 * block_fields: the table of all that a composed document is made of.
 *
 * Does     describes struct document and every struct below it, member by
 *          member, for whoever must look at all of them.
 * Units    as in compose/block.h, role.h, chart.h.
 * Gives    the dump's order.
 * Errors   none. tests/unit/test_fields_block.c fails where a member is
 *          missing.
 * Memory   static.
 * Source   compose/block.h, role.h, chart.h.
 */
#ifndef COMPOSE_BLOCK_FIELDS_H
#define COMPOSE_BLOCK_FIELDS_H

#include "base/fields.h"

/* What a text or a number stands for, where it is not just itself. */
enum block_meaning {
	MEANS_ITSELF,
	MEANS_LANGUAGE, /* of a piece of text */
	MEANS_PICTURE,  /* path of a file that is shown */
	MEANS_ANCHOR,
	MEANS_KIND, /* what a block or a run is: first of all */
	MEANS_WORD, /* its name says enough, as a style */
	MEANS_DATE,
	MEANS_ELEM, /* index into document.elems */
	MEANS_LINK, /* index into document.links */
	MEANS_TEXT, /* the text itself */
	MEANS_RUNS, /* a paragraph's words */
	MEANS_RUN,  /* one of them */
	MEANS_PART, /* told together with the struct that holds it */
	MEANS_CHILDREN,
	MEANS_APART, /* people read it elsewhere in the dump, or not: counters, labels */
};

extern const struct fields document_fields, block_fields, run_fields, elem_fields;

#endif
