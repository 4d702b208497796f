#include "model/load/load.h"

#include "model/link.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA_FILE "ratsdruck-project-1.xsd"

static const struct root {
	const char *name;
	void (*load)(struct loader *l, const struct xml_node *root, struct scope s);
} roots[] = {
	{"organizations", load_organizations},
	{"concept", load_concept},
	{"actionField", load_field},
	{"indicators", load_indicators},
	{"meetings", load_meetings},
	{"papers", load_papers},
	{"statusReports", load_reports},
	{"glossary", load_glossary},
	{"resultTable", load_results},
	{"summaries", load_summaries},
};

static const struct model_file *
given_file(const struct loader *l, const char *href)
{
	for (size_t i = 0; l->given && i < l->given->n; i++)
		if (strcmp(l->given->v[i].href, href) == 0)
			return &l->given->v[i];
	return NULL;
}

static struct xml_node *
read_file(struct loader *l, const char *path, const char *name)
{
	const char *shown = arena_printf(l->arena, "%s/%s", l->model->dir, name);
	const struct model_file *given = given_file(l, name);

	if (given)
		return xml_read_bytes(l->arena, shown, given->bytes, given->n, l->schema, l->diag);
	return xml_read(l->arena, path, shown, l->schema, l->diag);
}

static int
load_root(struct loader *l, const struct xml_node *root)
{
	struct scope outer = {VIS_UNKNOWN, l->model->project.lang, false};

	for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
		if (strcmp(roots[i].name, root->name) == 0) {
			roots[i].load(l, root, outer);
			return 0;
		}
	return diag_report(l->diag, FAULT_XML_ROOT, xml_where(root), "<%s>", root->name);
}

static bool
is_loaded(struct loader *l, const char *path)
{
	for (size_t i = 0; i < l->files.n; i++)
		if (strcmp(l->files.v[i], path) == 0)
			return true;
	*VEC_PUSH(l->arena, &l->files) = path;
	return false;
}

static int
load_source(struct loader *l, const struct xml_node *source)
{
	const char *href = load_attr(l, source, "href");
	const char *path = given_file(l, href) ? arena_printf(l->arena, "%s/%s", l->real, href)
					       : load_path(l, href, xml_where(source));
	const struct xml_node *root;

	if (!path)
		return -1;
	if (is_loaded(l, path))
		return diag_report(l->diag, FAULT_SOURCE_DUPLICATE, xml_where(source), "%s", href);
	root = read_file(l, path, href);
	return root ? load_root(l, root) : -1;
}

static const char *
project_file(struct loader *l)
{
	struct where where = {l->model->dir, 0, 0, NULL};
	const char *lost;

	if (given_file(l, "project.xml"))
		return arena_printf(l->arena, "%s/project.xml", l->real);
	lost = lost_project(l);
	if (!lost)
		return load_path(l, "project.xml", where);
	where.file = arena_printf(l->arena, "%s/%s", l->model->dir, lost);
	diag_report(l->diag, FAULT_PROJECT_NAME, where, "%s \u2192 project.xml", lost);
	return NULL;
}

static int
load_files(struct loader *l)
{
	const char *path = project_file(l);
	const struct xml_node *root = path ? read_file(l, path, "project.xml") : NULL;

	if (!root)
		return -1;
	if (strcmp(root->name, "project") != 0)
		return diag_report(l->diag, FAULT_XML_ROOT, xml_where(root),
			"<%s> \u2192 <project>", root->name);
	is_loaded(l, path);
	load_project(l, root);
	FOR_CHILDREN(source, root, "source")
		if (load_source(l, source))
			l->is_incomplete = true;
	return 0;
}

/* "input/" and "input" are the same folder in every message. */
static const char *
trim_slash(struct arena *a, const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return arena_strndup(a, dir, n);
}

static int
open_folder(struct loader *l)
{
	struct where where = {l->model->dir, 0, 0, NULL};
	char *real = realpath(l->model->dir, NULL);

	if (!real) {
		diag_report(l->diag, FAULT_FILE_MISSING, where, "%s", strerror(errno));
		return -1;
	}
	l->real = arena_strdup(l->arena, real);
	free(real);
	return 0;
}

struct model *
model_load(struct arena *a, const char *dir, const char *schema_dir, struct diag *d)
{
	return model_load_with(a, dir, schema_dir, NULL, d);
}

struct model *
model_load_with(struct arena *a, const char *dir, const char *schema_dir,
	const struct model_files *files, struct diag *d)
{
	struct model *m = arena_one(a, struct model);
	struct loader l = {.arena = a, .diag = d, .model = m, .given = files};
	size_t before = diag_errors(d);
	struct xml_schema *schema;

	m->arena = a;
	m->known = DATE_NONE;
	m->dir = trim_slash(a, dir);
	if (open_folder(&l))
		return NULL;
	schema =
		xml_schema_open(arena_printf(a, "%s/" SCHEMA_FILE, schema_dir), MODEL_NAMESPACE, d);
	if (!schema)
		return NULL;
	l.schema = schema;
	if (load_files(&l) == 0) {
		link_model(&l);
		check_model(&l);
		/* A name that leads nowhere is said already; the file it means would be said twice.
		 */
		if (!l.is_incomplete && !files)
			load_unlisted(&l);
	}
	xml_schema_close(schema);
	return diag_errors(d) == before ? m : NULL;
}
