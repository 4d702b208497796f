#include "exchange/store/edits.h"

#include <stdlib.h>
#include <string.h>

void
edits_begin(struct edits *e, struct project *p)
{
	*e = (struct edits){.project = p};
}

static void
splice(struct edits *e, const struct project_file *f, size_t at, size_t n, const char *text)
{
	*VEC_PUSH(e->project->arena, &e->splices) = (struct splice){f, at, n, e->splices.n, text};
}

static const struct xml_span *
span_of(const struct project_file *f, const struct xml_node *n)
{
	return &f->spans.v[n->nth];
}

/* The blanks before a tag that begins its line; "" if something stands before it. */
static const char *
indent_of(const struct edits *e, const struct project_file *f, size_t head)
{
	size_t at = head;

	while (at > 0 && (f->bytes[at - 1] == ' ' || f->bytes[at - 1] == '\t'))
		at--;
	if (at > 0 && f->bytes[at - 1] != '\n')
		return "";
	return arena_strndup(e->project->arena, f->bytes + at, head - at);
}

static const char *
escaped(struct edits *e, const char *s, char quote)
{
	struct str b;
	const char *copy;

	str_init(&b);
	element_escape(&b, s, quote);
	copy = arena_strndup(e->project->arena, b.s, b.n);
	str_release(&b);
	return copy;
}

void
edit_attr(struct edits *e, const struct xml_node *n, const char *name, const char *value)
{
	const struct project_file *f = project_file_of(e->project, n);
	const struct xml_span *at = span_of(f, n);
	struct xml_attr_span old;
	bool is_there = xml_attr_find(f->bytes, at, name, &old);

	e->count++;
	if (is_there && value && *value)
		splice(e, f, old.value, old.value_end - old.value, escaped(e, value, old.quote));
	else if (is_there)
		splice(e, f, old.blank, old.end - old.blank, "");
	else if (value && *value)
		splice(e, f, xml_attr_place(f->bytes, at), 0,
			arena_printf(
				e->project->arena, " %s=\"%s\"", name, escaped(e, value, '"')));
}

/* Comments between the tags go behind the new text; sections are text and go. */
static const char *
comments_in(struct edits *e, const char *s, size_t n)
{
	struct str b;
	const char *copy, *end = s + n;

	str_init(&b);
	while ((s = memmem(s, (size_t)(end - s), "<!--", 4))) {
		const char *close = memmem(s, (size_t)(end - s), "-->", 3);

		if (!close)
			break;
		str_addn(&b, s, (size_t)(close + 3 - s));
		s = close + 3;
	}
	copy = arena_strndup(e->project->arena, b.s, b.n);
	str_release(&b);
	return copy;
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void
edit_text(struct edits *e, const struct xml_node *n, const char *text)
{
	const struct project_file *f = project_file_of(e->project, n);
	const struct xml_span *at = span_of(f, n);
	size_t from = at->inner, to = at->tail;
	const char *new_text = escaped(e, text, '\0');

	e->count++;
	if (at->is_empty) {
		splice(e, f, at->end - 2, 2,
			arena_printf(e->project->arena, ">%s</%s>", new_text, n->name));
		return;
	}
	while (from < to && is_space(f->bytes[from]))
		from++;
	while (to > from && is_space(f->bytes[to - 1]))
		to--;
	splice(e, f, from, to - from,
		arena_printf(e->project->arena, "%s%s", new_text,
			comments_in(e, f->bytes + from, to - from)));
}

void
edit_remove(struct edits *e, const struct xml_node *n)
{
	const struct project_file *f = project_file_of(e->project, n);
	const struct xml_span *at = span_of(f, n);
	size_t from = at->head;

	e->count++;
	while (from > 0 && (f->bytes[from - 1] == ' ' || f->bytes[from - 1] == '\t'))
		from--;
	if (from > 0 && f->bytes[from - 1] == '\n')
		from -= from > 1 && f->bytes[from - 2] == '\r' ? 2 : 1;
	else
		from = at->head;
	splice(e, f, from, at->end - from, "");
}

/* The last child that stands before a child of that name; NULL = it comes first. */
static const struct xml_node *
place_after(const struct xml_node *parent, const char *name)
{
	const struct xml_node *after = NULL;
	int rank = child_rank(parent->name, name);

	for (const struct xml_node *c = parent->first; c; c = c->next)
		if (!c->text && child_rank(parent->name, c->name) <= rank)
			after = c;
	return after;
}

static void
insert_into_empty(struct edits *e, const struct xml_node *parent, const char *text)
{
	const struct project_file *f = project_file_of(e->project, parent);
	const struct xml_span *at = span_of(f, parent);
	const char *indent = indent_of(e, f, at->head);
	struct arena *a = e->project->arena;

	/* "<a/>" is opened; more children put in afterwards stand at the same place. */
	for (size_t i = 0; i < e->splices.n; i++) {
		struct splice *s = &e->splices.v[i];

		if (s->file == f && s->at == at->end - 2 && s->n == 2) {
			size_t tail = strlen(s->text) - strlen(f->eol) - strlen(indent) -
				      strlen(parent->name) - 3;

			s->text = arena_printf(a, "%.*s%s%s%s%s%s", (int)tail, s->text, f->eol,
				indent, f->unit, text, s->text + tail);
			return;
		}
	}
	splice(e, f, at->end - 2, 2,
		arena_printf(a, ">%s%s%s%s%s%s</%s>", f->eol, indent, f->unit, text, f->eol, indent,
			parent->name));
}

void
edit_insert(struct edits *e, const struct xml_node *parent, const struct element *child)
{
	const struct project_file *f = project_file_of(e->project, parent);
	const struct xml_span *at = span_of(f, parent);
	const struct xml_node *after = place_after(parent, child->name);
	struct arena *a = e->project->arena;
	const char *indent = indent_of(e, f, at->head);
	struct str b;

	e->count++;
	indent = after ? indent_of(e, f, span_of(f, after)->head)
		       : arena_printf(a, "%s%s", indent, f->unit);
	str_init(&b);
	element_write(&b, child, (struct element_style){indent, f->unit, f->eol});
	if (at->is_empty)
		insert_into_empty(e, parent, arena_strndup(a, b.s, b.n));
	else if (after || parent->first)
		splice(e, f, after ? span_of(f, after)->end : at->inner, 0,
			arena_printf(a, "%s%s%s", f->eol, indent, b.s));
	else /* "<a></a>" */
		splice(e, f, at->inner, 0,
			arena_printf(a, "%s%s%s%s%s", f->eol, indent, b.s, f->eol,
				indent_of(e, f, at->head)));
	str_release(&b);
}

void
edit_child(struct edits *e, const struct xml_node *n, const char *name, const char *text)
{
	edit_children(e, n, name, &text, text && *text ? 1 : 0);
}

static bool
is_text(struct edits *e, const struct xml_node *n, const char *text)
{
	return strcmp(xml_text(e->project->arena, n), text) == 0;
}

void
edit_children(struct edits *e, const struct xml_node *n, const char *name, const char *const *texts,
	size_t ntexts)
{
	size_t i = 0;

	for (const struct xml_node *c = xml_child(n, name); c; c = xml_next(c, name), i++) {
		if (i >= ntexts)
			edit_remove(e, c);
		else if (!is_text(e, c, texts[i]))
			edit_text(e, c, texts[i]);
	}
	for (; i < ntexts; i++) {
		struct element *x = element_new(e->project->arena, name);

		x->text = texts[i];
		edit_insert(e, n, x);
	}
}

void
edit_child_attrs(struct edits *e, const struct xml_node *n, const char *name, const char *attr,
	const char *const *values, size_t nvalues)
{
	size_t i = 0;

	for (const struct xml_node *c = xml_child(n, name); c; c = xml_next(c, name), i++) {
		const char *old = xml_attr(c, attr);

		if (i >= nvalues)
			edit_remove(e, c);
		else if (!old || strcmp(old, values[i]) != 0)
			edit_attr(e, c, attr, values[i]);
	}
	for (; i < nvalues; i++) {
		struct element *x = element_new(e->project->arena, name);

		element_attr(e->project->arena, x, attr, values[i]);
		edit_insert(e, n, x);
	}
}

struct element *
edit_new_file(struct edits *e, const char *href, const char *root)
{
	struct arena *a = e->project->arena;
	struct element *source;
	struct edit_birth *b;

	for (size_t i = 0; i < e->births.n; i++)
		if (strcmp(e->births.v[i].href, href) == 0)
			return e->births.v[i].root;
	source = element_new(a, "source");
	element_attr(a, source, "href", href);
	edit_insert(e, e->project->files.v[0].root, source);
	b = VEC_PUSH(a, &e->births);
	b->href = href;
	b->root = element_new(a, root);
	element_attr(a, b->root, "xmlns", "urn:ratsdruck:project:1");
	return b->root;
}

void
edit_into_file(struct edits *e, const char *href, const char *root, struct element *child)
{
	const struct project_file *old = project_file_named(e->project, href);
	const struct project_file *like = project_file_with_root(e->project, root);
	const char *visibility = like ? xml_attr(like->root, "visibility") : NULL;
	struct element *new_root;

	if (old && strcmp(old->root->name, root) == 0) {
		edit_insert(e, old->root, child);
		return;
	}
	new_root = edit_new_file(e, project_free_name(e->project, href), root);
	if (!new_root->first)
		element_attr(e->project->arena, new_root, "visibility",
			visibility ? visibility : "nonpublic");
	element_add(new_root, child);
	e->count++;
}

bool
edits_are_none(const struct edits *e)
{
	return e->splices.n == 0 && e->births.n == 0;
}

/* By place; what is put in at one place keeps the order it was asked for. */
static int
compare_splices(const void *x, const void *y)
{
	const struct splice *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->nth > b->nth) - (a->nth < b->nth);
}

static struct splice *
splices_of(struct edits *e, const struct project_file *f, size_t *n)
{
	struct splice *v = arena_array(e->project->arena, struct splice, e->splices.n + 1);

	*n = 0;
	for (size_t i = 0; i < e->splices.n; i++)
		if (e->splices.v[i].file == f)
			v[(*n)++] = e->splices.v[i];
	if (*n)
		qsort(v, *n, sizeof(*v), compare_splices);
	return v;
}

static void
apply_file(struct edits *e, const struct project_file *f, struct model_files *out)
{
	struct arena *a = e->project->arena;
	size_t n, at = 0;
	struct splice *v = splices_of(e, f, &n);
	struct str b;

	if (!n)
		return;
	str_init(&b);
	for (size_t i = 0; i < n; i++) {
		if (v[i].at < at) /* a place inside of what was taken away */
			continue;
		str_addn(&b, f->bytes + at, v[i].at - at);
		str_add(&b, v[i].text);
		at = v[i].at + v[i].n;
	}
	str_addn(&b, f->bytes + at, f->n - at);
	*VEC_PUSH(a, out) = (struct model_file){f->href, arena_strndup(a, b.s, b.n), b.n};
	str_release(&b);
}

struct model_files
edits_apply(struct edits *e)
{
	struct arena *a = e->project->arena;
	struct model_files out = {0};

	for (size_t i = 0; i < e->births.n; i++) {
		struct str b;

		str_init(&b);
		str_add(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		element_write(&b, e->births.v[i].root, (struct element_style){"", "  ", "\n"});
		str_addc(&b, '\n');
		*VEC_PUSH(a, &out) =
			(struct model_file){e->births.v[i].href, arena_strndup(a, b.s, b.n), b.n};
		str_release(&b);
	}
	/* project.xml last: no file is named before it is there. */
	for (size_t i = e->project->files.n; i > 0; i--)
		apply_file(e, &e->project->files.v[i - 1], &out);
	return out;
}
