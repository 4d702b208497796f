#include "publish/sums.h"

#include <fcntl.h>
#include <unistd.h>

void
sums_line(struct str *out, const char *sha512, const char *name)
{
	str_addf(out, "%s  %s\n", sha512, name);
}

static void
print_sums(const struct folder *f, const struct manifest *m, struct str *out)
{
	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *file = &m->files.v[i];

		if (!file->is_internal && faccessat(f->fd, file->name, F_OK, 0) == 0)
			sums_line(out, file->sha512, file->name);
	}
}

bool
sums_are_stale(const struct folder *f, const struct manifest *m)
{
	struct str text;
	bool stale;

	str_init(&text);
	print_sums(f, m, &text);
	stale = !folder_says(f, SUMS_NAME, &text);
	str_release(&text);
	return stale;
}

int
sums_refresh(const struct folder *f, const struct manifest *m)
{
	struct str text;
	int rc = 0;

	str_init(&text);
	print_sums(f, m, &text);
	if (!folder_says(f, SUMS_NAME, &text))
		rc = folder_replace(f, SUMS_NAME, &text, MODE_PUBLIC) ? -1 : folder_sync(f, ".");
	str_release(&text);
	return rc;
}
