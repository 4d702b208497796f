/*
 * beside: the files beside a PDF, between aside/ and publish/.
 *
 * Does     gives aside/ the facts of the project, stages what it makes,
 *          finds what is in place again when nothing has changed.
 * Units    -
 * Gives    manifest entries; a side file's inputs say which PDF it is of.
 * Errors   -1 after a failed check or FAULT_OUTPUT.
 * Memory   the arena given.
 * Source   docs/manifest.md.
 */
#ifndef RUN_WORK_BESIDE_H
#define RUN_WORK_BESIDE_H

#include "publish/publish.h"
#include "run/work/render.h"

#define BESIDE_OF "of"              /* the key of a side file's only input: the PDF's name */
#define CORRECTED_INPUT "corrected" /* day of a corrected edition */
#define MARK_OF_DRAFT "draft"       /* value of MANIFEST_MARK */
#define FACTS_INPUT "facts"         /* the PDF's input that stands for what it states */
#define BESIDE_INPUT "beside"       /* the PDF's input that stands for all files beside it */

struct beside { /* one side file of a reply */
	struct manifest_file file;
	bool is_staged;
};

struct besides {
	struct beside *v;
	size_t n, cap;
};

/* Adds to the PDF's inputs what the files beside it need more than the PDF. */
void beside_inputs(
	struct arena *a, const struct job *job, const struct document *doc, struct pairs *inputs);

/* The side files of the manifest's entry as they are in place; false if one is not. */
bool beside_kept(struct arena *a, const struct publisher *p, const struct manifest_file *pdf,
	struct besides *out);

/* Checks the document and makes its side files; those that are in place are not staged. */
struct beside_in { /* what it is made from, and where it goes */
	const struct publisher *publisher;
	const struct renderer *renderer;
	const struct job *job;
	size_t number; /* of the job in the pool */
	const struct rendered *rendered;
};
int beside_make(
	const struct beside_in *bench, const struct manifest_file *pdf, struct besides *out);

bool is_beside(const struct manifest_file *f);

#endif
