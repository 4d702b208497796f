#include "aside/wording.h"

#include "base/str.h"

#include <string.h>

static struct num_format
format_of(const struct aside_input *in)
{
	return num_format_for(in->doc->lang, NUM_GROUP_DOT);
}

const char *
wording_title(const struct aside_input *in, struct arena *a)
{
	const struct document *doc = in->doc;

	if (!in->facts->is_sample)
		return doc->title;
	return arena_printf(a, "%s \u2013 %s", doc->title, label_of(doc->labels, LABEL_SAMPLE));
}

const char *
wording_date(const struct aside_input *in, struct arena *a)
{
	struct ymd d;

	if (in->doc->as_of == DATE_NONE)
		return "";
	d = date_split(in->doc->as_of);
	return LABEL_FILL(a, in->doc->labels, LABEL_SHORT_DATE, arena_printf(a, "%02d", d.day),
		arena_printf(a, "%02d", d.month), arena_printf(a, "%d", d.year));
}

const char *
wording_size(const struct aside_input *in, struct arena *a, uint64_t bytes)
{
	return num_bytes(a, format_of(in), bytes);
}

const char *
wording_pages(const struct aside_input *in, struct arena *a)
{
	long n = (long)in->pages->pages.n;

	return LABEL_FILL_N(a, in->doc->labels, LABEL_ASIDE_PAGES, n, num_int(a, format_of(in), n));
}

const char *
wording_link(const struct aside_input *in, struct arena *a)
{
	const char *day = wording_date(in, a);
	const char *size = wording_size(in, a, in->facts->bytes);

	if (!*day)
		return LABEL_FILL(
			a, in->doc->labels, LABEL_LINK_UNDATED, wording_title(in, a), size);
	return LABEL_FILL(a, in->doc->labels, LABEL_LINK, wording_title(in, a), size, day);
}

const char *
wording_name(const struct aside_input *in, struct arena *a, const char *suffix)
{
	return arena_printf(a, "%s%s", in->doc->file_name, suffix);
}

static const char *
entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

const char *
wording_xml(struct arena *a, const char *text)
{
	struct str b;
	const char *out;

	str_init(&b);
	for (; text && *text; text++) {
		const char *entity = entity_of(*text);

		if (entity)
			str_add(&b, entity);
		else if ((unsigned char)*text >= ' ' || strchr("\t\n", *text))
			str_addc(&b, *text);
	}
	out = arena_strndup(a, b.s, b.n);
	str_release(&b);
	return out;
}
