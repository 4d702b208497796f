/*
 * concept: the parts of the concept publication.
 *
 * Does     one function per kind of part; concept.c holds the table that
 *          names them and the order they have by default.
 * Units    none.
 * Gives    blocks and elements through the builder.
 * Errors   -1 after a part that refers to nothing.
 * Memory   the document's arena.
 * Source   docs/domain.md section 2; docs/look.md.
 */
#ifndef COMPOSE_CONCEPT_CONCEPT_H
#define COMPOSE_CONCEPT_CONCEPT_H

#include "compose/write/builder.h"
#include "compose/write/grid.h"

/* One part being written. */
struct chapter {
	struct builder *b;
	const struct part *part; /* never NULL */
	const struct concept *concept;
	struct states states; /* of the measures this part shows */
	bool is_numbered;     /* chapters before the action fields bear no numbers */
};

/* A chapter's heading on a new page; anchor NULL = the part's kind. */
struct block *concept_heading(struct chapter *c, const char *title, const char *anchor);
/* Taken at a meeting that was not after the cut-off date, and not hidden. */
bool concept_is_decided(const struct builder *b, const struct item_ref *decision);
/* A part that says measures="resolved" shows only those. */
bool concept_shows(const struct chapter *c, const struct measure *m);
/* The tally as a sentence: "12 of 31 limited measures done". */
const char *concept_done_words(struct builder *b, const struct tally *t);

/* Cells and rows of tables of measures: linked code, page number, a group's name. */
void concept_code_cell(struct grid *g, const struct measure *m);
void concept_page_cell(struct grid *g, const struct measure *m);
void concept_group_row(struct grid *g, int ncolumns, const struct action_field *f);

/* front.c */
int concept_cover(struct chapter *c);
int concept_imprint(struct chapter *c);
int concept_resolution(struct chapter *c);
int concept_toc(struct chapter *c);
int concept_figures(struct chapter *c);
int concept_tables(struct chapter *c);

/* text.c */
int concept_foreword(struct chapter *c);
int concept_origin(struct chapter *c);
int concept_participation(struct chapter *c);
int concept_implementation(struct chapter *c);
int concept_text(struct chapter *c);
int concept_accessibility(struct chapter *c);
int concept_summaries(struct chapter *c);

/* field.c, measure.c */
int concept_fields(struct chapter *c);
void concept_measure(struct chapter *c, const struct measure *m);

/* overview.c, schedule.c, costs.c, indicators.c */
int concept_overview(struct chapter *c);
int concept_schedule(struct chapter *c);
int concept_costs(struct chapter *c);
int concept_indicators(struct chapter *c);

/* back.c */
int concept_glossary(struct chapter *c);
int concept_index(struct chapter *c);
int concept_sources(struct chapter *c);

#endif
