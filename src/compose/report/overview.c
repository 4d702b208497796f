#include "compose/report/report.h"

#include "compose/write/words.h"

#include <string.h>

#define MOST_CHANGES 5
#define MOST_CODES 8

/* ---- four large numbers ---- */

struct figure {
	enum label label;
	int now, was;
	int of_now, of_was; /* 0 = no denominator */
};

static const char *
before_words(struct report *r, const struct figure *f)
{
	const char *was = words_int(r->b, f->was);

	if (r->is_withdrawn)
		return words_label(r->b, LABEL_REPORT_BEFORE_WITHDRAWN);
	if (r->is_first)
		return words_label(r->b, LABEL_REPORT_FIRST);
	if (f->of_was)
		return REPORT_SAY(r, LABEL_REPORT_BEFORE_OF, was, words_int(r->b, f->of_was));
	return REPORT_SAY(r, LABEL_REPORT_BEFORE, was);
}

static void
figures_head(struct report *r, struct grid *g, const struct figure *v, size_t n)
{
	grid_head(g);
	grid_row(g);
	for (size_t i = 0; i < n; i++)
		grid_th(g, v[i].of_now ? REPORT_SAY_N(r, v[i].label, v[i].of_now,
						 words_int(r->b, v[i].of_now))
				       : words_label(r->b, v[i].label));
	grid_body(g);
}

static void
figures_table(struct report *r, const struct figure *v, size_t n)
{
	static const struct column columns[] = {{.min_permille = 250}, {.min_permille = 250},
		{.min_permille = 250}, {.min_permille = 250}};
	struct grid g;

	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_FIGURES,
			.columns = columns,
			.ncolumns = n,
			.summary = words_label(r->b, LABEL_REPORT_FIGURES_SUMMARY),
			.keep_together = true});
	figures_head(r, &g, v, n);
	grid_row(&g);
	for (size_t i = 0; i < n; i++) {
		grid_cell_open(&g, (struct grid_cell){.is_number = true});
		builder_para(r->b, TS_FIGURE_BIG, words_int(r->b, v[i].now));
		builder_para(r->b, TS_FIGURE_BEFORE, before_words(r, &v[i]));
		grid_cell_close(&g);
	}
	grid_close(&g);
}

static void
figures(struct report *r)
{
	const struct figure v[] = {
		{LABEL_REPORT_FIGURE_DONE, r->sum.done, r->sum_was.done, r->sum.limited,
			r->sum_was.limited},
		{LABEL_REPORT_FIGURE_ACTIVE, r->sum.count[STATUS_ACTIVE],
			r->sum_was.count[STATUS_ACTIVE], 0, 0},
		{LABEL_REPORT_FIGURE_LATE, r->sum.late, r->sum_was.late, 0, 0},
		{LABEL_REPORT_FIGURE_NEEDS, (int)r->needs.n, r->nneeds_was, 0, 0},
	};

	figures_table(r, v, sizeof v / sizeof *v);
}

/* ---- three sentences ---- */

static const char *
say_done(struct report *r)
{
	int more = r->sum.done - r->sum_was.done;
	const char *limited = words_int(r->b, r->sum.limited);
	const char *day = words_date(r->b, r->before);
	const char *text;

	if (!r->sum.done)
		return REPORT_SAY_N(r, LABEL_REPORT_SAY_NONE_DONE, r->sum.limited,
			words_count(r->b, r->sum.limited));
	text = REPORT_SAY_N(
		r, LABEL_REPORT_SAY_DONE, r->sum.done, words_int(r->b, r->sum.done), limited);
	if (r->is_first || r->is_withdrawn)
		return REPORT_SAY(r, LABEL_REPORT_SAY_PLAIN, text);
	if (more == 0)
		return REPORT_SAY(r, LABEL_REPORT_SAY_SAME, text, day);
	return REPORT_SAY(r, more > 0 ? LABEL_REPORT_SAY_MORE : LABEL_REPORT_SAY_FEWER, text,
		words_count(r->b, more > 0 ? more : -more), day);
}

static const char *
say_changes(struct report *r)
{
	const char *day = words_date(r->b, r->before);
	long n = (long)r->changes.n;

	if (r->is_withdrawn)
		return words_label(r->b, LABEL_REPORT_SAY_WITHDRAWN);
	if (r->is_first)
		return REPORT_SAY_N(r,
			r->is_new_committee ? LABEL_REPORT_SAY_FIRST_TO : LABEL_REPORT_SAY_FIRST,
			r->sum.total, words_int(r->b, r->sum.total));
	if (!n)
		return REPORT_SAY(r, LABEL_REPORT_SAY_NO_CHANGE, day);
	return REPORT_SAY_N(r, LABEL_REPORT_SAY_CHANGES, n, words_count(r->b, n),
		words_count(r->b, r->sum.total + r->changes.count[CHANGE_LEFT]), day,
		report_change_counts(r));
}

/* "2 new in the report, 1 no longer in the report and 1 with no end any more" */
static const char *
denominator_reasons(struct report *r)
{
	int n[] = {r->changes.count[CHANGE_ENTERED], r->changes.count[CHANGE_LEFT], 0, 0};
	static const enum label labels[] = {LABEL_REPORT_N_ENTERED, LABEL_REPORT_N_LEFT,
		LABEL_REPORT_N_ENDLESS, LABEL_REPORT_N_LIMITED};
	const char *parts[4];
	size_t k = 0;

	for (size_t i = 0; i < r->changes.n; i++) {
		const struct change *c = &r->changes.v[i];
		bool was = status_is_limited(c->before.status);
		bool is = status_is_limited(c->now.status);

		if (c->kind == CHANGE_ENTERED || c->kind == CHANGE_LEFT)
			continue;
		n[2] += was && !is;
		n[3] += !was && is;
	}
	for (size_t i = 0; i < 4; i++)
		if (n[i])
			parts[k++] = REPORT_SAY(r, labels[i], words_int(r->b, n[i]));
	return words_join(r->b, parts, k);
}

/* A successor goes on where its predecessor ended; NULL = nothing to say. */
static const char *
say_succession(struct report *r)
{
	if (!r->is_new_committee || r->is_first)
		return NULL;
	return REPORT_SAY(r, LABEL_REPORT_SAY_SUCCESSION, words_org(r->committee->predecessor.to));
}

/*
 * A share of another whole compares with nothing; NULL = the whole is the
 * same. Who came and went stands in the table of changes.
 */
static const char *
say_denominator(struct report *r)
{
	if (r->is_first || r->sum.limited == r->sum_was.limited || !r->sum_was.limited)
		return NULL;
	return REPORT_SAY(r, LABEL_REPORT_SAY_DENOMINATOR, words_int(r->b, r->sum_was.limited),
		words_int(r->b, r->sum.limited), denominator_reasons(r));
}

static const char *
say_late(struct report *r)
{
	const char *late = words_count(r->b, r->sum.late);
	const char *risk = words_count(r->b, r->sum.at_risk);

	if (!r->sum.late && !r->sum.at_risk)
		return words_label(r->b, LABEL_REPORT_SAY_IN_TIME);
	if (!r->sum.late)
		return REPORT_SAY_N(r, LABEL_REPORT_SAY_RISK, r->sum.at_risk, risk);
	late = REPORT_SAY_N(r, LABEL_REPORT_SAY_LATE, r->sum.late, late);
	if (!r->sum.at_risk)
		return REPORT_SAY(r, LABEL_REPORT_SAY_PLAIN, late);
	return REPORT_SAY(r, LABEL_REPORT_SAY_LATE_RISK, late,
		REPORT_SAY_N(r, LABEL_REPORT_SAY_ALSO_RISK, r->sum.at_risk, risk));
}

/* Ongoing tasks are never late, but they are to be reviewed. */
static const char *
say_reviews(struct report *r)
{
	const struct measure **v = arena_array(r->b->a, const struct measure *, r->now.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < r->now.n; i++)
		if (state_is_unreviewed(&r->now.v[i], r->cutoff))
			v[n++] = r->now.v[i].measure;
	return n ? REPORT_SAY_N(r, LABEL_REPORT_SAY_REVIEW, (long)n, words_int(r->b, (int64_t)n),
			   report_codes(r, v, n))
		 : NULL;
}

static const char *
sentences(struct report *r)
{
	const char *(*const say[])(struct report *) = {say_succession, say_done, say_denominator,
		say_changes, say_late, say_reviews, report_say_corrections};
	const char *text = NULL;

	for (size_t i = 0; i < sizeof say / sizeof *say; i++) {
		/* cppcheck-suppress uninitvar ; a table of functions is written in one line above
		 */
		const char *one = say[i](r);

		if (one && *one)
			text = text ? builder_printf(r->b, "%s %s", text, one) : one;
	}
	return text;
}

/* ---- short lists ---- */

/*
 * The overview is one page, whatever is written: where the texts are long,
 * the rows are shorter and fewer. The tables behind it have all of it.
 */
struct brevity {
	size_t row;                  /* most characters */
	size_t changes, late, needs; /* most rows */
};

static const struct brevity brevities[] = {{200, MOST_CHANGES, 3, 3}, {112, MOST_CHANGES, 3, 3},
	{56, MOST_CHANGES, 2, 2}, {56, 3, 1, 1}, {40, 2, 1, 1}};

#define NBREVITIES (sizeof brevities / sizeof *brevities)

struct short_list {
	const char *title;
	const char **codes, **texts;
	size_t n;
	const char **rest; /* codes of what has no row */
	size_t nrest;
};

static struct short_list
list_make(struct report *r, const char *title, size_t most)
{
	return (struct short_list){.title = title,
		.codes = arena_array(r->b->a, const char *, most + 1),
		.texts = arena_array(r->b->a, const char *, most + 1),
		.rest = arena_array(r->b->a, const char *, most + 1)};
}

static void
add_row(struct report *r, struct short_list *l, const char *code, const char *text,
	const struct brevity *brevity)
{
	l->codes[l->n] = code;
	l->texts[l->n++] = words_cut(r->b, text, brevity->row);
}

/* Of the name no more than half the row: what is said of it matters as much. */
static void
add_measure(struct report *r, struct short_list *l, const struct measure *m, const char *what,
	const struct brevity *brevity)
{
	const char *name = words_cut(r->b, words_measure(m), brevity->row / 2);

	add_row(r, l, m->code, REPORT_SAY(r, LABEL_REPORT_LINE, name, what), brevity);
}

/* What a short list leaves out is named by its codes, unless they were a list of their own. */
static void
rest_row(struct report *r, struct grid *g, const struct short_list *l)
{
	const char *n = words_count(r->b, (int64_t)l->nrest);
	const char *text = l->nrest > MOST_CODES
				   ? REPORT_SAY(r, LABEL_REPORT_AND_MANY, n)
				   : REPORT_SAY_N(r, LABEL_REPORT_AND_MORE, (long)l->nrest, n,
					     words_join(r->b, l->rest, l->nrest));
	uint32_t elem;

	grid_row(g);
	elem = grid_cell_open(g, (struct grid_cell){.colspan = 2});
	builder_line(r->b, grid_cell_style(g), elem, text);
	grid_cell_close(g);
}

/* A short list is a table whose head names it: the page has no room for headings. */
static void
list_write(struct report *r, const struct short_list *l)
{
	static const struct column columns[] = {{.no_wrap = true}, {.weight = 1}};
	uint32_t elem;
	struct grid g;

	if (!l->n)
		return;
	grid_open(&g, r->b,
		&(struct grid_spec){.style = TABLE_PLAIN,
			.columns = columns,
			.ncolumns = 2,
			.summary = l->title});
	grid_head(&g);
	grid_row(&g);
	elem = grid_cell_open(&g, (struct grid_cell){.is_head = true, .colspan = 2});
	builder_line(r->b, TS_BOX_TITLE, elem, l->title);
	grid_cell_close(&g);
	grid_body(&g);
	for (size_t i = 0; i < l->n; i++) {
		grid_row(&g);
		report_code_cell(&g, l->codes[i]);
		grid_td(&g, l->texts[i]);
	}
	if (l->nrest)
		rest_row(r, &g, l);
	grid_close(&g);
}

static struct short_list
change_list(struct report *r, const struct brevity *brevity)
{
	const struct change **v;
	size_t n = changes_most_important(r->b->a, &r->changes, brevity->changes, &v);
	struct short_list l = list_make(r,
		REPORT_SAY_N(r,
			n == r->changes.n ? LABEL_REPORT_ALL_CHANGES : LABEL_REPORT_IMPORTANT,
			(long)n, words_count(r->b, (int64_t)n)),
		n);

	for (size_t i = 0; i < n && !r->is_first && !r->is_withdrawn; i++)
		add_measure(r, &l, v[i]->now.measure, report_change_words(r, v[i]), brevity);
	return l;
}

static const char *
late_words(struct report *r, const struct state *s)
{
	const char *due = words_due(r->b, s);
	const char *who = words_org(s->measure->lead.to);

	if (s->measure->lead.to && s->measure->lead.to->code)
		who = s->measure->lead.to->code;
	if (*due)
		who = REPORT_SAY(r, LABEL_REPORT_LATE_LINE, due, who);
	if (!*report_reason(s))
		return who;
	return builder_printf(r->b, "%s. %s", who, report_reason(s));
}

static struct short_list
late_list(struct report *r, const struct brevity *brevity)
{
	struct short_list l = list_make(r, words_label(r->b, LABEL_REPORT_LATE), r->now.n);

	for (size_t i = 0; i < r->now.n; i++) {
		const struct state *s = &r->now.v[i];

		if (s->schedule != SCHEDULE_LATE)
			continue;
		if (l.n < brevity->late)
			add_measure(r, &l, s->measure, late_words(r, s), brevity);
		else
			l.rest[l.nrest++] = s->measure->code;
	}
	return l;
}

static const char *
need_words(struct report *r, enum need_kind kind, const struct state *s)
{
	switch (kind) {
	case NEED_RESOLUTION:
		return REPORT_SAY(r, LABEL_REPORT_NEED_RESOLUTION,
			words_verdict(r->b, s->measure->position.verdict));
	case NEED_DEFERRAL:
		return words_label(r->b, LABEL_REPORT_NEED_DEFERRAL);
	case NEED_RESUMPTION:
		return REPORT_SAY(r, LABEL_REPORT_NEED_RESUMPTION, words_short_date(r->b, s->due));
	case NEED_ADJOURNED:
	case NEED_COUNT:
		break;
	}
	return "";
}

static const char *
adjourned_words(struct report *r, const struct agenda_item *item)
{
	return REPORT_SAY(r, LABEL_REPORT_NEED_ADJOURNED, item->name,
		words_short_date(r->b, item->meeting->start));
}

static struct short_list
need_list(struct report *r, const struct brevity *brevity)
{
	struct short_list l = list_make(r, words_label(r->b, LABEL_REPORT_NEEDS), r->needs.n);

	for (size_t i = 0; i < r->needs.n; i++) {
		const struct need *need = &r->needs.v[i];

		if (i >= brevity->needs)
			l.rest[l.nrest++] =
				need->state ? need->state->measure->code : need->item->number;
		else if (need->state)
			add_measure(r, &l, need->state->measure,
				need_words(r, need->kind, need->state), brevity);
		else
			add_row(r, &l, need->item->number, adjourned_words(r, need->item), brevity);
	}
	return l;
}

/* ---- the page ---- */

static void
offer_lists(struct report *r, const struct brevity *brevity)
{
	struct group g = builder_group_open(r->b, GROUP_PLAIN, ROLE_COUNT);
	const struct short_list lists[] = {
		change_list(r, brevity), late_list(r, brevity), need_list(r, brevity)};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		list_write(r, &lists[i]);
	builder_group_close(r->b, g);
}

int
report_overview(struct report *r)
{
	struct group offer;

	report_section(r, LABEL_REPORT_OVERVIEW);
	if (!r->now.n) {
		builder_para(r->b, TS_BODY, words_label(r->b, LABEL_REPORT_IDLE_NONE));
		return 0;
	}
	figures(r);
	builder_para(r->b, TS_BODY, sentences(r));
	offer = builder_offer_open(r->b);
	for (size_t i = 0; i < NBREVITIES; i++)
		offer_lists(r, &brevities[i]);
	builder_offer_close(r->b, offer);
	/* The councillor's page ends here; tables and charts take the whole width. */
	builder_page(r->b, PAGE_WIDE, NUMBERING_KEEP);
	return 0;
}
