#include "xml/events.h"

#include "xml/door.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <string.h>

#define ATTRS_MOST 64 /* no office format has as many on one element */

struct stream {
	const struct xml_events *on;
	void *ctx;
	xmlParserCtxt *parser;
	int depth;
	const char *why;
	bool is_stopped; /* by a callback, which has said why */
};

static void
stop(struct stream *s, const char *why)
{
	s->why = s->why ? s->why : why;
	s->is_stopped = true;
	xmlStopParser(s->parser);
}

static struct stream *
stream_of(void *ctx)
{
	return ((xmlParserCtxt *)ctx)->_private;
}

/* NOLINTBEGIN(readability-function-size): libxml2 says how many parameters */
static void
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nns,
	const xmlChar **ns, int nattrs, int ndefaulted, const xmlChar **attrs)
{
	struct stream *s = stream_of(ctx);
	struct xml_event_attr list[ATTRS_MOST];
	size_t n = 0;

	(void)prefix;
	(void)uri;
	(void)nns;
	(void)ns;
	(void)ndefaulted;
	if (s->is_stopped)
		return;
	if (++s->depth > xml_limits_default.depth * 4) {
		stop(s, "depth");
		return;
	}
	/* Five pointers each: name, prefix, namespace, begin and end of the value. */
	for (; n < (size_t)nattrs && n < ATTRS_MOST; n++)
		list[n] = (struct xml_event_attr){(const char *)attrs[5 * n],
			(const char *)attrs[5 * n + 3],
			(size_t)(attrs[5 * n + 4] - attrs[5 * n + 3])};
	if (s->on->start && s->on->start(s->ctx, (const char *)name, list, n))
		stop(s, NULL);
}
/* NOLINTEND(readability-function-size) */

static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct stream *s = stream_of(ctx);

	(void)prefix;
	(void)uri;
	s->depth--;
	if (!s->is_stopped && s->on->end && s->on->end(s->ctx, (const char *)name))
		stop(s, NULL);
}

static void
on_text(void *ctx, const xmlChar *text, int n)
{
	struct stream *s = stream_of(ctx);

	if (!s->is_stopped && s->on->text && s->on->text(s->ctx, (const char *)text, (size_t)n))
		stop(s, NULL);
}

static void
on_doctype(void *ctx, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
	(void)name;
	(void)id;
	(void)system;
	stop(stream_of(ctx), "DOCTYPE");
}

int
xml_events_read(struct arena *a, const char *s, size_t n, const struct xml_events *on, void *ctx,
	const char **why)
{
	struct stream stream = {.on = on, .ctx = ctx};
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = on_start,
		.endElementNs = on_end,
		.characters = on_text,
		.cdataBlock = on_text,
		.internalSubset = on_doctype,
	};
	const xmlError *e;

	*why = NULL;
	door_silence();
	stream.parser = n <= INT_MAX ? xmlCreateMemoryParserCtxt(s, (int)n) : NULL;
	if (!stream.parser) {
		*why = "empty";
		return -1;
	}
	*stream.parser->sax = sax;
	stream.parser->_private = &stream;
	/* Without a DTD there are no entities but XML's own five: those are made characters. */
	xmlCtxtUseOptions(stream.parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
	xmlParseDocument(stream.parser);
	e = xmlCtxtGetLastError(stream.parser);
	if (stream.why)
		*why = stream.why;
	else if (!stream.is_stopped && !stream.parser->wellFormed)
		*why = arena_strndup(a, e && e->message ? e->message : "",
			strcspn(e && e->message ? e->message : "", "\n"));
	stream.parser->sax->cdataBlock = NULL;
	xmlFreeParserCtxt(stream.parser);
	return stream.is_stopped || *why ? -1 : 0;
}
