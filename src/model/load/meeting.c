#include "model/load/load.h"

static int
load_time(struct loader *l, const struct xml_node *n, const char *name, date *day)
{
	const char *s = load_attr(l, n, name);
	int minutes = -1;

	*day = DATE_NONE;
	if (s)
		date_parse_datetime(s, day, &minutes);
	return minutes;
}

static void
load_vote(struct vote *v, const struct xml_node *n)
{
	v->yes = n ? load_int(n, "yes", -1) : -1;
	v->no = n ? load_int(n, "no", -1) : -1;
	v->abstain = n ? load_int(n, "abstain", -1) : -1;
	v->biased = n ? load_int(n, "biased", -1) : -1;
	if (n)
		v->mode = (enum vote_mode)load_word(n, "mode", word_tab_vote, VOTE_UNSTATED);
	/* Systems fill in noughts for items nobody voted on (docs/domain.md section 5). */
	if (v->yes <= 0 && v->no <= 0 && v->abstain <= 0)
		v->yes = v->no = v->abstain = -1;
}

static void
load_note(struct loader *l, struct interim_note *i, const struct xml_node *n, struct scope s)
{
	load_record(l, &i->r, n, s);
	i->text = load_own_text(l, n);
}

static void
load_extension(struct loader *l, struct extension *e, const struct xml_node *n, struct scope s)
{
	load_record(l, &e->r, n, s);
	e->due = load_date(l, n, "due");
	e->item.ref = load_ref(l, n, "agendaItem");
	e->reason = load_own_text(l, n);
}

static void
load_task(struct loader *l, struct resolution_task *t, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &t->r, n, outer);

	t->office.ref = load_ref(l, n, "office");
	t->due = load_date(l, n, "due");
	t->done = load_date(l, n, "done");
	t->measure.ref = load_ref(l, n, "measure");
	t->task = load_child(l, n, "task");
	t->completion_note = load_child(l, n, "completionNote");
	FOR_CHILDREN(c, n, "interimNote")
		load_note(l, VEC_PUSH(l->arena, &t->notes), c, s);
	FOR_CHILDREN(c, n, "extension")
		load_extension(l, VEC_PUSH(l->arena, &t->extensions), c, s);
}

/* An item states its own publicity; only a non-public meeting overrules it. */
static struct scope
item_scope(struct scope meeting, const struct xml_node *n)
{
	struct scope s = meeting;

	if (meeting.visibility == VIS_NONPUBLIC)
		return s;
	s.is_told = false;
	s.visibility = VIS_UNKNOWN;
	if (xml_attr(n, "public"))
		s.visibility = load_bool(n, "public", false) ? meeting.visibility : VIS_NONPUBLIC;
	if (meeting.is_told)
		s.is_told = true;
	return s;
}

static void
load_item(struct loader *l, struct agenda_item *t, const struct xml_node *n, struct scope meeting)
{
	struct scope s = load_record(l, &t->r, n, item_scope(meeting, n));

	t->number = load_attr(l, n, "number");
	t->order = load_int(n, "order", 0);
	t->paper.ref = load_ref(l, n, "paper");
	t->name = load_child(l, n, "name");
	t->result_raw = load_child(l, n, "result");
	t->resolution = rich_child(l, n, "resolutionText", s);
	load_vote(&t->vote, xml_child(n, "vote"));
	FOR_CHILDREN(c, n, "resolutionTask")
		load_task(l, VEC_PUSH(l->arena, &t->tasks), c, s);
}

static void
load_meeting(struct loader *l, struct meeting *m, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &m->r, n, outer);

	m->state = (enum meeting_state)load_word(n, "state", word_tab_meeting, MEETING_UNSTATED);
	m->is_cancelled = load_bool(n, "cancelled", false);
	m->start_minutes = load_time(l, n, "start", &m->start);
	m->end_minutes = load_time(l, n, "end", &m->end);
	m->name = load_child(l, n, "name");
	m->location = load_child(l, n, "location");
	LOAD_REFS(l, &m->organizations, n, "organizations");
	FOR_CHILDREN(c, n, "agendaItem")
		load_item(l, VEC_PUSH(l->arena, &m->items), c, s);
}

void
load_meetings(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "meeting")
		load_meeting(l, VEC_PUSH(l->arena, &l->model->meetings), n, s);
}

static void
load_consultation(struct loader *l, struct consultation *c, const struct xml_node *n)
{
	c->organization.ref = load_ref(l, n, "organization");
	c->role = (enum consultation_role)load_word(n, "role", word_tab_role, CR_UNSTATED);
	c->is_authoritative = load_bool(n, "authoritative", false);
	c->item.ref = load_ref(l, n, "agendaItem");
}

/* The schema has checked the form; a month or quarter that is none cannot get here. */
static void
load_paper_report(struct loader *l, struct paper_report *r, const struct xml_node *n)
{
	const char *period = load_attr(l, n, "period");

	r->publication.ref = load_ref(l, n, "publication");
	r->committee.ref = load_ref(l, n, "committee");
	if (period_parse(period, &r->period))
		diag_report(l->diag, FAULT_PERIOD, xml_where(n), "period=\"%s\"", period);
}

static void
load_paper(struct loader *l, struct paper *p, const struct xml_node *n, struct scope outer)
{
	load_record(l, &p->r, n, outer);
	p->reference = load_attr(l, n, "reference");
	p->supplement = load_attr(l, n, "supplement");
	p->name = load_child(l, n, "name");
	p->date = load_date(l, n, "date");
	p->type = (enum paper_type)load_word(n, "type", word_tab_paper, PAPER_UNSTATED);
	p->lead_office.ref = load_ref(l, n, "leadOffice");
	FOR_CHILDREN(c, n, "consultation")
		load_consultation(l, VEC_PUSH(l->arena, &p->consultations), c);
	FOR_CHILDREN(c, n, "report")
		load_paper_report(l, VEC_PUSH(l->arena, &p->reports), c);
}

void
load_papers(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "paper")
		load_paper(l, VEC_PUSH(l->arena, &l->model->papers), n, s);
}

void
load_results(struct loader *l, const struct xml_node *root, struct scope outer)
{
	(void)outer;
	FOR_CHILDREN(n, root, "result") {
		struct result_word *w = VEC_PUSH(l->arena, &l->results);

		w->raw = load_attr(l, n, "raw");
		w->means = (enum result)load_word(n, "means", word_tab_result, RESULT_UNMAPPED);
		w->where = xml_where(n);
	}
}
