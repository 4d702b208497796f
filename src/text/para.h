/*
 * para: one paragraph of styled runs as boxes, glue and penalties, and
 *       chosen lines as placed glyphs.
 *
 * Does     German micro-typography (narrow blanks), line break candidates
 *          (UAX #14), hyphenation, itemising by script, direction, language
 *          and font (UAX #9, #24), shaping with kerning and ligatures;
 *          later turns a range of items into glyph runs in visual order.
 * Units    mpt for widths; bytes of the paragraph's text for positions.
 * Gives    items in logical order, the last a forced break; glyph runs in
 *          visual order, left to right.
 * Errors   -1 after missing glyphs (see font.h); the paragraph is still
 *          usable. -1 with no items if a font is missing.
 * Memory   result in `out` of text_para_make(); words are shaped once per
 *          struct text_cache.
 * Source   UAX #9, #14, #24, #29; DIN 5008; items as in Knuth & Plass 1981.
 */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include "base/arena.h"
#include "text/font/font.h"

enum text_flag {
	TEXT_NO_HYPHEN = 1 << 0, /* codes, numbers, names: never divided */
	TEXT_NO_BREAK = 1 << 1,  /* no break at all inside: dates, paper references */
	TEXT_TABULAR = 1 << 2,   /* tabular figures (tnum) */
	TEXT_VERBATIM = 1 << 3,  /* no narrow blanks, no ligatures (code) */
	TEXT_URL = 1 << 4,       /* break after / . - ? & = only */
};

/* A stretch of text in one look. */
struct text_run {
	const char *text; /* UTF-8, NUL-terminated; '\n' is a forced line break */
	struct font_spec font;
	mpt size;
	mpt rise; /* baseline shift, up is positive */
	mpt letter_spacing;
	uint32_t color;     /* 0xRRGGBB, only carried */
	const char *lang;   /* BCP 47 */
	unsigned flags;     /* enum text_flag */
	bool is_underlined; /* only carried */
	uint32_t tag;       /* the caller's number of this run, only carried */
	struct where where; /* for missing glyphs */
};

/* What holds for the whole paragraph. */
struct text_setting {
	const char *lang;
	bool hyphenate;
	bool narrow_spaces;
	int hyphen_min_left, hyphen_min_right, hyphen_min_word; /* letters */
};

enum text_item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };

#define PENALTY_FORCED (-10000)
#define PENALTY_FORBIDDEN 10000
#define PENALTY_EMERGENCY 9000 /* inside a long word: only instead of an overfull line */

struct text_item {
	enum text_item_kind kind;
	mpt width; /* box, glue; penalty: width added if broken here (hyphen, lost kerning) */
	mpt stretch, shrink; /* glue */
	int penalty;         /* 0 = free; PENALTY_FORCED */
	bool is_hyphen;      /* a division of a word: costs more, ladders count */
	bool is_explicit;    /* after a hyphen or dash that is in the text */
	uint32_t start, end; /* [byte] of the text */
};

struct text_para {
	const char *text; /* the whole paragraph after micro-typography */
	size_t ntext;
	struct text_item *items;
	size_t nitems;
	bool is_rtl;                /* paragraph direction */
	struct text_detail *detail; /* runs, levels, shaped words: text's own */
};

struct glyph {
	uint32_t gid;
	mpt advance;      /* to the next glyph, justification included */
	mpt dx, dy;       /* offset of this glyph, dy up */
	uint32_t cluster; /* [byte] in the run's text */
};

/* Glyphs of one font, size, colour and tag on one line. */
struct glyph_run {
	int font;
	mpt size, rise, width;
	mpt x; /* from the line's left edge */
	uint32_t color, tag;
	bool is_underlined, is_rtl;
	const char *lang;
	const char *text; /* the bytes the clusters point into; logical order */
	size_t ntext;
	/*
	 * A word divided over lines: its first part carries the whole word, the
	 * others "". NULL = the text speaks for itself (ISO 32000-1 §14.9.4).
	 */
	const char *actual;
	bool ends_in_hyphen;  /* the last glyph is a line-end hyphen that is not in the text */
	struct glyph *glyphs; /* visual order */
	size_t nglyphs;
};

struct text_line {
	struct glyph_run *runs; /* visual order */
	size_t nruns;
	mpt width;           /* without trailing blanks */
	mpt ascent, descent; /* the largest of its runs, rise included */
};

struct text_cache;

/* True if text in this language runs from right to left. */
bool text_is_rtl(const char *lang);

/* exceptions: path of the project's hyphenation exceptions or NULL, shown as given. */
struct text_cache *text_cache_open(struct fonts *f, const char *exceptions, struct diag *d);
void text_cache_close(struct text_cache *c);
struct fonts *text_cache_fonts(struct text_cache *c);

int text_para_make(struct text_cache *c, const struct text_run *runs, size_t nruns,
	const struct text_setting *set, struct arena *out, struct text_para *para);

/*
 * Items first..last (last is the break: glue or penalty, not set itself
 * but for a hyphen) as one line. Glue at both ends is dropped. If target
 * is positive the inner glue is set so that the line is target wide.
 */
void text_line_make(struct text_cache *c, const struct text_para *para, size_t first, size_t last,
	mpt target, struct arena *out, struct text_line *line);

/* Natural width of a short text in one look, unbroken: labels in charts, codes. */
mpt text_width(struct text_cache *c, const struct text_run *run);

void text_para_dump(FILE *out, const struct text_para *para);

#endif
