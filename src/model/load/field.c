#include "model/load/load.h"

static void
load_goal(struct loader *l, struct goal *g, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &g->r, n, outer);

	g->title = load_child(l, n, "title");
	g->content = rich_blocks(l, n, s);
	FOR_CHILDREN(c, n, "subgoal") {
		struct subgoal *sub = VEC_PUSH(l->arena, &g->subgoals);

		sub->id = load_attr(l, c, "id");
		sub->text = load_own_text(l, c);
		sub->where = xml_where(c);
	}
}

static void
load_finding(struct loader *l, struct finding *f, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &f->r, n, outer);

	f->content = rich_blocks(l, n, s);
}

void
load_field(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct action_field *f = VEC_PUSH(l->arena, &l->model->fields);
	struct scope s = load_record(l, &f->r, root, outer);

	f->number = load_int(root, "number", 0);
	f->retired_codes = load_ids(l, root, "retiredCodes");
	f->title = load_child(l, root, "title");
	f->short_title = load_child(l, root, "shortTitle");
	f->lead = load_child(l, root, "lead");
	f->situation = rich_child(l, root, "situation", s);
	FOR_CHILDREN(n, root, "goal")
		load_goal(l, VEC_PUSH(l->arena, &f->goals), n, s);
	FOR_CHILDREN(n, root, "finding")
		load_finding(l, VEC_PUSH(l->arena, &f->findings), n, s);
	FOR_CHILDREN(n, root, "measure")
		load_measure(l, VEC_PUSH(l->arena, &f->measures), n, s);
}
