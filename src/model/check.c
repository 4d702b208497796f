/* Rules for records that the schema cannot say. */
#include "base/words/label.h"
#include "model/link.h"

#include <stdlib.h>
#include <string.h>

static void
check_organizations(struct loader *l)
{
	EACH(legislative_term, t, l->model->terms)
		check_date_order(l, t->start, t->end, "legislativeTerm start \u2026 end", t->where);
	EACH(organization, o, l->model->organizations) {
		check_date_order(l, o->start, o->end, "start \u2026 end", o->r.where);
		check_self(l, &o->predecessor.ref, o->r.id, "predecessor");
	}
}

static void
check_measure(struct loader *l, const struct measure *m)
{
	check_date_order(l, m->start, m->end, "start \u2026 end", m->r.where);
	for (size_t i = 0; i < m->synergies.n; i++)
		check_self(l, &m->synergies.v[i].ref, m->r.id, "synergies");
}

struct code {
	const char *code;
	struct where where;
	size_t place;
};

static int
compare_codes(const void *a, const void *b)
{
	const struct code *x = a, *y = b;
	int c = strcmp(x->code, y->code);

	return c ? c : x->place < y->place ? -1 : x->place > y->place;
}

/* Reports each code after the first of its kind. */
static void
report_duplicates(struct loader *l, struct code *codes, size_t n, enum fault fault)
{
	if (n > 1)
		qsort(codes, n, sizeof(*codes), compare_codes);
	for (size_t i = 1; i < n; i++)
		if (strcmp(codes[i - 1].code, codes[i].code) == 0)
			diag_report(l->diag, fault, codes[i].where, "%s (%s:%d)", codes[i].code,
				codes[i - 1].where.file, codes[i - 1].where.line);
}

static void
check_codes(struct loader *l)
{
	struct {
		struct code *v;
		size_t n, cap;
	} codes = {0};

	EACH(action_field, f, l->model->fields)
		EACH(measure, m, f->measures) {
			struct code *c = VEC_PUSH(l->arena, &codes);

			*c = (struct code){m->code, m->r.where, codes.n};
		}
	report_duplicates(l, codes.v, codes.n, FAULT_CODE_DUPLICATE);
}

static void
check_fields(struct loader *l)
{
	const struct action_field *last = NULL;

	EACH(action_field, f, l->model->fields) {
		if (last && last->number == f->number)
			diag_report(l->diag, FAULT_NUMBER_DUPLICATE, f->r.where,
				"number=\"%d\" (%s)", f->number, last->r.where.file);
		last = f;
		EACH(measure, m, f->measures)
			check_measure(l, m);
	}
	check_codes(l);
}

static void
check_vote(struct loader *l, const struct agenda_item *i)
{
	if (i->vote.mode == VOTE_UNANIMOUS && i->vote.yes > 0 && i->vote.no > 0)
		diag_report(l->diag, FAULT_VOTE, i->r.where, "unanimous: %d/%d", i->vote.yes,
			i->vote.no);
}

static void
check_meetings(struct loader *l)
{
	EACH(meeting, m, l->model->meetings) {
		const struct agenda_item *last = NULL;

		check_date_order(l, m->start, m->end, "start \u2026 end", m->r.where);
		if (m->start == m->end && m->end_minutes < m->start_minutes)
			diag_report(l->diag, FAULT_DATE_ORDER, m->r.where,
				"start \u2026 end: %02d:%02d > %02d:%02d", m->start_minutes / 60,
				m->start_minutes % 60, m->end_minutes / 60, m->end_minutes % 60);
		EACH(agenda_item, i, m->items) {
			check_vote(l, i);
			if (last && last->order == i->order)
				diag_report(l->diag, FAULT_NUMBER_DUPLICATE, i->r.where,
					"order=\"%d\" (%s)", i->order, last->r.id);
			last = i;
		}
	}
}

/* Of two entries for one day: entered on one day too, so that neither is the newer. */
static bool
is_one_entry(const struct record *a, const struct record *b)
{
	return a->time.recorded == b->time.recorded;
}

static void
check_indicators(struct loader *l)
{
	EACH(indicator, i, l->model->indicators) {
		const struct observation *last = NULL;
		char buf[DATE_BUF];

		check_date_order(
			l, i->baseline.date, i->target.date, "baseline \u2026 target", i->r.where);
		EACH(observation, o, i->series) {
			if (last && last->date == o->date &&
				(o->corrects != o->date || is_one_entry(&last->r, &o->r)))
				diag_report(l->diag, FAULT_SERIES_DUPLICATE, o->r.where, "%s",
					date_iso(o->date, buf));
			last = o;
		}
	}
}

/* How far a status is along the way; STATUS_DEFERRED is beside it. */
static int
status_rank(enum status s)
{
	static const int ranks[STATUS_ALL] = {
		[STATUS_RECOMMENDED] = 0,
		[STATUS_NOT_STARTED] = 1,
		[STATUS_PLANNING] = 2,
		[STATUS_ACTIVE] = 3,
		[STATUS_DONE] = 4,
		[STATUS_ONGOING] = 4,
		[STATUS_DEFERRED] = 0,
		[STATUS_REJECTED] = 5,
		[STATUS_TRANSFERRED] = 5,
		[STATUS_REPLACED] = 5,
		[STATUS_WITHDRAWN] = 5,
	};

	return ranks[s];
}

static void
check_report(struct loader *l, const struct status_report *r)
{
	bool stopped = r->status == STATUS_DEFERRED || r->status == STATUS_REJECTED ||
		       r->status == STATUS_WITHDRAWN;
	const struct measure *m = r->measure.to;
	bool needs_due = r->status == STATUS_ONGOING ||
			 (r->status == STATUS_ACTIVE && m && m->end == DATE_NONE);

	if (stopped && !r->reason)
		diag_report(
			l->diag, FAULT_STATUS_NO_REASON, r->r.where, "%s", status_name(r->status));
	if (needs_due && r->due == DATE_NONE)
		diag_report(
			l->diag, FAULT_STATUS_NO_DATE, r->r.where, "%s", status_name(r->status));
}

/* Two neighbours of one measure's reports. */
static void
check_step(struct loader *l, const struct status_report *before, const struct status_report *r)
{
	bool back = status_rank(r->status) < status_rank(before->status) &&
		    r->status != STATUS_DEFERRED;
	char buf[DATE_BUF];

	if (before->date == r->date && (r->corrects != r->date || is_one_entry(&before->r, &r->r)))
		diag_report(l->diag, FAULT_STATUS_DUPLICATE, r->r.where, "%s (%s:%d)",
			date_iso(r->date, buf), before->r.where.file, before->r.where.line);
	else if (back && !r->note && !r->reason)
		diag_report(l->diag, FAULT_STATUS_BACKWARDS, r->r.where, "%s \u2192 %s",
			status_name(before->status), status_name(r->status));
}

static void
check_reports(struct loader *l)
{
	EACH(status_report, r, l->model->reports)
		check_report(l, r);
	EACH(action_field, f, l->model->fields)
		EACH(measure, m, f->measures)
			for (size_t i = 1; i < m->nreports; i++)
				check_step(l, m->reports[i - 1], m->reports[i]);
}

/* Without its date a task stays open, whatever its note says. */
static void
check_tasks(struct loader *l)
{
	EACH(meeting, m, l->model->meetings)
		EACH(agenda_item, i, m->items)
			EACH(resolution_task, t, i->tasks)
				if (t->completion_note && t->done == DATE_NONE)
					diag_report(l->diag, FAULT_TASK_NO_DATE, t->r.where, "%s",
						t->r.id);
}

/* Part kinds of concepts, of reports, and of both. */
static const struct part_kind {
	const char *kind;
	bool in_concept, in_report;
} part_kinds[] = {
	{"cover", true, true},
	{"imprint", true, false},
	{"foreword", true, false},
	{"resolution", true, false},
	{"toc", true, false},
	{"origin", true, false},
	{"participation", true, false},
	{"text", true, false},
	{"actionFields", true, false},
	{"overview", true, true},
	{"schedule", true, false},
	{"costs", true, false},
	{"indicators", true, true},
	{"implementation", true, false},
	{"glossary", true, false},
	{"index", true, false},
	{"sources", true, false},
	{"accessibility", true, false},
	{"summary", true, false},
	{"listOfFigures", true, false},
	{"listOfTables", true, false},
	{"header", false, true},
	{"proposal", false, true},
	{"statusByField", false, true},
	{"statusOverTime", false, true},
	{"changes", false, true},
	{"late", false, true},
	{"measures", false, true},
	{"tasks", false, true},
	{"obstacles", false, true},
	{"finances", false, true},
	{"nextMeeting", false, true},
	{"missingReports", false, true},
	{"attachments", false, true},
	{"legend", false, true},
};

static bool
part_fits(const char *kind, enum publication_kind publication)
{
	for (size_t i = 0; i < sizeof(part_kinds) / sizeof(*part_kinds); i++)
		if (strcmp(part_kinds[i].kind, kind) == 0)
			return publication == PUBLICATION_CONCEPT ? part_kinds[i].in_concept
								  : part_kinds[i].in_report;
	return false;
}

static void
check_part(struct loader *l, const struct publication *p, const struct part *t)
{
	const struct id_entry *e = id_lookup(l->model->ids, t->ref);
	bool is_text = strcmp(t->kind, "text") == 0;
	bool takes_ref = is_text || strcmp(t->kind, "summary") == 0;
	enum id_kind want = is_text ? ID_TEXT : ID_SUMMARY;

	if (!part_fits(t->kind, p->kind))
		diag_report(l->diag, FAULT_PART_KIND, t->where, "<part kind=\"%s\">", t->kind);
	else if ((is_text && !t->ref) || (t->ref && !takes_ref))
		diag_report(l->diag, FAULT_PART_REF, t->where, "<part kind=\"%s\">", t->kind);
	else if (e && e->kind != want)
		diag_report(l->diag, FAULT_REF_KIND, t->where, "%s (%s) \u2192 %s", t->ref,
			id_kind_name(e->kind), id_kind_name(want));
}

static bool
is_committee(enum org_type type)
{
	return type == ORG_COUNCIL || type == ORG_COMMITTEE || type == ORG_ADVISORY_BOARD;
}

static void
check_committees(struct loader *l, const struct publication *p)
{
	bool named = p->all_committees || p->committees.n > 0;

	if (named != (p->kind == PUBLICATION_REPORT))
		diag_report(l->diag, FAULT_COMMITTEES, p->r.where, "kind=\"%s\"",
			word_name(word_tab_publication, (int)p->kind));
	for (size_t i = 0; i < p->committees.n; i++) {
		const struct organization *o = p->committees.v[i].to;

		if (o && !is_committee(o->type))
			diag_report(l->diag, FAULT_REF_KIND, p->r.where,
				"%s (%s) \u2192 council | committee | advisoryBoard", o->r.id,
				word_name(word_tab_org_type, (int)o->type));
	}
}

/* Periods are named in the kind in which reports are written. */
static void
check_period(struct loader *l, const char *name, struct period p, struct where where)
{
	static const enum period_kind kinds[] = {
		[CYCLE_MONTH] = PERIOD_MONTH,
		[CYCLE_QUARTER] = PERIOD_QUARTER,
		[CYCLE_HALF] = PERIOD_HALF,
		[CYCLE_YEAR] = PERIOD_YEAR,
		[CYCLE_MEETING] = PERIOD_MEETING,
	};
	enum report_cycle cycle = l->model->settings.cycle;
	char buf[DATE_BUF];

	if (p.kind != kinds[cycle])
		diag_report(l->diag, FAULT_PERIOD, where, "%s=\"%s\" (%s)", name,
			period_code(p, buf), word_name(word_tab_cycle, (int)cycle));
}

static void
check_periods(struct loader *l)
{
	const struct settings *s = &l->model->settings;

	if (s->has_up_to)
		check_period(l, "upTo", s->up_to, s->reporting);
	EACH(publication, p, l->model->publications)
		if (p->has_from)
			check_period(l, "from", p->from, p->r.where);
}

static void
check_file_names(struct loader *l)
{
	struct model *m = l->model;
	struct code *names = arena_array(l->arena, struct code, m->publications.n + 1);
	size_t n = 0;

	EACH(publication, p, m->publications)
		if (p->file_name) {
			names[n] = (struct code){p->file_name, p->r.where, n};
			n++;
		}
	report_duplicates(l, names, n, FAULT_FILE_NAME_DUPLICATE);
}

static void
check_publications(struct loader *l)
{
	struct model *m = l->model;

	EACH(publication, p, m->publications) {
		check_committees(l, p);
		if (p->encrypt && p->edition == EDITION_PUBLIC)
			diag_report(l->diag, FAULT_ENCRYPT_PUBLIC, p->r.where, "encrypt=\"%s\"",
				p->encrypt);
		EACH(part, t, p->parts)
			check_part(l, p, t);
		if (p->kind == PUBLICATION_CONCEPT && m->concepts.n == 0 && !l->is_incomplete)
			diag_report(l->diag, FAULT_CONCEPT_MISSING, p->r.where, "%s", p->r.id);
	}
	if (m->concepts.n > 1)
		diag_report(l->diag, FAULT_CONCEPT_TWICE, m->concepts.v[1].r.where, "%s (%s)",
			m->concepts.v[1].r.id, m->concepts.v[0].r.where.file);
	check_periods(l);
	check_file_names(l);
}

static void
check_language(struct loader *l, const struct record *r)
{
	if (!language_is_known(r->lang))
		diag_report(l->diag, FAULT_LANG_UNKNOWN, r->where, "xml:lang=\"%s\"", r->lang);
}

/* What a document says by itself is said in its own language or not at all. */
static void
check_labels(struct loader *l, const struct publication *p)
{
	if (language_is_known(p->lang) && !labels_exist(p->lang))
		diag_report(l->diag, FAULT_LABELS_MISSING, p->r.where, "%s, xml:lang=\"%s\"",
			p->r.id, p->lang);
}

static void
check_languages(struct loader *l)
{
	struct model *m = l->model;

	check_language(l, &m->project);
	EACH(publication, p, m->publications) {
		if (strcmp(p->lang, m->project.lang) != 0)
			check_language(l, &p->r);
		check_labels(l, p);
	}
	EACH(concept, c, m->concepts)
		EACH(concept_text, t, c->texts)
			if (strcmp(t->r.lang, m->project.lang) != 0)
				check_language(l, &t->r);
	EACH(summary, s, m->summaries)
		if (strcmp(s->r.lang, m->project.lang) != 0)
			check_language(l, &s->r);
}

static bool
prints_deadlines(const struct model *m)
{
	bool has_reports = false;

	EACH(publication, p, m->publications)
		has_reports = has_reports || p->kind == PUBLICATION_REPORT;
	EACH(organization, o, m->organizations)
		if (has_reports && o->notice_days >= 0)
			return true;
	return false;
}

static void
check_calendar(struct loader *l)
{
	const struct body *b = &l->model->body;

	if (!b->calendar.state && prints_deadlines(l->model))
		diag_report(
			l->diag, FAULT_HOLIDAYS_UNKNOWN, b->where, "%s", b->ags ? b->ags : b->id);
}

void
check_model(struct loader *l)
{
	check_publications(l);
	check_organizations(l);
	check_calendar(l);
	check_fields(l);
	check_indicators(l);
	check_meetings(l);
	check_reports(l);
	check_tasks(l);
	check_time(l);
	check_languages(l);
	check_rich(l);
}
