#include "compose/concept/concept.h"
#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/prose.h"
#include "compose/write/words.h"

static void
section(struct builder *b, enum label title)
{
	builder_heading(b, &(struct heading){.level = 2, .title = words_label(b, title)});
}

/* The slim bar under the chapter's lead. */
static void
status_bar(struct chapter *c, const struct action_field *f)
{
	struct builder *b = c->b;
	struct tally tally = tally_of(&c->states, f);
	struct figure_tally *row = arena_one(b->a, struct figure_tally);
	const char *message = concept_done_words(b, &tally);

	if (!tally.total)
		return;
	*row = (struct figure_tally){.label = words_field(f), .tally = tally};
	figure_status(b, &(struct figure_status){.kind = CHART_STATUS_BAR,
				 .rows = row,
				 .nrows = 1,
				 .caption = LABEL_FILL(b->a, b->labels, LABEL_CAPTION_FIELD_STATUS,
					 words_field(f), message),
				 .message = message,
				 .head = words_label(b, LABEL_FIELD)});
}

static void
subgoals(struct builder *b, const struct goal *goal)
{
	struct list_pen l;

	if (!goal->subgoals.n)
		return;
	builder_list_open(b, &l, LIST_DISC);
	for (size_t i = 0; i < goal->subgoals.n; i++)
		builder_item(b, &l, NULL, goal->subgoals.v[i].text);
	builder_list_close(b, &l);
}

static void
goals(struct builder *b, const struct action_field *f)
{
	if (!f->goals.n)
		return;
	section(b, LABEL_GOALS);
	for (size_t i = 0; i < f->goals.n; i++) {
		const struct goal *goal = &f->goals.v[i];

		builder_at(b, &goal->r);
		builder_heading(b, &(struct heading){.level = 3,
					   .title = goal->title,
					   .anchor = goal->r.id,
					   .not_in_toc = true});
		prose_blocks(b, goal->content, TS_BODY);
		subgoals(b, goal);
	}
}

/* "F1", "F2": what the measure sheets point to. */
static void
findings(struct builder *b, const struct action_field *f)
{
	struct list_pen l;

	if (!f->findings.n)
		return;
	section(b, LABEL_FINDINGS);
	builder_list_open(b, &l, LIST_UNSTATED);
	for (size_t i = 0; i < f->findings.n; i++) {
		const struct finding *finding = &f->findings.v[i];
		const char *name = LABEL_FILL(
			b->a, b->labels, LABEL_FINDING_N, builder_printf(b, "%zu", i + 1));
		struct block *first;

		builder_at(b, &finding->r);
		builder_item_open(b, &l, name, -1);
		prose_blocks(b, finding->content, TS_LIST);
		first = l.block->list->items[i].first;
		if (first && finding->r.id)
			builder_place(b, first, finding->r.id,
				LABEL_FILL(b->a, b->labels, LABEL_FINDING_NAMED, name));
		builder_item_close(b, &l);
	}
	builder_list_close(b, &l);
}

static void
measures(struct chapter *c, const struct action_field *f)
{
	bool is_first = true;

	for (size_t i = 0; i < f->measures.n; i++) {
		if (!concept_shows(c, &f->measures.v[i]))
			continue;
		if (is_first)
			section(c->b, LABEL_MEASURES);
		is_first = false;
		concept_measure(c, &f->measures.v[i]);
	}
}

static void
field(struct chapter *c, const struct action_field *f)
{
	struct builder *b = c->b;

	builder_at(b, &f->r);
	b->frame.parent = b->sects[0];
	builder_heading(b, &(struct heading){.level = 1,
				   .title = f->title,
				   .anchor = f->r.id,
				   .running = words_field(f),
				   .chapter = f->number,
				   .page_break_before = true});
	builder_para(b, TS_LEAD, f->lead);
	status_bar(c, f);
	if (f->situation && f->situation->first) {
		section(b, LABEL_SITUATION);
		prose_blocks(b, f->situation, TS_BODY);
	}
	goals(b, f);
	findings(b, f);
	measures(c, f);
}

int
concept_fields(struct chapter *c)
{
	for (size_t i = 0; i < c->b->model->fields.n; i++)
		field(c, &c->b->model->fields.v[i]);
	return 0;
}
