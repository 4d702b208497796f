/*
 * door: what the files behind xml.h share; nobody else includes it.
 *
 * Does     holds one file while it is read, and the limits of the door.
 * Units    bytes; lines and columns count from 1.
 * Gives    reader_fault() counts, so that a hostile file cannot fill memory
 *          with messages.
 * Errors   see reader_fault().
 * Memory   the bytes are the reader's (heap), everything else the arena's.
 * Source   own.
 */
#ifndef XML_DOOR_H
#define XML_DOOR_H

#include "base/str.h"
#include "xml/xml.h"

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

struct reader {
	struct arena *arena;
	struct diag *diag;
	const char *shown;
	struct str bytes;
	int depth;
	size_t elements;          /* of the tree made so far */
	size_t faults;            /* reported for this file */
	const xmlNode *explained; /* what else is said of it follows from what was said */
	bool is_hopeless;         /* the first fatal fault is told, what follows is noise */
};

/* Always -1; after the limit of faults per file it only notes that there are more. */
int reader_fault(struct reader *r, enum fault fault, struct where where, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
struct where reader_where(const struct reader *r, int line, int column, const char *element);

/* The nearest enclosing element with an id: "measure sb-01". */
const char *node_label(struct arena *a, const xmlNode *n);

/* What the parser would take badly, or in silence: before it sees the file. */
int scan_markup(struct reader *r);

/* Syntax faults, handed over by libxml2's parser. */
void explain_syntax(struct reader *r, const xmlError *e);
/* Schema faults, handed over by libxml2's validator. */
void explain_schema(struct reader *r, const xmlError *e);

int schema_validate(const struct xml_schema *s, struct reader *r, xmlDoc *doc);
const char *schema_namespace(const struct xml_schema *s);

struct xml_node *tree_make(struct reader *r, const xmlNode *root);

/* Global handlers of libxml2: no message of its own, no file of its own choice. */
void door_silence(void);

#endif
