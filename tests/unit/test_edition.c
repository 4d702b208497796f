#include "fixture.h"

#include "base/str.h"
#include "model/link.h"
#include "model/model.h"
#include "model/print.h"

#include <ctype.h>

#define PROJECT "tests/golden/model/everything" /* hidden words there begin with GEHEIM */

struct editions {
	struct arena *arena;
	struct diag *diag;
	struct model *all, *public, *internal;
};

static int
open_editions(void **state)
{
	static struct editions e;

	e.arena = arena_new();
	e.diag = diag_new();
	e.all = model_load(e.arena, PROJECT, FIXTURE_SCHEMA, e.diag);
	if (!e.all)
		return -1;
	e.public = edition_make(e.arena, e.all, EDITION_PUBLIC);
	e.internal = edition_make(e.arena, e.all, EDITION_INTERNAL);
	*state = &e;
	return 0;
}

static int
close_editions(void **state)
{
	struct editions *e = *state;

	arena_free(e->arena);
	diag_free(e->diag);
	return 0;
}

static char *
dump(struct arena *a, const struct model *m)
{
	char *s = NULL, *copy;
	size_t n;
	FILE *out = open_memstream(&s, &n);

	model_dump(out, m);
	fclose(out);
	copy = arena_strdup(a, s);
	free(s);
	return copy;
}

static bool
is_secret(const char *s)
{
	return s && strcasestr(s, "geheim") != NULL;
}

static void
test_edition__no_hidden_word_in_the_public_one(void **state)
{
	struct editions *e = *state;
	const char *s = dump(e->arena, e->public), *found = strcasestr(s, "geheim");

	if (found)
		fail_msg("leaked: %.60s", found);
}

/* The test would prove nothing if the words were not there at first. */
static void
test_edition__every_hidden_word_in_the_internal_one(void **state)
{
	struct editions *e = *state;
	const char *all = dump(e->arena, e->all);
	int n = 0;

	for (const char *s = all; (s = strcasestr(s, "geheim")); s++)
		n++;
	assert_true(n > 100);
	assert_string_equal(all, dump(e->arena, e->internal));
}

static void
see_id(void *ctx, enum id_kind kind, const char *id, const void *to, const struct where *where)
{
	(void)kind;
	(void)to;
	*(int *)ctx += is_secret(id) || is_secret(where->element);
}

static const void *
see_ref(void *ctx, enum id_kind kind, struct ref *ref)
{
	(void)kind;
	*(int *)ctx += is_secret(ref->id) || is_secret(ref->where.element);
	return NULL;
}

static void
see_node(int *found, const struct rich_node *n)
{
	for (; n; n = n->next) {
		*found += is_secret(n->text) || is_secret(n->id) || is_secret(n->target) ||
			  is_secret(n->alt) || is_secret(n->where.element) || n->is_hidden;
		see_node(found, n->first);
	}
}

static void
see_rich(void *ctx, const struct rich **rich)
{
	see_node(ctx, (*rich)->first);
}

static void
test_edition__no_hidden_id_reachable(void **state)
{
	struct editions *e = *state;
	struct model *again = edition_make(e->arena, e->public, EDITION_PUBLIC);
	int found = 0;
	const struct walker w = {.ctx = &found, .id = see_id, .ref = see_ref, .rich = see_rich};

	assert_string_equal(dump(e->arena, again), dump(e->arena, e->public));
	walk_model(again, &w);
	assert_int_equal(found, 0);
	assert_null(model_measure(e->public, "geheim-massnahme"));
	assert_null(model_organization(e->public, "geheim-gremium"));
	assert_null(model_agenda_item(e->public, "geheim-top-4"));
	assert_null(model_measure(e->public, "geheim-feld-01"));
	assert_non_null(model_measure(e->internal, "geheim-massnahme"));
}

static void
test_edition__derived_facts_are_made_anew(void **state)
{
	struct editions *e = *state;
	const struct measure *shown = model_measure(e->public, "sb-01");

	assert_int_equal(e->all->newest, date_make(2031, 12, 1));
	assert_int_equal(e->internal->newest, date_make(2031, 12, 1));
	assert_int_equal(e->public->newest, date_make(2026, 1, 1));
	assert_int_equal(shown->nreports, 3);
	assert_int_equal(model_measure(e->internal, "sb-01")->nreports, 4);
	assert_int_equal(model_measure(e->public, "sb-03")->position.verdict, VERDICT_FEASIBLE);
	for (size_t i = 0; i < shown->nreports; i++)
		assert_ptr_equal(shown->reports[i]->measure.to, shown);
}

/* Nothing in the public model may point back into the full one. */
static void
test_edition__pointers_stay_inside(void **state)
{
	struct editions *e = *state;
	const struct model *m = e->public;

	for (size_t i = 0; i < m->fields.n; i++)
		for (size_t j = 0; j < m->fields.v[i].measures.n; j++) {
			const struct measure *s = &m->fields.v[i].measures.v[j];

			assert_ptr_equal(s->field, &m->fields.v[i]);
			assert_ptr_equal(s, model_measure(m, s->r.id));
			if (s->lead.to)
				assert_ptr_equal(s->lead.to, model_organization(m, s->lead.ref.id));
		}
	for (size_t i = 0; i < m->meetings.n; i++)
		for (size_t j = 0; j < m->meetings.v[i].items.n; j++)
			assert_ptr_equal(m->meetings.v[i].items.v[j].meeting, &m->meetings.v[i]);
}

static void
test_edition__single_values_vanish(void **state)
{
	struct editions *e = *state;
	const struct measure *s = model_measure(e->public, "sb-01");

	assert_int_equal(s->position.verdict, VERDICT_NONE);
	assert_null(s->position.content);
	assert_null(s->proposer.ref.id);
	assert_null(s->proposer.to);
	assert_null(e->public->concepts.v[0].originator.ref.id);
	assert_int_equal(e->public->publications.n, 2);
	assert_int_equal(e->internal->publications.n, 3);
}

static void
test_edition__the_full_model_is_left_alone(void **state)
{
	struct editions *e = *state;
	struct arena *a = arena_new();
	struct diag *d = diag_new();
	const char *fresh = dump(a, model_load(a, PROJECT, FIXTURE_SCHEMA, d));

	assert_string_equal(dump(a, e->all), fresh);
	diag_free(d);
	arena_free(a);
}

static void
test_edition__a_link_into_the_hidden_leaves_its_words(void **state)
{
	struct editions *e = *state;
	const char *s = dump(e->arena, e->public);

	assert_non_null(strstr(s, "text \"den anderen Punkt\""));
	assert_non_null(strstr(s, "text \"dort\""));
	assert_non_null(strstr(s, "text \", \"\n        text \"und \"\n"));
}

static void
see_record(void *ctx, const struct model_record *r)
{
	struct str *seen = ctx;

	str_addf(seen, "%s %s\n", r->kind, r->id);
	assert_true(r->fields->n > 0);
}

/* What people know by an id or as the settings; steps are told with their measure. */
static void
test_edition__records_are_those_with_an_id(void **state)
{
	struct editions *e = *state;
	struct str seen;

	str_init(&seen);
	model_records(e->public, see_record, &seen);
	assert_non_null(strstr(seen.s, "project alles\n"));
	assert_non_null(strstr(seen.s, "settings \n"));
	assert_non_null(strstr(seen.s, "measure sb-01\n"));
	assert_null(strstr(seen.s, "step "));
	assert_null(strcasestr(seen.s, "geheim"));
	str_release(&seen);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_edition__no_hidden_word_in_the_public_one),
		cmocka_unit_test(test_edition__every_hidden_word_in_the_internal_one),
		cmocka_unit_test(test_edition__no_hidden_id_reachable),
		cmocka_unit_test(test_edition__derived_facts_are_made_anew),
		cmocka_unit_test(test_edition__pointers_stay_inside),
		cmocka_unit_test(test_edition__single_values_vanish),
		cmocka_unit_test(test_edition__the_full_model_is_left_alone),
		cmocka_unit_test(test_edition__a_link_into_the_hidden_leaves_its_words),
		cmocka_unit_test(test_edition__records_are_those_with_an_id),
	};

	return cmocka_run_group_tests(tests, open_editions, close_editions);
}
