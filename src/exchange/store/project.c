#include "exchange/store/project.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEFAULT_UNIT "  "

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The white space before the first child of the root says how the file indents. */
static const char *
indent_unit(struct arena *a, const struct project_file *f)
{
	size_t at, to;

	for (const struct xml_node *c = f->root->first; c; c = c->next) {
		if (c->text)
			continue;
		at = to = f->spans.v[c->nth].head;
		while (at > 0 && is_blank(f->bytes[at - 1]))
			at--;
		if (at > 0 && f->bytes[at - 1] == '\n' && to > at)
			return arena_strndup(a, f->bytes + at, to - at);
		break;
	}
	return DEFAULT_UNIT;
}

int
project_file_parse(struct arena *a, struct project_file *f, struct diag *d)
{
	const char *nl = memchr(f->bytes, '\n', f->n);

	f->root = xml_read_bytes(a, f->shown, f->bytes, f->n, NULL, d);
	if (!f->root)
		return -1;
	f->spans = xml_spans_find(a, f->bytes, f->n);
	f->eol = nl && nl > f->bytes && nl[-1] == '\r' ? "\r\n" : "\n";
	f->unit = indent_unit(a, f);
	return 0;
}

static char *
slurp(struct arena *a, const char *path, size_t *n)
{
	FILE *in = fopen(path, "re");
	struct stat st;
	char *s = NULL;

	if (!in)
		return NULL;
	if (fstat(fileno(in), &st) == 0 && S_ISREG(st.st_mode)) {
		s = arena_alloc(a, (size_t)st.st_size + 1);
		*n = fread(s, 1, (size_t)st.st_size, in);
		if (*n != (size_t)st.st_size)
			s = NULL;
	}
	fclose(in);
	return s;
}

static int
add_file(struct project *p, const char *href)
{
	struct project_file *f = VEC_PUSH(p->arena, &p->files);
	const char *path = arena_printf(p->arena, "%s/%s", p->dir, href);
	struct where where = {path, 0, 0, NULL};

	*f = (struct project_file){.href = arena_strdup(p->arena, href), .shown = path};
	f->bytes = slurp(p->arena, path, &f->n);
	if (!f->bytes)
		return diag_report(p->diag, FAULT_FILE_UNREADABLE, where, "%s", strerror(errno));
	return project_file_parse(p->arena, f, p->diag);
}

struct project *
project_open(struct arena *a, const char *dir, const char *schema_dir, struct diag *d)
{
	struct project *p = arena_one(a, struct project);
	struct xml_node *root;

	p->arena = a;
	p->diag = d;
	p->schema_dir = schema_dir;
	p->model = model_load(a, dir, schema_dir, d);
	if (!p->model)
		return NULL;
	p->dir = p->model->dir;
	if (add_file(p, "project.xml"))
		return NULL;
	root = p->files.v[0].root;
	for (const struct xml_node *s = xml_child(root, "source"); s; s = xml_next(s, "source"))
		if (add_file(p, xml_attr(s, "href")))
			return NULL;
	return p;
}

const struct project_file *
project_file_of(const struct project *p, const struct xml_node *n)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (strcmp(p->files.v[i].shown, n->file) == 0)
			return &p->files.v[i];
	return NULL;
}

const struct project_file *
project_file_named(const struct project *p, const char *href)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (strcmp(p->files.v[i].href, href) == 0)
			return &p->files.v[i];
	return NULL;
}

const struct project_file *
project_file_with_root(const struct project *p, const char *root)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (strcmp(p->files.v[i].root->name, root) == 0)
			return &p->files.v[i];
	return NULL;
}

static const struct xml_node *
find_id(const struct xml_node *n, const char *id)
{
	const char *own = n->text ? NULL : xml_attr(n, "id");
	const struct xml_node *found = own && strcmp(own, id) == 0 ? n : NULL;

	for (const struct xml_node *c = n->first; c && !found; c = c->next)
		found = c->text ? NULL : find_id(c, id);
	return found;
}

const struct xml_node *
project_node(const struct project *p, const char *id)
{
	const struct xml_node *found = NULL;

	for (size_t i = 0; i < p->files.n && !found; i++)
		found = find_id(p->files.v[i].root, id);
	return found;
}

const char *
project_free_name(const struct project *p, const char *href)
{
	const char *name = href, *dot = strrchr(href, '.');

	for (int i = 2; access(arena_printf(p->arena, "%s/%s", p->dir, name), F_OK) == 0; i++)
		name = arena_printf(p->arena, "%.*s-%d%s", (int)(dot - href), href, i, dot);
	return name;
}
