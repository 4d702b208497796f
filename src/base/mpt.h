/*
 * mpt: the unit of length.
 *
 * Does     names the unit and the few conversions into it.
 * Units    mpt, thousandths of a PDF point (1/72 inch); y grows down from
 *          the page's top. Whole numbers from shaping to painting.
 * Gives    -
 * Errors   none; lengths on paper fit easily (int32_t is 745 m), sums over
 *          many pages use int64_t.
 * Memory   none.
 * Source   ISO 32000-1 §8.3.2.3 for the point.
 */
#ifndef BASE_MPT_H
#define BASE_MPT_H

#include <stdint.h>

typedef int32_t mpt;

#define MPT_PER_PT 1000
#define MPT_MAX INT32_MAX

static inline mpt
mpt_max(mpt a, mpt b)
{
	return a > b ? a : b;
}

static inline mpt
mpt_min(mpt a, mpt b)
{
	return a < b ? a : b;
}

/* Wider than any paper, and four of them can still be added. */
#define MPT_MOST (MPT_MAX / 4)

/* What does not fit is held at MPT_MOST: a blob of a line wide by kilometres is as overfull. */
static inline mpt
mpt_held(int64_t a)
{
	return (mpt)(a > MPT_MOST ? MPT_MOST : a < -MPT_MOST ? -MPT_MOST : a);
}

static inline mpt
mpt_add(mpt a, mpt b)
{
	return mpt_held((int64_t)a + b);
}

/* a * num / den, rounded to nearest, without overflow on the way. */
static inline mpt
mpt_scale(mpt a, int64_t num, int64_t den)
{
	int64_t p = (int64_t)a * num;

	return (mpt)((p >= 0 ? p + den / 2 : p - den / 2) / den);
}

#endif
