#include "compose/concept/concept.h"
#include "compose/write/prose.h"
#include "compose/write/words.h"

#include <string.h>

static void
write_text(struct chapter *c, const struct concept_text *t)
{
	struct builder *b = c->b;
	const char *old = b->frame.lang;

	builder_at(b, &t->r);
	if (t->r.lang)
		b->frame.lang = t->r.lang;
	concept_heading(c, t->title, t->r.id);
	builder_para(b, TS_LEAD, t->lead);
	prose_blocks(b, t->content, TS_BODY);
	b->frame.lang = old;
}

static const struct concept_text *
find_text(const struct concept *concept, const char *id)
{
	for (size_t i = 0; i < concept->texts.n; i++)
		if (concept->texts.v[i].r.id && strcmp(concept->texts.v[i].r.id, id) == 0)
	return &concept->texts.v[i];
	return NULL;
}

static int
one_text(struct chapter *c, const struct concept_text *t, bool fits)
{
	enum fault fault = t ? FAULT_REF_KIND : FAULT_REF_DANGLING;

	if (!t || !fits)
		return diag_report(c->b->d, fault, c->part->where, "part ref=\"%s\"", c->part->ref);
	write_text(c, t);
	return 0;
}

/* All texts of a kind, or the one named; a kind without any text leaves no trace. */
static int
texts_of_kind(struct chapter *c, enum text_kind kind)
{
	if (c->part->ref) {
		const struct concept_text *t = find_text(c->concept, c->part->ref);

		return one_text(c, t, t && t->kind == kind);
	}
	for (size_t i = 0; i < c->concept->texts.n; i++)
		if (c->concept->texts.v[i].kind == kind)
			write_text(c, &c->concept->texts.v[i]);
	return 0;
}

int
concept_foreword(struct chapter *c)
{
	return texts_of_kind(c, TEXT_FOREWORD);
}

int
concept_origin(struct chapter *c)
{
	return texts_of_kind(c, TEXT_ORIGIN);
}

int
concept_participation(struct chapter *c)
{
	return texts_of_kind(c, TEXT_PARTICIPATION);
}

int
concept_implementation(struct chapter *c)
{
	return texts_of_kind(c, TEXT_IMPLEMENTATION);
}

/* Without ref: every text that has no part of its own. */
int
concept_text(struct chapter *c)
{
	static const enum text_kind kinds[] = {TEXT_MISSION, TEXT_DATA, TEXT_CUSTOM};

	if (c->part->ref)
		return one_text(c, find_text(c->concept, c->part->ref), true);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		texts_of_kind(c, kinds[i]);
	return 0;
}

int
concept_accessibility(struct chapter *c)
{
	struct builder *b = c->b;
	const struct body *body = &b->model->body;
	size_t before = b->found.items.n;

	if (texts_of_kind(c, TEXT_ACCESSIBILITY))
		return -1;
	if (!body->accessibility_contact && !body->ombuds_office)
		return 0;
	/* cppcheck-suppress knownConditionTrueFalse ; texts_of_kind() adds headings */
	if (b->found.items.n == before)
		concept_heading(c, words_label(b, LABEL_ACCESSIBILITY), NULL);
	if (body->accessibility_contact)
		builder_para(b, TS_BODY,
			LABEL_FILL(b->a, b->labels, LABEL_ACCESSIBILITY_CONTACT_IS,
				body->accessibility_contact));
	if (body->ombuds_office)
		builder_para(b, TS_BODY,
			LABEL_FILL(b->a, b->labels, LABEL_OMBUDS_OFFICE_IS, body->ombuds_office));
	return 0;
}

static void
write_summary(struct chapter *c, const struct summary *s)
{
	struct builder *b = c->b;
	const char *old = b->frame.lang;

	builder_at(b, &s->r);
	if (s->r.lang)
		b->frame.lang = s->r.lang;
	concept_heading(c, s->title, s->r.id);
	prose_blocks(b, s->content, s->is_plain_language ? TS_PLAIN : TS_BODY);
	b->frame.lang = old;
}

int
concept_summaries(struct chapter *c)
{
	const char *ref = c->part->ref;
	size_t n = 0;

	for (size_t i = 0; i < c->b->model->summaries.n; i++) {
		const struct summary *s = &c->b->model->summaries.v[i];

		if (ref && (!s->r.id || strcmp(s->r.id, ref) != 0))
			continue;
		write_summary(c, s);
		n++;
	}
	if (ref && !n)
		return diag_report(
			c->b->d, FAULT_REF_DANGLING, c->part->where, "part ref=\"%s\"", ref);
	return 0;
}
