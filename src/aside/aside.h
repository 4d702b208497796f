/*
 * aside: the files beside a PDF, made from what the PDF was made from.
 *
 * Does     checks document and pages by machine and writes what was found:
 *          check report, link for a web page, tables as CSV, metadata
 *          record for open data.
 * Units    bytes; UTF-8 everywhere.
 * Gives    the same input, the same files; no clock, no place, no locale.
 *          It sees one edition's document only: what that may not show
 *          cannot come out here.
 * Errors   -1 after FAULT_ASIDE_CHECK, once per failed check.
 * Memory   everything in the arena given.
 * Source   ISO 14289-1; WCAG 2.1; EN 301 549 clause 10; RFC 4180;
 *          DCAT-AP.de 2.0.
 */
#ifndef ASIDE_ASIDE_H
#define ASIDE_ASIDE_H

#include "base/num.h"
#include "layout/box.h"
#include "style/style.h"

/* Who publishes; every string may be NULL. */
struct aside_publisher {
	const char *name, *website, *email;
	const char *accessibility_contact, *ombuds_office;
	const char *municipality_key, *regional_key; /* AGS, RGS */
	const char *reuse;                           /* what may be done with the texts, in words */
};

/* What a metadata record needs beyond the document; every string may be NULL. */
struct aside_open_data {
	const char *contributor, *licence; /* URIs */
	const char *folder;                /* URL the published files lie under, with its slash */
	const char *themes;                /* codes of the EU's data themes, divided by blanks */
};

struct aside_facts {
	struct aside_publisher publisher;
	struct aside_open_data open_data;
	const char *program; /* "ratsdruck 0.1.0" */
	const char *alias;   /* the PDF's name in the current set */
	uint64_t bytes;      /* of the finished PDF */
	const char *sha512;
	bool is_sample;
};

struct aside_input {
	const struct document *doc;
	const struct pages *pages;
	const struct style *style;
	const struct aside_facts *facts;
	bool is_wanted; /* false: the checks alone */
};

#define ASIDE_LINKS 2 /* the PDF, the tables */

struct aside_file {
	const char *name, *alias;
	const char *links[ASIDE_LINKS]; /* files it refers to by name, NULL = no more */
	char *s;
	size_t n;
};

struct aside_files {
	struct aside_file *v;
	size_t n, cap;
};

/* Files in the order of their kinds; none after a failed check, none beside an encrypted PDF. */
int aside_make(
	const struct aside_input *in, struct arena *a, struct aside_files *out, struct diag *d);

#endif
