/*
 * contrast: can everything the style colours be read?
 *
 * Does     compares each text colour with its ground (4.5:1) and each
 *          chart fill with the paper and its neighbours (3:1).
 * Units    ratios times 100.
 * Gives    0, or -1 after reporting every pair that fails.
 * Errors   FAULT_STYLE_CONTRAST names both colours and the measured ratio.
 * Memory   none.
 * Source   WCAG 2.1 §1.4.3, §1.4.11 and its definition of relative luminance.
 */
#ifndef STYLE_CONTRAST_H
#define STYLE_CONTRAST_H

#include "style/style.h"

int contrast_check(const struct style *s, struct where where, struct diag *d);

#endif
