#include "ledger/seal.h"

#include <string.h>

#define DIGEST "digest"

bool
seal_is_same_report(const struct seal_key *a, const struct seal_key *b)
{
	return strcmp(a->publication, b->publication) == 0 &&
	       strcmp(a->committee, b->committee) == 0 && strcmp(a->period, b->period) == 0 &&
	       a->is_internal == b->is_internal;
}

bool
seal_is_same_key(const struct seal_key *a, const struct seal_key *b)
{
	return seal_is_same_report(a, b) && a->corrected == b->corrected;
}

char *
seal_key_words(struct arena *a, const struct seal_key *key)
{
	char iso[DATE_BUF] = "";

	if (key->corrected != DATE_NONE)
		date_iso(key->corrected, iso);
	return arena_printf(a, "%s%s%s%s%s%s%s%s", key->publication, *key->committee ? " " : "",
		key->committee, *key->period ? " " : "", key->period,
		key->is_internal ? " internal" : "", *iso ? " " : "", iso);
}

char *
seal_name_of(struct arena *a, const char *pdf)
{
	const char *dot = strrchr(pdf, '.');
	size_t n = dot ? (size_t)(dot - pdf) : strlen(pdf);

	return arena_printf(a, "%.*s" SEAL_SUFFIX, (int)n, pdf);
}

/* ---- writing ---- */

static void
add_key(struct arena *a, struct xml_node *root, const struct seal_key *key)
{
	struct xml_node *n = tree_add(a, root, "key");

	tree_text(a, n, "publication", key->publication);
	tree_text(a, n, "committee", key->committee);
	tree_text(a, n, "period", key->period);
	tree_text(a, n, "edition", key->is_internal ? "internal" : "public");
	tree_date(a, n, "corrected", key->corrected);
}

static void
add_heard(struct arena *a, struct xml_node *root, const struct seal *s)
{
	struct xml_node *n = tree_add(a, root, "heard");

	tree_date(a, n, "day", s->day);
	tree_text(a, n, "paper", s->paper);
	tree_text(a, n, "by", s->by);
}

static void
add_document(struct arena *a, struct xml_node *root, const struct seal *s)
{
	struct xml_node *n = tree_add(a, root, "document");

	tree_int(a, n, "pages", s->pages);
	tree_date(a, n, "asOf", s->as_of);
	if (s->is_as_published)
		tree_text(a, n, "asPublished", "true");
}

static void
add_files(struct arena *a, struct xml_node *root, const struct seal *s)
{
	for (size_t i = 0; i < s->files.n; i++) {
		struct xml_node *n = tree_add(a, root, "file");

		tree_text(a, n, "name", s->files.v[i].name);
		tree_text(a, n, "alias", s->files.v[i].alias);
		tree_int(a, n, "bytes", (int64_t)s->files.v[i].bytes);
		tree_text(a, n, "sha512", s->files.v[i].sha512);
		tree_text(a, n, "links", s->files.v[i].links);
	}
}

static void
add_withdrawn(struct arena *a, struct xml_node *root, const struct seal *s)
{
	struct xml_node *n;

	if (s->withdrawn == DATE_NONE)
		return;
	n = tree_add(a, root, "withdrawn");
	tree_date(a, n, "day", s->withdrawn);
	tree_text(a, n, "reason", s->why);
}

static void
add_facts(struct arena *a, struct xml_node *root, const struct facts *f)
{
	struct xml_node *n = f ? facts_tree(a, f) : NULL;

	if (!n)
		return;
	n->parent = root;
	root->last->next = n;
	root->last = n;
}

static const char *
digest_of_facts(struct arena *a, const struct facts *f)
{
	char hex[DIGEST_HEX];

	tree_digest(facts_tree(a, f), NULL, hex);
	return arena_strdup(a, hex);
}

/* The digest stands first, though it is known last. */
static struct xml_node *
make_tree(struct arena *a, const struct seal *s, const char *digest)
{
	struct xml_node *root = tree_add(a, NULL, "seal");

	tree_text(a, root, DIGEST, digest);
	tree_text(
		a, root, "factsDigest", s->facts ? digest_of_facts(a, s->facts) : s->facts_digest);
	add_key(a, root, &s->key);
	add_heard(a, root, s);
	add_document(a, root, s);
	add_files(a, root, s);
	add_withdrawn(a, root, s);
	add_facts(a, root, s->facts);
	return root;
}

void
seal_print(struct str *out, const struct seal *s)
{
	struct arena *a = arena_new();
	char hex[DIGEST_HEX];

	tree_digest(make_tree(a, s, NULL), DIGEST, hex);
	tree_print(out, make_tree(a, s, hex));
	arena_free(a);
}

/* ---- reading ---- */

static void
read_files(struct arena *a, struct seal *s, const struct xml_node *root)
{
	for (const struct xml_node *n = xml_child(root, "file"); n; n = xml_next(n, "file"))
		*VEC_PUSH(a, &s->files) = (struct seal_file){
			.name = tree_get(n, "name"),
			.alias = tree_get(n, "alias"),
			.bytes = (uint64_t)tree_get_int(n, "bytes", 0),
			.sha512 = tree_get(n, "sha512"),
			.links = tree_get(n, "links"),
		};
}

static void
read_parts(struct arena *a, struct seal *s, const struct xml_node *root)
{
	const struct xml_node *key = xml_child(root, "key"), *heard = xml_child(root, "heard");
	const struct xml_node *document = xml_child(root, "document");
	const struct xml_node *withdrawn = xml_child(root, "withdrawn");
	const struct xml_node *facts = xml_child(root, "facts");

	s->key = (struct seal_key){
		.publication = tree_get(key, "publication"),
		.committee = tree_get(key, "committee"),
		.period = tree_get(key, "period"),
		.is_internal = strcmp(tree_get(key, "edition"), "internal") == 0,
		.corrected = tree_get_date(key, "corrected"),
	};
	s->day = tree_get_date(heard, "day");
	s->paper = tree_get(heard, "paper");
	s->by = tree_get(heard, "by");
	s->pages = (int)tree_get_int(document, "pages", 0);
	s->as_of = tree_get_date(document, "asOf");
	s->is_as_published = strcmp(tree_get(document, "asPublished"), "true") == 0;
	read_files(a, s, root);
	s->withdrawn = withdrawn ? tree_get_date(withdrawn, "day") : DATE_NONE;
	s->why = withdrawn ? tree_get(withdrawn, "reason") : "";
	s->facts = facts && !withdrawn ? facts_read(a, facts) : NULL;
}

/* What a hand has changed: the record, or only what it says of its facts. */
static bool
is_untouched(const struct seal *s, const struct xml_node *root)
{
	const struct xml_node *facts = xml_child(root, "facts");
	char hex[DIGEST_HEX];

	tree_digest(root, DIGEST, hex);
	if (strcmp(hex, s->digest) != 0)
		return false;
	if (!facts)
		return s->withdrawn != DATE_NONE;
	tree_digest(facts, NULL, hex);
	return strcmp(hex, s->facts_digest) == 0;
}

struct seal *
seal_read(struct arena *a, const char *path, const char *shown, const struct xml_schema *schema,
	struct diag *d)
{
	const struct xml_node *root = xml_read(a, path, shown, schema, d);
	struct seal *s;

	if (!root)
		return NULL;
	if (strcmp(root->name, "seal") != 0) {
		diag_report(d, FAULT_XML_ROOT, xml_where(root), "%s", root->name);
		return NULL;
	}
	s = arena_one(a, struct seal);
	s->where = xml_where(root);
	s->digest = tree_get(root, DIGEST);
	s->facts_digest = tree_get(root, "factsDigest");
	read_parts(a, s, root);
	if (is_untouched(s, root))
		return s;
	diag_report(d, FAULT_SEAL_EDITED, s->where, "%s", seal_key_words(a, &s->key));
	return NULL;
}
