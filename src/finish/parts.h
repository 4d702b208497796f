/*
 * parts: which object lies where in a linearised file, and under which number.
 *
 * Does     puts objects without a stream into object streams, the streams and
 *          the rest into the parts of a linearised file, and numbers all.
 *
 *            part 4   the catalog
 *            part 6   the first page: its objects, the page tree, Info and page
 *                     labels, so that nothing else is needed to show it; the
 *                     outlines if they open with the document
 *            part 7   each other page with the streams that only it needs
 *            part 8   what several other pages need
 *            part 9   the rest: the structure tree first of all
 *
 *          An object stream never mixes outlines with anything else, and one
 *          in part 8 serves two pages at least: where one object belongs to
 *          is then the same question for it as for its stream, whoever asks.
 * Units    numbers of the file to be written; units in the order of the file.
 * Gives    units with their numbers; number[] for each object of the intake.
 * Errors   none.
 * Memory   in the arena.
 * Source   ISO 32000-1 Annex F.3, §7.5.7. Pages and the catalog may not lie in
 *          object streams of a linearised file; of each half the objects in
 *          streams have the highest numbers.
 */
#ifndef FINISH_PARTS_H
#define FINISH_PARTS_H

#include "finish/users.h"

struct unit {
	uint32_t object;         /* of the intake; 0 = an object stream */
	const uint32_t *members; /* of the object stream */
	uint32_t nmembers;
	uint32_t number;
	uint64_t length; /* in the file [byte]; set by the writer */
};

enum part { PART_4, PART_6, PART_7, PART_8, PART_9, PARTS };

struct parts {
	struct arena *arena;
	const struct users *users;
	VEC(struct unit) units;
	size_t first[PARTS + 1];  /* unit of each part */
	size_t *page_unit;        /* by page; the first is first[PART_6] */
	size_t outline, noutline; /* units of outlines */
	bool has_first_stream;    /* the first page's objects lie in a stream */
	bool has_loose_strays;    /* objects of one later page lie beside it, in none */
	uint32_t *number;         /* by object of the intake */
	size_t *unit_of;          /* by object of the intake */
	/* Numbers that belong to no unit. */
	uint32_t main_xref, linear, first_xref, hint, end;
};

void parts_make(struct parts *p, const struct users *u, struct arena *arena);

#endif
