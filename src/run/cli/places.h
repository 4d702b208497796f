/*
 * places: where the program's own files are, installed or not.
 *
 * Does     looks beside the running binary (a build tree's root) first,
 *          then under the prefix it is installed in or was built for.
 * Units    -
 * Gives    absolute folders; the environment variable RATSDRUCK_DATA
 *          overrules both.
 * Errors   none: a wrong place shows when a schema or style is opened.
 * Memory   strings in the arena given.
 * Source   FHS 3.0 §4.11 (/usr/share).
 */
#ifndef RUN_CLI_PLACES_H
#define RUN_CLI_PLACES_H

#include "base/arena.h"

struct places {
	const char *styles;         /* NAME.xml */
	const char *style_schema;   /* ratsdruck-style-1.xsd */
	const char *project_schema; /* ratsdruck-project-1.xsd */
	const char *starter;        /* the project `new` copies */
	const char *icc_profile;    /* sRGB */
};

struct places places_find(struct arena *a);

#endif
