/* Where ids, references and prose are in a model, as its table of fields says. */
#include "model/link.h"
#include "model/model_fields.h"

#include <string.h>

static void walk(const struct walker *w, const struct fields *fields, void *record);

static bool
has(const struct fields *fields, enum fact_meaning means)
{
	size_t offset;

	return fact_find(fields, means, &offset) != NULL;
}

/* ---- ids ---- */

static enum id_kind
kind_of(const struct fields *fields, const void *record)
{
	if (fields != &rich_node_fields)
		return (enum id_kind)(fields->means - 1);
	return ((const struct rich_node *)record)->kind == RICH_TABLE ? ID_TABLE : ID_FIGURE;
}

/* What may stand in many places has no id of its own. */
static bool
can_be_found(const struct fields *fields)
{
	return fields->means || fields == &rich_node_fields;
}

static void
tell_id(const struct walker *w, const struct fields *fields, const void *record)
{
	size_t at, place;
	const struct where *where;
	const char *id;

	if (!w->id || !can_be_found(fields) || !fact_find(fields, FACT_ID, &at) ||
		!fact_find(fields, FACT_WHERE, &place))
		return;
	memcpy(&id, (const char *)record + at, sizeof id);
	where = (const void *)((const char *)record + place);
	if (id)
		w->id(w->ctx, kind_of(fields, record), id, record, where);
}

/* ---- references ---- */

/* Gives whether there is still one. */
static bool
tell_ref(const struct walker *w, const struct fields *fields, void *record)
{
	size_t at, back;
	struct ref *ref;
	const void *to;

	fact_find(fields, FACT_REF, &at);
	fact_find(fields, FACT_TO, &back);
	ref = (void *)((char *)record + at);
	to = ref->id ? w->ref(w->ctx, (enum id_kind)(fields->means - 1), ref) : NULL;
	memcpy((char *)record + back, &to, sizeof to);
	return ref->id != NULL;
}

/* An id that stands for itself; without one there is nothing to lose. */
static bool
tell_loose(const struct walker *w, const struct fields *fields, void *record)
{
	struct ref ref = {0};
	size_t at, place;

	fact_find(fields, FACT_REF_LOOSE, &at);
	fact_find(fields, FACT_WHERE, &place);
	memcpy(&ref.id, (char *)record + at, sizeof ref.id);
	memcpy(&ref.where, (char *)record + place, sizeof ref.where);
	if (!ref.id)
		return true;
	w->ref(w->ctx, ID_ANY, &ref);
	return ref.id != NULL;
}

/* References whose id the walker has cleared are taken out. */
static void
tell_refs(const struct walker *w, const struct field *f, void *record,
	bool (*tell)(const struct walker *w, const struct fields *fields, void *record))
{
	size_t kept = 0;
	char *first = field_first(f, record);

	for (size_t i = 0, n = field_count(f, record); i < n; i++) {
		char *one = first + i * f->of->size;

		if (!tell(w, f->of, one))
			continue;
		memmove(first + kept * f->of->size, one, f->of->size);
		kept++;
	}
	field_put(f, record, first, kept);
}

/* ---- all ---- */

static bool
is_prose(const struct field *f)
{
	return f->of == &rich_fields;
}

static void
walk_member(const struct walker *w, const struct field *f, void *record)
{
	bool is_ref = f->of && has(f->of, FACT_REF);

	if (is_ref && f->kind == FIELD_STRUCT && w->ref)
		tell_ref(w, f->of, (char *)record + f->at);
	if (is_ref && f->kind == FIELD_ARRAY && w->ref)
		tell_refs(w, f, record, tell_ref);
	if (f->kind == FIELD_ARRAY && w->ref && has(f->of, FACT_REF_LOOSE))
		tell_refs(w, f, record, tell_loose);
	if (is_prose(f) && w->rich && field_first(f, record))
		w->rich(w->ctx, (const struct rich **)((char *)record + f->at));
	if (!f->of || is_ref || (is_prose(f) && !w->id))
		return;
	for (void *one = field_first(f, record); one; one = field_next(f, record, one))
		walk(w, f->of, one);
}

static void
walk(const struct walker *w, const struct fields *fields, void *record)
{
	tell_id(w, fields, record);
	for (size_t i = 0; i < fields->n; i++)
		walk_member(w, &fields->v[i], record);
}

void
walk_model(struct model *m, const struct walker *w)
{
	walk(w, &model_fields, m);
}
