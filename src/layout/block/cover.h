/*
 * cover: the first page, drawn from the data.
 *
 * Does     a calm field of the primary colour on the upper part; on it a
 *          pattern with one band per action field and one cell per measure,
 *          its status as hatch and tone; says where title, lower text and
 *          margin text stand.
 * Units    mpt, from the page's top left corner.
 * Gives    boxes in painting order, all ARTIFACT_BACKGROUND but the logo.
 * Errors   none; what is too tall runs on, the caller sees it by `bottom`.
 * Memory   boxes in `out`.
 * Source   docs/look.md, Cover.
 */
#ifndef LAYOUT_BLOCK_COVER_H
#define LAYOUT_BLOCK_COVER_H

#include "layout/box.h"
#include "style/style.h"

struct cover_ask {
	const struct cover *cover;
	const struct style *style;
	mpt title_height, lower_height, side_height; /* of the paragraphs, as they will be set */
	mpt logo_width, logo_height;                 /* only their ratio counts; 0 = no logo */
};

struct cover_plan {
	struct box *boxes;
	size_t nboxes;
	mpt field_height;
	mpt title_x, title_y, title_width; /* the paragraphs' top left corner and measure */
	mpt lower_x, lower_y, lower_width;
	mpt side_x, side_y, side_width;
	mpt bottom; /* lowest edge of all */
};

/* Measures of the columns, before their paragraphs are set. */
void cover_measure(const struct cover_ask *ask, struct cover_plan *plan);
void cover_draw(const struct cover_ask *ask, struct arena *out, struct cover_plan *plan);

#endif
