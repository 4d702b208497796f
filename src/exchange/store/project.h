/*
 * project: the XML files of a project, as facts and as bytes.
 *
 * Does     loads the model as every command does, and keeps beside it each
 *          file's bytes, its tree and where its elements stand.
 * Units    bytes.
 * Gives    project.xml first, then the sources in their order.
 * Errors   NULL after the faults of the project: who changes it needs it whole.
 * Memory   the arena given.
 * Source   own.
 */
#ifndef EXCHANGE_STORE_PROJECT_H
#define EXCHANGE_STORE_PROJECT_H

#include "base/vec.h"
#include "model/model.h"
#include "xml/spans.h"
#include "xml/xml.h"

struct project_file {
	const char *href; /* as its <source> has it */
	const char *shown;
	const char *bytes;
	size_t n;
	struct xml_node *root;
	struct xml_spans spans;
	const char *eol;  /* "\n" or "\r\n" */
	const char *unit; /* what one level is indented by */
};

struct project {
	struct arena *arena;
	struct diag *diag;
	const char *dir, *schema_dir;
	struct model *model;
	VEC(struct project_file) files;
};

struct project *project_open(
	struct arena *a, const char *dir, const char *schema_dir, struct diag *d);

const struct project_file *project_file_of(const struct project *p, const struct xml_node *n);
const struct project_file *project_file_named(const struct project *p, const char *href);
/* The first file with that root element; NULL = none. */
const struct project_file *project_file_with_root(const struct project *p, const char *root);
/* The element with that id, whatever file it is in; NULL = none. */
const struct xml_node *project_node(const struct project *p, const char *id);
/* href, or with a number before its ending: never a file that is there but is no source. */
const char *project_free_name(const struct project *p, const char *href);

/* The tree behind bytes in memory; NULL after faults. */
int project_file_parse(struct arena *a, struct project_file *f, struct diag *d);

#endif
