#include "model/load/load.h"

static void
load_observation(struct loader *l, struct observation *o, const struct xml_node *n, struct scope s)
{
	load_record(l, &o->r, n, s);
	o->date = load_date(l, n, "date");
	o->corrects = load_date(l, n, "corrects");
	o->value = load_decimal(l, n, "value");
	o->is_provisional = load_bool(n, "provisional", false);
	o->text = load_own_text(l, n);
}

static void
load_indicator(struct loader *l, struct indicator *i, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &i->r, n, outer);
	const char *direction = load_attr(l, n, "direction");

	i->name = load_child(l, n, "name");
	i->unit = load_attr(l, n, "unit");
	i->definition = load_child(l, n, "definition");
	i->source = load_child(l, n, "dataSource");
	i->up_is_good = direction && direction[0] == 'u';
	i->decimals = load_int(n, "decimals", 0);
	LOAD_REFS(l, &i->fields, n, "fields");
	i->baseline.date = i->target.date = DATE_NONE;
	FOR_CHILDREN(c, n, "baseline")
		load_observation(l, &i->baseline, c, s);
	FOR_CHILDREN(c, n, "target")
		load_observation(l, VEC_PUSH(l->arena, &i->targets), c, s);
	FOR_CHILDREN(c, n, "pathPoint")
		load_observation(l, VEC_PUSH(l->arena, &i->path), c, s);
	FOR_CHILDREN(c, n, "observation")
		load_observation(l, VEC_PUSH(l->arena, &i->series), c, s);
}

void
load_indicators(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "indicator")
		load_indicator(l, VEC_PUSH(l->arena, &l->model->indicators), n, s);
}
