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

extern const struct word word_tab_visibility[], word_tab_status[], word_tab_schedule[],
	word_tab_org_type[], word_tab_notice[], word_tab_horizon[], word_tab_priority[],
	word_tab_effort[], word_tab_basis[], word_tab_cost[], word_tab_funding[], word_tab_reason[],
	word_tab_verdict[], word_tab_binding[], word_tab_text[], word_tab_meeting[],
	word_tab_result[], word_tab_vote[], word_tab_paper[], word_tab_role[],
	word_tab_publication[], word_tab_edition[], word_tab_cycle[], word_tab_grouping[];

int word_value(const struct word *table, const char *word, int absent);
const char *word_name(const struct word *table, int value);

#endif
