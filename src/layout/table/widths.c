#include "layout/table/widths.h"

enum width_kind { WIDTH_PIECE, WIDTH_DIVIDED, WIDTH_WHOLE, WIDTH_NATURAL };

static mpt
width_of(const struct colwidth *c, enum width_kind kind)
{
	mpt w = c->content.natural;

	if (kind == WIDTH_PIECE)
		w = c->content.piece;
	if (kind == WIDTH_DIVIDED)
		w = c->content.divided;
	if (kind == WIDTH_WHOLE)
		w = c->content.whole;
	return mpt_max(w, c->least);
}

static int64_t
sum_of(const struct colwidth *cols, size_t n, enum width_kind kind)
{
	int64_t sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += width_of(&cols[i], kind);
	return sum;
}

static mpt
spread(mpt have, mpt want, size_t n, size_t i)
{
	mpt more = want > have ? want - have : 0;

	return more / (mpt)n + (i == 0 ? more % (mpt)n : 0);
}

void
colwidth_span(struct colwidth *cols, const struct colwidth_span *span)
{
	struct brk_extent have = {.piece = 0};
	size_t i;

	for (i = 0; i < span->n; i++) {
		have.piece += cols[span->first + i].content.piece;
		have.divided += cols[span->first + i].content.divided;
		have.whole += cols[span->first + i].content.whole;
		have.natural += cols[span->first + i].content.natural;
	}
	for (i = 0; i < span->n; i++) {
		struct brk_extent *e = &cols[span->first + i].content;

		e->piece += spread(have.piece, span->content.piece, span->n, i);
		e->divided += spread(have.divided, span->content.divided, span->n, i);
		e->whole += spread(have.whole, span->content.whole, span->n, i);
		e->natural += spread(have.natural, span->content.natural, span->n, i);
	}
}

bool
colwidth_is_tight(const struct colwidth *cols, size_t n, mpt total)
{
	return sum_of(cols, n, WIDTH_WHOLE) > total;
}

bool
colwidth_is_crowded(const struct colwidth *cols, size_t n, mpt total)
{
	return sum_of(cols, n, WIDTH_DIVIDED) > total;
}

/* Each has its share of `rest` in proportion to its part; nothing is lost by rounding. */
static void
add_shares(struct colwidth *cols, size_t n, int64_t rest)
{
	int64_t left = 0;
	size_t i;

	for (i = 0; i < n; i++)
		left += cols[i].part;
	for (i = 0; i < n && left > 0; i++) {
		int64_t share = rest * cols[i].part / left;

		cols[i].width += (mpt)share;
		rest -= share;
		left -= cols[i].part;
	}
}

static void
share_between(struct colwidth *cols, size_t n, mpt total, enum width_kind low, enum width_kind high)
{
	size_t i;

	for (i = 0; i < n; i++) {
		cols[i].width = width_of(&cols[i], low);
		cols[i].part = width_of(&cols[i], high) - cols[i].width;
	}
	add_shares(cols, n, total - sum_of(cols, n, low));
}

static void
share_surplus(struct colwidth *cols, size_t n, mpt total)
{
	int64_t weights = 0;
	size_t i;

	for (i = 0; i < n; i++)
		weights += cols[i].weight;
	for (i = 0; i < n; i++) {
		cols[i].width = width_of(&cols[i], WIDTH_NATURAL);
		cols[i].part = weights ? cols[i].weight : cols[i].width;
	}
	add_shares(cols, n, total - sum_of(cols, n, WIDTH_NATURAL));
}

/* The width that, as the most for any column, makes them fill the total. */
static mpt
ceiling_of(const struct colwidth *cols, size_t n, mpt total, enum width_kind kind)
{
	mpt most = 0, before = -1;
	size_t i;

	while (most > before) {
		int64_t rest = total, nwider = 0;

		for (i = 0; i < n; i++) {
			mpt w = width_of(&cols[i], kind);

			if (w <= most)
				rest -= w;
			else
				nwider++;
		}
		before = most;
		if (nwider)
			most = (mpt)(rest / nwider);
	}
	return most;
}

/* True if it breaks no word but those that would take up half the table. */
static bool
spares_words(const struct colwidth *cols, size_t n, mpt total, mpt most)
{
	size_t i;

	for (i = 0; i < n; i++) {
		mpt piece = cols[i].content.piece;

		if (piece > most && piece <= total / 2)
			return false;
	}
	return true;
}

/*
 * A word that fits nowhere is broken between letters, at any width: the others
 * do not pay for it. Only the widest columns give way, all to the same width.
 */
static void
squeeze(struct colwidth *cols, size_t n, mpt total)
{
	static const enum width_kind kinds[] = {
		WIDTH_NATURAL, WIDTH_WHOLE, WIDTH_DIVIDED, WIDTH_PIECE};
	mpt most, rest = total;
	size_t i, k;

	for (k = 0; kinds[k] != WIDTH_PIECE; k++)
		if (spares_words(cols, n, total, ceiling_of(cols, n, total, kinds[k])))
			break;
	most = ceiling_of(cols, n, total, kinds[k]);
	for (i = 0; i < n; i++) {
		cols[i].width = mpt_min(width_of(&cols[i], kinds[k]), most);
		rest -= cols[i].width;
	}
	for (i = 0; i < n && rest > 0; i++)
		if (cols[i].width == most) {
			cols[i].width += rest;
			rest = 0;
		}
}

/* By how much a wish is more than words divided once need. */
static mpt
slack_of(const struct colwidth *c)
{
	return c->least > c->content.divided ? c->least - c->content.divided : 0;
}

/* Takes from all wishes in proportion what the total is too narrow for. */
static void
lower_wishes(struct colwidth *cols, size_t n, int64_t excess)
{
	int64_t slack = 0;
	size_t i;

	for (i = 0; i < n; i++)
		slack += slack_of(&cols[i]);
	for (i = 0; i < n && slack > 0; i++) {
		mpt own = slack_of(&cols[i]);
		int64_t less = excess < slack ? (excess * own + slack - 1) / slack : own;

		cols[i].least -= (mpt)less;
	}
}

void
colwidth_share(struct colwidth *cols, size_t n, mpt total)
{
	/* A wish may cost others a hyphen, but not a word out of its cell. */
	if (sum_of(cols, n, WIDTH_DIVIDED) > total)
		lower_wishes(cols, n, sum_of(cols, n, WIDTH_DIVIDED) - total);
	if (sum_of(cols, n, WIDTH_NATURAL) <= total)
		share_surplus(cols, n, total);
	else if (sum_of(cols, n, WIDTH_WHOLE) <= total)
		share_between(cols, n, total, WIDTH_WHOLE, WIDTH_NATURAL);
	else if (sum_of(cols, n, WIDTH_DIVIDED) <= total)
		share_between(cols, n, total, WIDTH_DIVIDED, WIDTH_WHOLE);
	else if (sum_of(cols, n, WIDTH_PIECE) <= total)
		share_between(cols, n, total, WIDTH_PIECE, WIDTH_DIVIDED);
	else
		squeeze(cols, n, total);
}

bool
colwidth_least(const struct colwidth *cols, size_t n, mpt total, mpt *least)
{
	size_t i;

	if (sum_of(cols, n, WIDTH_NATURAL) <= total || colwidth_is_crowded(cols, n, total))
		return false;
	for (i = 0; i < n; i++)
		least[i] = width_of(&cols[i], WIDTH_DIVIDED);
	return true;
}
