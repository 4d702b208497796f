/*
 * model_fields: the table of all facts a model holds.
 *
 * Does     describes struct model and every struct below it, member by
 *          member: for the dump, the hashes of records, ids, references,
 *          prose, and for what an edition leaves out.
 * Units    as in model.h.
 * Gives    a struct's table has 1 + its id_kind as meaning, 0 = none.
 * Errors   none. tests/unit/test_fields_model.c fails where a member is
 *          missing.
 * Memory   static.
 * Source   model.h, rich.h.
 */
#ifndef MODEL_MODEL_FIELDS_H
#define MODEL_MODEL_FIELDS_H

#include "base/fields.h"

/* What a member is, where it is not just a text, a number or more facts. */
enum fact_meaning {
	FACT_PLAIN,
	FACT_PART,       /* told together with the struct that holds it */
	FACT_ID,         /* unique; the struct's place is FACT_WHERE beside it */
	FACT_WHERE,      /* place in the input */
	FACT_VISIBILITY, /* who may be told of the struct */
	FACT_DATE,
	FACT_PERIOD,
	FACT_DECIMAL,
	FACT_REF,       /* of a reference: the id; its struct's meaning says to what */
	FACT_TO,        /* of a reference: the record */
	FACT_REF_LOOSE, /* an id of any kind, without a record */
	FACT_DERIVED,   /* made from other members */
	FACT_RICH_KIND, /* enum rich_kind */
	FACT_WORDS,     /* prose itself */
	FACT_CHILDREN,  /* nodes below */
	FACT_SETTINGS,  /* a record without an id */
	FACT_REPORTS,   /* a measure's, told with it */
};

extern const struct fields model_fields, status_report_fields, rich_fields, rich_node_fields;

/* The member of a struct or of one of its parts that means this, and where; NULL = none does. */
const struct field *fact_find(const struct fields *fields, enum fact_meaning means, size_t *offset);

#endif
