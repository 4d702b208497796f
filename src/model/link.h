/*
 * link: ids and references of a model.
 *
 * Does     finds every id and every reference, looks targets up, sorts, and
 *          fills what is derived: back pointers, a measure's reports, newest.
 * Units    -
 * Gives    a hash table of ids; each reference's `to`.
 * Errors   while loading: duplicate, dangling and wrong-kind references;
 *          after edition: none, hidden targets just vanish.
 * Memory   the model's arena.
 * Source   own; the hash is FNV-1a.
 */
#ifndef MODEL_LINK_H
#define MODEL_LINK_H

#include "model/load/load.h"

/* NULL for an empty array: nothing may be added to a null pointer. */
static inline void *
each_end(void *v, size_t n, size_t size)
{
	return v ? (char *)v + n * size : NULL;
}

/* for each p in vec, an array of struct T */
/* NOLINTBEGIN(bugprone-macro-parentheses): T is a type, p the name of a new variable */
#define EACH(T, p, vec)                                                                            \
	for (struct T *p = (vec).v, *p##_end = each_end((vec).v, (vec).n, sizeof(struct T));       \
		p != p##_end; p++)
/* NOLINTEND(bugprone-macro-parentheses) */

enum id_kind {
	ID_PROJECT,
	ID_BODY,
	ID_PUBLICATION,
	ID_LEGISLATIVE_TERM,
	ID_ORGANIZATION,
	ID_CONCEPT,
	ID_TEXT,
	ID_REFERENCE,
	ID_FIELD,
	ID_GOAL,
	ID_SUBGOAL,
	ID_FINDING,
	ID_MEASURE,
	ID_STEP,
	ID_INDICATOR,
	ID_MEETING,
	ID_ITEM,
	ID_TASK,
	ID_PAPER,
	ID_TERM,
	ID_SUMMARY,
	ID_TABLE,
	ID_FIGURE,
	ID_ANY, /* a cross reference in prose may lead anywhere */
};

struct id_entry {
	const char *id;
	enum id_kind kind;
	const void *to;
	struct where where;
};

struct id_table;

const struct id_entry *id_lookup(const struct id_table *t, const char *id);
const char *id_kind_name(enum id_kind kind); /* the element's name */

/* What the walk below calls; each may be NULL. */
struct walker {
	void *ctx;
	void (*id)(void *ctx, enum id_kind kind, const char *id, const void *to,
		const struct where *where);
	/* gives the target, or NULL; clearing ref->id drops the reference */
	const void *(*ref)(void *ctx, enum id_kind kind, struct ref *ref);
	void (*rich)(void *ctx, const struct rich **rich);
};

/* Visits all facts in the order of model_fields.h. */
void walk_model(struct model *m, const struct walker *w);

/* Sorts; elements move, so it comes before anything points to them. */
void derive_order(struct model *m);
/* Back pointers, reports per measure, newest; references are resolved. */
void derive_facts(struct model *m);
/* After loading: replaces and replacedBy both ways. */
void derive_replacements(struct model *m);
/* Every id of the model, found by walking it; NULL diag: silently. */
struct id_table *id_table_make(struct model *m, struct diag *d);

/* A copy whose arrays are its own, is_public: with only what may be shown; … */
struct model *model_copy(struct arena *a, const struct model *m, bool is_public);
/* … when it has been cut as one wants it: ids, references, what is derived. */
void model_complete(struct model *copy, bool is_public, bool cuts_prose);

void link_model(struct loader *l);
/* Resolves again after edition; references that lead nowhere vanish. */
void relink_model(struct model *m);

void check_model(struct loader *l);
void check_rich(struct loader *l);
void check_time(struct loader *l);
void check_self(struct loader *l, const struct ref *ref, const char *id, const char *attr);
/* Two dates that must not run backwards; absent ones agree with anything. */
void check_date_order(
	struct loader *l, date first, date last, const char *what, struct where where);

bool language_is_known(const char *tag);
const char *rich_name(enum rich_kind kind); /* the element's name */

#endif
