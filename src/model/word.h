/*
 * word: the XML's words for the model's enums, in both directions.
 *
 * Does     one table per enum; the schema has already refused other words.
 * Units    -
 * Gives    word_value() the enum's value or `absent`; word_name() the word,
 *          "" for a value without one (the "not stated" ones).
 * Errors   none.
 * Memory   static.
 * Source   input/schema, the simple types of the same names.
 */
#ifndef MODEL_WORD_H
#define MODEL_WORD_H

struct word {
	const char *word; /* NULL ends a table */
	int value;
};

extern const struct word words_visibility[], words_status[], words_schedule[], words_org_type[],
	words_notice[], words_horizon[], words_priority[], words_cost[], words_funding[],
	words_reason[], words_verdict[], words_binding[], words_text[], words_meeting[],
	words_result[], words_vote[], words_paper[], words_role[], words_publication[],
	words_edition[], words_cycle[], words_grouping[];

int word_value(const struct word *table, const char *word, int absent);
const char *word_name(const struct word *table, int value);

#endif
