/* Where ids, references and prose are in a model; the only place that lists them all. */
#include "model/link.h"

static void
tell_id(const struct walker *w, enum id_kind kind, const char *id, const void *to,
	const struct where *where)
{
	if (id)
		w->id(w->ctx, kind, id, to, where);
}

#define RECORD_ID(w, kind, p) tell_id((w), (kind), (p)->r.id, (p), &(p)->r.where)
static void
measure_ids(const struct walker *w, struct measure *m)
{
	RECORD_ID(w, ID_MEASURE, m);
	EACH(step, s, m->steps)
		RECORD_ID(w, ID_STEP, s);
}

static void
field_ids(const struct walker *w, struct action_field *f)
{
	RECORD_ID(w, ID_FIELD, f);
	EACH(goal, g, f->goals) {
		RECORD_ID(w, ID_GOAL, g);
		EACH(subgoal, s, g->subgoals)
			tell_id(w, ID_SUBGOAL, s->id, s, &s->where);
	}
	EACH(finding, d, f->findings)
		RECORD_ID(w, ID_FINDING, d);
	EACH(measure, m, f->measures)
		measure_ids(w, m);
}

static void
meeting_ids(const struct walker *w, struct meeting *m)
{
	RECORD_ID(w, ID_MEETING, m);
	EACH(agenda_item, i, m->items) {
		RECORD_ID(w, ID_ITEM, i);
		EACH(resolution_task, t, i->tasks)
			RECORD_ID(w, ID_TASK, t);
	}
}

static void
concept_ids(const struct walker *w, struct concept *c)
{
	RECORD_ID(w, ID_CONCEPT, c);
	EACH(concept_text, t, c->texts)
		RECORD_ID(w, ID_TEXT, t);
	EACH(reference, r, c->references)
		RECORD_ID(w, ID_REFERENCE, r);
}

static void
node_ids(const struct walker *w, const struct rich_node *n)
{
	for (; n; n = n->next) {
		if (n->id)
			w->id(w->ctx, n->kind == RICH_TABLE ? ID_TABLE : ID_FIGURE, n->id, n,
				&n->where);
		node_ids(w, n->first);
	}
}

static void
rich_ids(void *ctx, const struct rich **rich)
{
	node_ids(ctx, (*rich)->first);
}

void
walk_ids(struct model *m, const struct walker *w)
{
	struct walker copy = *w;
	const struct walker prose = {.ctx = &copy, .rich = rich_ids};

	tell_id(w, ID_PROJECT, m->project.id, m, &m->project.where);
	tell_id(w, ID_BODY, m->body.id, &m->body, &m->body.where);
	EACH(publication, p, m->publications)
		RECORD_ID(w, ID_PUBLICATION, p);
	EACH(legislative_term, t, m->terms)
		tell_id(w, ID_LEGISLATIVE_TERM, t->id, t, &t->where);
	EACH(organization, o, m->organizations)
		RECORD_ID(w, ID_ORGANIZATION, o);
	EACH(concept, c, m->concepts)
		concept_ids(w, c);
	EACH(action_field, f, m->fields)
		field_ids(w, f);
	EACH(indicator, i, m->indicators)
		RECORD_ID(w, ID_INDICATOR, i);
	EACH(meeting, g, m->meetings)
		meeting_ids(w, g);
	EACH(paper, p, m->papers)
		RECORD_ID(w, ID_PAPER, p);
	EACH(term, t, m->glossary)
		RECORD_ID(w, ID_TERM, t);
	EACH(summary, s, m->summaries)
		RECORD_ID(w, ID_SUMMARY, s);
	walk_rich(m, &prose);
}

static const void *
target_of(const struct walker *w, enum id_kind kind, struct ref *ref)
{
	return ref->id ? w->ref(w->ctx, kind, ref) : NULL;
}

#define REF(w, kind, r) ((r)->to = target_of((w), (kind), &(r)->ref))
/* References whose id the walker has cleared are taken out. */
#define REFS(w, kind, vec)                                                                         \
	do {                                                                                       \
		size_t kept_ = 0;                                                                  \
		for (size_t i_ = 0; i_ < (vec)->n; i_++) {                                         \
			REF((w), (kind), &(vec)->v[i_]);                                           \
			if ((vec)->v[i_].ref.id)                                                   \
				(vec)->v[kept_++] = (vec)->v[i_];                                  \
		}                                                                                  \
		(vec)->n = kept_;                                                                  \
	} while (0)

static void
organization_refs(const struct walker *w, struct organization *o)
{
	REF(w, ID_ORGANIZATION, &o->predecessor);
	EACH(competence, c, o->competences) {
		REFS(w, ID_FIELD, &c->fields);
		REFS(w, ID_MEASURE, &c->measures);
	}
	REFS(w, ID_FIELD, &o->fields);
	REFS(w, ID_MEASURE, &o->measures);
}

static void
measure_topics(const struct walker *w, struct measure *m)
{
	REFS(w, ID_FINDING, &m->findings);
	REF(w, ID_GOAL, &m->goal);
	REFS(w, ID_FIELD, &m->also_fields);
	REFS(w, ID_INDICATOR, &m->indicators);
	REFS(w, ID_MEASURE, &m->synergies);
	REFS(w, ID_MEASURE, &m->replaces);
	REFS(w, ID_MEASURE, &m->replaced_by);
}

static void
measure_history(const struct walker *w, struct measure *m)
{
	EACH(lead, d, m->leads)
		REF(w, ID_ORGANIZATION, &d->organization);
	EACH(comment, c, m->comments)
		REF(w, ID_ORGANIZATION, &c->organization);
	EACH(deadline, d, m->deadlines)
		REF(w, ID_ITEM, &d->item);
	EACH(measure_change, c, m->changes)
		REF(w, ID_FIELD, &c->field);
	REF(w, ID_ORGANIZATION, &m->withdrawal.organization);
	REF(w, ID_ITEM, &m->withdrawal.item);
}

static void
measure_refs(const struct walker *w, struct measure *m)
{
	measure_topics(w, m);
	measure_history(w, m);
	REFS(w, ID_ORGANIZATION, &m->actors);
	REF(w, ID_ORGANIZATION, &m->proposer);
	REFS(w, ID_ITEM, &m->decisions);
}

static void
meeting_refs(const struct walker *w, struct meeting *m)
{
	REFS(w, ID_ORGANIZATION, &m->organizations);
	EACH(agenda_item, i, m->items) {
		REF(w, ID_PAPER, &i->paper);
		EACH(resolution_task, t, i->tasks) {
			REF(w, ID_ORGANIZATION, &t->office);
			REF(w, ID_MEASURE, &t->measure);
			EACH(extension, e, t->extensions)
				REF(w, ID_ITEM, &e->item);
		}
	}
}

static void
paper_refs(const struct walker *w, struct paper *p)
{
	REF(w, ID_ORGANIZATION, &p->lead_office);
	EACH(consultation, c, p->consultations) {
		REF(w, ID_ORGANIZATION, &c->organization);
		REF(w, ID_ITEM, &c->item);
	}
	EACH(paper_report, r, p->reports) {
		REF(w, ID_PUBLICATION, &r->publication);
		REF(w, ID_ORGANIZATION, &r->committee);
	}
}

static void
part_refs(const struct walker *w, struct publication *p)
{
	size_t kept = 0;

	REFS(w, ID_ORGANIZATION, &p->committees);
	for (size_t i = 0; i < p->parts.n; i++) {
		struct part *part = &p->parts.v[i];
		struct ref ref = {part->ref, part->where};

		if (ref.id)
			w->ref(w->ctx, ID_ANY, &ref);
		if (ref.id || !part->ref)
			p->parts.v[kept++] = *part;
	}
	p->parts.n = kept;
}

void
walk_refs(struct model *m, const struct walker *w)
{
	EACH(publication, p, m->publications)
		part_refs(w, p);
	EACH(organization, o, m->organizations)
		organization_refs(w, o);
	EACH(concept, c, m->concepts) {
		REF(w, ID_ITEM, &c->decision);
		REF(w, ID_ORGANIZATION, &c->originator);
	}
	EACH(action_field, f, m->fields)
		EACH(measure, s, f->measures)
			measure_refs(w, s);
	EACH(indicator, i, m->indicators)
		REFS(w, ID_FIELD, &i->fields);
	EACH(meeting, g, m->meetings)
		meeting_refs(w, g);
	EACH(paper, p, m->papers)
		paper_refs(w, p);
	EACH(status_report, r, m->reports) {
		REF(w, ID_MEASURE, &r->measure);
		REF(w, ID_ORGANIZATION, &r->office);
	}
}

static void
tell_rich(const struct walker *w, const struct rich **rich)
{
	if (*rich)
		w->rich(w->ctx, rich);
}

static void
concept_rich(const struct walker *w, struct concept *c)
{
	tell_rich(w, &c->binding_text);
	EACH(concept_text, t, c->texts)
		tell_rich(w, &t->content);
	EACH(reference, r, c->references)
		tell_rich(w, &r->content);
}

static void
measure_rich(const struct walker *w, struct measure *m)
{
	tell_rich(w, &m->description);
	tell_rich(w, &m->remark);
	EACH(obstacle, o, m->obstacles)
		tell_rich(w, &o->content);
	EACH(position, p, m->positions)
		tell_rich(w, &p->content);
	EACH(comment, c, m->comments)
		tell_rich(w, &c->content);
}

static void
field_rich(const struct walker *w, struct action_field *f)
{
	tell_rich(w, &f->situation);
	EACH(goal, g, f->goals)
		tell_rich(w, &g->content);
	EACH(finding, d, f->findings)
		tell_rich(w, &d->content);
	EACH(measure, m, f->measures)
		measure_rich(w, m);
}

void
walk_rich(struct model *m, const struct walker *w)
{
	EACH(organization, o, m->organizations)
		tell_rich(w, &o->description);
	EACH(concept, c, m->concepts)
		concept_rich(w, c);
	EACH(action_field, f, m->fields)
		field_rich(w, f);
	EACH(meeting, g, m->meetings)
		EACH(agenda_item, i, g->items)
			tell_rich(w, &i->resolution);
	EACH(term, t, m->glossary)
		tell_rich(w, &t->definition);
	EACH(summary, s, m->summaries)
		tell_rich(w, &s->content);
}
