/*
 * form: what one office is asked for one period.
 *
 * Does     lists the office's measures, its overdue steps and open orders,
 *          with what was last said of them.
 * Units    day numbers; values of cells as text: status and schedule by
 *          their XML words, days in ISO form, amounts as plain decimals.
 * Gives    rows in concept order; value NULL = this row is not asked that.
 * Errors   none.
 * Memory   the arena given; the model is borrowed.
 * Source   docs/domain.md section 10.
 *
 * If a measure has a report in the period, its values stand in the cells and
 * a change in a cell changes that report. If it has none, status, schedule
 * and due date of the last report stand there, and any change makes a new one.
 */
#ifndef EXCHANGE_FORM_FORM_H
#define EXCHANGE_FORM_FORM_H

#include "base/words/label.h"
#include "model/model.h"

enum form_col {
	FORM_STATUS,
	FORM_SCHEDULE,
	FORM_DUE,
	FORM_DATE,
	FORM_NOTE,
	FORM_NEXT,
	FORM_REASON,
	FORM_SPENT,
	FORM_COLS
};

enum form_kind { FORM_MEASURE, FORM_STEP, FORM_TASK };

struct form_row {
	enum form_kind kind;
	const char *key;   /* unique: code, "code/1" for a step, the order's id */
	const char *title; /* of the measure, or the task */
	const char *last_status, *last_note;
	date last_date;
	const char *value[FORM_COLS];
	const struct measure *measure;
	const struct status_report *report; /* in the period, NULL = none */
	size_t step;                        /* FORM_STEP: which of the measure's, from 0 */
	const struct resolution_task *task;
	size_t spent_count; /* expenditures in the period; the value is their sum */
};

struct form {
	const struct model *model;
	const struct labels *labels;
	const struct organization *office;
	struct period period;
	const char *code; /* of the period */
	date first, last; /* of the period */
	date deadline;    /* DATE_NONE = not known */
	VEC(struct form_row) rows;
};

struct form *form_make(struct arena *a, const struct model *m, const struct labels *l,
	const struct organization *office, struct period period);

/* Offices that lead a measure or have an open order; in the model's order. */
bool form_is_for(const struct model *m, const struct organization *office);

/* The project's own word for a status. */
const char *form_status_word(const struct form *f, enum status s);
const char *form_schedule_word(const struct form *f, enum schedule s);
/* "30.09.2026", as the language has it. */
const char *form_day(struct arena *a, const struct labels *l, date d);

/* The sheets' names and the marks that tell a form from other workbooks. */
#define FORM_MARK "ratsdruck-form"
#define FORM_VERSION "1"
#define FORM_HIDDEN "ratsdruck"

#endif
