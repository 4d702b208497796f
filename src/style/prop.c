#include "style/prop.h"

#include "base/num.h"
#include "style/names.h"

#include <stdlib.h>
#include <string.h>

#define MPT_PER_INCH 72000
#define UM_PER_INCH 25400 /* micrometres */
#define LENGTH_MAX ((int64_t)100000 * MPT_PER_PT)

/* Splits "10.5pt" into its exact number and the unit behind it. */
static int
split_unit(const char *s, struct decimal *value, const char **unit)
{
	char digits[24];
	size_t n = strspn(s, "-0123456789.");

	if (n == 0 || n >= sizeof(digits))
		return -1;
	memcpy(digits, s, n);
	digits[n] = '\0';
	*unit = s + n;
	return num_parse(digits, value);
}

int
prop_length(const char *s, mpt *out)
{
	struct decimal d;
	const char *unit;
	int64_t thousandths;

	if (split_unit(s, &d, &unit))
		return -1;
	thousandths = num_round(d, 3).units;
	if (thousandths > LENGTH_MAX || thousandths < -LENGTH_MAX)
		return -1;
	if (strcmp(unit, "pt") == 0)
		*out = (mpt)thousandths;
	else if (strcmp(unit, "mm") == 0)
		*out = mpt_scale((mpt)thousandths, MPT_PER_INCH, UM_PER_INCH);
	else if (*unit == '\0' && thousandths == 0)
		*out = 0;
	else
		return -1;
	return 0;
}

static int
read_permille(const char *s, int *out)
{
	struct decimal d;
	const char *unit;

	if (split_unit(s, &d, &unit) || strcmp(unit, "%") != 0)
		return -1;
	*out = (int)num_round(d, 1).units;
	return 0;
}

static int
read_color(const char *s, const uint32_t *colors, uint32_t *out)
{
	char *end;
	int named;

	if (s[0] == '#' && strlen(s) == 7) {
		*out = (uint32_t)strtoul(s + 1, &end, 16);
		return *end ? -1 : 0;
	}
	named = colors ? names_find(&style_colors, s) : -1;
	if (named < 0)
		return -1;
	*out = colors[named];
	return 0;
}

static int
read_int(const char *s, int *out)
{
	struct decimal d;

	if (num_parse(s, &d) || d.places || d.units > INT32_MAX || d.units < INT32_MIN)
		return -1;
	*out = (int)d.units;
	return 0;
}

/* Index of s among two words, or -1. */
static int
one_of(const char *s, const char *zero, const char *one)
{
	return strcmp(s, zero) == 0 ? 0 : strcmp(s, one) == 0 ? 1 : -1;
}

static int
store_index(int index, void *to, size_t size)
{
	if (index < 0)
		return -1;
	if (size == sizeof(bool))
		*(bool *)to = index != 0;
	else
		*(int *)to = index;
	return 0;
}

_Static_assert(sizeof(enum text_align) == sizeof(int), "enums are stored through int");

/* One flat switch over the types. */
static int
read_value(const struct prop *p, const char *s, char *target, const uint32_t *colors)
{
	void *to = target + p->offset;

	switch (p->type) {
	case PROP_LENGTH:
		return prop_length(s, to);
	case PROP_HAS_COLOR:
		*(bool *)(target + p->flag_offset) = true;
		return read_color(s, colors, to);
	case PROP_COLOR:
		return read_color(s, colors, to);
	case PROP_INT:
		return read_int(s, to);
	case PROP_PERMILLE:
		return read_permille(s, to);
	case PROP_BOOL:
		return store_index(one_of(s, "no", "yes"), to, sizeof(bool));
	case PROP_ITALIC:
		return store_index(one_of(s, "normal", "italic"), to, sizeof(bool));
	case PROP_TRISTATE:
		return store_index(one_of(s, "normal", "italic"), to, sizeof(int));
	case PROP_SLOT:
		return store_index(names_find(&style_slots, s), to, sizeof(int));
	case PROP_ALIGN:
		return store_index(names_find(&style_aligns, s), to, sizeof(int));
	case PROP_HATCH:
		return store_index(names_find(&style_hatches, s), to, sizeof(int));
	case PROP_TEXT_STYLE:
		return store_index(names_find(&style_texts, s), to, sizeof(int));
	case PROP_FACTS:
		return store_index(names_find(&style_facts, s), to, sizeof(int));
	case PROP_STRING:
		*(const char **)to = s;
		return 0;
	}
	return -1;
}

int
prop_read(const struct xml_node *n, const struct prop *props, void *target, const uint32_t *colors,
	struct diag *d)
{
	int rc = 0;

	for (const struct prop *p = props; p->name; p++) {
		const char *s = xml_attr(n, p->name);

		if (s && read_value(p, s, target, colors))
			rc = diag_report(
				d, FAULT_STYLE_VALUE, xml_where(n), "%s=\"%s\"", p->name, s);
	}
	return rc;
}
