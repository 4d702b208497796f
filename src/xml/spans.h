/*
 * spans: where the elements of a file stand in its bytes.
 *
 * Does     finds tags and attribute values again in the bytes of a file that
 *          xml_read_bytes() has accepted, so that a change can be a splice
 *          that leaves every other byte alone.
 * Units    bytes from the file's start; elements counted from 0 in document
 *          order, as xml_node.nth has them.
 * Gives    one span per element; attributes on demand.
 * Errors   none: what is no XML was refused before.
 * Memory   the arena given; names of attributes are compared in place.
 * Source   XML 1.0 sections 2.3, 2.5, 2.6, 2.7, 3.1.
 *
 *    <measure id="a">…</measure>
 *    ^head          ^inner
 *                    ^tail     ^end        an empty element: tail = end
 */
#ifndef XML_SPANS_H
#define XML_SPANS_H

#include "base/arena.h"

#include <stdbool.h>

struct xml_span {
	size_t head;   /* its '<' */
	size_t inner;  /* behind the '>' of the start tag */
	size_t tail;   /* the '<' of the end tag */
	size_t end;    /* behind the last '>' */
	bool is_empty; /* written as <a/> */
};

struct xml_spans {
	struct xml_span *v;
	size_t n, cap;
};

/* One attribute: name, its value without quotes, and the blank before the name. */
struct xml_attr_span {
	size_t blank, name, value, value_end, end; /* end is behind the closing quote */
	char quote;
};

struct xml_spans xml_spans_find(struct arena *a, const char *s, size_t n);

/* The attribute of that qualified name in the start tag at head; false = not there. */
bool xml_attr_find(
	const char *s, const struct xml_span *at, const char *name, struct xml_attr_span *out);

/* Where a new attribute goes: behind the last one, or behind the element's name. */
size_t xml_attr_place(const char *s, const struct xml_span *at);

#endif
