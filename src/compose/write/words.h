/*
 * words: dates, numbers and names as the document's language prints them.
 *
 * Does     turns facts into the short texts that stand in sentences and
 *          cells; every label comes from the catalogue.
 * Units    as in the model: day numbers, cents, decimals.
 * Gives    UTF-8; "" for absent values (empty stays empty).
 * Errors   none.
 * Memory   the document's arena.
 * Source   docs/domain.md section 7; DIN 5008.
 */
#ifndef COMPOSE_WRITE_WORDS_H
#define COMPOSE_WRITE_WORDS_H

#include "compose/write/builder.h"

const char *words_label(const struct builder *b, enum label id);
/* "Stand: 25. März 2025", NULL without a date. */
const char *words_as_of(struct builder *b, date d);
/* "25. März 2025", "25.03.2025", "März 2025", "Q1/2025" */
const char *words_date(struct builder *b, date d);
const char *words_short_date(struct builder *b, date d);
const char *words_month(struct builder *b, date d);
const char *words_period(struct builder *b, struct period p);
/* The same for titles and sentences: "3. Quartal 2026". */
const char *words_period_name(struct builder *b, struct period p);
/* Of measures or the like, in a sentence: one to twelve in words. */
const char *words_count(struct builder *b, int64_t n);
/* The report's own, "3. Quartal 2026 (interim state)" if it does not see the end. */
const char *words_reported(struct builder *b);
const char *words_quarter(struct builder *b, date d);    /* the quarter the day is in */
const char *words_clock(struct builder *b, int minutes); /* "18:00 Uhr" */

const char *words_int(struct builder *b, int64_t v);
const char *words_euro(struct builder *b, int64_t cents);
/* Without the currency, for columns that name it in their head. */
const char *words_amount(struct builder *b, int64_t cents);
const char *words_decimal(struct builder *b, struct decimal v);
/* Rounded to the indicator's decimals, with its unit. */
const char *words_value(struct builder *b, const struct indicator *i, struct decimal v);
/* "9 of 31 (29 %)"; of = 0 leaves the percentage out. */
const char *words_share(struct builder *b, int64_t n, int64_t of);

/* "a, b and c" of words; phrases are better listed with "; ". */
const char *words_join(struct builder *b, const char *const *names, size_t n);
const char *words_list(
	struct builder *b, const char *const *names, size_t n, const char *separator);

const char *words_status(const struct builder *b, enum status s); /* the project's own or ours */
const char *words_schedule(const struct builder *b, enum schedule s);
const char *words_horizon(const struct builder *b, enum horizon h);
/* The due date; of one that went to a later day the first one too, by how much, how often. */
const char *words_due(struct builder *b, const struct state *s);
const char *words_priority(const struct builder *b, enum priority p);
const char *words_reason(const struct builder *b, enum obstacle_reason r);
const char *words_verdict(const struct builder *b, enum verdict v);
const char *words_funding(const struct builder *b, enum funding_state s);
const char *words_result(const struct builder *b, const struct agenda_item *item);
const char *words_role(const struct builder *b, enum consultation_role r);
const char *words_paper_type(const struct builder *b, enum paper_type t);
/* "unanimous", "27 yes, 15 no, 2 abstentions"; "" = not recorded. */
const char *words_vote(struct builder *b, const struct vote *v);

const char *words_org(const struct organization *o);   /* short name or name */
const char *words_field(const struct action_field *f); /* short title or title */
/* At most so many characters, cut between words with an ellipsis. */
const char *words_cut(struct builder *b, const char *text, size_t most);
const char *words_measure(const struct measure *m); /* short title or title */
const char *words_office(struct builder *b, const struct organization *o); /* "Amt 50, Sozialamt" */

/* Key that strcmp() orders as DIN 5007-1 does: lower case, marks left out. */
const char *words_sort_key(struct builder *b, const char *text);

#endif
