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
