#include "compose/concept/concept.h"
#include "compose/write/grid.h"
#include "compose/write/ink.h"
#include "compose/write/prose.h"
#include "compose/write/toc.h"
#include "compose/write/words.h"

#define TOC_LEVELS 3

/* ---- cover ---- */

static size_t
measures_shown(const struct chapter *c)
{
	return c->states.n;
}

/* One band per field, one cell per measure: what the pattern is drawn from. */
static void
pattern(struct chapter *c, struct cover *cover)
{
	struct builder *b = c->b;
	size_t nfields = b->model->fields.n;
	struct cover_band *bands = arena_array(b->a, struct cover_band, nfields + 1);

	for (size_t f = 0; f < nfields; f++) {
		int *cells = arena_array(b->a, int, measures_shown(c) + 1);

		for (size_t i = 0; i < c->states.n; i++)
			if (c->states.v[i].measure->field == &b->model->fields.v[f])
				cells[bands[f].ncells++] = (int)c->states.v[i].status;
		bands[f].cells = cells;
	}
	cover->bands = bands;
	cover->nbands = nfields;
}

static void
cover_title(struct chapter *c, struct cover *cover)
{
	struct builder *b = c->b;
	const struct publication *p = b->in->publication;
	struct frame old = builder_enter(b, b->frame.parent, &cover->title);

	builder_title(b, TS_COVER_TITLE, b->doc->title);
	builder_para(b, TS_COVER_SUBTITLE, p->subtitle ? p->subtitle : c->concept->subtitle);
	builder_leave(b, old);
}

static void
cover_side(struct chapter *c, struct cover *cover)
{
	struct builder *b = c->b;
	struct frame old = builder_enter(b, b->frame.parent, &cover->side);

	builder_para(b, TS_COVER_AS_OF,
		LABEL_FILL(b->a, b->labels, LABEL_CONCEPT_OF, words_date(b, c->concept->as_of)));
	builder_para(b, TS_COVER_AS_OF, words_as_of(b, b->in->as_of));
	builder_leave(b, old);
}

static void
cover_lower(struct chapter *c, struct cover *cover)
{
	struct builder *b = c->b;
	const struct organization *by = c->concept->originator.to;
	struct frame old = builder_enter(b, b->frame.parent, &cover->lower);

	builder_para(b, TS_COVER_BODY, b->model->body.name);
	if (b->model->is_sample) {
		builder_para_open(b, TS_COVER_BODY);
		ink_styled(b, CS_WARNING, words_label(b, LABEL_SAMPLE));
		builder_para_close(b);
	}
	if (by)
		builder_para(
			b, TS_COVER_AS_OF, LABEL_FILL(b->a, b->labels, LABEL_WRITTEN_BY, by->name));
	builder_para(b, TS_COVER_AS_OF,
		LABEL_FILL_N(b->a, b->labels, LABEL_COVER_PATTERN, (long)measures_shown(c),
			words_int(b, (int64_t)measures_shown(c))));
	builder_leave(b, old);
}

int
concept_cover(struct chapter *c)
{
	struct builder *b = c->b;
	struct block *block;

	builder_page(b, PAGE_COVER, NUMBERING_NONE);
	block = builder_block(b, BLOCK_COVER, ELEM_NONE);
	block->cover = arena_one(b->a, struct cover);
	block->cover->logo_elem = ELEM_NONE;
	pattern(c, block->cover);
	cover_title(c, block->cover);
	cover_lower(c, block->cover);
	cover_side(c, block->cover);
	builder_page(b, PAGE_BODY, NUMBERING_ARABIC);
	return 0;
}

/* ---- imprint ---- */

static void
fact(struct grid *g, enum label label, const char *text)
{
	if (!text || !*text)
		return;
	grid_row(g);
	grid_row_th(g, words_label(g->b, label));
	grid_td(g, text);
}

static void
link_fact(struct grid *g, enum label label, const char *address)
{
	uint32_t elem;

	if (!address)
		return;
	grid_row(g);
	grid_row_th(g, words_label(g->b, label));
	elem = grid_cell_open(g, (struct grid_cell){0});
	builder_line_open(g->b, grid_cell_style(g), elem);
	ink_address(g->b, address);
	builder_para_close(g->b);
	grid_cell_close(g);
}

static void
facts_open(struct grid *g, struct builder *b, enum label summary)
{
	static const struct column columns[] = {{.min_permille = 280}, {.weight = 1}};

	grid_open(g, b,
		&(struct grid_spec){.style = TABLE_FACTS,
			.columns = columns,
			.ncolumns = 2,
			.summary = words_label(b, summary)});
	grid_body(g);
}

int
concept_imprint(struct chapter *c)
{
	struct builder *b = c->b;
	const struct body *body = &b->model->body;
	const struct organization *by = c->concept->originator.to;
	struct grid g;

	concept_heading(c, words_label(b, LABEL_IMPRINT), NULL);
	facts_open(&g, b, LABEL_IMPRINT);
	fact(&g, LABEL_PUBLISHER, body->name);
	fact(&g, LABEL_ADDRESS, body->address);
	fact(&g, LABEL_PHONE, body->phone);
	link_fact(&g, LABEL_EMAIL, body->email);
	link_fact(&g, LABEL_WEBSITE, body->website);
	fact(&g, LABEL_AUTHORS, by ? by->name : NULL);
	fact(&g, LABEL_VERSION, c->concept->version);
	if (!c->concept->version)
		fact(&g, LABEL_CONCEPT_DATE, words_date(b, c->concept->as_of));
	fact(&g, LABEL_STATE_OF_WORK, words_date(b, b->in->as_of));
	fact(&g, LABEL_LICENCE, body->licence);
	fact(&g, LABEL_ACCESSIBILITY_CONTACT, body->accessibility_contact);
	grid_close(&g);
	if (b->model->is_sample) {
		struct group box = builder_group_open(b, GROUP_BOX, ROLE_DIV);

		builder_para(b, TS_BOX_TITLE, words_label(b, LABEL_SAMPLE));
		builder_para(b, TS_BOX, words_label(b, LABEL_SAMPLE_NOTE));
		builder_group_close(b, box);
	}
	return 0;
}

/* ---- resolution ---- */

static void
consultation_row(struct grid *g, const struct consultation *k)
{
	const struct agenda_item *item = k->item.to;
	struct builder *b = g->b;

	grid_row(g);
	grid_row_th(g, k->organization.to->name);
	grid_td(g, item && item->meeting ? words_short_date(b, item->meeting->start) : "");
	grid_td(g, item ? item->number : "");
	grid_td(g, words_role(b, k->role));
	grid_td(g, item ? words_result(b, item) : "");
}

static void
consultations(struct builder *b, const struct paper *paper)
{
	static const struct column columns[] = {
		{.weight = 3}, {.no_wrap = true}, {.no_wrap = true}, {.weight = 1}, {.weight = 1}};
	static const enum label heads[] = {
		LABEL_COMMITTEE, LABEL_DATE, LABEL_AGENDA_ITEM, LABEL_ROLE, LABEL_RESULT};
	struct grid g;

	if (!paper || !paper->consultations.n)
		return;
	grid_open(&g, b,
		&(struct grid_spec){.style = TABLE_DATA,
			.columns = columns,
			.ncolumns = 5,
			.caption = LABEL_FILL(
				b->a, b->labels, LABEL_CAPTION_CONSULTATIONS, paper->reference)});
	grid_head(&g);
	grid_row(&g);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		grid_th(&g, words_label(b, heads[i]));
	grid_body(&g);
	for (size_t i = 0; i < paper->consultations.n; i++)
		if (paper->consultations.v[i].organization.to)
			consultation_row(&g, &paper->consultations.v[i]);
	grid_close(&g);
}

/* What is left open stays open. */
static const char *
binding_words(const struct chapter *c)
{
	switch (c->concept->binding) {
	case BINDING_NONE:
		break;
	case BINDING_RECOMMENDATION:
		return words_label(c->b, LABEL_BINDING_GUIDE);
	case BINDING_RESOLVED:
		return words_label(c->b, LABEL_BINDING_RESOLVED);
	}
	return NULL;
}

static void
resolution_facts(struct chapter *c, const struct agenda_item *item)
{
	struct builder *b = c->b;
	const struct meeting *meeting = item->meeting;
	const struct paper *paper = item->paper.to;
	const struct organization *committee =
		meeting && meeting->organizations.n ? meeting->organizations.v[0].to : NULL;
	struct grid g;

	facts_open(&g, b, LABEL_RESOLUTION);
	fact(&g, LABEL_COMMITTEE, committee ? committee->name : NULL);
	fact(&g, LABEL_DATE, meeting ? words_date(b, meeting->start) : NULL);
	fact(&g, LABEL_AGENDA_ITEM, item->number);
	fact(&g, LABEL_PAPER, paper ? paper->reference : NULL);
	fact(&g, LABEL_RESULT, words_result(b, item));
	fact(&g, LABEL_VOTE, words_vote(b, &item->vote));
	fact(&g, LABEL_BINDING, binding_words(c));
	grid_close(&g);
}

int
concept_resolution(struct chapter *c)
{
	struct builder *b = c->b;
	const struct agenda_item *item = c->concept->decision.to;

	concept_heading(c, words_label(b, LABEL_RESOLUTION), NULL);
	if (item) {
		resolution_facts(c, item);
		if (item->resolution) {
			struct group g = builder_group_open(b, GROUP_QUOTE, ROLE_BLOCKQUOTE);

			prose_blocks(b, item->resolution, TS_QUOTE);
			builder_group_close(b, g);
		}
	} else {
		builder_para(b, TS_BODY, words_label(b, LABEL_NOT_RESOLVED));
	}
	prose_para(b, c->concept->binding_text, TS_BODY);
	if (item)
		consultations(b, item->paper.to);
	return 0;
}

/* ---- contents ---- */

int
concept_toc(struct chapter *c)
{
	struct builder *b = c->b;

	builder_heading(b, &(struct heading){.level = 1,
				   .title = words_label(b, LABEL_CONTENTS),
				   .anchor = "toc",
				   .is_unnumbered = true,
				   .not_in_toc = true,
				   .page_break_before = true});
	toc_contents(b, TOC_LEVELS);
	return 0;
}

static int
captions(struct chapter *c, enum outline_kind kind, enum label title)
{
	if (!toc_has_captions(c->b, kind))
		return 0;
	builder_heading(c->b, &(struct heading){.level = 1,
				      .title = words_label(c->b, title),
				      .anchor = c->part->kind,
				      .is_unnumbered = true,
				      .not_in_toc = true});
	toc_captions(c->b, kind);
	return 0;
}

int
concept_figures(struct chapter *c)
{
	return captions(c, OUTLINE_FIGURE, LABEL_FIGURES);
}

int
concept_tables(struct chapter *c)
{
	return captions(c, OUTLINE_TABLE, LABEL_TABLES);
}
