/*
 * role: what a piece of content is, in the terms of tagged PDF.
 *
 * Does     names structure types, artifact types and the structure elements
 *          that composition makes and painting numbers.
 * Units    -
 * Gives    elements in creation order = reading order; seq orders elements
 *          and text runs of one document in one sequence.
 * Errors   none.
 * Memory   in the document's arena.
 * Source   ISO 32000-1 §14.8.4 (structure types), §14.8.2.2 (artifacts),
 *          §14.8.5 (attributes); ISO 14289-1 for how they nest.
 */
#ifndef COMPOSE_ROLE_H
#define COMPOSE_ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum role {
	ROLE_DOCUMENT,
	ROLE_PART,
	ROLE_SECT,
	ROLE_DIV,
	ROLE_H1,
	ROLE_H2,
	ROLE_H3,
	ROLE_H4,
	ROLE_H5,
	ROLE_H6,
	ROLE_P,
	ROLE_TOC,
	ROLE_TOCI,
	ROLE_REFERENCE,
	ROLE_INDEX,
	ROLE_L,
	ROLE_LI,
	ROLE_LBL,
	ROLE_LBODY,
	ROLE_TABLE,
	ROLE_THEAD,
	ROLE_TBODY,
	ROLE_TR,
	ROLE_TH,
	ROLE_TD,
	ROLE_CAPTION,
	ROLE_FIGURE,
	ROLE_NOTE,
	ROLE_LINK,
	ROLE_QUOTE,
	ROLE_BLOCKQUOTE,
	ROLE_SPAN,
	ROLE_COUNT
};

enum artifact {
	ARTIFACT_NONE,       /* real content */
	ARTIFACT_HEADER,     /* running head: Pagination, Header */
	ARTIFACT_FOOTER,     /* folio: Pagination, Footer */
	ARTIFACT_REPEAT,     /* repeated table head, "(continued)": Pagination */
	ARTIFACT_LAYOUT,     /* rules, leaders */
	ARTIFACT_BACKGROUND, /* fills, the cover's pattern */
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };
enum list_numbering { LIST_UNSTATED, LIST_NONE, LIST_DISC, LIST_DECIMAL };

#define ELEM_NONE UINT32_MAX /* an artifact */

/* One structure element; its number is its place in document.elems. */
struct elem {
	enum role role;
	uint32_t parent;         /* ELEM_NONE for the document */
	uint32_t seq;            /* place among its parent's kids */
	const char *lang;        /* NULL = inherited */
	const char *alt;         /* Figure */
	const char *actual;      /* ActualText, NULL = none */
	const char *expansion;   /* E of an abbreviation */
	const char *title;       /* T, for Sect */
	const char *id;          /* unique name; Note and TH need one */
	enum scope scope;        /* TH */
	int colspan, rowspan;    /* cells, else 0 */
	const uint32_t *headers; /* TD: element numbers of its TH, nheaders of them */
	size_t nheaders;
	enum list_numbering numbering; /* L */
	const char *summary;           /* Table */
};

const char *role_name(enum role r); /* "H1", "TOCI", … as written into the PDF */

#endif
