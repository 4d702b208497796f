#include "layout/table/fit.h"

#include <stdbool.h>

enum {
	LINE = 16,        /* parts of a line in estimates */
	RAG_PARTS = 12,   /* so much of a line stays empty at its ragged end */
	WHOLE_LINES = 64, /* a full line weighs so much more than its parts */
	DIVIDED_COST = 4, /* lines that a divided word counts for */
	ROUNDS = 24,
	STEP_FIRST = 16, /* parts of the table's width moved at first, and at last */
	STEP_LAST = 128
};

/* In parts of a line. */
static int64_t
cell_lines(const struct colfit *fit, const struct colfit_cell *c, mpt width)
{
	mpt room = mpt_max(width - c->pad, 1);
	mpt used = mpt_max(room - room / RAG_PARTS, 1);
	int64_t n = 0;
	size_t i;

	for (i = c->first; i < c->first + c->n; i++) {
		mpt natural = fit->lines[i];

		if (natural <= room)
			n += LINE;
		else
			n += mpt_max(2 * LINE, (mpt)((int64_t)LINE * natural / used));
	}
	return c->whole > room ? n + (int64_t)DIVIDED_COST * LINE : n;
}

/*
 * What counts are full lines of the tallest cell; its parts show the way where
 * these stay the same, and at equal height fewer lines in the others look better.
 */
static int64_t
height(const struct colfit *fit)
{
	int64_t sum = 0;
	size_t i, k;

	for (i = 0; i < fit->nrows; i++) {
		int64_t most = 0, all = 0;

		for (k = 0; k < fit->ncolumns; k++) {
			const struct colfit_cell *c = &fit->cells[i * fit->ncolumns + k];
			int64_t n = c->n ? cell_lines(fit, c, fit->width[k]) : 0;

			most = n > most ? n : most;
			all += n;
		}
		sum += (most + LINE - 1) / LINE * WHOLE_LINES + most + all;
	}
	return sum;
}

static void
move(const struct colfit *fit, size_t from, size_t to, mpt step)
{
	fit->width[from] -= step;
	fit->width[to] += step;
}

/* The best single move, if any makes the table less tall. */
static bool
improve(const struct colfit *fit, mpt step)
{
	int64_t least = height(fit), best = least;
	size_t from, to, best_from = 0, best_to = 0;

	for (from = 0; from < fit->ncolumns; from++)
		for (to = 0; to < fit->ncolumns; to++) {
			int64_t h;

			if (to == from || fit->width[from] - step < fit->least[from])
				continue;
			move(fit, from, to, step);
			h = height(fit);
			move(fit, to, from, step);
			if (h >= best)
				continue;
			best = h;
			best_from = from;
			best_to = to;
		}
	if (best < least)
		move(fit, best_from, best_to, step);
	return best < least;
}

void
colfit(const struct colfit *fit)
{
	mpt total = 0, parts;
	size_t i;
	int round;

	for (i = 0; i < fit->ncolumns; i++)
		total += fit->width[i];
	for (parts = STEP_FIRST; parts <= STEP_LAST; parts *= 2)
		for (round = 0; round < ROUNDS && improve(fit, total / parts); round++)
			;
}
