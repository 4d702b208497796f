/*
 * spelling: letters without a place in ASCII, spelt with those that have one.
 *
 * Does     looks one letter up.
 * Units    code points.
 * Gives    "ae" for an umlaut and the like, NULL for letters that are spelt
 *          as they are.
 * Errors   none.
 * Memory   none.
 * Source   DIN 5007-2; file names that every system can hold.
 */
#ifndef COMPOSE_WRITE_SPELLING_H
#define COMPOSE_WRITE_SPELLING_H

#include <stdint.h>

const char *spelling_of(uint32_t cp);

#endif
