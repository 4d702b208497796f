#include "style/style.h"

#include "style/contrast.h"
#include "style/defaults.h"
#include "style/names.h"
#include "style/prop_tab.h"

#include <string.h>

#define STYLE_NS "urn:ratsdruck:style:1"
#define STYLE_SCHEMA "ratsdruck-style-1.xsd"

struct loader {
	struct style *style;
	struct diag *diag;
	int rc;
};

static void
bad_name(struct loader *l, const struct xml_node *n, const char *name)
{
	l->rc = diag_report(l->diag, FAULT_STYLE_VALUE, xml_where(n), "%s name=\"%s\"", n->name,
		name ? name : "");
}

/* The element's name attribute as an index, -1 after reporting it. */
static int
index_of(struct loader *l, const struct xml_node *n, const struct names *names)
{
	const char *name = xml_attr(n, "name");
	int i = name ? names_find(names, name) : -1;

	if (i < 0)
		bad_name(l, n, name);
	return i;
}

static void
read_into(struct loader *l, const struct xml_node *n, const struct prop *props, void *target)
{
	if (prop_read(n, props, target, l->style->color, l->diag))
		l->rc = -1;
}

static void
load_color(struct loader *l, const struct xml_node *n)
{
	struct prop value[] = {{"value", PROP_COLOR, 0, 0}, {NULL, PROP_INT, 0, 0}};
	int i = index_of(l, n, &style_colors);

	if (i >= 0)
		read_into(l, n, value, &l->style->color[i]);
}

/* `like` copies a style that stands above in the file. */
static void
load_text(struct loader *l, const struct xml_node *n)
{
	const char *like = xml_attr(n, "like");
	int i = index_of(l, n, &style_texts);
	int from = like ? names_find(&style_texts, like) : -1;

	if (i < 0)
		return;
	if (like && from < 0)
		bad_name(l, n, like);
	else if (like)
		l->style->text[i] = l->style->text[from];
	read_into(l, n, text_props, &l->style->text[i]);
}

static void
load_fill(struct loader *l, const struct xml_node *n, const struct names *names,
	struct fill_look *fills)
{
	int i = index_of(l, n, names);

	if (i >= 0)
		read_into(l, n, fill_props, &fills[i]);
}

static void
load_chart(struct loader *l, const struct xml_node *n)
{
	struct chart_look *c = &l->style->chart;

	read_into(l, n, chart_props, c);
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (!k->name)
			continue;
		if (strcmp(k->name, "status") == 0)
			load_fill(l, k, &style_statuses, c->status);
		else if (strcmp(k->name, "schedule") == 0)
			load_fill(l, k, &style_schedules, c->schedule);
		else if (strcmp(k->name, "series") == 0)
			load_fill(l, k, &style_series, c->series);
	}
}

static void
load_char(struct loader *l, const struct xml_node *n)
{
	int i = index_of(l, n, &style_chars);

	if (i >= 0)
		read_into(l, n, char_props, &l->style->chars[i]);
}

static void
load_table(struct loader *l, const struct xml_node *n)
{
	int i = index_of(l, n, &style_tables);

	if (i >= 0)
		read_into(l, n, table_props, &l->style->table[i]);
}

/* Elements whose attributes go straight into one struct of the style. */
static const struct simple_element {
	const char *name;
	const struct prop *props;
	size_t offset;
} simple_elements[] = {
	{"page", page_props, offsetof(struct style, page)},
	{"fonts", font_props, 0},
	{"list", list_props, offsetof(struct style, list)},
	{"box", box_props, offsetof(struct style, box)},
	{"quote", box_props, offsetof(struct style, quote)},
	{"cover", cover_props, offsetof(struct style, cover)},
	{"footnote", note_props, offsetof(struct style, note)},
	{"sheet", sheet_props, offsetof(struct style, sheet)},
	{"chip", misc_props, 0},
	{"hyphenation", misc_props, 0},
};

static const struct named_element {
	const char *name;
	void (*load)(struct loader *, const struct xml_node *);
} named_elements[] = {
	{"color", load_color},
	{"text", load_text},
	{"char", load_char},
	{"table", load_table},
	{"chart", load_chart},
};

static void
load_element(struct loader *l, const struct xml_node *n)
{
	for (size_t i = 0; i < sizeof(simple_elements) / sizeof(*simple_elements); i++)
		if (strcmp(n->name, simple_elements[i].name) == 0)
			read_into(l, n, simple_elements[i].props,
				(char *)l->style + simple_elements[i].offset);
	for (size_t i = 0; i < sizeof(named_elements) / sizeof(*named_elements); i++)
		if (strcmp(n->name, named_elements[i].name) == 0)
			named_elements[i].load(l, n);
}

static void
load_children(struct loader *l, const struct xml_node *n)
{
	for (const struct xml_node *k = n->first; k; k = k->next) {
		if (!k->name)
			continue;
		load_element(l, k);
		if (strcmp(k->name, "colors") == 0 || strcmp(k->name, "texts") == 0)
			load_children(l, k);
	}
}

static void
require_geometry(struct loader *l, bool holds, const struct xml_node *n, const char *what)
{
	if (!holds)
		l->rc = diag_report(l->diag, FAULT_STYLE_GEOMETRY, xml_where(n), "%s", what);
}

static void
check_geometry(struct loader *l, const struct xml_node *n)
{
	const struct page_look *p = &l->style->page;

	require_geometry(l, p->width > 0 && p->height > 0, n, "width, height");
	require_geometry(l,
		p->column_x >= 0 && p->column_width > 0 &&
			p->column_x + p->column_width <= p->width,
		n, "column-x + column-width > width");
	require_geometry(l, p->side_x >= 0 && p->side_x + p->side_width <= p->column_x, n,
		"side-x + side-width > column-x");
	require_geometry(l, p->margin_top + p->margin_bottom < p->height, n,
		"margin-top + margin-bottom >= height");
	require_geometry(l, p->grid > 0, n, "grid");
	for (int i = 0; i < TS_COUNT; i++)
		require_geometry(l, l->style->text[i].size > 0 && l->style->text[i].leading > 0, n,
			style_texts.v[i]);
}

static struct where
where_of_families(const struct xml_node *root)
{
	const struct xml_node *fonts = xml_child(root, "fonts");

	return xml_where(fonts ? fonts : root);
}

static void
check_families(struct loader *l, const struct xml_node *n)
{
	for (int i = 0; i < FONT_SLOT_COUNT; i++)
		if (!l->style->family[i])
			l->rc = diag_report(l->diag, FAULT_STYLE_VALUE, xml_where(n), "fonts %s",
				style_slots.v[i]);
}

struct style *
style_load(struct arena *a, const char *path, const char *shown, const char *schema_dir,
	struct diag *d)
{
	char *schema_path = arena_printf(a, "%s/%s", schema_dir, STYLE_SCHEMA);
	struct xml_schema *schema = xml_schema_open(schema_path, STYLE_NS, d);
	struct loader l = {arena_one(a, struct style), d, 0};
	const struct xml_node *root;

	if (!schema)
		return NULL;
	root = xml_read(a, path, shown, schema, d);
	xml_schema_close(schema);
	if (!root)
		return NULL;
	style_defaults(l.style);
	l.style->name = xml_attr(root, "name");
	load_children(&l, root);
	check_geometry(&l, root);
	check_families(&l, root);
	l.style->families_at = where_of_families(root);
	if (contrast_check(l.style, xml_where(root), d))
		l.rc = -1;
	return l.rc ? NULL : l.style;
}
