/*
 * money: what measures cost, what is granted, what is spent.
 *
 * Does     sums costs, funding and expenditures of a selection.
 * Units    whole cents.
 * Gives    once and yearly costs apart (a sum of both would mean nothing);
 *          costs of no stated kind count as once. Expenditures after the
 *          cut-off date are ignored. "No figure" is counted, never zero.
 * Errors   none.
 * Memory   none.
 * Source   docs/domain.md section 2.
 */
#ifndef PROGRESS_MONEY_H
#define PROGRESS_MONEY_H

#include "progress/progress.h"

struct money {
	int64_t once, yearly;           /* planned */
	int64_t applied, granted, open; /* funding; granted includes secured */
	int64_t spent, spent_before;    /* until the cut-off, and until the one before */
	int nonce, nyearly, nspent;     /* figures behind these sums; 0 = none is known */
	int napplied, ngranted;
	int without_figure; /* measures with no cost figure at all */
	int measures;
};

/* field NULL = all fields. */
struct money money_of(const struct states *s, const struct action_field *field, date before);
struct money money_sum(struct money a, struct money b);

#endif
