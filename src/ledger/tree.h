/*
 * tree: elements made by us, written as XML and as canonical text.
 *
 * Does     builds xml_node trees; prints them; gives the one form of a tree
 *          that line ends, indents and the order of attributes do not touch.
 * Units    -
 * Gives    canonical form: one line per element, its attributes by name,
 *          its text with white space collapsed; every value with its length.
 * Errors   none.
 * Memory   nodes in the arena given.
 * Source   the idea of Canonical XML 1.1, without its cases we refuse.
 */
#ifndef LEDGER_TREE_H
#define LEDGER_TREE_H

#include "base/date.h"
#include "base/str.h"
#include "publish/digest.h"
#include "xml/xml.h"

#define TREE_NS "urn:ratsdruck:seal:1"

/* A new last child of parent, NULL = a root. */
struct xml_node *tree_add(struct arena *a, struct xml_node *parent, const char *name);
/* NULL and "" are not written: absent is absent. White space is collapsed. */
void tree_text(struct arena *a, struct xml_node *n, const char *name, const char *value);
void tree_date(struct arena *a, struct xml_node *n, const char *name, date d);
void tree_int(struct arena *a, struct xml_node *n, const char *name, int64_t value);
/* The element's own text. */
void tree_say(struct arena *a, struct xml_node *n, const char *text);

/* The whole file, namespace and all. */
void tree_print(struct str *out, const struct xml_node *root);

/* without: an attribute of the root that does not count, NULL = none. */
void tree_digest(const struct xml_node *root, const char *without, char hex[DIGEST_HEX]);

/* The other way round; absent values are "", DATE_NONE and `absent`. */
const char *tree_get(const struct xml_node *n, const char *name);
date tree_get_date(const struct xml_node *n, const char *name);
int64_t tree_get_int(const struct xml_node *n, const char *name, int64_t absent);

/* White space runs become one blank, ends are trimmed. */
char *tree_collapse(struct arena *a, const char *s);

#endif
