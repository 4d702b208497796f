/*
 * scale: a value axis in steps of 1, 2 or 5.
 *
 * Does     finds the least steps that hold all values; begins at zero unless
 *          the values differ too little to be told apart from there.
 * Units    values as double for geometry, as exact decimals for the labels.
 * Gives    ticks first..first + nticks - 1, each times the step.
 * Errors   none.
 * Memory   none.
 * Source   own; docs/look.md, Charts.
 */
#ifndef LAYOUT_CHART_SCALE_H
#define LAYOUT_CHART_SCALE_H

#include "base/num.h"

#include <stdbool.h>

struct chart_scale {
	int digit;    /* 1, 2 or 5 */
	int exponent; /* the step is digit * 10^exponent */
	int64_t first;
	int nticks;
	bool has_zero;
};

/* low <= high; most is the largest number of steps wanted. */
struct chart_scale chart_scale_fit(double low, double high, int most);
struct decimal chart_scale_tick(const struct chart_scale *s, int i);
/* Place of a value, per million of the axis from its first tick to its last. */
int32_t chart_scale_place(const struct chart_scale *s, double value);

#endif
