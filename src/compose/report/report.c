#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "ledger/gather.h"
#include "progress/committee/agree.h"
#include "progress/committee/competence.h"
#include "progress/committee/idle.h"
#include "progress/committee/period.h"
#include "progress/committee/sight.h"

#include <string.h>

/* The parts in their default order. */
static const struct report_kind {
	const char *kind;
	int (*write)(struct report *r);
} kinds[] = {
	{"header", report_header},
	{"proposal", report_proposal},
	{"overview", report_overview},
	{"statusByField", report_by_field},
	{"statusOverTime", report_over_time},
	{"changes", report_changes},
	{"measures", report_measures},
	{"tasks", report_tasks},
	{"indicators", report_indicators},
	{"obstacles", report_obstacles},
	{"finances", report_finances},
	{"nextMeeting", report_next_meeting},
	{"missingReports", report_missing},
	{"attachments", report_attachments},
	{"legend", report_legend},
	/* only when asked for; the overview names late measures and says why */
	{"late", report_late},
	{"cover", report_cover},
};

#define NKINDS (sizeof kinds / sizeof *kinds)
#define NDEFAULTS (NKINDS - 2)

/* ---- gathering ---- */

static void
find_fields(struct report *r)
{
	r->fields = arena_array(r->b->a, const struct action_field *, r->model->fields.n);
	for (size_t i = 0; i < r->now.n; i++) {
		const struct action_field *f = r->now.v[i].measure->field;

		if (!r->nfields || r->fields[r->nfields - 1] != f)
			r->fields[r->nfields++] = f;
	}
}

static bool
has_no_reports(const struct states *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].report)
			return false;
	return true;
}

/* As the report before counted them, with its own period. */
static int
needs_before(struct report *r, const struct sight *then)
{
	struct period p = period_preceding(r->model, r->committee, r->period);

	return (int)decisions_needed(
		r->b->a, then->model, &r->was, then->committee, period_first(p))
		.n;
}

/* A committee that did not exist yet had no measures: what became of those it has now? */
static struct states
same_measures(struct report *r, const struct sight *then)
{
	struct states s = {.at = then->all.at, .model = then->model};

	s.v = arena_array(r->b->a, struct state, r->now.n);
	for (size_t i = 0; i < r->now.n; i++) {
		const struct state *was = state_like(&then->all, r->now.v[i].measure);

		if (was)
			s.v[s.n++] = *was;
	}
	return s;
}

/* Where the report before is sealed, its word stands in for what today's data make of it. */
static void
look_back(struct report *r, const struct sight *then)
{
	struct past_series series = report_series(r);
	const struct seal *before =
		past_seal(&series, period_preceding(r->model, r->committee, r->period));

	r->deviations = deviations_find(r->b->a, &series, r->cutoff, r->b->in->replaces);
	if (!before)
		return;
	r->is_withdrawn = !before->facts;
	if (r->is_withdrawn)
		return;
	r->said = before->facts;
	r->before = r->said->cutoff;
	r->was = past_states(r->b->a, &then->all, r->said);
	r->is_first = false;
	r->sum_was = r->said->sum;
	r->nneeds_was = r->said->needs;
}

static void
find_prior(struct report *r)
{
	r->prior = arena_array(r->b->a, const struct state *, r->now.n + 1);
	for (size_t i = 0; i < r->now.n; i++)
		r->prior[i] = state_like(&r->was, r->now.v[i].measure);
}

static void
gather_states(struct report *r)
{
	struct builder *b = r->b;
	struct sight then = sight_at(b->a, b->in->model, r->committee, r->before);
	bool is_founded;

	r->now = sight_in(b->a, b->model, &b->states, r->committee).own;
	r->is_new_committee = r->committee->start != DATE_NONE && r->committee->start > r->before;
	is_founded = r->is_new_committee && !r->committee->predecessor.to;
	r->was = is_founded ? same_measures(r, &then) : then.own;
	r->is_first = is_founded || has_no_reports(&r->was);
	r->sum = tally_of(&r->now, NULL);
	r->sum_was = tally_of(&r->was, NULL);
	r->nneeds_was = needs_before(r, &then);
	look_back(r, &then);
	find_prior(r);
}

/* What it says, for the reports to come. */
static void
put_down(struct report *r)
{
	struct gathering g = {
		r->model, r->committee, r->first, r->cutoff, &r->now, &r->tasks, (int)r->needs.n};

	r->facts = facts_gather(r->b->a, &g);
	for (size_t i = 0; i < r->deviations.n; i++)
		*VEC_PUSH(r->b->a, &r->facts->corrections) = r->deviations.v[i].fact;
	r->b->doc->facts = r->facts;
}

static void
gather(struct report *r, struct builder *b)
{
	r->b = b;
	r->model = b->model;
	r->committee = model_organization(b->model, b->in->committee->r.id);
	r->period = b->in->period;
	r->first = period_first(r->period);
	r->before = r->first - 1;
	r->cutoff = b->in->as_of;
	gather_states(r);
	r->changes = changes_between(b->a, &r->was, &r->now);
	r->tasks = tasks_of(b->a, b->model, r->committee, r->first, r->cutoff);
	r->needs = decisions_needed(b->a, b->model, &r->now, r->committee, r->first);
	put_down(r);
	find_fields(r);
}

/* Nothing is printed before its numbers are known to agree. */
static int
check_sums(struct report *r)
{
	struct tally *tallies = arena_array(r->b->a, struct tally, r->nfields);
	struct money *sums = arena_array(r->b->a, struct money, r->nfields);
	struct where where = r->committee->r.where;

	for (size_t i = 0; i < r->nfields; i++) {
		tallies[i] = tally_of(&r->now, r->fields[i]);
		sums[i] = money_of(&r->now, r->fields[i], r->before);
	}
	if (agree_committees(r->b->a, r->model, &r->b->states, r->b->d, where) ||
		agree_selection(&r->now, &r->b->states, r->b->d, where) ||
		agree_changes(&r->was, &r->now, &r->changes, r->b->d, where) ||
		agree_tallies(r->sum, tallies, r->nfields, r->b->d, where, "status"))
		return -1;
	return agree_money(
		money_of(&r->now, NULL, r->before), sums, r->nfields, r->b->d, where, "cents");
}

/* ---- the document as a whole ---- */

static void
describe(struct report *r)
{
	struct document *doc = r->b->doc;
	const char *who = words_org(r->committee);
	const char *when = words_reported(r->b);
	char code[DATE_BUF];

	doc->id = builder_printf(r->b, "%s-%s-%s", r->b->in->publication->r.id, r->committee->r.id,
		period_code(r->period, code));
	doc->title = r->b->in->name->title;
	doc->author = r->model->body.name;
	doc->subject = doc->is_internal
			       ? REPORT_SAY(r, LABEL_REPORT_DOC_INTERNAL, r->committee->name)
			       : r->committee->name;
	doc->keywords = builder_printf(r->b, "%s, %s, %s", report_title(r), who, when);
	doc->description = REPORT_SAY(
		r, LABEL_REPORT_ABSTRACT, r->committee->name, words_date(r->b, r->cutoff));
	doc->file_name = r->b->in->name->stem;
	/* The head shares its line with the section's name: short. */
	doc->head_left =
		REPORT_SAY(r, LABEL_REPORT_HEAD, words_label(r->b, LABEL_REPORT_TITLE), who, when);
	if (doc->is_internal)
		doc->head_left = builder_printf(r->b, "%s \u00B7 %s", doc->head_left,
			words_label(r->b, LABEL_REPORT_INTERNAL));
	doc->foot_left = words_as_of(r->b, r->cutoff);
	if (r->model->is_sample && !doc->foot_left)
		doc->foot_left = words_label(r->b, LABEL_SAMPLE);
	else if (r->model->is_sample)
		doc->foot_left = builder_printf(
			r->b, "%s \u00B7 %s", doc->foot_left, words_label(r->b, LABEL_SAMPLE));
}

/* ---- parts ---- */

static int
write_part(struct report *r, const struct part *part)
{
	int status;

	for (size_t i = 0; i < NKINDS; i++) {
		if (strcmp(kinds[i].kind, part->kind) != 0)
			continue;
		r->part = part;
		r->b->where = part->where;
		r->b->frame.parent = r->b->sects[0];
		status = kinds[i].write(r);
		r->part = NULL; /* what comes after a part belongs to none */
		if (!status && strcmp(part->kind, "changes") == 0)
			status = report_corrections(r);
		return status;
	}
	return diag_report(r->b->d, FAULT_XML_VALUE, part->where, "part kind=\"%s\"", part->kind);
}

static int
write_named(struct report *r, const char *kind)
{
	struct part part = {.kind = kind, .where = r->b->in->publication->r.where};

	return write_part(r, &part);
}

static int
write_parts(struct report *r)
{
	const struct publication *p = r->b->in->publication;
	int status = 0;

	for (size_t i = 0; i < p->parts.n && !status; i++)
		status = write_part(r, &p->parts.v[i]);
	for (size_t i = 0; !p->parts.n && i < NDEFAULTS && !status; i++)
		status = write_named(r, kinds[i].kind);
	/* No choice of parts keeps a correction from those who were told otherwise. */
	return status || r->has_corrections ? status : report_corrections(r);
}

static int
write_idle(struct report *r)
{
	return write_named(r, "header") || report_idle(r) || report_corrections(r) ||
			       write_named(r, "nextMeeting")
		       ? -1
		       : 0;
}

static int
body(struct builder *b)
{
	struct report r = {0};

	gather(&r, b);
	describe(&r);
	if (check_sums(&r))
		return -1;
	builder_page(b, PAGE_BODY, NUMBERING_ARABIC);
	if (is_committee_idle(b->a, b->in->model, r.committee, r.period, r.cutoff))
		return write_idle(&r);
	return write_parts(&r);
}

struct document *
compose_report(const struct compose_input *in, struct arena *a, struct diag *d)
{
	return builder_compose(in, body, a, d);
}
