/* What the tests of src/text share: fonts, a cache and a paragraph's settings. */
#ifndef TEXT_WORLD_H
#define TEXT_WORLD_H

#include "unit.h"

#include "text/para.h"

#include <string.h>

struct text_world {
	struct diag *diag;
	struct fonts *fonts;
	struct text_cache *cache;
	struct arena *arena;
};

static inline void
text_world_open(struct text_world *w, const char *exceptions)
{
	w->diag = diag_new();
	w->fonts = fonts_open("", w->diag);
	w->cache = text_cache_open(w->fonts, exceptions, w->diag);
	w->arena = arena_new();
}

static inline void
text_world_close(struct text_world *w)
{
	arena_free(w->arena);
	text_cache_close(w->cache);
	fonts_close(w->fonts);
	diag_free(w->diag);
}

static inline struct text_run
text_world_run(const char *text, const char *lang)
{
	return (struct text_run){
		.text = text, .font = {"Noto Sans", 400, false}, .size = 10000, .lang = lang};
}

static inline struct text_setting
text_world_setting(const char *lang)
{
	return (struct text_setting){.lang = lang,
		.hyphenate = true,
		.narrow_spaces = true,
		.hyphen_min_left = 2,
		.hyphen_min_right = 3,
		.hyphen_min_word = 6};
}

/* The paragraph of one run of plain text. */
static inline struct text_para
text_world_para(struct text_world *w, const char *text, const char *lang)
{
	struct text_run run = text_world_run(text, lang);
	struct text_setting set = text_world_setting(lang);
	struct text_para para;

	assert_int_equal(text_para_make(w->cache, &run, 1, &set, w->arena, &para), 0);
	return para;
}

#endif
