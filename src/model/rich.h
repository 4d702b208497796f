/*
 * rich: prose as the XML has it, a strict subset of XHTML.
 *
 * Does     holds blocks and inline content as one kind of node.
 * Units    -
 * Gives    children in document order; text nodes with white space
 *          collapsed as in HTML (one blank; none at a block's ends).
 * Errors   none (the schema and model/check.c have looked).
 * Memory   the model's arena; read-only.
 * Source   input/schema, type `rich`.
 */
#ifndef MODEL_RICH_H
#define MODEL_RICH_H

#include "base/diag.h"

#include <stdbool.h>

enum rich_kind {
	/* blocks */
	RICH_P,
	RICH_H,
	RICH_UL,
	RICH_OL,
	RICH_LI,
	RICH_TABLE,
	RICH_CAPTION,
	RICH_THEAD,
	RICH_TBODY,
	RICH_TR,
	RICH_TH,
	RICH_TD,
	RICH_TNOTE,
	RICH_FIGURE,
	RICH_IMG,
	RICH_FIGCAPTION,
	RICH_BLOCKQUOTE,
	RICH_ATTRIBUTION,
	/* inline */
	RICH_TEXT,
	RICH_EM,
	RICH_STRONG,
	RICH_Q,
	RICH_A,
	RICH_ABBR,
	RICH_SPAN,
	RICH_SUP,
	RICH_SUB,
	RICH_CODE,
	RICH_NOTE,
	RICH_REF,
	RICH_BR
};

struct rich_node {
	enum rich_kind kind;
	const char *text;     /* RICH_TEXT */
	const char *id;       /* table, figure */
	const char *lang;     /* own xml:lang, NULL = inherited */
	const char *target;   /* a@href, ref@to, img@src (inside the project), abbr@title,
				 blockquote@cite */
	const char *alt;      /* img@alt, table@summary */
	const char *align;    /* td@align, NULL = by content */
	int colspan, rowspan; /* >= 1 on cells */
	bool is_row_head;     /* th scope="row" */
	bool is_hidden;       /* non-public block: only before edition */
	bool floats_top;      /* figure float="top" */
	struct where where;
	struct rich_node *first, *next;
};

/* A sequence of blocks, or of inline nodes, below one XML element. */
struct rich {
	const struct rich_node *first; /* NULL = empty; the edition may have emptied it */
	const char *lang;
	struct where where;
};

#endif
