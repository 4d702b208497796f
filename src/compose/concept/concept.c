#include "compose/concept/concept.h"

#include "compose/write/figure.h"
#include "compose/write/ink.h"
#include "compose/write/words.h"
#include "ledger/gather.h"
#include "progress/committee/agree.h"

#include <string.h>

struct part_kind {
	const char *kind;
	int (*write)(struct chapter *c);
	bool is_numbered;    /* if it stands after the action fields */
	bool needs_measures; /* left out where there is none: it would be empty tables */
};

/* In the default order. */
static const struct part_kind kinds[] = {
	{"cover", concept_cover, false, false},
	{"imprint", concept_imprint, false, false},
	{"foreword", concept_foreword, false, false},
	{"toc", concept_toc, false, false},
	{"resolution", concept_resolution, false, false},
	{"origin", concept_origin, false, false},
	{"participation", concept_participation, false, false},
	{"text", concept_text, true, false},
	{"actionFields", concept_fields, true, false},
	{"overview", concept_overview, true, true},
	{"schedule", concept_schedule, true, true},
	{"costs", concept_costs, true, true},
	{"indicators", concept_indicators, true, false},
	{"implementation", concept_implementation, true, false},
	{"summary", concept_summaries, false, false},
	{"glossary", concept_glossary, false, false},
	{"sources", concept_sources, false, false},
	{"index", concept_index, false, true},
	{"accessibility", concept_accessibility, false, false},
	{"listOfFigures", concept_figures, false, false},
	{"listOfTables", concept_tables, false, false},
};

#define NKINDS (sizeof kinds / sizeof *kinds)
#define NDEFAULTS (NKINDS - 2) /* the lists of figures and tables only when asked for */

static const struct part_kind *
kind_of(const struct part *part)
{
	for (size_t i = 0; i < NKINDS; i++)
		if (strcmp(kinds[i].kind, part->kind) == 0)
			return &kinds[i];
	return NULL;
}

static struct states
shown_states(const struct chapter *c)
{
	const struct states *all = &c->b->states;
	struct states some = {.at = all->at, .v = arena_array(c->b->a, struct state, all->n + 1)};

	for (size_t i = 0; i < all->n; i++)
		if (concept_shows(c, all->v[i].measure))
			some.v[some.n++] = all->v[i];
	return some;
}

/* ---- the document as a whole ---- */

static const char *
join_dot(struct builder *b, const char *first, const char *second)
{
	if (!first)
		return second;
	return builder_printf(b, "%s \u00B7 %s", first, second);
}

static void
describe(struct builder *b, const struct concept *concept)
{
	const struct publication *p = b->in->publication;
	struct document *doc = b->doc;

	doc->id = p->r.id;
	doc->title = b->in->name->title;
	doc->author = b->model->body.name;
	doc->subject = p->subtitle ? p->subtitle : concept->subtitle;
	doc->description = concept->abstract;
	doc->file_name = b->in->name->stem;
	doc->facts = facts_of_day(b->a, b->in->as_of);
	doc->head_left = concept->short_title ? concept->short_title : concept->title;
	doc->foot_left = words_as_of(b, b->in->as_of);
	if (doc->is_internal)
		doc->foot_left = join_dot(b, doc->foot_left, words_label(b, LABEL_REPORT_INTERNAL));
	if (b->model->is_sample)
		doc->foot_left = join_dot(b, doc->foot_left, words_label(b, LABEL_SAMPLE));
}

/* The municipality, the concept and its fields. */
static void
keywords(struct builder *b, const struct concept *concept)
{
	size_t n = 2;
	const char **words = arena_array(b->a, const char *, b->model->fields.n + 2);

	words[0] = words_label(b, LABEL_CONCEPT);
	words[1] = b->model->body.short_name ? b->model->body.short_name : b->model->body.name;
	if (concept->short_title)
	words[0] = concept->short_title;
	for (size_t i = 0; i < b->model->fields.n; i++)
		words[n++] = b->model->fields.v[i].title;
	b->doc->keywords = words_list(b, words, n, ", ");
}

static int
write_part(struct builder *b, const struct concept *concept, const struct part *part,
	bool after_fields)
{
	const struct part_kind *kind = kind_of(part);
	struct chapter c = {.b = b, .part = part, .concept = concept};

	if (!kind)
		return diag_report(
			b->d, FAULT_XML_VALUE, part->where, "part kind=\"%s\"", part->kind);
	c.is_numbered = kind->is_numbered && after_fields;
	c.states = shown_states(&c);
	if (kind->needs_measures && !c.states.n)
		return 0;
	b->where = part->where;
	b->frame.parent = b->sects[0];
	return kind->write(&c);
}

/* The publication's own list, or the default one. */
static const struct part *
parts_of(struct builder *b, size_t *n)
{
	const struct publication *p = b->in->publication;
	struct part *parts;

	if (p->parts.n) {
		*n = p->parts.n;
		return p->parts.v;
	}
	*n = NDEFAULTS;
	parts = arena_array(b->a, struct part, NDEFAULTS);
	for (size_t i = 0; i < NDEFAULTS; i++)
		parts[i] = (struct part){.kind = kinds[i].kind, .where = p->r.where};
	return parts;
}

static bool
has_fields(const struct part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(parts[i].kind, "actionFields") == 0)
			return true;
	return false;
}

/* The fields' sums, and those of the committees' reports at this date, are the concept's. */
static int
check_sums(struct builder *b, struct where where)
{
	size_t n = b->model->fields.n;
	struct tally *tallies = arena_array(b->a, struct tally, n + 1);
	struct money *sums = arena_array(b->a, struct money, n + 1);

	for (size_t i = 0; i < n; i++) {
		tallies[i] = tally_of(&b->states, &b->model->fields.v[i]);
		sums[i] = money_of(&b->states, &b->model->fields.v[i], b->in->as_of);
	}
	if (agree_committees(b->a, b->model, &b->states, b->d, where) ||
		agree_tallies(tally_of(&b->states, NULL), tallies, n, b->d, where, "status"))
		return -1;
	return agree_money(money_of(&b->states, NULL, b->in->as_of), sums, n, b->d, where, "cents");
}

/* Chapter numbers begin with the action fields, so that they equal the fields' own. */
static int
body(struct builder *b)
{
	const struct concept *concept;
	size_t n;
	const struct part *parts = parts_of(b, &n);
	bool after_fields = !has_fields(parts, n);
	int status = 0;

	if (!b->model->concepts.n)
		return diag_report(
			b->d, FAULT_XML_MISSING_ELEMENT, b->in->publication->r.where, "concept");
	concept = &b->model->concepts.v[0];
	if (check_sums(b, concept->r.where))
		return -1;
	describe(b, concept);
	keywords(b, concept);
	for (size_t i = 0; i < n; i++) {
		after_fields = after_fields || strcmp(parts[i].kind, "actionFields") == 0;
		if (write_part(b, concept, &parts[i], after_fields))
			status = -1;
	}
	return status;
}

struct document *
compose_concept(const struct compose_input *in, struct arena *a, struct diag *d)
{
	return builder_compose(in, body, a, d);
}
