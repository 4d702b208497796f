#include "layout/line/rule.h"

enum {
	LINE_COST = 10,      /* per line: of two equal ways the one with fewer lines wins */
	BADNESS_FULL = 100,  /* of a line stretched or shrunk fully */
	BADNESS_DECENT = 12, /* half of that, by the ratio */
	BADNESS_LOOSE = 99,
	BADNESS_MAX = 10000,
	COST_FULL = 10000, /* of such a line in demerits: its badness squared */
};

const struct brk_rule BRK_RAGGED = {.has_places = true,
	.division = -20, /* cheap: most are at joints, and there are few places left */
	.hyphen = 20,
	.pair = 10000,
	.ladder = 200000,
	.last_hyphen = 100000, /* none in the last line but one, where anything else will do */
	.last_rest = 140000,
	.short_last = 250000, /* worth a short line before */
	.single_word = 90000};

/* Plain TeX's parameters. */
#define TEX_RULE                                                                                   \
	.division = 50, .hyphen = 50, .pair = 10000, .ladder = 10000, .last_hyphen = 5000,         \
	.last_rest = 5000, .fit_change = 10000

const struct brk_rule BRK_WHOLE = {TEX_RULE, .is_whole = true, .tolerance = 100};
const struct brk_rule BRK_DIVIDED = {TEX_RULE, .tolerance = 200};
const struct brk_rule BRK_LOOSE = {TEX_RULE, .tolerance = BADNESS_MAX - 1};

/* Off the price: breaking at a hyphen that is there, or that is asked for. */
#define DIVISION_REBATE 50
#define HYPHEN_REBATE 40
#define FIT_CHANGES 20 /* so many changes of looseness are as bad as a line that does not fit */

/* Each price half as dear again as the one before, in demerits. */
struct brk_rule
brk_rule_even(int price)
{
	static const int penalties[BRK_PRICES] = {
		39, 47, 58, 71, 87, 107, 131, 160, 196, 240, 294, 360, 441, 541, 662, 811};
	int p = penalties[price];
	int64_t demerits = (int64_t)p * p;

	return (struct brk_rule){.is_even = true,
		.has_places = true,
		.division = p - DIVISION_REBATE,
		.hyphen = p - HYPHEN_REBATE,
		.pair = demerits,
		.ladder = demerits * 2,
		.last_hyphen = demerits,
		.last_rest = demerits,
		.short_last = COST_FULL,
		.single_word = COST_FULL,
		.fit_change = COST_FULL / FIT_CHANGES};
}

static int
ratio_of(mpt rest, mpt give)
{
	int64_t ratio;

	if (rest == 0)
		return 0;
	if (give <= 0)
		return rest > 0 ? BRK_RATIO_MAX : -BRK_RATIO_MAX;
	ratio = (int64_t)rest * BRK_RATIO_ONE / give;
	if (ratio > BRK_RATIO_MAX)
		return BRK_RATIO_MAX;
	return ratio < -BRK_RATIO_MAX ? -BRK_RATIO_MAX : (int)ratio;
}

/*
 * TeX's hundred times the ratio's cube, rounded as TeX does, so that both find
 * the same lines good: 297^3 is about 100 * 2^18.
 */
static int
badness_of(int64_t rest, int64_t give)
{
	int64_t r;

	if (rest <= 0)
		return 0;
	/* NOLINTBEGIN(readability-magic-numbers): explained above, and used nowhere else */
	r = give > 0 ? rest * 297 / give : INT16_MAX;
	if (r > 1290)
		return BADNESS_MAX;
	return (int)((r * r * r + (1 << 17)) >> 18);
	/* NOLINTEND(readability-magic-numbers) */
}

int
brk_rule_badness(int ratio)
{
	return badness_of(ratio, BRK_RATIO_ONE);
}

static int
badness_ragged(int64_t r)
{
	return (int)(BADNESS_FULL * r * r / BRK_RATIO_ONE * r / BRK_RATIO_ONE / BRK_RATIO_ONE);
}

static enum brk_fit
fit_of(int badness, bool is_shrunk)
{
	if (badness <= BADNESS_DECENT)
		return FIT_DECENT;
	if (is_shrunk)
		return FIT_TIGHT;
	return badness <= BADNESS_LOOSE ? FIT_LOOSE : FIT_VERY_LOOSE;
}

void
brk_rule_fit(const struct brk_rule *rule, const struct brk_setting *set, struct brk_try *t)
{
	struct brk_line *l = &t->line;
	mpt rest = l->measure - l->width;

	t->fit = FIT_DECENT;
	if (set->rag) {
		l->ratio = rest < 0 ? -BRK_RATIO_MAX : ratio_of(rest, set->rag);
		t->badness = badness_ragged(l->ratio < 0 ? 0 : l->ratio);
	} else if (rest < 0) {
		l->ratio = ratio_of(rest, t->shrink);
		t->badness = badness_of(-rest, t->shrink);
		t->fit = fit_of(t->badness, true);
	} else {
		l->ratio = ratio_of(rest, t->stretch);
		t->badness = badness_of(rest, t->stretch + rule->more);
	}
	l->is_overfull = rest < 0 && (set->rag || -rest > t->shrink);
	if (l->is_last && !set->balance && rest >= 0)
		l->ratio = t->badness = 0;
	else if (!set->rag && rest >= 0)
		t->fit = fit_of(t->badness, false);
}

static int64_t
penalty_of(const struct brk_rule *rule, const struct text_item *it)
{
	int64_t p = rule->has_places || it->penalty >= PENALTY_EMERGENCY ? it->penalty : 0;

	if (it->penalty <= PENALTY_FORCED)
		return 0;
	if (it->kind != ITEM_PENALTY)
		return it->penalty;
	if (it->is_hyphen)
		p += rule->division;
	else if (it->is_explicit)
		p += rule->hyphen;
	return p;
}

static int64_t
cost_last(const struct brk_rule *rule, const struct brk_setting *set,
	const struct brk_before *before, const struct brk_line *l)
{
	int64_t d = 0;

	if (before->is_start || before->is_last)
		return 0;
	if (l->width < set->short_last)
		d += rule->short_last;
	if (l->is_single_word && set->short_last)
		d += rule->single_word;
	if (before->ladder)
		d += l->is_single_word ? rule->last_rest : rule->last_hyphen;
	return d;
}

static int64_t
cost_fill(const struct brk_rule *rule, const struct brk_try *t)
{
	int64_t r = t->line.ratio;

	if (rule->is_even)
		return (int64_t)LINE_COST * LINE_COST +
		       r * r * COST_FULL / BRK_RATIO_ONE / BRK_RATIO_ONE;
	return (int64_t)(LINE_COST + t->badness) * (LINE_COST + t->badness);
}

int64_t
brk_rule_cost(const struct brk_rule *rule, const struct brk_setting *set,
	const struct text_item *end, const struct brk_before *before, struct brk_try *t)
{
	int64_t penalty = penalty_of(rule, end);
	int64_t d = cost_fill(rule, t) + penalty * penalty;
	int change = (int)t->fit - (int)before->fit;

	if (change > 1 || change < -1)
		d += rule->fit_change;
	if (t->line.is_last)
		d += cost_last(rule, set, before, &t->line);
	else if (t->ends_in_hyphen && before->ladder)
		d += before->ladder > 1 ? rule->ladder : rule->pair;
	return d;
}
