/*
 * ink: text within a paragraph.
 *
 * Does     writes runs of text, emphasis, languages, quotations,
 *          abbreviations, links, references with page numbers and footnotes
 *          into the paragraph the builder has open.
 * Units    none.
 * Gives    runs and inline elements in reading order.
 * Errors   none: a reference to what the document does not hold becomes
 *          plain text.
 * Memory   the document's arena; texts are borrowed.
 * Source   ISO 32000-1 §14.8.4.4 (inline elements).
 */
#ifndef COMPOSE_WRITE_INK_H
#define COMPOSE_WRITE_INK_H

#include "compose/write/builder.h"

void ink_text(struct builder *b, const char *text);
void ink_styled(struct builder *b, enum char_style style, const char *text);
void ink_whole(struct builder *b, enum char_style style, const char *text); /* no hyphens: dates */
void ink_fixed(struct builder *b, const char *text); /* neither hyphenated nor broken: codes */
void ink_break(struct builder *b);

/* Inline element below the current one; give the result to ink_close(). */
struct ink ink_open(struct builder *b, enum role role);
void ink_close(struct builder *b, struct ink old);

/* A foreign passage. */
struct ink ink_open_lang(struct builder *b, const char *lang);
/* Quotation marks of the passage's language. */
struct ink ink_open_quote(struct builder *b);
void ink_close_quote(struct builder *b, struct ink old);
void ink_abbr(struct builder *b, const char *text, const char *expansion);
/* Prose: a glossary's abbreviation is expanded where a chapter first uses it. */
void ink_prose(struct builder *b, const char *text);

/* contents says where the link leads, for assistive technology. */
struct ink ink_open_url(struct builder *b, const char *uri, const char *contents);
struct ink ink_open_link(struct builder *b, const char *anchor, const char *contents);
/* Text linked to an anchor if the document has it, else plain. */
void ink_link(struct builder *b, const char *anchor, const char *text);
/* An address as a link: mailto: is added to mail addresses. */
void ink_address(struct builder *b, const char *address);

/* "Section 3.2, page 17", linked; plain fallback text if the anchor is unknown. */
void ink_reference(struct builder *b, const char *anchor, const char *fallback);
/* The page number of an anchor alone, linked. */
void ink_page(struct builder *b, const char *anchor);

/* Mark here, text into the note; close gives the paragraph back. */
struct ink ink_open_note(struct builder *b);
void ink_close_note(struct builder *b, struct ink old);

#endif
