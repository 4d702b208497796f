/*
 * field_cover: a table of fields laid over its struct.
 *
 * Does     fails where a byte of the struct belongs to no member of the
 *          table or to two, in every struct that can be reached.
 *
 * The including file defines everything below `#pragma pack(1)`: without
 * padding there is no gap a forgotten member could hide in.
 */
#ifndef FIELD_COVER_H
#define FIELD_COVER_H

#include "base/fields.h"

#define COVER_MOST 200

struct cover_seen {
	const struct fields *v[COVER_MOST];
	size_t n;
};

static inline void
cover_member(const struct field *f, size_t at)
{
	size_t most = 0;

	assert_int_not_equal(f->kind, FIELD_UNKNOWN);
	assert_int_equal(f->at, at);
	for (size_t i = 0; i < f->nchoices; i++) {
		const struct field *c = &f->choices[i];

		if (c->kind == FIELD_UNKNOWN || (c->kind != FIELD_EMPTY && c->at != f->at))
			fail_msg("%s: no member for value %zu", f->name, i);
		most = c->size > most ? c->size : most;
	}
	if (f->kind == FIELD_CHOICE)
		assert_int_equal(most, f->size);
}

/* The member that begins at this byte. */
static inline const struct field *
cover_find(const struct fields *fields, size_t at)
{
	const struct field *found = NULL;

	for (size_t i = 0; i < fields->n; i++) {
		if (fields->v[i].at != at)
			continue;
		if (found)
			fail_msg("%s: %s twice", fields->name, found->name);
		found = &fields->v[i];
	}
	return found;
}

static inline void
cover_struct(const struct fields *fields)
{
	const struct field *last = NULL;
	size_t at = 0, n = 0;

	while (at < fields->size) {
		const struct field *f = cover_find(fields, at);

		if (!f)
			fail_msg("%s: a member after %s is in no table", fields->name,
				last ? last->name : "the beginning");
		else
			cover_member(f, at);
		at += f ? f->size : 1;
		last = f;
		n++;
	}
	assert_int_equal(at, fields->size);
	assert_int_equal(n, fields->n);
}

static inline void
cover_all(struct cover_seen *seen, const struct fields *fields)
{
	for (size_t i = 0; i < seen->n; i++)
		if (seen->v[i] == fields)
			return;
	assert_true(seen->n < COVER_MOST);
	seen->v[seen->n++] = fields;
	cover_struct(fields);
	for (size_t i = 0; i < fields->n; i++) {
		const struct field *f = &fields->v[i];

		if (f->of)
			cover_all(seen, f->of);
		for (size_t k = 0; k < f->nchoices; k++)
			if (f->choices[k].of)
				cover_all(seen, f->choices[k].of);
	}
}

#endif
