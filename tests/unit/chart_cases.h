/*
 * chart_cases: charts of every kind in every situation that looked wrong
 * once or might: none, one, very many, very long, negative.
 */
#ifndef CHART_CASES_H
#define CHART_CASES_H

#include "base/words/label.h"
#include "compose/chart.h"
#include "style/style.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define CASES_STATUS STYLE_FILLS_STATUS
#define CASES_MANY 60

struct chart_case {
	const char *name;
	struct chart *(*make)(struct arena *a);
};

static inline date
case_day(int year, int month, int day)
{
	return date_make(year, month, day);
}

/* ---- status ---- */

static const char *const case_words[CASES_STATUS] = {"empfohlen", "nicht begonnen", "in Planung",
	"in Umsetzung", "umgesetzt", "Daueraufgabe", "zurückgestellt", "abgelehnt", "übergeben"};

static const char *const case_fields[] = {"Sprache und Bildung", "Wohnen und Soziales",
	"Gesundheit und Sport", "Arbeit und Weiterbildung", "Sicherheit", "Kultur und Religionen",
	"Ehrenamt und zivilgesellschaftliches Engagement"};
#define CASE_NFIELDS (sizeof(case_fields) / sizeof(*case_fields))

static const int64_t case_counts[CASE_NFIELDS][CASES_STATUS] = {
	{1, 1, 2, 4, 3, 1, 0, 0, 0},
	{0, 2, 1, 3, 1, 0, 1, 0, 0},
	{0, 0, 2, 2, 2, 1, 0, 0, 0},
	{1, 1, 1, 2, 0, 0, 1, 1, 0},
	{0, 1, 0, 2, 1, 2, 0, 0, 0},
	{0, 0, 1, 3, 2, 0, 0, 0, 1},
	{0, 1, 1, 2, 1, 1, 0, 0, 0},
};

/* counts[category][status] */
static inline struct chart *
case_status(struct arena *a, enum chart_kind kind, const char *const *categories, size_t n,
	const int64_t (*counts)[CASES_STATUS])
{
	struct chart *c = arena_one(a, struct chart);
	struct chart_series *series = arena_array(a, struct chart_series, CASES_STATUS);

	for (int s = 0; s < CASES_STATUS; s++) {
		int64_t *values = arena_array(a, int64_t, n + 1);

		for (size_t i = 0; i < n; i++)
			values[i] = counts[i][s];
		series[s] = (struct chart_series){
			.label = case_words[s], .fill = s, .values = values, .n = n};
	}
	*c = (struct chart){.kind = kind,
		.categories = categories,
		.ncategories = n,
		.series = series,
		.nseries = CASES_STATUS,
		.today = DATE_NONE};
	return c;
}

static inline struct chart *
case_bars_fields(struct arena *a)
{
	return case_status(a, CHART_STATUS_BARS, case_fields, CASE_NFIELDS, case_counts);
}

static inline struct chart *
case_bars_none(struct arena *a)
{
	return case_status(a, CHART_STATUS_BARS, case_fields, 0, case_counts);
}

static inline struct chart *
case_bars_zero(struct arena *a)
{
	static const int64_t zero[3][CASES_STATUS] = {{0}, {0, 0, 0, 0, 2}, {0}};

	return case_status(a, CHART_STATUS_BARS, case_fields, 3, zero);
}

static inline struct chart *
case_bars_one(struct arena *a)
{
	static const int64_t one[1][CASES_STATUS] = {{0, 0, 1}};

	return case_status(a, CHART_STATUS_BARS, case_fields, 1, one);
}

static inline struct chart *
case_bars_narrow(struct arena *a)
{
	static const int64_t counts[3][CASES_STATUS] = {{1, 1, 1, 1, 180, 1, 1, 1, 1},
		{3, 2, 1, 88, 1, 2, 14, 1, 6}, {0, 1, 0, 0, 0, 0, 0, 0, 0}};

	return case_status(a, CHART_STATUS_BARS, case_fields, 3, counts);
}

static inline struct chart *
case_bars_long(struct arena *a)
{
	static const char *const names[] = {
		"Zivilgesellschaftliches Engagement, Ehrenamt, Selbstorganisationen von "
		"Menschen mit Einwanderungsgeschichte und interreligiöser Dialog",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
		"Ämterübergreifende Zusammenarbeit und Integrationsberichterstattung"};

	return case_status(a, CHART_STATUS_BARS, names, 3, case_counts);
}

static inline struct chart *
case_many(struct arena *a, enum chart_kind kind, size_t n)
{
	const char **names = arena_array(a, const char *, n);
	int64_t(*counts)[CASES_STATUS] = arena_calloc(a, n, sizeof(*counts));

	for (size_t i = 0; i < n; i++) {
		names[i] = kind == CHART_STATUS_COLUMNS
				   ? arena_printf(a, "Q%zu/%zu", i % 4 + 1, 2019 + i / 4)
				   : arena_printf(a, "Ortsteil %zu", i + 1);
		for (int s = 0; s < CASES_STATUS; s++)
			counts[i][s] = (int64_t)((i * 7 + (size_t)s * 5) % 11 / 2);
	}
	return case_status(a, kind, names, n, (const int64_t(*)[CASES_STATUS])counts);
}

static inline struct chart *
case_bars_many(struct arena *a)
{
	return case_many(a, CHART_STATUS_BARS, CASES_MANY);
}

static inline struct chart *
case_columns_eight(struct arena *a)
{
	static const char *const periods[] = {"Q4/2024", "Q1/2025", "Q2/2025", "Q3/2025", "Q4/2025",
		"Q1/2026", "Q2/2026", "Q3/2026"};
	static const int64_t counts[][CASES_STATUS] = {{30, 6, 2, 1, 0, 0}, {22, 8, 4, 5, 0, 1},
		{14, 9, 6, 8, 1, 2}, {9, 8, 8, 10, 3, 3, 1}, {5, 7, 8, 13, 4, 4, 1},
		{3, 5, 8, 15, 6, 5, 1}, {2, 4, 7, 16, 8, 5, 1, 1}, {2, 2, 6, 17, 10, 5, 2, 1, 1}};

	return case_status(a, CHART_STATUS_COLUMNS, periods, 8, counts);
}

static inline struct chart *
case_columns_one(struct arena *a)
{
	static const char *const periods[] = {"Q1/2025"};

	return case_status(a, CHART_STATUS_COLUMNS, periods, 1, case_counts);
}

static inline struct chart *
case_columns_zero(struct arena *a)
{
	static const char *const periods[] = {"Q1/2025", "Q2/2025"};
	static const int64_t zero[2][CASES_STATUS] = {{0}, {0}};

	return case_status(a, CHART_STATUS_COLUMNS, periods, 2, zero);
}

static inline struct chart *
case_columns_many(struct arena *a)
{
	return case_many(a, CHART_STATUS_COLUMNS, CASES_MANY);
}

static inline struct chart *
case_slim(struct arena *a)
{
	return case_status(a, CHART_STATUS_BAR, case_fields, 1, case_counts);
}

static inline struct chart *
case_slim_all(struct arena *a)
{
	static const int64_t counts[1][CASES_STATUS] = {{1, 1, 2, 4, 3, 1, 110, 1, 1}};

	return case_status(a, CHART_STATUS_BAR, case_fields, 1, counts);
}

/* ---- costs ---- */

static inline struct chart *
case_costs_of(struct arena *a, size_t nseries, const int64_t *values, bool has_texts)
{
	static const char *const words[] = {"geplant", "bewilligt", "verausgabt"};
	static const int fills[] = {2, 1, 0};
	struct chart *c = arena_one(a, struct chart);
	struct chart_series *series = arena_array(a, struct chart_series, nseries);
	struct num_format format = num_format_for("de", NUM_GROUP_SPACE);

	for (size_t s = 0; s < nseries; s++) {
		const char **texts = arena_array(a, const char *, CASE_NFIELDS);

		for (size_t i = 0; i < CASE_NFIELDS; i++)
			texts[i] = num_euro(a, format, values[s * CASE_NFIELDS + i]);
		series[s] = (struct chart_series){.label = words[s],
			.fill_kind = FILL_SERIES,
			.fill = fills[s],
			.values = values + s * CASE_NFIELDS,
			.texts = has_texts ? texts : NULL,
			.n = CASE_NFIELDS};
	}
	*c = (struct chart){.kind = CHART_BARS,
		.unit = "Euro",
		.categories = case_fields,
		.ncategories = CASE_NFIELDS,
		.series = series,
		.nseries = nseries,
		.today = DATE_NONE};
	return c;
}

static inline struct chart *
case_costs(struct arena *a)
{
	static const int64_t values[] = {18400000, 9250000, 4100000, 6050000, 0, 2500000, 1280000,
		12000000, 9250000, 2000000, 3000000, 0, 2500000, 1000000, 7320050, 4410000, 1999999,
		500, 0, 1200000, 640000};

	return case_costs_of(a, 3, values, true);
}

static inline struct chart *
case_costs_negative(struct arena *a)
{
	static const int64_t values[CASE_NFIELDS] = {12, -7, 3, 0, -15, 1, -1};

	return case_costs_of(a, 1, values, false);
}

static inline struct chart *
case_costs_zero(struct arena *a)
{
	static const int64_t values[CASE_NFIELDS] = {0};

	return case_costs_of(a, 1, values, true);
}

/* ---- indicators ---- */

struct case_value {
	int year, month, day;
	int64_t units;
	bool is_provisional;
};

static inline struct chart_point *
case_point(struct arena *a, struct chart_point *p, const struct case_value *v, const char *unit)
{
	struct num_format format = num_format_for("de", NUM_GROUP_SPACE);

	p->date = case_day(v->year, v->month, v->day);
	p->value = (struct decimal){v->units, 1};
	p->is_provisional = v->is_provisional;
	p->text = arena_printf(a, "%s %s", num_decimal(a, format, p->value), unit);
	return p;
}

static inline struct chart *
case_line_of(struct arena *a, const struct case_value *v, size_t n, const struct case_value *base,
	const struct case_value *target)
{
	struct chart *c = arena_one(a, struct chart);
	struct chart_point *points = arena_array(a, struct chart_point, n + 2);

	for (size_t i = 0; i < n; i++)
		case_point(a, &points[i], &v[i], "%");
	*c = (struct chart){.kind = CHART_LINE,
		.unit = "Prozent",
		.points = points,
		.npoints = n,
		.baseline_label = "Ausgangswert",
		.target_label = "Ziel",
		.today = DATE_NONE};
	if (base)
		c->baseline = case_point(a, &points[n], base, "%");
	if (target)
		c->target = case_point(a, &points[n + 1], target, "%");
	return c;
}

static inline struct chart *
case_line_years(struct arena *a)
{
	static const struct case_value v[] = {{2019, 12, 31, 612, false},
		{2020, 12, 31, 598, false}, {2021, 12, 31, 634, false}, {2022, 12, 31, 671, false},
		{2023, 12, 31, 689, false}, {2024, 12, 31, 723, false}, {2025, 12, 31, 741, true}};
	static const struct case_value target = {2027, 12, 31, 800, false};

	return case_line_of(a, v, 7, &v[0], &target);
}

static inline struct chart *
case_line_quarters(struct arena *a)
{
	static const struct case_value v[] = {{2025, 3, 31, 120, false}, {2025, 6, 30, 150, false},
		{2025, 9, 30, 155, false}, {2025, 12, 31, 210, false}, {2026, 3, 31, 240, false},
		{2026, 6, 30, 265, true}};
	static const struct case_value target = {2027, 12, 31, 270, false};

	return case_line_of(a, v, 6, &v[0], &target);
}

static inline struct chart *
case_line_negative(struct arena *a)
{
	static const struct case_value v[] = {{2021, 12, 31, -34, false}, {2022, 12, 31, 12, false},
		{2023, 12, 31, -8, false}, {2024, 12, 31, 27, false}};
	static const struct case_value target = {2027, 12, 31, 0, false};

	return case_line_of(a, v, 4, NULL, &target);
}

static inline struct chart *
case_line_close(struct arena *a)
{
	static const struct case_value v[] = {{2022, 12, 31, 9310, false},
		{2023, 12, 31, 9342, false}, {2024, 12, 31, 9335, false}};
	static const struct case_value target = {2027, 12, 31, 9345, false};

	return case_line_of(a, v, 3, &v[0], &target);
}

static inline struct chart *
case_line_single(struct arena *a)
{
	static const struct case_value v[] = {{2025, 12, 31, 40, false}};

	return case_line_of(a, v, 1, NULL, NULL);
}

static inline struct chart *
case_line_target_only(struct arena *a)
{
	static const struct case_value target = {2027, 12, 31, 5, false};

	return case_line_of(a, NULL, 0, NULL, &target);
}

static inline struct chart *
case_line_none(struct arena *a)
{
	return case_line_of(a, NULL, 0, NULL, NULL);
}

static inline struct chart *
case_line_many(struct arena *a)
{
	struct case_value *v = arena_array(a, struct case_value, CASES_MANY);

	for (int i = 0; i < CASES_MANY; i++)
		v[i] = (struct case_value){
			2011 + i / 4, i % 4 * 3 + 3, 30, 40000 + i * 2137 % 9000 * 10, false};
	return case_line_of(a, v, CASES_MANY, &v[0], NULL);
}

/* ---- schedule ---- */

static inline struct chart *
case_schedule_of(struct arena *a, const struct chart_span *spans, size_t n, int years)
{
	struct chart *c = arena_one(a, struct chart);
	const char **periods = arena_array(a, const char *, (size_t)years * 4);

	for (int i = 0; i < years * 4; i++)
		periods[i] = arena_printf(a, "Q%d/%d", i % 4 + 1, 2025 + i / 4);
	*c = (struct chart){.kind = CHART_SCHEDULE,
		.spans = spans,
		.nspans = n,
		.from = case_day(2025, 1, 1),
		.to = case_day(2024 + years, 12, 31),
		.today = case_day(2026, 9, 30),
		.today_label = "Stand 30.09.2026",
		.period_labels = periods,
		.nperiods = (size_t)years * 4};
	return c;
}

static inline struct chart *
case_schedule(struct arena *a)
{
	struct chart_span *s = arena_array(a, struct chart_span, 10);
	date *marks = arena_array(a, date, 3);
	static const bool done[] = {true, true, false};

	marks[0] = case_day(2025, 9, 30);
	marks[1] = case_day(2026, 3, 31);
	marks[2] = case_day(2026, 12, 15);
	s[0] = (struct chart_span){"SB-01", "Sprachcafé in den Stadtteilen", case_day(2025, 4, 1),
		case_day(2026, 12, 31), case_day(2026, 6, 30), 3, marks, done, 3};
	s[1] = (struct chart_span){"SB-02", "Lotsen an Grundschulen", case_day(2025, 2, 1),
		case_day(2026, 3, 31), DATE_NONE, 4, NULL, NULL, 0};
	s[2] = (struct chart_span){"SB-03", "Koordination der Sprachförderung",
		case_day(2025, 7, 1), DATE_NONE, DATE_NONE, 5, marks, done, 1};
	s[3] = (struct chart_span){"WS-01",
		"Wohnraumberatung für Familien mit Einwanderungsgeschichte in allen Ortsteilen und "
		"Sprachen",
		case_day(2026, 4, 1), case_day(2027, 6, 30), DATE_NONE, 2, NULL, NULL, 0};
	s[4] = (struct chart_span){"WS-02", "Belegungsmanagement", case_day(2024, 4, 1),
		case_day(2026, 10, 31), DATE_NONE, 6, NULL, NULL, 0};
	s[5] = (struct chart_span){"GS-01", "Schwimmkurse für Frauen", case_day(2027, 1, 1),
		case_day(2030, 6, 30), DATE_NONE, 0, NULL, NULL, 0};
	s[6] = (struct chart_span){"GS-02", "Gesundheitslotsen", case_day(2022, 1, 1),
		case_day(2024, 6, 30), DATE_NONE, 4, NULL, NULL, 0};
	s[7] = (struct chart_span){
		"AW-01", "Jobmesse", case_day(2029, 1, 1), DATE_NONE, DATE_NONE, 1, NULL, NULL, 0};
	s[8] = (struct chart_span){"AW-02", "Ein Tag", case_day(2026, 5, 4), case_day(2026, 5, 4),
		DATE_NONE, 8, NULL, NULL, 0};
	s[9] = (struct chart_span){"SI-01", "Beleuchtung am Bahnhof", DATE_NONE,
		case_day(2026, 6, 30), DATE_NONE, 7, NULL, NULL, 0};
	return case_schedule_of(a, s, 10, 3);
}

static inline struct chart *
case_schedule_one(struct arena *a)
{
	struct chart_span *s = arena_array(a, struct chart_span, 1);

	s[0] = (struct chart_span){"", "Jobmesse", case_day(2025, 5, 1), case_day(2025, 8, 31),
		DATE_NONE, 3, NULL, NULL, 0};
	return case_schedule_of(a, s, 1, 1);
}

static inline struct chart *
case_schedule_many(struct arena *a)
{
	struct chart_span *s = arena_array(a, struct chart_span, CASES_MANY);

	for (int i = 0; i < CASES_MANY; i++)
		s[i] = (struct chart_span){arena_printf(a, "M-%02d", i + 1),
			case_fields[(size_t)i % CASE_NFIELDS],
			case_day(2025 + i % 9, i % 12 + 1, 1), case_day(2026 + i % 9, 12, 31),
			DATE_NONE, i % 9, NULL, NULL, 0};
	return case_schedule_of(a, s, CASES_MANY, 10);
}

static inline struct chart *
case_schedule_none(struct arena *a)
{
	return case_schedule_of(a, NULL, 0, 1);
}

static const struct chart_case chart_cases[] = {
	{"status-bars-by-field", case_bars_fields},
	{"status-bars-no-category", case_bars_none},
	{"status-bars-zero-totals", case_bars_zero},
	{"status-bars-one-value", case_bars_one},
	{"status-bars-narrow-segments", case_bars_narrow},
	{"status-bars-very-long-labels", case_bars_long},
	{"status-bars-very-many", case_bars_many},
	{"status-columns-eight-periods", case_columns_eight},
	{"status-columns-one-period", case_columns_one},
	{"status-columns-zero", case_columns_zero},
	{"status-columns-very-many", case_columns_many},
	{"slim-bar", case_slim},
	{"slim-bar-every-status", case_slim_all},
	{"bars-three-series", case_costs},
	{"bars-negative-values", case_costs_negative},
	{"bars-all-zero", case_costs_zero},
	{"line-years-with-target", case_line_years},
	{"line-quarters-provisional", case_line_quarters},
	{"line-negative-values", case_line_negative},
	{"line-close-values", case_line_close},
	{"line-single-point", case_line_single},
	{"line-target-without-points", case_line_target_only},
	{"line-nothing", case_line_none},
	{"line-very-many", case_line_many},
	{"schedule-all-situations", case_schedule},
	{"schedule-one-row", case_schedule_one},
	{"schedule-very-many", case_schedule_many},
	{"schedule-no-row", case_schedule_none},
};
#define CHART_NCASES (sizeof(chart_cases) / sizeof(*chart_cases))

#endif
