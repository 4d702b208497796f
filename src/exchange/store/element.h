/*
 * element: a new piece of XML, built before it is placed.
 *
 * Does     holds name, attributes, text and children; writes itself with the
 *          indentation and line ends of the file it goes into.
 * Units    -
 * Gives    escaped text; attributes and children in the order they were added.
 * Errors   none.
 * Memory   the arena given; strings are borrowed.
 * Source   XML 1.0 section 2.4.
 */
#ifndef EXCHANGE_STORE_ELEMENT_H
#define EXCHANGE_STORE_ELEMENT_H

#include "base/arena.h"
#include "base/str.h"

struct element_attr {
	const char *name, *value;
	struct element_attr *next;
};

struct element {
	const char *name, *text; /* text NULL = none */
	struct element_attr *attrs, *last_attr;
	struct element *first, *last, *next;
};

struct element *element_new(struct arena *a, const char *name);
/* Both leave out what is NULL or "". */
void element_attr(struct arena *a, struct element *e, const char *name, const char *value);
struct element *element_child(
	struct arena *a, struct element *e, const char *name, const char *text);
/* Adds it as the last child. */
struct element *element_add(struct element *e, struct element *child);

struct element_style {
	const char *indent, *unit, *eol; /* indent: of the element itself */
};
void element_write(struct str *out, const struct element *e, struct element_style style);

/* quote '\0' = text between tags, else the value between such quotes. */
void element_escape(struct str *out, const char *s, char quote);
/* True if XML can say all of its characters. */
int element_is_sayable(const char *s);

#endif
