/*
 * shard: one of N disjoint parts of all publications of all projects.
 *
 * Does     assigns each file to a shard by the hash of its project,
 *          publication, committee and period, and by nothing else.
 * Units    shards count from 1.
 * Gives    every file exactly one shard of N, the same on every machine.
 * Errors   shard_parse(): -1 on anything but "I/N", 1 <= I <= N.
 * Memory   none.
 * Source   own.
 */
#ifndef PUBLISH_SHARD_H
#define PUBLISH_SHARD_H

#include <stdbool.h>

#define SHARD_MAX 10000
#define SHARD_NAME 24

struct shard {
	unsigned index, count; /* count 0 = the whole */
	char name[SHARD_NAME]; /* "1-of-4", "" for the whole */
};

int shard_parse(const char *s, struct shard *out);
bool shard_owns(const struct shard *s, const char *project, const char *publication,
	const char *committee, const char *period);

#endif
