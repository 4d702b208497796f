#include "publish/shard.h"

#include "publish/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HASH_DIGITS 8

int
shard_parse(const char *s, struct shard *out)
{
	char rest;

	*out = (struct shard){0};
	if (sscanf(s, "%5u/%5u%c", &out->index, &out->count, &rest) != 2 || out->index < 1 ||
		out->index > out->count || out->count > SHARD_MAX)
		return -1;
	snprintf(out->name, sizeof(out->name), "%u-of-%u", out->index, out->count);
	return 0;
}

/* The NUL of each part is hashed too: "a","bc" is not "ab","c". */
bool
shard_owns(const struct shard *s, const char *project, const char *publication,
	const char *committee, const char *period)
{
	const char *parts[] = {project, publication, committee, period};
	struct digest_chain chain = {{0}};
	char hex[DIGEST_SHORT_HEX];

	if (!s->count)
		return true;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		digest_chain_add(&chain, parts[i], strlen(parts[i]) + 1);
	digest_chain_hex(&chain, hex);
	hex[HASH_DIGITS] = '\0';
	return strtoul(hex, NULL, 16) % s->count + 1 == s->index;
}
