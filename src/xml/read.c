#include "xml/door.h"

#include "base/file.h"
#include "base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define XSI "http://www.w3.org/2001/XMLSchema-instance"

const struct xml_limits xml_limits_default = {.file_bytes = (size_t)16 << 20, .depth = 64};

static int
too_large(struct reader *r)
{
	return reader_fault(r, FAULT_FILE_TOO_LARGE, reader_where(r, 0, 0, NULL), "> %zu MiB",
		xml_limits_default.file_bytes >> 20);
}

static int
read_bytes(struct reader *r, const char *path)
{
	size_t n = 0;
	const char *s = file_read(r->arena, AT_FDCWD, path, xml_limits_default.file_bytes, &n);

	if (!s && errno == EFBIG)
		return too_large(r);
	if (!s)
		return reader_fault(
			r, file_fault(errno), reader_where(r, 0, 0, NULL), "%s", r->shown);
	str_addn(&r->bytes, s, n);
	return 0;
}

static int
line_of(const struct reader *r, size_t pos)
{
	int line = 1;

	for (size_t i = 0; i < pos; i++)
		line += r->bytes.s[i] == '\n';
	return line;
}

/* The encoding the XML declaration names; NULL = none named. */
static const char *
declared_encoding(const struct reader *r)
{
	static const char bom[] = "\xEF\xBB\xBF";
	const char *s = r->bytes.s, *end, *e;

	if (strncmp(s, bom, 3) == 0)
		s += 3;
	if (strncmp(s, "<?xml", 5) != 0 || !(end = strstr(s, "?>")))
		return NULL;
	e = memmem(s, (size_t)(end - s), "encoding", 8);
	if (!e)
		return NULL;
	e += 8;
	while (e < end && (isspace((unsigned char)*e) || *e == '='))
		e++;
	return *e == '"' || *e == '\'' ? e + 1 : NULL;
}

static bool
names_encoding(const char *declared, const char *name)
{
	size_t n = strlen(name);

	return strncasecmp(declared, name, n) == 0 && (declared[n] == '"' || declared[n] == '\'');
}

/* One encoding only: then no byte has two meanings. */
static int
check_encoding(struct reader *r)
{
	const char *declared = declared_encoding(r);
	size_t bad;

	if (declared && !names_encoding(declared, "utf-8") && !names_encoding(declared, "us-ascii"))
		return reader_fault(r, FAULT_XML_ENCODING, reader_where(r, 1, 0, NULL), "%.*s",
			(int)strcspn(declared, "\"'?\n"), declared);
	if (!utf8_valid(r->bytes.s, r->bytes.n, &bad))
		return reader_fault(r, FAULT_XML_ENCODING,
			reader_where(r, line_of(r, bad), 0, NULL), "0x%02X",
			(unsigned char)r->bytes.s[bad]);
	return 0;
}

static struct reader *
reader_of(void *ctxt)
{
	return ((xmlParserCtxt *)ctxt)->_private;
}

static void
on_doctype(void *ctx, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
	struct reader *r = reader_of(ctx);

	(void)id;
	(void)system;
	if (!r->is_hopeless)
		reader_fault(r, FAULT_XML_DTD, reader_where(r, xmlSAX2GetLineNumber(ctx), 0, NULL),
			"<!DOCTYPE %s>", (const char *)name);
	r->is_hopeless = true;
	xmlStopParser(ctx);
}

/* NOLINTBEGIN(readability-function-size): libxml2 says how many parameters */
static void
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nns,
	const xmlChar **ns, int nattrs, int ndefaulted, const xmlChar **attrs)
{
	struct reader *r = reader_of(ctx);

	if (++r->depth > xml_limits_default.depth && !r->is_hopeless) {
		reader_fault(r, FAULT_XML_DEPTH,
			reader_where(r, xmlSAX2GetLineNumber(ctx), 0, NULL), "<%s>: > %d",
			(const char *)name, xml_limits_default.depth);
		r->is_hopeless = true;
		xmlStopParser(ctx);
		return;
	}
	xmlSAX2StartElementNs(ctx, name, prefix, uri, nns, ns, nattrs, ndefaulted, attrs);
}
/* NOLINTEND(readability-function-size) */

static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	reader_of(ctx)->depth--;
	xmlSAX2EndElementNs(ctx, name, prefix, uri);
}

static void
on_syntax_error(void *ctx, xmlError *e)
{
	explain_syntax(reader_of(ctx), e);
}

static xmlDoc *
parse(struct reader *r)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	xmlDoc *doc;

	if (!ctxt)
		return NULL;
	ctxt->_private = r;
	ctxt->sax->internalSubset = on_doctype;
	ctxt->sax->startElementNs = on_start;
	ctxt->sax->endElementNs = on_end;
	ctxt->sax->serror = on_syntax_error;
	/* Dropped while parsing, so that the text around them is merged at once. */
	ctxt->sax->comment = NULL;
	ctxt->sax->processingInstruction = NULL;
	/* HUGE lifts libxml2's own limits; ours, which have messages, are narrower. */
	doc = xmlCtxtReadMemory(ctxt, r->bytes.s, (int)r->bytes.n, NULL, "UTF-8",
		XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA | XML_PARSE_HUGE);
	if (!doc && r->faults == 0)
		reader_fault(r, FAULT_XML_SYNTAX, reader_where(r, 0, 0, NULL), "%s", "");
	xmlFreeParserCtxt(ctxt);
	if (r->faults > 0 && doc) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	return doc;
}

/* An editor's hint where the schema lies is allowed, and not followed. */
static void
drop_schema_hints(xmlNode *root)
{
	static const char *const names[] = {"schemaLocation", "noNamespaceSchemaLocation"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		xmlAttr *a = xmlHasNsProp(root, BAD_CAST names[i], BAD_CAST XSI);

		if (a)
			xmlRemoveProp(a);
	}
}

/* The schema would let xsi:type and xsi:nil through. */
static int
refuse_xsi(struct reader *r, const xmlNode *n)
{
	int failed = 0;

	for (const xmlAttr *a = n->properties; a; a = a->next)
		if (a->ns && strcmp((const char *)a->ns->href, XSI) == 0)
			failed = reader_fault(r, FAULT_XML_UNKNOWN_ATTRIBUTE,
				reader_where(r, (int)xmlGetLineNo(n), 0, node_label(r->arena, n)),
				"<%s xsi:%s>", (const char *)n->name, (const char *)a->name);
	for (const xmlNode *c = n->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE && refuse_xsi(r, c))
			failed = -1;
	return failed;
}

static int
check_namespace(struct reader *r, const xmlNode *root, const char *ns)
{
	if (root->ns && strcmp((const char *)root->ns->href, ns) == 0)
		return 0;
	return reader_fault(r, FAULT_XML_NAMESPACE,
		reader_where(r, (int)xmlGetLineNo(root), 0, NULL),
		"<%s xmlns=\"%s\"> \u2192 \"%s\"", (const char *)root->name,
		root->ns ? (const char *)root->ns->href : "", ns);
}

static int
check_document(struct reader *r, const struct xml_schema *schema, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	drop_schema_hints(root);
	if (check_namespace(r, root, schema_namespace(schema)) || refuse_xsi(r, root))
		return -1;
	return schema_validate(schema, r, doc);
}

static struct xml_node *
read_tree(struct reader *r, const struct xml_schema *schema)
{
	struct xml_node *tree = NULL;
	xmlDoc *doc;

	if (check_encoding(r) || scan_markup(r))
		return NULL;
	doc = parse(r);
	if (doc && (!schema || check_document(r, schema, doc) == 0))
		tree = tree_make(r, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	return tree;
}

struct xml_node *
xml_read(struct arena *a, const char *path, const char *shown, const struct xml_schema *schema,
	struct diag *d)
{
	struct reader r = {.arena = a, .diag = d, .shown = shown};
	struct xml_node *tree = NULL;

	door_silence();
	str_init(&r.bytes);
	if (!read_bytes(&r, path))
		tree = read_tree(&r, schema);
	str_release(&r.bytes);
	return tree;
}

struct xml_node *
xml_read_bytes(struct arena *a, const char *shown, const void *bytes, size_t n,
	const struct xml_schema *schema, struct diag *d)
{
	struct reader r = {.arena = a, .diag = d, .shown = shown};
	struct xml_node *tree = NULL;

	door_silence();
	str_init(&r.bytes);
	str_addn(&r.bytes, bytes, n);
	if (r.bytes.n > xml_limits_default.file_bytes)
		too_large(&r);
	else
		tree = read_tree(&r, schema);
	str_release(&r.bytes);
	return tree;
}
