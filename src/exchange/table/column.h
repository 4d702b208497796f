/*
 * column: the flat tables and what each of their columns means.
 *
 * Does     says which elements are rows, where in them a column's value
 *          stands and of what type it is: export, import, data dictionary
 *          and table schema are all made from this.
 * Units    -
 * Gives    names in German, as offices read them; they are the format and
 *          are not translated.
 * Errors   none.
 * Memory   constant.
 * Source   input/schema; Frictionless Table Schema for the types.
 */
#ifndef EXCHANGE_TABLE_COLUMN_H
#define EXCHANGE_TABLE_COLUMN_H

#include "base/words/label.h"
#include "model/model.h"
#include "xml/xml.h"

enum column_type {
	TYPE_TEXT,
	TYPE_DATE,
	TYPE_TIME,  /* a day with its hour, as the XML has it */
	TYPE_MONEY, /* euros with a decimal comma */
	TYPE_NUMBER,
	TYPE_YEAR,
	TYPE_TRUTH,  /* ja, nein */
	TYPE_WORD,   /* one of the words of a list */
	TYPE_LIST,   /* several texts, " | " between them */
	TYPE_IDS,    /* several ids with blanks between */
	TYPE_MEASURE /* a measure, by its code */
};

enum column_place {
	IN_ATTR,       /* @name */
	IN_CHILD,      /* name's text */
	IN_CHILDREN,   /* the texts of all of that name */
	IN_CHILD_ATTR, /* name/@attr, of all of that name */
	IN_PARENT,     /* ../@name: where a new row goes */
	IN_OWN,        /* the element's own text */
	IN_RICH,       /* name/p, if it is one plain paragraph */
	IN_COUNT,      /* the how manieth of its like in its parent */
	IN_MODEL       /* computed, never taken in */
};

enum word_list {
	WORDS_NONE,
	WORDS_STATUS,
	WORDS_SCHEDULE,
	WORDS_PRIORITY,
	WORDS_HORIZON,
	WORDS_COST,
	WORDS_FUNDING,
	WORDS_MEETING
};

struct column {
	const char *name;
	enum column_type type;
	enum column_place place;
	const char *xml, *attr;
	bool is_key;
	enum word_list words;
	const char *doc;
};

struct table {
	const char *name;    /* of the file and the sheet */
	const char *element; /* one row each */
	const char *root;    /* of the files they are in */
	const struct column *columns;
	size_t ncolumns;
	const char *doc;
};

extern const struct table tables_all[];
extern const size_t tables_count;

const struct table *table_named(const char *name); /* NULL = none */
const struct column *table_column(const struct table *t, const char *name);

/* The word of the list for an XML value, and back; NULL = none. */
const char *word_shown(
	const struct model *m, const struct labels *l, enum word_list list, const char *value);
const char *word_meant(
	const struct model *m, const struct labels *l, enum word_list list, const char *shown);

#endif
