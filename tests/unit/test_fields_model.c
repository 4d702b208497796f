#include "unit.h"

#include "base/fields.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "field_cover.h"

/* The table once more, over structs without padding: sizes add up or a member is missing. */
#pragma pack(push, 1)
#define model_fields packed_model_fields
#define status_report_fields packed_status_report_fields
#define rich_fields packed_rich_fields
#define rich_node_fields packed_rich_node_fields
#define fact_find packed_fact_find
#include "model/model_fields.c"
#pragma pack(pop)

static void
test_model_fields__cover_every_struct(void **state)
{
	struct cover_seen seen = {.n = 0};

	(void)state;
	cover_all(&seen, &model_fields);
	assert_true(seen.n > 40);
}

/* What stands inside another struct cannot be left out: something must stand in its place. */
static void
test_model_fields__what_can_be_hidden_has_a_stand_in(void **state)
{
	struct cover_seen seen = {.n = 0};
	size_t offset;

	(void)state;
	cover_all(&seen, &model_fields);
	for (size_t i = 0; i < seen.n; i++)
		for (size_t k = 0; k < seen.v[i]->n; k++) {
			const struct field *f = &seen.v[i]->v[k];

			if (f->kind == FIELD_STRUCT && f->means != FACT_PART && !f->absent &&
				fact_find(f->of, FACT_VISIBILITY, &offset))
				fail_msg("%s: %s", seen.v[i]->name, f->name);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_model_fields__cover_every_struct),
		cmocka_unit_test(test_model_fields__what_can_be_hidden_has_a_stand_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
