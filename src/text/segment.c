#include "base/utf8.h"
#include "text/chars.h"
#include "text/detail.h"

#include <string.h>

const struct shaped *
seg_shape_part(
	struct text_cache *c, const struct seg *seg, uint32_t start, uint32_t end, bool has_hyphen)
{
	struct arena_mark mark = arena_save(c->tmp);
	struct shape_want want = *seg->shaped->want;
	uint32_t cut = start - seg->start;
	const struct shaped *r;

	want.text += cut;
	want.ntext = end - start;
	want.no_lig = cut < SHAPE_MASK_BYTES ? want.no_lig >> cut : 0;
	if (want.ntext < SHAPE_MASK_BYTES)
		want.no_lig &= ((uint64_t)1 << want.ntext) - 1;
	if (has_hyphen) {
		char *text = arena_alloc(c->tmp, want.ntext + UTF8_MAX);
		uint32_t hyphen = font_has(c->fonts, want.font, CH_HYPHEN) ? CH_HYPHEN : '-';

		memcpy(text, want.text, want.ntext);
		want.ntext += utf8_encode(hyphen, text + want.ntext);
		want.text = text;
	}
	r = shape_word(c->shape, &want);
	arena_rewind(c->tmp, mark);
	return r;
}
