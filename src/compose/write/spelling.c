#include "compose/write/spelling.h"

#include <stddef.h>

static const struct spelling {
	uint32_t cp;
	const char *ascii;
} spellings[] = {
	{0xE4, "ae"},
	{0xC4, "ae"},
	{0xF6, "oe"},
	{0xD6, "oe"},
	{0xFC, "ue"},
	{0xDC, "ue"},
	{0xDF, "ss"},
};

const char *
spelling_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (spellings[i].cp == cp)
			return spellings[i].ascii;
	return NULL;
}
