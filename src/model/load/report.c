#include "model/load/load.h"

#include <string.h>

/* A report has no id; its measure names it in messages. */
static void
load_report(struct loader *l, struct status_report *r, const struct xml_node *n, struct scope s)
{
	load_record(l, &r->r, n, s);
	r->measure.ref = load_ref(l, n, "measure");
	r->r.where.element = arena_printf(l->arena, "statusReport %s", r->measure.ref.id);
	r->date = load_date(l, n, "date");
	r->due = load_date(l, n, "due");
	r->corrects = load_date(l, n, "corrects");
	r->status = (enum status)load_word(n, "status", word_tab_status, STATUS_RECOMMENDED);
	r->schedule = (enum schedule)load_word(n, "schedule", word_tab_schedule, SCHEDULE_NONE);
	r->office.ref = load_ref(l, n, "office");
	r->note = load_child(l, n, "note");
	r->next_step = load_child(l, n, "nextStep");
	r->reason = load_child(l, n, "reason");
}

void
load_reports(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "statusReport")
		load_report(l, VEC_PUSH(l->arena, &l->model->reports), n, s);
}

static void
load_term(struct loader *l, struct term *t, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &t->r, n, outer);

	t->name = load_child(l, n, "name");
	t->abbr = load_attr(l, n, "abbr");
	FOR_CHILDREN(c, n, "definition")
		t->definition = rich_inline(l, c, s);
}

void
load_glossary(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "term")
		load_term(l, VEC_PUSH(l->arena, &l->model->glossary), n, s);
}

static void
load_summary(struct loader *l, struct summary *m, const struct xml_node *n, struct scope outer)
{
	struct scope s = load_record(l, &m->r, n, outer);
	const char *kind = load_attr(l, n, "kind");

	m->is_plain_language = kind && strcmp(kind, "plain") == 0;
	m->title = load_child(l, n, "title");
	m->content = rich_blocks(l, n, s);
}

void
load_summaries(struct loader *l, const struct xml_node *root, struct scope outer)
{
	struct scope s = scope_enter(l, outer, root);

	FOR_CHILDREN(n, root, "summary")
		load_summary(l, VEC_PUSH(l->arena, &l->model->summaries), n, s);
}
