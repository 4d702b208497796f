/*
 * ours: the benchmark's paragraphs, set by text and layout as a document's.
 *
 * Does     reads one paragraph per line, sets each justified at every width;
 *          or prints the paragraphs with a mark at each place where a line
 *          may end, which is what TeX gets.
 * Units    widths in tenths of a millimetre on the command line; bp in the output.
 *          Usage: ours EXCEPTIONS [WIDTH...]
 * Gives    one line of columns per line set, see README.md.
 * Errors   a paragraph that cannot be set ends the program with status 1.
 * Memory   one arena, gone with the program.
 * Source   none.
 */
#include "base/arena.h"
#include "base/diag.h"
#include "layout/line/breaks.h"
#include "text/para.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 10000 /* mpt */
/* As layout/line/paragraph.c asks for. */
#define SHORT_LAST_EM 3
#define SPARE_EM 3
#define WIDE_EM 22
#define MPT_PER_TENTH_MM 283.4645669291339

struct bench {
	struct text_cache *cache;
	struct arena *out, *tmp;
};

static int
make(struct bench *b, const char *text, struct text_para *para)
{
	struct text_run run = {
		.text = text, .font = {"Noto Sans", 400, false}, .size = SIZE, .lang = "de"};
	struct text_setting set = {.lang = "de",
		.hyphenate = true,
		.hyphen_min_left = 2,
		.hyphen_min_right = 3,
		.hyphen_min_word = 6};

	return text_para_make(b->cache, &run, 1, &set, b->out, para);
}

/* What TeX gets: the text with a mark at each place where a line may end, and may not. */
static void
print_places(const struct text_para *para)
{
	uint32_t done = 0;

	for (size_t i = 0; i < para->nitems; i++) {
		const struct text_item *it = &para->items[i];
		const char *mark = it->is_hyphen ? "\u00AD" : "\u200B";

		if (it->kind != ITEM_PENALTY || it->penalty == PENALTY_FORCED ||
			it->penalty == PENALTY_EMERGENCY)
			continue;
		if (it->penalty == PENALTY_FORBIDDEN)
			mark = "\u2060";
		printf("%.*s%s", (int)(it->start - done), para->text + done, mark);
		done = it->start;
	}
	puts(para->text + done);
}

/* How far the line's blanks can give, with those at its end left out. */
static double
give_of(const struct text_para *para, const struct brk_line *l)
{
	bool is_stretched = l->width <= l->measure;
	mpt give = 0, at_box = 0;

	for (size_t i = l->first; i < l->last; i++) {
		const struct text_item *it = &para->items[i];

		if (it->kind == ITEM_GLUE)
			give += is_stretched ? it->stretch : it->shrink;
		if (it->kind == ITEM_BOX)
			at_box = give;
	}
	return at_box;
}

static void
print_line(const struct text_para *para, const struct brk_line *l, int width, int para_i)
{
	const struct text_item *end = &para->items[l->last];
	double give = give_of(para, l);
	double ratio = give > 0 ? (l->measure - l->width) / give : 0;

	printf("%d\t%d\t%.5f\t%d\t%d\t%d\t%.3f\t%d\n", width, para_i,
		l->is_last && ratio > 0 ? 0 : ratio, l->is_hyphenated, end->is_explicit, l->is_last,
		l->width / 1000.0, give > 0);
}

static void
set_para(struct bench *b, const struct text_para *para, int width, int para_i)
{
	mpt measure = (mpt)(width * MPT_PER_TENTH_MM + 0.5);
	struct brk_setting set = {.first_width = measure,
		.width = measure,
		.short_last = measure >= WIDE_EM * SIZE ? SHORT_LAST_EM * SIZE : 0,
		.spare = SPARE_EM * SIZE};
	struct brk brk;

	brk_fill(para->items, para->nitems, &set, b->out, b->tmp, &brk);
	for (size_t i = 0; i < brk.nlines; i++)
		print_line(para, &brk.lines[i], width, para_i);
}

int
main(int argc, char **argv)
{
	struct diag *diag = diag_new();
	struct fonts *fonts = fonts_open("", diag);
	const char *exceptions = argc > 1 && *argv[1] ? argv[1] : NULL;
	struct bench b = {text_cache_open(fonts, exceptions, diag), arena_new(), arena_new()};
	char *line = NULL;
	size_t cap = 0;

	for (int para_i = 0; getline(&line, &cap, stdin) > 0; para_i++) {
		struct text_para para;

		line[strcspn(line, "\n")] = '\0';
		if (make(&b, line, &para)) {
			diag_print(stderr, diag, BAND_WARNING);
			return 1;
		}
		if (argc <= 2)
			print_places(&para);
		for (int i = 2; i < argc; i++)
			set_para(&b, &para, (int)strtol(argv[i], NULL, 10), para_i);
	}
	free(line);
	arena_free(b.out);
	arena_free(b.tmp);
	text_cache_close(b.cache);
	fonts_close(fonts);
	diag_free(diag);
	return 0;
}
