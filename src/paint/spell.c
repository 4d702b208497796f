#include "paint/spell.h"

#include "base/utf8.h"

#include <string.h>

#define SOFT_HYPHEN "\xC2\xAD"
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

/* One cluster: glyphs[first..first + n) of the run, text[from..to). */
struct cluster {
	size_t first, n, from, to;
};

/* Characters that a reader must not get: they only steer the setting. */
static bool
is_steering(uint32_t cp)
{
	return cp == 0xAD || cp == 0xFEFF || cp == 0x2060 || (cp & 0xFFFE) == 0xFFFE || cp == 0;
}

static bool
has_steering(const char *s, size_t n)
{
	for (size_t pos = 0; pos < n;)
		if (is_steering(utf8_next(s, n, &pos)))
			return true;
	return false;
}

/* The text without steering characters; borrowed when it has none. */
static const char *
visible(struct arena *a, const char *s, size_t *n)
{
	char *clean;
	size_t kept = 0;

	if (!has_steering(s, *n))
		return s;
	clean = arena_alloc(a, *n + 1);
	for (size_t pos = 0, next = 0; pos < *n; pos = next) {
		if (is_steering(utf8_next(s, *n, &next)))
			continue;
		memcpy(clean + kept, s + pos, next - pos);
		kept += next - pos;
	}
	*n = kept;
	return clean;
}

static size_t
cluster_end(const struct glyph_run *run, size_t nglyphs, size_t first, size_t next)
{
	size_t neighbour = run->is_rtl ? first - 1 : next;
	bool has_neighbour = run->is_rtl ? first > 0 : next < nglyphs;

	return has_neighbour ? run->glyphs[neighbour].cluster : run->ntext;
}

/* Where code point i of s starts. */
static size_t
offset_of(const char *s, size_t n, size_t i)
{
	size_t pos = 0;

	while (i-- > 0)
		utf8_next(s, n, &pos);
	return pos;
}

/* The first glyphs get one character each, the last one the rest. */
static void
share_text(struct spelt *g, size_t n, const char *s, size_t ns)
{
	size_t chars = utf8_count(s, ns);

	for (size_t i = 0; i < n; i++) {
		size_t from = offset_of(s, ns, i);
		size_t to = i + 1 < n ? offset_of(s, ns, i + 1) : ns;

		if (chars >= n) {
			g[i].text = s + from;
			g[i].ntext = to - from;
			continue;
		}
		g[i].text = i == 0 ? s : ZERO_WIDTH_SPACE;
		g[i].ntext = i == 0 ? ns : strlen(ZERO_WIDTH_SPACE);
		g[i].actual = s;
		g[i].nactual = ns;
	}
}

/* Places the cluster's glyphs in reading order; gives their number, 0 if it shows nothing. */
static size_t
spell_cluster(const struct glyph_run *run, const struct cluster *c, const mpt *x, struct arena *a,
	struct spelt *out)
{
	size_t ns = c->to > c->from ? c->to - c->from : 0;
	const char *s = visible(a, run->text + c->from, &ns);

	/* The blank at a line's end belongs to the last cluster's text, not to its glyph. */
	while (ns > 1 && s[ns - 1] == ' ')
		ns--;
	if (ns == 0)
		return 0;
	for (size_t i = 0; i < c->n; i++) {
		size_t k = c->first + (run->is_rtl ? c->n - 1 - i : i);
		const struct glyph *g = &run->glyphs[k];

		out[i] = (struct spelt){.gid = g->gid, .x = x[k] + g->dx, .dy = g->dy};
	}
	share_text(out, c->n, s, ns);
	return c->n;
}

static size_t
spell_hyphen(const struct glyph_run *run, mpt x, struct spelt *out)
{
	const struct glyph *g = &run->glyphs[run->is_rtl ? 0 : run->nglyphs - 1];

	*out = (struct spelt){.gid = g->gid,
		.x = x + g->dx,
		.dy = g->dy,
		.text = SOFT_HYPHEN,
		.ntext = strlen(SOFT_HYPHEN)};
	return 1;
}

static mpt *
pen_positions(const struct glyph_run *run, struct arena *a)
{
	mpt *x = arena_array(a, mpt, run->nglyphs + 1);

	for (size_t i = 0; i < run->nglyphs; i++)
		x[i + 1] = x[i] + run->glyphs[i].advance;
	return x;
}

static size_t
collect_clusters(const struct glyph_run *run, size_t from, size_t to, struct cluster *out)
{
	size_t n = 0;

	for (size_t first = from, next; first < to; first = next) {
		uint32_t start = run->glyphs[first].cluster;

		for (next = first + 1; next < to && run->glyphs[next].cluster == start; next++)
			;
		out[n] = (struct cluster){.first = first,
			.n = next - first,
			.from = start,
			.to = cluster_end(run, to, first, next)};
		n++;
	}
	return n;
}

size_t
spell_run(const struct glyph_run *run, struct arena *texts, struct arena *tmp, struct spelt *out)
{
	const mpt *x = pen_positions(run, tmp);
	bool has_hyphen = run->ends_in_hyphen && run->nglyphs > 0;
	size_t from = has_hyphen && run->is_rtl ? 1 : 0;
	size_t to = has_hyphen && !run->is_rtl ? run->nglyphs - 1 : run->nglyphs;
	struct cluster *c = arena_array(tmp, struct cluster, run->nglyphs + 1);
	size_t nclusters = collect_clusters(run, from, to, c);
	size_t n = 0;

	for (size_t i = 0; i < nclusters; i++)
		n += spell_cluster(run, &c[run->is_rtl ? nclusters - 1 - i : i], x, texts, out + n);
	if (has_hyphen)
		n += spell_hyphen(run, x[run->is_rtl ? 0 : run->nglyphs - 1], out + n);
	return n;
}
