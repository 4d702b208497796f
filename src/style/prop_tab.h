/* The property tables of prop_tab.c; each ends with a NULL name. */
#ifndef STYLE_PROP_TAB_H
#define STYLE_PROP_TAB_H

#include "style/prop.h"

extern const struct prop page_props[], font_props[], text_props[], char_props[], table_props[];
extern const struct prop chart_props[], fill_props[], list_props[], box_props[], cover_props[];
extern const struct prop note_props[], sheet_props[], misc_props[];

#endif
