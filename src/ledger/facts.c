#include "ledger/facts.h"

#include "model/word.h"

#include <inttypes.h>
#include <string.h>

static const char *const names[] = {
	[FACT_PRESENT] = "present",
	[FACT_STATUS] = "status",
	[FACT_LIGHT] = "light",
	[FACT_DUE] = "due",
	[FACT_REASON] = "reason",
	[FACT_ONCE] = "once",
	[FACT_YEARLY] = "yearly",
	[FACT_APPLIED] = "applied",
	[FACT_GRANTED] = "granted",
	[FACT_OPEN] = "open",
	[FACT_SPENT] = "spent",
	[FACT_VALUE] = "value",
	[FACT_TASK_DUE] = "taskDue",
	[FACT_TASK_DONE] = "taskDone",
};

_Static_assert(sizeof names / sizeof *names == FACT_COUNT, "one name per kind");

static const struct word task_words[] = {
	{"open", TASK_OPEN},
	{"overdue", TASK_OVERDUE},
	{"done", TASK_DONE},
	{"donePast", TASK_DONE_PAST},
	{0},
};

const char *
fact_name(enum fact_kind kind)
{
	return names[kind];
}

static enum fact_kind
kind_of(const char *name)
{
	for (int i = 0; i < FACT_COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return (enum fact_kind)i;
	return FACT_COUNT;
}

/* ---- as a tree ---- */

static const char *
decimal_text(struct arena *a, struct decimal d)
{
	char digits[32];
	int64_t units = d.units < 0 ? -d.units : d.units;
	int n = snprintf(digits, sizeof(digits), "%0*" PRId64, d.places + 1, units);
	int whole = n - d.places;

	return arena_printf(a, "%s%.*s%s%s", d.units < 0 ? "-" : "", whole, digits,
		d.places ? "." : "", digits + whole);
}

static void
add_totals(struct arena *a, struct xml_node *root, const struct facts *f)
{
	struct xml_node *t = tree_add(a, root, "totals");
	const struct {
		const char *name;
		int64_t value;
		bool is_known;
	} v[] = {
		{"measures", f->sum.total, true},
		{"limited", f->sum.limited, true},
		{"done", f->sum.done, true},
		{"late", f->sum.late, true},
		{"atRisk", f->sum.at_risk, true},
		{"needs", f->needs, true},
		{"tasksOpen", f->tasks_open, true},
		{"tasksOverdue", f->tasks_overdue, true},
		{"tasksDone", f->tasks_done, true},
		{"once", f->money.once, f->money.nonce > 0},
		{"yearly", f->money.yearly, f->money.nyearly > 0},
		{"applied", f->money.applied, f->money.applied != 0},
		{"granted", f->money.granted, f->money.granted != 0},
		{"open", f->money.open, f->money.open != 0},
		{"spent", f->money.spent, f->money.nspent > 0},
	};

	for (size_t i = 0; i < sizeof v / sizeof *v; i++)
		if (v[i].is_known)
			tree_int(a, t, v[i].name, v[i].value);
	for (int s = 0; s < STATUS_COUNT; s++) {
		struct xml_node *c;

		if (!f->sum.count[s])
			continue;
		c = tree_add(a, t, "count");
		tree_text(a, c, "status", status_name((enum status)s));
		tree_int(a, c, "n", f->sum.count[s]);
	}
}

static void
add_measure(struct arena *a, struct xml_node *root, const struct fact_measure *m)
{
	struct xml_node *n = tree_add(a, root, "measure");

	tree_text(a, n, "id", m->id);
	tree_text(a, n, "code", m->code);
	tree_text(a, n, "status", status_name(m->status));
	tree_date(a, n, "on", m->on);
	tree_text(a, n, "reported", word_name(word_tab_schedule, (int)m->reported));
	tree_text(a, n, "light", word_name(word_tab_schedule, (int)m->light));
	tree_date(a, n, "due", m->due);
	tree_date(a, n, "since", m->since);
	for (int i = 0; i < FACT_AMOUNTS; i++)
		if (m->amounts[i] >= 0)
			tree_int(a, n, names[FACT_ONCE + i], m->amounts[i]);
	tree_say(a, n, m->reason);
}

static void
add_task(struct arena *a, struct xml_node *root, const struct fact_task *t)
{
	struct xml_node *n = tree_add(a, root, "task");

	tree_text(a, n, "item", t->item);
	tree_int(a, n, "number", t->number);
	tree_text(a, n, "state", word_name(task_words, (int)t->state));
	tree_date(a, n, "due", t->due);
	tree_date(a, n, "done", t->done);
}

static void
add_value(struct arena *a, struct xml_node *root, const struct fact_value *v)
{
	struct xml_node *n = tree_add(a, root, "value");

	tree_text(a, n, "indicator", v->indicator);
	tree_date(a, n, "day", v->day);
	tree_text(a, n, "value", decimal_text(a, v->value));
}

static void
add_correction(struct arena *a, struct xml_node *root, const struct fact_correction *c)
{
	struct xml_node *n = tree_add(a, root, "correction");

	tree_text(a, n, "committee", c->committee);
	tree_text(a, n, "period", c->period);
	tree_text(a, n, "subject", c->subject);
	tree_text(a, n, "fact", names[c->kind]);
	tree_text(a, n, "said", c->said);
	tree_text(a, n, "correct", c->correct);
}

struct xml_node *
facts_tree(struct arena *a, const struct facts *f)
{
	struct xml_node *root = tree_add(a, NULL, "facts");

	tree_int(a, root, "rules", f->rules);
	tree_date(a, root, "first", f->first);
	tree_date(a, root, "cutoff", f->cutoff);
	if (f->has_totals)
		add_totals(a, root, f);
	for (size_t i = 0; i < f->measures.n; i++)
		add_measure(a, root, &f->measures.v[i]);
	for (size_t i = 0; i < f->tasks.n; i++)
		add_task(a, root, &f->tasks.v[i]);
	for (size_t i = 0; i < f->values.n; i++)
		add_value(a, root, &f->values.v[i]);
	for (size_t i = 0; i < f->corrections.n; i++)
		add_correction(a, root, &f->corrections.v[i]);
	return root;
}

void
facts_print(struct str *out, const struct facts *f)
{
	struct arena *a = arena_new();

	tree_print(out, facts_tree(a, f));
	arena_free(a);
}

/* ---- and back ---- */

static enum status
read_status(const struct xml_node *n)
{
	return (enum status)word_value(word_tab_status, tree_get(n, "status"), STATUS_RECOMMENDED);
}

static int
read_count(const struct xml_node *n, const char *name)
{
	return (int)tree_get_int(n, name, 0);
}

static void
read_money(const struct xml_node *t, struct money *m)
{
	m->once = tree_get_int(t, "once", 0);
	m->yearly = tree_get_int(t, "yearly", 0);
	m->applied = tree_get_int(t, "applied", 0);
	m->granted = tree_get_int(t, "granted", 0);
	m->open = tree_get_int(t, "open", 0);
	m->spent = tree_get_int(t, "spent", 0);
	m->nonce = xml_attr(t, "once") != NULL;
	m->nyearly = xml_attr(t, "yearly") != NULL;
	m->nspent = xml_attr(t, "spent") != NULL;
}

static void
read_totals(struct facts *f, const struct xml_node *t)
{
	f->has_totals = true;
	f->sum.total = read_count(t, "measures");
	f->sum.limited = read_count(t, "limited");
	f->sum.done = read_count(t, "done");
	f->sum.late = read_count(t, "late");
	f->sum.at_risk = read_count(t, "atRisk");
	f->needs = read_count(t, "needs");
	f->tasks_open = read_count(t, "tasksOpen");
	f->tasks_overdue = read_count(t, "tasksOverdue");
	f->tasks_done = read_count(t, "tasksDone");
	f->money.measures = f->sum.total;
	read_money(t, &f->money);
	for (const struct xml_node *c = xml_child(t, "count"); c; c = xml_next(c, "count"))
		if (read_status(c) < STATUS_COUNT)
			f->sum.count[read_status(c)] = read_count(c, "n");
}

static void
read_measure(struct arena *a, struct facts *f, const struct xml_node *n)
{
	struct fact_measure *m = VEC_PUSH(a, &f->measures);

	*m = (struct fact_measure){
		.id = tree_get(n, "id"),
		.code = tree_get(n, "code"),
		.status = read_status(n),
		.on = tree_get_date(n, "on"),
		.reported = (enum schedule)word_value(
			word_tab_schedule, tree_get(n, "reported"), SCHEDULE_NONE),
		.light = (enum schedule)word_value(
			word_tab_schedule, tree_get(n, "light"), SCHEDULE_NONE),
		.due = tree_get_date(n, "due"),
		.since = tree_get_date(n, "since"),
		.reason = xml_text(a, n),
	};
	for (int i = 0; i < FACT_AMOUNTS; i++)
		m->amounts[i] = tree_get_int(n, names[FACT_ONCE + i], -1);
}

static void
read_task(struct arena *a, struct facts *f, const struct xml_node *n)
{
	*VEC_PUSH(a, &f->tasks) = (struct fact_task){
		.item = tree_get(n, "item"),
		.number = read_count(n, "number"),
		.state = (enum task_state)word_value(task_words, tree_get(n, "state"), TASK_OPEN),
		.due = tree_get_date(n, "due"),
		.done = tree_get_date(n, "done"),
	};
}

static void
read_value(struct arena *a, struct facts *f, const struct xml_node *n)
{
	struct fact_value v = {
		.indicator = tree_get(n, "indicator"), .day = tree_get_date(n, "day")};

	if (num_parse(tree_get(n, "value"), &v.value) == 0)
		*VEC_PUSH(a, &f->values) = v;
}

static void
read_correction(struct arena *a, struct facts *f, const struct xml_node *n)
{
	*VEC_PUSH(a, &f->corrections) = (struct fact_correction){
		.committee = tree_get(n, "committee"),
		.period = tree_get(n, "period"),
		.subject = tree_get(n, "subject"),
		.kind = kind_of(tree_get(n, "fact")),
		.said = tree_get(n, "said"),
		.correct = tree_get(n, "correct"),
	};
}

struct facts *
facts_read(struct arena *a, const struct xml_node *n)
{
	static const struct {
		const char *name;
		void (*read)(struct arena *a, struct facts *f, const struct xml_node *n);
	} kinds[] = {{"measure", read_measure}, {"task", read_task}, {"value", read_value},
		{"correction", read_correction}};
	struct facts *f = arena_one(a, struct facts);

	f->rules = read_count(n, "rules");
	f->first = tree_get_date(n, "first");
	f->cutoff = tree_get_date(n, "cutoff");
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (k->name && strcmp(k->name, "totals") == 0)
			read_totals(f, k);
		for (size_t i = 0; k->name && i < sizeof kinds / sizeof *kinds; i++)
			if (strcmp(k->name, kinds[i].name) == 0)
				kinds[i].read(a, f, k);
	}
	return f;
}

/* ---- raw facts ---- */

static const char *
date_text(struct arena *a, date d)
{
	char iso[DATE_BUF];

	return d == DATE_NONE ? "" : arena_strdup(a, date_iso(d, iso));
}

const char *
fact_of_measure(struct arena *a, const struct fact_measure *m, enum fact_kind kind)
{
	int64_t amount;

	if (!m)
		return "";
	switch (kind) {
	case FACT_PRESENT:
		return "yes";
	case FACT_STATUS:
		return m->on == DATE_NONE ? "" : status_name(m->status);
	case FACT_LIGHT:
		return word_name(word_tab_schedule, (int)m->reported);
	case FACT_DUE:
		return date_text(a, m->due);
	case FACT_REASON:
		return m->reason;
	case FACT_ONCE:
	case FACT_YEARLY:
	case FACT_APPLIED:
	case FACT_GRANTED:
	case FACT_OPEN:
	case FACT_SPENT:
		amount = m->amounts[kind - FACT_ONCE];
		return amount < 0 ? "" : arena_printf(a, "%" PRId64, amount);
	case FACT_VALUE:
	case FACT_TASK_DUE:
	case FACT_TASK_DONE:
	case FACT_COUNT:
		break;
	}
	return "";
}

const struct fact_measure *
facts_measure(const struct facts *f, const char *id)
{
	for (size_t i = 0; i < f->measures.n; i++)
		if (strcmp(f->measures.v[i].id, id) == 0)
			return &f->measures.v[i];
	return NULL;
}
