/*
 * faults: the file of --layout-report around all documents of a run.
 *
 * Does     empties it before the first document, closes it behind the last;
 *          in between every document adds its faults (layout_report()).
 * Units    -
 * Gives    lines of text, or one JSON array if the file ends in .json.
 * Errors   -1 after saying in the log that the file cannot be written.
 * Memory   none.
 * Source   own.
 */
#ifndef RUN_WORK_FAULTS_H
#define RUN_WORK_FAULTS_H

#include "run/cli/options.h"

int faults_begin(const struct options *o);
int faults_end(const struct options *o);

bool faults_are_json(const struct options *o);

#endif
