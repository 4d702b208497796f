/*
 * agree: numbers that must be equal are checked before they are printed.
 *
 * Does     compares sums over fields with the sum of all, the changes with
 *          the two states they join, a committee's states with the
 *          concept's, the committees together with the concept, money by
 *          field with money in all.
 * Units    counts of measures; cents.
 * Gives    0, or -1 after FAULT_SUMS_DISAGREE.
 * Errors   that one: it would be a fault of the program, and no report is
 *          better than a wrong one.
 * Memory   none, or the arena given.
 * Source   the rule for measures of several committees is
 *          in competence.h.
 */
#ifndef PROGRESS_COMMITTEE_AGREE_H
#define PROGRESS_COMMITTEE_AGREE_H

#include "progress/change.h"
#include "progress/money.h"

/* parts[n] must add up to `whole`; what names them in the message. */
int agree_tallies(struct tally whole, const struct tally *parts, size_t n, struct diag *d,
	struct where where, const char *what);
int agree_money(struct money whole, const struct money *parts, size_t n, struct diag *d,
	struct where where, const char *what);

/* Each state of the selection is the one the concept prints. */
int agree_selection(const struct states *selection, const struct states *all, struct diag *d,
	struct where where);

/*
 * Over all committees: what they count, less what one of them has counted
 * before, plus what is nobody's, is the concept. None counts a measure twice.
 */
int agree_union(struct arena *a, const struct states *all, const struct states *selections,
	size_t n, struct diag *d, struct where where);
/*
 * The same with the selection of every committee of the model at all->at; `all` are the
 * states of the view m, on whose shelf it is noted once they agree.
 */
int agree_committees(struct arena *a, const struct model *m, const struct states *all,
	struct diag *d, struct where where);

/* Before plus changes is now, status by status. */
int agree_changes(const struct states *before, const struct states *now,
	const struct changes *changes, struct diag *d, struct where where);

#endif
