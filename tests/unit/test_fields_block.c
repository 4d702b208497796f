#include "unit.h"

#include "base/fields.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "field_cover.h"

/* The table once more, over structs without padding: sizes add up or a member is missing. */
#pragma pack(push, 1)
#define document_fields packed_document_fields
#define block_fields packed_block_fields
#define elem_fields packed_elem_fields
#define run_fields packed_run_fields
#include "compose/block_fields.c"
#pragma pack(pop)

static void
test_block_fields__cover_every_struct(void **state)
{
	struct cover_seen seen = {.n = 0};

	(void)state;
	cover_all(&seen, &document_fields);
	assert_true(seen.n > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_block_fields__cover_every_struct),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
