#include "compose/report/report.h"

#include "compose/write/ink.h"
#include "compose/write/words.h"

#include <assert.h>
#include <string.h>

/* A heading and the first lines of a table below it. */
#define SECTION_ROOM_PERMILLE 180

const char *
report_title(const struct report *r)
{
	const char *own = r->b->in->publication->title;

	return own ? own : words_label(r->b, LABEL_REPORT_TITLE);
}

/* Said once at the top, and not only in the foot of each page. */
const char *
report_whose(struct report *r)
{
	const char *whose =
		builder_printf(r->b, "%s \u00B7 %s", r->committee->name, words_reported(r->b));

	return r->model->is_sample ? builder_printf(r->b, "%s \u00B7 %s", whose,
					     words_label(r->b, LABEL_SAMPLE))
				   : whose;
}

/* The municipality's name before the title, unless the title has it. */
const char *
report_heading(struct report *r)
{
	const char *title = report_title(r);

	return strstr(title, r->model->body.name)
		       ? title
		       : REPORT_SAY(r, LABEL_REPORT_LINE, r->model->body.name, title);
}

struct block *
report_minor_heading(struct report *r, enum text_style style, const char *title)
{
	struct block *block = builder_heading(
		r->b, &(struct heading){
			      .level = 1, .title = title, .is_minor = true, .no_bookmark = true});

	block->style = style;
	block->heading.running = NULL;
	return block;
}

struct block *
report_section(struct report *r, enum label title)
{
	struct block *block =
		builder_heading(r->b, &(struct heading){.level = 1,
					      .title = words_label(r->b, title),
					      .anchor = r->part ? r->part->kind : NULL,
					      .is_unnumbered = true,
					      .least_room_permille = SECTION_ROOM_PERMILLE});

	/* Few pages, no chapters: a section's head is no larger than needed. */
	block->style = TS_H4;
	return block;
}

void
report_code_cell(struct grid *g, const char *code)
{
	uint32_t elem = grid_cell_open(g, (struct grid_cell){.is_row_head = true});

	builder_line_open(g->b, grid_cell_style(g), elem);
	ink_fixed(g->b, code);
	builder_para_close(g->b);
	grid_cell_close(g);
}

void
report_table(struct report *r, struct grid *g, const struct grid_spec *spec,
	const enum label *heads, size_t nheads)
{
	assert(nheads == spec->ncolumns);
	grid_open(g, r->b, spec);
	grid_head(g);
	grid_row(g);
	for (size_t i = 0; i < nheads; i++)
		grid_th(g, words_label(r->b, heads[i]));
	grid_body(g);
}

const char *
report_codes(struct report *r, const struct measure *const *v, size_t n)
{
	const char **codes = arena_array(r->b->a, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		codes[i] = v[i]->code;
	return words_join(r->b, codes, n);
}

/* ---- words for a change ---- */

struct phrases {
	const char *v[3];
	size_t n;
};

static void
add_status(struct report *r, const struct change *c, struct phrases *out)
{
	const char *now = words_status(r->b, c->now.status);

	if (c->kind == CHANGE_NEW)
		out->v[out->n++] = REPORT_SAY(r, LABEL_REPORT_WHAT_NEW, now);
	else if (c->before.status != c->now.status)
		out->v[out->n++] = REPORT_SAY(
			r, LABEL_REPORT_WHAT_STATUS, words_status(r->b, c->before.status), now);
}

static void
add_due(struct report *r, const struct change *c, struct phrases *out)
{
	enum label id = c->is_due_later ? LABEL_REPORT_WHAT_LATER : LABEL_REPORT_WHAT_EARLIER;

	if (c->is_due_later || c->is_due_earlier)
		out->v[out->n++] = REPORT_SAY(r, id, words_short_date(r->b, c->before.due),
			words_short_date(r->b, c->now.due));
}

static void
add_light(struct report *r, const struct change *c, struct phrases *out)
{
	if (!c->is_light_worse && !c->is_light_better)
		return;
	out->v[out->n++] = REPORT_SAY(r, LABEL_REPORT_WHAT_LIGHT,
		words_schedule(r->b, c->before.schedule), words_schedule(r->b, c->now.schedule));
}

static const char *
codes_of(struct report *r, const struct measure_refs *refs)
{
	const struct measure **v = arena_array(r->b->a, const struct measure *, refs->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < refs->n; i++)
		if (refs->v[i].to)
			v[n++] = refs->v[i].to;
	return report_codes(r, v, n);
}

static const char *
withdrawn_words(struct report *r, const struct change *c)
{
	const struct withdrawal *w = &c->now.measure->withdrawal;
	const struct status_report *report = c->now.report;
	const char *day;

	if (w->date == DATE_NONE)
		return REPORT_SAY(r, LABEL_REPORT_CAUSE_WITHDRAWN_ON,
			words_short_date(r->b, report ? report->date : DATE_NONE));
	day = words_short_date(r->b, w->date);
	return w->organization.to ? REPORT_SAY(r, LABEL_REPORT_CAUSE_WITHDRAWN_BY, day,
					    words_org(w->organization.to))
				  : REPORT_SAY(r, LABEL_REPORT_CAUSE_WITHDRAWN_ON, day);
}

static const char *
cause_words(struct report *r, const struct change *c)
{
	const struct measure *m = c->now.measure;
	const char *codes;

	switch (c->cause) {
	case CAUSE_REPLACES:
		codes = codes_of(r, &m->replaces);
		return *codes ? REPORT_SAY(r, LABEL_REPORT_CAUSE_IN_PLACE_OF, codes)
			      : words_label(r->b, LABEL_REPORT_CAUSE_REPLACES);
	case CAUSE_REPLACED:
		codes = codes_of(r, &m->replaced_by);
		return *codes ? REPORT_SAY(r, LABEL_REPORT_CAUSE_BY, codes)
			      : words_label(r->b, LABEL_REPORT_CAUSE_REPLACED);
	case CAUSE_WITHDRAWN:
		return withdrawn_words(r, c);
	case CAUSE_MOVED:
		return REPORT_SAY(r, LABEL_REPORT_CAUSE_MOVED_TO, words_field(m->field));
	case CAUSE_BEGUN:
	case CAUSE_COMPETENCE:
	case CAUSE_ENDED:
		return words_label(
			r->b, (enum label)(LABEL_REPORT_CAUSE_BEGUN + (int)c->cause - CAUSE_BEGUN));
	case CAUSE_NONE:
		break;
	}
	return "";
}

/* Of one that came or went: why, and its status. */
static const char *
moving_words(struct report *r, const struct change *c)
{
	if (c->kind == CHANGE_ENTERED)
		return REPORT_SAY(
			r, LABEL_REPORT_LINE, cause_words(r, c), words_status(r->b, c->now.status));
	return REPORT_SAY(
		r, LABEL_REPORT_WHAT_LEFT, cause_words(r, c), words_status(r->b, c->before.status));
}

const char *
report_change_words(struct report *r, const struct change *c)
{
	struct phrases p = {.n = 0};
	const char *text = "";

	if (c->kind == CHANGE_ENTERED || c->kind == CHANGE_LEFT)
		return moving_words(r, c);
	add_status(r, c, &p);
	add_due(r, c, &p);
	add_light(r, c, &p);
	for (size_t i = 0; i < p.n; i++)
		text = i ? builder_printf(r->b, "%s; %s", text, p.v[i]) : p.v[i];
	return text;
}

static const enum label count_labels[] = {
	[CHANGE_DONE] = LABEL_REPORT_N_DONE,
	[CHANGE_STARTED] = LABEL_REPORT_N_STARTED,
	[CHANGE_FORWARD] = LABEL_REPORT_N_FORWARD,
	[CHANGE_SLIPPED] = LABEL_REPORT_N_SLIPPED,
	[CHANGE_STOPPED] = LABEL_REPORT_N_STOPPED,
	[CHANGE_TRANSFERRED] = LABEL_REPORT_N_TRANSFERRED,
	[CHANGE_RESUMED] = LABEL_REPORT_N_RESUMED,
	[CHANGE_BACK] = LABEL_REPORT_N_BACK,
	[CHANGE_NEW] = LABEL_REPORT_N_NEW,
	[CHANGE_ENTERED] = LABEL_REPORT_N_ENTERED,
	[CHANGE_LEFT] = LABEL_REPORT_N_LEFT,
};

_Static_assert(sizeof count_labels / sizeof *count_labels == CHANGE_COUNT, "one per kind");

const char *
report_change_counts(struct report *r)
{
	const char *parts[CHANGE_COUNT];
	size_t n = 0;

	for (int k = 0; k < CHANGE_COUNT; k++)
		if (r->changes.count[k])
			parts[n++] = REPORT_SAY(
				r, count_labels[k], words_count(r->b, r->changes.count[k]));
	return words_join(r->b, parts, n);
}

/* ---- words for a state ---- */

const char *
report_due_words(struct report *r, const struct state *s)
{
	const char *due = words_due(r->b, s);
	const char *light = words_schedule(r->b, s->schedule);

	if (s->status == STATUS_DONE || s->status == STATUS_REJECTED ||
		s->status == STATUS_TRANSFERRED)
		return "";
	if (state_is_unreviewed(s, r->cutoff))
		due = REPORT_SAY(r, LABEL_REVIEW_OVERDUE, due);
	if (s->schedule != SCHEDULE_LATE && s->schedule != SCHEDULE_AT_RISK)
		return due;
	return *due ? builder_printf(r->b, "%s, %s", due, light) : light;
}

const char *
report_news(const struct report *r, const struct state *s)
{
	if (!s->report || s->report->date < r->first || !s->report->note)
		return "";
	return s->report->note;
}

const char *
report_reason(const struct state *s)
{
	const char *reason = state_needs_reason(s) ? state_reason(s) : NULL;

	if (!reason && s->report)
		reason = s->report->reason ? s->report->reason : s->report->note;
	return reason ? reason : "";
}

/* The whole edition: an earlier report is looked at as it was on its own day. */
struct past_series
report_series(const struct report *r)
{
	const struct compose_input *in = r->b->in;

	return (struct past_series){in->ledger, in->model, in->publication, in->committee};
}
