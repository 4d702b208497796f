/*
 * load: what the load_*.c files share while XML becomes records.
 *
 * Does     reads attributes and children into plain values; inherits
 *          visibility and language on the way down.
 * Units    as in model.h.
 * Gives    absent values as NULL, DATE_NONE or the `absent` handed in.
 * Errors   the schema has checked forms, so single values cannot fail;
 *          paths and periods report through diag.
 * Memory   everything in the model's arena.
 * Source   input/schema.
 */
#ifndef MODEL_LOAD_LOAD_H
#define MODEL_LOAD_LOAD_H

#include "model/model.h"
#include "model/word.h"
#include "xml/xml.h"

#define MODEL_NAMESPACE "urn:ratsdruck:project:1"

/* What an element hands down to its children. */
struct scope {
	enum visibility visibility;
	const char *lang;
	bool is_told; /* its missing visibility has been reported */
};

/* One line of the result table. */
struct result_word {
	const char *raw;
	enum result means;
	struct where where;
};

struct loader {
	struct arena *arena;
	struct diag *diag;
	struct model *model;
	const struct xml_schema *schema;
	const char *real;                /* the project folder without symbolic links */
	const struct model_files *given; /* read in place of the disk's, NULL = none */
	struct strings files;            /* real paths of the sources, to find duplicates */
	struct strings named;            /* real paths of all that anything names */
	VEC(struct result_word) results;
	const struct xml_node *told; /* last element reported for missing visibility */
	int64_t cents;               /* of all amounts so far */
	bool is_incomplete;          /* a source could not be read: ids may be missing */
};

/* Paths: the file's place if href stays inside the project, else NULL (reported). */
const char *load_path(struct loader *l, const char *href, struct where where);

/* The project's file under another spelling, such as Project.xml; NULL = there is none. */
const char *lost_project(struct loader *l);

/* Warns of sources and pictures that lie in the project and are named nowhere; sorts `named`. */
void load_unlisted(struct loader *l);

struct scope scope_enter(struct loader *l, struct scope outer, const struct xml_node *n);
/* Enters n and fills r from it. */
struct scope load_record(
	struct loader *l, struct record *r, const struct xml_node *n, struct scope outer);

/* White space of values is collapsed, as the schema's type token has it. */
const char *load_attr(struct loader *l, const struct xml_node *n, const char *name);
const char *load_child(struct loader *l, const struct xml_node *n, const char *name);
const char *load_own_text(struct loader *l, const struct xml_node *n);
void load_children(
	struct loader *l, struct strings *out, const struct xml_node *n, const char *name);
date load_date(struct loader *l, const struct xml_node *n, const char *name);
int load_int(const struct xml_node *n, const char *name, int absent);
bool load_bool(const struct xml_node *n, const char *name, bool absent);
int64_t load_cents(struct loader *l, const struct xml_node *n, const char *name);
struct decimal load_decimal(struct loader *l, const struct xml_node *n, const char *name);
int load_word(const struct xml_node *n, const char *name, const struct word *table, int absent);
struct ref load_ref(struct loader *l, const struct xml_node *n, const char *name);

/* The words of an attribute that lists ids. */
struct strings load_ids(struct loader *l, const struct xml_node *n, const char *name);
#define LOAD_REFS(l, refs, node, attr)                                                             \
	do {                                                                                       \
		struct strings ids_ = load_ids((l), (node), (attr));                               \
		for (size_t i_ = 0; i_ < ids_.n; i_++)                                             \
			VEC_PUSH((l)->arena, (refs))->ref =                                        \
				(struct ref){ids_.v[i_], xml_where(node)};                         \
	} while (0)

/* for each child element of that name */
/* NOLINTBEGIN(bugprone-macro-parentheses): c is the name of a new variable */
#define FOR_CHILDREN(c, n, name)                                                                   \
	for (const struct xml_node *c = xml_child((n), (name)); c; c = xml_next(c, (name)))
/* NOLINTEND(bugprone-macro-parentheses) */

/* Blocks below n; children that are no blocks (title, lead) are passed over. */
const struct rich *rich_blocks(struct loader *l, const struct xml_node *n, struct scope s);
/* The same for a child element; NULL if there is none. */
const struct rich *rich_child(
	struct loader *l, const struct xml_node *n, const char *name, struct scope s);
/* n's inline content. */
const struct rich *rich_inline(struct loader *l, const struct xml_node *n, struct scope s);

/* One per root element; each is handed the root and what it passes down. */
void load_project(struct loader *l, const struct xml_node *root);
void load_organizations(struct loader *l, const struct xml_node *root, struct scope outer);
void load_concept(struct loader *l, const struct xml_node *root, struct scope outer);
void load_field(struct loader *l, const struct xml_node *root, struct scope outer);
void load_measure(
	struct loader *l, struct measure *m, const struct xml_node *n, struct scope outer);
void load_indicators(struct loader *l, const struct xml_node *root, struct scope outer);
void load_meetings(struct loader *l, const struct xml_node *root, struct scope outer);
void load_papers(struct loader *l, const struct xml_node *root, struct scope outer);
void load_reports(struct loader *l, const struct xml_node *root, struct scope outer);
void load_glossary(struct loader *l, const struct xml_node *root, struct scope outer);
void load_results(struct loader *l, const struct xml_node *root, struct scope outer);
void load_summaries(struct loader *l, const struct xml_node *root, struct scope outer);

#endif
