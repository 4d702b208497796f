/*
 * print: the facts of each record as bytes to be hashed.
 *
 * Does     finds the records that people know by an id (measures, meetings,
 *          …); writes all of one but where it stands in the input and what
 *          is made from other facts.
 * Units    as in model.h.
 * Gives    bytes, stable for one version of the program.
 * Errors   none; the caller checks the stream.
 * Memory   none.
 * Source   model_fields.h.
 */
#ifndef MODEL_PRINT_H
#define MODEL_PRINT_H

#include "base/fields.h"
#include "model/model.h"

struct model_record {
	const char *kind, *id; /* of the settings: "settings" and "" */
	const struct fields *fields;
	const void *at;
};

/* Steps are told with their measure, prose with what it belongs to, a report with its measure. */
void model_records(
	const struct model *m, void (*record)(void *ctx, const struct model_record *r), void *ctx);

/* Without the records in it that are visited themselves. */
void model_print_record(FILE *out, const struct model_record *r);
void model_print_report(FILE *out, const struct status_report *r);

#endif
