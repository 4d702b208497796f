/*
 * The measure sheet. Facts that are absent have no row: empty is not zero.
 */
#include "compose/concept/concept.h"
#include "compose/write/grid.h"
#include "compose/write/ink.h"
#include "compose/write/prose.h"
#include "compose/write/words.h"
#include "progress/adopted.h"

#include <string.h>

#define SHEET_LEVEL 3
#define FULL_NOTES 1
#define SHEET_LEAST_ROOM 200 /* per mille: never started in the last fifth of a page */

/* ---- rows of facts ---- */

/* A single line is the cell's own text; several lines are paragraphs in it. */

static void
fact_open(struct grid *g, enum label label, struct grid_cell cell)
{
	grid_row(g);
	grid_row_th(g, words_label(g->b, label));
	grid_cell_open(g, cell);
}

static void
fact_line_open(struct grid *g)
{
	builder_line_open(g->b, TS_FACT_VALUE, g->b->frame.parent);
}

static void
fact(struct grid *g, enum label label, const char *text)
{
	if (!text || !*text)
		return;
	fact_open(g, label, (struct grid_cell){0});
	builder_line(g->b, TS_FACT_VALUE, g->b->frame.parent, text);
	grid_cell_close(g);
}

static const char *
due_words(struct builder *b, const struct state *s)
{
	const char *text = words_schedule(b, s->schedule);

	if (state_has_slipped(s))
		return *text ? builder_printf(b, "%s, %s", words_due(b, s), text) : words_due(b, s);
	if (state_is_unreviewed(s, b->in->as_of))
		return LABEL_FILL(b->a, b->labels, LABEL_REVIEW_OVERDUE, words_date(b, s->due));
	if (s->due != DATE_NONE && *text)
		return LABEL_FILL(b->a, b->labels, LABEL_DUE_SCHEDULE, words_date(b, s->due), text);
	return s->due != DATE_NONE ? words_date(b, s->due) : text;
}

static const char *
status_words(struct builder *b, const struct state *s)
{
	const char *text = words_status(b, s->status);

	if (s->since == DATE_NONE)
		return text;
	return LABEL_FILL(b->a, b->labels,
		s->status == STATUS_DONE ? LABEL_REPORTED_ON : LABEL_SINCE, text,
		words_date(b, s->since));
}

/* Where the eye is: how it stands and until when, under the title. */
static void
status_line(struct builder *b, const struct state *s)
{
	const char *due = due_words(b, s);
	bool is_late = s->schedule == SCHEDULE_LATE || state_is_unreviewed(s, b->in->as_of);
	struct block *line = builder_para_open(b, TS_CHIP);

	line->status_mark = (int)s->status + 1;
	line->keep_with_next = true;
	ink_text(b, status_words(b, s));
	if (*due) {
		ink_text(b, " \u00B7 ");
		ink_styled(b, is_late ? CS_WARNING : CS_MUTED,
			builder_printf(b, "%s: %s",
				words_label(b, s->status == STATUS_ONGOING ? LABEL_NEXT_REVIEW
									   : LABEL_DUE),
				due));
	}
	builder_para_close(b);
}

static void
decision_line(struct builder *b, const struct agenda_item *item)
{
	const struct meeting *m = item->meeting;
	const struct organization *o = m && m->organizations.n ? m->organizations.v[0].to : NULL;
	const char *paper = item->paper.to ? item->paper.to->reference : NULL;

	builder_para_open(b, TS_FACT_VALUE);
	ink_text(b, LABEL_FILL(b->a, b->labels, LABEL_DECISION_LINE, words_org(o),
			    m ? words_date(b, m->start) : "", item->number));
	if (paper) {
		ink_text(b, ", ");
		ink_fixed(b, paper);
	}
	if (*words_result(b, item)) {
		ink_text(b, ": ");
		ink_text(b, words_result(b, item));
	}
	builder_para_close(b);
}

/* What needs no resolution says on what ground. */
static const char *
basis_words(struct builder *b, const struct ground *basis)
{
	const char *kind = words_label(b, LABEL_BASIS_ADMINISTRATION);

	return basis->text ? builder_printf(b, "%s (%s)", kind, basis->text) : kind;
}

/* "Recommended" is never printed like "resolved". */
static const char *
standing_words(struct builder *b, const struct measure *m)
{
	const struct agenda_item *item = adopted_with(b->model, m, b->in->as_of);

	return item ? LABEL_FILL(b->a, b->labels, LABEL_RESOLVED_WITH_CONCEPT,
			      words_date(b, item->meeting->start))
		    : words_label(b, LABEL_RECOMMENDED_ONLY);
}

static void
decision_fact(struct grid *g, const struct measure *m)
{
	struct builder *b = g->b;

	fact_open(g, LABEL_DECISION, (struct grid_cell){0});
	for (size_t i = 0; i < m->ndecided; i++)
		decision_line(b, m->decided[i]);
	if (m->bases.n)
		builder_para(b, TS_FACT_VALUE, basis_words(b, &m->bases.v[m->bases.n - 1]));
	if (!m->ndecided && !m->bases.n)
		builder_line(b, TS_FACT_VALUE, b->frame.parent, standing_words(b, m));
	grid_cell_close(g);
}

static const char *
orgs(struct builder *b, const struct org_refs *refs)
{
	const char **names = arena_array(b->a, const char *, refs->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < refs->n; i++)
		if (refs->v[i].to)
			names[n++] = refs->v[i].to->name;
	return words_list(b, names, n, "; ");
}

static const char *
time_words(struct builder *b, const struct measure *m)
{
	if (m->start != DATE_NONE && m->end != DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_FROM_TO, words_month(b, m->start),
			words_month(b, m->end));
	if (m->start != DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_FROM, words_month(b, m->start));
	if (m->end != DATE_NONE)
		return LABEL_FILL(b->a, b->labels, LABEL_UNTIL, words_month(b, m->end));
	return "";
}

/* What the horizon means need only be said where no months say it better. */
static const char *
horizon_words(struct chapter *c, const struct measure *m)
{
	struct builder *b = c->b;
	const char *meaning = c->concept->horizon[m->horizon];

	if (m->horizon == HORIZON_NONE || !meaning)
		return words_horizon(b, m->horizon);
	return builder_printf(b, "%s (%s)", words_horizon(b, m->horizon), meaning);
}

static void
time_fact(struct chapter *c, struct grid *g, const struct measure *m)
{
	struct builder *b = c->b;
	const char *when = time_words(b, m);

	if (!*when)
		fact(g, LABEL_HORIZON, horizon_words(c, m));
	else if (m->horizon == HORIZON_NONE)
		fact(g, LABEL_TIME, when);
	else
		fact(g, LABEL_TIME,
			builder_printf(b, "%s, %s", when, words_horizon(b, m->horizon)));
}

/* ---- money ---- */

static const char *
cost_amount(struct builder *b, const struct cost *cost)
{
	const char *text = words_euro(b, cost->cents);

	if (cost->cents < 0)
		return words_label(b, LABEL_NO_FIGURE);
	if (cost->kind == COST_YEARLY)
		text = LABEL_FILL(b->a, b->labels, LABEL_COST_YEARLY, text);
	else if (cost->kind == COST_ONCE)
		text = LABEL_FILL(b->a, b->labels, LABEL_COST_ONCE, text);
	if (cost->is_estimate)
		text = LABEL_FILL(b->a, b->labels, LABEL_ESTIMATED, text);
	if (cost->year)
		text = builder_printf(b, "%s, %d", text, cost->year);
	return text;
}

/* "amount: what for" as one line of the open cell. */
static void
amount_line(struct builder *b, const char *amount, const char *text)
{
	builder_para_open(b, TS_FACT_VALUE);
	ink_text(b, amount);
	if (text && *text) {
		ink_text(b, ": ");
		ink_text(b, text);
	}
	builder_para_close(b);
}

static void
cost_fact(struct grid *g, const struct measure *m)
{
	if (!m->costs.n)
		return;
	fact_open(g, LABEL_COSTS, (struct grid_cell){0});
	for (size_t i = 0; i < m->costs.n; i++)
		amount_line(g->b, cost_amount(g->b, &m->costs.v[i]), m->costs.v[i].text);
	grid_cell_close(g);
}

static void
funding_fact(struct grid *g, const struct measure *m)
{
	struct builder *b = g->b;

	if (!m->funding.n)
		return;
	fact_open(g, LABEL_FUNDING, (struct grid_cell){0});
	for (size_t i = 0; i < m->funding.n; i++) {
		const struct funding *f = &m->funding.v[i];
		const char *state = words_funding(b, f->state);
		const char *amount = f->cents < 0 ? builder_printf(b, "%s (%s)", f->source, state)
						  : builder_printf(b, "%s, %s (%s)", f->source,
							    words_euro(b, f->cents), state);

		amount_line(b, amount, f->text);
	}
	grid_cell_close(g);
}

static void
staff_fact(struct grid *g, const struct measure *m)
{
	struct builder *b = g->b;
	const char *text = m->staff.text ? m->staff.text : "";
	const struct decimal one = {.units = 1};
	const char *posts;

	if (m->staff.fte.units < 0) {
		fact(g, LABEL_STAFF, text);
		return;
	}
	posts = LABEL_FILL_N(b->a, b->labels, LABEL_FTE, num_cmp(m->staff.fte, one) ? 2 : 1,
		words_decimal(b, m->staff.fte));
	fact(g, LABEL_STAFF, *text ? builder_printf(b, "%s: %s", posts, text) : posts);
}

/* ---- links ---- */

/* Rows of links are opened by their first visible one. */
static bool
link_row(struct grid *g, enum label label, bool is_open)
{
	if (!is_open)
		fact_open(g, label, (struct grid_cell){0});
	return true;
}

static void
finding_links(struct grid *g, const struct measure *m)
{
	bool any = false;

	for (size_t i = 0; i < m->findings.n; i++) {
		if (!m->findings.v[i].to)
			continue;
		any = link_row(g, LABEL_GROUND, any);
		builder_para_open(g->b, TS_FACT_VALUE);
		ink_reference(g->b, m->findings.v[i].ref.id, "");
		builder_para_close(g->b);
	}
	if (any)
		grid_cell_close(g);
}

static void
goal_link(struct grid *g, const struct measure *m)
{
	if (!m->goal.to)
		return;
	fact_open(g, LABEL_GOAL, (struct grid_cell){0});
	fact_line_open(g);
	ink_link(g->b, m->goal.to->r.id, m->goal.to->title);
	builder_para_close(g->b);
	grid_cell_close(g);
}

static void
synergy_links(struct grid *g, const struct measure *m)
{
	struct builder *b = g->b;
	bool any = false;

	for (size_t i = 0; i < m->synergies.n; i++) {
		const struct measure *other = m->synergies.v[i].to;

		if (!other)
			continue;
		any = link_row(g, LABEL_SYNERGIES, any);
		builder_para_open(b, TS_FACT_VALUE);
		ink_link(b, other->r.id,
			builder_printf(b, "%s %s", other->code, words_measure(other)));
		builder_para_close(b);
	}
	if (any)
		grid_cell_close(g);
}

static void
indicator_links(struct grid *g, const struct measure *m)
{
	struct builder *b = g->b;
	bool any = false;

	for (size_t i = 0; i < m->indicators.n; i++) {
		const struct indicator *indicator = m->indicators.v[i].to;

		if (!indicator)
			continue;
		any = link_row(g, LABEL_INDICATORS, any);
		builder_para_open(b, TS_FACT_VALUE);
		ink_link(b, indicator->r.id, indicator->name);
		builder_para_close(b);
	}
	if (any)
		grid_cell_close(g);
}

static const char *
other_fields(struct builder *b, const struct measure *m)
{
	const char **names = arena_array(b->a, const char *, m->also_fields.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < m->also_fields.n; i++)
		if (m->also_fields.v[i].to)
			names[n++] = m->also_fields.v[i].to->title;
	return words_list(b, names, n, "; ");
}

/* ---- the tables of facts ---- */

static void
facts_open(struct grid *g, struct builder *b, const char *summary)
{
	static const struct column columns[] = {{.min_permille = 200}, {.weight = 1}};

	grid_open(g, b,
		&(struct grid_spec){.style = TABLE_FACTS,
			.columns = columns,
			.ncolumns = 2,
			.summary = summary,
			.keep_together = true});
	grid_body(g);
}

/* What a reader scans: in the margin beside the text, if the style has one. */
static void
facts(struct chapter *c, struct block *text, const struct measure *m)
{
	struct builder *b = c->b;
	struct frame old = builder_enter(b, b->frame.parent, &text->side);
	struct grid g;

	facts_open(&g, b, LABEL_FILL(b->a, b->labels, LABEL_FACTS_OF, m->code, m->title));
	decision_fact(&g, m);
	fact(&g, LABEL_LEAD, words_office(b, m->lead.to));
	fact(&g, LABEL_ACTORS, orgs(b, &m->actors));
	fact(&g, LABEL_PROPOSER, words_org(m->proposer.to));
	fact(&g, LABEL_TARGET_GROUP, words_list(b, m->target_groups.v, m->target_groups.n, "; "));
	fact(&g, LABEL_DISTRICT, words_list(b, m->districts.v, m->districts.n, ", "));
	goal_link(&g, m);
	finding_links(&g, m);
	time_fact(c, &g, m);
	fact(&g, LABEL_PRIORITY, words_priority(b, m->priority));
	staff_fact(&g, m);
	indicator_links(&g, m);
	fact(&g, LABEL_ALSO_FIELDS, other_fields(b, m));
	synergy_links(&g, m);
	grid_close(&g);
	builder_leave(b, old);
}

static bool
has_means(const struct measure *m)
{
	return m->effect || m->conflict || m->costs.n || m->funding.n;
}

/* What it does and what it takes: sentences and sums, too long for the margin. */
static void
means(struct builder *b, const struct measure *m)
{
	struct grid g;

	if (!has_means(m))
		return;
	facts_open(&g, b, LABEL_FILL(b->a, b->labels, LABEL_MEANS_OF, m->code, m->title));
	fact(&g, LABEL_EFFECT, m->effect);
	fact(&g, LABEL_CONFLICT, m->conflict);
	cost_fact(&g, m);
	funding_fact(&g, m);
	grid_close(&g);
}

/* ---- below the facts ---- */

static void
minor(struct builder *b, enum label title)
{
	builder_heading(b, &(struct heading){.level = SHEET_LEVEL + 1,
				   .title = words_label(b, title),
				   .is_minor = true,
				   .no_bookmark = true})
		->style = TS_SHEET_HEADING;
}

static bool
is_step_done(const struct builder *b, const struct step *s)
{
	return s->done != DATE_NONE && s->done <= b->in->as_of;
}

static const char *
step_date(struct builder *b, const struct step *s)
{
	if (is_step_done(b, s))
		return LABEL_FILL(b->a, b->labels, LABEL_STEP_DONE, words_short_date(b, s->done));
	if (s->due == DATE_NONE)
		return "";
	return LABEL_FILL(b->a, b->labels,
		s->due < b->in->as_of ? LABEL_STEP_OVERDUE : LABEL_STEP_DUE,
		words_short_date(b, s->due));
}

static void
steps(struct builder *b, const struct measure *m)
{
	struct list_pen l;

	if (!m->steps.n)
		return;
	minor(b, LABEL_STEPS);
	builder_list_open(b, &l, LIST_NONE);
	l.block->style = TS_STEP;
	for (size_t i = 0; i < m->steps.n; i++) {
		const struct step *s = &m->steps.v[i];

		builder_item_open(
			b, &l, NULL, is_step_done(b, s) ? STATUS_DONE : STATUS_NOT_STARTED);
		builder_line_open(b, TS_STEP, builder_item_body(&l));
		ink_text(b, s->text);
		ink_text(b, " ");
		ink_whole(b, CS_MUTED, step_date(b, s));
		builder_para_close(b);
		builder_item_close(b, &l);
	}
	builder_list_close(b, &l);
}

static void
obstacles(struct builder *b, const struct measure *m)
{
	struct list_pen l;

	if (!m->obstacles.n)
		return;
	minor(b, LABEL_OBSTACLES);
	builder_list_open(b, &l, LIST_DISC);
	l.block->style = TS_STEP;
	for (size_t i = 0; i < m->obstacles.n; i++) {
		builder_item_open(b, &l, NULL, -1);
		builder_line_open(b, TS_STEP, builder_item_body(&l));
		ink_styled(b, CS_STRONG, words_reason(b, m->obstacles.v[i].reason));
		ink_text(b, ": ");
		prose_inline(b, m->obstacles.v[i].content);
		builder_para_close(b);
		builder_item_close(b, &l);
	}
	builder_list_close(b, &l);
}

static void
position(struct builder *b, const struct measure *m)
{
	struct group box;

	if (m->position.verdict == VERDICT_NONE)
		return;
	box = builder_group_open(b, GROUP_BOX, ROLE_DIV);
	builder_para(b, TS_BOX_TITLE,
		LABEL_FILL(b->a, b->labels, LABEL_POSITION, words_verdict(b, m->position.verdict)));
	prose_blocks(b, m->position.content, TS_BOX);
	builder_group_close(b, box);
}

static void
remark(struct builder *b, const struct measure *m)
{
	if (!m->remark || !m->remark->first)
		return;
	minor(b, LABEL_REMARK);
	prose_blocks(b, m->remark, TS_SHEET);
}

/* With a full stop, whether or not the office wrote one. */
static const char *
sentence(struct builder *b, const char *text)
{
	size_t n = strlen(text);

	return n && strchr(".!?", text[n - 1]) ? text : builder_printf(b, "%s.", text);
}

static void
note_item(struct builder *b, struct list_pen *l, const struct status_report *r, bool is_newest)
{
	builder_item_open(b, l, NULL, (int)r->status);
	builder_line_open(b, TS_STEP, builder_item_body(l));
	ink_whole(b, CS_STRONG,
		builder_printf(b, "%s, %s", words_date(b, r->date), words_status(b, r->status)));
	if (r->note) {
		ink_text(b, ": ");
		ink_text(b, sentence(b, r->note));
	}
	if (r->reason) {
		ink_text(b, " ");
		ink_text(b, LABEL_FILL(b->a, b->labels, LABEL_REASON_IS, sentence(b, r->reason)));
	}
	/* What was next then has since been done, or is said again. */
	if (is_newest && r->next_step) {
		ink_text(b, " ");
		ink_text(b,
			LABEL_FILL(b->a, b->labels, LABEL_NEXT_STEP_IS, sentence(b, r->next_step)));
	}
	builder_para_close(b);
	builder_item_close(b, l);
}

/* Date and word of the n oldest reports, the newest of them first, in one paragraph. */
static void
earlier_notes(struct builder *b, const struct measure *m, size_t n)
{
	const char **words = arena_array(b->a, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct status_report *r = m->reports[n - 1 - i];

		words[i] = builder_printf(
			b, "%s %s", words_short_date(b, r->date), words_status(b, r->status));
	}
	if (n)
		builder_para(b, TS_SMALL,
			LABEL_FILL(b->a, b->labels, LABEL_EARLIER, words_list(b, words, n, "; ")));
}

/* Newest first; reports after the cut-off date are not yet known. */
static void
notes(struct builder *b, const struct measure *m)
{
	struct list_pen l;
	size_t n = m->nreports;

	while (n && m->reports[n - 1]->date > b->in->as_of)
		n--;
	if (!n)
		return;
	minor(b, LABEL_PROGRESS);
	builder_list_open(b, &l, LIST_NONE);
	l.block->style = TS_STEP;
	for (int i = 0; n && i < FULL_NOTES; i++)
		note_item(b, &l, m->reports[--n], i == 0);
	builder_list_close(b, &l);
	l.block->keep_with_next = n > 0;
	earlier_notes(b, m, n);
}

void
concept_measure(struct chapter *c, const struct measure *m)
{
	struct builder *b = c->b;
	const struct state *state = state_of(&c->states, m);
	struct group sheet = builder_group_open(b, GROUP_SHEET, ROLE_COUNT);
	struct group text;

	sheet.block->least_room_permille = SHEET_LEAST_ROOM;
	builder_at(b, &m->r);
	builder_heading(b, &(struct heading){.level = SHEET_LEVEL,
				   .title = m->title,
				   .anchor = m->r.id,
				   .number = m->code,
				   .least_room_permille = SHEET_LEAST_ROOM});
	text = builder_group_open(b, GROUP_PLAIN, ROLE_COUNT);
	if (state)
		status_line(b, state);
	facts(c, text.block, m);
	prose_blocks(b, m->description, TS_SHEET);
	means(b, m);
	remark(b, m);
	steps(b, m);
	obstacles(b, m);
	position(b, m);
	notes(b, m);
	builder_group_close(b, text);
	builder_group_close(b, sheet);
}
