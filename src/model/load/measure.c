#include "model/load/load.h"

static void
load_step(struct loader *l, struct step *t, const struct xml_node *n, struct scope s)
{
	load_record(l, &t->r, n, s);
	t->due = load_date(l, n, "due");
	t->done = load_date(l, n, "done");
	t->text = load_own_text(l, n);
}

static void
load_cost(struct loader *l, struct cost *c, const struct xml_node *n, struct scope s)
{
	load_record(l, &c->r, n, s);
	c->cents = load_cents(l, n, "amount");
	c->kind = (enum cost_kind)load_word(n, "kind", word_tab_cost, COST_UNSTATED);
	c->is_estimate = load_bool(n, "estimate", false);
	c->year = load_int(n, "year", 0);
	c->first_year = load_int(n, "firstYear", 0);
	c->last_year = load_int(n, "lastYear", 0);
	c->text = load_own_text(l, n);
}

static void
load_funding(struct loader *l, struct funding *f, const struct xml_node *n, struct scope s)
{
	load_record(l, &f->r, n, s);
	f->source = load_attr(l, n, "source");
	f->cents = load_cents(l, n, "amount");
	f->state = (enum funding_state)load_word(n, "state", word_tab_funding, FUNDING_OPEN);
	f->own_share = load_cents(l, n, "ownShare");
	f->year = load_int(n, "year", 0);
	f->first_year = load_int(n, "firstYear", 0);
	f->last_year = load_int(n, "lastYear", 0);
	f->text = load_own_text(l, n);
}

static void
load_expenditure(struct loader *l, struct expenditure *e, const struct xml_node *n, struct scope s)
{
	load_record(l, &e->r, n, s);
	e->date = load_date(l, n, "date");
	e->cents = load_cents(l, n, "amount");
	e->text = load_own_text(l, n);
}

static void
load_obstacle(struct loader *l, struct obstacle *o, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &o->r, n, outer);

	o->reason = (enum obstacle_reason)load_word(n, "reason", word_tab_reason, REASON_EXTERNAL);
	o->content = rich_inline(l, n, s);
}

static void
load_position(struct loader *l, struct position *p, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &p->r, n, outer);

	p->verdict = (enum verdict)load_word(n, "verdict", word_tab_verdict, VERDICT_NONE);
	p->content = rich_blocks(l, n, s);
}

static void
load_lead(struct loader *l, struct lead *d, const struct xml_node *n, struct scope s)
{
	load_record(l, &d->r, n, s);
	d->organization.ref = load_ref(l, n, "organization");
}

static void
load_staff(struct loader *l, struct staff *f, const struct xml_node *n, struct scope s)
{
	load_record(l, &f->r, n, s);
	f->fte = load_decimal(l, n, "fte");
	f->text = load_own_text(l, n);
}

static void
load_comment(struct loader *l, struct comment *c, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &c->r, n, outer);

	c->organization.ref = load_ref(l, n, "organization");
	c->content = rich_blocks(l, n, s);
}

static void
load_basis(struct loader *l, struct ground *b, const struct xml_node *n, struct scope s)
{
	load_record(l, &b->r, n, s);
	b->kind = (enum basis_kind)load_word(n, "kind", word_tab_basis, BASIS_NONE);
	b->text = load_own_text(l, n);
}

static void
load_deadline(struct loader *l, struct deadline *d, const struct xml_node *n, struct scope s)
{
	load_record(l, &d->r, n, s);
	d->due = load_date(l, n, "due");
	d->item.ref = load_ref(l, n, "agendaItem");
	d->reason = load_own_text(l, n);
}

static void
load_change(struct loader *l, struct measure_change *c, const struct xml_node *n, struct scope s)
{
	load_record(l, &c->r, n, s);
	c->field.ref = load_ref(l, n, "field");
	c->priority = (enum priority)load_word(n, "priority", word_tab_priority, PRIORITY_NONE);
	c->effort = (enum effort)load_word(n, "effort", word_tab_effort, EFFORT_NONE);
	c->reason = load_own_text(l, n);
}

static void
load_withdrawal(struct loader *l, struct withdrawal *w, const struct xml_node *n, struct scope s)
{
	load_record(l, &w->r, n, s);
	w->date = load_date(l, n, "date");
	w->organization.ref = load_ref(l, n, "organization");
	w->item.ref = load_ref(l, n, "agendaItem");
	w->reason = load_own_text(l, n);
}

static void
load_references(struct loader *l, struct measure *m, const struct xml_node *n)
{
	LOAD_REFS(l, &m->findings, n, "findings");
	m->goal.ref = load_ref(l, n, "goal");
	LOAD_REFS(l, &m->also_fields, n, "alsoFields");
	LOAD_REFS(l, &m->indicators, n, "indicators");
	LOAD_REFS(l, &m->synergies, n, "synergies");
	LOAD_REFS(l, &m->replaces, n, "replaces");
	LOAD_REFS(l, &m->replaced_by, n, "replacedBy");
	FOR_CHILDREN(c, n, "actor")
		VEC_PUSH(l->arena, &m->actors)->ref = load_ref(l, c, "organization");
	FOR_CHILDREN(c, n, "proposer")
		m->proposer.ref = load_ref(l, c, "organization");
	FOR_CHILDREN(c, n, "decision")
		VEC_PUSH(l->arena, &m->decisions)->ref = load_ref(l, c, "agendaItem");
}

static void
load_lists(struct loader *l, struct measure *m, const struct xml_node *n, struct scope s)
{
	FOR_CHILDREN(c, n, "step")
		load_step(l, VEC_PUSH(l->arena, &m->steps), c, s);
	FOR_CHILDREN(c, n, "cost")
		load_cost(l, VEC_PUSH(l->arena, &m->costs), c, s);
	FOR_CHILDREN(c, n, "funding")
		load_funding(l, VEC_PUSH(l->arena, &m->funding), c, s);
	FOR_CHILDREN(c, n, "expenditure")
		load_expenditure(l, VEC_PUSH(l->arena, &m->expenditures), c, s);
	FOR_CHILDREN(c, n, "obstacle")
		load_obstacle(l, VEC_PUSH(l->arena, &m->obstacles), c, s);
	FOR_CHILDREN(c, n, "position")
		load_position(l, VEC_PUSH(l->arena, &m->positions), c, s);
	FOR_CHILDREN(c, n, "staff")
		load_staff(l, VEC_PUSH(l->arena, &m->staffs), c, s);
	load_children(l, &m->target_groups, n, "targetGroup");
	load_children(l, &m->districts, n, "district");
}

/* Who is responsible, on what ground, and what has become different since the beginning. */
static void
load_history(struct loader *l, struct measure *m, const struct xml_node *n, struct scope s)
{
	FOR_CHILDREN(c, n, "lead")
		load_lead(l, VEC_PUSH(l->arena, &m->leads), c, s);
	FOR_CHILDREN(c, n, "comment")
		load_comment(l, VEC_PUSH(l->arena, &m->comments), c, s);
	FOR_CHILDREN(c, n, "basis")
		load_basis(l, VEC_PUSH(l->arena, &m->bases), c, s);
	FOR_CHILDREN(c, n, "deadline")
		load_deadline(l, VEC_PUSH(l->arena, &m->deadlines), c, s);
	FOR_CHILDREN(c, n, "change")
		load_change(l, VEC_PUSH(l->arena, &m->changes), c, s);
	m->withdrawal.date = DATE_NONE;
	FOR_CHILDREN(c, n, "withdrawal")
		load_withdrawal(l, &m->withdrawal, c, s);
}

void
load_measure(struct loader *l, struct measure *m, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &m->r, n, outer);

	m->code = load_attr(l, n, "code");
	m->title = load_child(l, n, "title");
	m->short_title = load_child(l, n, "shortTitle");
	m->priority = (enum priority)load_word(n, "priority", word_tab_priority, PRIORITY_NONE);
	m->effort = (enum effort)load_word(n, "effort", word_tab_effort, EFFORT_NONE);
	m->horizon = (enum horizon)load_word(n, "horizon", word_tab_horizon, HORIZON_NONE);
	m->start = load_date(l, n, "start");
	m->end = load_date(l, n, "end");
	m->description = rich_child(l, n, "description", s);
	m->remark = rich_child(l, n, "remark", s);
	m->effect = load_child(l, n, "effect");
	m->conflict = load_child(l, n, "conflict");
	load_references(l, m, n);
	load_lists(l, m, n, s);
	load_history(l, m, n, s);
}
