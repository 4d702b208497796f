/*
 * record: the publication in the words of open data catalogues.
 *
 * Does     writes one data set with its distributions (PDF, tables).
 * Units    bytes.
 * Gives    RDF/XML by DCAT-AP.de 2.0; what nobody has stated (licence,
 *          contributor) is left out, not made up.
 * Errors   none; the caller checks the stream.
 * Memory   what is put together in the arena given.
 * Source   DCAT-AP.de 2.0; EU authority tables for file types, languages,
 *          themes; SPDX for the checksum.
 */
#ifndef ASIDE_RECORD_H
#define ASIDE_RECORD_H

#include "aside/aside.h"

#include <stdio.h>

/* tables: the CSV file, NULL = there is none. */
void record_rdf(
	FILE *out, const struct aside_input *in, struct arena *a, const struct aside_file *tables);

#endif
