/*
 * compose: facts become a document; decides what is said, in which order,
 *          and what each piece is.
 *
 * Does     builds the concept and the committee reports from ordered lists
 *          of parts; numbers sections, figures, tables and footnotes; makes
 *          the contents; gives every piece its role and language.
 * Units    none; layout measures.
 * Gives    one struct document per publication, committee and period.
 * Errors   NULL after a fault of the input that only shows here (a part
 *          that refers to nothing).
 * Memory   everything in the arena given; strings of model, labels and
 *          style are borrowed.
 * Source   docs/domain.md sections 2 and 4; docs/look.md.
 */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include "compose/block.h"
#include "ledger/ledger.h"
#include "model/model.h"
#include "progress/progress.h"

/* What a document is called; made once, by the plan. */
struct document_name {
	const char *stem;  /* file name without ".pdf": those beside it have other ends */
	const char *file;  /* in the output folder */
	const char *alias; /* in the current set: stays from period to period */
	const char *title;
};

/* What every page says of the document as a whole. */
enum document_mark { MARK_NONE, MARK_DRAFT, MARK_RECOMPUTED };

struct compose_input {
	const struct model *model; /* after edition_make() */
	const struct publication *publication;
	const struct labels *labels; /* in the publication's language */
	date as_of;                  /* the cut-off date */
	const struct document_name *name;
	const struct document_name *concept; /* the public one, NULL = none is published */
	/* committee reports only */
	const struct organization *committee;
	struct period period;
	const struct ledger *ledger; /* the project's seals, NULL = none are looked at */
	enum document_mark mark;
	date corrected;              /* a corrected edition of that day, DATE_NONE = it is none */
	const struct seal *replaces; /* the edition that it corrects */
};

/* What in->name and in->concept will say; both may be NULL yet. */
struct document_name document_name_of(const struct compose_input *in, struct arena *a);

struct document *compose_concept(const struct compose_input *in, struct arena *a, struct diag *d);
struct document *compose_report(const struct compose_input *in, struct arena *a, struct diag *d);

#endif
