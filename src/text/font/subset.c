#include "text/font/subset.h"

#include <hb-subset.h>

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

static int
execute(hb_subset_plan_t *plan, struct str *out)
{
	hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
	hb_blob_t *blob;
	unsigned size;
	const char *bytes;

	if (!cut)
		return -1;
	blob = hb_face_reference_blob(cut);
	bytes = hb_blob_get_data(blob, &size);
	str_addn(out, bytes, size);
	hb_blob_destroy(blob);
	hb_face_destroy(cut);
	return size ? 0 : -1;
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
