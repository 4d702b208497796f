#include "model/link.h"

#include <string.h>

struct id_table {
	struct arena *arena;
	struct diag *diag; /* NULL = say nothing */
	struct id_entry *slots;
	size_t n, cap; /* cap is a power of two, at most half full */
};

static const char *const kind_names[] = {
	"project",
	"body",
	"publication",
	"legislativeTerm",
	"organization",
	"concept",
	"text",
	"reference",
	"actionField",
	"goal",
	"subgoal",
	"finding",
	"measure",
	"step",
	"indicator",
	"meeting",
	"agendaItem",
	"resolutionTask",
	"paper",
	"term",
	"summary",
	"table",
	"figure",
	"*",
};

_Static_assert(sizeof(kind_names) / sizeof(*kind_names) == ID_ANY + 1, "one name per kind");

const char *
id_kind_name(enum id_kind kind)
{
	return kind_names[kind];
}

static uint64_t
hash(const char *s)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001B3u;
	return h;
}

/* The id's slot, or the free one where it belongs. */
static struct id_entry *
find_slot(const struct id_table *t, const char *id)
{
	size_t i = hash(id) & (t->cap - 1);

	while (t->slots[i].id && strcmp(t->slots[i].id, id) != 0)
		i = (i + 1) & (t->cap - 1);
	return &t->slots[i];
}

const struct id_entry *
id_lookup(const struct id_table *t, const char *id)
{
	const struct id_entry *e = t && id ? find_slot(t, id) : NULL;

	return e && e->id ? e : NULL;
}

static void
grow(struct id_table *t)
{
	struct id_entry *old = t->slots;
	size_t n = t->cap;

	t->cap = n ? n * 2 : 64;
	t->slots = arena_array(t->arena, struct id_entry, t->cap);
	for (size_t i = 0; i < n; i++)
		if (old[i].id)
			*find_slot(t, old[i].id) = old[i];
}

static void
add_id(void *ctx, enum id_kind kind, const char *id, const void *to, const struct where *where)
{
	struct id_table *t = ctx;
	struct id_entry *e;

	if (t->n * 2 >= t->cap)
		grow(t);
	e = find_slot(t, id);
	if (e->id) {
		if (t->diag)
			diag_report(t->diag, FAULT_ID_DUPLICATE, *where, "%s (%s:%d)", id,
				e->where.file, e->where.line);
		return;
	}
	*e = (struct id_entry){id, kind, to, *where};
	t->n++;
}

struct id_table *
id_table_make(struct model *m, struct diag *d)
{
	struct id_table *t = arena_one(m->arena, struct id_table);
	const struct walker w = {.ctx = t, .id = add_id};

	t->arena = m->arena;
	t->diag = d;
	grow(t);
	walk_model(m, &w);
	return t;
}

/* ---- names ---- */

static const struct rich_node *
caption_of(const struct rich_node *n)
{
	for (n = n->first; n; n = n->next)
		if (n->kind == RICH_CAPTION || n->kind == RICH_FIGCAPTION)
			return n->first;
	return NULL;
}

/* Words of its own, which a sentence quotes. */
static struct called
title_of(const struct id_entry *e)
{
	struct called c = {.is_title = true};

	if (e->kind == ID_TEXT)
		c.text = ((const struct concept_text *)e->to)->title;
	else if (e->kind == ID_GOAL)
		c.text = ((const struct goal *)e->to)->title;
	else if (e->kind == ID_CONCEPT)
		c.text = ((const struct concept *)e->to)->title;
	else if (e->kind == ID_SUMMARY)
		c.text = ((const struct summary *)e->to)->title;
	else if (e->kind == ID_PUBLICATION)
		c.text = ((const struct publication *)e->to)->title;
	else if (e->kind == ID_TABLE || e->kind == ID_FIGURE)
		c.caption = caption_of(e->to);
	return c;
}

static const char *
name_of_measure(const struct measure *m)
{
	return m->short_title ? m->short_title : m->title;
}

/* What it is called in any sentence. */
static struct called
name_of(const struct id_entry *e)
{
	struct called c = {0};

	if (e->kind == ID_MEASURE)
		c = (struct called){.code = ((const struct measure *)e->to)->code,
			.text = name_of_measure(e->to)};
	else if (e->kind == ID_FIELD)
		c.text = ((const struct action_field *)e->to)->title;
	else if (e->kind == ID_INDICATOR)
		c.text = ((const struct indicator *)e->to)->name;
	else if (e->kind == ID_ORGANIZATION)
		c.text = ((const struct organization *)e->to)->name;
	else if (e->kind == ID_MEETING)
		c.text = ((const struct meeting *)e->to)->name;
	else if (e->kind == ID_ITEM)
		c.text = ((const struct agenda_item *)e->to)->name;
	else if (e->kind == ID_PAPER)
		c.text = ((const struct paper *)e->to)->reference;
	else if (e->kind == ID_TERM)
		c.text = ((const struct term *)e->to)->name;
	return c;
}

struct called
model_called(const struct model *m, const char *id)
{
	const struct id_entry *e = id_lookup(m->ids, id);
	struct called c = {0};

	if (!e)
		return c;
	c = title_of(e);
	return c.text || c.caption ? c : name_of(e);
}
