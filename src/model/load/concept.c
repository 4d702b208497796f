#include "model/load/load.h"

static void
load_text(struct loader *l, struct concept_text *t, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &t->r, n, outer);

	t->kind = (enum text_kind)load_word(n, "kind", word_tab_text, TEXT_CUSTOM);
	t->title = load_child(l, n, "title");
	t->lead = load_child(l, n, "lead");
	t->content = rich_blocks(l, n, s);
}

static void
load_reference(struct loader *l, struct reference *r, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &r->r, n, outer);

	r->content = rich_inline(l, n, s);
}

static void
load_decision(struct loader *l, struct concept *c, const struct xml_node *n, struct scope s)
{
	c->decision.ref = load_ref(l, n, "agendaItem");
	c->binding = (enum binding)load_word(n, "binding", word_tab_binding, BINDING_NONE);
	c->binding_text = rich_inline(l, n, s);
}

void
load_concept(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct concept *c = VEC_PUSH(l->arena, &l->model->concepts);
	struct scope s = load_record(l, &c->r, root, outer);

	c->as_of = load_date(l, root, "date");
	c->title = load_child(l, root, "title");
	c->subtitle = load_child(l, root, "subtitle");
	c->short_title = load_child(l, root, "shortTitle");
	c->version = load_child(l, root, "version");
	c->abstract = load_child(l, root, "abstract");
	FOR_CHILDREN(n, root, "decision")
		load_decision(l, c, n, s);
	FOR_CHILDREN(n, root, "originator")
		c->originator.ref = load_ref(l, n, "organization");
	FOR_CHILDREN(n, root, "horizonDefinition")
		c->horizon[load_word(n, "horizon", word_tab_horizon, HORIZON_NONE)] =
			load_own_text(l, n);
	FOR_CHILDREN(n, root, "text")
		load_text(l, VEC_PUSH(l->arena, &c->texts), n, s);
	FOR_CHILDREN(n, root, "reference")
		load_reference(l, VEC_PUSH(l->arena, &c->references), n, s);
}
