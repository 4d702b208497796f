#include "style/names.h"

#include "style/style.h"

#include <string.h>

#define TABLE(array)                                                                               \
	{                                                                                          \
		(array), sizeof(array) / sizeof(*(array))                                          \
	}

static const char *const colors[] = {
#define NAME_COLOR(id, name) [id] = (name),
#include "style/name_tab.h"
#undef NAME_COLOR
};
static const char *const texts[] = {
#define NAME_TEXT(id, name) [id] = (name),
#include "style/name_tab.h"
#undef NAME_TEXT
};
static const char *const chars[] = {
#define NAME_CHAR(id, name) [id] = (name),
#include "style/name_tab.h"
#undef NAME_CHAR
};
static const char *const tables[] = {
#define NAME_TABLE(id, name) [id] = (name),
#include "style/name_tab.h"
#undef NAME_TABLE
};
static const char *const series[] = {
#define NAME_SERIES(name) name,
#include "style/name_tab.h"
#undef NAME_SERIES
};
/* The same words as in the project's XML, in the order of enum status. */
static const char *const statuses[] = {"recommended", "notStarted", "planning", "active", "done",
	"ongoing", "deferred", "rejected", "transferred"};
static const char *const schedules[] = {"none", "onTime", "atRisk", "late"};
static const char *const hatches[] = {
	"solid", "rising", "falling", "cross", "horizontal", "vertical", "dots", "grid", "empty"};
static const char *const aligns[] = {"left", "right", "center", "justify", "decimal"};
static const char *const slots[] = {"sans", "serif", "mono"};
static const char *const facts[] = {"column", "margin"};

_Static_assert(sizeof(colors) / sizeof(*colors) == COLOR_COUNT, "a name per colour");
_Static_assert(sizeof(texts) / sizeof(*texts) == TS_COUNT, "a name per text style");
_Static_assert(sizeof(chars) / sizeof(*chars) == CS_COUNT, "a name per character style");
_Static_assert(sizeof(tables) / sizeof(*tables) == TABLE_COUNT, "a name per table style");
_Static_assert(sizeof(series) / sizeof(*series) == STYLE_FILLS_SERIES, "a name per series");
_Static_assert(sizeof(statuses) / sizeof(*statuses) == STYLE_FILLS_STATUS, "a name per status");
_Static_assert(sizeof(schedules) / sizeof(*schedules) == STYLE_FILLS_SCHEDULE, "a name per light");

const struct names style_colors = TABLE(colors), style_texts = TABLE(texts),
		   style_chars = TABLE(chars), style_tables = TABLE(tables),
		   style_series = TABLE(series), style_statuses = TABLE(statuses),
		   style_schedules = TABLE(schedules), style_hatches = TABLE(hatches),
		   style_aligns = TABLE(aligns), style_slots = TABLE(slots),
		   style_facts = TABLE(facts);

int
names_find(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (strcmp(names->v[i], name) == 0)
			return (int)i;
	return -1;
}
