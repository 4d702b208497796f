/*
 * edits: changes to a project's XML as splices.
 *
 * Does     notes what is to be changed where: attributes, texts of child
 *          elements, new and removed elements; applies all at once. What is
 *          not named stays byte for byte: comments, order, quotes, line ends.
 * Units    bytes.
 * Gives    the changed files whole, for model_load_with() and the commit.
 * Errors   none here: values were checked by their columns, the result is
 *          tried as a project before it is kept.
 * Memory   the project's arena.
 * Source   own. Places come from xml/spans.h.
 */
#ifndef EXCHANGE_STORE_EDITS_H
#define EXCHANGE_STORE_EDITS_H

#include "exchange/store/element.h"
#include "exchange/store/project.h"

struct splice {
	const struct project_file *file;
	size_t at, n;     /* bytes to be replaced */
	size_t nth;       /* in the order asked for */
	const char *text; /* by this */
};

/* A file that is not there yet. */
struct edit_birth {
	const char *href;
	struct element *root;
};

struct edits {
	struct project *project;
	VEC(struct splice) splices;
	VEC(struct edit_birth) births;
	size_t count; /* values changed, for the user */
};

void edits_begin(struct edits *e, struct project *p);

/* value NULL or "" takes it away. */
void edit_attr(struct edits *e, const struct xml_node *n, const char *name, const char *value);
/* The element's own text; comments inside stay behind it. */
void edit_text(struct edits *e, const struct xml_node *n, const char *text);
/* The text of the only child of that name, made or removed as needed. */
void edit_child(struct edits *e, const struct xml_node *n, const char *name, const char *text);
/* The same for a child that repeats: one element for each of the texts. */
void edit_children(struct edits *e, const struct xml_node *n, const char *name,
	const char *const *texts, size_t ntexts);
/* One child with one attribute, such as <lead organization="…"/>; several if it repeats. */
void edit_child_attrs(struct edits *e, const struct xml_node *n, const char *name, const char *attr,
	const char *const *values, size_t nvalues);
/* Placed where the schema's order wants it; after its like. */
void edit_insert(struct edits *e, const struct xml_node *parent, const struct element *child);
void edit_remove(struct edits *e, const struct xml_node *n);

/* A new file with that root, named by a new <source>; gives the root to add to. */
struct element *edit_new_file(struct edits *e, const char *href, const char *root);

/* Into the file of that name, or a new one; a new one is as visible as others of that root. */
void edit_into_file(struct edits *e, const char *href, const char *root, struct element *child);

bool edits_are_none(const struct edits *e);
/* All changed and new files; the edits are spent. */
struct model_files edits_apply(struct edits *e);

/* The place of a child among its parent's, by the schema; a unit test compares both. */
int child_rank(const char *parent, const char *child);
const char *child_order(const char *parent); /* names with blanks between; NULL = not known */

#endif
