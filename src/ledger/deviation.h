/*
 * deviation: where sealed reports say otherwise than today's data.
 *
 * Does     compares the raw facts of each sealed report with what a report
 *          on the same days would say now, and leaves out what a later
 *          sealed report has listed already.
 * Units    day numbers.
 * Gives    deviations by report, then in the order of their measures, then
 *          by kind; each stays open until a sealed report has listed it.
 * Errors   none.
 * Memory   the arena given.
 * Source   docs/records.md, "Corrections".
 *
 * What counts as said is the newest word: the sealed report's own, or that
 * of a later one which corrected it. So a value set right and wrong again is
 * listed twice, and one listed once is never listed again. Only raw facts
 * are compared: a light that only the program's rule has changed is none.
 */
#ifndef LEDGER_DEVIATION_H
#define LEDGER_DEVIATION_H

#include "ledger/past.h"

struct deviation {
	const struct seal *seal; /* of the report that is corrected */
	struct fact_correction fact;
	const struct measure *measure;      /* NULL: an indicator's, or a task of no measure */
	const struct indicator *indicator;  /* NULL unless FACT_VALUE */
	const struct resolution_task *task; /* NULL unless FACT_TASK_… */
	bool is_late;                       /* nothing was said before: reported late */
	const struct status_report *cause;  /* the report behind the right state, NULL = none */
	date known;                         /* since when, DATE_NONE = not known */
};

struct deviations {
	struct deviation *v;
	size_t n, cap;
	int hidden;           /* measures this edition no longer shows, over all reports */
	bool has_other_rules; /* a light or sum differs only because a rule has changed */
};

/*
 * Of all reports of the series before `before`. With own != NULL of that
 * report alone: what its corrected edition lists.
 */
struct deviations deviations_find(
	struct arena *a, const struct past_series *s, date before, const struct seal *own);

#endif
