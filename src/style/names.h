/*
 * names: the XML names of the style's enums, both ways.
 *
 * Does     looks up an enum value by name, a name by value.
 * Units    -
 * Gives    -1 for an unknown name; names are static.
 * Errors   none.
 * Memory   none.
 * Source   style/name_tab.h.
 */
#ifndef STYLE_NAMES_H
#define STYLE_NAMES_H

#include <stddef.h>

struct names {
	const char *const *v;
	size_t n;
};

extern const struct names style_colors, style_texts, style_chars, style_tables, style_series;
extern const struct names style_statuses, style_schedules, style_hatches, style_aligns, style_slots;
extern const struct names style_facts;

int names_find(const struct names *names, const char *name);

#endif
