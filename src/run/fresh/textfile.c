#include "run/fresh/textfile.h"

#include "base/arena.h"

FILE *
textfile_open(char **s, size_t *n)
{
	FILE *f = open_memstream(s, n);

	if (!f)
		memory_exhausted();
	return f;
}

void
textfile_close(FILE *f)
{
	if (fclose(f))
		memory_exhausted();
}
