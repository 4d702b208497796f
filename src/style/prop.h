/*
 * prop: properties of a style element into the fields of a struct.
 *
 * Does     reads each attribute named in a table and stores its value at
 *          the table's offset; attributes not written keep what is there.
 * Units    lengths in pt or mm become mpt; "62%" becomes per mille.
 * Gives    0, or -1 after reporting every value it could not read.
 * Errors   FAULT_STYLE_VALUE with file, line, attribute and value.
 * Memory   strings are borrowed from the XML tree's arena.
 * Source   property names as in CSS 2.1 and XSL-FO 1.1.
 */
#ifndef STYLE_PROP_H
#define STYLE_PROP_H

#include "style/style.h"
#include "xml/xml.h"

enum prop_type {
	PROP_LENGTH,     /* mpt */
	PROP_COLOR,      /* uint32_t: "#RRGGBB" or a colour's name */
	PROP_HAS_COLOR,  /* the same, and the bool right before it becomes true */
	PROP_INT,        /* int */
	PROP_PERMILLE,   /* int: "62%" */
	PROP_BOOL,       /* bool: yes, no */
	PROP_ITALIC,     /* bool: normal, italic */
	PROP_TRISTATE,   /* int: normal 0, italic 1 */
	PROP_SLOT,       /* int or enum font_slot */
	PROP_ALIGN,      /* enum text_align */
	PROP_HATCH,      /* enum hatch */
	PROP_TEXT_STYLE, /* enum text_style, by name */
	PROP_FACTS,      /* enum sheet_facts */
	PROP_STRING,     /* const char * */
};

struct prop {
	const char *name;
	enum prop_type type;
	size_t offset;      /* of the value */
	size_t flag_offset; /* PROP_HAS_COLOR: of the bool */
};

/* colors: the style's named colours, read before. */
int prop_read(const struct xml_node *n, const struct prop *props, void *target,
	const uint32_t *colors, struct diag *d);

/* "10.5pt", "24mm", "0". */
int prop_length(const char *s, mpt *out);

#endif
