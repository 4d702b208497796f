/*
 * facts: what a report prints, as values that can be compared later.
 *
 * Does     holds each measure's status, light, due date, reason and money,
 *          the sums, tasks, values of indicators and the corrections listed;
 *          writes and reads them.
 * Units    day numbers, whole cents.
 * Gives    codes and values, never titles or labels: those may change.
 * Errors   none: the schema and the digest were checked before.
 * Memory   the arena given.
 * Source   input/schema/ratsdruck-seal-1.xsd.
 */
#ifndef LEDGER_FACTS_H
#define LEDGER_FACTS_H

#include "ledger/tree.h"
#include "progress/committee/task.h"
#include "progress/money.h"
#include "progress/progress.h"

/* Counts up whenever a rule makes another light or sum out of the same raw facts. */
#define FACTS_RULES 1

/* The raw facts of a measure; the order is that of the corrections' table. */
enum fact_kind {
	FACT_PRESENT, /* that the report names it at all */
	FACT_STATUS,
	FACT_LIGHT,
	FACT_DUE,
	FACT_REASON,
	FACT_ONCE,
	FACT_YEARLY,
	FACT_APPLIED,
	FACT_GRANTED,
	FACT_OPEN,
	FACT_SPENT,
	FACT_MEASURE_COUNT,
	FACT_VALUE = FACT_MEASURE_COUNT, /* of an indicator on a day */
	FACT_TASK_DUE,
	FACT_TASK_DONE,
	FACT_COUNT
};

#define FACT_AMOUNTS (FACT_SPENT - FACT_ONCE + 1)

struct fact_measure {
	const char *id, *code;
	enum status status;
	date on;                       /* day of the report behind it, DATE_NONE = no report */
	enum schedule reported, light; /* as the office said it; as the rules made it */
	date due, since;
	const char *reason;            /* "" = none */
	int64_t amounts[FACT_AMOUNTS]; /* FACT_ONCE …; -1 = no figure */
};

struct fact_task {
	const char *item; /* id of the agenda item */
	int number;       /* the how manieth task of it, from 1 */
	enum task_state state;
	date due, done;
};

struct fact_value {
	const char *indicator;
	date day;
	struct decimal value;
};

struct fact_correction {
	const char *committee, *period; /* of the report that is corrected */
	const char *subject;            /* id of measure or indicator; "item/number" of a task */
	enum fact_kind kind;
	const char *said, *correct; /* "" = nothing */
};

struct facts {
	int rules;
	date first, cutoff;
	bool has_totals;
	struct tally sum;
	int needs;
	int tasks_open, tasks_overdue, tasks_done;
	struct money money; /* its totals; counts behind them are 1 where there is a figure */
	VEC(struct fact_measure) measures;
	VEC(struct fact_task) tasks;
	VEC(struct fact_value) values;
	VEC(struct fact_correction) corrections;
};

/* The file of a report's facts beside the report. */
#define FACTS_SUFFIX ".facts.xml"

struct xml_node *facts_tree(struct arena *a, const struct facts *f);
struct facts *facts_read(struct arena *a, const struct xml_node *n);
/* A file of its own. */
void facts_print(struct str *out, const struct facts *f);

/* "status", "due", "granted" … */
const char *fact_name(enum fact_kind kind);

/* The value of a raw fact, "" = nothing is said; m NULL = the report does not name it. */
const char *fact_of_measure(struct arena *a, const struct fact_measure *m, enum fact_kind kind);

const struct fact_measure *facts_measure(const struct facts *f, const char *id);

#endif
