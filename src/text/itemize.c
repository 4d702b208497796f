#include "text/itemize.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/chars.h"
#include "text/font/hb.h"

#include <fribidi.h>
#include <string.h>

#define WORD_LONGEST 192 /* [code point] */
#define BLOB_PART 48     /* [code point] */
#define FIRST_RTL 0x0590 /* below, only marks of direction concern bidi */

/* What is known of each code point. */
struct facts {
	int8_t *level;
	hb_script_t *script;
	int *font;
};

_Static_assert(sizeof(FriBidiLevel) == sizeof(int8_t), "FriBidi's levels are ours");

/* --- direction ------------------------------------------------------------ */

bool
text_is_rtl(const char *lang)
{
	static const char *const rtl_tab[] = {
		"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "prs", "syr", "arc"};
	size_t n;

	if (!lang)
		return false;
	if (strstr(lang, "-Latn") || strstr(lang, "-Cyrl"))
		return false;
	if (strstr(lang, "-Arab") || strstr(lang, "-Hebr"))
		return true;
	n = strcspn(lang, "-");
	for (size_t i = 0; i < sizeof(rtl_tab) / sizeof(*rtl_tab); i++)
		if (strlen(rtl_tab[i]) == n && strncmp(lang, rtl_tab[i], n) == 0)
			return true;
	return false;
}

/* Letters that run to the left, or marks that change direction. */
static bool
concerns_bidi(uint32_t cp)
{
	if (cp < FIRST_RTL)
		return false;
	return cp < 0x1E00 || cp >= 0xD800 || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static bool
needs_bidi(const struct seq *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (concerns_bidi(s->cp[i]))
			return true;
	return false;
}

/* The language decides the paragraph's direction, not its first letter (UAX #9, HL1). */
void
itemize_levels(const struct seq *s, bool is_rtl, struct arena *a, int8_t *levels)
{
	FriBidiStrIndex n = (FriBidiStrIndex)s->n;
	FriBidiParType base = is_rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;

	memset(levels, is_rtl ? 1 : 0, s->n);
	if (s->n == 0 || (!is_rtl && !needs_bidi(s)))
		return;
	types = arena_array(a, FriBidiCharType, s->n);
	brackets = arena_array(a, FriBidiBracketType, s->n);
	fribidi_get_bidi_types(s->cp, n, types);
	fribidi_get_bracket_types(s->cp, n, types, brackets);
	/* 0 is out of memory: then all stays in the paragraph's direction */
	if (!fribidi_get_par_embedding_levels_ex(types, brackets, n, &base, levels))
		memset(levels, is_rtl ? 1 : 0, s->n);
}

/* Codes and addresses run to the right in every text. */
static bool
runs_left(const struct itemize_in *in, size_t i)
{
	if (in->runs[in->seq->run[i]].flags & (TEXT_VERBATIM | TEXT_URL))
		return false;
	return text_is_rtl(seq_lang(in->seq, in->runs, in->set, i));
}

/* Code point k stands in the same foreign stretch as i. */
static bool
is_same_stretch(const struct itemize_in *in, size_t i, size_t k)
{
	return runs_left(in, i) == runs_left(in, k) &&
	       strcmp(seq_lang(in->seq, in->runs, in->set, i),
		       seq_lang(in->seq, in->runs, in->set, k)) == 0;
}

static void
put(struct seq *s, uint32_t *from, uint32_t cp, size_t i)
{
	from[s->n] = (uint32_t)i;
	s->cp[s->n++] = cp;
}

/*
 * What is written in a language of the other direction is a text of its own
 * (UAX #9, HL3): isolates around it, so that a figure or comma behind it, or a
 * second such word, stays in the order of the paragraph.
 */
static void
isolate(const struct itemize_in *in, bool is_rtl, struct seq *out, uint32_t *from)
{
	const struct seq *s = in->seq;

	for (size_t i = 0; i < s->n;) {
		bool is_foreign = runs_left(in, i) != is_rtl;
		size_t k = i;

		if (is_foreign)
			put(out, from, is_rtl ? CH_LRI : CH_RLI, s->n);
		for (; k < s->n && is_same_stretch(in, i, k); k++)
			put(out, from, s->cp[k], k);
		if (is_foreign)
			put(out, from, CH_PDI, s->n);
		i = k;
	}
}

static bool
has_foreign(const struct itemize_in *in, bool is_rtl)
{
	uint32_t run = UINT32_MAX;

	for (size_t i = 0; i < in->seq->n; i++) {
		if (in->seq->run[i] != run && runs_left(in, i) != is_rtl)
			return true;
		run = in->seq->run[i];
	}
	return false;
}

static void
levels_with_isolates(const struct itemize_in *in, bool is_rtl, struct arena *a, int8_t *levels)
{
	size_t most = in->seq->n * 3;
	struct seq isolated = {.cp = arena_array(a, uint32_t, most)};
	uint32_t *from = arena_array(a, uint32_t, most);
	int8_t *all = arena_array(a, int8_t, most);

	isolate(in, is_rtl, &isolated, from);
	itemize_levels(&isolated, is_rtl, a, all);
	for (size_t i = 0; i < isolated.n; i++)
		if (from[i] < in->seq->n)
			levels[from[i]] = all[i];
}

static bool
begins_figure(const struct seq *s, size_t i)
{
	uint32_t cp = s->cp[i];

	return (cp == CH_MINUS || cp == '-' || cp == '+') && i + 1 < s->n &&
	       ch_is_digit(s->cp[i + 1]) &&
	       (i == 0 || ch_is_glue(s->cp[i - 1]) || ch_is_opening(s->cp[i - 1]));
}

/* The sign of a figure stays left of it in Arabic too; UAX #9 alone sends it right (HL3). */
static void
bind_signs(const struct seq *s, int8_t *levels)
{
	for (size_t i = 0; i < s->n; i++)
		if (levels[i] % 2 == 1 && begins_figure(s, i))
			levels[i] = levels[i + 1];
}

/* --- script --------------------------------------------------------------- */

static bool
is_neutral(hb_script_t script)
{
	return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
	       script == HB_SCRIPT_UNKNOWN;
}

/* The Arabic comma and its like have no script by name, but one by their block. */
static hb_script_t
script_of(uint32_t cp)
{
	if (cp < 0x80 && !ch_is_letter(cp))
		return HB_SCRIPT_COMMON;
	if (cp >= 0x0600 && cp <= 0x06FF)
		return HB_SCRIPT_ARABIC;
	return hb_unicode_script(hb_unicode_funcs_get_default(), cp);
}

/* Signs without a script of their own take that of the text before them. */
static void
resolve_scripts(const struct seq *s, hb_script_t *scripts)
{
	hb_script_t last = HB_SCRIPT_LATIN;
	size_t i = 0;

	while (i < s->n && is_neutral(script_of(s->cp[i])))
		i++;
	if (i < s->n)
		last = script_of(s->cp[i]);
	for (i = 0; i < s->n; i++) {
		hb_script_t script = script_of(s->cp[i]);

		if (!is_neutral(script))
			last = script;
		scripts[i] = last;
	}
}

/* --- font ----------------------------------------------------------------- */

static void
report_missing(const struct itemize_in *in, size_t i)
{
	char buf[UTF8_MAX + 1] = {0};
	uint32_t cp = in->seq->cp[i];

	utf8_encode(cp, buf);
	diag_report(in->diag, FAULT_GLYPH_MISSING, in->runs[in->seq->run[i]].where, "U+%04X %s", cp,
		buf);
}

static size_t
cluster_length(const struct seq *s, size_t i)
{
	size_t k = i + 1;

	while (k < s->n && !s->start[k])
		k++;
	return k - i;
}

static int
choose_fonts(const struct itemize_in *in, const hb_script_t *scripts, int *fonts, bool *has_missing)
{
	const struct seq *s = in->seq;
	uint32_t run = UINT32_MAX;
	int primary = -1;

	for (size_t i = 0; i < s->n;) {
		size_t n = cluster_length(s, i);
		int font;

		if (s->run[i] != run) {
			run = s->run[i];
			primary = font_find(in->fonts, in->runs[run].font);
		}
		if (primary < 0)
			return -1;
		font = font_for(
			in->fonts, &(struct font_want){&in->runs[run].font, primary, s->cp + i, n,
					   scripts[i], seq_lang(s, in->runs, in->set, i)});
		if (font < 0) {
			report_missing(in, i);
			*has_missing = true;
			font = primary;
		}
		for (size_t end = i + n; i < end; i++)
			fonts[i] = font;
	}
	return 0;
}

/* --- pieces --------------------------------------------------------------- */

static bool
is_same(const struct seq *s, const struct facts *f, size_t i, size_t k)
{
	return s->run[i] == s->run[k] && f->font[i] == f->font[k] && f->level[i] == f->level[k] &&
	       f->script[i] == f->script[k];
}

/*
 * What is longer than any word is no word but a pasted blob. Shaped whole, each
 * of its places would be measured from its start, and time and memory grow
 * with the square; so it is shaped in parts.
 */
static size_t
part_end(const struct seq *s, size_t i, size_t k)
{
	size_t end = i + BLOB_PART;

	if (k - i <= WORD_LONGEST)
		return k;
	while (end < k && !s->start[end])
		end++;
	return end;
}

static void
cut(const struct seq *s, const struct facts *f, struct arena *a, struct pieces *out)
{
	out->v = arena_array(a, struct piece, s->n);
	out->n = 0;
	for (size_t i = 0; i < s->n;) {
		size_t k = i + 1;
		bool is_glue = ch_is_glue(s->cp[i]);

		while (k < s->n && !is_glue && !ch_is_glue(s->cp[k]) && is_same(s, f, i, k))
			k++;
		while (i < k) {
			size_t end = part_end(s, i, k);

			out->v[out->n++] = (struct piece){(uint32_t)i, (uint32_t)end, s->run[i],
				f->font[i], f->script[i], (uint8_t)f->level[i], is_glue};
			i = end;
		}
	}
}

int
itemize(const struct itemize_in *in, struct arena *a, struct pieces *out)
{
	size_t n = in->seq->n;
	struct facts f = {
		arena_array(a, int8_t, n), arena_array(a, hb_script_t, n), arena_array(a, int, n)};

	*out = (struct pieces){.is_rtl = text_is_rtl(in->set->lang)};
	if (has_foreign(in, out->is_rtl))
		levels_with_isolates(in, out->is_rtl, a, f.level);
	else
		itemize_levels(in->seq, out->is_rtl, a, f.level);
	bind_signs(in->seq, f.level);
	resolve_scripts(in->seq, f.script);
	if (choose_fonts(in, f.script, f.font, &out->has_missing))
		return -1;
	cut(in->seq, &f, a, out);
	return 0;
}
