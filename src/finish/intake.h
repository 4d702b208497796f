/*
 * intake: a PDF as its painter wrote it, taken apart into objects.
 *
 * Does     reads the cross-reference table, then each object once, front to
 *          back: its text without needless blanks, its references apart from
 *          the text, its stream's bytes where they lie.
 * Units    bytes; object numbers as in the file, 0 = none.
 * Gives    objects by number; `kind` is OBJECT_NONE where the table has a
 *          free entry.
 * Errors   -1 after FAULT_FINISH for anything that our painter does not write:
 *          several tables, generations, streams without their length.
 * Memory   texts and references are the intake's; stream bytes are borrowed
 *          from the file, which must outlive it. intake_init/intake_release.
 * Source   ISO 32000-1 §7.2 (lexical conventions), §7.3, §7.5.
 */
#ifndef FINISH_INTAKE_H
#define FINISH_INTAKE_H

#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>

enum object_kind {
	OBJECT_NONE,
	OBJECT_PLAIN,
	OBJECT_STREAM,
	OBJECT_PAGE,
	OBJECT_NODE, /* of the page tree, above the pages */
};

#define NO_REF SIZE_MAX

/* "target 0 R" belongs in front of the object's text[at]. */
struct objref {
	uint32_t at, target;
};

struct object {
	enum object_kind kind;
	size_t text, ntext; /* in intake.text */
	size_t ref, nrefs;  /* in intake.refs */
	size_t parent;      /* the reference under /Parent, NO_REF = none */
	const char *data;   /* a stream's bytes */
	size_t ndata;
	bool is_coded;    /* the bytes have a filter already */
	bool is_metadata; /* to be found by programs that know no PDF: left plain */
};

struct intake {
	struct arena *arena;
	struct str text;
	VEC(struct objref) refs;
	struct object *objects; /* by number */
	uint32_t n;             /* one more than the highest number */
	uint32_t root, info;
	uint32_t pages, outlines, structure; /* of the catalog, 0 = none */
	bool shows_outlines;                 /* /PageMode/UseOutlines */
};

void intake_init(struct intake *in);
void intake_release(struct intake *in);
int intake_read(struct intake *in, const struct str *pdf, struct diag *d);

/* Appends the object's text with its references as number[target]. */
void intake_print(
	const struct intake *in, const struct object *o, const uint32_t *number, struct str *out);

#endif
