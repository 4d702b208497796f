/*
 * events: a foreign XML file as a stream, for parts that are too large for a
 *         tree.
 *
 * Does     calls back for each start tag, end tag and piece of text; no
 *          network, no DTD, no entities, the depth limit of xml.h.
 * Units    bytes; nodes are without file and line.
 * Gives    local names only: the namespaces of office formats are told apart
 *          by their names well enough.
 * Errors   -1 with the parser's words in *why; the caller reports, for it
 *          knows the file the part is from.
 * Memory   what a callback is handed lives until it returns; *why is the
 *          arena's.
 * Source   XML 1.0, as libxml2 does it.
 */
#ifndef XML_EVENTS_H
#define XML_EVENTS_H

#include "base/arena.h"

struct xml_event_attr {
	const char *name; /* local */
	const char *value;
	size_t n; /* [byte] of the value, which has no NUL */
};

struct xml_events {
	/* Each may end the reading by a number that is not 0. */
	int (*start)(void *ctx, const char *name, const struct xml_event_attr *attrs, size_t n);
	int (*text)(void *ctx, const char *s, size_t n);
	int (*end)(void *ctx, const char *name);
};

int xml_events_read(struct arena *a, const char *s, size_t n, const struct xml_events *on,
	void *ctx, const char **why);

#endif
