/*
 * out: a project as flat tables.
 *
 * Does     writes every table as CSV or all as one workbook, a data
 *          dictionary and a Frictionless data package.
 * Units    CSV: UTF-8 with a mark at its begin, semicolons, decimal comma,
 *          days in ISO form, lines end in CR LF.
 * Gives    files by name, for the caller to write.
 * Errors   errno in tables_out() if the workbook could not be made.
 * Memory   the project's arena; tmp is a folder for a temporary file.
 * Source   RFC 4180; Frictionless Data Package.
 */
#ifndef EXCHANGE_TABLE_OUT_H
#define EXCHANGE_TABLE_OUT_H

#include "exchange/store/imports.h"
#include "exchange/table/cells.h"

#define DICTIONARY "datenlexikon.csv"

int tables_out(struct project *p, bool is_workbook, const char *tmp, struct imported_files *out);

#endif
