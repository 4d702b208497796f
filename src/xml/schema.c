#include "xml/door.h"

#include <libxml/parserInternals.h>
#include <libxml/xmlschemas.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct xml_schema {
	xmlSchema *schema;
	char *ns;
};

static void
ignore_message(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

static void
ignore_error(void *ctx, xmlError *e)
{
	(void)ctx;
	(void)e;
}

/* A document may name schemas and entities; none of them is ever opened. */
static xmlParserInput *
load_nothing(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

/* While our own schema is read, the files beside it may be opened. */
static xmlParserInput *
load_local(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)id;
	return url && !strstr(url, "://") ? xmlNewInputFromFile(ctxt, url) : NULL;
}

void
door_silence(void)
{
	xmlInitParser();
	xmlSetGenericErrorFunc(NULL, ignore_message);
	xmlSetStructuredErrorFunc(NULL, ignore_error);
	xmlSetExternalEntityLoader(load_nothing);
}

static xmlSchema *
parse_schema(const char *path)
{
	xmlSchemaParserCtxt *ctxt = xmlSchemaNewParserCtxt(path);
	xmlSchema *schema;

	if (!ctxt)
		return NULL;
	xmlSchemaSetParserStructuredErrors(ctxt, ignore_error, NULL);
	xmlSetExternalEntityLoader(load_local);
	schema = xmlSchemaParse(ctxt);
	xmlSetExternalEntityLoader(load_nothing);
	xmlSchemaFreeParserCtxt(ctxt);
	return schema;
}

struct xml_schema *
xml_schema_open(const char *path, const char *ns, struct diag *d)
{
	struct where where = {path, 0, 0, NULL};
	struct xml_schema *s;
	xmlSchema *schema;

	door_silence();
	schema = access(path, R_OK) == 0 ? parse_schema(path) : NULL;
	if (!schema) {
		diag_report(d, FAULT_SCHEMA_MISSING, where, "%s", path);
		return NULL;
	}
	s = xmalloc(sizeof(*s));
	s->schema = schema;
	s->ns = memcpy(xmalloc(strlen(ns) + 1), ns, strlen(ns) + 1);
	return s;
}

void
xml_schema_close(struct xml_schema *s)
{
	if (!s)
		return;
	xmlSchemaFree(s->schema);
	free(s->ns);
	free(s);
}

const char *
schema_namespace(const struct xml_schema *s)
{
	return s->ns;
}

static void
on_schema_error(void *ctx, xmlError *e)
{
	explain_schema(ctx, e);
}

int
schema_validate(const struct xml_schema *s, struct reader *r, xmlDoc *doc)
{
	xmlSchemaValidCtxt *ctxt = xmlSchemaNewValidCtxt(s->schema);
	size_t before = r->faults;
	int status = -1;

	if (!ctxt)
		return reader_fault(
			r, FAULT_SCHEMA_MISSING, reader_where(r, 0, 0, NULL), "%s", s->ns);
	xmlSchemaSetValidStructuredErrors(ctxt, on_schema_error, r);
	status = xmlSchemaValidateDoc(ctxt, doc);
	xmlSchemaFreeValidCtxt(ctxt);
	if (status != 0 && r->faults == before)
		return reader_fault(r, FAULT_XML_VALUE, reader_where(r, 1, 0, NULL), "%d", status);
	return status == 0 && r->faults == before ? 0 : -1;
}
