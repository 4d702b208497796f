#include "text/visual.h"

static void
reverse(size_t *v, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		size_t other = v[i];

		v[i] = v[n - 1 - i];
		v[n - 1 - i] = other;
	}
}

/* From the highest level down, reverse what is at that level or above. */
void
visual_order(const uint8_t *levels, size_t n, size_t *order)
{
	uint8_t highest = 0;

	for (size_t i = 0; i < n; i++) {
		order[i] = i;
		highest = levels[i] > highest ? levels[i] : highest;
	}
	for (uint8_t level = highest; level > 0; level--) {
		for (size_t i = 0; i < n;) {
			size_t k = i;

			while (k < n && levels[order[k]] >= level)
				k++;
			reverse(order + i, k - i);
			i = k > i ? k : i + 1;
		}
	}
}
