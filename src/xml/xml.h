/*
 * xml: files into plain trees; the only door to libxml2.
 *
 * Does     reads one file (no network, no DTD, no entities, size and depth
 *          limits), validates it against an XSD and gives a neutral tree.
 * Units    lines count from 1.
 * Gives    nodes in document order; namespaces are checked and dropped,
 *          comments and processing instructions too; adjacent text merged.
 * Errors   every fault of a file is reported (not the first only), in our
 *          own words; NULL if there was any.
 * Memory   the tree lives in the arena; schemas are xml_schema_open/close.
 * Source   XML 1.0, XSD 1.0, as libxml2 does them.
 */
#ifndef XML_XML_H
#define XML_XML_H

#include "base/arena.h"
#include "base/diag.h"

#include <stdio.h>

struct xml_attr {
	const char *name;  /* local name; xml:lang is "xml:lang" */
	const char *value; /* whitespace as XML normalises it */
	struct xml_attr *next;
};

struct xml_node {
	const char *name; /* element's local name; NULL = text node */
	const char *text; /* text node's UTF-8 */
	struct xml_attr *attrs;
	struct xml_node *parent, *first, *last, *next;
	const char *label; /* nearest element with an id: "measure sb-01"; NULL = none */
	const char *file;  /* as the user would type it */
	int line;
	size_t nth; /* among the file's elements, from 0 in document order; a text node's is 0 */
};

struct xml_schema;

struct xml_limits {
	size_t file_bytes; /* largest file */
	int depth;         /* deepest nesting */
};
extern const struct xml_limits xml_limits_default;

/* ns is the target namespace all elements of the instance must have. */
struct xml_schema *xml_schema_open(const char *path, const char *ns, struct diag *d);
void xml_schema_close(struct xml_schema *s);

/*
 * path is opened, shown is what messages call it (arena or longer life).
 * The schema may be NULL: then only well-formedness is asked.
 */
struct xml_node *xml_read(struct arena *a, const char *path, const char *shown,
	const struct xml_schema *schema, struct diag *d);

/* The same for n bytes that are in memory already; shown names them. */
struct xml_node *xml_read_bytes(struct arena *a, const char *shown, const void *bytes, size_t n,
	const struct xml_schema *schema, struct diag *d);

/* Lookups lend; NULL when absent. */
const char *xml_attr(const struct xml_node *n, const char *name);
struct xml_node *xml_child(const struct xml_node *n, const char *name); /* first of that name */
struct xml_node *xml_next(
	const struct xml_node *n, const char *name); /* next sibling of that name */
/* All text below n, white space runs collapsed to one blank, ends trimmed. */
char *xml_text(struct arena *a, const struct xml_node *n);
struct where xml_where(const struct xml_node *n);

void xml_dump(FILE *out, const struct xml_node *n);

#endif
