#include "text/font/subset.h"

#include "text/font/cidkey.h"

#include <hb-subset.h>

#define CFF_TAG HB_TAG('C', 'F', 'F', ' ')

enum { TABLES_MAX = 64 };

/* Layout is done when the glyphs are placed; hinting is for screens of old. */
static const hb_tag_t dropped_tab[] = {
	HB_TAG('G', 'S', 'U', 'B'),
	HB_TAG('G', 'P', 'O', 'S'),
	HB_TAG('G', 'D', 'E', 'F'),
	HB_TAG('B', 'A', 'S', 'E'),
	HB_TAG('J', 'S', 'T', 'F'),
	HB_TAG('M', 'A', 'T', 'H'),
	HB_TAG('k', 'e', 'r', 'n'),
	HB_TAG('c', 'm', 'a', 'p'),
	HB_TAG('n', 'a', 'm', 'e'),
	HB_TAG('O', 'S', '/', '2'),
	HB_TAG('V', 'O', 'R', 'G'),
	HB_TAG('v', 'h', 'e', 'a'),
	HB_TAG('v', 'm', 't', 'x'),
	HB_TAG('D', 'S', 'I', 'G'),
	HB_TAG('S', 'T', 'A', 'T'),
	HB_TAG('f', 'v', 'a', 'r'),
	HB_TAG('g', 'v', 'a', 'r'),
	HB_TAG('a', 'v', 'a', 'r'),
	HB_TAG('c', 'v', 'a', 'r'),
	HB_TAG('H', 'V', 'A', 'R'),
	HB_TAG('V', 'V', 'A', 'R'),
	HB_TAG('M', 'V', 'A', 'R'),
	HB_TAG('m', 'e', 't', 'a'),
	HB_TAG('h', 'd', 'm', 'x'),
	HB_TAG('L', 'T', 'S', 'H'),
	HB_TAG('P', 'C', 'L', 'T'),
	HB_TAG('V', 'D', 'M', 'X'),
	HB_TAG('g', 'a', 's', 'p'),
	HB_TAG('C', 'O', 'L', 'R'),
	HB_TAG('C', 'P', 'A', 'L'),
	HB_TAG('C', 'B', 'D', 'T'),
	HB_TAG('C', 'B', 'L', 'C'),
	HB_TAG('S', 'V', 'G', ' '),
	HB_TAG('s', 'b', 'i', 'x'),
};

static hb_subset_input_t *
make_input(const uint32_t *gids, size_t n)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *dropped;

	if (!input)
		return NULL;
	hb_subset_input_set_flags(
		input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	hb_set_add(hb_subset_input_glyph_set(input), 0);
	for (size_t i = 0; i < n; i++)
		hb_set_add(hb_subset_input_glyph_set(input), gids[i]);
	dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof(dropped_tab) / sizeof(*dropped_tab); i++)
		hb_set_add(dropped, dropped_tab[i]);
	/* without it the layout tables would add every alternate glyph */
	hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
	return input;
}

static int
read_mapping(const hb_subset_plan_t *plan, const uint32_t *gids, size_t n, uint32_t *old_to_new)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);

	for (size_t i = 0; i < n; i++) {
		old_to_new[i] = hb_map_get(map, gids[i]);
		if (old_to_new[i] == HB_MAP_VALUE_INVALID)
			return -1;
	}
	return 0;
}

static void
copy_table(hb_face_t *from, hb_tag_t tag, hb_face_t *to)
{
	hb_blob_t *table = hb_face_reference_table(from, tag);

	hb_face_builder_add_table(to, tag, table);
	hb_blob_destroy(table);
}

/* The tables but the CFF, which is given anew. */
static int
copy_tables(hb_face_t *from, hb_face_t *to)
{
	hb_tag_t tags[TABLES_MAX];
	unsigned n = TABLES_MAX;

	if (hb_face_get_table_tags(from, 0, &n, tags) > TABLES_MAX)
		return -1;
	for (unsigned i = 0; i < n; i++)
		if (tags[i] != CFF_TAG)
			copy_table(from, tags[i], to);
	return 0;
}

static int
append_file(hb_face_t *built, struct str *out)
{
	hb_blob_t *blob = hb_face_reference_blob(built);
	unsigned size;
	const char *bytes = hb_blob_get_data(blob, &size);

	str_addn(out, bytes, size);
	hb_blob_destroy(blob);
	return size ? 0 : -1;
}

static int
with_cff(hb_face_t *face, const struct str *cff, struct str *out)
{
	hb_face_t *built = hb_face_builder_create();
	hb_blob_t *blob =
		hb_blob_create(cff->s, (unsigned)cff->n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	int status = -1;

	hb_face_builder_add_table(built, CFF_TAG, blob);
	if (copy_tables(face, built) == 0)
		status = append_file(built, out);
	hb_blob_destroy(blob);
	hb_face_destroy(built);
	return status;
}

/* Codes shall be glyph ids, whatever the font's own keys (ISO 32000-1 §9.7.4.2). */
static int
append_keyed(hb_face_t *face, hb_blob_t *table, struct str *out)
{
	unsigned n;
	const char *bytes = hb_blob_get_data(table, &n);
	struct str cff;
	int status;

	str_init(&cff);
	status = cidkey_cff((const uint8_t *)bytes, n, &cff);
	if (status == 0)
		status = with_cff(face, &cff, out);
	str_release(&cff);
	return status;
}

static int
execute(hb_subset_plan_t *plan, struct str *out)
{
	hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
	hb_blob_t *file;
	hb_blob_t *cff;
	hb_face_t *face;
	int status;

	if (!cut)
		return -1;
	/* a face that was built does not list its tables, one that was read does */
	file = hb_face_reference_blob(cut);
	face = hb_face_create(file, 0);
	cff = hb_face_reference_table(face, CFF_TAG);
	status = hb_blob_get_length(cff) ? append_keyed(face, cff, out) : append_file(cut, out);
	hb_blob_destroy(cff);
	hb_face_destroy(face);
	hb_blob_destroy(file);
	hb_face_destroy(cut);
	return status;
}

int
subset_face(hb_face_t *face, const uint32_t *gids, size_t n, uint32_t *old_to_new, struct str *out)
{
	hb_subset_input_t *input = make_input(gids, n);
	hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(face, input) : NULL;
	int status = -1;

	if (plan && read_mapping(plan, gids, n, old_to_new) == 0)
		status = execute(plan, out);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	return status;
}
