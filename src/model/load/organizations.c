#include "model/load/load.h"

static void
load_term(struct loader *l, struct legislative_term *t, const struct xml_node *n, struct scope s)
{
	t->id = load_attr(l, n, "id");
	t->name = load_child(l, n, "name");
	t->start = load_date(l, n, "start");
	t->end = load_date(l, n, "end");
	t->visibility = s.visibility;
	t->where = xml_where(n);
}

static void
load_notice(struct organization *o, const struct xml_node *n)
{
	o->notice_days = n ? load_int(n, "days", -1) : -1;
	o->editorial_days = n ? load_int(n, "editorialDays", -1) : -1;
	o->notice_count = NOTICE_FULL;
	if (n)
		o->notice_count =
			(enum notice_count)load_word(n, "count", word_tab_notice, NOTICE_FULL);
}

static void
load_competence(struct loader *l, struct competence *c, const struct xml_node *n, struct scope s)
{
	load_record(l, &c->r, n, s);
	LOAD_REFS(l, &c->fields, n, "fields");
	LOAD_REFS(l, &c->measures, n, "measures");
}

static void
load_organization(
	struct loader *l, struct organization *o, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &o->r, n, outer);

	o->type = (enum org_type)load_word(n, "type", word_tab_org_type, ORG_OFFICE);
	o->name = load_child(l, n, "name");
	o->short_name = load_child(l, n, "shortName");
	o->code = load_attr(l, n, "code");
	o->classification = load_child(l, n, "classification");
	o->website = load_child(l, n, "website");
	o->email = load_child(l, n, "contactEmail");
	load_children(l, &o->aliases, n, "alias");
	o->start = load_date(l, n, "start");
	o->end = load_date(l, n, "end");
	o->predecessor.ref = load_ref(l, n, "predecessor");
	load_notice(o, xml_child(n, "notice"));
	FOR_CHILDREN(c, n, "competence")
		load_competence(l, VEC_PUSH(l->arena, &o->competences), c, s);
	o->description = rich_child(l, n, "description", s);
}

void
load_organizations(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);
	struct model *m = l->model;

	FOR_CHILDREN(n, root, "legislativeTerm")
		load_term(l, VEC_PUSH(l->arena, &m->terms), n, s);
	FOR_CHILDREN(n, root, "organization")
		load_organization(l, VEC_PUSH(l->arena, &m->organizations), n, s);
}
