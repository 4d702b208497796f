/*
 * view: a model as it held on one day, and as it was known on another.
 *
 * Does     leaves out what had not begun, was over or had not been entered;
 *          puts in force what had changed by then: lead, field, priority,
 *          competence, targets. What has been corrected gives way to its
 *          correction. No later stage needs to ask what was valid when.
 * Units    day numbers; DATE_NONE = no limit.
 * Gives    a second model; measures that had left are in `former`.
 *          Meetings to come stay, but nothing has been decided there.
 * Errors   none: the model was checked before.
 * Memory   the arena given, of view_of() the edition's; strings and prose are
 *          borrowed.
 * Source   the two times of a fact, as in bitemporal registers.
 */
#ifndef MODEL_VIEW_H
#define MODEL_VIEW_H

#include "model/model.h"

/* m is a whole model or an edition; what was entered after m->known is left out. */
struct model *view_make(struct arena *a, const struct model *m, date at);

/* Lent: made once for each day and edition, as long as there are not too many. */
const struct model *view_of(struct arena *a, const struct model *m, date at);

/* Days that are asked for again: a report looks back on some, and so do all committees'. */
#define VIEWS_KEPT 24
/* What is remembered beside a model, which itself does not change. */
struct view_shelf {
	struct {
		date at, known;
		const struct model *view;
	} v[VIEWS_KEPT];
	size_t n;
	bool sums_agree; /* of a view: its committees' sums have been added up, see agree.h */
};

#endif
