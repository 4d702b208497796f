#include "text/seq.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <hb.h>
#include <string.h>

static void
add_hint(struct seq *s, enum seq_break b)
{
	if (b > s->hint[s->n])
		s->hint[s->n] = (uint8_t)b;
}

static void
add_cp(struct seq *s, uint32_t cp, uint32_t run)
{
	s->cp[s->n] = cp;
	s->run[s->n] = run;
	s->n++;
}

/*
 * A mark joins the letter before it where Unicode has both as one (NFC): the
 * patterns of hyphenation and the lists of abbreviations know only those.
 * Marks are taken as they come, in canonical order.
 */
static bool
join_mark(struct seq *s, uint32_t cp, uint32_t run)
{
	hb_unicode_funcs_t *u = hb_unicode_funcs_get_default();
	hb_codepoint_t joined;
	size_t i = s->n;

	if (cp < CH_FIRST_MARK || !i || s->run[i - 1] != run || s->hint[i] != BREAK_NONE)
		return false;
	while (i > 1 && s->run[i - 2] == run && hb_unicode_combining_class(u, s->cp[i - 1]) != 0)
		i--;
	/* a mark of the same class in between shields the letter (UAX #15, D115) */
	if (i != s->n &&
		hb_unicode_combining_class(u, s->cp[s->n - 1]) >= hb_unicode_combining_class(u, cp))
		return false;
	if (!hb_unicode_compose(u, s->cp[i - 1], cp, &joined))
		return false;
	s->cp[i - 1] = joined;
	return true;
}

static void
take(struct seq *s, uint32_t cp, uint32_t run)
{
	if (join_mark(s, cp, run))
		return;
	switch (cp) {
	case CH_SOFT_HYPHEN:
		add_hint(s, BREAK_SYLLABLE);
		break;
	case CH_ZWSP:
		add_hint(s, BREAK_ALLOWED);
		break;
	case '\r':
		break;
	case '\n':
	case CH_LINE_SEPARATOR:
	case CH_LINE_SEPARATOR + 1:
		add_cp(s, ' ', run);
		add_hint(s, BREAK_FORCED);
		break;
	case '\t':
		add_cp(s, ' ', run);
		break;
	default:
		if (cp >= ' ' && cp != 0x7F)
			add_cp(s, cp, run);
	}
}

void
seq_make(struct seq *s, const struct text_run *runs, size_t nruns, struct arena *a)
{
	size_t total = 0;

	for (size_t r = 0; r < nruns; r++)
		total += strlen(runs[r].text);
	s->n = 0;
	s->cp = arena_array(a, uint32_t, total + 1);
	s->run = arena_array(a, uint32_t, total + 1);
	s->brk = arena_array(a, uint8_t, total + 1);
	s->hint = arena_array(a, uint8_t, total + 1);
	s->is_code = arena_array(a, uint8_t, total + 1);
	s->start = arena_array(a, uint8_t, total + 1);
	s->no_lig = arena_array(a, uint8_t, total + 1);
	for (size_t r = 0; r < nruns; r++) {
		size_t len = strlen(runs[r].text);
		size_t pos = 0;

		while (pos < len)
			take(s, utf8_next(runs[r].text, len, &pos), (uint32_t)r);
	}
}

const char *
seq_lang(const struct seq *s, const struct text_run *runs, const struct text_setting *set, size_t i)
{
	const char *lang = runs[s->run[i]].lang;

	if (lang && *lang)
		return lang;
	return set->lang ? set->lang : "";
}
