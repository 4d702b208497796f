/* What holds where a style file says nothing. */
#ifndef STYLE_DEFAULTS_H
#define STYLE_DEFAULTS_H

#include "style/style.h"

/* s must be zeroed. */
void style_defaults(struct style *s);

#endif
