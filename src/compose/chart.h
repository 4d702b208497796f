/*
 * chart: what a chart shows, not how it looks.
 *
 * Does     holds categories, series and values of every chart kind; layout
 *          draws it from the style, composition writes the alternative text
 *          and the table beside it from the same numbers.
 * Units    values are exact decimals; dates are day numbers.
 * Gives    values[] of a series in the order of the categories.
 * Errors   none.
 * Memory   the document's arena; read-only for layout.
 * Source   docs/look.md; IBCS for what actual, plan and target look like.
 */
#ifndef COMPOSE_CHART_H
#define COMPOSE_CHART_H

#include "base/date.h"
#include "base/num.h"

#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
	CHART_STATUS_BARS,    /* one horizontal stacked bar per category; series = status */
	CHART_STATUS_COLUMNS, /* one stacked column per category (period); series = status */
	CHART_BARS,           /* horizontal bars, series side by side (costs) */
	CHART_LINE,           /* dated values of one indicator, baseline and target */
	CHART_SCHEDULE,       /* Gantt by quarters */
	CHART_STATUS_BAR,     /* one slim bar without category label (chapter opening) */
};

enum fill_kind { FILL_STATUS, FILL_SCHEDULE, FILL_SERIES }; /* which array of chart_look */

/* A member added to a struct here needs its line in block_fields.c. */
struct chart_series {
	const char *label;
	enum fill_kind fill_kind;
	int fill;                 /* index into that array */
	const int64_t *values;    /* whole numbers */
	const char *const *texts; /* printed forms, NULL = the integer itself */
	size_t n;                 /* of both: as many as there are categories */
};

struct chart_point {
	date date;
	struct decimal value;
	const char *text; /* printed form */
	bool is_provisional;
};

struct chart_span { /* a row of the schedule */
	const char *code, *label;
	date start, end; /* DATE_NONE end = open-ended (permanent) */
	date first_end;  /* where it was to end at first, DATE_NONE = it has not slipped */
	int status;      /* enum status */
	const date *milestones;
	const bool *milestone_done;
	size_t nmilestones;
};

struct chart {
	enum chart_kind kind;
	const char *unit;           /* NULL = counts */
	enum num_grouping grouping; /* of numbers on axes and segments */
	const char *const *categories;
	size_t ncategories;
	const struct chart_series *series;
	size_t nseries;
	/* CHART_LINE */
	const struct chart_point *points;
	size_t npoints;
	const struct chart_point *baseline, *target; /* NULL = none */
	const char *baseline_label, *target_label;
	/* CHART_SCHEDULE */
	const struct chart_span *spans;
	size_t nspans;
	date from, to, today; /* today DATE_NONE = no line */
	const char *today_label;
	const char *const *period_labels; /* one per quarter from..to */
	size_t nperiods;
};

#endif
