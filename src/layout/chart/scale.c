#include "layout/chart/scale.h"

#include "base/mpt.h"

#include <math.h>

enum {
	PLACES_MAX = 6,
	EXPONENT_MAX = 12,
};

#define FROM_ZERO 10.0 /* only values closer than a tenth of the largest leave zero out */
#define PLACE_UNIT 1000000.0

static double
power(int exponent)
{
	double p = 1;
	int i;

	for (i = 0; i < exponent; i++)
		p *= 10;
	for (i = 0; i > exponent; i--)
		p /= 10;
	return p;
}

static double
step_of(const struct chart_scale *s)
{
	return s->digit * power(s->exponent);
}

static void
next_step(struct chart_scale *s)
{
	if (s->digit == 5) {
		s->digit = 1;
		s->exponent++;
	} else {
		s->digit = s->digit == 1 ? 2 : 5;
	}
}

static void
include_zero(double *low, double *high)
{
	double spread = *high - *low;

	if (*low > 0 && spread * FROM_ZERO >= *high)
		*low = 0;
	if (*high < 0 && spread * FROM_ZERO >= -*low)
		*high = 0;
	if (spread > 0)
		return;
	/* One value alone is measured from zero; zero alone up to one. */
	if (*low > 0)
		*low = 0;
	else if (*high < 0)
		*high = 0;
	else
		*high = 1;
}

/* A little tolerance: 0.3 / 0.1 is not quite 3 in binary. */
#define TOLERANCE 1e-9

struct chart_scale
chart_scale_fit(double low, double high, int most)
{
	struct chart_scale s = {.digit = 1, .exponent = -PLACES_MAX};
	double first, last;

	include_zero(&low, &high);
	for (;; next_step(&s)) {
		first = floor(low / step_of(&s) + TOLERANCE);
		last = ceil(high / step_of(&s) - TOLERANCE);
		if (last - first <= most || s.exponent >= EXPONENT_MAX)
			break;
	}
	s.first = (int64_t)first;
	s.nticks = (int)fmin(last - first, most) + 1;
	s.has_zero = first <= 0 && last >= 0;
	return s;
}

struct decimal
chart_scale_tick(const struct chart_scale *s, int i)
{
	struct decimal d = {.units = (s->first + i) * s->digit};
	int e;

	for (e = 0; e < s->exponent; e++)
		d.units *= 10;
	d.places = s->exponent < 0 ? -s->exponent : 0;
	return d;
}

int32_t
chart_scale_place(const struct chart_scale *s, double value)
{
	double steps = value / step_of(s) - (double)s->first;

	return (int32_t)lround(steps / (s->nticks - 1) * PLACE_UNIT);
}
